"""One part in every group: a dot for each. A hidden group shows its name and the word, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, ladder
from collabready.language import say, say_count, whole_number
from collabready.report.charts import Chart
from collabready.report.dots import lollipop, strip
from collabready.report.shortfall import distance
from collabready.report.wording import clip, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.comparison_results import GroupResult
    from collabready.assessment.results import DimensionResult, Results

NAME, MOST_NAMES = 44, 60
MOST_ROWS = 16
"""Groups that have a row of their own; more stand as dots on one line."""
ONE_COLUMN, WIDTHS = 7, {1: 250.0, 2: 86.0}
STRIP = 493.0


@dataclass(frozen=True)
class DotRow:
    """A group with its dot, or with the word that stands in its place."""

    name: str
    chart: Chart | None
    word: str
    score: str
    below: bool


@dataclass(frozen=True)
class ByGroup:
    """`columns`: rows of dots side by side; empty where there are so many groups that they stand in `strip`.

    `height`: of the strip, in points.
    """

    by: str
    caption: str
    columns: tuple[tuple[DotRow, ...], ...]
    strip: Chart | None = None
    note: str = ""
    height: float = 0


def by_group(results: Results, dimension: DimensionResult, name: str) -> ByGroup | None:
    """The first breakdown; None where no group of it may be shown with this part."""
    groups = first_breakdown(results)
    if not shown_scores(groups, dimension):
        return None
    if len(groups) > MOST_ROWS:
        return _strip(results, groups, dimension, name)
    columns = 1 if len(groups) <= ONE_COLUMN else 2
    rungs = ladder(results)
    rows = [_row(rungs, group, dimension, f"{name}-{at}", WIDTHS[columns]) for at, group in enumerate(groups)]
    half = -(-len(rows) // columns)
    caption = say("◆ below the ready line, ● at it or above; dashed: the ready line")
    return ByGroup(clip(groups[0].by, NAME), caption, tuple(filter(None, (tuple(rows[:half]), tuple(rows[half:])))))


def first_breakdown(results: Results) -> list[GroupResult]:
    """Its groups in their order; none without a breakdown."""
    return [group for group in results.groups if group.by == results.groups[0].by]


def shown_scores(groups: Sequence[GroupResult], dimension: DimensionResult) -> list[tuple[str, float]]:
    """The groups that may be shown with this part, and their scores."""
    cells = [(group.group, group.dimensions.get(dimension.id)) for group in groups if not group.hidden]
    return [
        (clip(name, NAME), cell.score) for name, cell in cells if cell and not cell.hidden and cell.score is not None
    ]


def extremes(results: Results, dimension: DimensionResult) -> tuple[str, str] | None:
    """The highest and the lowest of the groups shown with their scores; None where that may well be chance.

    That is decided where groups are compared: by how reliable their means are.
    """
    groups = first_breakdown(results)
    found = shown_scores(groups, dimension)
    told = [unit for unit in dimension.units if groups and unit.by == groups[0].by]
    if len(found) < 2 or not told or told[0].verdict not in {"ranking", "extremes only"}:  # noqa: PLR2004 - two ends
        return None
    rungs = ladder(results)
    printed = [(name, rungs.score(score)) for name, score in sorted(found, key=lambda each: each[1])]
    low, high = printed[0][1], printed[-1][1]
    return None if low == high else (_end(printed, high), _end(printed, low))


def _end(printed: Sequence[tuple[str, str]], score: str) -> str:
    names = sorted(name for name, each in printed if each == score)
    return say("{groups} {score}", groups=listed(names, MOST_NAMES), score=score)


def _row(rungs: Ladder, group: GroupResult, dimension: DimensionResult, name: str, width: float) -> DotRow:
    title, cell = clip(group.group, NAME), group.dimensions.get(dimension.id)
    if group.hidden or (cell is not None and cell.hidden):
        return DotRow(title, None, say("hidden"), "", below=False)
    if cell is None or cell.score is None:
        return DotRow(title, None, say("no score"), "", below=False)
    score = rungs.score(cell.score)
    alt = say("{title}: {score} of 100, {distance}", title=title, score=score, distance=distance(rungs, cell.score))
    chart = Chart(name, alt, lollipop(cell.score, rungs.line, width=width))
    return DotRow(title, chart, "", score, rungs.below(cell.score))


def _strip(results: Results, groups: Sequence[GroupResult], dimension: DimensionResult, name: str) -> ByGroup:
    rungs = ladder(results)
    scores = [score for _, score in shown_scores(groups, dimension)]
    told = say_count(
        len(scores),
        "{n} group of {all} can be shown; {below} below the ready line.",
        "{n} groups of {all} can be shown; {below} below the ready line.",
        all=whole_number(len(groups)),
        below=whole_number(sum(rungs.below(score) for score in scores)),
    )
    alt = say(
        "{title}, a mark for each group from {low} to {high}. {counts}",
        title=clip(dimension.title),
        low=rungs.score(min(scores)),
        high=rungs.score(max(scores)),
        counts=told,
    )
    drawing, height = strip(scores, rungs.line, width=STRIP)
    caption = say("a mark for each group: ◆ below the ready line, ● at it or above")
    return ByGroup(clip(groups[0].by, NAME), caption, (), Chart(name, alt, drawing), told, height)
