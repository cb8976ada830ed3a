"""The first page: the group beside the whole, what that says, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import caution, count, difference_mark, interval, ladder, percent, whole
from collabready.language import say, say_count
from collabready.report.charts import Chart, axis
from collabready.report.department.extract import lowest_first
from collabready.report.dumbbell import Seen, dumbbell
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.wording import clip, inside, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.comparison_results import GroupCell, GroupResult
    from collabready.assessment.results import DimensionResult, Results

WIDTH, HEIGHT, SLIM = 141, 25, 18
MANY = 6
"""Of more parts than this, rows are slim so that they stay on the page."""
NAME = 60


@dataclass(frozen=True)
class BesideRow:
    """A part. `beside`: how it stands to all others together; `mark`: the arrow of a difference beyond chance."""

    title: str
    chart: Chart | None
    here: str
    here_range: str
    whole: str
    whole_range: str
    mark: str
    beside: str
    below: bool
    hidden: bool


@dataclass(frozen=True)
class BesidePage:
    """`facts`: the breakdown and the group, as a question and its answer; then how many answered."""

    opening: Opening
    facts: tuple[tuple[str, str], ...]
    figure: str
    absent: bool
    below: bool
    notes: tuple[str, ...]
    rows: tuple[BesideRow, ...]
    axis: Chart
    line: str
    says: tuple[str, ...]
    silent: tuple[str, ...]


def beside_page(results: Results) -> BesidePage:
    """From an extract, which holds one group."""
    group, rungs = results.groups[0], ladder(results)
    score = group.readiness.score if group.readiness else None
    return BesidePage(
        opening=Opening("beside", clip(group.group, NAME), _title(results, group), _lead(results, group)),
        facts=tuple(_facts(results, group)),
        figure=say("none") if score is None else rungs.score(score),
        absent=score is None,
        below=rungs.below(score),
        notes=tuple(_notes(results, group)),
        rows=tuple(_row(results, group, dimension, at) for at, dimension in enumerate(results.dimensions)),
        axis=Chart(
            "beside-axis",
            say("Scale from 0 to 100, with the {line}", line=rungs.line_label),
            axis(rungs.line, width=WIDTH),
        ),
        line=rungs.line_label,
        says=tuple(_says(results, group)),
        silent=tuple(_silent(results, group)),
    )


def _row(results: Results, group: GroupResult, dimension: DimensionResult, at: int) -> BesideRow:
    rungs, title = ladder(results), clip(dimension.title)
    cell = group.dimensions.get(dimension.id)
    hidden = cell is not None and cell.hidden
    here = None if cell is None or hidden else cell.score
    around = cell.ci if cell and here is not None else None
    chart = None
    if here is not None:
        told = {"part": title, "here": rungs.score(here), "whole": rungs.score(dimension.score)}
        alt = say("{part}: here {here} of 100, the whole {whole}", **told)
        height = HEIGHT if len(results.dimensions) <= MANY else SLIM
        seen = Seen(here, around, dimension.score)
        drawing = dumbbell(seen, rungs.line, width=WIDTH, height=height)
        chart = Chart(f"beside-{at}", alt, drawing)
    return BesideRow(
        title=title,
        chart=chart,
        here=rungs.score(here),
        here_range=interval(around) if here is not None else "",
        whole=rungs.score(dimension.score),
        whole_range=interval(dimension.ci) if dimension.score is not None else "",
        mark=difference_mark(cell) if cell else "",
        beside=_beside(cell),
        below=rungs.below(here),
        hidden=hidden,
    )


def _beside(cell: GroupCell | None) -> str:
    if cell is None or cell.score is None or cell.differs is None:
        return say("not compared")
    if not cell.differs:
        return say("no difference shown")
    return say("higher") if (cell.difference or 0) > 0 else say("lower")


def _notes(results: Results, group: GroupResult) -> Iterator[str]:
    """What stands under the number of the group's readiness."""
    rungs, found, everybody = ladder(results), group.readiness, results.readiness
    if found is None or found.score is None:
        yield say("No number: a part is hidden, or could not be scored.")
    else:
        yield say("Level: {level}", level=clip(found.level or "", NAME))
        yield say("Range: {range}", range=interval(found.ci))
    if everybody.score is not None:
        told = {"score": rungs.score(everybody.score), "range": interval(everybody.ci)}
        yield say("The whole: {score}, range {range}", **told)
    if careful := caution(group.n):
        yield say("Few people answered here: {careful}.", careful=careful)


def _facts(results: Results, group: GroupResult) -> Iterator[tuple[str, str]]:
    """Whose report this is, as a question and its answer, and how many answered."""
    yield clip(group.by, NAME), clip(group.group, NAME)
    yield say("Answered here"), _answered(group.n, group.invited)
    yield say("Answered of the whole"), _answered(results.readiness.n, results.readiness.invited)


def _answered(n: int | None, invited: int | None) -> str:
    if n is None or invited is None:
        return count(n)
    told = {"n": count(n), "invited": count(invited), "share": percent(min(n / invited, 1) if invited else None)}
    return say("{n} of {invited} ({share})", **told)


