"""A score as a row: its name, a bar up to the ready line, and the figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import say
from collabready.report.charts import Chart, bar
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collabready.assessment.results import DimensionResult, Results


@dataclass(frozen=True)
class ScoreRow:
    """A named score beside its bar; `note` stands where there is no score."""

    title: str
    score: str
    below: bool
    chart: Chart | None
    note: str = ""


def score_row(results: Results, dimension: DimensionResult, name: str, width: float, letters: int) -> ScoreRow:
    """A part as a row; `letters`: longest name beside the bar."""
    rungs, title = ladder(results), clip(dimension.title, letters)
    if dimension.score is None:
        return ScoreRow(title, rungs.score(None), below=False, chart=None, note=say("too few answers"))
    below, values = (
        rungs.below(dimension.score),
        {"part": clip(dimension.title), "score": rungs.score(dimension.score), "line": rungs.line_label},
    )
    under = say("{part}: {score} of 100, below the {line}", **values)
    over = say("{part}: {score} of 100, at or above the {line}", **values)
    drawing = bar(dimension.score, rungs.line, width=width)
    return ScoreRow(title, values["score"], below, Chart(name, under if below else over, drawing))
