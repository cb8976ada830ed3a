"""A small questionnaire for talks, and a desk to sit at. Everything here is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from collabready.clock import moment
from collabready.interview.desk import Clock, Desk
from collabready.interview.journal import Journal, start_journal
from collabready.interview.session import begun
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.interview_file import Interview, Talk, load_interview

GUIDE = """
format: 1
id: guide
version: "1"
title: A short guide
language: en
texts: {interview: "You choose how your words are used.\\n\\nWithdraw until {date}."}
audiences:
  executive: {title: Executives, voice: leaders}
  it: {title: IT, voice: specialists}
scales:
  evidence:
    answers: {0: No sign, 1: Intended, 2: Here and there, 3: Usual, 4: Always}
dimensions:
  - id: people
    title: People
    practices:
      - id: driver
        title: A driver
        items:
          - id: driver-time
            question: Who is the driver?
            probes: [Who steps in?]
            anchors: {0: Nobody, 2: A volunteer, 4: A named driver}
            audience: [executive]
          - {id: core, question: Who helps the driver?, when: member = yes, audience: [executive]}
  - id: tools
    title: Tools
    practices:
      - id: rules
        title: Rules
        items:
          - {id: rules-length, question: How long are the rules?}
          - {id: rules-place, question: Where do the rules stand?}
questions:
  - {id: member, ask: first, text: Are you in a community?, type: choice, answers: {"yes": "Yes", "no": "No"}}
  - {id: resistance, text: What resistance have you met?, type: text}
scoring: {levels: {low: 0, high: 50}}
"""
DUTCH = """
format: 1
translates: guide
language: nl
version: "1"
title: Een korte leidraad
items:
  driver-time: {question: Wie is de trekker?, probes: [Wie springt in?], anchors: {0: Niemand, 2: Een vrijwilliger, 4: Een trekker met naam}}
"""
Heard = Callable[[], Interview]


@pytest.fixture
def guide(tmp_path: Path) -> Questionnaire:
    (tmp_path / "guide.yaml").write_text(dedent(GUIDE), encoding="utf-8")
    (tmp_path / "guide.nl.yaml").write_text(dedent(DUTCH), encoding="utf-8")
    return load_questionnaire(tmp_path / "guide.yaml")


@pytest.fixture
def desk(tmp_path: Path, guide: Questionnaire) -> Iterator[Desk]:
    """A talk with the CFO that begins, in the file cfo.yaml."""
    talk = Talk(id="cfo", respondent="CFO", audience="executive", language="en", started="2026-11-23T10:00:00+01:00")
    journal: Journal = start_journal(tmp_path / "cfo.yaml", moment())
    yield (sitting := Desk(begun(guide, talk), journal, Clock(0)))
    if not sitting.journal.lock.file.closed:
        sitting.leave()


@pytest.fixture
def on_disk(tmp_path: Path) -> Heard:
    """What the file of the talk holds now."""
    return lambda: load_interview(tmp_path / "cfo.yaml")[0]
