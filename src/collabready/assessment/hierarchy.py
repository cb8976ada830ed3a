"""Groups within groups: whole, divisions, units. What is left over of each shown one must be nobody or enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from collabready.assessment.atoms import Key
from collabready.assessment.releases import Row

People = Mapping[frozenset[Key], int]
"""How many persons exactly these rows count; those that are none of the groups do not matter."""


@dataclass(frozen=True)
class Hierarchy:
    """Groups of which any two are one within the other or apart.

    `order`: the most important first. `within`: the smallest group that holds a group; those not in it are in the whole
    alone. `sizes`: persons; `whole`: of all, those without a group among them.
    """

    order: tuple[Row, ...]
    sizes: Mapping[Row, int]
    whole: int
    within: Mapping[Row, Row]
    inside: Mapping[Row | None, list[Row]] = field(default_factory=dict)


def hierarchy_of(people: People, order: Sequence[Row], whole: int) -> Hierarchy | None:
    """The hierarchy of some groups, the most important first; None where two of them cross."""
    place = {group: at for at, group in enumerate(order)}
    sizes, shared = _sizes(people, place)
    holders: dict[Row, list[Row]] = defaultdict(list)
    for (one, other), both in shared.items():
        if both < min(sizes[one], sizes[other]):
            return None
        inner, outer = sorted((one, other), key=lambda group: (sizes[group], -place[group]))
        holders[inner].append(outer)
    within = {inner: min(outers, key=lambda group: (sizes[group], -place[group])) for inner, outers in holders.items()}
    inside: dict[Row | None, list[Row]] = defaultdict(list)
    for group in order:
        inside[within.get(group)].append(group)
    return Hierarchy(tuple(order), sizes, whole, within, inside)


def _sizes(people: People, place: Mapping[Row, int]) -> tuple[dict[Row, int], dict[tuple[Row, Row], int]]:
    """Persons of each group, and of any two that share some."""
    sizes = dict.fromkeys(place, 0)
    shared: dict[tuple[Row, Row], int] = defaultdict(int)
    for groups, number in people.items():
        mine = sorted(place.keys() & groups, key=place.__getitem__)
        for group in mine:
            sizes[group] += number
        for pair in combinations(mine, 2):
            shared[pair] += number
    return sizes, shared


def shown_within(hierarchy: Hierarchy, least: int) -> set[Row]:
    """The groups that may be shown: necessary and sufficient, because sets that can be worked out are unions of remainders.

    From the top: while what a shown group leaves over is a small group, the smallest shown one within it is hidden with all
    that it holds; of two equal ones the less important: two runs that hid different ones would give both away. Then
    what was hidden too much is shown again.
    """
    shown: set[Row] = set()
    open_: list[Row | None] = [None]
    while open_:
        top = open_.pop()
        held = _large(hierarchy, hierarchy.inside.get(top, ()), least)
        size = hierarchy.whole if top is None else hierarchy.sizes[top]
        while held and 0 < size - sum(hierarchy.sizes[group] for group in held) < least:
            held.pop()
        shown |= set(held)
        open_ += held
    return _with_more(hierarchy, shown, least)


def _large(hierarchy: Hierarchy, groups: Iterable[Row], least: int) -> list[Row]:
    """Groups of at least so many, the largest first."""
    return sorted((g for g in groups if hierarchy.sizes[g] >= least), key=lambda group: -hierarchy.sizes[group])


def _with_more(hierarchy: Hierarchy, shown: set[Row], least: int) -> set[Row]:
    """Those shown, and hidden ones that leave nothing small over."""
    sizes, tops = hierarchy.sizes, (None, *shown)
    rest = {top: (sizes[top] if top else hierarchy.whole) - _held(hierarchy, top, shown) for top in tops}
    for group in _large(hierarchy, (g for g in hierarchy.order if g not in shown), least):
        holder = hierarchy.within.get(group)
        while holder is not None and holder not in shown:
            holder = hierarchy.within.get(holder)
        own = sizes[group] - _held(hierarchy, group, shown)
        if all(number == 0 or number >= least for number in (own, rest[holder] - own)):
            shown |= {group}
            rest |= {group: own, holder: rest[holder] - own}
    return shown


def _held(hierarchy: Hierarchy, top: Row | None, shown: set[Row]) -> int:
    """Persons in the largest shown groups within one."""
    total, open_ = 0, list(hierarchy.inside.get(top, ()))
    while open_:
        group = open_.pop()
        if group in shown:
            total += hierarchy.sizes[group]
        else:
            open_ += hierarchy.inside.get(group, ())
    return total
