"""Whether people give the same answers."""

from __future__ import annotations

import math
import random
from statistics import mean, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.agreement import (
    Spread,
    agreement,
    chance_variance,
    chance_variance_of_points,
    is_near,
    item_label,
    label_of,
    rwg,
    spread_of,
    width,
)

FIVE = {str(code): 25.0 * (code - 1) for code in range(1, 6)}
answers = st.lists(st.integers(1, 5), min_size=2, max_size=30)


def spread(codes: list[int]) -> Spread:
    return spread_of({str(code): codes.count(code) for code in set(codes)}, FIVE)


def test_answers_by_chance_vary_by_two_on_five_points() -> None:
    """James, Demaree and Wolf (1984): (A^2 - 1) / 12; on 0-100 a code is 25 points, so 2 becomes 1250."""
    assert chance_variance(5) == 2
    assert chance_variance_of_points(5) == 1250
    assert [chance_variance_of_points(a) for a in (2, 4, 7, 11)] == pytest.approx(
        [2500, 10000 * 5 / 36, 10000 / 9, 1000]
    )


def test_r_wg_of_one_item_and_of_several() -> None:
    """By hand: variance .5 against 2 leaves .75; with five such items 5 x .75 / (5 x .75 + .25) = .9375."""
    assert rwg([0.5], 2) == 0.75
    assert rwg([0.5] * 5, 2) == 0.9375
    assert rwg([0.2, 0.8], 2) == pytest.approx(rwg([0.5, 0.5], 2))


def test_variances_above_chance_are_cut_off_and_none_at_all_is_one() -> None:
    """R: multilevel::rwg.j truncates the mean variance, which gives 0 and never less."""
    assert rwg([3.5, 2.5], 2) == 0
    assert rwg([0.0, 0.0], 2) == 1


@given(st.lists(answers, min_size=1, max_size=6))
def test_r_wg_is_the_same_on_codes_and_on_a_hundred(items: list[list[int]]) -> None:
    on_codes = rwg([variance(codes) for codes in items], chance_variance(5))
    on_hundred = rwg([spread(codes).variance for codes in items], chance_variance_of_points(5))

    assert on_hundred == pytest.approx(on_codes, abs=1e-9)


@given(answers, st.randoms(use_true_random=False))
def test_the_spread_is_that_of_the_answers_in_any_order_reversed_or_not(
    codes: list[int], shuffle: random.Random
) -> None:
    points = [25 * (code - 1) for code in codes]
    found = spread(codes)

    assert found.variance == pytest.approx(variance(points), abs=1e-9)
    assert found.ad == pytest.approx(mean(abs(p - mean(points)) for p in points), abs=1e-9)
    shuffle.shuffle(codes)
    assert spread(codes) == found
    turned = spread([6 - code for code in codes])
    assert (turned.variance, turned.ad) == pytest.approx((found.variance, found.ad), abs=1e-9)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (1, "agreed"),
        (0.7, "agreed"),
        (0.7 - 1e-12, "agreed"),
        (0.69, "mixed"),
        (0.5, "mixed"),
        (0.49, "split"),
        (0, "split"),
    ],
)
def test_the_labels_and_their_boundaries(value: float, label: str) -> None:
    assert label_of(value) == label


def test_a_mean_distance_below_a_sixth_of_the_answers_tells_of_agreement() -> None:
    """Dunlap, Burke and Smith-Crowe (2003): A / 6, which is .833 codes or 20.83 points of five answers."""
    assert [is_near(25 * ad, 5) for ad in (0.0, 0.8, 5 / 6, 0.9)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("items", "label", "words"),
    [
        ([[4, 4, 4, 4, 5]] * 3, "agreed", "People agree ("),
        ([[2, 2, 2, 4, 4, 4, 3, 5]] * 8, "agreed", "agree over all of them, less on each"),
        ([[1, 2, 3, 4, 5, 3]] * 2, "split", "talk about it"),
        ([[1, 3, 3, 4, 3, 2, 4]] * 2, "mixed", "agree in part"),
        ([[1, 5, 1, 5]] * 9, "split", "talk about it"),
    ],
)
def test_agreement_in_plain_words(items: list[list[int]], label: str, words: str) -> None:
    told = agreement([spread(codes) for codes in items], [5] * len(items))

    assert told.label == label
    assert words in told.says


@pytest.mark.parametrize(
    ("spreads", "options", "label", "words"),
    [
        ([Spread(1, 0, 0)] * 3, [5, 5, 5], "one voice", "One voice"),
        ([], [], None, "Too few answers"),
        ([Spread(0, 0, 0)], [5], None, "Too few answers"),
        ([Spread(20, 300, 12)] * 2, [5, 7], None, "scales of different width"),
        ([Spread(20, 300, 12)] * 2, [None, None], None, "scales of different width"),
    ],
    ids=["one person", "no items", "nobody answered", "5 and 7 points", "uneven steps"],
)
def test_what_cannot_be_computed_is_a_sentence(
    spreads: list[Spread], options: list[int | None], label: str | None, words: str
) -> None:
    told = agreement(spreads, options)

    assert (told.rwg, told.ad, told.label) == (None, None, label)
    assert words in told.says


def test_one_item_has_a_label_of_its_own() -> None:
    assert item_label(spread([1, 5, 1, 5]), 5) == "split"
    assert item_label(spread([4, 4, 4, 5]), 5) == "agreed"
    assert item_label(spread([4]), 5) == "one voice"
    assert item_label(spread([4, 4]), None) is None
    assert item_label(spread([]), 5) is None


def test_a_scale_has_a_width_where_its_steps_are_equal() -> None:
    assert [width(codes) for codes in ([1, 2, 3, 4, 5], [0, 10, 20], [1, 2, 4], [5, 4, 3])] == [5, 3, None, 3]


@given(st.lists(answers, min_size=1, max_size=6))
def test_agreement_lies_between_none_and_all(items: list[list[int]]) -> None:
    told = agreement([spread(codes) for codes in items], [5] * len(items))

    assert told.rwg is not None
    assert 0 <= told.rwg <= 1
    assert told.ad is not None
    assert math.isfinite(told.ad)
