"""What must hold whatever people answer."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.results import Results, Settings
from collabready.assessment.scores import points, score_persons
from collabready.assessment.summary import Context
from collabready.plan import assess
from collabready.questionnaire.model import Questionnaire, Scale
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.reader import read_responses

QUESTIONNAIRE = """
format: 1
id: test
version: "1"
title: Test
language: en
scales:
  five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}, no_answer: [don't know]}
  four: {answers: {0: none, 1: some, 2: most, 3: all}}
dimensions:
  - id: x
    title: X
    role: ingredient
    practices:
      - {id: px, title: PX, items: [{id: x1, statement: X1}, {id: x2, statement: X2, reverse: true}, {id: x3, statement: X3}]}
      - {id: qx, title: QX, items: [{id: x4, statement: X4, scale: four, weight: 2}]}
  - id: y
    title: Y
    role: ingredient
    practices:
      - {id: py, title: PY, items: [{id: y1, statement: Y1}, {id: y2, statement: Y2, scale: four, reverse: true}]}
scoring: {levels: {low: 0, high: 65}}
actions:
  - {id: act, title: Act, improves: [px, py], effort: S, due: 30, owner: O, first_step: F, measure: M}
"""
FIVE = ["1", "2", "3", "4", "5", "a", "b", "c", "d", "e", "don't know", "", "  D ", "E\N{NO-BREAK SPACE}"]
FOUR = ["0", "1", "2", "3", "none", "ALL", ""]
ITEMS = {"x1": FIVE, "x2": FIVE, "x3": FIVE, "x4": FOUR, "y1": FIVE, "y2": FOUR}
Row = dict[str, str]
rows = st.fixed_dictionaries({item: st.sampled_from(labels) for item, labels in ITEMS.items()})
SOLID = {"x1": "4", "x2": "2", "x3": "3", "x4": "2", "y1": "4", "y2": "1"}


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    path = tmp_path_factory.mktemp("q") / "q.yaml"
    path.write_text(QUESTIONNAIRE, encoding="utf-8")
    return load_questionnaire(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("exports")


def write(folder: Path, people: list[Row], columns: list[str] | None = None, delimiter: str = ",") -> Path:
    columns = columns or list(ITEMS)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([columns, *[[person[column] for column in columns] for person in people]])
    path = folder / "export.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def results_of(path: Path, questionnaire: Questionnaire) -> Results:
    responses = read_responses(path, questionnaire)
    settings = Settings(min_group=5, min_group_distribution=10)
    results = assess(questionnaire, responses, settings, Context(created="2026-11-24T09:00:00+00:00"))
    return results.model_copy(update={"sources": ()})


@given(codes=st.lists(st.integers(-50, 50), min_size=2, max_size=11, unique=True).map(sorted))
def test_reversing_twice_is_the_identity(codes: list[int]) -> None:
    scale = Scale(answers={str(code): None for code in codes})

    forward, backward = points(scale, reverse=False), points(scale, reverse=True)

    for code in forward:
        assert 100 - backward[code] == pytest.approx(forward[code])


@given(people=st.lists(rows, min_size=1, max_size=12))
def test_scores_stay_between_0_and_100(questionnaire: Questionnaire, folder: Path, people: list[Row]) -> None:
    path = write(folder, [*people, SOLID])

    scores = score_persons(questionnaire, read_responses(path, questionnaire))

    for column in [column for column in scores.columns if not column.startswith("partial")]:
        assert all(0 <= value <= 100 for value in scores[column].drop_nulls())


@given(people=st.lists(rows, max_size=8), seed=st.integers(0, 99))
def test_the_order_of_rows_and_columns_is_irrelevant(
    questionnaire: Questionnaire, folder: Path, people: list[Row], seed: int
) -> None:
    people = [*people, *[SOLID] * 6]
    shuffled, columns = people.copy(), list(ITEMS)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed + 1).shuffle(columns)

    one = results_of(write(folder, people), questionnaire)
    other = results_of(write(folder, shuffled, columns, delimiter=";"), questionnaire)

    assert rounded(other.model_dump()) == rounded(one.model_dump())


@given(people=st.lists(rows, min_size=1, max_size=8), seed=st.integers(0, 99))
def test_the_order_of_items_in_the_questionnaire_is_irrelevant(
    questionnaire: Questionnaire, folder: Path, people: list[Row], seed: int
) -> None:
    path = write(folder, [*people, SOLID])
    turned = turned_around(questionnaire, seed)

    one = score_persons(questionnaire, read_responses(path, questionnaire))
    other = score_persons(turned, read_responses(path, turned)).select(one.columns)

    for column in one.columns:
        assert other[column].to_list() == pytest.approx(one[column].to_list())


@given(people=st.lists(rows, min_size=1, max_size=8), newcomer=rows)
def test_one_more_respondent_changes_nobody_elses_score(
    questionnaire: Questionnaire, folder: Path, people: list[Row], newcomer: Row
) -> None:
    people = [SOLID, *people]
    before = score_persons(questionnaire, read_responses(write(folder, people), questionnaire))
    after = score_persons(questionnaire, read_responses(write(folder, [*people, newcomer]), questionnaire))

    assert after.head(before.height).rows() == before.rows()


@given(people=st.lists(rows, min_size=1, max_size=12))
def test_rows_read_are_accepted_or_set_aside(questionnaire: Questionnaire, folder: Path, people: list[Row]) -> None:
    responses = read_responses(write(folder, [*people, SOLID]), questionnaire)

    receipt = responses.receipts[0]
    assert receipt.rows == len(people) + 1
    assert receipt.accepted == responses.height


def turned_around(questionnaire: Questionnaire, seed: int) -> Questionnaire:
    """The same questionnaire with items and practices in another order."""
    draw = random.Random(seed)
    dimensions = []
    for dimension in questionnaire.dimensions:
        practices = [
            practice.model_copy(update={"items": tuple(draw.sample(practice.items, len(practice.items)))})
            for practice in dimension.practices
        ]
        dimensions.append(dimension.model_copy(update={"practices": tuple(draw.sample(practices, len(practices)))}))
    return questionnaire.model_copy(update={"dimensions": tuple(dimensions)})


def rounded(value: object) -> object:
    """Numbers to nine decimals: the order of a sum is not a difference."""
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(each) for each in value]
    return value
