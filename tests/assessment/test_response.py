"""Who answered of those who were asked, and what the silent ones would have to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.response import break_even, light

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score

TEXT = """
format: 1
id: test
version: "1"
title: Test
language: en
scales: {hundred: {answers: {CODES}}}
questions:
  - {id: unit, text: Which unit?, type: group, aliases: [Unit]}
dimensions:
  - {id: c, title: Communities, role: ingredient, practices: [{id: pc, title: PC, items: [{id: c1, statement: C1}, {id: c2, statement: C2}]}]}
scoring:
  levels: {missing: 0, fragile: 35, forming: 50, ready: 65, strong: 80}
""".replace("CODES", ", ".join(f"{code}: null" for code in range(101)))


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def people(score: int, number: int, unit: str = "A") -> str:
    return f"{score},{score},{unit}\n" * number


def test_the_published_break_even() -> None:
    """METHOD 7: x 70, r .6, cut 65 gives 57.5."""
    assert break_even(65, 70, 0.6) == pytest.approx(57.5)
    assert break_even(65, 70, 1) is None


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0.01, 0.99))
def test_at_the_break_even_the_whole_is_at_the_cut(cut: float, score: float, rate: float) -> None:
    silent = break_even(cut, score, rate)

    assert silent is not None
    assert rate * score + (1 - rate) * silent == pytest.approx(cut, abs=1e-6)


@pytest.mark.parametrize(
    ("rate", "shown"), [(0.0, "red"), (0.2999, "red"), (0.3, "amber"), (0.49, "amber"), (0.5, "none"), (1.0, "none")]
)
def test_a_low_rate_is_marked(rate: float, shown: str) -> None:
    assert light(rate) == shown


def test_the_next_levels_up_and_down_are_told_with_what_they_would_take(
    score: Score, questionnaire: Questionnaire
) -> None:
    response = score(questionnaire, "c1,c2,unit\n" + people(70, 6), invited={"all": 10}).response

    assert response is not None
    assert (response.invited, response.answered, response.rate, response.light) == (10, 6, 0.6, "none")
    assert [(turn.level, turn.cut, turn.possible) for turn in response.break_even] == [
        ("strong", 80, True),
        ("forming", 65, True),
    ]
    assert [turn.silent for turn in response.break_even] == pytest.approx([95, 57.5])


def test_what_the_silent_ones_cannot_reach_is_told_as_impossible(score: Score, questionnaire: Questionnaire) -> None:
    response = score(questionnaire, "c1,c2,unit\n" + people(70, 9), invited={"all": 10}).response

    assert response is not None
    assert [(turn.level, turn.possible) for turn in response.break_even] == [("strong", False), ("forming", True)]


def test_where_all_answered_or_nobody_counted_nothing_is_left_open(score: Score, questionnaire: Questionnaire) -> None:
    everybody = score(questionnaire, "c1,c2,unit\n" + people(70, 6), invited={"all": 6}).response
    unknown = score(questionnaire, "c1,c2,unit\n" + people(70, 6)).response

    assert everybody is not None
    assert (everybody.rate, everybody.break_even) == (1, ())
    assert unknown is None


def test_a_group_tells_its_rate_and_a_hidden_one_tells_nothing(score: Score, questionnaire: Questionnaire) -> None:
    export = "c1,c2,unit\n" + people(70, 12) + people(60, 6, "B") + people(50, 5, "C") + people(40, 4, "D")
    counts = {"all": 150, "Unit": {"A": 50, "B": 14, "C": 6, "D": 80}}

    groups = score(questionnaire, export, by="unit", invited=counts).groups

    assert [(g.group, g.invited, g.rate, g.light) for g in groups if not g.hidden] == [
        ("A", 50, 0.24, "red"),
        ("B", 14, 6 / 14, "amber"),
    ]
    assert all(g.model_dump(exclude_defaults=True).keys() == {"by", "group", "hidden"} for g in groups if g.hidden)
