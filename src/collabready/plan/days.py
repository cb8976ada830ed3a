"""From 30, 60 or 90 days to a day in the calendar, and back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results

Days = Literal[30, 60, 90]


def first_day(results: Results) -> date:
    """The day that the plan's days count from: its start; where nobody set that, the day on which it was scored."""
    return results.plan_start or datetime.fromisoformat(results.created).date()


def day_due(action: PlannedAction, results: Results) -> date:
    """The day by which an action is due: the first is day 1, as the report counts."""
    return action.due_date or first_day(results) + timedelta(days=action.due - 1)


def days_until(day: date, start: date) -> Days:
    """In which of the three months of the plan a day lies; later ones count to the last."""
    days = (day - start).days + 1
    return 30 if days <= 30 else 60 if days <= 60 else 90  # noqa: PLR2004 - the months of the plan
