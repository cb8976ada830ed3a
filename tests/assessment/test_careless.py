"""Which answers look careless: each sign by itself, flagged and kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.careless import careless_answers
from collabready.responses.reader import read_responses
from collabready.responses.stack import read_exports

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load

ITEMS = "abcdefghijkl"
TEXT = """
format: 1
id: long
version: "1"
title: Long
language: en
scales: {five: {answers: {1: no, 2: rather no, 3: neither, 4: rather yes, 5: yes}}}
dimensions:
  - {id: x, title: X, practices: [{id: px, title: PX, items: [%s]}]}
  - {id: y, title: Y, practices: [{id: py, title: PY, items: [%s]}]}
scoring: {levels: {low: 0, high: 65}}
"""


def items(letters: str, *, reverse: str = "") -> str:
    return ", ".join(f"{{id: {x}, statement: Statement {x}., reverse: {str(x in reverse).lower()}}}" for x in letters)


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT % (items(ITEMS[:4], reverse="b"), items(ITEMS[4:])))


def flagged(folder: Path, questionnaire: Questionnaire, *rows: str) -> dict[str, list[int]]:
    """The sign -> the rows, as a spreadsheet counts, that show it. A row is twelve letters, '.' for a blank cell."""
    path = folder / "export.csv"
    lines = [",".join(row.replace(".", " ")) for row in (ITEMS, *rows)]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    responses = read_responses(path, questionnaire)
    assert responses.rows is not None
    return {
        sign: responses.rows.filter(mask).to_list() for sign, mask in careless_answers(questionnaire, responses).items()
    }


ORDINARY = "425142315243"


def test_ordinary_answers_show_no_sign(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert flagged(tmp_path, questionnaire, ORDINARY, "241524351524") == {}


def test_half_of_the_items_alike_one_after_the_other(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert flagged(tmp_path, questionnaire, ORDINARY, "425133333324") == {"the same answer in a row": [3]}


def test_five_alike_of_twelve_are_no_run(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert flagged(tmp_path, questionnaire, ORDINARY, "425133333424") == {}


def test_the_same_answer_to_a_statement_and_to_its_opposite(tmp_path: Path, questionnaire: Questionnaire) -> None:
    """The middle of the scale contradicts nothing."""
    found = flagged(tmp_path, questionnaire, "555542315243", "333342315243")

    assert found == {"the same answer to reversed items": [2]}


def test_the_same_answer_to_everything(tmp_path: Path, questionnaire: Questionnaire) -> None:
    found = flagged(tmp_path, questionnaire, ORDINARY, "333333333333")

    assert found == {"the same answer in a row": [3], "the same answer to everything": [3]}


def test_more_than_half_unanswered(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert flagged(tmp_path, questionnaire, ORDINARY, "42514.......", "425142......") == {
        "more than half unanswered": [3]
    }


def test_the_same_answers_as_somebody_else(tmp_path: Path, questionnaire: Questionnaire) -> None:
    found = flagged(tmp_path, questionnaire, ORDINARY, "241524351524", ORDINARY)

    assert found == {"the same answers as somebody else": [2, 4]}


def test_whom_a_file_asked_less_is_not_careless(tmp_path: Path, questionnaire: Questionnaire) -> None:
    (tmp_path / "long.csv").write_text(f"{','.join(ITEMS)}\n{','.join(ORDINARY)}\n", encoding="utf-8")
    (tmp_path / "short.csv").write_text("a,b,c\n4,2,5\n", encoding="utf-8")

    responses = read_exports([tmp_path / "long.csv", tmp_path / "short.csv"], questionnaire)

    assert careless_answers(questionnaire, responses) == {}
