"""The page of groups: rates where head counts are known, marks where a group differs beyond chance, nothing of hidden ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collabready.assessment.comparison_results import BreakEven, GroupCell, GroupReadiness, GroupResult, Response
from collabready.report.page import report_pages
from printed_pages import printed

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from report.conftest import Profile

PARTS = {"Communities": 60.0, "Purpose": 50.0}


def cell(score: float, difference: float, *, differs: bool) -> GroupCell:
    return GroupCell(score=score, n=40, difference=difference, p_adjusted=0.01 if differs else 0.5, differs=differs)


def results(profile: Profile) -> Results:
    ready = GroupReadiness(score=55, ci=(50, 60), level="forming")
    low = {"communities": cell(62, 3, differs=False), "purpose": cell(38, -15, differs=True)}
    high = {"communities": cell(72, 16, differs=True), "purpose": cell(50, 0, differs=False)}
    groups = (
        GroupResult(
            by="Team", group="Finance", n=40, invited=160, rate=0.25, light="red", readiness=ready, dimensions=low
        ),
        GroupResult(by="Team", group="IT", n=40, invited=50, rate=0.8, light="none", readiness=ready, dimensions=high),
        GroupResult(by="Team", group="Legal", hidden=True),
    )
    turns = (BreakEven(level="ready", cut=65, silent=71.25), BreakEven(level="fragile", cut=50, silent=-4))
    response = Response(invited=250, answered=100, rate=0.4, light="amber", break_even=turns)
    return profile(PARTS).model_copy(update={"groups": groups, "response": response})


def test_what_differs_is_marked_in_the_table_and_named_in_words(profile: Profile) -> None:
    page = report_pages(results(profile)).groups[0]

    assert [[cell.text + cell.mark for cell in row.cells] for row in page.rows] == [["62", "38↓"], ["72↑", "50"], []]
    assert "↑ higher, ↓ lower than all other staff together, beyond chance" in page.caption
    assert [(panel.title, panel.texts) for panel in page.panels] == [
        ("Start with Finance", ("Lower than all other staff together, and below the ready line: Finance on purpose (38).",)),
        ("Learn from IT", ("Higher than all other staff together, and at the ready line or above: IT on communities (72).",)),
    ]  # fmt: skip


def test_what_is_higher_and_still_below_the_line_is_nothing_to_learn_from(profile: Profile) -> None:
    found = results(profile)
    high = {"communities": cell(62, 16, differs=True), "purpose": cell(70, -12, differs=True)}
    groups = (found.groups[1].model_copy(update={"dimensions": high}),)

    assert report_pages(found.model_copy(update={"groups": groups})).groups[0].panels == ()


def test_that_nothing_differs_is_said_too(profile: Profile) -> None:
    found = results(profile)
    alike = {"communities": cell(60, 1, differs=False), "purpose": cell(50, 1, differs=False)}
    groups = tuple(g if g.hidden else g.model_copy(update={"dimensions": alike}) for g in found.groups)

    page = report_pages(found.model_copy(update={"groups": groups})).groups[0]

    assert page.panels == ()
    assert page.notes.texts[1] == "No group shown differs from all other staff together beyond chance."


def test_rates_stand_beside_the_groups_that_are_shown(profile: Profile) -> None:
    page = report_pages(results(profile)).groups[0]

    assert page.rates
    assert [(row.rate, row.light) for row in (*page.rows, page.total)] == [
        ("25 % of 160", "red"),
        ("80 % of 50", "none"),
        ("", "none"),
        ("40 % of 250", "amber"),
    ]
    assert page.notes.texts[-1] == "Amber: fewer than 50 % of a group answered; red: fewer than 30 % (convention)."


def test_without_head_counts_there_is_no_column_of_rates(profile: Profile) -> None:
    found = results(profile)
    groups = tuple(group.model_copy(update={"rate": None, "light": None, "invited": None}) for group in found.groups)

    assert not report_pages(found.model_copy(update={"groups": groups, "response": None})).groups[0].rates


def test_the_page_holds_no_word_of_statistics(profile: Profile) -> None:
    page = report_pages(results(profile)).groups[0]

    told = " ".join((page.opening.lead, page.caption, *page.notes.texts, *(t for p in page.panels for t in p.texts)))
    assert not {word for word in ("ICC", "Welch", "Benjamini", "p <", "Holm") if word in told}


def many(found: Results, shown: int, hidden: int) -> Results:
    """Groups of which the first may be shown, all below the line on purpose."""
    ready = GroupReadiness(score=55, ci=(50, 60), level="forming")
    cells = {"communities": cell(70, 3, differs=False), "purpose": cell(38, -3, differs=False)}
    open_ = tuple(
        GroupResult(by="Team", group=f"Team {at:02}", n=40, readiness=ready, dimensions=cells) for at in range(shown)
    )
    closed = tuple(GroupResult(by="Team", group=f"Unit {at:02}", hidden=True) for at in range(hidden))
    return found.model_copy(update={"groups": (*open_, *closed)})


@pytest.mark.parametrize(
    ("shown", "hidden", "title", "lead"),
    [
        (
            12, 3, "Below the ready line in every group shown: purpose",
            "What is low in every group shown is a matter for the whole, not for one of them. "
            "At the line or above in every group shown: communities.",
        ),
        (
            2, 9, "Below the ready line in every group shown: purpose",
            "2 of 11 groups can be shown without revealing people; they do not stand for the others. "
            "At the line or above in every group shown: communities.",
        ),
        (
            1, 9, "Only one group can be shown: Team 00",
            "One of 10 groups can be shown without revealing people; it does not stand for the others. "
            "At the line or above in every group shown: communities.",
        ),
        (
            0, 9, "No group can be shown without revealing people",
            "The scores of the whole stand on the other pages.",
        ),
    ],
)  # fmt: skip
def test_what_is_said_of_all_groups_is_said_of_those_shown(
    profile: Profile, shown: int, hidden: int, title: str, lead: str
) -> None:
    page = report_pages(many(profile(PARTS), shown, hidden)).groups[0]

    assert (page.opening.title.text, page.opening.lead) == (title, lead)


@pytest.mark.usefixtures("pdf_libraries")
def test_sixty_groups_go_on_over_pages_that_repeat_the_head_of_the_table(profile: Profile) -> None:
    sheets = printed(many(profile(PARTS), 45, 15), "groups")

    told = " ".join(sheets)
    assert all(told.count(f"Team {at:02}") == 1 for at in range(45))
    assert told.count("hidden, so that nobody can be recognised") == 15
    assert 1 < len(sheets) <= 3
    assert all("Communities Purpose Readiness" in sheet for sheet in sheets if "Team" in sheet or "Unit" in sheet)


def test_what_the_silent_ones_would_have_to_say_stands_on_the_summary_and_in_the_annex(profile: Profile) -> None:
    found = results(profile)
    readiness = found.readiness.model_copy(update={"invited": 250})
    report = report_pages(found.model_copy(update={"readiness": readiness}))

    told = "The score would be “ready” were their average 72 or more, not “fragile” even were it 0."
    assert f"What those think who did not answer: 150 of 250. {told}" in report.summary.unknowns
    assert any("(limit - share who answered x score) / share silent" in line for line in report.annex.exactly)


def test_readiness_with_managers_stands_in_the_annex_alone(profile: Profile) -> None:
    found = results(profile)
    voices = found.voices.model_copy(update={"readiness": 64.9})
    report = report_pages(found.model_copy(update={"voices": voices}))

    assert "Were managers counted with staff, readiness would be <65." in report.annex.exactly
    assert "managers" not in " ".join(report.summary.figure_notes)
