"""The action plan: what to do, in which order and why, with the rest of what applies in an annex."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabready.language import say, say_count
from collabready.report.charts import Chart
from collabready.report.days import DaysPage, days_page
from collabready.report.due import MONTHS, month_of
from collabready.report.headline import Headline, Opening
from collabready.report.impact import Mark, impact_effort
from collabready.report.keep import Keep, anything_scored, falls_short, keep
from collabready.report.moves import Move, first_sentence, moves
from collabready.report.order import equals, left_out, order_of
from collabready.report.priorities import main_plan, numbers, other_actions, priorities
from collabready.report.room import PAGE, lines, opening_height
from collabready.report.wording import PARAGRAPH, clip, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import PlannedAction, Results

ANCHOR = "plan"
SAFETY = "safety"
"""An action is about safety when the id or title of what it improves says so; there reported concerns rise first."""
TITLE = (47, 29.5)
"""Letters and height of a line of a short title; the titles of a plan run narrow."""
SHORT = 4
"""A plan of so few actions tells the whole of them on its first page."""


@dataclass(frozen=True)
class PlanPage:
    """`keep`: in place of a plan where no action stands in one. `rest`: the actions of the annex.

    `reading`: what the consultant says; `reading_here`, `why_here`: whether this page has room for it, and for the
    reasons of a short plan; else they stand below the line of days. The reasons of a longer plan have a page of their own.
    `gain`: what a gain is; empty where no action has one.
    """

    opening: Opening
    chart: Chart | None
    order: tuple[str, ...]
    equals: str
    rows: tuple[Move, ...]
    short: bool
    why_here: bool
    gain: str
    left_out: str
    reading: str
    reading_here: bool
    cautions: tuple[str, ...]
    days: DaysPage | None
    rest: tuple[Move, ...]
    rest_note: str
    keep: Keep | None


def plan_page(results: Results) -> PlanPage:
    chosen, rest = main_plan(results), other_actions(results)
    opening = Opening(ANCHOR, say("Action plan"), Headline(_title(results, chosen)), _lead(results, len(rest)))
    told, alike, reading = order_of(results), equals(results), clip(results.readings.get(ANCHOR, ""), PARAGRAPH)
    rows, room = moves(results, chosen), PAGE - opening_height(opening, TITLE) - _height_of_order((*told, alike))
    rows, here = _fitting(rows, reading, room)
    room -= _height_of_rows(rows) + (_reading_height(reading) if here else 0)
    short, cautions = len(rows) <= SHORT, _cautions(results, chosen)
    why_here = short and _height_of_reasons(rows) <= room
    taken = _reading_height("" if here else reading) + 30 * len(cautions)
    taken += _height_of_reasons(rows) if short and not why_here else 0
    return PlanPage(
        opening=opening,
        chart=_chart(results, chosen),
        order=told,
        equals=alike,
        rows=rows,
        short=short,
        why_here=why_here,
        gain=_gain(chosen),
        left_out=left_out(results),
        reading=reading,
        reading_here=here,
        cautions=cautions,
        days=days_page(results, taken),
        rest=moves(results, rest),
        rest_note=_rest_note(chosen, rest),
        keep=None if chosen else keep(results),
    )


def _height_of_order(told: Sequence[str]) -> float:
    """Points of the chart and of what stands beside it, and of the headings and captions of the page."""
    return max(195, 40 + sum(6 + 12.2 * lines(each, 58) for each in told if each)) + 60


def _height_of_rows(rows: Sequence[Move]) -> float:
    return sum(7 + 10.4 * (lines(f"{row.title} {row.state}", 48) + bool(row.reason)) for row in rows)


def _height_of_reasons(rows: Sequence[Move]) -> float:
    return 32 + sum(6 + 10.3 * (1 + lines(row.because, 82) + lines(row.note, 82)) for row in rows)


def _reading_height(reading: str) -> float:
    return 35 + 12.8 * lines(reading, 105) if reading else 0


def _fitting(rows: tuple[Move, ...], reading: str, room: float) -> tuple[tuple[Move, ...], bool]:
    """The rows of the table, and whether the reading fits below them.

    Where there is no room for all, the habits go, which the annex tells as well; then the reading.
    """
    brief = tuple(replace(row, reason="") for row in rows)
    left = room - _reading_height(reading)
    for shown, space, here in ((rows, left, True), (brief, left, True), (rows, room, False)):
        if not shown or _height_of_rows(shown) <= space:
            return shown, here
    return brief, False


def _gain(chosen: Sequence[PlannedAction]) -> str:
    if all(action.gain is None for action in chosen):
        return ""
    return say(
        "Gain: points of readiness for ten points more on the habit that the action improves; gains do not add up."
    )


def _chart(results: Results, chosen: Sequence[PlannedAction]) -> Chart | None:
    of = numbers(results)
    return impact_effort(
        [
            Mark(of[action.id], action.effort, action.gain, urgent=action.gate is not None)
            for action in chosen
            if action.gain is not None and action.status != "done"
        ]
    )


def _title(results: Results, chosen: Sequence[PlannedAction]) -> str:
    left = [action for action in chosen if action.status != "done"]
    if not left:
        return _nothing_to_do(results, chosen)
    first = sum(month_of(results, action) == MONTHS[0] for action in left)
    told = {"number": upper_first(number(len(left))), "first": number(first)}
    if first == 0:
        return say_count(len(left), "One move in 90 days", "{number} moves in 90 days", **told)
    if first == len(left):
        return say_count(first, "One move in the first 30 days", "{number} moves in the first 30 days", **told)
    return say_count(
        first,
        "{number} moves, one of them in the first 30 days",
        "{number} moves, {first} of them in the first 30 days",
        **told,
    )


def _nothing_to_do(results: Results, chosen: Sequence[PlannedAction]) -> str:
    if chosen:
        return say("Every move of the plan is done: ask again what has changed")
    if results.plan:
        return say("No move is planned: every action that applies was decided against")
    if not anything_scored(results):
        return say("No plan yet: too few answers to tell what to do")
    if falls_short(results):
        return say("The questionnaire names no action for what falls short")
    return say("No action applies: keep what works and ask again")


def _lead(results: Results, rest: int) -> str:
    first = priorities(results)
    if not first:
        return _why_nothing(results)
    start = say("Start with “{action}”.", action=clip(first[0].title))
    lead = f"{start} {first_sentence(first[0].because)}"
    if not rest:
        return lead
    more = say_count(
        rest,
        "{number} other action applies as well: see the annex.",
        "{number} other actions apply as well: see the annex.",
        number=upper_first(number(rest)),
    )
    return f"{lead} {more}"


def _why_nothing(results: Results) -> str:
    if results.plan:
        return say("What was to be done is decided; the next survey shows what came of it.")
    if not anything_scored(results):
        return say("No habit could be scored, so none can be called low or high.")
    return say("No practice that could be scored is below the threshold of an action.")


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
