"""Two groups of people set side by side, and what many such comparisons at once do to chance.

Everything here is a function of numbers of people, means and standard deviations. Differences are the first minus the
second, in points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from collabready.assessment.sealed import Interval
from collabready.assessment.uncertainty import CONFIDENCE, prepare

SMALLEST = 2


@dataclass(frozen=True)
class Contrast:
    """A difference of two means. `p`: two-sided; `ci`: the interval at the confidence that was asked for."""

    difference: float
    se: float
    t: float
    df: float
    p: float
    ci: Interval


def welch(  # noqa: PLR0913, PLR0917 - two groups are six numbers
    n1: int, mean1: float, sd1: float, n2: int, mean2: float, sd2: float, confidence: float = CONFIDENCE
) -> Contrast | None:
    """The difference of two means whose spreads may differ (Welch 1947; R: `t.test`).

    SE^2 = s1^2/n1 + s2^2/n2, df = SE^4 / ((s1^2/n1)^2/(n1 - 1) + (s2^2/n2)^2/(n2 - 1)). No finite population correction.
    None where a group is smaller than two, or where neither varies: then nothing tells how sure the difference is.
    """
    if min(n1, n2) < SMALLEST:
        return None
    first, second = sd1**2 / n1, sd2**2 / n2
    variance = first + second
    if variance <= 0 or not math.isfinite(variance):
        return None
    prepare()
    from scipy.special import stdtr, stdtrit

    # As shares of the variance, so that tiny spreads do not vanish when they are squared.
    df = 1 / ((first / variance) ** 2 / (n1 - 1) + (second / variance) ** 2 / (n2 - 1))
    difference, se = mean1 - mean2, math.sqrt(variance)
    half = se * float(stdtrit(df, (1 + confidence) / 2))
    t = difference / se
    p = min(2 * float(stdtr(df, -abs(t))), 1.0)
    return Contrast(difference, se, t, df, p, (difference - half, difference + half))


def hedges_g(  # noqa: PLR0913, PLR0917 - likewise
    n1: int, mean1: float, sd1: float, n2: int, mean2: float, sd2: float
) -> float | None:
    """The difference in pooled standard deviations, corrected for small groups: d x (1 - 3/(4 df - 1)), df = n1 + n2 - 2.

    Source: Hedges 1981. None where a group is smaller than two, or where neither varies.
    """
    if min(n1, n2) < SMALLEST:
        return None
    df = n1 + n2 - 2
    pooled = math.sqrt(((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / df)
    return (mean1 - mean2) / pooled * (1 - 3 / (4 * df - 1)) if pooled > 0 else None


def holm(ps: Sequence[float]) -> list[float]:
    """The p-values after Holm (1979), in the order given; R: `p.adjust(method = "holm")`."""
    adjusted, worst = [0.0] * len(ps), 0.0
    for rank, place in enumerate(sorted(range(len(ps)), key=lambda at: ps[at])):
        worst = max(worst, min((len(ps) - rank) * ps[place], 1.0))
        adjusted[place] = worst
    return adjusted


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """The p-values after Benjamini and Hochberg (1995), in the order given; R: `p.adjust(method = "BH")`."""
    adjusted, best = [0.0] * len(ps), 1.0
    for rank, place in reversed(list(enumerate(sorted(range(len(ps)), key=lambda at: ps[at]), start=1))):
        best = min(best, len(ps) / rank * ps[place])
        adjusted[place] = best
    return adjusted
