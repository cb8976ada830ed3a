"""Which actions of an earlier plan are followed into the next wave, and by which practice.

Followed is what was agreed or done: as the earlier results say, or, where they were written before anything was agreed, as
the plan of the later wave says. An action is followed by the practice that called for it, on all of its items and on
nothing else: its target was set for these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from collabready.language import say

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, PracticeResult, Results
    from collabready.assessment.rounds import Shared
    from collabready.assessment.wave_results import Followed

CHOSEN = frozenset({"agreed", "done"})


def followed_plan(earlier: Results, later: Results) -> tuple[tuple[PlannedAction, PracticeResult], ...]:
    """The actions of the earlier plan that are followed, in its order, each with its practice in the earlier results."""
    return tuple(_followed(earlier, later))


def followed_practices(earlier: Results, later: Results, shared: Shared) -> frozenset[str]:
    """The practices (ids) of these actions whose items both waves asked alike, all of them and no other."""
    now = _practices(later)
    return frozenset(
        practice.id
        for _, practice in followed_plan(earlier, later)
        if practice.id in now and _alike(practice, now[practice.id], shared)
    )


def lost_actions(earlier: Results, later: Results, found: tuple[Followed, ...]) -> Iterator[str]:
    """A sentence for each action that was agreed and cannot be followed."""
    told = {action.id for action in found}
    for action, _ in followed_plan(earlier, later):
        if action.id not in told:
            yield say(
                "“{action}” cannot be followed: not all that stands behind it was asked alike in both waves, or too few "
                "answered.",
                action=action.title,
            )


def _followed(earlier: Results, later: Results) -> Iterator[tuple[PlannedAction, PracticeResult]]:
    chosen = {action.id for action in earlier.plan if action.status in CHOSEN}
    chosen = chosen or {action.id for action in later.plan if action.status in CHOSEN}
    practices = _practices(earlier)
    for action in earlier.plan:
        improved = [practices[key] for key in action.improves if key in practices]
        called = [
            practice for practice in improved if action.baseline is not None and practice.score == action.baseline
        ]
        if action.id in chosen and called:
            yield action, called[0]


def _practices(results: Results) -> dict[str, PracticeResult]:
    return {practice.id: practice for part in results.dimensions for practice in part.practices}


def _alike(before: PracticeResult, now: PracticeResult, shared: Shared) -> bool:
    asked = [shared.items.get(item) for item in now.items]
    return bool(asked) and sorted(before.items) == sorted(item for item in asked if item) and None not in asked
