"""When an action is due: on a day of the plan, or on a date where the plan's first day is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from collabready.assessment.results import PlannedAction, Results
from collabready.language import speaking
from collabready.report.due import by_day, date_of, day_of, due_day, month_of, short_date

Load = Callable[[str], Results]
START = date(2026, 12, 1)


@pytest.fixture
def plan(load_results: Load) -> Results:
    return load_results("purpose-missing")


@pytest.fixture
def dated(plan: Results) -> Results:
    return plan.model_copy(update={"plan_start": START})


def on(results: Results, day: date | None) -> PlannedAction:
    return results.plan[0].model_copy(update={"due": 60, "due_date": day})


def test_without_a_first_day_an_action_is_due_on_a_day_of_the_plan(plan: Results) -> None:
    assert date_of(plan, 30) is None
    assert due_day(plan, on(plan, None)) == "day 60"
    assert by_day(plan, 90) == "by day 90"


def test_the_first_day_is_day_one(dated: Results) -> None:
    assert date_of(dated, 1) == START
    assert by_day(dated, 30) == "by 30 December 2026"
    assert due_day(dated, on(dated, None)) == "29 Jan"


@pytest.mark.parametrize(
    ("day", "of_plan", "month"),
    [
        (date(2026, 12, 1), 1, 30),
        (date(2026, 12, 30), 30, 30),
        (date(2026, 12, 31), 31, 60),
        (date(2027, 2, 28), 90, 90),
        (date(2027, 6, 1), 90, 90),
        (date(2026, 11, 1), 1, 30),
    ],
)
def test_a_date_of_its_own_decides_the_month(dated: Results, day: date, of_plan: int, month: int) -> None:
    action = on(dated, day)

    assert (day_of(dated, action), month_of(dated, action)) == (of_plan, month)
    assert due_day(dated, action) == short_date(day)


def test_a_date_without_a_first_day_is_printed_and_the_month_stays(plan: Results) -> None:
    action = on(plan, date(2027, 6, 1))

    assert (due_day(plan, action), month_of(plan, action)) == ("1 Jun", 60)


@pytest.mark.parametrize(("language", "printed"), [("en", "30 Dec"), ("nl", "30 dec"), ("fr", "30 déc.")])
def test_a_short_date_is_written_as_the_language_writes_it(
    language: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collabready.language.languages", lambda: ("en", "nl", "fr"))
    with speaking(language):
        assert short_date(date(2026, 12, 30)).replace("\xa0", " ") == printed
