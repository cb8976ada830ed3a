"""The contents: who answered, what each page says, and what there is no page for."""

from __future__ import annotations

import pytest

from collabready.report.page import report_pages
from report_profiles import Asked, built, five, profiles

ALL = profiles()


def stats(name: str) -> list[tuple[str, str]]:
    return [(stat.figure, stat.text) for stat in report_pages(ALL[name]).contents.stats]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mixed", [("150", "people answered"), ("5", "parts, each scored alone")]),
        ("few of those invited", [("150", "people answered, of 700 invited"), ("21 %", "of those invited answered")]),
        ("all of those invited", [("150", "people answered, of 150 invited"), ("100 %", "of those invited answered")]),
        ("interviews only", [("4", "interviews heard")]),
        ("every group below", [("3", "groups shown, none hidden")]),
        ("one group shown", [("1", "group shown; 2 hidden, to protect people")]),
        ("every group hidden", [("0", "groups shown; 3 hidden, to protect people")]),
        ("interviews higher", [("4", "interviews beside them")]),
    ],
)
def test_who_answered_and_what_is_shown_stands_in_figures(name: str, told: list[tuple[str, str]]) -> None:
    assert set(told) <= set(stats(name))


def test_nearly_all_is_not_all() -> None:
    nearly = built(five(58, 72, 41, 60, 66), Asked(n=999, invited=1000))

    assert ("99 %", "of those invited answered") in [
        (stat.figure, stat.text) for stat in report_pages(nearly).contents.stats
    ]


@pytest.mark.parametrize(
    ("name", "left_out", "there"),
    [
        (
            "mixed",
            ["Groups:", "Leaders and staff:", "Interviews:", "Wave to wave:", "In their own words:"],
            ["The recipe:"],
        ),
        ("one part, low", ["The recipe:"], []),
        ("every group hidden", ["Leaders and staff:"], ["Groups:"]),
        ("leaders see more", ["Groups:"], ["Leaders and staff:"]),
        ("one rose", ["Groups:"], ["Wave to wave:"]),
        ("own words", ["Groups:"], ["In their own words:"]),
        ("interviews only", ["Wave to wave:"], ["Interviews:"]),
    ],
)
def test_pages_without_data_are_left_out_and_the_contents_say_so(
    name: str, left_out: list[str], there: list[str]
) -> None:
    said = report_pages(ALL[name]).contents.absent

    assert [each for each in left_out if each not in said] == []
    assert [each for each in there if each in said] == []


def test_every_page_is_listed_in_its_order() -> None:
    anchors = [entry.anchor for entry in report_pages(ALL["leaders see more"]).contents.entries]

    assert anchors[:3] == ["summary", "recipe", "dimension-0"]
    assert anchors.index("dimension-4") < anchors.index("voices") < anchors.index("plan") < anchors.index("method")


def test_what_the_parts_are_about_stands_where_there_is_room() -> None:
    few, many = report_pages(ALL["interviews only"]).contents, report_pages(ALL["twelve parts"]).contents

    assert few.parts[0].about == "What Communities is about."
    assert many.parts == ()
