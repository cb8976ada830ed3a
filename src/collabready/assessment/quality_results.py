"""The parts of the results that tell how far a number may be leaned on: reliability, agreement, units, careless answers.

Each `says` is a sentence for a reader who knows no statistics: the verdict, or why there is no number.
"""

from __future__ import annotations

from typing import Literal

from collabready.assessment.sealed import Interval, Score, Sealed

Reliable = Literal["good", "acceptable", "weak", "not one thing", "not computed"]
Agreed = Literal["agreed", "mixed", "split", "one voice"]
Rankable = Literal["ranking", "extremes only", "no ranking", "not computed"]


class Reliability(Sealed):
    """Whether the items of a dimension speak of one thing.

    `alpha` with its 95 % interval after Feldt, of the `n` persons who answered all of its items; `omega`: of one factor,
    by maximum likelihood. None where it cannot be computed or too few answered: `says` tells why. Neither is bounded by 0.
    """

    alpha: float | None = None
    alpha_ci: Interval | None = None
    omega: float | None = None
    n: int | None = None
    verdict: Reliable
    says: str


class Agreement(Sealed):
    """Whether people give the same answers. `rwg`: r_wg(j) against answers by chance; `ad`: mean distance, in points of 0-100."""

    rwg: float | None = None
    ad: float | None = None
    label: Agreed | None = None
    says: str


class UnitDifferences(Sealed):
    """Whether the groups of a breakdown differ enough in a dimension to be set in an order; of the groups that are shown.

    `icc1`: the share of the variance that lies between groups; `icc2`: how reliable the mean of a group is; `size`: the
    adjusted mean size; `groups`: how many were compared.
    """

    by: str
    icc1: float | None = None
    icc2: float | None = None
    size: float | None = None
    groups: int
    verdict: Rankable
    says: str


class Careless(Sealed):
    """Answers that look careless, in the whole organisation; they count unless somebody set them aside.

    `n`: how many, None where that may not be told. `score`, `level`: the readiness without them where they count, with
    them where they are set aside; None where that would tell of too few people.
    """

    n: int | None
    score: Score | None = None
    level: str | None = None
    says: str
