"""The line of 90 days: where a bar stands, and where its word."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from collabready.report.drawing import BLUE, GREY, RUST
from collabready.report.timeline import WIDTH, Bar, bar_of_days, checks

SVG = "{http://www.w3.org/2000/svg}"


def drawn(bar: Bar, fill: str) -> tuple[float, float, str | None]:
    """Where the bar begins and ends, in days, and on which side of its start the word is anchored."""
    root = ET.fromstring(bar_of_days(bar))  # noqa: S314 - our own drawing
    (found,) = [each for each in root.iter(f"{SVG}rect") if each.get("fill") == fill]
    begin, long = float(found.get("x", 0)), float(found.get("width", 0))
    (word,) = root.iter(f"{SVG}text")
    return round(begin / WIDTH * 90), round((begin + long) / WIDTH * 90), word.get("text-anchor")


def test_a_bar_covers_its_days_in_the_colour_of_its_kind() -> None:
    assert drawn(Bar(1, 30, "day 30"), BLUE)[:2] == (0, 29)
    assert drawn(Bar(31, 60, "day 60", "urgent"), RUST)[:2] == (30, 59)
    assert drawn(Bar(61, 90, "done", "done"), GREY)[:2] == (60, 89)


def test_a_word_that_does_not_fit_stands_behind_the_bar_or_before_it() -> None:
    assert drawn(Bar(1, 5, "11 December"), BLUE)[2] == "start"
    assert drawn(Bar(86, 90, "11 December"), BLUE)[2] == "end"


def test_each_month_ends_with_a_check() -> None:
    root = ET.fromstring(checks(("a", "b", "c")))  # noqa: S314 - our own drawing

    assert [each.text for each in root.iter(f"{SVG}text")] == ["a", "b", "c"]
