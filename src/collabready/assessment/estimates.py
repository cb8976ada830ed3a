"""Person to group: means of person scores with their spread, for the whole or for every group of a breakdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from collabready.assessment.readiness import Estimate, geometric_mean
from collabready.assessment.sealed import Interval
from collabready.assessment.uncertainty import geometric_interval, geometric_se, mean_interval

if TYPE_CHECKING:
    import polars as pl

GROUP = "group"


@dataclass(frozen=True)
class Moments:
    """Mean, SD and n of each column over those who have it; covariance over the `complete` who have all of `joint`."""

    size: int
    mean: Mapping[str, float | None]
    sd: Mapping[str, float | None]
    n: Mapping[str, int]
    joint: tuple[str, ...]
    covariance: tuple[tuple[float, ...], ...]
    complete: int

    def estimate(self, column: str, population: int | None = None) -> Estimate:
        """The mean of a column with its interval; an estimate of nothing when nobody has it."""
        n, mean, sd = self.n.get(column, 0), self.mean.get(column), self.sd.get(column)
        if mean is None:
            return Estimate(n=n)
        return Estimate(mean, sd, None if sd is None else mean_interval(mean, sd, n, population), n)

    def rating(self, column: str) -> Estimate:
        """The mean alone: interviewees are no sample, and the spread of a pool would tell what each of them said."""
        return Estimate(self.mean.get(column), n=self.n.get(column, 0))


def moments(
    scores: pl.DataFrame, columns: Sequence[str], joint: Sequence[str], groups: pl.Series | None = None
) -> dict[str | None, Moments]:
    """Moments of person scores; of everybody under the key None, or by group (blank groups left out).

    `joint`: those of the columns whose covariance is wanted.
    """
    persons = scores.select(*columns)
    if groups is None:
        return {None: _moments(persons, columns, joint)}
    parts = persons.with_columns(groups.alias(GROUP)).partition_by(GROUP, as_dict=True, maintain_order=True)
    found = {name: _moments(part, columns, joint) for (name,), part in parts.items() if name is not None}
    return dict(sorted(found.items()))


def _moments(persons: pl.DataFrame, columns: Sequence[str], joint: Sequence[str]) -> Moments:
    """Moments of some persons.

    Eagerly and of one part at a time: sums that polars splits among threads differ in their last digit from machine to
    machine, and a report is to be the same bytes everywhere.
    """
    import polars as pl

    pairs = list(combinations_with_replacement(joint, 2))
    row = persons.select(
        *[pl.col(c).count().alias(f"n {c}") for c in columns],
        *[pl.col(c).mean().alias(f"mean {c}") for c in columns],
        *[pl.col(c).std().alias(f"sd {c}") for c in columns],
    ).row(0, named=True)
    complete = persons.select(joint).drop_nulls()
    products = complete.select(pl.cov(a, b).alias(f"cov {a} {b}") for a, b in pairs).row(0, named=True)
    covariance = {frozenset((a, b)): products[f"cov {a} {b}"] or 0.0 for a, b in pairs}
    return Moments(
        size=persons.height,
        mean={c: row[f"mean {c}"] for c in columns},
        sd={c: row[f"sd {c}"] for c in columns},
        n={c: row[f"n {c}"] for c in columns},
        joint=tuple(joint),
        covariance=tuple(tuple(covariance[frozenset((a, b))] for b in joint) for a in joint),
        complete=complete.height,
    )


def geometric_estimate(
    moments: Moments, columns: Mapping[str, str], weights: Mapping[str, float], population: int | None = None
) -> tuple[float | None, Interval | None]:
    """Geometric mean of dimensions (id -> column) with its delta-method interval; None where one is missing."""
    means = {key: moments.mean.get(column) for key, column in columns.items()}
    score = geometric_mean(means, weights)
    if score is None:
        return None, None
    known = [value for value in means.values() if value is not None]
    places = [moments.joint.index(column) for column in columns.values()]
    covariance = [[moments.covariance[i][j] for j in places] for i in places]
    se = geometric_se(score, known, [weights[key] for key in means], covariance, moments.complete)
    return score, geometric_interval(score, se, moments.complete, population)
