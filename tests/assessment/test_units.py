"""Whether the groups of a breakdown may be ranked."""

from __future__ import annotations

from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.quality_results import UnitDifferences
from collabready.assessment.readiness import Estimate
from collabready.assessment.units import Unit, icc, rankings, unit_differences, verdict_of
from oracle.published import RATINGS

scores = st.lists(st.lists(st.integers(0, 20), min_size=2, max_size=9), min_size=2, max_size=8)


def units(groups: list[list[int]]) -> list[Unit]:
    return [Unit(len(group), mean(group), stdev(group)) for group in groups]


def test_the_ratings_of_shrout_and_fleiss() -> None:
    """Shrout and Fleiss (1979), Psychological Bulletin 86, table 4: ICC(1,1) .17, ICC(1,k) .44; R: psych::ICC."""
    found = icc(units(RATINGS))

    assert found is not None
    assert found.icc1 == pytest.approx(0.1657418, abs=5e-8)
    assert found.icc2 == pytest.approx(0.4427971, abs=5e-8)
    assert found.size == 4


def test_groups_of_different_size_have_an_adjusted_size() -> None:
    """By hand: N 30 in groups of 20 and 10: (30 - (400 + 100) / 30) / 1 = 13.33; the plain mean is 15."""
    groups = [Unit(20, 60, 10), Unit(10, 50, 10)]
    adjusted, plain = icc(groups), icc(groups, size="mean")

    assert adjusted is not None
    assert plain is not None
    assert adjusted.size == pytest.approx(13.3333, abs=5e-5)
    assert plain.size == 15
    # Between: 20 x (10/3)^2 + 10 x (20/3)^2 = 666.67 with one degree of freedom; within: 100.
    assert adjusted.icc2 == plain.icc2 == pytest.approx((666.6667 - 100) / 666.6667, abs=1e-6)
    assert plain.icc1 == pytest.approx(566.6667 / (666.6667 + 14 * 100), abs=1e-6)


@given(scores)
def test_n_mean_and_sd_say_as_much_as_the_answers(groups: list[list[int]]) -> None:
    """The same as an analysis of variance of the single scores."""
    values = [score for group in groups for score in group]
    between = sum(len(g) * (mean(g) - mean(values)) ** 2 for g in groups) / (len(groups) - 1)
    within = sum((score - mean(g)) ** 2 for g in groups for score in g) / (len(values) - len(groups))

    found = icc(units(groups), size="mean")

    if between < 1e-9:
        assert found is None
    else:
        size = len(values) / len(groups)
        assert found is not None
        assert found.icc2 == pytest.approx((between - within) / between, rel=1e-6, abs=1e-6)
        assert found.icc1 == pytest.approx((between - within) / (between + (size - 1) * within), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize(
    ("icc2", "verdict"),
    [
        (0.9, "ranking"),
        (0.7, "ranking"),
        (0.6999, "extremes only"),
        (0.5, "extremes only"),
        (0.49, "no ranking"),
        (-3, "no ranking"),
    ],
)
def test_the_verdicts_and_their_boundaries(icc2: float, verdict: str) -> None:
    assert verdict_of(icc2) == verdict


@pytest.mark.parametrize(
    ("means", "verdict", "words"),
    [
        ([20, 50, 80], "ranking", "differ enough to be ranked"),
        ([50, 52, 48], "no ranking", "Do not rank"),
        ([50, 50, 50], "no ranking", "same mean"),
        ([50], "not computed", "Fewer than two groups"),
        ([], "not computed", "Fewer than two groups"),
    ],
)
def test_whether_units_may_be_ranked_in_plain_words(means: list[float], verdict: str, words: str) -> None:
    groups = {f"Unit {place}": Estimate(value, 15.0, None, 12) for place, value in enumerate(means)}
    told = unit_differences("Department", groups)

    assert (told.verdict, told.groups, told.by) == (verdict, len(means), "Department")
    assert words in told.says


def test_a_group_without_a_score_is_none_to_compare() -> None:
    groups = {"A": Estimate(50, 15, None, 12), "B": Estimate(None, None, None, 3), "C": Estimate(60, None, None, 1)}

    assert unit_differences("Department", groups).verdict == "not computed"


def test_all_dimensions_in_one_sentence() -> None:
    def found(verdict: str, icc2: float | None) -> UnitDifferences:
        said = {"by": "Department", "groups": 4, "icc2": icc2, "verdict": verdict, "says": ""}
        return UnitDifferences.model_validate(said)

    told = rankings([("A", found("ranking", 0.8)), ("B", found("no ranking", 0.1)), ("C", found("ranking", 0.7))])

    assert told == (
        "The groups differ enough to be ranked in: A; C. Not to be ranked, because the differences may well be chance: B."
    )
    assert rankings([("A", found("not computed", None))]) == ""


def test_groups_with_the_same_mean_are_no_groups_to_be_ranked_in_a_sentence() -> None:
    same = unit_differences("Department", {name: Estimate(50, 15, None, 12) for name in "AB"})

    assert same.says == "The groups have the same mean: there is nothing to rank."
    assert rankings([("A", same)]) == ""
