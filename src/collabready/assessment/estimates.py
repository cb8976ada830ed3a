"""Person to group: means of person scores with their spread, for the whole or for every group of a breakdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from collabready.assessment.readiness import Estimate, geometric_mean
from collabready.assessment.results import Interval
from collabready.assessment.uncertainty import geometric_interval, mean_interval

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


def moments(
    scores: pl.DataFrame, columns: Sequence[str], joint: Sequence[str], groups: pl.Series | None = None
) -> dict[str | None, Moments]:
    """Moments of person scores; of everybody under the key None, or by group (blank groups left out)."""
    import polars as pl

    pairs = list(combinations_with_replacement(joint, 2))
    complete = pl.all_horizontal(pl.col(c).is_not_null() for c in joint) if joint else pl.lit(value=False)
    statistics = [
        pl.len().alias("size"),
        complete.sum().alias("complete"),
        *[pl.col(c).count().alias(f"n {c}") for c in columns],
        *[pl.col(c).mean().alias(f"mean {c}") for c in columns],
        *[pl.col(c).std().alias(f"sd {c}") for c in columns],
        *[pl.cov(f"joint {a}", f"joint {b}").alias(f"cov {a} {b}") for a, b in pairs],
    ]
    persons = scores.lazy().with_columns(pl.when(complete).then(pl.col(c)).alias(f"joint {c}") for c in joint)
    if groups is None:
        return {None: _moments(persons.select(statistics).collect().row(0, named=True), columns, joint)}
    # Each group on its own: a grouped sum would depend in its last digit on the number of threads.
    parts = persons.select("^joint .*$", *columns).with_columns(groups.alias(GROUP)).collect()
    return {
        name: _moments(part.select(statistics).row(0, named=True), columns, joint)
        for (name,), part in sorted(parts.partition_by(GROUP, as_dict=True).items(), key=str)
        if name is not None
    }


def _moments(row: Mapping[str, float | int | None], columns: Sequence[str], joint: Sequence[str]) -> Moments:
    pairs = {frozenset((a, b)): row[f"cov {a} {b}"] or 0.0 for a, b in combinations_with_replacement(joint, 2)}
    return Moments(
        size=int(row["size"] or 0),
        mean={c: row[f"mean {c}"] for c in columns},
        sd={c: row[f"sd {c}"] for c in columns},
        n={c: int(row[f"n {c}"] or 0) for c in columns},
        joint=tuple(joint),
        covariance=tuple(tuple(pairs[frozenset((a, b))] for b in joint) for a in joint),
        complete=int(row["complete"] or 0),
    )


def geometric_estimate(
    moments: Moments, columns: Mapping[str, str], weights: Mapping[str, float], population: int | None = None
) -> tuple[float | None, Interval | None]:
    """Geometric mean of dimensions (id -> column) with its delta-method interval; None where one is missing."""
    means = {key: moments.mean.get(column) for key, column in columns.items()}
    score = geometric_mean(means, weights)
    if score is None:
        return None, None
    known = {key: value for key, value in means.items() if value is not None}
    places = [moments.joint.index(column) for column in columns.values()]
    covariance = [[moments.covariance[i][j] for j in places] for i in places]
    return score, geometric_interval(known, weights, covariance, moments.complete, population)
