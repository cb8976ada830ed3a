"""Whether items speak of one thing: alpha, omega, item-rest, and what is said of them."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.covariance import Covariance, listwise, pairwise
from collabready.assessment.factor import one_factor
from collabready.assessment.reliability import alpha, feldt_interval, fits_badly, item_rest, omega, reliability
from oracle.ours import of_scale, of_table
from oracle.published import ATTITUDE, NONE, PINGOUIN, WIDE, Table


def columns(table: Table) -> list[np.ndarray[tuple[int], np.dtype[np.int16]]]:
    return list(np.array(table, dtype=np.int16).T)


def of_one_factor(items: int, persons: int, seed: int, loading: float = 0.7) -> Table:
    """Answers of 1 to 5 that have one thing in common."""
    draw = random.Random(seed)
    table = []
    for _ in range(persons):
        common = draw.gauss(0, 1)
        noise = math.sqrt(1 - loading**2)
        table.append([min(5, max(1, round(3 + loading * common + noise * draw.gauss(0, 1)))) for _ in range(items)])
    return table


# ---------------------------------------------------------------- published values


def test_alpha_and_its_interval_as_in_pingouin() -> None:
    """Pingouin 0.7, cronbach_alpha(data, ci=.95) on its own 15 x 10 table: .5917188486, .195 to .840."""
    found = of_table(PINGOUIN)
    value = alpha(found)

    assert value == pytest.approx(0.5917188486, abs=1e-10)
    assert value is not None
    assert feldt_interval(value, found.n, found.items) == pytest.approx((0.194921, 0.839821), abs=5e-7)


def test_alpha_with_holes_listwise_and_pairwise() -> None:
    """Pingouin 0.7, cronbach_alpha(..., nan_policy="listwise") and "pairwise" on cronbach_wide_missing."""
    assert alpha(of_table(WIDE)) == pytest.approx(0.801694915, abs=5e-10)
    assert of_table(WIDE).n == sum(NONE not in row for row in WIDE)
    assert alpha(pairwise(columns(WIDE))) == pytest.approx(0.732660835, abs=5e-10)


@pytest.mark.parametrize(
    ("scale", "value", "persons", "total"),
    [
        ("A", 0.7037559, 2709, 0.712129),
        ("C", 0.7292772, 2707, 0.733022),
        ("E", 0.7609326, 2713, 0.767334),
        ("N", 0.8133031, 2694, 0.812845),
        ("O", 0.6025464, 2726, 0.610374),
    ],
)
def test_alpha_and_omega_of_the_big_five(scale: str, value: float, persons: int, total: float) -> None:
    """R: psych::alpha on psych::bfi without missing values; omega of lavaan::cfa with one factor, raw metric."""
    found = of_scale(scale)

    assert found.n == persons
    assert alpha(found) == pytest.approx(value, abs=5e-8)
    assert omega(found) == pytest.approx(total, abs=5e-6)


def test_items_that_nobody_turned_make_alpha_negative() -> None:
    """R: psych::alpha on O1 to O5 of psych::bfi as they stand: -.1568749."""
    found = of_scale("O", reverse=False)

    assert alpha(found) == pytest.approx(-0.1568749, abs=5e-8)
    told = reliability(found, 5)
    assert told.verdict == "not one thing"
    assert "check the keying" in told.says


def test_attitude_has_the_alpha_item_rest_and_omega_of_r() -> None:
    """R: psych::alpha(attitude), its r.drop; Feldt's interval; omega of factanal(attitude, 1) in the raw metric."""
    found = of_table(ATTITUDE)
    value = alpha(found)

    assert value == pytest.approx(0.8431428, abs=5e-8)
    assert value is not None
    assert feldt_interval(value, found.n, found.items) == pytest.approx((0.7394, 0.9158), abs=5e-5)
    rest = [0.67126, 0.74211, 0.56071, 0.71445, 0.78628, 0.26503, 0.46081]
    assert item_rest(found) == pytest.approx(rest, abs=5e-6)
    assert omega(found) == pytest.approx(0.856327, abs=5e-7)


# ---------------------------------------------------------------- what is said


@pytest.mark.parametrize(
    ("loading", "verdict", "words"),
    [
        (0.9, "good", "go together well"),
        (0.62, "acceptable", "go together ("),
        (0.53, "weak", "loosely, so read the practices"),
        (0.2, "not one thing", "do not read the dimension as one thing"),
    ],
)
def test_the_verdict_in_plain_words(loading: float, verdict: str, words: str) -> None:
    told = reliability(of_table(of_one_factor(5, 400, 1, loading)), 5)

    assert told.verdict == verdict
    assert words in told.says
    assert told.n == 400


