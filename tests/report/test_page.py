"""What stands on the pages, for results of every kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from collabready.assessment.figures import ladder
from collabready.assessment.results import GroupResult, ItemResult, PlannedAction, Results
from collabready.report.answers import answer_rows, legend
from collabready.report.page import report_pages

Load = Callable[[str], Results]
Profile = Callable[..., Results]

EVERY = [
    "purpose-missing",
    "all-strong",
    "technology-weakest",
    "technology-unscored",
    "unsafe",
    "small-firm",
    "zero-variance",
    "nothing-scored",
    "interviews-only",
    "one-dimension",
    "twelve-dimensions",
]
AGREEMENT = {"1": "Strongly disagree", "2": "Disagree", "3": "Neither", "4": "Agree", "5": "Strongly agree"}


@pytest.mark.parametrize("name", EVERY)
def test_the_summary_prints_the_figures_of_the_results(load_results: Load, name: str) -> None:
    results = load_results(name)
    page = report_pages(results).summary

    printed = {row.title: row.score for row in page.bars}
    assert printed == {d.title: ladder(results).score(d.score) for d in results.dimensions}
    if results.readiness.score is None:
        assert page.figure == "none"
    else:
        assert page.figure == ladder(results).score(results.readiness.score)
        assert any(results.readiness.level in note for note in page.figure_notes if results.readiness.level)


@pytest.mark.parametrize("name", EVERY)
def test_every_gate_that_fired_is_told(load_results: Load, name: str) -> None:
    results = load_results(name)

    told = [rule.says for rule in report_pages(results).summary.rules]
    assert [says.removeprefix("Probably: ") for says in told] == [gate.says for gate in results.readiness.gates]
    assert [says.startswith("Probably: ") for says in told] == [gate.uncertain for gate in results.readiness.gates]


@pytest.mark.parametrize("name", EVERY)
def test_there_is_always_something_that_we_do_not_know(load_results: Load, name: str) -> None:
    assert report_pages(load_results(name)).summary.unknowns


@pytest.mark.parametrize("name", EVERY)
def test_every_chart_is_sound_xml(load_results: Load, name: str) -> None:
    report = report_pages(load_results(name))

    assert "ripples" in report.charts
    for svg in report.charts.values():
        ET.fromstring(svg)  # noqa: S314 - our own drawing


@pytest.mark.parametrize("name", EVERY)
def test_at_most_three_priorities_and_five_actions_a_month(load_results: Load, name: str) -> None:
    results = load_results(name)
    report = report_pages(results)

    assert len(report.summary.priorities) == min(3, len(results.plan))
    assert all(len(month.actions) <= 5 for month in report.plan.months)
    assert len(report.plan.rows) + len(report.plan.rest) == len(results.plan)


@pytest.mark.parametrize("name", EVERY)
def test_the_report_says_what_it_is_not(load_results: Load, name: str) -> None:
    method = report_pages(load_results(name)).method
    said = " ".join((*method.statements, method.conventions))

    for word in ("self-built", "one practitioner article", "not normed", "not made to appraise persons", "conventions"):
        assert word in said


def test_a_hidden_group_shows_nothing_but_its_name(load_results: Load) -> None:
    report = report_pages(load_results("purpose-missing"))

    hidden = [row for page in report.groups for row in page.rows if row.hidden]
    assert [row.name for row in hidden] == ["Legal & Risk", "Strategy Office"]
    assert all((row.cells, row.n, row.readiness.shade) == ((), "", "none") for row in hidden)


def test_a_scale_of_groups_is_not_ranked(load_results: Load) -> None:
    results = load_results("purpose-missing")
    page = report_pages(results).groups[0]

    assert [row.name for row in page.rows] == [group.group for group in results.groups if group.by == "Department"]


def test_no_group_that_can_be_shown_is_said(load_results: Load) -> None:
    results = load_results("purpose-missing")
    hidden = tuple(GroupResult(by="Department", group=name, hidden=True) for name in "AB")

    page = report_pages(results.model_copy(update={"groups": hidden})).groups[0]
    assert page.opening.title.text == "No group can be shown without revealing people"


def test_leaders_apart_from_staff_are_named_only_when_the_intervals_do_not_touch(load_results: Load) -> None:
    page = report_pages(load_results("unsafe")).voices

    assert page is not None
    assert page.opening.title.text == "Leaders rate managers and psychological safety higher than staff do"


def test_without_leaders_there_is_no_page_for_them_and_the_summary_says_so(load_results: Load) -> None:
    report = report_pages(load_results("all-strong"))

    assert report.voices is None
    assert any("leaders" in unknown for unknown in report.summary.unknowns)


def test_one_part_alone_has_no_recipe(load_results: Load) -> None:
    assert report_pages(load_results("one-dimension")).recipe is None


def test_interviews_alone_claim_no_level_and_ask_for_staff(load_results: Load) -> None:
    report = report_pages(load_results("interviews-only"))

    assert report.summary.figure == "none"
    assert report.summary.priorities_title.startswith("First of all: ask staff")
    titles = [entry.title for entry in report.contents.entries]
    assert not any("ready line" in title or "missing" in title for title in titles)


def test_a_level_that_depends_on_the_mean_is_flagged(load_results: Load) -> None:
    method = report_pages(load_results("purpose-missing")).method

    assert "depends on this choice" in method.means_note
    assert report_pages(load_results("all-strong")).method.means_note == "The level does not depend on this choice."


def test_safety_actions_warn_that_reported_concerns_rise_first(load_results: Load) -> None:
    (caution,) = report_pages(load_results("unsafe")).plan.cautions

    assert caution.startswith("Reported concerns rise first when safety improves")
    assert report_pages(load_results("all-strong")).plan.cautions == ()


def test_warnings_stand_on_the_summary(load_results: Load) -> None:
    summary = report_pages(load_results("small-firm")).summary

    assert summary.warnings == ("No column says who leads people: everybody counts as staff.",)


def test_a_pilot_is_named_on_every_page(load_results: Load) -> None:
    results = load_results("all-strong").model_copy(update={"scope": "pilot: Customer Service"})

    assert report_pages(results).running_head == "Northmoor Water · pilot: Customer Service"


def test_the_same_results_give_the_same_pages(load_results: Load) -> None:
    assert report_pages(load_results("small-firm")) == report_pages(load_results("small-firm"))


def item(
    distribution: dict[str, int] | None, *, reverse: bool = False, labels: dict[str, str] | None = None
) -> ItemResult:
    return ItemResult(
        id="i",
        text="I share what I learn.",
        n=40,
        no_answer=0,
        score=50.0,
        sd=1.0,
        distribution=distribution,
        labels=labels or AGREEMENT,
        reverse=reverse,
        fingerprint="0",
    )


def told(results: Results, one: ItemResult) -> str:
    """What the bar of an item says, read aloud, after the item's text."""
    (row,) = answer_rows(ladder(results), [one], "a")
    return row.chart.alt.split(": ", 1)[1] if row.chart else row.note


