"""One clock, and one way to stop it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from collabready.clock import moment, now, today
from collabready.errors import CollabreadyError


@pytest.fixture(autouse=True)
def _stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


def test_results_interviews_and_status_heed_the_same_clock() -> None:
    assert now() == "2026-11-18T11:06:40+00:00"
    assert datetime.fromisoformat(moment()) == datetime.fromisoformat(now())
    assert today() in {date(2026, 11, 18), date(2026, 11, 19)}


def test_a_wrong_clock_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")

    with pytest.raises(
        CollabreadyError, match="SOURCE_DATE_EPOCH is 'noon'; it must be a number of seconds since 1970"
    ):
        today()
