"""Nobody is recognisable: what may be shown, decided once and before Results exist.

One breakdown at a time: a group is shown when it has at least the minimum of persons and what is left over - the whole
without the groups shown - is nobody or at least that many. So no small group can be worked out by subtraction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from collabready.errors import CollabreadyError

MIN_GROUP = 5
MIN_DISTRIBUTION = 10
MIN_FULL_DISTRIBUTION = 30

Detail = Literal["full", "folded", "none"]


def check_min_group(min_group: int) -> None:
    """Refuse a minimum below 5."""
    if min_group < MIN_GROUP:
        raise CollabreadyError(
            f"A minimum group of {min_group} would let people be recognised. The smallest allowed is {MIN_GROUP}."
        )


def shown_groups(sizes: Mapping[str, int], whole: int, min_group: int) -> set[str]:
    """The groups of one breakdown that may be shown.

    `sizes`: persons per group; `whole`: persons in all, those without a group among them. While the remainder is a
    small group, the smallest shown group is hidden as well; of two equal ones the later by name: two runs that hid
    different ones would give both away.
    """
    shown = [group for group, size in sizes.items() if size >= min_group]
    shown.sort(key=lambda group: (-sizes[group], group))
    while shown and 0 < whole - sum(sizes[group] for group in shown) < min_group:
        shown.pop()
    return set(shown)


def detail(n: int, *, whole: bool, min_distribution: int = MIN_DISTRIBUTION) -> Detail:
    """How much of a distribution may be shown: all categories for 30 and more of the whole, folded from 10 on."""
    if whole and n >= max(MIN_FULL_DISTRIBUTION, min_distribution):
        return "full"
    return "folded" if n >= min_distribution else "none"