def _differing(results: Results, group: GroupResult, *, higher: bool) -> list[DimensionResult]:
    """The parts on which the group differs from all others together, in one direction."""
    found = []
    for dimension in results.dimensions:
        cell = group.dimensions.get(dimension.id)
        if cell and cell.differs and ((cell.difference or 0) > 0) is higher:
            found.append(dimension)
    return found


def _titles(results: Results, parts: Sequence[DimensionResult]) -> str:
    return listed([inside(part.title, results.questionnaire.language) for part in parts])


def _named(results: Results, parts: Sequence[DimensionResult]) -> str:
    """The parts in a title: their names, or how many where there is no room for those."""
    named = _titles(results, parts)
    return named if len(named) <= ROOM else say("{n} of {all} parts", n=len(parts), all=len(results.dimensions))


def _title(results: Results, group: GroupResult) -> Headline:
    """What sets the group apart beyond chance, and never more than that."""
    low, high = _differing(results, group, higher=False), _differing(results, group, higher=True)
    if low and high:
        told = {"higher": _named(results, high), "lower": _named(results, low)}
        return _accented(say("Higher than the others: {higher}. Lower: {lower}", **told), told["lower"])
    if low:
        parts = _named(results, low)
        return _accented(say("Lower than the others: {parts}", parts=parts), parts)
    if high:
        return Headline(say("Higher than the others: {parts}", parts=_named(results, high)))
    if any(cell.differs is not None for cell in group.dimensions.values()):
        return Headline(say("No part differs from the others beyond chance"))
    if lowest_first(results, group):
        return Headline(say("Beside the whole; what is chance between them cannot be told"))
    return Headline(say("No score of this group can be shown"))


def _accented(sentence: str, name: str) -> Headline:
    """A sentence with a name in it that stands out, wherever the language puts it; the last where it stands twice."""
    before, accent, after = sentence.rpartition(name)
    return Headline(before, accent, after)


def _lead(results: Results, group: GroupResult) -> str:
    scored, rungs = lowest_first(results, group), ladder(results)
    if not scored:
        return say("Too few people answered about each part. The scores of the whole stand below.")
    lowest = [part for part, score in scored if rungs.score(score) == rungs.score(scored[0][1])]
    told = {"parts": _titles(results, lowest), "score": rungs.score(scored[0][1]), "line": f"{rungs.line:g}"}
    if rungs.below(scored[0][1]):
        return say("Lowest here: {parts}, at {score} of 100, where {line} is the ready line.", **told)
    return say("Every part shown reaches the ready line of {line}. Lowest here: {parts}, at {score} of 100.", **told)


def _says(results: Results, group: GroupResult) -> Iterator[str]:
    scored, rungs = lowest_first(results, group), ladder(results)
    below = [part for part, score in scored if rungs.below(score)]
    above = [part for part, score in scored if not rungs.below(score)]
    line = f"{rungs.line:g}"
    if below:
        yield say("Below the ready line of {line}: {parts}.", line=line, parts=_titles(results, below))
    if above:
        yield say("At the ready line or above: {parts}.", parts=_titles(results, above))
    for higher in (False, True):
        for part in _differing(results, group, higher=higher):
            yield _distance(part, group.dimensions[part.id].difference or 0)
    ready = {part.id: part for part in results.dimensions}
    weakest = ready.get(results.readiness.weakest or "")
    if scored and weakest:
        told = {"part": inside(weakest.title, results.questionnaire.language), "score": rungs.score(weakest.score)}
        if weakest.id == scored[0][0].id:
            yield say("The lowest part of the whole is the same: {part}, at {score}.", **told)
        else:
            yield say("The lowest part of the whole is another: {part}, at {score}.", **told)


def _distance(part: DimensionResult, difference: float) -> str:
    points, title = whole(abs(difference)), clip(part.title)
    if difference > 0:
        return say_count(
            points,
            "{part}: {n} point higher than all others together, more than chance explains.",
            "{part}: {n} points higher than all others together, more than chance explains.",
            part=title,
        )
    return say_count(
        points,
        "{part}: {n} point lower than all others together, more than chance explains.",
        "{part}: {n} points lower than all others together, more than chance explains.",
        part=title,
    )


def _silent(results: Results, group: GroupResult) -> Iterator[str]:
    """What the page does not say."""
    rungs, cells = ladder(results), group.dimensions
    yield say("Why it is so. Only the people here can tell: ask them.")
    open_ = [
        part
        for part in results.dimensions
        if (cell := cells.get(part.id)) and cell.ci and rungs.below(cell.ci[0]) and not rungs.below(cell.ci[1])
    ]
    if open_:
        yield say(
            "On which side of the ready line the range decides, because it lies on both: {parts}.",
            parts=_titles(results, open_),
        )
    if any(cell.differs is False for cell in cells.values()):
        yield say("That this group is like the others where no difference is shown: it may be too small to tell.")
    hidden = [part for part in results.dimensions if (cell := cells.get(part.id)) and cell.hidden]
    if hidden:
        yield say(
            "Hidden: {parts}. Fewer than {least} people answered, or showing it would let such a group be worked out.",
            parts=_titles(results, hidden),
            least=results.settings.min_group,
        )
    yield say("How any one person leads or works: this appraises nobody.")
    yield say("How other groups stand: this report holds none of their figures.")
