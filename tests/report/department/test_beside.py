"""The first page of a group's report: the title claims what the numbers show, and no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabready.assessment.comparison_results import GroupCell
from collabready.assessment.results import Results
from collabready.report.department.beside import beside_page

Extracted = Callable[..., Results]

WHOLE: dict[str, float | None] = {"Communities": 60.0, "Technology": 66.0, "Purpose": 31.0}
LONG: dict[str, float | None] = {f"A part of the questionnaire with a long name, number {n}": 60.0 for n in range(4)}


def alike(score: float) -> GroupCell:
    return GroupCell(score=score, ci=(score - 4, score + 4), n=40, difference=1.0, p_adjusted=0.6, differs=False)


def apart(score: float, difference: float) -> GroupCell:
    return GroupCell(score=score, ci=(score - 4, score + 4), n=40, difference=difference, p_adjusted=0.01, differs=True)


def untold(score: float) -> GroupCell:
    return GroupCell(score=score, ci=(score - 4, score + 4), n=40)


HIDDEN = GroupCell(hidden=True)


@pytest.mark.parametrize(
    ("here", "title"),
    [
        ({"purpose": apart(23.0, -9.0)}, "Lower than the others: purpose"),
        ({"purpose": apart(45.0, 14.0)}, "Higher than the others: purpose"),
        (
            {"technology": apart(80.0, 16.0), "purpose": apart(20.0, -12.0)},
            "Higher than the others: technology. Lower: purpose",
        ),
        ({"technology": alike(60.0), "purpose": alike(20.0)}, "No part differs from the others beyond chance"),
        ({"purpose": untold(20.0)}, "Beside the whole; what is chance between them cannot be told"),
        ({"purpose": HIDDEN}, "No score of this group can be shown"),
        ({}, "No score of this group can be shown"),
    ],
)
def test_the_title_says_what_sets_the_group_apart(extracted: Extracted, here: dict[str, GroupCell], title: str) -> None:
    assert beside_page(extracted(WHOLE, here)).opening.title.text == title


def test_what_is_lower_stands_out_in_the_title(extracted: Extracted) -> None:
    assert beside_page(extracted(WHOLE, {"purpose": apart(23.0, -9.0)})).opening.title.accent == "purpose"


def test_names_that_a_title_cannot_hold_are_counted(extracted: Extracted) -> None:
    here = {title.lower().replace(" ", "-"): apart(40.0, -20.0) for title in LONG}

    assert beside_page(extracted(LONG, here)).opening.title.text == "Lower than the others: 4 of 4 parts"


@pytest.mark.parametrize(
    ("here", "lead"),
    [
        (
            {"technology": alike(70.0), "purpose": alike(30.0)},
            "Lowest here: purpose, at 30 of 100, where 65 is the ready line.",
        ),
        (
            {"technology": alike(70.0), "purpose": alike(66.0)},
            "Every part shown reaches the ready line of 65. Lowest here: purpose, at 66 of 100.",
        ),
        (
            {"technology": alike(40.2), "purpose": alike(39.8)},
            "Lowest here: purpose and technology, at 40 of 100, where 65 is the ready line.",
        ),
        ({"purpose": alike(64.8)}, "Lowest here: purpose, at <65 of 100, where 65 is the ready line."),
        (
            {"technology": alike(65.2), "purpose": alike(64.8)},
            "Lowest here: purpose, at <65 of 100, where 65 is the ready line.",
        ),
        ({"purpose": HIDDEN}, "Too few people answered about each part. The scores of the whole stand below."),
    ],
)
def test_the_lead_names_what_is_lowest_here(extracted: Extracted, here: dict[str, GroupCell], lead: str) -> None:
    assert beside_page(extracted(WHOLE, here)).opening.lead == lead


def test_a_row_sets_the_group_beside_the_whole(extracted: Extracted) -> None:
    row = beside_page(extracted(WHOLE, {"purpose": apart(23.4, -9.0)})).rows[2]

    assert (row.title, row.here, row.here_range) == ("Purpose", "23", "19 to 27")
    assert (row.whole, row.whole_range) == ("31", "29 to 33")
    assert (row.mark, row.beside, row.below) == ("↓", "lower", True)
    assert row.chart is not None
    assert row.chart.alt == "Purpose: here 23 of 100, the whole 31"


def test_a_hidden_part_has_no_number_and_no_chart(extracted: Extracted) -> None:
    page = beside_page(extracted(WHOLE, {"purpose": HIDDEN, "technology": alike(60.0)}, score=None))
    row = page.rows[2]

    assert (row.here, row.here_range, row.mark, row.hidden, row.chart) == ("–", "", "", True, None)
    assert page.figure == "none"
    assert page.notes[0] == "No number: a part is hidden, or could not be scored."
    assert any(text.startswith("Hidden: purpose. Fewer than 5 people answered") for text in page.silent)


def test_a_distance_is_told_in_points_from_all_others_together(extracted: Extracted) -> None:
    page = beside_page(extracted(WHOLE, {"technology": apart(67.0, 1.2), "purpose": apart(23.0, -9.4)}))

    assert "Technology: 1 point higher than all others together, more than chance explains." in page.says
    assert "Purpose: 9 points lower than all others together, more than chance explains." in page.says


def test_what_the_range_leaves_open_is_told(extracted: Extracted) -> None:
    page = beside_page(extracted(WHOLE, {"technology": alike(63.0), "purpose": alike(20.0)}))

    assert any(text.endswith("because it lies on both: technology.") for text in page.silent)


@pytest.mark.parametrize(
    ("n", "note"), [(8, "Few people answered here: indicative."), (20, "Few people answered here: with care.")]
)
def test_few_answers_are_to_be_read_with_care(extracted: Extracted, n: int, note: str) -> None:
    assert note in beside_page(extracted(WHOLE, {"purpose": alike(20.0)}, n=n)).notes


def test_thirty_answers_need_no_such_note(extracted: Extracted) -> None:
    notes = beside_page(extracted(WHOLE, {"purpose": alike(20.0)}, n=30)).notes

    assert not any("Few people" in note for note in notes)
