"""What an interviewee gets back: every question in words, nothing of the scale, nothing of anybody else."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from collabready.engagement import Engagement
from collabready.errors import CollabreadyError
from collabready.questionnaire.agenda import agenda
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.html import render_html
from collabready.report.pdf import render_pdf
from collabready.report.respondent import TEMPLATE, ForRespondent, Said, for_respondent
from collabready.report.template import template_folder
from collabready.responses.interview_file import load_interview

Run = Callable[..., "subprocess.CompletedProcess[str]"]

CREATED = "2026-11-24T09:00:00+00:00"
TALK = """\
format: 1
questionnaire: {id: collaborative-learning, version: "2026.1"}
interview:
  {id: 2026-11-23-cfo, respondent: CFO, audience: executive, language: en, use: by-function,
   started: "2026-11-23T10:00:00+01:00", finished: null, interviewer: A. Peeters}
answers:
  com-driver-time:
    {value: 2, note: "Two evenings a month.\\nNobody else can open the site.", quote: {text: She cannot help it., approved: no},
     flag: follow-up, earlier: [{value: 4, at: "2026-11-23T10:10:00+01:00"}]}
  pur-one-sentence: {value: null, reason: not-asked}
  exe-convinced-by: {value: null, reason: dont-know}
  exe-evidence: {value: 0, quote: {text: Not one figure., approved: yes}}
  tec-rules-made: {value: 3, note: "=1+1"}
texts: {resistance: "@Two heads of department were against it."}
"""
ENGAGEMENT = """\
organisation: Northmoor Water
contact: {privacy: privacy@northmoor.example}
decision_meeting: 2026-11-27
delete_by: 2027-06-30
"""


@pytest.fixture(scope="module")
def flagship() -> Questionnaire:
    return load_questionnaire("collaborative-learning")


@pytest.fixture
def page_for(tmp_path: Path, flagship: Questionnaire) -> Callable[[str], ForRespondent]:
    """The page for the interviewee of a talk, given as text."""

    def of(talk: str) -> ForRespondent:
        path = tmp_path / "talk.yaml"
        path.write_text(talk, encoding="utf-8")
        settings = {
            "organisation": "Northmoor Water",
            "contact": {"privacy": "privacy@northmoor.example"},
            "decision_meeting": "2026-11-27",
            "delete_by": "2027-06-30",
        }
        return for_respondent(flagship, load_interview(path)[0], Engagement.model_validate(settings), created=CREATED)

    return of


Page = Callable[[str], ForRespondent]


def pdf_of(page: ForRespondent) -> PdfReader:
    folder = template_folder(TEMPLATE)
    html = render_html(page, folder, self_contained=False)
    return PdfReader(io.BytesIO(render_pdf(html, page.charts, folder, created=CREATED)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_it_says_who_asked_and_when_and_what_was_chosen(page_for: Page) -> None:
    text = words(pdf_of(page_for(TALK)))

    assert "You spoke with A. Peeters We spoke on 23 November 2026" in text
    assert "Your choice of how your words may be used: quoted by function" in text
    assert "printed with your group, such as Executives, never with your name" in text
    assert "Until 27 November 2026 you may correct anything" in text
    assert "Turn to privacy@northmoor.example. These notes are deleted by 30 June 2027." in text
    assert "PRIVATE" in text


def test_every_question_is_there_with_what_was_heard_in_words(page_for: Page, flagship: Questionnaire) -> None:
    text = words(pdf_of(page_for(TALK)))

    for step in agenda(flagship, "executive"):
        assert text.count(" ".join(step.text.split())) == 1
    for said in (
        "A volunteer in spare time.",
        "Two evenings a month. Nobody else can open the site. may be printed as they stand may not be printed",
        "She cannot help it. may be printed as they stand may not be printed",
        "What is this for, in one sentence? This was not asked.",
        "You did not know.",
        "Not one figure. You have approved these words.",
        "@Two heads of department were against it. These words are not printed.",
    ):
        assert said in text
    assert text.count("Nothing was noted.") == 10


def test_no_rating_is_shown_as_a_number(page_for: Page) -> None:
    noted = [one for section in page_for(TALK).sections for one in section.noted]

    assert [one.heard for one in noted if one.heard] == [
        "A volunteer in spare time.",
        "None.",
        "Short rules that most people know.",
    ]


def test_what_is_kept_but_no_longer_asked_is_shown_as_well(page_for: Page) -> None:
    last = page_for(TALK).sections[-1].noted[-1]

    assert last.number == ""
    assert last.question == "Who wrote the rules for our tools, and how long are they?"
    assert last.note.lines == ("=1+1",)


def test_words_for_the_background_are_never_up_for_approval(page_for: Page) -> None:
    text = words(pdf_of(page_for(TALK.replace("use: by-function", "use: background"))))

    assert "Nothing of this is counted, and nothing is quoted." in text
    assert "She cannot help it. These words are not printed." in text
    assert "may be printed as they stand" not in text


def test_a_note_that_was_approved_is_not_up_for_approval_again(page_for: Page) -> None:
    talk = TALK.replace('note: "=1+1"', 'note: {text: "=1+1", approved: yes}')

    assert page_for(talk).sections[-1].noted[-1].note == Said(("=1+1",), "given")


@pytest.mark.parametrize(("language", "said"), [("nl", "Dit werd niet gevraagd."), ("fr", "Cela n'a pas été demandé.")])
def test_the_words_around_the_notes_are_in_the_language_of_the_talk(tmp_path: Path, language: str, said: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    (tmp_path / f"own.{language}.yaml").write_text(
        f"format: 1\ntranslates: own\nlanguage: {language}\ndimensions: {{d: {{title: Trust in {language}}}}}\n",
        encoding="utf-8",
    )
    talk = tmp_path / "talk.yaml"
    talk.write_text(
        f"format: 1\nquestionnaire: {{id: own, version: '1'}}\n"
        f"interview: {{id: a, respondent: CFO, audience: everybody, language: {language}}}\n"
        "answers: {a: {value: null, reason: not-asked}}\n",
        encoding="utf-8",
    )
    reader = pdf_of(for_respondent(load_questionnaire(own), load_interview(talk)[0], None, created=CREATED))

    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == language
    assert f"Trust in {language}" in words(reader)
    assert said in words(reader)


OWN = """\
format: 1
id: own
version: "1"
title: Learning across teams
language: en
scales: {evidence: {answers: {0: No sign, 1: Usual}}}
scoring: {levels: {missing: 0, ready: 65}}
dimensions:
  - id: d
    title: Trust
    practices: [{id: p, title: Asking, items: [{id: a, question: How?}, {id: b, question: Why?}]}]
