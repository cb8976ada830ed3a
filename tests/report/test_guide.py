"""The guide of an interview on paper, read back: every question with its answers, room to write, nothing torn apart."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from collabready.engagement import Engagement
from collabready.errors import CollabreadyError
from collabready.interview.orders import order_of
from collabready.interview.session import begun
from collabready.questionnaire.agenda import agenda
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.guide import TEMPLATE, Guide, Wanted, guide
from collabready.report.html import render_html
from collabready.report.pdf import render_pdf
from collabready.report.template import template_folder
from collabready.responses.interview_file import Talk

Load = Callable[[str], Questionnaire]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

CREATED = "2026-11-24T09:00:00+00:00"
START = "collabready interview --plain --audience executive"
NOTE_LINE = 82 / 25.4 * 96  # the width of a ruled line beside the answers, in CSS pixels

BASE = """
format: 1
id: own
version: "1"
title: Learning across teams
language: en
scales:
  evidence: {answers: {0: No sign, 1: Intended, 2: Here and there, 3: Usual, 4: How we work}}
scoring: {levels: {missing: 0, ready: 65}}
"""


def guide_of(questionnaire: Questionnaire, audience: str | None = None, language: str | None = None) -> Guide:
    return guide(questionnaire, Wanted(audience, language, START), None, created=CREATED)


def html_of(printed: Guide, *, self_contained: bool = False) -> str:
    return render_html(printed, template_folder(TEMPLATE), self_contained=self_contained)


def pdf_of(printed: Guide) -> PdfReader:
    content = render_pdf(html_of(printed), printed.charts, template_folder(TEMPLATE), created=CREATED)
    return PdfReader(io.BytesIO(content))


def words(page: PageObject) -> str:
    return " ".join(page.extract_text().split())


def lines_beside(page: PageObject) -> int:
    """How many ruled lines a page has beside answers; each is drawn within two shapes of its width."""
    widths: list[float] = []

    def see(operator: bytes, operands: Any, *_: Any) -> None:
        if operator == b"re":
            widths.append(float(operands[2]))

    page.extract_text(visitor_operand_before=see)
    return sum(abs(width - NOTE_LINE) < 0.5 for width in widths) // 2


def page_of(pages: list[str], text: str) -> int:
    """The page that holds a text, once."""
    found = [number for number, page in enumerate(pages) for _ in range(page.count(" ".join(text.split())))]
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.fixture(scope="module")
def flagship() -> Questionnaire:
    return load_questionnaire("collaborative-learning")


@pytest.mark.parametrize("audience", ["executive", "manager", "it", "hr", "driver", "employee"])
def test_every_question_stands_on_one_page_with_its_probes_and_answers(flagship: Questionnaire, audience: str) -> None:
    pages = [words(page) for page in pdf_of(guide_of(flagship, audience)).pages]

    for step in agenda(flagship, audience):
        page = pages[page_of(pages, step.text)]
        assert all(" ".join(probe.split()) in page for probe in step.probes)
        assert all(f"{code} {anchor}" in page for code, anchor in step.answers.items())


def test_every_question_has_its_lines_and_boxes_on_its_page(flagship: Questionnaire) -> None:
    reader = pdf_of(guide_of(flagship, "executive"))
    pages = [words(page) for page in reader.pages]
    rated = [step for step in agenda(flagship, "executive") if step.kind == "rating"]

    for number, page in enumerate(reader.pages):
        here = [step for step in rated if page_of(pages, step.text) == number]
        assert lines_beside(page) == 8 * len(here)
        everything = [step for step in agenda(flagship, "executive") if page_of(pages, step.text) == number]
        asked, _, _ = pages[number].partition("To enter it afterwards")
        for label in ("not asked", "don't know", "follow up", "In their own words"):
            assert asked.count(label) == len(everything)


def test_the_first_page_says_what_is_said_first_and_lets_choose(flagship: Questionnaire) -> None:
    engagement = Engagement.model_validate({"organisation": "Northmoor Water", "delete_by": "2027-06-30"})
    printed = guide(flagship, Wanted("executive", None, START), engagement, created=CREATED)
    first = words(pdf_of(printed).pages[0])

    assert "Interview guide: Executives".upper() in first
    assert "I note a few words and a rating of what I hear" in first
    assert "withdraw until ____. The notes are deleted by 30 June 2027." in first
    for text in ("Quoted by function.", "Pooled with others.", "Background only.", "Respondent, by function", "Date"):
        assert text in first
    assert "Northmoor Water · Executives PRIVATE" in first


def test_the_last_page_says_how_to_enter_it(flagship: Questionnaire) -> None:
    last = words(pdf_of(guide_of(flagship, "executive")).pages[-1])

    assert START in last
    assert "1: 3 note text" in last
    for line in ("1: x not asked", "1: d they don't know", "1: f follow up", "1: w words in their own words"):
        assert line in last
    assert "1: words a note without a rating" in last
    assert "13: their answer" in last
    assert "--date 2026-11-20 behind it, with the day of the talk, when that is over" in last


def test_what_the_last_page_teaches_is_what_the_plain_lines_take(flagship: Questionnaire) -> None:
    session = begun(flagship, Talk(id="cfo", respondent="CFO", audience="executive"))
    typed = [line for _, lines in guide_of(flagship, "executive").entering for line, _ in lines]

    orders = [order_of(line, session) for line in typed if line[0].isdecimal()]

    assert [(order.number, order.verb) for order in orders] == [
        (1, "rate"), (1, "not-asked"), (1, "dont-know"), (1, "flag"), (1, "words"), (1, "bare-note"), (13, "answer"),
    ]  # fmt: skip


def test_the_file_is_a4_tagged_and_says_what_it_is(flagship: Questionnaire) -> None:
    reader = pdf_of(guide_of(flagship, "executive"))

    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    assert reader.metadata is not None
    assert reader.metadata.title == "Interview guide: Executives"
    assert (reader.metadata.creator or "").startswith("collabready ")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert f"{len(reader.pages)} / {len(reader.pages)}" in words(reader.pages[-1])


def test_only_the_shipped_fonts_are_used(flagship: Questionnaire) -> None:
    fonts = set()
    for page in pdf_of(guide_of(flagship, "it")).pages:
        resources: Any = page["/Resources"]
        fonts |= {str(font.get_object()["/BaseFont"]).split("+")[-1] for font in resources["/Font"].values()}

    assert fonts
    assert all(name.startswith("Collab") for name in fonts), fonts


SKIPPING = (
    BASE
    + """
