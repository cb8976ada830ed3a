"""The first 90 days: a bar for each action with its owner, a check each month, and what is to be measured again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import say, say_count
from collabready.report.charts import Chart
from collabready.report.due import MONTHS, by_day, date_of, day_of, due_day, month_of, short_date
from collabready.report.headline import Headline, Opening
from collabready.report.moves import called, kind_of
from collabready.report.priorities import few, main_plan, numbers
from collabready.report.room import PAGE, fitting, lines, opening_height
from collabready.report.timeline import Bar, bar_of_days, checks
from collabready.report.wording import clip, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import PlannedAction, PracticeResult, Results

ANCHOR = "days"
MOST_POINTS = 20
"""A rise of more than this in one wave is nothing to aim at."""
TITLE, OWNER, MEASURE = 76, 60, 110
MOST_MEASURES = 8
DAY_ROW, TABLE_HEADS = 23, 172
"""Heights of a row of days, and of all headings and captions, in points."""


@dataclass(frozen=True)
class DayRow:
    number: str
    kind: str
    title: str
    owner: str
    chart: Chart


@dataclass(frozen=True)
class Month:
    """What is to be there when a month ends: number, measure and kind of each action."""

    title: str
    actions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Measure:
    """A habit that is asked about again. `target`: a score, or why there is none (`open`)."""

    title: str
    part: str
    now: str
    target: str
    open: bool
    moves: str


@dataclass(frozen=True)
class DaysPage:
    """`heads`: the three months; `foot`: the checks at their ends."""

    opening: Opening
    heads: tuple[str, str, str]
    rows: tuple[DayRow, ...]
    foot: Chart
    months: tuple[Month, ...]
    measures: tuple[Measure, ...]
    more_measures: str
    measured: str


def days_page(results: Results, taken: float) -> DaysPage | None:
    """None where no action stands in the plan. `taken`: points of the page that something else needs."""
    chosen = main_plan(results)
    if not chosen:
        return None
    found = _measures(results, chosen)
    months = tuple(_month(results, chosen, end) for end in MONTHS)
    opening = Opening(ANCHOR, say("First 90 days"), Headline(_title(results, chosen)), _lead())
    room = _room(opening, months, len(chosen)) - taken
    heights = [_measure_height(measure) for measure in found[:MOST_MEASURES]]
    shown = fitting(heights, room, MOST_MEASURES) if sum(heights[:2]) <= room else len(heights)
    rest = len(found) - shown
    return DaysPage(
        opening=opening,
        heads=_heads(results),
        rows=tuple(_row(results, action) for action in chosen),
        foot=_foot(results),
        months=months,
        measures=found[:shown],
        more_measures=say_count(rest, "and one more", "and {n} more") if rest > 0 else "",
        measured=_measured(results),
    )


def _room(opening: Opening, months: Sequence[Month], rows: int) -> float:
    """Points that are left for the habits below the line of days and the three lists."""
    lists = max(sum(4 + 10.8 * lines(measure, 33) for _, measure, _ in month.actions) for month in months)
    return PAGE - opening_height(opening) - TABLE_HEADS - DAY_ROW * rows - lists


def _measure_height(measure: Measure) -> float:
    return 6 + 11 * max(lines(measure.title, 38), lines(measure.part, 32))


def _title(results: Results, chosen: Sequence[PlannedAction]) -> str:
    """What is due by when, such as "Five moves by day 30, two by day 60 and one by day 90"."""
    left = [action for action in chosen if action.status != "done"]
    if not left:
        return say("Every move of the plan is done")
    due = {end: sum(month_of(results, action) == end for action in left) for end in MONTHS}
    (first, n), *later = [(end, n) for end, n in due.items() if n]
    told = say_count(n, "one move {by_day}", "{number} moves {by_day}", number=number(n), by_day=by_day(results, first))
    rest = [
        say_count(n, "one {by_day}", "{number} {by_day}", number=number(n), by_day=by_day(results, end))
        for end, n in later
    ]
    return upper_first(listed([told, *rest]))


def _lead() -> str:
    return say(
        "Each month ends with a check: is every move of the month done, yes or no? What is not done comes first in the "
        "next month, before anything new begins."
    )


def _heads(results: Results) -> tuple[str, str, str]:
    first, second, third = (_head(results, end) for end in MONTHS)
    return first, second, third


def _head(results: Results, end: int) -> str:
    start = date_of(results, end - 29)
    if start:
        return say("from {date}", date=short_date(start))
    return say("Days {start}-{end}", start=end - 29, end=end)


def _row(results: Results, action: PlannedAction) -> DayRow:
    of, kind, end = numbers(results)[action.id], kind_of(action), day_of(results, action)
    start = month_of(results, action) - 29
    done = action.status == "done"
    word = say("done") if done else due_day(results, action)
    when = say("from day {start} to day {end}", start=start, end=end)
    return DayRow(
        str(of),
        kind,
        clip(action.title, TITLE),
        clip(action.owner, OWNER),
        Chart(
            f"days-{of}",
            say("{days}, done", days=when) if done else when,
            bar_of_days(Bar(start, end, word, kind)),
        ),
    )


def _foot(results: Results) -> Chart:
    first, second, third = (
        short_date(on) if (on := date_of(results, end)) else say("day {day}", day=end) for end in MONTHS
    )
    alt = say("Checks: {days}", days=listed([first, second, third]))
    return Chart("checks", alt, checks((first, second, third)))


def _month(results: Results, chosen: Sequence[PlannedAction], end: int) -> Month:
    of = numbers(results)
    due = [action for action in chosen if month_of(results, action) == end]
    return Month(
        upper_first(by_day(results, end)),
        tuple((str(of[action.id]), clip(action.measure, MEASURE), kind_of(action)) for action in due),
    )


def _measures(results: Results, chosen: Sequence[PlannedAction]) -> tuple[Measure, ...]:
    """The habits behind the actions, in the order of these."""
    of = numbers(results)
    behind: dict[str, tuple[PracticeResult, list[PlannedAction]]] = {}
    for action in chosen:
        if (practice := called(results, action)) and action.baseline is not None:
            behind.setdefault(practice.id, (practice, []))[1].append(action)
    return tuple(
        _measure(results, practice, actions, [str(of[action.id]) for action in actions])
        for practice, actions in behind.values()
    )


def _measure(
    results: Results, practice: PracticeResult, actions: Sequence[PlannedAction], moves: Sequence[str]
) -> Measure:
    rungs, first = ladder(results), actions[0]
    target = _target(results, first)
    part = next(d.title for d in results.dimensions if practice in d.practices)
    return Measure(
        title=clip(practice.title),
        part=clip(part),
        now=rungs.score(first.baseline),
        target=target or _no_target(results),
        open=not target,
        moves=listed(moves),
    )


def _target(results: Results, action: PlannedAction) -> str:
    """Empty where a survey of this size could tell no rise that may be hoped for."""
    if action.target is None or action.baseline is None or results.readiness.basis == "interviews":
        return ""
    reach = action.target - action.baseline
    if round(action.target, 9) >= 100 or round(reach, 9) > MOST_POINTS:  # noqa: PLR2004 - the end of the scale
        return ""
    return ladder(results).score(action.target)


def _no_target(results: Results) -> str:
    if results.readiness.basis == "interviews":
        return say("ask staff first")
    return say("too few answers to tell a rise")


def _measured(results: Results) -> str:
    if results.readiness.basis == "interviews":
        return say("What was heard in interviews shows no change in numbers: ask staff, then measure.")
    told = say("Target: the smallest rise that a second survey of this size can tell from chance, at least 5 points.")
    if few(results):
        return told + " " + say("With so few people, a smaller rise is neither success nor failure.")
    return told
