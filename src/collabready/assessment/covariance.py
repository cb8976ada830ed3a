"""How the items of a dimension vary together, exactly: over the persons who answered all of them, or pair by pair.

Answers are whole numbers, so their sums and products are whole numbers too, which floating point holds exactly below
2^53. So the order of rows and the number of threads decide nothing, and a report is the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.integer[Any]]

MISSING = -1
BLOCK = 1 << 16
"""Rows at a time: what fits the cache of a processor."""


@dataclass(frozen=True)
class Covariance:
    """Covariances (n - 1 below) of items, in the order of the columns, over `n` persons. Fewer than two: all 0."""

    n: int
    matrix: tuple[tuple[float, ...], ...]

    @property
    def items(self) -> int:
        return len(self.matrix)


def from_sums(n: int, sums: Sequence[int], products: Sequence[Sequence[int]]) -> Covariance:
    """From the sum of each item over n persons, and the sums of the products of each two."""
    return Covariance(
        n,
        tuple(
            tuple(_covariance(n, one, other, product) for other, product in zip(sums, row, strict=True))
            for one, row in zip(sums, products, strict=True)
        ),
    )


def listwise(columns: Sequence[Column]) -> Covariance:
    """Over the persons who answered all items. A column holds whole numbers from 0 on; below 0 is no answer."""
    return from_sums(*_sums(columns))


def pairwise(columns: Sequence[Column]) -> Covariance:
    """Each pair of items over the persons who answered both; `n` is that of the smallest pair."""
    pairs = [[listwise([one, other]) for other in columns] for one in columns]
    return Covariance(
        min((pair.n for row in pairs for pair in row), default=0),
        tuple(tuple(pair.matrix[0][1] for pair in row) for row in pairs),
    )


def _sums(columns: Sequence[Column]) -> tuple[int, list[int], list[list[int]]]:
    """The number of complete rows, the sum of each column over them, and of the products of each two."""
    import numpy as np

    size = len(columns)
    n, sums, products = 0, np.zeros(size, np.int64), np.zeros((size, size), np.int64)
    for start in range(0, len(columns[0]) if columns else 0, BLOCK):
        block = np.stack([column[start : start + BLOCK] for column in columns])
        complete = block.min(axis=0) >= 0
        answers = (block if complete.all() else block[:, complete]).astype(np.float64)
        n += answers.shape[1]
        sums += answers.sum(axis=1).astype(np.int64)
        products += (answers @ answers.T).astype(np.int64)
    return n, sums.tolist(), products.tolist()


def _covariance(n: int, one: int, other: int, product: int) -> float:
    return (n * product - one * other) / (n * (n - 1)) if n > 1 else 0.0
