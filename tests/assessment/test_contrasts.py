"""Two groups side by side, and many comparisons at once."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.contrasts import benjamini_hochberg, hedges_g, holm, welch

LEADERS, STAFF = (12, 74, 14), (88, 58, 19)
BH_1995 = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1,
]
p_values = st.lists(st.floats(0, 1), max_size=20)
group = st.tuples(st.integers(2, 200), st.floats(0, 100), st.floats(0.01, 50))


def test_welch_gives_the_published_difference_of_leaders_and_staff() -> None:
    """METHOD 7, checked with R: t.test on summary numbers gives t 3.539, df 17.08, p .0025, 6.47 to 25.53."""
    found = welch(*LEADERS, *STAFF)
    assert found
    assert found.difference == 16
    assert (round(found.t, 3), round(found.df, 2), round(found.p, 4)) == (3.539, 17.08, 0.0025)
    assert tuple(round(end, 2) for end in found.ci) == (6.47, 25.53)


def test_hedges_g_is_the_published_one() -> None:
    """METHOD 7, checked with R `psych::cohen.d`: d .8646 and g .8579."""
    g = hedges_g(*LEADERS, *STAFF)
    assert g
    assert round(g, 4) == 0.8579
    assert round(g / (1 - 3 / (4 * 98 - 1)), 4) == 0.8646


@pytest.mark.parametrize("confidence", [0.8, 0.9, 0.95, 0.99])
def test_an_interval_reaches_nought_just_where_p_says_so(confidence: float) -> None:
    found = welch(12, 64, 14, 88, 58, 19, confidence)
    assert found
    assert (found.ci[0] > 0) == (found.p < 1 - confidence)


@pytest.mark.parametrize(("one", "other"), [((1, 50, 0), (20, 60, 9)), ((8, 50, 0), (9, 60, 0))])
def test_a_single_person_and_groups_that_do_not_vary_give_no_difference_to_judge(
    one: tuple[int, float, float], other: tuple[int, float, float]
) -> None:
    assert welch(*one, *other) is None
    assert hedges_g(*one, *other) is None


@given(group, group)
def test_which_group_comes_first_changes_the_sign_and_nothing_else(
    one: tuple[int, float, float], other: tuple[int, float, float]
) -> None:
    there, back = welch(*one, *other), welch(*other, *one)
    assert there
    assert back
    assert there.difference == -back.difference
    assert isclose(there.p, back.p)
    assert isclose(there.df, back.df)
    assert min(one[0], other[0]) - 1 <= there.df * 1.000001
    assert there.df <= (one[0] + other[0] - 2) * 1.000001


def test_the_fifteen_p_values_of_benjamini_and_hochberg_are_judged_as_in_their_paper() -> None:
    """Benjamini and Hochberg 1995, J. R. Statist. Soc. B 57, section 3.2: at .05 Bonferroni 3, Holm 3, theirs 4."""
    assert sum(p * len(BH_1995) <= 0.05 for p in BH_1995) == 3
    assert sum(p <= 0.05 for p in holm(BH_1995)) == 3
    assert sum(p <= 0.05 for p in benjamini_hochberg(BH_1995)) == 4


def test_adjusted_p_values_are_those_of_r() -> None:
    """R: p.adjust(c(.01, .04, .03, .005), "holm") gives .03 .06 .06 .02; "BH" gives .02 .04 .04 .02."""
    ps = [0.01, 0.04, 0.03, 0.005]
    assert holm(ps) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert benjamini_hochberg(ps) == pytest.approx([0.02, 0.04, 0.04, 0.02])


@given(p_values)
def test_adjusting_only_ever_raises_p_keeps_the_order_and_holm_is_the_stricter(ps: list[float]) -> None:
    strict, lenient = holm(ps), benjamini_hochberg(ps)
    for adjusted in (strict, lenient):
        assert all(p <= q * 1.0000001 and q <= 1 for p, q in zip(ps, adjusted, strict=True))
        in_order = [adjusted[at] for at in sorted(range(len(ps)), key=lambda at: ps[at])]
        assert in_order == sorted(in_order)
    assert all(q <= p * 1.0000001 for p, q in zip(strict, lenient, strict=True))


def test_no_comparisons_and_a_single_one_need_no_correction() -> None:
    assert (holm([]), benjamini_hochberg([])) == ([], [])
    assert (holm([0.03]), benjamini_hochberg([0.03])) == ([0.03], [0.03])