"""


def test_a_note_of_many_pages_is_printed_to_its_last_word(page_for: Page) -> None:
    note = "They said a great deal about it, " * 900 + "and that was all."
    reader = pdf_of(page_for(TALK.replace("Two evenings a month.", f"{note} {'x' * 900}")))

    assert len(reader.pages) > 6
    assert words(reader).count("and that was all.") == 1
    assert words(reader).count("They said a great deal about it,") == 900


def test_no_question_crosses_a_page(page_for: Page, flagship: Questionnaire) -> None:
    """On every page there is room to correct for each of its questions, and for no other."""
    questions = [" ".join(step.text.split()) for step in agenda(flagship, "executive")]
    questions += ["Who wrote the rules for our tools, and how long are they?"]
    pages = [" ".join(page.extract_text().split()) for page in pdf_of(page_for(TALK)).pages]

    here = [sum(question in page for question in questions) for page in pages]
    assert sum(here) == len(questions)
    assert [page.count("Your correction") for page in pages] == here


def test_the_file_is_a4_tagged_and_says_whose_it_is(page_for: Page) -> None:
    reader = pdf_of(page_for(TALK))

    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(595, 842)}
    assert reader.metadata is not None
    assert reader.metadata.title == "What was noted in our talk: CFO"
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]


def test_a_rating_of_words_that_have_changed_since_is_not_put_into_those_of_today(tmp_path: Path) -> None:
    page = page_of(tmp_path, OWN, "a: {value: 0, note: They hide it.}", "a: 000000000000")
    (noted, _) = page.sections[0].noted

    assert noted.heard == ""
    assert noted.changed == "This question has been changed since we spoke. Of what I noted then, only words are shown."
    assert noted.note.lines == ("They hide it.",)
    html = render_html(page, template_folder(TEMPLATE), self_contained=True)
    assert "changed since we spoke" in html
    assert "No sign" not in html


@pytest.mark.parametrize("answers", ["gone: {value: 1}", "a: {value: 7}"], ids=["no-question", "no-such-answer"])
def test_a_rating_that_the_questionnaire_does_not_know_is_not_shown_as_a_number(tmp_path: Path, answers: str) -> None:
    noted = [one for section in page_of(tmp_path, OWN, answers).sections for one in section.noted]

    assert [one.heard for one in noted] == [""] * len(noted)
    assert len([one for one in noted if one.changed]) == 1


def test_a_question_that_was_not_answered_is_not_called_changed(tmp_path: Path) -> None:
    page = page_of(tmp_path, OWN, "a: {}", "a: 000000000000")

    assert [(one.changed, one.instead) for one in page.sections[0].noted] == [("", "Nothing was noted.")] * 2


def page_of(folder: Path, questionnaire: str, answers: str, items: str = "") -> ForRespondent:
    """The page of a talk with these answers, given to items with these fingerprints."""
    own, talk = folder / "own.yaml", folder / "talk.yaml"
    own.write_text(questionnaire, encoding="utf-8")
    talk.write_text(
        f"format: 1\nquestionnaire: {{id: own, version: '1', items: {{{items}}}}}\n"
        f"interview: {{id: a, respondent: CFO, audience: everybody}}\nanswers: {{{answers}}}\n",
        encoding="utf-8",
    )
    return for_respondent(load_questionnaire(own), load_interview(talk)[0], None, created=CREATED)


def test_a_note_keeps_its_empty_lines_and_indents(page_for: Page) -> None:
    page = page_for(TALK.replace("Two evenings a month.\\n", "\\nTwo evenings:\\n  - Monday\\n\\n\\tor  later\\n"))
    (noted, *_) = page.sections[0].noted

    assert noted.note.lines == (
        "Two evenings:",
        "  - Monday",
        "",
        "    or later",
        "Nobody else can open the site.",
    )
    text = pdf_of(page).pages[0].extract_text()
    assert text.index("Two evenings:") < text.index("- Monday") < text.index("or later")


@pytest.mark.parametrize(
    ("use", "others"),
    [
        ("by-function", ["pooled with others", "background only"]),
        ("pooled", ["quoted by function", "background only"]),
        ("background", ["quoted by function", "pooled with others"]),
    ],
)
def test_every_other_use_can_be_ticked(page_for: Page, use: str, others: list[str]) -> None:
    page = page_for(TALK.replace("use: by-function", f"use: {use}"))
    html = render_html(page, template_folder(TEMPLATE), self_contained=True)
    choice = html[html.index('<section class="choice">') : html.index('<section class="withdraw">')]

    assert [other.name for other in page.others] == others
    assert "If you would rather choose another, tick it here:" in choice
    for other in others:
        assert f'<span class="box"></span>{other.capitalize()}.' in choice
    assert choice.count('class="box"') == 2


def test_one_word_of_sixty_thousand_letters_is_printed_to_its_last(page_for: Page) -> None:
    reader = pdf_of(page_for(TALK.replace("Two evenings a month.", f"{'x' * 60_030}y")))

    printed = "".join(page.extract_text() for page in reader.pages)
    assert printed.count("x" * 50) > 600
    assert "xy" in printed


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ("".join(f"t{at}: x, " for at in range(501)), "holds 500 questions; this talk has 5"),
        ("long: " + "word " * 100_001, "holds 500,000 letters of notes and quotes; this talk has 500,"),
        ('long: "' + "a\\n" * 10_001 + '"', "holds 500,000 letters of notes and quotes; this talk has 500,"),
    ],
    ids=["questions", "letters", "lines"],
)
def test_more_than_a_page_holds_is_refused(page_for: Page, texts: str, said: str) -> None:
    with pytest.raises(CollabreadyError, match=f"^2026-11-23-cfo: a page for the interviewee {said}"):
        page_for(TALK[: TALK.index("texts:")] + f"texts: {{{texts}}}\n")


def test_what_was_typed_becomes_text_and_never_markup(page_for: Page) -> None:
    page = page_for(TALK.replace("Two evenings a month.", "<script>alert(1)</script>"))
    html = render_html(page, template_folder(TEMPLATE), self_contained=True)

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "http" not in html


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A client's folder with two talks."""
    for name in ("interviews", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "collabready.yaml").write_text(ENGAGEMENT, encoding="utf-8")
    (tmp_path / "interviews" / "2026-11-23-cfo.yaml").write_text(TALK, encoding="utf-8")
    other = TALK.replace("2026-11-23-cfo", "2026-11-24-ceo").replace("Two evenings", "Three evenings")
    (tmp_path / "interviews" / "2026-11-24-ceo.yaml").write_text(other, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("pdf_libraries")
def test_the_command_writes_files_that_nobody_else_may_read(run: Run, folder: Path) -> None:
    said = run("interview", "export", "2026-11-23-cfo", "--for-respondent").stderr

    pdf, html = folder / "reports" / "for-2026-11-23-cfo.pdf", folder / "reports" / "for-2026-11-23-cfo.html"
    assert "for-2026-11-23-cfo.html written. Private" in said
    assert "Gaps" not in said
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in (pdf, html)} == {0o600}
    text = words(PdfReader(pdf))
    assert "Two evenings a month." in text
    assert "Three evenings" not in text
    assert "Three evenings" not in html.read_text(encoding="utf-8")


