"""When an action is due: on a date where the first day of the plan is known, else on a day of the plan.

Day 1 is the first day of the plan, so a plan that begins on 1 December has its day 30 on 30 December.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from collabready.language import ENGLISH, long_date, say, spoken

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results

MONTHS = (30, 60, 90)
"""The days on which a month of the plan ends."""


def date_of(results: Results, day: int) -> date | None:
    """The date of a day of the plan; None where nobody said when it begins."""
    return results.plan_start and results.plan_start + timedelta(days=day - 1)


def day_of(results: Results, action: PlannedAction) -> int:
    """The day of the plan on which an action is due, 1-90; a date beyond the plan counts as its last day."""
    if action.due_date is None or results.plan_start is None:
        return action.due
    return min(max((action.due_date - results.plan_start).days + 1, 1), MONTHS[-1])


def month_of(results: Results, action: PlannedAction) -> int:
    """The end of the month of the plan in which an action is due: 30, 60 or 90."""
    return next(end for end in MONTHS if day_of(results, action) <= end)


def due_day(results: Results, action: PlannedAction) -> str:
    """Say "30 Dec", or "day 30"."""
    on = action.due_date or date_of(results, action.due)
    return short_date(on) if on else say("day {day}", day=action.due)


def short_date(day: date) -> str:
    """A day without its year, as the language writes it in little room: 30 Dec, 30 dec, 30 déc."""
    if spoken() == ENGLISH:
        return f"{day.day} {day:%b}"
    # A tenth of a second that only other languages need.
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", day, locale=spoken())


def by_day(results: Results, day: int) -> str:
    """Say "by 30 December 2026", or "by day 30"."""
    on = date_of(results, day)
    return say("by {date}", date=long_date(on)) if on else say("by day {day}", day=day)
