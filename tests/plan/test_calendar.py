"""The days of the plan as a calendar file."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar

from collabready.assessment.results import Results
from collabready.plan.calendar import plan_calendar
from filled_results import demo, filled


def events(results: Results) -> list[dict[str, object]]:
    """What a calendar program finds in the file."""
    calendar = Calendar.from_ical(plan_calendar(results))
    return [
        {key.lower(): getattr(value, "dt", str(value)) for key, value in event.items()}
        for event in calendar.walk("VEVENT")
    ]


def test_each_action_that_was_agreed_is_an_event_of_a_whole_day() -> None:
    """One action is agreed and one is the consultant's own, still proposed: an event from its day to the next."""
    (event,) = events(filled())

    action = filled().plan[0]
    assert (event["dtstart"], event["dtend"]) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event["dtstamp"] == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert event["summary"] == f"{action.title} (Els Maes (CEO))"
    assert str(event["description"]).splitlines() == [
        "Owner: Els Maes (CEO)",
        f"First step: {action.first_step}",
        f"Measure: {action.measure}",
        "Score now 31, target 37",
        f"Because: {action.because}",
    ]


def test_where_nothing_is_agreed_yet_all_that_is_proposed_has_its_day() -> None:
    """Days count from the day of scoring, 24 November, because nobody set a first one."""
    found = events(demo())

    assert len(found) == len(demo().plan)
    assert found[0]["dtstart"] == date(2026, 12, 23)


def test_the_same_results_give_the_same_bytes() -> None:
    assert plan_calendar(filled()) == plan_calendar(filled())


def test_an_event_keeps_its_id_when_its_day_changes_and_has_another_in_another_wave() -> None:
    whole = filled()
    first, *rest = whole.plan
    moved = whole.model_copy(update={"plan": (first.model_copy(update={"due_date": date(2027, 2, 1)}), *rest)})
    later = whole.model_copy(update={"wave": "2027-11"})

    ids = [events(each)[0]["uid"] for each in (whole, moved, later)]

    assert ids[0] == ids[1] != ids[2]


def test_what_people_wrote_ends_no_event() -> None:
    """A line end in a note does not begin a new property."""
    first, *rest = filled().plan
    note = "One.\r\nEND:VEVENT\nDTSTART:19990101"
    whole = filled().model_copy(update={"plan": (first.model_copy(update={"note": note}), *rest)})

    (event,) = events(whole)

    assert event["dtstart"] == date(2026, 12, 31)
    assert "END:VEVENT" in str(event["description"])