@pytest.mark.usefixtures("pdf_libraries")
def test_a_strange_id_leads_to_no_other_folder(run: Run, folder: Path) -> None:
    talk = folder / "talk.yaml"
    talk.write_text(TALK.replace("id: 2026-11-23-cfo", "id: ../../cfo"), encoding="utf-8")
    run("interview", "export", "talk.yaml", "--for-respondent")

    assert sorted(path.name for path in (folder / "reports").iterdir()) == ["for-cfo.html", "for-cfo.pdf"]


@pytest.mark.usefixtures("pdf_libraries")
def test_letters_that_no_font_has_are_named(run: Run, folder: Path) -> None:
    talk = folder / "interviews" / "2026-11-23-cfo.yaml"
    talk.write_text(TALK.replace("Two evenings", "日本日: “café” Łódź – two evenings"), encoding="utf-8")

    said = run("interview", "export", "2026-11-23-cfo", "--for-respondent").stderr

    assert "No font for 日 本: the PDF shows boxes instead. for-2026-11-23-cfo.html shows them" in said
    assert "日本日" in (folder / "reports" / "for-2026-11-23-cfo.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("form", "changed"), [("json", '"changed": true'), ("csv", ",true")])
def test_an_answer_to_other_words_is_marked(run: Run, folder: Path, form: str, changed: str) -> None:
    talk = folder / "interviews" / "2026-11-23-cfo.yaml"
    then = 'version: "2026.1", items: {exe-evidence: 000000000000}}'
    talk.write_text(TALK.replace('version: "2026.1"}', then), encoding="utf-8")

    told = run("interview", "export", "2026-11-23-cfo", "--format", form, cwd=folder).stdout

    assert told.count(changed) == 1
    assert "No sign of it" not in told


def test_the_answers_are_printed_as_json(run: Run, folder: Path) -> None:
    answers = json.loads(run("interview", "export", "interviews/2026-11-23-cfo.yaml", cwd=folder).stdout)

    assert answers[0] == {
        "id": "com-driver-time",
        "number": 1,
        "question": "Who is the driver, and how many hours a week do they have?",
        "value": "2",
        "label": "Here and there",
        "reason": None,
        "note": "Two evenings a month.\nNobody else can open the site.",
        "quote": "She cannot help it.",
        "approved": [],
        "flag": "follow-up",
        "changed": False,
    }
    assert next(one for one in answers if one["id"] == "exe-evidence")["approved"] == ["quote"]
    assert next(one for one in answers if one["id"] == "pur-one-sentence")["reason"] == "not-asked"


def test_no_spreadsheet_runs_the_answers_as_formulas(run: Run, folder: Path) -> None:
    text = run("interview", "export", "2026-11-23-cfo", "--format", "csv", cwd=folder).stdout
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}

    assert rows["tec-rules-made"]["note"] == "'=1+1"
    assert rows["resistance"]["note"] == "'@Two heads of department were against it."
    assert rows["com-driver-time"]["note"] == "Two evenings a month.\nNobody else can open the site."
    assert rows["exe-evidence"]["approved"] == "quote"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("cto",), "There is no interview 'cto' in interviews. Did you mean 'cfo'?"),
        (("2026-11-23-cfo", "-o", "x.pdf"), "--output is the file of --for-respondent."),
        (("2026-11-23-cfo", "--for-respondent", "--format", "csv"), "Give one of them."),
        (("2026-11-23-cfo", "-q", "pulse"), "a talk about 'collaborative-learning', not about 'pulse'."),
    ],
)
def test_what_cannot_be_exported_is_told(run: Run, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    assert said in run("interview", "export", *arguments, code=1, cwd=folder).stderr


def test_the_help_says_that_it_is_private(run: Run) -> None:
    assert "private" in run("interview", "export", "--help").stdout