audiences: {executive: {title: Executives, voice: leaders}}
questions:
  - {id: member, text: Are you in a group?, type: choice, ask: first, answers: {yes: Yes, no: No}}
  - {id: rest, text: What else?, type: text}
dimensions:
  - id: trust
    title: Trust
    practices:
      - id: asking
        title: Asking
        items:
          - {id: a, question: How do you ask?, when: member = yes}
          - {id: b, question: How often?, when: a >= 2}
          - {id: c, question: With whom?, when: "a in 0, 1"}
          - {id: d, question: And why?, when: member != no}
"""
)


def test_skip_rules_are_said_in_words(load: Load) -> None:
    printed = guide_of(load(SKIPPING), "executive")
    text = " ".join(words(page) for page in pdf_of(printed).pages)

    assert [part.title for part in printed.parts] == ["To begin with", "Trust", "To finish"]
    for said in (
        "Only if 1 is 'Yes'",
        "Only if 2 is at least 'Here and there'",
        "Only if 2 is 'No sign' or 'Intended'",
        "Only if 1 is not 'No'",
    ):
        assert said in text


def test_a_choice_is_ticked_by_its_words(load: Load) -> None:
    [choice] = guide_of(load(SKIPPING), "executive").parts[0].questions

    assert [(option.code, option.text) for option in choice.options] == [("", "Yes"), ("", "No")]


def many(count: int, question: str, anchor: str) -> str:
    """A questionnaire without audiences, of so many items."""
    items = "\n".join(
        f"          - {{id: i{n}, question: '{question} {n}?', anchors: {{0: '{anchor}', 4: '{anchor}'}}}}"
        for n in range(1, count + 1)
    )
    return (
        BASE
        + "dimensions:\n  - id: d\n    title: Trust\n    practices:\n      - id: p\n        title: Asking\n        items:\n"
        + items
    )


def test_sixty_questions_make_thirty_pages_and_none_is_torn(load: Load) -> None:
    questionnaire = load(many(60, "What happened the last time that somebody asked", "Nobody asks here"))
    reader = pdf_of(guide_of(questionnaire))
    pages = [words(page) for page in reader.pages]

    places = [page_of(pages, step.text) for step in agenda(questionnaire, None)]
    assert places == sorted(places)
    for number, page in enumerate(reader.pages):
        assert lines_beside(page) == 8 * places.count(number)
    assert len(reader.pages) <= 32


@pytest.mark.parametrize(
    ("question", "anchor"),
    [
        ("Wie" + "n" * 300, "Lang" + "e" * 300),
        ("Who asks whom about what, and when " * 12, "They do ask each other. " * 30),
    ],
)
def test_long_words_and_long_answers_break_no_page(load: Load, question: str, anchor: str) -> None:
    questionnaire = load(many(6, question, anchor))
    reader = pdf_of(guide_of(questionnaire))

    pages = [words(page) for page in reader.pages]
    assert len(pages) <= 9
    assert all(len(word) < 100 for page in pages for word in page.split())
    places = [page_of(pages, f"{question.rsplit(maxsplit=1)[-1][-4:]} {number}?") for number in range(1, 7)]
    assert places == sorted(places)


def test_the_page_for_browsers_needs_nothing_from_outside(flagship: Questionnaire) -> None:
    html = html_of(guide_of(flagship, "hr"), self_contained=True)

    page = Tags()
    page.feed(html)
    assert all(address.startswith("#") for address in page.addresses)
    assert {"link", "script", "iframe", "object", "img"}.isdisjoint(page.tags)
    assert html.count("data:font/ttf;base64,") == 6
    ranks = [int(tag[1]) for tag in page.tags if tag in {"h1", "h2", "h3"}]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


class Tags(HTMLParser):
    """Collects tags and the addresses that they name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href"}]