def test_a_boundary_belongs_to_the_better_verdict_and_a_value_under_it_is_marked() -> None:
    """With equal variances and correlations r of k items, alpha is k r / (1 + (k - 1) r): of 2 items and r = 2/3, .80."""
    for r, verdict, printed in [(2 / 3, "good", "alpha 0.80"), (2 / 3 - 1e-6, "acceptable", "alpha <0.80")]:
        told = reliability(Covariance(40, ((1.0, r), (r, 1.0))), 5)
        assert (told.verdict, printed in told.says) == (verdict, True)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ([[3]] * 40, "Fewer than two of its statements were asked"),
        ([[1, 2, 3]], "Fewer than 30 people answered all of its statements"),
        ([[1, 2], [2, 1]] * 14 + [[3, 3]], "Fewer than 30 people answered all of its statements"),
        ([[3, 3, 3]] * 40, "Everybody gave the same answers"),
        ([[1, 5], [5, 1], [2, 4]] * 20, "cancel each other out: check the keying"),
        ([[NONE, 3], [3, NONE]] * 40, "Fewer than 30 people answered all of its statements"),
        ([], "Fewer than two of its statements were asked"),
    ],
    ids=["one item", "one respondent", "too few", "zero variance", "opposites", "nobody answered both", "no item"],
)
def test_what_cannot_be_computed_is_a_sentence(table: Table, says: str) -> None:
    told = reliability(listwise([]) if not table else of_table(table), 5)

    assert says in told.says
    assert (told.alpha, told.alpha_ci, told.omega, told.n, told.verdict) == (None, None, None, None, "not computed")


def test_a_larger_minimum_group_asks_for_more_answers() -> None:
    table = of_one_factor(4, 45, 2)

    assert reliability(of_table(table), 40).alpha is not None
    assert reliability(of_table(table), 50).alpha is None


def test_omega_asks_for_fifty_answers_and_three_items() -> None:
    assert reliability(of_table(of_one_factor(4, 49, 3)), 5).omega is None
    assert reliability(of_table(of_one_factor(4, 50, 3)), 5).omega is not None
    assert reliability(of_table(of_one_factor(2, 50, 3)), 5).omega is None


def test_omega_is_not_estimable_in_a_heywood_case() -> None:
    """Correlations .9, .9, .5: the first loading would be sqrt(.9 x .9 / .5) = 1.27."""
    found = Covariance(100, ((1.0, 0.9, 0.9), (0.9, 1.0, 0.5), (0.9, 0.5, 1.0)))

    assert omega(found) is None
    assert reliability(found, 5).alpha is not None


def test_an_item_that_all_answer_alike_has_no_item_rest_and_leaves_no_omega() -> None:
    found = of_table([[*row, 4] for row in of_one_factor(3, 60, 4)])

    assert item_rest(found)[3] is None
    assert None not in item_rest(found)[:3]
    assert omega(found) is None
    assert alpha(found) is not None


def test_an_item_that_hardly_goes_with_the_rest_is_to_be_checked() -> None:
    assert [fits_badly(value) for value in (None, -0.4, 0.0, 0.1999, 0.2, 0.5)] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]


# ---------------------------------------------------------------- what must hold of any answers

tables = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(st.integers(1, 5), min_size=items, max_size=items), min_size=2, max_size=25)
)


@given(tables)
def test_turning_all_items_leaves_alpha(table: Table) -> None:
    assert alpha(of_table([[6 - x for x in row] for row in table])) == alpha(of_table(table))


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_items_and_persons_does_not_matter(table: Table, shuffle: random.Random) -> None:
    """To the last digit."""
    order = list(range(len(table[0])))
    shuffle.shuffle(order)
    mixed = [[row[place] for place in order] for row in table]
    shuffle.shuffle(mixed)

    assert alpha(of_table(mixed)) == alpha(of_table(table))
    before = item_rest(of_table(table))
    assert item_rest(of_table(mixed)) == [before[place] for place in order]


@given(tables)
def test_alpha_is_the_same_on_codes_and_on_a_hundred(table: Table) -> None:
    on_hundred = alpha(of_table([[25 * (x - 1) for x in row] for row in table]))
    on_codes = alpha(of_table(table))

    assert on_hundred == (on_codes if on_codes is None else pytest.approx(on_codes, abs=1e-9))


@given(tables)
def test_any_answers_give_numbers_or_none(table: Table) -> None:
    found = of_table(table)
    told = reliability(Covariance(max(found.n, 50), found.matrix), 5)

    assert all(value is None or -1 <= value <= 1 for value in item_rest(found))
    assert told.says
    for value in (told.alpha, told.omega, *(told.alpha_ci or ())):
        assert value is None or math.isfinite(value)


@given(st.lists(st.floats(0.3, 0.9), min_size=3, max_size=8), st.data())
def test_a_factor_that_is_there_is_found(loadings: list[float], data: st.DataObject) -> None:
    """Of a covariance that one factor makes, the loadings come back, whatever the units of the items."""
    sd = data.draw(st.lists(st.floats(0.1, 50), min_size=len(loadings), max_size=len(loadings)))
    matrix = tuple(
        tuple(a * b * s * t if i != j else s * t for j, (b, t) in enumerate(zip(loadings, sd, strict=True)))
        for i, (a, s) in enumerate(zip(loadings, sd, strict=True))
    )

    factor = one_factor(matrix)

    assert factor is not None
    assert factor.loadings == pytest.approx([a * s for a, s in zip(loadings, sd, strict=True)], rel=1e-6)


def test_a_column_longer_than_a_block_is_summed_whole() -> None:
    """Sums go block by block; 200,000 rows are four of them."""
    table = of_one_factor(3, 1000, 5)
    found = listwise([np.tile(column, 200) for column in columns(table)])

    once = of_table(table)
    assert found.n == 200_000
    scale = (999 / 1000) * (200_000 / 199_999)
    assert found.matrix[0] == pytest.approx([value * scale for value in once.matrix[0]], rel=1e-12)