def test_a_bar_runs_from_unfavourable_to_favourable(profile: Profile) -> None:
    spread = {"1": 4, "2": 8, "3": 8, "4": 12, "5": 8}
    results = profile({"Purpose": 50.0})

    assert told(results, item(spread)).startswith("Strongly disagree 10 %, Disagree 20 %, Neither 20 %")
    assert told(results, item(spread, reverse=True)).startswith("Strongly agree 20 %, Agree 30 %, Neither 20 %")


def test_a_folded_class_of_all_is_not_told_as_all(profile: Profile) -> None:
    everybody = item({"favourable": 12, "neutral": 0, "unfavourable": 0})
    results = profile({"Purpose": 50.0})

    assert told(results, everybody) == "unfavourable 0 %, neutral 0 %, favourable ≥90 %"
    assert answer_rows(ladder(results), [everybody], "a")[0].favourable == "≥90 %"


def test_answers_that_may_not_be_shown_show_nothing(profile: Profile) -> None:
    assert told(profile({"Purpose": 50.0}), item(None)) == "answers not shown"


@pytest.mark.parametrize("points", range(2, 12))
def test_scales_of_two_to_eleven_points_are_drawn(profile: Profile, points: int) -> None:
    labels = {str(code): f"label {code}" for code in range(points)}
    one = item(dict.fromkeys(labels, 3), labels=labels)

    assert told(profile({"Purpose": 50.0}), one).count("%") == points
    assert len(legend([one], "l").swatches) == (points if points <= 7 else 2)


def test_reversed_items_keep_the_legend_of_the_scale() -> None:
    swatches = legend([item({"1": 1}, reverse=True)], "l").swatches

    assert [label for _, label in swatches] == list(AGREEMENT.values())


def action(rank: int, due: int = 30) -> PlannedAction:
    return PlannedAction.model_validate(
        {
            "id": f"a{rank}",
            "title": f"Action {rank}",
            "improves": ["purpose-practice"],
            "because": "purpose scores 40",
            "gate": None,
            "gain": 1.0,
            "effort": "S",
            "due": due,
            "owner": "Sponsor",
            "first_step": "Begin.",
            "measure": "Count",
            "baseline": 40,
            "target": 47,
            "rank": rank,
            "seed": [],
        }
    )


def test_the_sixth_action_of_a_month_waits_in_the_annex(profile: Profile) -> None:
    results = profile({"Purpose": 40.0}).model_copy(update={"plan": tuple(action(rank) for rank in range(1, 8))})
    plan = report_pages(results).plan

    assert [row.rank for row in plan.rows] == ["1", "2", "3", "4", "5"]
    assert [row.rank for row in plan.rest] == ["6", "7"]
    assert plan.opening.title.text == "Five moves in the first 30 days"


def test_nothing_of_a_source_names_its_file(load_results: Load) -> None:
    results = load_results("purpose-missing")

    assert "export.csv" not in json.dumps([vars(row) for row in report_pages(results).method.sources])
