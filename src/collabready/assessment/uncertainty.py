"""How sure a number is: t intervals of means, delta-method intervals of geometric means.

Scores are 0-100, intervals are 95 % and clipped to 0-100. `population` is the number of persons who were invited, when
known: the finite population correction sqrt(1 - n/N) shrinks the interval, to nothing when everybody answered.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence

from collabready.assessment.sealed import Interval

CONFIDENCE = 0.95
SMALLEST_CHANGE = 5


def mean_interval(mean: float, sd: float, n: int, population: int | None = None) -> Interval | None:
    """Interval of a mean by the t distribution: s / sqrt(n) x t(n - 1). None for a single person, whose spread is unknown."""
    if n <= 1:
        return None
    return _around(mean, sd / math.sqrt(n) * _correction(n, population), n - 1)


def geometric_se(
    mean: float, parts: Sequence[float], weights: Sequence[float], covariance: Sequence[Sequence[float]], n: int
) -> float | None:
    """Standard error of a weighted geometric mean R by the delta method: g_i = w_i R / x_i, SE^2 = g' S g / n.

    `covariance` (S) and `n` are of the persons who have all the parts. None where a part is 0: not estimable.
    """
    if n <= 1 or min(parts) <= 0:
        return None
    gradient = [w * mean / x for w, x in zip(weights, parts, strict=True)]
    variance = math.fsum(g * h * covariance[i][j] for i, g in enumerate(gradient) for j, h in enumerate(gradient))
    return math.sqrt(max(variance, 0) / n)


def geometric_interval(mean: float, se: float | None, n: int, population: int | None = None) -> Interval | None:
    """Interval of a geometric mean around its standard error, with t(n - 1)."""
    return None if se is None else _around(mean, se * _correction(n, population), n - 1)


def share_interval(share: float, n: int, population: int | None = None) -> Interval | None:
    """Interval of a share (0-1) by the t distribution, as the mean of zeros and ones."""
    if n <= 1:
        return None
    low, high = t_interval(share, math.sqrt(share * (1 - share) / (n - 1)) * _correction(n, population), n - 1)
    return max(low, 0), min(high, 1)


def smallest_change(sd: float, n: int) -> float:
    """The smallest change of a mean that two waves of n persons each can tell from noise, in points."""
    return _quantile(2 * n - 2) * sd * math.sqrt(2 / n)


def t_interval(centre: float, se: float, df: int) -> Interval:
    half = se * _quantile(df)
    return centre - half, centre + half


def _around(centre: float, se: float, df: int) -> Interval:
    low, high = t_interval(centre, se, df)
    return max(low, 0.0), min(high, 100.0)


def _correction(n: int, population: int | None) -> float:
    return 1 if population is None else math.sqrt(max(1 - n / population, 0))


def prepare() -> None:
    """Import what quantiles need. It takes as long as reading an export, and may be done beside it."""
    # One function of scipy is wanted, not the threads that its algebra would start.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import scipy.special  # noqa: F401 - a fifth of a second


def _quantile(df: int) -> float:
    """The t quantile that 95 % of the distribution lies within, either way."""
    prepare()
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + CONFIDENCE) / 2))
