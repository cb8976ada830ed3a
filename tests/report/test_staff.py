"""The page for everybody: plain words, nothing of any group, what is agreed or that nothing is, one page."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from collabready.assessment.privacy_results import Privacy
from collabready.assessment.results import Results
from collabready.bundled import template
from collabready.report.html import render_html
from collabready.report.output import render_report
from collabready.report.page import report_pages
from collabready.report.staff import staff_page

Load = Callable[[str], Results]
RESULTS = Path(__file__).parent / "results"
EVERY = sorted(path.stem for path in RESULTS.glob("*.json"))
JARGON = re.compile(
    r"readiness|dimension|practice|interval|\bgate|\bscores?\b|\bn =|ingredient|driver with|benchmark|stakeholder|95 %",
    re.IGNORECASE,
)


def agreed(results: Results, *ids: int, **values: object) -> Results:
    plan = tuple(
        action.model_copy(update={"status": "agreed", **values}) if action.rank in ids else action
        for action in results.plan
    )
    return results.model_copy(update={"plan": plan})


def printed(results: Results) -> list[str]:
    """The text of each page; nothing is attached."""
    reader = PdfReader(io.BytesIO(render_report(results, "staff")[0]))
    assert not reader.attachments
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize("name", EVERY)
def test_it_is_one_page_without_an_attachment(load_results: Load, name: str) -> None:
    results = load_results(name)
    (page,) = printed(results)

    assert staff_page(results).title.text in page
    assert "DRAFT" in page


@pytest.mark.usefixtures("pdf_libraries")
def test_it_is_one_page_however_much_there_is_to_tell(load_results: Load) -> None:
    results = load_results("twelve-dimensions")
    plan = tuple(
        action.model_copy(update={"title": "A long title of an action that wraps " * 4, "status": "agreed"})
        for action in load_results("purpose-missing").plan
    )
    full = results.model_copy(update={"plan": plan, "readings": {"staff": "We talk about it in each team. " * 20}})

    assert len(printed(full)) == 1


def test_it_holds_no_word_that_has_to_be_explained(load_results: Load) -> None:
    results = load_results("purpose-missing")
    html = render_html(report_pages(results), template("staff"), self_contained=False)
    body = re.sub(r"<[^>]+>|Readiness for collaborative learning", " ", html.partition("<body>")[2])

    assert JARGON.findall(body) == []


def test_it_holds_nothing_of_a_group(load_results: Load) -> None:
    results = load_results("purpose-missing")
    html = render_html(report_pages(results), template("staff"), self_contained=True)

    assert results.groups
    assert [group.group for group in results.groups if re.search(rf"\b{re.escape(group.group)}\b", html)] == []


def test_scores_are_told_in_words(load_results: Load) -> None:
    page = staff_page(load_results("unsafe"))

    assert [(part.title, part.word) for part in page.parts] == [
        ("Communities", "good to build on"),
        ("Technology", "good to build on"),
        ("Purpose", "good to build on"),
        ("Executive support", "good to build on"),
        ("Managers and psychological safety", "hardly there"),
    ]
    assert page.title.text == "You said it: the most is left to do in managers and psychological safety"


def test_three_habits_each_are_strongest_and_weakest_and_none_is_both(load_results: Load) -> None:
    page = staff_page(load_results("purpose-missing"))

    assert (len(page.strongest), len(page.weakest)) == (3, 3)
    assert not {*page.strongest} & {*page.weakest}
    assert page.weakest[0] == "Urgency"


def test_where_all_is_strong_nothing_is_called_weak(load_results: Load) -> None:
    page = staff_page(load_results("all-strong"))

    assert page.weakest_title == "A little less strong"
    assert page.note == "Nothing has to be mended first: what works is kept."


def test_what_is_not_agreed_is_called_a_proposal(load_results: Load) -> None:
    page = staff_page(load_results("purpose-missing"))

    assert (page.deeds_title, len(page.deeds)) == ("What is proposed", 3)
    assert page.note == "Nothing of this is decided yet. We tell you what is."


def test_what_is_agreed_is_told_with_its_owner_and_date_and_nothing_else(load_results: Load) -> None:
    results = agreed(load_results("purpose-missing"), 2, owner="Els Maes (CEO)", due_date=date(2026, 12, 11))
    page = staff_page(results)

    assert page.deeds_title == "What we do"
    assert [(deed.owner, deed.when) for deed in page.deeds] == [("Els Maes (CEO)", "by 11 December 2026")]
    assert page.note == ""


def test_the_date_of_the_next_survey_follows_from_the_first_day_of_the_plan(load_results: Load) -> None:
    results = load_results("purpose-missing").model_copy(update={"plan_start": date(2026, 12, 1)})

    assert "from 1 March 2027 on" in staff_page(results).again
    assert "After the first 90 days, with the same statements." in staff_page(load_results("purpose-missing")).again


def test_staff_who_were_not_asked_are_told_so(load_results: Load) -> None:
    page = staff_page(load_results("interviews-only"))

    assert page.title.text == "You have not been asked yet: that comes first"
    assert page.lead == "So far 6 interviews were held. They cannot say what you think; only you can."
    assert (page.parts, page.strongest) == ((), ())


def test_whom_to_ask_is_named_where_it_is_known(load_results: Load) -> None:
    privacy = Privacy(scored=1, open_questions=0, personal=0, unused=0, contact="hr@northmoor.example", trust="Ada")
    results = load_results("purpose-missing")

    assert staff_page(results.model_copy(update={"privacy": privacy})).ask == (
        "About your answers: hr@northmoor.example",
        "In confidence: Ada",
    )
    assert staff_page(results).ask == ("Whoever invited you to the survey.",)


def test_opposite_results_are_not_told_alike(load_results: Load) -> None:
    one, other = staff_page(load_results("purpose-missing")), staff_page(load_results("unsafe"))

    assert one.title != other.title
    assert not {deed.title for deed in one.deeds[:1]} & {deed.title for deed in other.deeds}
    assert replace(one, title=other.title) != other
