"""Numbers that others published or computed, which ours must equal. Each docstring names its source."""

from __future__ import annotations

import math

import pytest

from collabready.assessment.readiness import geometric_mean, power_mean
from collabready.assessment.scores import points
from collabready.assessment.uncertainty import geometric_interval, geometric_se, mean_interval, smallest_change
from collabready.questionnaire.model import Scale

THIRDS = [1 / 3] * 3
FIVE = Scale(answers={str(code): None for code in range(1, 6)})


@pytest.mark.parametrize(
    ("profile", "arithmetic", "geometric"),
    [
        ((60, 60, 60), 60, 60),
        ((75, 60, 48), 61, 60),
        ((90, 60, 40), 63.33, 60),
        ((100, 60, 36), 65.33, 60),
        ((80, 80, 20), 60, 50.40),
        ((95, 95, 10), 66.67, 44.86),
    ],
)
def test_the_recipe_punishes_the_missing_ingredient(
    profile: tuple[float, ...], arithmetic: float, geometric: float
) -> None:
    """Worked examples of the method: three equal means in the geometric sense, two with one ingredient gone."""
    assert power_mean(profile, THIRDS, 1) == pytest.approx(arithmetic, abs=0.005)
    assert power_mean(profile, THIRDS, 0) == pytest.approx(geometric, abs=0.005)
    assert power_mean(profile, THIRDS, -math.inf) == min(profile)


def test_three_profiles_have_a_geometric_mean_of_sixty_exactly() -> None:
    for profile in [(75, 60, 48), (90, 60, 40), (100, 60, 36)]:
        assert round(power_mean(profile, THIRDS, 0), 9) == 60


@pytest.mark.parametrize(
    ("life", "expected_years", "mean_years", "income", "index"),
    [(82.293, 18.9457, 12.5286, 53644.04, 0.942), (62.080, 7.1861, 1.3414, 1283.31, 0.394)],
    ids=["Belgium", "Niger"],
)
def test_the_human_development_index_of_2022(
    life: float, expected_years: float, mean_years: float, income: float, index: float
) -> None:
    """UNDP, Human Development Report 2023/24, table 1; the index is a geometric mean of dimensions since 2010."""
    dimensions = {
        "health": (life - 20) / 65,
        "education": (min(expected_years, 18) / 18 + min(mean_years, 15) / 15) / 2,
        "income": (math.log(income) - math.log(100)) / (math.log(75000) - math.log(100)),
    }

    mean = geometric_mean(dimensions, dict.fromkeys(dimensions, 1 / 3))

    assert mean is not None
    assert round(mean, 3) == index


def test_ten_points_more_help_the_weakest_most() -> None:
    """At (75, 60, 48), ten points more give 2.56, 3.16 and 3.91."""
    profile = [75, 60, 48]
    gains = [
        power_mean([x + 10 if i == place else x for i, x in enumerate(profile)], THIRDS, 0) - 60 for place in range(3)
    ]

    assert [round(gain, 2) for gain in gains] == [2.56, 3.16, 3.91]


def test_a_dimension_at_zero_makes_the_whole_zero() -> None:
    assert geometric_mean({"a": 0, "b": 90, "c": 90}, dict.fromkeys("abc", 1 / 3)) == 0


def test_a_missing_dimension_gives_no_mean_of_what_is_left() -> None:
    assert geometric_mean({"a": None, "b": 90}, {"a": 0.5, "b": 0.5}) is None


SD = (18, 20, 22)
COVARIANCE = [[a * b * (1 if i == j else 0.5) for j, b in enumerate(SD)] for i, a in enumerate(SD)]
MEANS = (75.0, 60.0, 48.0)


def test_the_delta_method_interval_of_a_geometric_mean() -> None:
    """Means 75, 60, 48, SD 18, 20, 22, r = .5, n = 25: computed with numpy and again in R."""
    se = geometric_se(60, MEANS, THIRDS, COVARIANCE, 25)

    assert se == pytest.approx(3.39778, abs=5e-6)
    assert geometric_interval(60, se, 25) == pytest.approx((52.987, 67.013), abs=5e-4)


def test_a_known_head_count_narrows_the_interval() -> None:
    """The same with N = 40: SE 2.08071, 55.706-64.294."""
    interval = geometric_interval(60, geometric_se(60, MEANS, THIRDS, COVARIANCE, 25), 25, population=40)

    assert interval == pytest.approx((55.706, 64.294), abs=5e-4)
    assert interval is not None
    assert (interval[1] - 60) / 2.0638985616 == pytest.approx(2.08071, abs=5e-6)


def test_when_everybody_answered_nothing_is_uncertain() -> None:
    assert mean_interval(58, 19, 40, population=40) == (58, 58)


def test_a_t_interval_of_a_mean() -> None:
    """R: 58 + c(-1, 1) * qt(.975, 24) * 19 / sqrt(25) -> 50.15719 65.84281."""
    assert mean_interval(58, 19, 25) == pytest.approx((50.15719, 65.84281), abs=5e-6)


def test_one_person_has_no_interval() -> None:
    assert mean_interval(58, 0, 1) is None
    assert geometric_se(60, MEANS, THIRDS, COVARIANCE, 1) is None


def test_the_interval_of_a_zero_is_not_estimable() -> None:
    se = geometric_se(0, (0, 50), (0.5, 0.5), [[1, 0], [0, 1]], 30)

    assert se is None
    assert geometric_interval(0, se, 30) is None


def test_the_smallest_change_that_two_waves_can_show() -> None:
    """R: qt(.975, 2 * 50 - 2) * 20 * sqrt(2 / 50) -> 7.937869."""
    assert smallest_change(20, 50) == pytest.approx(7.937869, abs=5e-6)


def test_reversing_uses_the_declared_scale() -> None:
    """5 of 1-5 is 100, reversed 0, whether or not anybody chose the ends."""
    assert points(FIVE, reverse=False) == {"1": 0, "2": 25, "3": 50, "4": 75, "5": 100}
    assert points(FIVE, reverse=True) == {"1": 100, "2": 75, "3": 50, "4": 25, "5": 0}
