"""Groups, leaders and interviews beside the whole, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Column, Table
from rich.text import Text

from collabready.assessment.comparison_results import READINGS, GroupResult
from collabready.assessment.figures import (
    HIGHER,
    LOWER,
    count,
    difference,
    difference_interval,
    difference_mark,
    percent,
)
from collabready.assessment.interview_results import DIFFER
from collabready.assessment.results import Results
from collabready.terminal.scores import score


def groups(results: Results, by: str) -> Table:
    """The groups of one breakdown."""
    groups = [group for group in results.groups if group.by == by]
    table = Table(
        Column(Text(by)),
        "n",
        "Ready",
        box=None,
        pad_edge=False,
        header_style="",
        title_justify="left",
    )
    for dimension in results.dimensions:
        table.add_column(Text(dimension.title), justify="right", max_width=14)
    shown_groups = [group for group in groups if not group.hidden]
    rates = {group.group: [percent(group.rate)] for group in shown_groups if group.rate is not None}
    if rates:
        table.add_column("Rate", justify="right")
    for group in shown_groups:
        cells = [group.dimensions.get(d.id) for d in results.dimensions]
        scores = ["hidden" if c is None or c.hidden else score(c.score, results) + difference_mark(c) for c in cells]
        ready = score(group.readiness.score if group.readiness else None, results)
        table.add_row(Text(group.group), count(group.n), ready, *scores, *rates.get(group.group, []))
    table.caption = Text("\n".join(_about_groups(groups)))
    table.caption_justify = "left"
    return table


def _about_groups(groups: Sequence[GroupResult]) -> Iterator[str]:
    hidden = [group.group for group in groups if group.hidden]
    if hidden:
        yield f"Hidden, so that nobody can be recognised: {', '.join(hidden)}"
    if any(cell.differs for group in groups for cell in group.dimensions.values()):
        yield f"{HIGHER} {LOWER}: higher or lower than all other staff together, beyond chance"


def leaders_and_staff(results: Results) -> Table:
    table = Table("", "Staff", "Leaders", "Differ", "95 %", "Which is", box=None, pad_edge=False, header_style="")
    for column in table.columns[1:5]:
        column.justify = "right"
    titles = {d.id: d.title for d in results.dimensions}
    for gap in results.voices.gaps:
        table.add_row(
            Text(titles[gap.dimension]),
            score(gap.staff, results),
            score(gap.leaders, results),
            difference(gap.leaders, gap.staff),
            difference_interval(gap.ci),
            READINGS[gap.label].lower(),
        )
    return table


def interviews(results: Results) -> Table:
    """Ratings beside the survey's scores, only where there are any."""
    table = Table(
        "Interviews, rated by the consultant",
        "Rating",
        "n",
        "Survey",
        "Differs",
        box=None,
        pad_edge=False,
        header_style="",
    )
    for column in table.columns[1:]:
        column.justify = "right"
    for rating in results.interviews:
        survey = score(rating.survey_score, results)
        title = Text(f"  {rating.title}" if rating.practice else rating.title)
        table.add_row(
            title, score(rating.score, results), count(rating.n), survey, difference(rating.score, rating.survey_score)
        )
    if any(rating.label for rating in results.interviews):
        table.caption = Text(f"{DIFFER[:1].upper()}{DIFFER[1:]}: {_named(results)}")
        table.caption_justify = "left"
    return table


def _named(results: Results) -> str:
    return ", ".join(rating.title for rating in results.interviews if rating.label)
