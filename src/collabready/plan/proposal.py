"""The plan that the numbers propose: the actions that apply, first things first, each with its reason and its target.

Nothing is drawn by chance: the same results give the same plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.results import PlannedAction, Results
from collabready.language import say
from collabready.plan.candidates import BLIND_SPOT, Candidate, candidates, in_order
from collabready.plan.reasons import because_of
from collabready.plan.targets import target_of

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire


def plan(questionnaire: Questionnaire, results: Results) -> tuple[PlannedAction, ...]:
    """The actions that apply, first things first."""
    first = (ask_staff(),) if results.readiness.basis == "interviews" else ()
    ordered = in_order(candidates(questionnaire, results), results)
    return (*first, *(_planned(candidate, rank) for rank, candidate in enumerate(ordered, start=1 + len(first))))


def factors(questionnaire: Questionnaire, results: Results) -> dict[str, float]:
    """By action that applies: how much more its gain is worth, because leaders do not see what staff see; else 1."""
    return {each.action.id: BLIND_SPOT if each.gap else 1 for each in candidates(questionnaire, results)}


def ask_staff() -> PlannedAction:
    """What comes before all else where only leaders were heard. It improves nothing but what is known."""
    return PlannedAction(
        id="ask-staff",
        title=say("Ask staff with the survey"),
        improves=(),
        because=say("Staff have not been asked, and only they can say whether it is so."),
        gate=None,
        gain=None,
        effort="M",
        due=30,
        owner=say("Executive sponsor"),
        first_step=say("Set the days of the survey, and say who will see which results."),
        measure=say("Share of staff who have answered"),
        baseline=None,
        target=None,
        rank=1,
        seed=(),
    )


def _planned(candidate: Candidate, rank: int) -> PlannedAction:
    action, found = candidate.action, candidate.found
    return PlannedAction(
        id=action.id,
        title=action.title,
        improves=action.improves,
        because=because_of(candidate),
        gate=candidate.gate.id if candidate.gate else None,
        gain=candidate.gain,
        effort=action.effort,
        due=action.due,
        owner=action.owner,
        first_step=action.first_step,
        measure=action.measure,
        baseline=found.score,
        target=target_of(found.score, found.survey),
        rank=rank,
        seed=action.seed,
    )
