"""What the consultant says about a page."""

from __future__ import annotations

from collections.abc import Callable

from collabready.assessment.results import Results
from collabready.report.reading import reading_of

Profile = Callable[..., Results]


def test_a_page_has_the_reading_of_its_anchor(profile: Profile) -> None:
    results = profile({"Purpose": 40.0}).model_copy(
        update={"readings": {"recipe": "  The aim was never\nsaid aloud. "}}
    )

    assert reading_of(results, "recipe") == "The aim was never said aloud."
    assert reading_of(results, "summary") == ""


def test_a_runaway_reading_cannot_break_a_page(profile: Profile) -> None:
    results = profile({"Purpose": 40.0}).model_copy(update={"readings": {"recipe": "word " * 100_000}})

    assert len(reading_of(results, "recipe")) <= 900
