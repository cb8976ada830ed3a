"""The plan as pages: what stands in it, how it was ordered, what is measured, what is said where there is nothing to do."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from collabready.assessment.results import PlannedAction, Results
from collabready.report.actions import plan_page
from collabready.report.output import render_report
from collabready.report.page import report_pages
from collabready.report.priorities import main_plan, numbers, other_actions, priorities
from filled_results import demo

Load = Callable[[str], Results]
Profile = Callable[..., Results]


def acted(results: Results, rank: int, **values: Any) -> Results:
    """The results with other values in the action of a rank."""
    plan = tuple(a.model_copy(update=values) if a.rank == rank else a for a in results.plan)
    return results.model_copy(update={"plan": plan})


def own(results: Results, **values: Any) -> Results:
    """The results with an action that the consultant added."""
    added: dict[str, Any] = {
        "id": "own",
        "title": "Hold the budget",
        "improves": (),
        "because": "Agreed with the works council.",
    }
    added |= {"gate": None, "gain": None, "baseline": None, "target": None, "own": True, "rank": len(results.plan) + 1}
    return results.model_copy(update={"plan": (*results.plan, results.plan[0].model_copy(update=added | values))})


def action(rank: int, due: int = 30, **values: Any) -> PlannedAction:
    usual: dict[str, Any] = {
        "id": f"a{rank}",
        "title": f"Action {rank}",
        "improves": ["purpose-practice"],
        "because": "Purpose is low.",
        "gate": None,
    }
    usual |= {"gain": 1.0, "effort": "S", "due": due, "owner": "Sponsor", "first_step": "Begin.", "measure": "Count"}
    usual |= {"baseline": 40.0, "target": 47.0, "rank": rank, "seed": []}
    return PlannedAction.model_validate(usual | values)


def planned(profile: Profile, *actions: PlannedAction, n: int = 100) -> Results:
    return profile({"Purpose": 40.0}, n=n).model_copy(update={"plan": actions})


# What stands in the plan


def test_the_plan_holds_eight_moves_and_spreads_them_over_the_months(profile: Profile) -> None:
    results = planned(profile, *(action(rank, due=30 * (1 + rank % 3)) for rank in range(1, 31)))

    assert [a.due for a in main_plan(results)] == [30] * 5 + [60] * 2 + [90]
    assert len(other_actions(results)) == 22


def test_a_month_that_has_no_other_is_filled_up_to_five(profile: Profile) -> None:
    results = planned(profile, *(action(rank, due=60) for rank in range(1, 9)))

    assert [a.rank for a in main_plan(results)] == [1, 2, 3, 4, 5]


def test_what_is_agreed_has_its_place_before_what_is_proposed(profile: Profile) -> None:
    actions = [action(rank) for rank in range(1, 9)]
    actions[6] = action(7, status="agreed")

    assert [a.rank for a in main_plan(planned(profile, *actions))] == [1, 2, 3, 4, 7]


def test_what_was_decided_against_stands_nowhere_and_is_counted(load_results: Load) -> None:
    results = acted(acted(load_results("purpose-missing"), 1, status="rejected"), 9, status="rejected")
    report = report_pages(results)
    page = report.plan

    gone = {a.title for a in results.plan if a.status == "rejected"}
    assert len(gone) == 2
    assert not gone & {row.title for row in (*page.rows, *page.rest)}
    assert not gone & {each.title for part in report.dimensions for each in part.actions}
    assert not gone & {each.title for each in report.summary.priorities}
    assert page.left_out == "Two actions that apply were decided against and do not stand here."


def test_what_is_done_is_shown_as_done_takes_no_place_and_is_no_decision(profile: Profile) -> None:
    actions = [action(rank) for rank in range(1, 8)]
    actions[0] = action(1, status="done")
    page = plan_page(results := planned(profile, *actions))

    assert [(row.number, row.kind, row.state) for row in page.rows][:2] == [("1", "done", "done"), ("2", "", "")]
    assert [a.rank for a in main_plan(results)] == [1, 2, 3, 4, 5, 6]
    assert [a.rank for a in priorities(results)] == [2, 3, 4]
    assert page.days
    assert page.days.rows[0].chart.alt == "from day 1 to day 30, done"
    assert page.opening.title.text == "Five moves in the first 30 days"


def test_an_action_of_the_consultant_is_marked_and_stands_in_no_chart(load_results: Load) -> None:
    page = plan_page(own(load_results("purpose-missing"), status="agreed"))
    (row,) = [row for row in page.rows if row.title == "Hold the budget"]

    assert (row.kind, row.state, row.gain) == ("plain", "added by the consultant, agreed", "–")
    assert page.chart
    assert f"{row.number}: " not in page.chart.alt
    assert f"The consultant added action {row.number}, which no number calls for." in page.order


def test_notes_and_dates_of_the_consultant_are_printed(load_results: Load) -> None:
    results = acted(load_results("purpose-missing"), 1, note="Agreed on Friday.", due_date=date(2026, 12, 11))
    page = plan_page(results.model_copy(update={"plan_start": date(2026, 12, 1)}))

    assert (page.rows[0].note, page.rows[0].due) == ("Agreed on Friday.", "11 Dec")
    assert page.days
    assert page.days.opening.title.text == "Five moves by 30 December 2026 and three by 29 January 2027"
    assert [month.title for month in page.days.months][:2] == ["By 30 December 2026", "By 29 January 2027"]
    assert page.days.rows[0].chart.alt == "from day 1 to day 11"


# How the order was found


def test_neighbours_that_the_numbers_do_not_tell_apart_are_named(profile: Profile) -> None:
    alike = {1, 2, 4}
    results = planned(profile, *(action(rank, equal_priority=rank in alike) for rank in range(1, 6)))

    assert plan_page(results).equals.startswith("Equal priority: 1, 2 and 3; 4 and 5.")
    assert plan_page(planned(profile, action(1), action(2))).equals == ""


def test_a_neighbour_in_the_annex_is_not_named(profile: Profile) -> None:
    results = planned(profile, *(action(rank, equal_priority=rank == 5) for rank in range(1, 8)))

    assert plan_page(results).equals == ""


def test_how_firm_a_place_is_is_told_in_plain_words(profile: Profile) -> None:
    (row,) = plan_page(planned(profile, action(1, stability=0.93))).rows

    assert row.because == "Purpose is low. Among the first five in 93 % of surveys redrawn from these answers."


def test_the_habit_behind_an_action_is_the_one_with_its_baseline(load_results: Load) -> None:
    page = plan_page(load_results("purpose-missing"))

    assert (page.rows[0].builds, page.rows[0].reason) == ("Purpose", "Urgency: 21")


# How we shall know


def test_each_habit_is_measured_once_with_its_target(profile: Profile) -> None:
    page = plan_page(planned(profile, action(1), action(2)))

    assert page.days
    (measure,) = page.days.measures
    assert (measure.moves, measure.now, measure.target, measure.open) == ("1 and 2", "40", "47", False)


@pytest.mark.parametrize("target", [100.0, 60.5], ids=["the end of the scale", "more than twenty points"])
def test_a_rise_that_no_survey_of_this_size_could_tell_is_no_target(profile: Profile, target: float) -> None:
    page = plan_page(planned(profile, action(1, target=target), n=12))

    assert page.days
    (measure,) = page.days.measures
    assert (measure.target, measure.open) == ("too few answers to tell a rise", True)


def test_what_was_heard_in_interviews_is_nothing_to_measure_a_rise_from(load_results: Load) -> None:
    page = plan_page(load_results("interviews-only"))

    assert page.days
    assert {measure.target for measure in page.days.measures} == {"ask staff first"}
    assert (page.chart, page.gain) == (None, "")


def test_reported_concerns_rise_first_when_safety_improves(load_results: Load) -> None:
    (caution,) = plan_page(load_results("unsafe")).cautions

    assert caution.startswith("Reported concerns rise first when safety improves")


# Few answers, and nothing to do


@pytest.mark.parametrize(("n", "moves"), [(12, 3), (29, 3), (30, 5)])
def test_fewer_than_thirty_get_three_moves_and_no_annex(profile: Profile, n: int, moves: int) -> None:
    page = plan_page(results := planned(profile, *(action(rank) for rank in range(1, 9)), n=n))

    assert len(page.rows) == moves
    assert (len(page.rest) == 0) == (n < 30)
    assert any("Only" in told for told in page.order) == (n < 30)
    assert len(numbers(results)) == len(page.rows) + len(page.rest)


def test_the_pages_of_the_parts_name_only_actions_of_the_plan(load_results: Load) -> None:
    report = report_pages(load_results("small-firm"))

    named = {each.title for part in report.dimensions for each in part.actions}
    assert named == {row.title for row in report.plan.rows}


def test_where_all_is_strong_the_page_says_what_to_keep(load_results: Load) -> None:
    page = plan_page(load_results("all-strong"))

    assert page.opening.title.text == "No action applies: keep what works and ask again"
    assert page.keep
    assert [block.title for block in page.keep.blocks] == [
        "The strongest habits: keep them",
        "The lowest that reach the line: watch them",
    ]
    assert (page.rows, page.days) == ((), None)


def test_where_the_questionnaire_names_no_action_nothing_is_called_good(load_results: Load) -> None:
    page = plan_page(load_results("twelve-dimensions"))

    assert page.opening.title.text == "The questionnaire names no action for what falls short"
    assert page.keep
    assert page.keep.blocks[-1].title == "What falls short of the line"
    assert all(row.below for row in page.keep.blocks[-1].rows)


def test_where_nothing_could_be_scored_there_is_no_plan_yet(load_results: Load) -> None:
    assert (
        plan_page(load_results("nothing-scored")).opening.title.text
        == "No plan yet: too few answers to tell what to do"
    )


def test_a_plan_that_was_rejected_or_done_is_told_as_that(profile: Profile) -> None:
    rejected = plan_page(planned(profile, action(1, status="rejected")))
    done = plan_page(planned(profile, action(1, status="done")))

    assert rejected.opening.title.text == "No move is planned: every action that applies was decided against"
    assert done.opening.title.text == "Every move of the plan is done: ask again what has changed"
    assert done.days
    assert done.days.opening.title.text == "Every move of the plan is done"


def test_opposite_results_get_different_first_moves_and_another_line_of_days(load_results: Load) -> None:
    """Purpose missing, safety missing: neither the first three actions nor the days agree."""
    one, other = load_results("purpose-missing"), load_results("unsafe")

    assert not {a.id for a in priorities(one)} & {a.id for a in priorities(other)}
    first, second = plan_page(one), plan_page(other)
    assert first.days
    assert second.days
    assert [(row.title, row.chart.alt) for row in first.days.rows] != [(r.title, r.chart.alt) for r in second.days.rows]
    assert first.days.opening.title != second.days.opening.title
    assert first.opening.title != second.opening.title


# On paper


def pages(results: Results) -> list[str]:
    reader = PdfReader(io.BytesIO(render_report(results)[0]))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def decided(results: Results) -> Results:
    """The demo as a consultant leaves it: agreed, done, added, dated, with a reading."""
    told = acted(acted(acted(results, 2, status="agreed", note="HR helps."), 4, status="rejected"), 6, status="done")
    told = own(told, status="agreed", due=60)
    return told.model_copy(
        update={"plan_start": date(2026, 12, 1), "readings": {"plan": "The tools are there; use them. " * 20}}
    )


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize(("results", "annex_pages"), [(demo(), 2), (decided(demo()), 3)], ids=["proposed", "decided"])
def test_fifty_actions_take_two_pages_and_a_short_annex(results: Results, annex_pages: int) -> None:
    """A page more where notes stand beside them."""
    text = pages(results)
    annex = next(at for at, page in enumerate(text) if "ANNEX TO THE PLAN" in page)
    plan = [at for at, page in enumerate(text) if "FIRST 90 DAYS" in page or "Gain and effort" in page]
    after = next(at for at, page in enumerate(text) if at > annex and "Checks on the data" in page)

    assert plan[-2:] == [annex - 2, annex - 1]
    assert after - annex <= annex_pages
    if results.readings:
        assert "The consultant’s reading. The tools are there; use them." in " ".join(text[annex - 2 : annex])


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize("name", ["unsafe", "small-firm", "interviews-only"])
def test_a_short_plan_tells_all_on_two_pages(load_results: Load, name: str) -> None:
    results = load_results(name)
    text = pages(results)

    assert not any("ANNEX TO THE PLAN" in page for page in text)
    two = next(at for at, page in enumerate(text) if "How the order was found" in page)
    told = " ".join(text[two : two + 2])
    assert "How we shall know" in text[two + 1]
    assert all(a.first_step.rstrip(".") in told for a in main_plan(results))
