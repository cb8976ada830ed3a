"""How often a 95 % interval holds the true value, by simulation: neither too narrow nor too wide."""

from __future__ import annotations

import functools
import math

import numpy as np
import pytest

from collabready.assessment.uncertainty import geometric_interval, geometric_se, mean_interval

DRAWS, PEOPLE, ITEMS = 4000, 100_000, 4
THIRDS = [1 / 3] * 3


@functools.cache
def population() -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Three scores (0-100) of each person: means of four five-point items, all moved by one disposition, near 70, 55 and 45."""
    draw = np.random.default_rng(20261124)
    disposition = draw.normal(size=(PEOPLE, 1, 1))
    centre = np.array([3.8, 3.2, 2.8])[None, :, None]
    latent = (
        centre + 0.6 * disposition + draw.normal(size=(PEOPLE, 3, 1)) * 0.4 + draw.normal(size=(PEOPLE, 3, ITEMS)) * 0.8
    )
    codes = np.clip(np.round(latent), 1, 5)
    scores: np.ndarray[tuple[int, int], np.dtype[np.float64]] = 25 * (codes.mean(axis=2) - 1)
    return scores


def samples(n: int) -> np.ndarray[tuple[int, int, int], np.dtype[np.float64]]:
    drawn: np.ndarray[tuple[int, int, int], np.dtype[np.float64]] = population()[
        np.random.default_rng(n).integers(0, PEOPLE, (DRAWS, n))
    ]
    return drawn


@pytest.mark.parametrize("n", [5, 12, 50])
def test_the_t_interval_of_a_mean_holds_it_95_times_in_100(n: int) -> None:
    """4,000 draws of n persons; the share that holds the mean of the population is to lie between .93 and .97."""
    true = float(population()[:, 0].mean())
    drawn = samples(n)[:, :, 0]
    held = 0
    for mean, sd in zip(drawn.mean(axis=1), drawn.std(axis=1, ddof=1), strict=True):
        ci = mean_interval(float(mean), float(sd), n)
        held += ci is not None and ci[0] <= true <= ci[1]

    assert 0.93 <= held / DRAWS <= 0.97


@pytest.mark.parametrize("n", [5, 12, 50])
def test_the_delta_interval_of_the_geometric_mean_holds_it_95_times_in_100(n: int) -> None:
    """The same for the geometric mean of three dimensions, with the covariance of the persons' scores."""
    true = math.exp(float(np.log(population().mean(axis=0)).mean()))
    drawn = samples(n)
    means = drawn.mean(axis=1)
    away = drawn - means[:, None, :]
    covariances = np.einsum("dpi,dpj->dij", away, away) / (n - 1)
    held = 0
    for parts, covariance in zip(means, covariances, strict=True):
        centre = math.exp(float(np.log(parts).mean()))
        ci = geometric_interval(centre, geometric_se(centre, parts.tolist(), THIRDS, covariance.tolist(), n), n)
        held += ci is not None and ci[0] <= true <= ci[1]

    assert 0.93 <= held / DRAWS <= 0.97