TRANSLATION = """
format: 1
translates: own
language: nl
items: {i1: {question: Wat gebeurde er?}}
dimensions: {d: {title: Vertrouwen}}
"""


@pytest.mark.parametrize(
    ("language", "said", "label"), [("nl", "Wat gebeurde er?", "niet gevraagd"), ("fr", "Que se passa-t-il ?", "Notes")]
)
def test_a_translated_guide_speaks_its_language_throughout(
    tmp_path: Path, load: Load, language: str, said: str, label: str
) -> None:
    translation = TRANSLATION.replace("language: nl", f"language: {language}").replace("Wat gebeurde er?", said)
    (tmp_path / f"questionnaire.{language}.yaml").write_text(translation, encoding="utf-8")
    questionnaire = load(many(2, "What happened", "Nothing"))
    reader = pdf_of(guide_of(questionnaire, None, language))
    text = " ".join(words(page) for page in reader.pages)

    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert said in text
    assert label in text
    assert "What happened 2?" in text  # not translated: in the questionnaire's own words
    assert "Vertrouwen" in text
    assert "don't know" not in text


def test_without_an_audience_the_known_ones_are_listed(flagship: Questionnaire) -> None:
    with pytest.raises(
        CollabreadyError, match=r"--audience\. 'collaborative-learning' has: .*executive, it, hr, driver"
    ):
        guide_of(flagship)


def test_a_questionnaire_without_interview_questions_has_no_guide(load: Load) -> None:
    statement = many(2, "x", "y").replace("question: 'x", "statement: 'x").replace(", anchors: {0: 'y', 4: 'y'}", "")

    with pytest.raises(CollabreadyError, match="has nothing to ask in an interview"):
        guide_of(load(statement))


@pytest.mark.usefixtures("pdf_libraries")
def test_the_command_writes_pdf_and_html_beside_it(run: Run, tmp_path: Path) -> None:
    said = run("interview", "--print-guide", "--audience", "it").stderr

    assert "guide-it.pdf and guide-it.html written." in said
    assert "contact: privacy" in said
    assert (tmp_path / "guide-it.pdf").read_bytes().startswith(b"%PDF")
    run("interview", "--print-guide", "--audience", "it")  # over its own files


@pytest.mark.usefixtures("pdf_libraries")
def test_in_a_client_folder_the_guide_lies_in_reports(run: Run, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    run("interview", "--print-guide", "--audience", "it")

    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["guide-it.html", "guide-it.pdf"]


def test_a_file_of_somebody_else_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "guide-it.html").write_text("mine", encoding="utf-8")
    said = run("interview", "--print-guide", "--audience", "it", code=1).stderr

    assert "collabready did not make it" in said
    assert (tmp_path / "guide-it.html").read_text(encoding="utf-8") == "mine"


def test_a_file_without_a_guide_is_refused(run: Run) -> None:
    assert "--output is the file of --print-guide" in run("interview", "-o", "x.pdf", code=1).stderr


def test_without_the_libraries_that_draw_the_html_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python finds a library that cannot be loaded, as where Pango is missing."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(broken), prepend=os.pathsep)
    said = run("interview", "--print-guide", "--audience", "it", code=4).stderr

    assert "guide-it.html is written. No PDF:" in said
    assert (tmp_path / "guide-it.html").is_file()
    assert not (tmp_path / "guide-it.pdf").exists()
