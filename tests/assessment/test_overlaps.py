"""Two samples that share some people."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import ttest_ind, ttest_rel

from collabready.assessment.overlaps import Link, Sample, overlapping

# The example of Derrick, Toher and White 2017 (Quantitative Methods for Psychology 13(2), 120-126), as in `Partover.test`.
A_ALONE, A_PAIRED = [20, 21, 16, 18, 14, 12, 14, 17], [14, 15, 18, 20, 11, 19, 14, 15]
B_ALONE, B_PAIRED = [10, 16, 18, 16, 15, 14, 13, 10], [15, 10, 15, 17, 13, 19, 12, 13]


def sample(values: list[int] | np.ndarray) -> Sample:
    return Sample(len(values), float(np.mean(values)), float(np.std(values, ddof=1)))


def link(first: list[int] | np.ndarray, second: list[int] | np.ndarray) -> Link:
    return Link(len(first), float(np.corrcoef(first, second)[0, 1]))


def test_the_published_example_of_a_partial_overlap() -> None:
    """Derrick, Toher and White 2017: p = .026, there for equal variances; in samples of one size that is the same t."""
    found = overlapping(sample(A_ALONE + A_PAIRED), sample(B_ALONE + B_PAIRED), link(A_PAIRED, B_PAIRED))

    assert found is not None
    assert found.difference == pytest.approx(2)
    assert round(found.p, 3) == 0.026


def test_with_everybody_in_both_it_is_the_paired_test() -> None:
    """Scipy `ttest_rel`."""
    paired = ttest_rel(A_PAIRED, B_PAIRED)

    found = overlapping(sample(A_PAIRED), sample(B_PAIRED), link(A_PAIRED, B_PAIRED))

    assert found is not None
    assert (found.t, found.df, found.p) == pytest.approx((paired.statistic, paired.df, paired.pvalue))
    assert found.ci == pytest.approx(tuple(paired.confidence_interval()))


@pytest.mark.parametrize("nobody", [None, Link(0, 0.0), Link(2, 1.0)], ids=["no codes", "nobody", "two people"])
def test_with_hardly_anybody_in_both_it_is_welchs_test(nobody: Link | None) -> None:
    """Scipy `ttest_ind(equal_var=False)`."""
    apart = ttest_ind(A_ALONE, B_PAIRED, equal_var=False)

    found = overlapping(sample(A_ALONE), sample(B_PAIRED), nobody)

    assert found is not None
    assert (found.t, found.df, found.p) == pytest.approx((apart.statistic, apart.df, apart.pvalue))


def test_everybody_unmoved_is_no_difference_for_certain() -> None:
    found = overlapping(sample(A_PAIRED), sample(A_PAIRED), Link(8, 1.0))

    assert found is not None
    assert (found.difference, found.p, found.ci) == (0, 1, (0, 0))


def test_everybody_moved_by_the_same_has_no_spread_to_judge_it_by() -> None:
    assert overlapping(sample([value + 3 for value in A_PAIRED]), sample(A_PAIRED), Link(8, 1.0)) is None


def test_the_interval_covers_what_it_should() -> None:
    """2,000 draws, ten people in both and five and eight in one, unlike spreads: nominal .95."""
    random, inside = np.random.default_rng(7), 0
    for _ in range(2000):
        both = random.multivariate_normal([60, 54], [[225, 0.6 * 15 * 25], [0.6 * 15 * 25, 625]], 10)
        first = np.append(both[:, 0], random.normal(60, 15, 5))
        second = np.append(both[:, 1], random.normal(54, 25, 8))
        found = overlapping(sample(first), sample(second), link(both[:, 0], both[:, 1]))
        assert found is not None
        inside += found.ci[0] <= 6 <= found.ci[1]

    assert 0.93 <= inside / 2000 <= 0.97
