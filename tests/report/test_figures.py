"""Numbers as they are printed."""

from __future__ import annotations

import pytest

from collabready.assessment.figures import Ladder, answered, caution, coefficient, interval, percent, points, whole

FLAGSHIP = Ladder.of({"missing": 0, "fragile": 35, "forming": 50, "ready": 65, "strong": 80})


@pytest.mark.parametrize(
    ("score", "printed"),
    [
        (42.4, "42"),
        (42.5, "43"),
        (65.0, "65"),
        (64.4, "64"),
        (64.6, "<65"),
        (64.9999999999, "65"),  # float noise: five times 65 is 65
        (79.5, "<80"),
        (34.5, "<35"),
        (35.4, "35"),
        (100.0, "100"),
        (0.0, "0"),
        (None, "–"),
    ],
)
def test_a_score_that_rounds_to_a_cut_without_reaching_it_is_marked(score: float | None, printed: str) -> None:
    assert FLAGSHIP.score(score) == printed


def test_a_half_goes_up() -> None:
    assert [whole(value) for value in (0.5, 1.5, 2.5, 62.5)] == [1, 2, 3, 63]


def test_the_ready_line_is_the_level_of_that_name() -> None:
    assert FLAGSHIP.line == 65


@pytest.mark.parametrize(
    ("levels", "line"),
    [
        ({"low": 0, "good": 70, "excellent": 85}, 70),
        ({"low": 0, "high": 60}, 60),
        ({"only": 0}, 0),
        ({"excellent": 85, "low": 0, "good": 70}, 70),
    ],
)
def test_without_it_the_line_is_the_second_highest_cut_that_not_everybody_reaches(
    levels: dict[str, float], line: float
) -> None:
    assert Ladder.of(levels).line == line


def test_missing_means_below_the_level_after_missing() -> None:
    assert FLAGSHIP.missing == 35
    assert Ladder.of({"missing": 0, "some": 20, "ready": 60}).missing == 20
    assert Ladder.of({"low": 0, "high": 60}).missing == 35


@pytest.mark.parametrize(("score", "rungs"), [(10, -3), (40, -2), (60, -1), (65, 0), (90, 1)])
def test_a_score_knows_its_rungs_from_the_ready_line(score: float, rungs: int) -> None:
    assert FLAGSHIP.rung(score) == rungs


@pytest.mark.parametrize(
    ("n", "word"), [(5, "indicative"), (9, "indicative"), (10, "with care"), (29, "with care"), (30, ""), (None, "")]
)
def test_few_answers_carry_a_word(n: int | None, word: str) -> None:
    assert caution(n) == word


def test_an_interval_that_cannot_be_estimated_says_so() -> None:
    assert interval(None) == "not estimable"
    assert interval((41.4, 42.6)) == "41 to 43"


def test_every_gain_has_one_decimal_and_a_small_one_does_not_read_as_none() -> None:
    printed = [points(gain) for gain in (0.42, 1.0, 1.96, 0.1, 0.09, 0.0, None)]

    assert printed == ["+0.4", "+1.0", "+2.0", "+0.1", "below 0.1", "below 0.1", "–"]


@pytest.mark.parametrize(
    ("n", "invited", "said"),
    [
        (239, 402, "239 of 402 invited answered (59 %)"),
        (1999, 2000, "1,999 of 2,000 invited answered (99 %)"),
        (12, 12, "All 12 invited answered"),
        (12, None, "12 people answered"),
        (1, None, "1 person answered"),
    ],
)
def test_who_answered_is_told_of_those_invited(n: int, invited: int | None, said: str) -> None:
    assert answered(n, invited) == said


@pytest.mark.parametrize(("score", "level"), [(0, "missing"), (34.9, "missing"), (35, "fragile"), (65, "ready")])
def test_a_boundary_belongs_to_the_upper_level(score: float, level: str) -> None:
    assert FLAGSHIP.level(score) == level


def test_a_share_is_a_percentage() -> None:
    assert [percent(0.125), percent(1.0)] == ["13 %", "100 %"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, "–"),
        (0.8, "0.80"),
        (0.7999, "<0.80"),
        (-0.1568, "−0.16"),
        (-0.001, "0.00"),
        (1.0, "1.00"),
        (0.604, "0.60"),
    ],
)
def test_a_coefficient_that_would_print_as_a_cut_but_lies_under_it_is_marked(value: float | None, printed: str) -> None:
    assert coefficient(value, (0.8, 0.7, 0.6)) == printed
