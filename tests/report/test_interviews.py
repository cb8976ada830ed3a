"""The page that sets interviews beside the survey: its message, its rows, its words."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from collabready.assessment.interview_results import DIFFER, InterviewResult, Quote
from collabready.assessment.results import FiredGate, Results, Source, read_results
from collabready.report.html import render_html
from collabready.report.interviews import InterviewsPage, interviews_page
from collabready.report.method import method_page
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from printed_pages import printed

Profile = Callable[..., Results]
Load = Callable[[str], Results]
Gate = Callable[..., FiredGate]

SCORES = {"Communities": 60.0, "Technology": 66.0, "Purpose": 31.0}


def rating(title: str, score: float, n: int = 3, practice: str | None = None) -> InterviewResult:
    """A rating beside the score of `SCORES`; of a practice, beside the same score as its dimension."""
    survey = SCORES.get(title)
    difference = None if survey is None else score - survey
    far = difference is not None and n >= 3 and abs(difference) >= 25
    return InterviewResult(
        dimension=title.lower(),
        practice=practice,
        title=practice or title,
        score=score,
        n=n,
        survey_score=survey,
        difference=difference,
        label=DIFFER if far else None,
    )


def heard(profile: Profile, ratings: Sequence[InterviewResult], quotes: Sequence[Quote] = ()) -> Results:
    source = Source(
        file="interviews",
        sha256="0",
        dialect="interview files",
        encoding="UTF-8",
        delimiter="",
        channel="interview",
        rows=5,
        accepted=4,
        unfinished=1,
    )
    update = {"interviews": tuple(ratings), "quotes": tuple(quotes), "sources": (source,)}
    return profile(SCORES).model_copy(update=update)


def page_of(results: Results) -> InterviewsPage:
    page = interviews_page(results)
    assert page
    return page


@pytest.mark.parametrize(
    ("ratings", "title"),
    [
        (
            [rating("Communities", 62), rating("Technology", 70), rating("Purpose", 31)],
            "No large difference between interviews and survey",
        ),
        (
            [rating("Communities", 62), rating("Purpose", 90)],
            "Rated higher in interviews than in the survey: purpose",
        ),
        (
            [rating("Communities", 20), rating("Technology", 30)],
            "Rated lower in interviews than in the survey: communities and technology",
        ),
        (
            [rating("Communities", 20), rating("Purpose", 80)],
            "Rated higher in interviews than in the survey: purpose; rated lower: communities",
        ),
        (
            [rating("Communities", 50), rating("Communities", 10, practice="A driver")],
            "Rated lower in interviews than in the survey: a driver",
        ),
        (
            [rating("Communities", 20), rating("Communities", 10, practice="A driver")],
            "Rated lower in interviews than in the survey: communities",
        ),
        (
            [rating("Communities", 20, 2), rating("Purpose", 90, 1)],
            "Too few interviews to say whether they differ from the survey",
        ),
        (
            [rating("Communities", 62), rating("Purpose", 90, 2)],
            "Interviews and survey stand far apart only where one or two interviews speak",
        ),
        ([rating("Backing", 20)], "Interviews speak of what the survey could not score"),
        (
            [rating("Communities", 10, practice=f"A habit with a rather long name, number {at}") for at in range(9)],
            "Rated lower in interviews than in the survey: nine parts and habits",
        ),
    ],
    ids=["agree", "up", "down", "both", "habit", "part", "few", "few-and-far", "unscored", "many"],
)
def test_the_title_says_what_the_numbers_say(profile: Profile, ratings: list[InterviewResult], title: str) -> None:
    assert page_of(heard(profile, ratings)).opening.title.text == title


def test_a_row_shows_both_scores_the_count_and_the_difference(profile: Profile) -> None:
    page = page_of(heard(profile, [rating("Communities", 31, 4), rating("Purpose", 33, 1), rating("Backing", 64.6, 2)]))

    cells = [(row.title, row.survey, row.rating, row.n, row.difference, row.differs) for row in page.rows]
    assert cells == [
        ("Communities", "60", "31", "4", "−29", True),
        ("Purpose", "31", "33", "1", "+2", False),
        ("Backing", "–", "<65", "2", "–", False),
    ]
    assert page.rows[2].chart.alt == "Backing: survey without a score, interviews <65"


def test_the_page_says_what_ratings_are_and_what_they_cannot_say(profile: Profile) -> None:
    page = page_of(heard(profile, [rating("Communities", 60)]))

    assert page.opening.lead.startswith("Four interviews: evidence heard, rated by the consultant")
    assert "chosen, not drawn" in page.cannot


def test_words_stand_under_what_they_are_about(profile: Profile) -> None:
    quotes = [
        Quote(id="driver", title="A driver", text="“Nobody.”", who="Executives"),
        Quote(id="driver", title="A driver", text="Me, at night.", who="one of 3 interviews"),
        Quote(id="resistance", title="What resistance?", text="None\nat all", who="IT"),
    ]

    page = page_of(heard(profile, [rating("Communities", 60)], quotes))

    assert [(words.title, words.said) for words in page.words] == [
        ("A driver", (("Nobody.", "Executives"), ("Me, at night.", "one of 3 interviews"))),
        ("What resistance?", (("None\nat all", "IT"),)),
    ]


def test_the_lines_of_a_quote_stay_lines(profile: Profile, template: Path) -> None:
    quote = Quote(id="driver", title="A driver", text="Who drives it?\n\nNobody knows.", who="Executives")
    report = report_pages(heard(profile, [rating("Communities", 60)], [quote]))

    html = render_html(report, template, self_contained=False)
    pdf = render_pdf(html, report.charts, template, created=report.created, attachment=b"{}")
    printed = [line.strip() for page in PdfReader(io.BytesIO(pdf)).pages for line in page.extract_text().splitlines()]

    at = printed.index("“Who drives it?")
    assert printed[at + 1].startswith("Nobody knows.”")


@pytest.mark.parametrize(
    ("survey", "score", "printed"),
    [(31.4, 66.6, "+36"), (31.0, 66.4, "+35"), (66.5, 31.4, "−36"), (50.4, 49.6, "0")],
)
def test_the_difference_is_that_of_the_printed_numbers(
    profile: Profile, survey: float, score: float, printed: str
) -> None:
    one = rating("Purpose", score).model_copy(update={"survey_score": survey, "difference": score - survey})

    assert page_of(heard(profile, [one])).rows[0].difference == printed


def test_the_mark_of_a_difference_follows_the_exact_numbers(profile: Profile) -> None:
    one = rating("Purpose", 56.4).model_copy(update={"survey_score": 31.5, "difference": 24.9, "label": None})
    other = rating("Purpose", 55.6).model_copy(update={"survey_score": 30.6, "difference": 25.0, "label": DIFFER})

    rows = page_of(heard(profile, [one, other])).rows
    assert [(row.difference, row.differs) for row in rows] == [("+24", False), ("+25", True)]


def test_the_consultants_reading_stands_on_the_page(profile: Profile) -> None:
    results = heard(profile, [rating("Communities", 60)]).model_copy(
        update={"readings": {"interviews": "They merged in June."}}
    )

    (sheet,) = printed(results, "interviews")

    assert "The consultant’s reading. They merged in June." in sheet


def test_without_interviews_there_is_no_page(profile: Profile) -> None:
    report = report_pages(profile(SCORES))

    assert report.interviews is None
    assert "Interviews and survey" not in [entry.kicker for entry in report.contents.entries]


def test_the_page_stands_in_the_contents(profile: Profile) -> None:
    entries = report_pages(heard(profile, [rating("Purpose", 90)])).contents.entries

    assert [(e.anchor, e.title) for e in entries if e.kicker == "Interviews and survey"] == [
        ("interviews", "Rated higher in interviews than in the survey: purpose")
    ]


def test_interviews_alone_show_their_words_and_nothing_to_compare(load_results: Load) -> None:
    alone = load_results("interviews-only")
    quote = Quote(id="driver", title="A driver", text="Nobody.", who="Executives")

    page = page_of(alone.model_copy(update={"quotes": (quote,)}))

    assert interviews_page(alone) is None
    assert page.opening.kicker == "What was said"
    assert page.rows == ()
    assert report_pages(alone).cover.title.text == "What leaders tell us; staff have not been asked"


def test_the_page_of_the_method_lists_interviews_without_names(profile: Profile) -> None:
    (row,) = report_pages(heard(profile, [rating("Purpose", 90)])).method.sources

    assert (row.kind, row.rows, row.accepted, row.set_aside) == (
        "Interviews, rated",
        "5",
        "4",
        "none; 1 not finished, and counted",
    )


def test_a_rule_that_rests_on_interviews_says_so(profile: Profile, gate: Gate) -> None:
    fired = gate("fragile", "driver", says="Nobody drives.").model_copy(update={"basis": "interviews"})

    report = report_pages(profile(SCORES, gates=(fired,)))

    assert report.method.rules[0].says == "Nobody drives. This rests on interviews."


def test_results_of_before_interviews_were_compared_are_still_read(load_results: Load, tmp_path: Path) -> None:
    content = json.loads(load_results("unsafe").to_json())
    del content["quotes"]
    for gate in content["readiness"]["gates"]:
        del gate["basis"]
    (tmp_path / "results.json").write_text(json.dumps(content), encoding="utf-8")

    assert read_results(tmp_path / "results.json") == load_results("unsafe")


@pytest.mark.usefixtures("pdf_libraries")
def test_many_habits_and_long_words_stay_on_their_pages(profile: Profile) -> None:
    habits = [
        rating("Communities", 10 * (at % 11), at % 4 + 1, f"A habit with a long name {at} " * 3) for at in range(40)
    ]
    quotes = [
        Quote(id=f"h{at}", title=f"A habit {at}", text="A long sentence about this. " * 25, who="Executives")
        for at in range(12)
    ]
    mine = printed(heard(profile, [rating("Communities", 10), *habits, rating("Purpose", 0)], quotes), "interviews")

    rated = ["A habit with a long name" in text for text in mine]
    assert rated == sorted(rated, reverse=True)
    assert len(mine) <= 6
    assert sum(text.count("Executives") for text in mine) == 12
    assert "What we cannot say" in mine[-1]


def test_the_sentences_name_the_limits_that_the_numbers_were_made_with(
    profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collabready.report.interviews.APART", 30)
    monkeypatch.setattr("collabready.report.interviews.LEAST", 4)
    monkeypatch.setattr("collabready.report.making.APART", 30)
    monkeypatch.setattr("collabready.report.making.LEAST", 4)
    monkeypatch.setattr("collabready.report.making.POOL", 6)
    results = heard(profile, [rating("Purpose", 33.0)])

    told = " ".join((page_of(results).opening.lead, *method_page(results).making, *method_page(results).keeping))

    assert "A difference is named from 30 points and four interviews on." in told
    assert "From four interviews on, 30 points apart is called a difference" in told
    assert "Pooled ones count where at least six were rated" in told
