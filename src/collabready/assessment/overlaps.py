"""Two samples in which some people are the same: the difference of their means, and how sure it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from collabready.assessment.contrasts import Contrast, welch
from collabready.assessment.uncertainty import CONFIDENCE, prepare

FEWEST = 3
NOISE = 1e-12
"""Below this share of its parts a variance is the noise of the last digits."""


@dataclass(frozen=True)
class Sample:
    """The mean of a score over n people, 0-100, with their standard deviation."""

    n: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Link:
    """How many people are in both samples, and how their scores in the two go together (Pearson's r)."""

    people: int
    r: float


def overlapping(first: Sample, second: Sample, link: Link | None, confidence: float = CONFIDENCE) -> Contrast | None:
    """The first mean minus the second, of samples that share some people.

    SE^2 = s1^2/n1 + s2^2/n2 - 2 r s1 s2 m/(n1 n2); with g of Welch and u people that are in one sample only,
    df = m - 1 + (g - m + 1) u/(u + 2 m). Source: Derrick, Russ, Toher and White 2017, the test for unequal variances;
    R: `Partover.test`. With nobody in common it is Welch's test, with everybody the paired one.
    None where a sample is smaller than two, or where nothing varies.
    """
    apart = welch(first.n, first.mean, first.sd, second.n, second.mean, second.sd, confidence)
    if link is None or link.people < FEWEST or apart is None:
        return apart
    shared = 2 * link.r * first.sd * second.sd * link.people / (first.n * second.n)
    variance = apart.se**2 - shared
    if variance <= NOISE * apart.se**2:
        return _as_one(first, second, link)
    single = first.n + second.n - 2 * link.people
    df = link.people - 1 + (apart.df - link.people + 1) * single / (single + 2 * link.people)
    return _contrast(apart.difference, math.sqrt(variance), df, confidence)


def _as_one(first: Sample, second: Sample, link: Link) -> Contrast | None:
    """Everybody moved by the same: by nothing at all, or by something of which nobody can say how sure it is."""
    difference = first.mean - second.mean
    if link.people < first.n or round(difference, 9):
        return None
    return Contrast(0.0, 0.0, 0.0, link.people - 1, 1.0, (0.0, 0.0))


def _contrast(difference: float, se: float, df: float, confidence: float) -> Contrast:
    prepare()
    from scipy.special import stdtr, stdtrit

    half = se * float(stdtrit(df, (1 + confidence) / 2))
    p = min(2 * float(stdtr(df, -abs(difference / se))), 1.0)
    return Contrast(difference, se, difference / se, df, p, (difference - half, difference + half))
