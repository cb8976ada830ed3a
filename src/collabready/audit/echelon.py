"""A table of whole numbers in reduced echelon form, without rounding anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SAFE = 1 << 30  # the product of two such numbers, doubled, still fits 64 bits


@dataclass(frozen=True)
class Echelon:
    """`reduced` = `made_of` x the table. Line i is zero in the pivot columns of all other lines, and not in `pivots[i]`.

    A sum of the table's lines is therefore known by what it has in the pivot columns alone. `pivots` ascend.
    """

    reduced: np.ndarray
    made_of: np.ndarray
    pivots: tuple[int, ...]


def echelon(table: np.ndarray) -> Echelon:
    """The echelon form, by elimination in whole numbers; each line is divided by what its numbers have in common."""
    import numpy as np

    height, width = table.shape
    work = np.hstack([table.astype(np.int64), np.eye(height, dtype=np.int64)])
    pivots: list[int] = []
    while len(pivots) < height:
        done = len(pivots)
        there = work[done:, :width] != 0
        columns = there.any(axis=0)
        if not columns.any():
            break
        pivot = int(columns.argmax())
        line = done + int(there[:, pivot].argmax())
        work[[done, line]] = work[[line, done]]
        if work[done, pivot] < 0:
            work[done] = -work[done]
        work = _cleared(work, done, pivot)
        pivots.append(pivot)
    work = work[: len(pivots)]
    return Echelon(work[:, :width], work[:, width:], tuple(pivots))


def _cleared(work: np.ndarray, line: int, pivot: int) -> np.ndarray:
    """The table with zeros in the pivot column of all lines but one."""
    import numpy as np

    if work.dtype != object and int(abs(work).max()) >= SAFE:
        work = work.astype(object)  # numbers of any length, slowly
    factors = work[:, pivot].copy()
    factors[line] = 0
    others = np.flatnonzero(factors)
    if len(others):
        changed = work[others] * work[line, pivot] - np.outer(factors[others], work[line])
        work[others] = changed // np.gcd.reduce(changed, axis=1)[:, None]
    return work
