"""What to do: the first 90 days with at most five moves a month, then every other action that applies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder, points
from collabready.report.charts import Chart, timeline
from collabready.report.headline import Headline, Opening
from collabready.report.wording import LABEL, SENTENCE, clip, counted, listed, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import PlannedAction, Results

MONTHS = (30, 60, 90)
MOST_A_MONTH = 5
EFFORT = {"S": "small effort", "M": "medium effort", "L": "large effort"}
SAFETY = "safety"
"""An action is about safety when the id or title of what it improves says so; there reported concerns rise first."""


@dataclass(frozen=True)
class ActionRow:
    rank: str
    title: str
    because: str
    first_step: str
    owner: str
    measure: str
    target: str
    effort: str
    gain: str
    due: str
    urgent: bool
    chart: Chart


@dataclass(frozen=True)
class Month:
    title: str
    actions: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class PlanPage:
    opening: Opening
    months: tuple[Month, ...]
    rows: tuple[ActionRow, ...]
    rest: tuple[ActionRow, ...]
    order: str
    nothing: str
    cautions: tuple[str, ...]


def plan_page(results: Results) -> PlanPage:
    chosen = [action for due in MONTHS for action in _month(results.plan, due)]
    rest = [action for action in results.plan if action not in chosen]
    return PlanPage(
        opening=Opening("plan", "Action plan", _title(chosen), _lead(results, rest)),
        months=tuple(
            Month(
                f"By day {due}",
                tuple((str(a.rank), clip(a.measure), a.gate is not None) for a in _month(results.plan, due)),
            )
            for due in MONTHS
        ),
        rows=tuple(_row(results, action) for action in chosen),
        rest=tuple(_row(results, action) for action in rest),
        order=(
            "Actions that answer a rule which fired come first. Then counts the gain in readiness, if ten points more were "
            "reached on what the action improves, for each unit of effort. Gains are estimates and do not add up."
        ),
        nothing="What holds now can fade. Ask again in half a year or a year, with the same statements, and compare.",
        cautions=_cautions(results),
    )


def _month(plan: Sequence[PlannedAction], due: int) -> list[PlannedAction]:
    return sorted((action for action in plan if action.due == due), key=lambda action: action.rank)[:MOST_A_MONTH]


def _row(results: Results, action: PlannedAction) -> ActionRow:
    rungs, urgent = ladder(results), action.gate is not None
    return ActionRow(
        rank=str(action.rank),
        title=clip(action.title, 160),
        because=sentence(upper_first(action.because)),
        first_step=sentence(action.first_step),
        owner=clip(action.owner, LABEL),
        measure=clip(action.measure, SENTENCE),
        target=f"{rungs.score(action.baseline)} → {rungs.score(action.target)}",
        effort=EFFORT[action.effort],
        gain=points(action.gain),
        due=f"day {action.due}",
        urgent=urgent,
        chart=Chart(
            f"timeline-{action.rank}",
            f"from day {action.due - 30} to day {action.due}",
            timeline(action.due - 30, action.due, width=170, urgent=urgent),
        ),
    )


def _title(chosen: Sequence[PlannedAction]) -> Headline:
    first = sum(action.due == MONTHS[0] for action in chosen)
    if not chosen:
        return Headline("No action applies: keep what works and ask again")
    if not first:
        return Headline(f"{upper_first(counted(len(chosen), 'move'))} in 90 days")
    if first == len(chosen):
        return Headline(f"{upper_first(counted(first, 'move'))} in the first 30 days")
    return Headline(
        f"{upper_first(counted(len(chosen), 'move'))}, ", f"{counted(first, 'of them', 'of them')} in the first 30 days"
    )


def _lead(results: Results, rest: Sequence[PlannedAction]) -> str:
    if not results.plan:
        return "No practice that could be scored is below the threshold of an action."
    top = results.plan[0]
    more = (
        f" {upper_first(counted(len(rest), 'other action'))} that {'apply' if len(rest) > 1 else 'applies'} can wait and stand in the annex."
        if rest
        else ""
    )
    return f"Start with “{clip(top.title)}”. {upper_first(sentence(top.because))}{more}"


def _cautions(results: Results) -> tuple[str, ...]:
    safe = {
        practice.id
        for dimension in results.dimensions
        for practice in dimension.practices
        if SAFETY in f"{dimension.id} {dimension.title} {practice.id} {practice.title}".lower()
    }
    concerned = [str(action.rank) for action in results.plan if safe & set(action.improves)]
    if not concerned:
        return ()
    which = ("Action " if len(concerned) == 1 else "Actions ") + listed(concerned)
    return (
        f"Reported concerns rise first when safety improves ({which}). Do not read that as failure: people dare to speak.",
    )
