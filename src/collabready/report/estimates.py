"""How sure we are of each part: its score with the interval, and where the groups stand that may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import count, interval, ladder
from collabready.language import say, say_as
from collabready.report.charts import Chart, estimate
from collabready.report.room import lines
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collabready.assessment.results import DimensionResult, Results

WIDTH = 184
"""Of a row's chart, in points."""
MANY = 8
"""Of more parts than this, rows are low."""


@dataclass(frozen=True)
class EstimateRow:
    """`role`: ingredient or condition."""

    title: str
    role: str
    chart: Chart | None
    score: str
    interval: str
    n: str
    below: bool


def estimate_rows(results: Results) -> tuple[EstimateRow, ...]:
    return tuple(_estimate(results, dimension, at) for at, dimension in enumerate(results.dimensions))


def dotted(results: Results) -> str:
    """The first breakdown with scores that may be shown, whose groups stand beside the whole; empty where there is none."""
    return next((group.by for group in results.groups if group.dimensions and not group.hidden), "")


def _dots(results: Results, dimension: str) -> tuple[float, ...]:
    cells = [
        group.dimensions.get(dimension) for group in results.groups if group.by == dotted(results) and not group.hidden
    ]
    return tuple(cell.score for cell in cells if cell and not cell.hidden and cell.score is not None)


def _estimate(results: Results, dimension: DimensionResult, at: int) -> EstimateRow:
    rungs, title = ladder(results), clip(dimension.title)
    score, n = rungs.score(dimension.score), "" if dimension.n is None else count(dimension.n)
    sure = "" if results.readiness.basis == "interviews" else interval(dimension.ci)
    if dimension.score is None:
        return EstimateRow(title, _role(dimension), None, score, say("too few answers"), n, below=False)
    alone = say("{part}: {score} of 100", part=title, score=score)
    around = say("{part}: {score} of 100, 95 % interval {interval}", part=title, score=score, interval=sure)
    drawing = estimate(
        dimension.score,
        dimension.ci,
        rungs.line,
        width=WIDTH,
        height=row_height(results),
        dots=_dots(results, dimension.id),
    )
    chart = Chart(f"estimate-{at}", around if sure else alone, drawing)
    return EstimateRow(title, _role(dimension), chart, score, sure, n, rungs.below(dimension.score))


def _role(dimension: DimensionResult) -> str:
    if dimension.role == "ingredient":
        return say_as("of a part", "ingredient")
    return say_as("of a part", "condition")


def row_height(results: Results) -> float:
    """One height for all rows, that of the longest name, so that the tinted ground has no gaps."""
    least = 20 if len(results.dimensions) <= MANY else 17
    return max(least, 4 + 11 * max(lines(clip(dimension.title), 33) for dimension in results.dimensions))
