"""One factor behind several items, by maximum likelihood, in plain arithmetic: the same digits on every machine.

Expectation and maximisation of Rubin and Thayer (1982), Psychometrika 47, 69-76, with the steps lengthened after Varadhan
and Roland (2008), Scandinavian Journal of Statistics 35, 335-353. The fit does not depend on the units of the items, so it
is made on correlations. R: lavaan::cfa, or factanal on the same covariance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

MOST_STEPS = 500
CONVERGED = 1e-13
HEYWOOD = 0.005
"""An item of which less than this share is its own is a Heywood case, as in R factanal."""

Matrix = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Factor:
    """Loadings and uniquenesses (variances) of the items, in the units of the covariance."""

    loadings: tuple[float, ...]
    uniquenesses: tuple[float, ...]


def one_factor(covariance: Matrix) -> Factor | None:
    """The factor of a covariance matrix. None where an item does not vary, in a Heywood case, and without convergence."""
    sd = [math.sqrt(row[place]) for place, row in enumerate(covariance)]
    if min(sd, default=0) <= 0:
        return None
    correlation = [
        [value / (a * b) for value, b in zip(row, sd, strict=True)] for row, a in zip(covariance, sd, strict=True)
    ]
    found = _fitted(correlation)
    if found is None:
        return None
    own = [1 - loading * loading for loading in found]
    if min(own) < HEYWOOD:
        return None
    return Factor(
        tuple(loading * s for loading, s in zip(found, sd, strict=True)),
        tuple(share * s * s for share, s in zip(own, sd, strict=True)),
    )


def _fitted(correlation: Matrix) -> list[float] | None:
    """The loadings of standardised items. At the maximum an item's loading and uniqueness make 1, so loadings are enough."""
    now = _start(correlation)
    for _ in range(MOST_STEPS):
        one = _step(now, correlation)
        two = _step(one, correlation)
        first = [b - a for a, b in zip(now, one, strict=True)]
        bend = [c - 2 * b + a for a, b, c in zip(now, one, two, strict=True)]
        if max(map(abs, first)) < CONVERGED:
            return two
        now = _step(_ahead(now, first, bend), correlation)
    return None


def _ahead(now: Sequence[float], first: Sequence[float], bend: Sequence[float]) -> list[float]:
    """Where the steps lead, as far as one may go; the second of the two steps at least."""
    curved = math.fsum(b * b for b in bend)
    length = -max(1.0, math.sqrt(math.fsum(f * f for f in first) / curved)) if curved else -1.0
    there = [x - 2 * length * f + length * length * b for x, f, b in zip(now, first, bend, strict=True)]
    return there if max(map(abs, there)) < 1 else [x + 2 * f + b for x, f, b in zip(now, first, bend, strict=True)]


def _step(loadings: Sequence[float], correlation: Matrix) -> list[float]:
    """One expectation and maximisation; loadings that leave an item nothing of its own are drawn back within reach."""
    own = [max(1 - loading * loading, 1e-9) for loading in loadings]
    weights = [loading / share for loading, share in zip(loadings, own, strict=True)]
    scale = 1 + math.fsum(weight * loading for weight, loading in zip(weights, loadings, strict=True))
    weights = [weight / scale for weight in weights]
    with_factor = [math.fsum(r * weight for r, weight in zip(row, weights, strict=True)) for row in correlation]
    variance = 1 / scale + math.fsum(weight * c for weight, c in zip(weights, with_factor, strict=True))
    return [c / variance for c in with_factor]


def _start(correlation: Matrix) -> list[float]:
    """The centroid: how each item goes with the sum of all, drawn within reach."""
    total = math.fsum(value for row in correlation for value in row)
    sums = [math.fsum(row) for row in correlation]
    if total > 0:
        sums = [value / math.sqrt(total) for value in sums]
    most = max(1.0, *(abs(value) / 0.9 for value in sums))
    return [value / most for value in sums]
