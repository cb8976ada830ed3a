"""What to do: the first 90 days with at most five moves a month, then every other action that applies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder, points
from collabready.report.charts import Chart, timeline
from collabready.report.headline import Headline, Opening
from collabready.report.priorities import MONTHS, main_plan, numbers, other_actions, priorities
from collabready.report.wording import LABEL, SENTENCE, clip, counted, listed, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from collabready.assessment.results import PlannedAction, Results

EFFORT = {"S": "small effort", "M": "medium effort", "L": "large effort"}
SAFETY = "safety"
"""An action is about safety when the id or title of what it improves says so; there reported concerns rise first."""
ORDER = (
    "Numbered by date, and within a month by priority. What answers a rule that fired and what improves the lowest part "
    "has its place here; the rest is chosen by gain for each unit of effort."
)
GAIN = (
    "Gain: points of readiness for ten points more on the habit that the action improves; gains do not add up. "
    "Now → aim: the habit's score, and the smallest rise that a second survey of this size could tell from chance, "
    "at least 5 points."
)
NO_GAIN = " While a part is at zero, readiness stays at zero, so no single action shows a gain."


@dataclass(frozen=True)
class ActionRow:
    """`urgent`: it answers a rule that fired."""

    number: str
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
    rest_note: str
    order: str
    gain: str
    nothing: str
    cautions: tuple[str, ...]


def plan_page(results: Results) -> PlanPage:
    chosen, rest, number = main_plan(results), other_actions(results), numbers(results)
    return PlanPage(
        opening=Opening("plan", "Action plan", _title(chosen), _lead(results, len(rest))),
        months=tuple(_month(number, chosen, due) for due in MONTHS),
        rows=tuple(_row(results, number, action) for action in chosen),
        rest=tuple(_row(results, number, action) for action in rest),
        rest_note=_rest_note(chosen, rest),
        order=ORDER,
        gain=GAIN + (NO_GAIN if results.readiness.score == 0 else ""),
        nothing="What holds now can fade. Ask again in half a year or a year, with the same statements, and compare.",
        cautions=_cautions(results, chosen),
    )


def _month(number: Mapping[str, int], chosen: Sequence[PlannedAction], due: int) -> Month:
    return Month(
        f"By day {due}",
        tuple((str(number[a.id]), clip(a.measure), a.gate is not None) for a in chosen if a.due == due),
    )


def _row(results: Results, number: Mapping[str, int], action: PlannedAction) -> ActionRow:
    urgent = action.gate is not None
    return ActionRow(
        number=str(number[action.id]),
        title=clip(action.title, 160),
        because=sentence(upper_first(action.because)),
        first_step=sentence(action.first_step),
        owner=clip(action.owner, LABEL),
        measure=clip(action.measure, SENTENCE),
        target=_target(results, action),
        effort=EFFORT[action.effort],
        gain=points(action.gain),
        due=f"day {action.due}",
        urgent=urgent,
        chart=Chart(
            f"timeline-{number[action.id]}",
            f"from day {action.due - 30} to day {action.due}",
            timeline(action.due - 30, action.due, width=170, urgent=urgent),
        ),
    )


def _target(results: Results, action: PlannedAction) -> str:
    rungs = ladder(results)
    if action.baseline is None:
        return "no score yet"
    return f"{rungs.score(action.baseline)} → {rungs.score(action.target)}"


def _title(chosen: Sequence[PlannedAction]) -> Headline:
    first = sum(action.due == MONTHS[0] for action in chosen)
    moves = upper_first(counted(len(chosen), "move"))
    if not chosen:
        return Headline("No action applies: keep what works and ask again")
    if first in {0, len(chosen)}:
        return Headline(f"{moves} in {'the first 30' if first else '90'} days")
    return Headline(f"{moves}, {counted(first, 'of them', 'of them')} in the first 30 days")


def _lead(results: Results, rest: int) -> str:
    if not results.plan:
        return "No practice that could be scored is below the threshold of an action."
    top = priorities(results)[0]
    more = ""
    if rest:
        more = f" {upper_first(counted(rest, 'other action'))} {'apply' if rest > 1 else 'applies'} as well: see the annex."
    return f"Start with “{clip(top.title)}”. {upper_first(sentence(top.because))}{more}"


def _rest_note(chosen: Sequence[PlannedAction], rest: Sequence[PlannedAction]) -> str:
    note = "Nobody carries more than a handful of changes at a time: take these up as the moves above are done."
    gates = {action.gate for action in rest if action.gate}
    if gates and gates <= {action.gate for action in chosen}:
        note += " Where one answers a rule that fired, a move above answers the same rule already."
    return note


def _cautions(results: Results, chosen: Sequence[PlannedAction]) -> tuple[str, ...]:
    number = numbers(results)
    safe = {
        practice.id
        for dimension in results.dimensions
        for practice in dimension.practices
        if SAFETY in f"{dimension.id} {dimension.title} {practice.id} {practice.title}".lower()
    }
    concerned = [str(number[action.id]) for action in chosen if safe & set(action.improves)]
    if not concerned:
        return ()
    which = ("Action " if len(concerned) == 1 else "Actions ") + listed(concerned)
    return (
        f"Reported concerns rise first when safety improves ({which}). Do not read that as failure: people dare to speak.",
    )
