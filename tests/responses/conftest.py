"""What tests of exports share: a small survey in four languages, and an export as the program understands it.

Everything here is synthetic: no row comes from a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.mapping import read_mapping
from collabready.responses.model import Responses
from collabready.responses.reader import read_responses
from collabready.responses.table import open_table
from collabready.responses.understanding import Decisions

SURVEY = """
format: 1
id: learning
version: "1"
title: Learning together
language: en
scales:
  agreement:
    answers: {1: Strongly disagree, 2: Disagree, 3: Neither agree nor disagree, 4: Agree, 5: Strongly agree}
    no_answer: [Don't know]
dimensions:
  - id: learning
    title: Learning
    practices:
      - id: habits
        title: Habits
        items:
          - {id: help, statement: People here help each other.}
          - {id: share, statement: "We share what we learn, also mistakes."}
          - {id: time, statement: I have time to learn.}
questions:
  - {id: unit, text: In which department do you work?, type: group}
scoring: {levels: {low: 0, high: 65}}
"""
DUTCH = """
format: 1
translates: learning
language: nl
version: "1"
scales:
  agreement:
    answers: {1: Helemaal oneens, 2: Oneens, 3: Neutraal, 4: Eens, 5: Helemaal eens}
    no_answer: [Weet niet]
items:
  help: {statement: Mensen helpen elkaar hier.}
  share: {statement: "We delen wat we leren, ook fouten."}
  time: {statement: Ik heb tijd om te leren.}
questions:
  unit: {text: Op welke afdeling werk je?}
"""
FRENCH = """
format: 1
translates: learning
language: fr
version: "1"
scales:
  agreement:
    answers: {1: Pas du tout d'accord, 2: Pas d'accord, 3: Ni l'un ni l'autre, 4: D'accord, 5: Tout à fait d'accord}
    no_answer: [Ne sait pas]
items:
  help: {statement: "Ici, les gens s'entraident."}
  share: {statement: "Nous partageons ce que nous apprenons, même nos erreurs."}
  time: {statement: J'ai le temps d'apprendre.}
questions:
  unit: {text: "Dans quel service travaillez-vous ?"}
"""
GERMAN = """
format: 1
translates: learning
language: de
version: "1"
scales:
  agreement:
    answers: {1: Stimme gar nicht zu, 2: Stimme nicht zu, 3: Teils teils, 4: Stimme zu, 5: Stimme voll zu}
    no_answer: [Weiß nicht]
items:
  help: {statement: Hier hilft man einander.}
  share: {statement: "Wir teilen, was wir lernen, auch Fehler."}
  time: {statement: Ich habe Zeit zu lernen.}
questions:
  unit: {text: In welcher Abteilung arbeiten Sie?}
"""


@dataclass(frozen=True)
class Outcome:
    """An export as the program understands it; rows by the number that a spreadsheet shows.

    `headers`: how many rows. `answers`: accepted row -> code or kind of no answer of each item, '' for an item that was
    not asked. `aside`: reason -> rows. `unfinished`: accepted rows of people who did not come to the end.
    """

    tool: str
    headers: int
    answers: Mapping[int, tuple[str, ...]]
    aside: Mapping[str, tuple[int, ...]]
    unfinished: tuple[int, ...]
    unused: tuple[str, ...]
    metadata: tuple[str, ...]
    responses: Responses


Read = Callable[..., Outcome]


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """The survey's questionnaire, with its translations beside it."""
    return write_survey(tmp_path)


def write_survey(folder: Path, text: str = SURVEY) -> Path:
    path = folder / "learning.yaml"
    path.write_text(text, encoding="utf-8")
    for language, words in (("nl", DUTCH), ("fr", FRENCH), ("de", GERMAN)):
        (folder / f"learning.{language}.yaml").write_text(words, encoding="utf-8")
    return path


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read an export given as text or bytes, or a file that is there; `beside`: other files, `mapping`: its text."""

    def read_export(
        name: str,
        content: str | bytes | None = None,
        *by: str,
        beside: Mapping[str, str | bytes] | None = None,
        mapping: str | None = None,
        survey: str = SURVEY,
        accept: bool = False,
    ) -> Outcome:
        questionnaire = load_questionnaire(write_survey(tmp_path, survey))
        for file, cells in {name: content, **(beside or {})}.items():
            if cells is not None:
                (tmp_path / file).write_bytes(cells.encode() if isinstance(cells, str) else cells)
        told = tmp_path / "mapping.yaml"
        told.write_text(dedent(mapping or ""), encoding="utf-8")
        decisions = Decisions(read_mapping(told, questionnaire) if mapping else None, accept)
        responses = read_responses(tmp_path / name, questionnaire, by, decisions)
        return _outcome(tmp_path / name, responses, [item.id for item in questionnaire.items])

    return read_export


def _outcome(path: Path, responses: Responses, items: list[str]) -> Outcome:
    assert responses.rows is not None
    receipt, rows = responses.receipts[0], responses.rows.to_list()
    meanings = {name: dict(zip(r.spellings, r.meanings, strict=True)) for name, r in responses.readings.items()}
    cells = [
        [m.code or m.no_answer or "" for m in map(meanings[item].__getitem__, responses.answers[item])]
        if item in meanings
        else [""] * len(rows)
        for item in items
    ]
    unfinished = [] if responses.unfinished is None else responses.rows.filter(responses.unfinished).to_list()
    return Outcome(
        tool=receipt.dialect,
        headers=open_table(path).recognised.headers,
        answers=dict(zip(rows, zip(*cells, strict=True), strict=True)),
        aside={each.reason: each.numbers for each in receipt.set_aside},
        unfinished=tuple(unfinished),
        unused=receipt.unused_columns,
        metadata=receipt.metadata_columns,
        responses=responses,
    )
