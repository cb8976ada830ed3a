"""A questionnaire with every kind of step and skip rule, for talks."""

from __future__ import annotations

from pathlib import Path

from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.interview_file import Talk

QUESTIONNAIRE = """
format: 1
id: talk
version: "1"
title: A talk
language: en
audiences:
  executive: {title: Executives, voice: leaders}
  staff: {title: Staff}
scales:
  evidence: {answers: {0: No sign, 1: Intended, 2: Here and there, 3: Usual, 4: Always}}
dimensions:
  - id: trust
    title: Trust
    practices:
      - id: help
        title: Help
        items:
          - {id: members, statement: Members help., question: Who helps in the group?, when: group = yes}
          - {id: outside, statement: Others help., question: Who helps otherwise?, when: group != yes}
          - id: goal
            statement: We have a goal.
            question: What is the goal?
            probes: [Who knows it?]
            anchors: {0: "Nobody can say."}
          - {id: early, statement: Early., question: What comes first?, when: "goal in 0, 1"}
          - {id: late, statement: Late., question: What comes next?, when: goal >= 3}
          - {id: shop, statement: The shop., question: How is the shop?, audience: staff}
          - {id: board, statement: The board., question: How is the board?, when: role = executive}
          - {id: shop-too, statement: And the shop., question: And the shop?, when: shop >= 1}
          - {id: survey-only, statement: Only in surveys.}
questions:
  - {id: role, text: Your role, type: audience, ask: first, answers: {executive: Executive, staff: Staff}}
  - {id: group, text: Is there a group?, type: choice, ask: first, answers: {"yes": Yes, "no": No, "01": Perhaps}}
  - {id: hopes, text: What do you hope for?, type: text}
scoring:
  levels: {low: 0, high: 50}
"""
DUTCH = """
format: 1
translates: talk
language: nl
items:
  goal: {question: Wat is het doel?}
questions:
  group: {text: Is er een groep?, answers: {"yes": Ja, "no": Nee, "01": Misschien}}
"""
TALK = Talk(id="cfo", respondent="CFO", audience="executive", language="en", started="2026-11-23T09:00:00+01:00")


def questionnaire_in(folder: Path, text: str = QUESTIONNAIRE, translation: str = DUTCH) -> Questionnaire:
    """The questionnaire as it stands in a folder; tests change a word of its text to have another version."""
    (folder / "talk.yaml").write_text(text, encoding="utf-8")
    (folder / "talk.nl.yaml").write_text(translation, encoding="utf-8")
    return load_questionnaire(folder / "talk.yaml")
