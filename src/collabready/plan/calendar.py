"""The days of the plan for a calendar: an all-day event for each action (RFC 5545).

Events and not to-dos, because Outlook and Google Calendar import no to-dos.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from collabready.assessment.figures import ladder
from collabready.language import say, speaking
from collabready.plan.days import day_due

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results

PRODUCER = "-//collabready//plan//EN"


def in_calendar(results: Results) -> tuple[PlannedAction, ...]:
    """The actions whose days stand in a calendar: those that were agreed; what is proposed where nothing was agreed yet."""
    agreed = tuple(action for action in results.plan if action.status == "agreed")
    return agreed or tuple(action for action in results.plan if action.status == "proposed")


def plan_calendar(results: Results) -> bytes:
    """The days of the plan as the bytes of an iCalendar file, in the language of the results.

    The same results give the same bytes. An action keeps the id of its event from one export to the next of the same wave,
    so that a calendar moves the event when the day has changed.
    """
    # A third of a second that only who wants a calendar pays.
    from icalendar import Calendar

    with speaking(results.questionnaire.language):
        calendar = Calendar()
        calendar.add("prodid", PRODUCER)
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _name(results))
        for action in in_calendar(results):
            calendar.add_component(_event(action, results))
        return bytes(calendar.to_ical())


def _event(action: PlannedAction, results: Results) -> Any:
    from icalendar import Event

    day = day_due(action, results)
    event = Event()
    event.add("uid", f"{action.id}-{_engagement(results)}@collabready")
    event.add("dtstamp", datetime.fromisoformat(results.created).astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", _next(day))
    event.add("summary", say("{title} ({owner})", title=action.title, owner=action.owner))
    event.add("description", "\n".join(_description(action, results)))
    event.add("status", "CONFIRMED" if action.status == "agreed" else "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # the day stays free
    return event


def _next(day: date) -> date:
    """The day after, where an all-day event ends."""
    return day + timedelta(days=1)


def _description(action: PlannedAction, results: Results) -> Iterator[str]:
    rungs = ladder(results)
    yield say("Owner: {owner}", owner=action.owner)
    yield say("First step: {first_step}", first_step=action.first_step)
    yield say("Measure: {measure}", measure=action.measure)
    if action.baseline is not None and action.target is not None:
        yield say(
            "Score now {baseline}, target {target}",
            baseline=rungs.score(action.baseline),
            target=rungs.score(action.target),
        )
    yield say("Because: {because}", because=action.because)
    if action.note:
        yield say("Note: {note}", note=action.note)


def _name(results: Results) -> str:
    if results.organisation:
        return say("{organisation}: action plan", organisation=results.organisation)
    return say("Action plan")


def _engagement(results: Results) -> str:
    """Which engagement and wave it is, in a few letters that name nobody."""
    parts = (results.organisation or "", results.scope, results.wave or "", results.questionnaire.id)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
