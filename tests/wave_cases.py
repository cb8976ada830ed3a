"""Two waves of a small questionnaire, as text: what was asked, and who answered what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from collabready.assessment.results import Settings
from collabready.assessment.rounds import Answers, Round
from collabready.assessment.summary import Context, score_responses
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.reader import read_responses

QUESTIONNAIRE = """\
format: 1
id: duo
version: "1"
title: Duo
language: en
scales:
  agreement: {answers: {1: Never, 2: Rarely, 3: Sometimes, 4: Often, 5: Always}}
dimensions:
  - id: trust
    title: Trust
    practices:
      - id: help
        title: Help
        items:
          - {id: t1, statement: We trust each other.}
          - {id: t2, statement: We help each other.}
  - id: tools
    title: Tools
    practices:
      - id: use
        title: Use
        items:
          - {id: u1, statement: Our tools work.}
          - {id: u2, statement: Our tools get in the way., reverse: true}
questions:
  - {id: team, text: In which team do you work?, type: group}
scoring: {levels: {low: 0, middle: 35, high: 65}}
"""


def export(rows: Mapping[str, int], header: str = "t1,t2,u1,u2") -> str:
    """An export in which each row occurs so many times."""
    return "\n".join([header, *(row for row, times in rows.items() for _ in range(times))]) + "\n"


def asked(folder: Path, text: str = QUESTIONNAIRE, name: str = "duo") -> Questionnaire:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return load_questionnaire(path)


def wave(
    folder: Path,
    questionnaire: Questionnaire,
    text: str,
    *,
    by: str | None = None,
    codes: Sequence[str | None] | None = None,
    min_group: int = 5,
    invited: int | None = None,
) -> Round:
    """A wave whose answers are at hand. `codes`: the ids of the respondents, as a survey tool tells them."""
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8")
    responses = read_responses(path, questionnaire, [by] if by else [])
    if codes:
        responses = replace(responses, respondent=pl.Series(codes, dtype=pl.String))
    settings = Settings(min_group=min_group, min_group_distribution=10, by=tuple(responses.groups.columns))
    context = Context(created="2026-11-24T09:00:00+00:00", invited={"all": invited} if invited else {})
    results = score_responses(questionnaire, responses, settings, context)
    return Round("export.csv", results, Answers(questionnaire, responses))


def kept(each: Round) -> Round:
    """The same wave when only its results are left."""
    return replace(each, answers=None)
