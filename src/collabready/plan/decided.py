"""The plan as it was decided: what the numbers propose, with what the consultant and the client made of it.

The order of the numbers stays. An action that was agreed or done stays in the plan, behind those that apply, when its
practices no longer call for it; so no decision is lost when the answers change. Actions of one's own come last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collabready.assessment.results import PlannedAction, Results
from collabready.engagement.settings import Words
from collabready.language import say, speaking
from collabready.plan.candidates import found_practices
from collabready.plan.days import Days, days_until, first_day
from collabready.plan.decisions import Decision, Decisions, OwnAction, day_of
from collabready.plan.gain import gain_of
from collabready.plan.readings import by_anchor
from collabready.plan.targets import target_of
from collabready.questionnaire.model import Action
from collabready.questionnaire.placeholders import in_own_words

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

UNDECIDED = Decision()
KEPT = frozenset({"agreed", "done"})


@dataclass(frozen=True)
class Agreements:
    """What the client folder says of the plan. `owners`: role, as the questionnaire names it -> person."""

    decisions: Decisions = field(default_factory=Decisions)
    owners: Mapping[str, str] = field(default_factory=dict)
    start: date | None = None
    words: Words = field(default_factory=Words)


def decided(results: Results, questionnaire: Questionnaire, agreements: Agreements) -> Results:
    """The results with the plan as it was decided, its first day, and the readings of the pages.

    `questionnaire`: in the language of the results.
    """
    with speaking(questionnaire.language):
        started = results.model_copy(update={"plan_start": agreements.start})
        plan = [_decided(action, started, agreements) for action in results.plan]
        plan += _no_longer_called_for(started, questionnaire, agreements, len(plan))
        plan += _own_actions(started, questionnaire, agreements, len(plan))
    dimensions = [dimension.id for dimension in results.dimensions]
    readings = by_anchor(agreements.decisions.reading, dimensions)
    return started.model_copy(update={"plan": tuple(plan), "readings": readings})


def not_proposed(results: Results, decisions: Decisions) -> Iterator[str]:
    """What was decided about actions that are not proposed: a sentence each, for the consultant.

    `results`: as they were scored, before anything decided was put into them.
    """
    proposed = {action.id for action in results.plan}
    for ident, decision in decisions.actions.items():
        if ident in proposed or decision == UNDECIDED:
            continue
        where = "at the end of the plan" if decision.status in KEPT else "in this file alone"
        yield f"'{ident}' is {decision.status}, and nothing calls for it now. It is kept {where}."


def _decided(action: PlannedAction, results: Results, agreements: Agreements) -> PlannedAction:
    decision = agreements.decisions.actions.get(action.id, UNDECIDED)
    start = first_day(results)
    day = day_of(decision.due)
    days = decision.due if isinstance(decision.due, int) else days_until(day, start) if day else action.due
    return action.model_copy(
        update={
            "status": decision.status,
            "owner": _person(decision.owner or action.owner, agreements.owners),
            "due": days,
            "due_date": day or (start + timedelta(days=days - 1) if results.plan_start else None),
            "note": decision.note,
        }
    )


def _person(owner: str, owners: Mapping[str, str]) -> str:
    """Who it is that has a role; the role itself where nobody is named."""
    return owners.get(owner, owner)


def _no_longer_called_for(
    results: Results, questionnaire: Questionnaire, agreements: Agreements, before: int
) -> Iterator[PlannedAction]:
    """Actions that were agreed or done, and that no practice calls for now; `before`: the actions above them."""
    proposed = {action.id for action in results.plan}
    decisions = agreements.decisions.actions
    kept = [
        action
        for action in questionnaire.actions
        if action.id not in proposed and decisions.get(action.id, UNDECIDED).status in KEPT
    ]
    for rank, action in enumerate(kept, start=before + 1):
        planned = _planned(action, results, questionnaire, _kept_because(action, decisions[action.id]), rank)
        told = {
            key: in_own_words(getattr(planned, key), agreements.words) for key in ("title", "first_step", "measure")
        }
        yield _decided(planned.model_copy(update=told), results, agreements)


def _kept_because(action: Action, decision: Decision) -> str:
    threshold = f"{action.below:g}"
    if decision.status == "done":
        return say("It is done. No practice that it improves scores below {threshold} now.", threshold=threshold)
    return say("It was agreed. No practice that it improves scores below {threshold} now.", threshold=threshold)


def _own_actions(
    results: Results, questionnaire: Questionnaire, agreements: Agreements, before: int
) -> Iterator[PlannedAction]:
    start = first_day(results)
    for rank, own in enumerate(agreements.decisions.own, start=before + 1):
        day = day_of(own.due)
        days = own.due if isinstance(own.due, int) else days_until(own.due, start)
        action = _as_action(own, days)
        because = own.because or say("The consultant added it.")
        yield _planned(action, results, questionnaire, because, rank).model_copy(
            update={
                "own": True,
                "status": own.status,
                "owner": _person(own.owner, agreements.owners),
                "due_date": day or (start + timedelta(days=days - 1) if results.plan_start else None),
                "note": own.note,
            }
        )


def _as_action(own: OwnAction, days: Days) -> Action:
    return Action.model_construct(
        id=own.id,
        title=own.title,
        improves=own.improves,
        effort=own.effort,
        due=days,
        owner=own.owner,
        first_step=own.first_step,
        measure=own.measure,
    )


def _planned(action: Action, results: Results, questionnaire: Questionnaire, because: str, rank: int) -> PlannedAction:
    """An action that no number called for: about the lowest of the practices that it improves, if any."""
    practices = found_practices(results)
    improved = [practices[key] for key in action.improves if key in practices and practices[key].score is not None]
    found = min(improved, key=lambda each: round(each.score or 0, 9), default=None)
    baseline = found.score if found else None
    return PlannedAction(
        id=action.id,
        title=action.title,
        improves=tuple(action.improves),
        because=because,
        gate=None,
        gain=gain_of(action, questionnaire, results) if improved else None,
        effort=action.effort,
        due=action.due,
        owner=action.owner,
        first_step=action.first_step,
        measure=action.measure,
        baseline=baseline,
        target=target_of(baseline, found.survey if found else None),
        rank=rank,
        seed=action.seed,
    )
