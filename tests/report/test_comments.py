"""The page of comments: approved answers with nothing beside them, and why others are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from collabready.assessment.privacy_results import Comments, Privacy
from collabready.assessment.results import Results
from collabready.report.comments import comments_page
from collabready.report.html import render_html
from collabready.report.page import report_pages

Profile = Callable[..., Results]
FEW = "Fewer than 10 people wrote an answer, so none is printed."


def written(profile: Profile, *texts: str) -> Results:
    comments = (
        Comments(question="a", text="What resistance?", comments=(), note=FEW),
        Comments(question="b", text="What helps?", comments=texts),
    )
    return profile({"Communities": 60.0}).model_copy(update={"comments": comments})


def test_the_title_says_how_many_answers_are_printed_and_claims_no_more(profile: Profile) -> None:
    page = comments_page(written(profile, "Time.", "A room."))

    assert page
    assert page.opening.title.text == "Staff in their own words: two answers to one question"
    assert [(each.title, each.told, each.said, each.note) for each in page.questions] == [
        ("What helps?", "two answers", ("Time.", "A room."), ""),
        ("What resistance?", "", (), FEW),
    ]


def test_names_are_said_to_be_masked_only_where_a_list_was_given(profile: Profile) -> None:
    without = written(profile, "Time.")
    privacy = Privacy(scored=1, open_questions=1, personal=0, unused=0, roster=True)

    pages = [comments_page(results) for results in (without, without.model_copy(update={"privacy": privacy}))]

    assert [page.cannot.split(" are replaced")[0] for page in pages if page] == [
        "Addresses, telephone numbers and units",
        "Names on a list of people, addresses, telephone numbers and units",
    ]


def test_without_an_approved_answer_there_is_no_page(profile: Profile) -> None:
    assert comments_page(written(profile)) is None


def test_what_was_written_stays_text(profile: Profile, template: Path) -> None:
    html = render_html(
        report_pages(written(profile, "<script>x</script>", "=1+1", "line\nline", "long" * 400)),
        template,
        self_contained=True,
    )

    assert '<p class="said" dir="auto">&lt;script&gt;x&lt;/script&gt;</p>' in html
    assert '<p class="said" dir="auto">=1+1</p>' in html
    assert "line\nline" in html
    assert "<script" not in html
