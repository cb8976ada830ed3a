"""The parts of the results that set two waves side by side: only what was asked in the same words on the same scale."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from collabready.assessment.sealed import Interval, Score, Sealed

Moved = Literal["changed", "stable", "too few answers to tell"]
Kind = Literal["readiness", "dimension", "practice", "item", "group"]
Altered = Literal["wording", "scale", "reversed", "dropped", "added"]


class Wave(Sealed):
    """One round of asking. `n`: staff who answered."""

    wave: str | None
    created: str
    n: int


class Change(Sealed):
    """A score in both waves. `difference`: later minus earlier, in points, with its 95 % interval.

    `id`, `title`: of the dimension or item; of a group, `by` and `group` name it and `id` is the dimension. Scores are
    over the items that both waves share. `p_adjusted`: after Holm for the readiness and dimensions, after Benjamini and
    Hochberg for items and groups. None where too little is known.
    """

    kind: Kind
    id: str
    title: str
    by: str | None = None
    group: str | None = None
    earlier: Score
    later: Score
    n_earlier: int
    n_later: int
    difference: float
    ci: Interval | None
    p_adjusted: float | None
    label: Moved


class Followed(Sealed):
    """An action of the earlier plan, and what became of the practice that called for it.

    `target`: what the earlier plan said that this wave must show, None where it said nothing. Scores are those of the
    practice; `p_adjusted`: after Benjamini and Hochberg over the practices that are followed. What moved is told, not
    that the action moved it.
    """

    id: str
    title: str
    practice: str
    practice_title: str
    owner: str
    target: float | None
    earlier: Score
    later: Score
    n_earlier: int
    n_later: int
    difference: float
    ci: Interval | None
    p_adjusted: float | None
    label: Moved


class Break(Sealed):
    """Why an item is not compared; one that differs in several ways has a break for each.

    `text`: as it was asked last; `before`: the statement that stood under this id in the earlier wave, where the wording differs.
    """

    item: str
    dimension: str
    text: str
    altered: Altered
    before: str | None = None


class Waves(Sealed):
    """Two waves compared. `paired`: how many respondents are known in both, None where no codes link them.

    `notes`: a sentence for everything that could not be compared. `actions`: those that were agreed after the earlier wave.
    """

    earlier: Wave
    later: Wave
    paired: int | None
    changes: tuple[Change, ...]
    breaks: tuple[Break, ...] = ()
    notes: tuple[str, ...] = ()
    actions: tuple[Followed, ...] = ()

    def of_kind(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of some kinds, in their order."""
        return tuple(change for change in self.changes if change.kind in kinds)


def largest_first(changes: Iterable[Change]) -> list[Change]:
    """Changes in the order of their size, up or down alike; equal ones as they stand."""
    return sorted(changes, key=lambda change: -round(abs(change.difference), 9))
