"""Recipes: how a small set of people is worked out from published totals, in as few totals as can be found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

MOST_PAIRS = 1_000_000


@dataclass(frozen=True)
class Recipe:
    """The `people` whose total is the sum of `terms`: name of a row -> how many times it is taken, below 0 taken away."""

    people: frozenset[int]
    terms: tuple[tuple[str, Fraction], ...]


def shortest(rows: np.ndarray, target: np.ndarray, weights: Sequence[Fraction]) -> list[Fraction]:
    """Weights of the rows (one a line, over atoms) that sum to the target, as few as were found; given some that do.

    Up to four rows, each added or taken away, are all tried; beyond that, rows that are not needed are left out.
    """
    few = _few(rows, target)
    if few is not None:
        return few
    best = list(weights)
    for place in sorted(range(len(best)), key=lambda place: -abs(best[place])):
        if best[place]:
            kept = [other for other, weight in enumerate(best) if weight and other != place]
            found = solved(rows[kept], target)
            if found is not None:
                best = [Fraction(0)] * len(best)
                for other, weight in zip(kept, found, strict=True):
                    best[other] = weight
    return best


def solved(rows: np.ndarray, target: np.ndarray) -> list[Fraction] | None:
    """Weights of linearly independent rows that sum to the target; None where there are none."""
    equations = sorted({(*map(int, column), int(wanted)) for column, wanted in zip(rows.T, target, strict=True)})
    system = [list(map(Fraction, equation)) for equation in equations]
    unknowns, done = len(rows), 0
    for place in range(unknowns):
        pivot = next((line for line in range(done, len(system)) if system[line][place]), None)
        if pivot is None:
            return None
        system[done], system[pivot] = system[pivot], system[done]
        system[done] = [value / system[done][place] for value in system[done]]
        for line in range(len(system)):
            if line != done and (factor := system[line][place]):
                system[line] = [a - factor * b for a, b in zip(system[line], system[done], strict=True)]
        done += 1
    if any(line[-1] for line in system[done:]):
        return None
    return [system[line][-1] for line in range(done)]


def _few(rows: np.ndarray, target: np.ndarray) -> list[Fraction] | None:
    """One to four rows, each added or taken away once or twice, that sum to the target."""
    signed = [(place, sign) for place in range(len(rows)) for sign in (1, -1)]
    if len(signed) ** 2 > MOST_PAIRS:
        return None
    wanted = _key(target)
    single = {_key(sign * rows[place]): ((place, sign),) for place, sign in signed}
    if wanted in single:
        return _weights(single[wanted], len(rows))
    double = dict(_pairs(rows, signed))
    for known in ({_key(0 * target): ()}, single, double):
        for first in known:
            rest = _key(target - _vector(first, target))
            if rest in double:
                return _weights((*known[first], *double[rest]), len(rows))
    return None


def _pairs(rows: np.ndarray, signed: Sequence[tuple[int, int]]) -> Iterator[tuple[bytes, tuple[tuple[int, int], ...]]]:
    for one, other in combinations_with_replacement(signed, 2):
        if one[0] != other[0] or one[1] == other[1]:
            yield _key(one[1] * rows[one[0]] + other[1] * rows[other[0]]), (one, other)


def _key(vector: np.ndarray) -> bytes:
    return vector.astype("int16").tobytes()


def _vector(key: bytes, like: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.frombuffer(key, dtype="int16").astype(like.dtype)


def _weights(signed: Sequence[tuple[int, int]], count: int) -> list[Fraction]:
    weights = [Fraction(0)] * count
    for place, sign in signed:
        weights[place] += sign
    return weights
