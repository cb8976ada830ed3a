"""One talk question by question. Everything here is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.exchanges import exchanges
from collabready.responses.interview_file import interview_of

OWN = """\
format: 1
id: own
version: "1"
title: Learning across teams
language: en
audiences: {executive: {title: Executives, voice: leaders}, it: {title: IT, voice: specialists}}
scales: {evidence: {answers: {0: No sign, 1: Usual}}}
scoring: {levels: {missing: 0, ready: 65}}
dimensions:
  - id: d
    title: Trust
    practices:
      - id: p
        title: Asking
        items: [{id: a, question: How?}, {id: b, question: Why?, audience: [it]}]
"""
TALK = """\
format: 1
questionnaire: {id: own, version: "1"}
interview: {id: cfo, respondent: CFO, audience: AUDIENCE}
answers: {b: {value: 1}, gone: {value: 0}}
"""


@pytest.fixture
def own(tmp_path: Path) -> Questionnaire:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    return load_questionnaire(tmp_path / "own.yaml")


@pytest.mark.parametrize(
    ("audience", "asked"),
    [
        ("executive", [(1, "How?", ""), (None, "Why?", "Usual"), (None, "gone", "")]),
        ("it", [(1, "How?", ""), (2, "Why?", "Usual"), (None, "gone", "")]),
        ("board", [(None, "Why?", "Usual"), (None, "gone", "")]),
    ],
    ids=["asked", "asked-of-another-audience", "of-an-audience-that-there-is-not"],
)
def test_what_is_asked_comes_first_and_then_whatever_else_was_answered(
    own: Questionnaire, audience: str, asked: list[tuple[int | None, str, str]]
) -> None:
    interview = interview_of(TALK.replace("AUDIENCE", audience).encode(), "cfo.yaml")

    assert [(one.number, one.question, one.label) for one in exchanges(own, interview)] == asked
