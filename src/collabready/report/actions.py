"""What to do: the first 90 days with at most five moves a month, then every other action that applies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder, points
from collabready.language import say, say_count
from collabready.report.charts import Chart, timeline
from collabready.report.headline import Headline, Opening
from collabready.report.priorities import MONTHS, main_plan, numbers, other_actions, priorities
from collabready.report.wording import LABEL, SENTENCE, clip, listed, number, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from collabready.assessment.results import PlannedAction, Results

SAFETY = "safety"
"""An action is about safety when the id or title of what it improves says so; there reported concerns rise first."""


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
    chosen, rest, of = main_plan(results), other_actions(results), numbers(results)
    return PlanPage(
        opening=Opening("plan", "Action plan", _title(chosen), _lead(results, len(rest))),
        months=tuple(_month(of, chosen, due) for due in MONTHS),
        rows=tuple(_row(results, of, action) for action in chosen),
        rest=tuple(_row(results, of, action) for action in rest),
        rest_note=_rest_note(chosen, rest),
        order=_order(),
        gain=_gain(results),
        nothing=say(
            "What holds now can fade. Ask again in half a year or a year, with the same statements, and compare."
        ),
        cautions=_cautions(results, chosen),
    )


def _month(of: Mapping[str, int], chosen: Sequence[PlannedAction], due: int) -> Month:
    return Month(
        say("By day {day}", day=due),
        tuple((str(of[a.id]), clip(a.measure), a.gate is not None) for a in chosen if a.due == due),
    )


def _row(results: Results, of: Mapping[str, int], action: PlannedAction) -> ActionRow:
    urgent = action.gate is not None
    return ActionRow(
        number=str(of[action.id]),
        title=clip(action.title, 160),
        because=sentence(upper_first(action.because)),
        first_step=sentence(action.first_step),
        owner=clip(action.owner, LABEL),
        measure=clip(action.measure, SENTENCE),
        target=_target(results, action),
        effort=effort_of(action),
        gain=points(action.gain),
        due=say("day {day}", day=action.due),
        urgent=urgent,
        chart=Chart(
            f"timeline-{of[action.id]}",
            say("from day {start} to day {end}", start=action.due - 30, end=action.due),
            timeline(action.due - 30, action.due, width=170, urgent=urgent),
        ),
    )


def effort_of(action: PlannedAction) -> str:
    return {"S": say("small effort"), "M": say("medium effort"), "L": say("large effort")}[action.effort]


def _order() -> str:
    return say(
        "Numbered by date, and within a month by priority. What answers a rule that fired and what improves the lowest "
        "part has its place here; the rest is chosen by gain for each unit of effort."
    )


def _gain(results: Results) -> str:
    told = say(
        "Gain: points of readiness for ten points more on the habit that the action improves; gains do not add up. "
        "Now → aim: the habit's score, and the smallest rise that a second survey of this size could tell from chance, "
        "at least 5 points."
    )
    if results.readiness.score != 0:
        return told
    return f"{told} {say('While a part is at zero, readiness stays at zero, so no single action shows a gain.')}"


def _target(results: Results, action: PlannedAction) -> str:
    rungs = ladder(results)
    if action.baseline is None:
        return say("no score yet")
    return f"{rungs.score(action.baseline)} → {rungs.score(action.target)}"


def _title(chosen: Sequence[PlannedAction]) -> Headline:
    first = sum(action.due == MONTHS[0] for action in chosen)
    told = {"number": upper_first(number(len(chosen))), "first": number(first)}
    if not chosen:
        return Headline(say("No action applies: keep what works and ask again"))
    if first == 0:
        return Headline(say_count(len(chosen), "One move in 90 days", "{number} moves in 90 days", **told))
    if first == len(chosen):
        return Headline(
            say_count(first, "One move in the first 30 days", "{number} moves in the first 30 days", **told)
        )
    return Headline(
        say_count(
            first,
            "{number} moves, one of them in the first 30 days",
            "{number} moves, {first} of them in the first 30 days",
            **told,
        )
    )


def _lead(results: Results, rest: int) -> str:
    if not results.plan:
        return say("No practice that could be scored is below the threshold of an action.")
    top = priorities(results)[0]
    start = say("Start with “{action}”.", action=clip(top.title))
    lead = f"{start} {upper_first(sentence(top.because))}"
    if not rest:
        return lead
    more = say_count(
        rest,
        "{number} other action applies as well: see the annex.",
        "{number} other actions apply as well: see the annex.",
        number=upper_first(number(rest)),
    )
    return f"{lead} {more}"


def _rest_note(chosen: Sequence[PlannedAction], rest: Sequence[PlannedAction]) -> str:
    note = say("Nobody carries more than a handful of changes at a time: take these up as the moves above are done.")
    gates = {action.gate for action in rest if action.gate}
    if gates and gates <= {action.gate for action in chosen}:
        note += " " + say("Where one answers a rule that fired, a move above answers the same rule already.")
    return note


def _cautions(results: Results, chosen: Sequence[PlannedAction]) -> tuple[str, ...]:
    of = numbers(results)
    safe = {
        practice.id
        for dimension in results.dimensions
        for practice in dimension.practices
        if SAFETY in f"{dimension.id} {dimension.title} {practice.id} {practice.title}".lower()
    }
    concerned = [str(of[action.id]) for action in chosen if safe & set(action.improves)]
    if not concerned:
        return ()
    return (
        say_count(
            len(concerned),
            "Reported concerns rise first when safety improves (Action {numbers}). Do not read that as failure: people "
            "dare to speak.",
            "Reported concerns rise first when safety improves (Actions {numbers}). Do not read that as failure: people "
            "dare to speak.",
            numbers=listed(concerned),
        ),
    )
