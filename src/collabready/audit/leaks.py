"""Leaks: small sets of people whose figures follow from those of several files, by the data or by the totals alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from collabready.audit.attack import recoverable
from collabready.audit.figures import PEOPLE, Figure, Place
from collabready.audit.fitting import Fitted
from collabready.audit.rolls import People, Roll

CLOSE = 0.05
TOTALS = ("everybody", "export")
Term = tuple[Fraction, Figure]


@dataclass(frozen=True)
class Leak:
    """A set of 1 to k - 1 people and the figures that give it away.

    `who`: what they are called, such as `people of Legal`. `score`: their mean on the statistic, as worked out from the
    figures; None where those are no scores. `differs`: the two figures do not leave these people over, but differ in
    nobody else.
    """

    terms: tuple[Term, ...]
    statistic: str
    n: int
    who: str
    score: float | None = None
    differs: bool = False

    @property
    def recipe(self) -> tuple[str, ...]:
        return tuple(f"{weight} {figure.label}" for weight, figure in self.terms)


def leaks_in(fits: Sequence[Fitted], k: int) -> list[Leak]:
    """What an attacker who knows who is in which group works out: at most one leak for each statistic."""
    rows: dict[str, list[tuple[Figure, People, Roll]]] = defaultdict(list)
    for fit in fits:
        for figure, people in fit.people():
            roll = fit.earlier if figure.earlier else fit.roll
            if people and roll:
                rows[figure.statistic].append((figure, people, roll))
    safe: set[frozenset[People]] = set()
    found = []
    for statistic, known in rows.items():
        sets = frozenset(people for _, people, _ in known)
        leak = None if sets in safe else _recovered(statistic, known, k)
        safe |= set() if leak else {sets}
        leak = leak or (_changed(statistic, known, k) if statistic != PEOPLE else None)
        found += [leak] if leak else []
    return found


def _recovered(statistic: str, known: Sequence[tuple[Figure, People, Roll]], k: int) -> Leak | None:
    """The leak of one statistic. Of figures about the same people the first is named: one with numbers, of few rather than all."""
    ordered = sorted(known, key=lambda row: (row[0].n is None, row[0].score is None, row[0].place.kind in TOTALS))
    recipe = recoverable({str(place): people for place, (_, people, _) in enumerate(ordered)}, k)
    if recipe is None:
        return None
    terms = tuple((weight, ordered[int(name)][0]) for name, weight in recipe.terms)
    rolls = [roll for _, _, roll in ordered]
    score = _score(terms, len(recipe.people))
    if score is not None and any(_contradicts(roll.mean_of(recipe.people, statistic), score) for roll in rolls):
        score = None
    return Leak(terms, statistic, len(recipe.people), _called(recipe.people, rolls), score)


def _contradicts(truth: float | None, score: float) -> bool:
    """Whether the export gives those people another score than was worked out."""
    return truth is not None and abs(truth - score) > CLOSE


def _changed(statistic: str, known: Sequence[tuple[Figure, People, Roll]], k: int) -> Leak | None:
    """The same group twice, with almost the same people: what changed is about those few alone."""
    first: dict[object, list[tuple[Figure, People, Roll]]] = defaultdict(list)
    for figure, people, roll in known:
        for other, before, earlier in first[figure.place]:
            apart = people ^ before
            if 0 < len(apart) < k:
                terms = ((Fraction(1), figure), (Fraction(-1), other))
                return Leak(terms, statistic, len(apart), _called(apart, [roll, earlier]), differs=True)
        first[figure.place].append((figure, people, roll))
    return None


def _score(terms: Sequence[Term], n: int) -> float | None:
    """The mean of those who are left over; None where a figure has no score or no n."""
    total = Fraction(0)
    for weight, figure in terms:
        if figure.n is None or figure.score is None:
            return None
        total += weight * figure.n * Fraction(figure.score)
    return None if any(figure.rounded for _, figure in terms) else min(max(float(total / n), 0.0), 100.0)


def _called(people: People, rolls: Sequence[Roll]) -> str:
    """What they are called: by the groups that all of them are in, or by how many are in which."""
    belonging = [_belonging(person, rolls) for person in people]
    counted = {
        by: Counter(groups.get(by, "no group") for groups in belonging)
        for by in dict.fromkeys(by for groups in belonging for by in groups)
    }
    shared = [next(iter(counts)) for counts in counted.values() if len(counts) == 1]
    if shared or not counted:
        return f"of {' and '.join(shared)}" if shared else ""
    parts = next(iter(counted.values())).most_common()
    return f"({', '.join(f'{count} of {group}' for group, count in parts)})"


def _belonging(person: int, rolls: Sequence[Roll]) -> Mapping[str, str]:
    return next((groups for roll in rolls if (groups := roll.belonging(person))), {})


def leaks_of_totals(figures: Sequence[Figure], hidden: AbstractSet[Place], k: int) -> list[Leak]:
    """What follows from totals alone: groups of a breakdown exclude each other, and all of them are in the whole.

    `hidden`: the groups that are named without figures. Files of different waves are about different people.
    """
    by_statistic: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: figure.place.kind in TOTALS):
        if figure.n is not None:
            by_statistic[figure.wave, figure.statistic].append(figure)
    found = [leak for known in by_statistic.values() if (leak := next(_totals(known, hidden, k), None))]
    return sorted(found, key=lambda leak: (len(leak.terms), leak.n))


def _totals(known: Sequence[Figure], hidden: AbstractSet[Place], k: int) -> Iterator[Leak]:
    for figure in known:
        if 0 < (figure.n or 0) < k:
            yield _left((figure,), "")
    for place in dict.fromkeys(figure.place for figure in known):
        sizes = sorted(
            {figure.n: figure for figure in known if figure.place == place and not figure.earlier}.items(), reverse=True
        )
        for (_, larger), (_, smaller) in pairwise(sizes):
            yield from _small((larger, smaller), "who are in the one and not in the other", k)
    for whole, parts, who in _divided(known, hidden):
        yield from _small((whole, *parts), who, k)


def _divided(known: Sequence[Figure], hidden: AbstractSet[Place]) -> Iterator[tuple[Figure, list[Figure], str]]:
    """Each total, with parts of it that exclude each other, and what the others are called."""
    one = {figure.place: figure for figure in known if not figure.earlier}
    whole = next((figure for place, figure in one.items() if place.kind == "whole"), None)
    leaders = next((figure for place, figure in one.items() if place.kind == "voice" and place.name == "leaders"), None)
    audiences = [f for place, f in one.items() if place.kind == "voice" and place.name not in {"staff", "leaders"}]
    for place, figure in one.items():
        if place.kind == "everybody" and whole:
            yield figure, [whole], "who are no staff"
            yield from [(figure, [whole, leaders], "who are neither staff nor leaders")] if leaders else []
        if place.kind == "whole":
            for by in dict.fromkeys(other.by for other in one if other.kind == "group"):
                parts = [part for other, part in one.items() if other.kind == "group" and other.by == by]
                names = sorted(other.name for other in hidden if other.by == by and other not in one)
                yield figure, parts, f"of {' or '.join([*names, 'no group'])}"
    if leaders and audiences:
        yield leaders, audiences, "among the leaders"


def _small(terms: Sequence[Figure], who: str, k: int) -> Iterator[Leak]:
    """The leak, where what is left over is somebody and fewer than k."""
    left = (terms[0].n or 0) - sum(figure.n or 0 for figure in terms[1:])
    if 0 < left < k:
        yield _left(terms, who)


def _left(figures: Sequence[Figure], who: str) -> Leak:
    terms = tuple((Fraction(1 if place == 0 else -1), figure) for place, figure in enumerate(figures))
    n = sum(int(weight) * (figure.n or 0) for weight, figure in terms)
    return Leak(terms, figures[0].statistic, n, who, _score(terms, n))
