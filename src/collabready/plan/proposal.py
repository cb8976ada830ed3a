"""The plan that the numbers propose: the actions that apply, first things first, each with its reason and its target.

Nothing is drawn by chance: the same results give the same plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.results import PlannedAction, Results
from collabready.engagement.settings import Words
from collabready.language import say
from collabready.plan.candidates import BLIND_SPOT, Candidate, candidates, in_order
from collabready.plan.reasons import because_of
from collabready.plan.targets import target_of
from collabready.questionnaire.placeholders import in_own_words

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

ASK_STAFF = "ask-staff"
"""The id of the action that no questionnaire holds."""


def plan(questionnaire: Questionnaire, results: Results, words: Words | None = None) -> tuple[PlannedAction, ...]:
    """The actions that apply, first things first. `words`: the client's own, for what the actions speak of.

    How sure the order is, `certainty` adds: it takes more than the results.
    """
    words = words or Words()
    first = (ask_staff(),) if results.readiness.basis == "interviews" else ()
    ordered = in_order(candidates(questionnaire, results), results)
    return (*first, *(_planned(candidate, rank, words) for rank, candidate in enumerate(ordered, start=1 + len(first))))


def factors(questionnaire: Questionnaire, results: Results) -> dict[str, float]:
    """By action that applies: how much more its gain is worth, because leaders do not see what staff see; else 1."""
    return {each.action.id: BLIND_SPOT if each.gap else 1 for each in candidates(questionnaire, results)}


def ask_staff() -> PlannedAction:
    """What comes before all else where only leaders were heard. It improves nothing but what is known."""
    return PlannedAction(
        id=ASK_STAFF,
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


def _planned(candidate: Candidate, rank: int, words: Words) -> PlannedAction:
    action, found = candidate.action, candidate.found
    return PlannedAction(
        id=action.id,
        title=in_own_words(action.title, words),
        improves=action.improves,
        because=because_of(candidate),
        gate=candidate.gate.id if candidate.gate else None,
        gain=candidate.gain,
        effort=action.effort,
        due=action.due,
        owner=action.owner,
        first_step=in_own_words(action.first_step, words),
        measure=in_own_words(action.measure, words),
        baseline=found.score,
        target=target_of(found.score, found.survey),
        rank=rank,
        seed=action.seed,
    )
