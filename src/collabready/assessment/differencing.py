"""The last check of a release: a number printed twice may not differ by a few people, whom subtraction would bare."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from collabready.assessment.releases import Release, Row
from collabready.responses.digests import unnumbered

HALF = 0.5
"""From this share of people found again on, two releases tell of the same answers."""

Sets = frozenset[tuple[frozenset[Row], int]]


def bared_by(new: Release, earlier: Release, least: int) -> Row | None:
    """A row of both releases in which 1 to `least` - 1 people have come, gone or changed; None where there is none.

    People with the same digest but for its number may stand for each other, so those who changed are counted as few as
    can be. The whole comes first, then groups by name.
    """
    both = _rows(new) & _rows(earlier)
    changed: Counter[Row] = Counter()
    for (before, now), people in Counter(_moves(new, earlier)).items():
        for row, size in _changed(before, now).items():
            if row in both:
                changed[row] += size * people
    return min((row for row, size in changed.items() if 0 < size < least), default=None)


def found_again(new: Release, earlier: Release) -> float:
    """The share (0-1) of the people of the smaller release who are in the other; 1 where one has none."""
    smaller = min(len(new.people), len(earlier.people))
    return len(new.people.keys() & earlier.people.keys()) / smaller if smaller else 1.0


def _rows(release: Release) -> frozenset[Row]:
    return frozenset[Row]().union(*release.classes)


def _moves(new: Release, earlier: Release) -> Iterator[tuple[Sets, Sets]]:
    """For each digest whose people count elsewhere now: by which rows how many of them were counted, and are."""
    before, now = _by_digest(earlier), _by_digest(new)
    for digest in before.keys() | now.keys():
        there, here = frozenset(before[digest].items()), frozenset(now[digest].items())
        if there != here:
            yield there, here


def _by_digest(release: Release) -> defaultdict[str, Counter[frozenset[Row]]]:
    found: defaultdict[str, Counter[frozenset[Row]]] = defaultdict(Counter)
    for digest, place in release.people.items():
        found[unnumbered(digest)][release.classes[place]] += 1
    return found


def _changed(before: Sets, now: Sets) -> Counter[Row]:
    """By how many people each row differs, among those of one digest."""
    there: Counter[Row] = Counter()
    for sets, sign in ((now, 1), (before, -1)):
        for rows, people in sets:
            for row in rows:
                there[row] += sign * people
    return Counter({row: abs(size) for row, size in there.items() if size})
