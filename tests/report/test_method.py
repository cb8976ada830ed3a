"""The pages of the method: how far the figures carry, what every report says, and the annex for those who check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.results import Results
from collabready.report.annex import annex_page
from collabready.report.method import method_page
from collabready.report.page import report_pages
from collabready.report.turnout import turnout
from filled_results import demo, filled
from printed_pages import printed

Profile = Callable[..., Results]
Load = Callable[[str], Results]
RESULTS = sorted(path.stem for path in (Path(__file__).parent / "results").glob("*.json"))


@pytest.mark.parametrize("name", RESULTS)
def test_what_every_report_must_say_stands_in_it(load_results: Load, name: str) -> None:
    page = method_page(load_results(name))

    assert page.statements[0] == (
        "A self-built instrument, not normed. A score says nothing about other organisations. It supports conversations and "
        "priorities. It is not made to appraise persons or managers, and must not be used so."
    )
    assert page.conventions.startswith("Cut-offs, levels and the rules that cap a level are conventions")
    facts = dict(page.facts)
    assert facts.keys() & {"Staff in the survey", "Interviews"}
    assert "Smallest group shown" in facts
    assert len(page.sources) == len(load_results(name).sources)


def test_two_cautions_at_most_stand_first(profile: Profile) -> None:
    results = profile({"Purpose": 60.0}).model_copy(update={"warnings": ("One.", "Two.", "Three")})

    page = method_page(results)

    assert (page.cautions_title, page.cautions, page.further) == (
        "The first two of three cautions.", ("One.", "Two."), ("Three.",),
    )  # fmt: skip
    assert page.opening.title.text == "The evidence can be acted on, with three cautions"


def test_what_the_checks_found_is_a_caution_and_no_title_denies_it(profile: Profile) -> None:
    wide = method_page(profile({"Purpose": 20.0}, "missing", 20.0, margin=8))
    firm = method_page(profile({"Purpose": 20.0}, "missing", 20.0))

    assert wide.opening.title.text == "The evidence can be acted on, with one caution"
    assert wide.cautions == ("The readiness is known only roughly, between 12 and 28.",)
    assert (firm.opening.title.text, firm.cautions) == ("The evidence is firm enough to act on", ())


def test_a_check_shows_its_verdict_in_words(profile: Profile) -> None:
    rows = {row.name: (row.kind, row.verdict) for row in method_page(profile({"Purpose": 60.0}, margin=8)).checks}

    assert rows["Staff who answered"] == ("sound", "sound")
    assert rows["Range of the readiness (95 %)"] == ("care", "with care")
    assert rows["How many of those asked"] == ("open", "not known")


def test_who_answered_is_told_by_group_and_of_hidden_ones_only_the_name() -> None:
    told = turnout(filled())

    assert [(row.name, row.rate, row.n) for row in told.rows[:2]] == [
        ("All staff", "59 %", "239"),
        ("Customer Service", "78 %", "46"),
    ]
    hidden = [row for row in told.rows if row.hidden]
    assert [row.name for row in hidden] == ["Legal", "People and Communication"]
    assert {(row.chart, row.rate, row.n) for row in hidden} == {(None, "", "")}


def test_many_groups_are_cut_and_that_is_said(profile: Profile) -> None:
    groups = tuple(GroupResult(by="Team", group=f"Team {at}", n=20) for at in range(60))

    told = turnout(profile({"Purpose": 60.0}).model_copy(update={"groups": groups}))

    assert [row.name for row in told.rows][-1] == "Team 9"
    assert told.more == "and 50 more: see the page of the groups"


def test_the_annex_holds_the_statistics_of_each_part() -> None:
    page = annex_page(demo())

    first, reliability = page.spreads[0], page.leaning[0]
    assert (first.title, first.n, first.score, first.interval, first.median, first.deviation) == (
        "Communities", "239", "60", "59 to 61", "60", "17.4",
    )  # fmt: skip
    assert (reliability.alpha, reliability.omega, reliability.together) == ("0.83", "0.83", "good")
    assert (reliability.agreement, reliability.distance, reliability.agreed) == ("0.88", "22", "agreed")
    [units] = page.units
    assert (units.by, units.rows[2].means, units.rows[2].verdict) == (
        "In which department do you work?", "0.83", "may be ranked",
    )  # fmt: skip


def test_of_interviews_the_annex_tells_no_statistics(load_results: Load) -> None:
    page = annex_page(load_results("interviews-only"))

    assert (page.spreads, page.leaning, page.units) == ((), (), ())
    assert page.opening.title.text == "How exactly the numbers are made"
    assert page.exactly[0].startswith("Ratings have no interval")


def test_how_two_waves_are_tested_stands_in_the_annex_and_on_no_other_page() -> None:
    report = report_pages(filled())

    assert any("Holm" in text for text in report.annex.exactly)
    assert report.waves is not None
    assert "Holm" not in str(report.waves)


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize(("page", "sheets"), [("method", 2), ("annex", 1), ("privacy", 1)])
def test_the_pages_at_the_end_are_full_and_do_not_run_over(page: str, sheets: int) -> None:
    whole = filled()
    open_ = whole.privacy.model_copy(update={"delete_by": None, "contact": None}) if whole.privacy else None
    texts = printed(whole.model_copy(update={"privacy": open_}), page)

    assert len(texts) == sheets
    assert min(len(text.split()) for text in texts) > 150
