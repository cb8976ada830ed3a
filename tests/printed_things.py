"""Whatever the shipped templates print: for each a value to set, of the demo with every field filled."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from collabready.assessment.results import Results
from collabready.bundled import template
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.carried import carried
from collabready.report.department.extract import extract, shown_groups
from collabready.report.department.pages import department_pages
from collabready.report.guide import Wanted, guide
from collabready.report.html import render_html
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.respondent import for_respondent
from collabready.report.template import SHARED, Printable
from collabready.responses.interview_file import load_interview
from filled_results import CREATED, filled

TEMPLATES = tuple(sorted(folder.name for folder in template(SHARED).parent.iterdir() if folder.is_dir()))
INTERVIEWS = "guide", "respondent"
REPORTS = tuple(name for name in TEMPLATES if name not in INTERVIEWS)
TALK = """\
format: 1
questionnaire: {id: collaborative-learning, version: "2026.1"}
interview:
  {id: 2026-11-23-cfo, respondent: CFO, audience: executive, language: en, use: by-function,
   started: "2026-11-23T10:00:00+01:00", finished: null, interviewer: A. Peeters}
answers:
  com-driver-time: {value: 2, note: Two evenings a month., quote: {text: She cannot help it., approved: no}}
  pur-one-sentence: {value: null, reason: not-asked}
texts: {resistance: Two heads of department were against it.}
"""


def printable(name: str) -> Printable:
    """What a shipped template sets."""
    asked = load_questionnaire("collaborative-learning")
    if name == "guide":
        return guide(asked, Wanted("executive", "en", "collabready interview --plain"), None, created=CREATED)
    if name == "respondent":
        with tempfile.TemporaryDirectory() as folder:
            talk = Path(folder, "talk.yaml")
            talk.write_text(TALK, encoding="utf-8")
            return for_respondent(asked, load_interview(talk)[0], None, created=CREATED)
    return department_pages(results(name)) if name == "department" else report_pages(results(name))


@cache
def results(name: str) -> Results:
    """What a shipped report is made of: the whole, or one group of it."""
    if name != "department":
        return filled()
    return extract(filled(), shown_groups(filled(), filled().groups[0].by)[0])


@cache
def pdf(name: str) -> bytes:
    """The PDF that a shipped template makes of it."""
    page, folder = printable(name), template(name)
    html = render_html(page, folder, self_contained=False)
    attachment = carried(results(name), name) if name in REPORTS else None
    return render_pdf(html, page.charts, folder, created=page.created, attachment=attachment)
