"""A cell: a dimension's score in a group or a voice."""

from __future__ import annotations

from collabready.assessment.comparison_results import GroupCell
from collabready.assessment.estimates import Moments


def cell_of(found: Moments, column: str, *, shown: bool, population: int | None) -> GroupCell:
    """The cell with its numbers, or hidden."""
    if not shown:
        return GroupCell(hidden=True)
    estimate = found.estimate(column, population)
    return GroupCell(score=estimate.score, ci=estimate.ci, n=estimate.n)
