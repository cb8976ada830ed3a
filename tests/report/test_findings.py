"""What the summary tells beside the answer, each with the page that shows it.

Requirements:

F1 where leaders and staff differ, the parts are named and both scores are told
F2 what moved since the earlier wave is told with both scores; that nothing did, only where nothing did
F3 a group is named only where it differs beyond chance; else what is below the line in every group
F4 what is worth building on reaches the ready line
F5 the rule that holds the level down is told, and no other
F6 at most four are told, the weightiest, in the order of the page
F7 what no number carries is not told, and every finding leads to a page that is there
"""

from __future__ import annotations

import pytest

from collabready.assessment.figures import ladder
from collabready.report.findings import Finding, findings
from collabready.report.page import report_pages
from report_profiles import FIVE, built, five, groups, leaders, profiles, since

ALL = profiles()


def told(name: str) -> dict[str, Finding]:
    return {each.kind: each for each in findings(ALL[name])}


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        ("leaders see more", "Rated higher by leaders than by staff: purpose.", "Purpose: leaders 69, staff 41."),
        ("leaders see less", "Rated lower by leaders than by staff: purpose.", "Purpose: leaders 13, staff 41."),
        (
            "leaders agree on what is weak",
            "Leaders and staff agree on what is weak: purpose.",
            "Purpose: leaders 42, staff 41.",
        ),
    ],
)
def test_where_leaders_and_staff_differ_both_scores_are_told(name: str, title: str, text: str) -> None:
    """F1."""
    finding = told(name)["voices"]

    assert (finding.title, finding.text, finding.anchor) == (title, text, "voices")


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        ("one rose", "Higher than in the earlier wave: purpose (+12).", "Purpose: 29 before, 41 now."),
        ("one fell", "Lower than in the earlier wave: purpose (−12).", "Purpose: 53 before, 41 now."),
        (
            "one rose and one fell",
            "Higher than in the earlier wave: purpose (+12); lower: technology (−9).",
            "Purpose: 29 before, 41 now. Technology: 81 before, 72 now.",
        ),
        (
            "all stable",
            "No part changed since the earlier wave.",
            "All five parts that can be compared stayed within 5 points.",
        ),
    ],
)
def test_what_moved_is_told_with_both_scores(name: str, title: str, text: str) -> None:
    """F2."""
    finding = told(name)["waves"]

    assert (finding.title, finding.text, finding.anchor) == (title, text, "waves")


@pytest.mark.parametrize("name", ["too few to tell what moved", "some too few to tell", "nothing comparable", "mixed"])
def test_where_it_cannot_be_told_what_moved_nothing_is_told(name: str) -> None:
    """F2, F7."""
    assert "waves" not in told(name)


def test_the_group_that_differs_most_is_named_with_the_parts_in_which_it_does() -> None:
    """F3. Of the parts, the score of the one in which it differs most."""
    low, high = told("a group much lower")["groups"], told("a group much higher")["groups"]

    assert low.title == (
        "Lower in Team 1 than among all other staff: communities, technology, executive support, and managers and safety."
    )
    assert low.text == "Technology: 40 there, 72 among all who answered; more than chance explains."
    assert high.title.startswith("Higher in Team 1 than among all other staff: ")


def test_a_group_that_differs_by_chance_is_not_named() -> None:
    """F3."""
    finding = told("every group below")["groups"]

    assert finding.title.startswith("Below the ready line in every group shown: communities, technology")
    assert "Team" not in finding.title + finding.text
    assert "groups" not in told("some groups below")


@pytest.mark.parametrize("name", ["one group shown", "every group hidden"])
def test_one_group_alone_stands_for_no_other(name: str) -> None:
    """F3, F7."""
    assert "groups" not in told(name)


def test_a_second_breakdown_is_told_on_its_own_page() -> None:
    """F3."""
    results = groups(groups(ALL["mixed"], None, None), (30, 40, 35, 45, 50), (31, 41, 36, 46, 51), by="Site")

    assert {each.kind: each for each in findings(results)}["groups"].anchor == "groups-1"


@pytest.mark.parametrize("name", ALL)
def test_what_is_worth_building_on_reaches_the_line(name: str) -> None:
    """F4."""
    results, rungs = ALL[name], ladder(ALL[name])
    finding = told(name).get("base")
    if finding is None:
        return

    parts = [(part.title, part.score) for part in results.dimensions]
    practices = [(each.title, each.score) for part in results.dimensions for each in part.practices]
    named = [score for title, score in (*parts, *practices) if f"{title} (".lower() in finding.title.lower()]
    assert named
    assert not any(rungs.below(score) for score in named)


def test_where_everything_is_at_the_line_nothing_stands_out_as_a_base() -> None:
    """F7."""
    assert "base" not in told("all strong")
    assert "base" not in told("all missing")


@pytest.mark.parametrize(
    ("name", "lowers"),
    [("safety missing", True), ("a gate on a practice", True), ("a gate that lowers nothing", False), ("mixed", False)],
)
def test_the_rule_that_holds_the_level_down_is_told(name: str, *, lowers: bool) -> None:
    """F5."""
    assert ("rule" in told(name)) == lowers


@pytest.mark.parametrize(
    "name", ["a practice that nobody answered", "practices as low as each other", "everybody alike"]
)
def test_no_practice_is_the_lowest_where_several_are(name: str) -> None:
    """F7."""
    scores = [p.score for d in ALL[name].dimensions for p in d.practices if p.score is not None]
    alone = sum(round(score) == round(min(scores)) for score in scores) == 1

    assert ("lowest" in told(name)) == alone


def test_at_most_four_are_told_the_weightiest_in_the_order_of_the_page() -> None:
    """F6."""
    mixed = built(five(58, 72, 41, 60, 66))
    full = since(leaders(groups(mixed, (30, 40, 35, 45, 50), (31, 41, 36, 46, 51)), ("Purpose", 28, "blind-spot")), *(
        (part, 9, "changed") for part in FIVE
    ))  # fmt: skip

    assert [each.kind for each in findings(full)] == ["voices", "waves", "groups", "base"]
    assert [each.kind for each in findings(full, 2)] == ["voices", "waves"]


@pytest.mark.parametrize("name", ALL)
def test_every_finding_leads_to_a_page_that_is_there(name: str) -> None:
    """F7."""
    report = report_pages(ALL[name])
    anchors = {entry.anchor for entry in report.contents.entries} | {"rules"}

    assert {each.anchor for each in report.summary.findings} <= anchors
