"""From items to persons.

S1  An answer is a code; blank and no-answer labels are none, each kind counted.
S2  Reversed items are turned on the declared scale.
S3  First to 0-100, then averaged, so that scales of different width may meet.
S4  A practice needs half of the items asked, and two of three and more.
S5  A dimension needs half of the practices asked.
S6  An item is asked when answered, or when audience and skip rule fit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collabready.assessment.scores import score_persons
from collabready.responses.reader import read_responses

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score

HEAD = """
format: 1
id: test
version: "1"
title: Test
language: en
scales:
  five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}, no_answer: [Don't know, Not applicable]}
  eleven: {answers: {0: "0", 1: null, 2: null, 3: null, 4: null, 5: null, 6: null, 7: null, 8: null, 9: null, 10: "10"}}
scoring: {levels: {low: 0, high: 65}}
"""
FOUR = (
    HEAD
    + """
dimensions:
  - id: dim
    title: Dim
    practices:
      - id: p
        title: P
        items:
          - {id: one, statement: One}
          - {id: two, statement: Two}
          - {id: three, statement: Three, reverse: true}
          - {id: four, statement: Four}
"""
)


def persons(questionnaire: Questionnaire, folder: Path, export: str) -> pl.DataFrame:
    (folder / "export.csv").write_text(export, encoding="utf-8")
    return score_persons(questionnaire, read_responses(folder / "export.csv", questionnaire))


@pytest.mark.parametrize(
    ("answers", "score"),
    [("4,5,2,4", 81.25), ("3,,3,4", 58.333), ("2,,,5", 62.5), (",,,5", None), ("2,Don't know,,5", 62.5)],
    ids=["all", "one missing", "exactly half", "less than half", "don't know is no answer"],
)
def test_a_practice_needs_half_of_its_items(load: Load, tmp_path: Path, answers: str, score: float | None) -> None:
    """S2, S4: the worked examples of the method."""
    found = persons(load(FOUR), tmp_path, f"one,two,three,four\n{answers}\n")

    assert found["practice:p"].item() == (score if score is None else pytest.approx(score, abs=5e-4))


def test_a_dimension_is_the_mean_of_its_practices(load: Load, tmp_path: Path) -> None:
    """S5: 81.25, 58.333 and 62.5 make 67.361."""
    practices = "".join(
        f"""
      - id: p{n}
        title: P{n}
        items:
          - {{id: one{n}, statement: One {n}}}
          - {{id: two{n}, statement: Two {n}}}
          - {{id: three{n}, statement: Three {n}, reverse: true}}
          - {{id: four{n}, statement: Four {n}}}"""
        for n in range(3)
    )
    questionnaire = load(HEAD + "\ndimensions:\n  - id: dim\n    title: Dim\n    practices:" + practices + "\n")
    header = ",".join(f"{name}{n}" for n in range(3) for name in ("one", "two", "three", "four"))

    found = persons(questionnaire, tmp_path, f"{header}\n4,5,2,4,3,,3,4,2,,,5\n")

    assert found["dimension:dim"].item() == pytest.approx(67.361, abs=5e-4)
    assert found["partial:dim"].item() is True


def test_two_of_three_items_are_needed_where_one_is_half_of_none(load: Load, tmp_path: Path) -> None:
    """S4: with `min_answered: 0.3`, one of three would do but for the rule of two."""
    text = FOUR.replace("          - {id: four, statement: Four}\n", "").replace(
        "scoring: {", "scoring: {min_answered: 0.3, "
    )

    found = persons(load(text), tmp_path, "one,two,three\n5,,\n5,4,\n")

    assert found["practice:p"].to_list() == [None, 87.5]


def test_scales_of_different_width_meet_at_a_hundred(load: Load, tmp_path: Path) -> None:
    """S3: 5 of 1-5 and 10 of 0-10 are both 100; 3 and 5 both 50."""
    text = FOUR.replace("{id: two, statement: Two}", "{id: two, statement: Two, scale: eleven}")

    found = persons(load(text), tmp_path, "one,two,three,four\n5,10,1,5\n3,5,3,3\n")

    assert found["practice:p"].to_list() == [100, 50]


def test_weights_count_only_where_there_is_an_answer(load: Load, tmp_path: Path) -> None:
    """S4: weight 3 against 1 is 75 to 25, and the top of the scale stays within reach."""
    text = FOUR.replace("statement: One}", "statement: One, weight: 3}")

    found = persons(load(text), tmp_path, "one,two,three,four\n5,1,,\n1,5,,\n,5,1,5\n5,5,1,5\n")

    assert found["practice:p"].to_list() == [75, 25, 100, 100]


WHEN = (
    HEAD
    + """
audiences:
  employee: {title: Staff}
  manager: {title: Managers, voice: leaders}
questions:
  - {id: member, ask: first, text: Member?, type: choice, answers: {"yes": "Yes", "no": "No"}, no_answer: [Don't know]}
  - {id: role, text: Role?, type: audience, answers: {employee: "I lead nobody", manager: "I lead"}}
dimensions:
  - id: dim
    title: Dim
    practices:
      - id: p
        title: P
        items:
          - {id: one, statement: One}
          - {id: two, statement: Two, when: member = yes}
          - {id: three, statement: Three, when: member = yes}
          - {id: four, statement: Four, audience: manager}
      - id: q
        title: Q
        items:
          - {id: five, statement: Five, when: member = yes}
          - {id: six, statement: Six, when: member = yes}
"""
)


def test_what_was_not_asked_does_not_count_as_missing(load: Load, tmp_path: Path) -> None:
    """S6: of somebody in no group only one item of the first practice was asked, and none of the second."""
    export = (
        "member,role,one,two,three,four,five,six\n"
        "No,I lead nobody,4,,,,,\n"
        "Yes,I lead nobody,4,,,,,\n"
        "Don't know,I lead nobody,4,,,,,\n"
        "No,I lead nobody,4,2,,,,\n"
        "Yes,I lead,4,4,,,,\n"
    )

    found = persons(load(WHEN), tmp_path, export)

    assert found["practice:p"].to_list() == [75, None, 75, 50, 75]
    assert found["dimension:dim"].to_list() == [75, None, 75, 50, 75]
    assert found["partial:dim"].to_list() == [False, False, False, False, True]


def test_without_the_column_of_a_condition_everybody_was_asked(load: Load, tmp_path: Path) -> None:
    """S6: an export without `member` and `role` makes every item count."""
    found = persons(load(WHEN), tmp_path, "one,two,three,four,five,six\n4,,,,,\n4,4,,,,\n")

    assert found["practice:p"].to_list() == [None, 75]


def test_an_item_without_a_column_was_not_asked(load: Load, tmp_path: Path) -> None:
    """S6: a shorter survey is scored on what it asked."""
    found = persons(load(FOUR), tmp_path, "one,two\n4,\n5,5\n")

    assert found["practice:p"].to_list() == [75, 100]


def test_each_kind_of_no_answer_is_counted_and_none_is_a_midpoint(load: Load, score: Score) -> None:
    """S1: blank, don't know, not applicable and an unknown label stay apart."""
    rows = ["5,5,1,5"] * 5 + ["Don't know,5,1,5", ",5,1,5", "Not applicable,5,1,5", "Perhaps,5,1,5"]

    results = score(load(FOUR), "\n".join(["one,two,three,four", *rows]) + "\n")

    one = results.dimensions[0].items[0]
    assert (one.n, one.no_answer, one.score) == (5, 4, 100)
    assert results.sources[0].no_answer == {"don't know": 1, "blank": 1, "not applicable": 1, "unknown label": 1}
    assert results.sources[0].unknown_labels == 1


def test_who_was_not_asked_is_counted_apart(load: Load, score: Score) -> None:
    """S6: of six who are in no group none was asked items two and three; a blank of a member is a blank."""
    rows = "No,I lead nobody,4,,,,,\n" * 6 + "Yes,I lead nobody,4,,4,,,\n" * 6

    results = score(load(WHEN), "member,role,one,two,three,four,five,six\n" + rows)

    assert results.sources[0].no_answer == {"not asked": 6 * 4 + 12, "blank": 6 * 3}
    assert [(item.id, item.no_answer) for item in results.dimensions[0].items if item.n] == [("one", 0), ("three", 0)]


def test_zero_is_a_legal_score_and_no_answer_is_not_zero(load: Load, score: Score) -> None:
    results = score(load(FOUR), "one,two,three,four\n" + "1,1,5,1\n" * 6 + "1,1,5,\n")

    dimension = results.dimensions[0]
    assert (dimension.score, dimension.items[3].n, dimension.items[3].no_answer) == (0, 6, 1)
    assert results.readiness.score == 0
    assert results.readiness.ci is None


def test_an_item_that_nobody_could_answer_stays_in_the_table(load: Load, score: Score) -> None:
    results = score(load(FOUR), "one,two,three,four\n" + "4,4,2,Not applicable\n" * 6)

    four = results.dimensions[0].items[3]
    assert (four.id, four.n, four.score, four.distribution) == ("four", None, None, None)


def test_zero_variance_is_a_sentence_and_no_error(load: Load, score: Score) -> None:
    results = score(load(FOUR), "one,two,three,four\n" + "4,4,2,4\n" * 40)

    assert results.dimensions[0].sd == 0
    assert results.dimensions[0].ci == (75, 75)
    assert any("everybody has the same score" in warning for warning in results.warnings)
