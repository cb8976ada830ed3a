"""The recipe: the ingredients multiplied, the conditions beside them, how sure we are, and the rules that cap the level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, interval, ladder, whole
from collabready.report.charts import Chart, axis, estimate, jar
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.room import PAGE, lines, opening_height
from collabready.report.rules import Rule, fitting_rules, more, rules
from collabready.report.summary import ScoreRow, score_row
from collabready.report.wording import LABEL, clip, inside, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import DimensionResult, Results

MOST_JARS = 4
WIDTH = 184
"""Of a row's chart, in points."""
WHY = (
    "The parts are multiplied, not added: if one is at zero, so is the whole, and a surplus of one cannot pay for the lack "
    "of another."
)
WEAKEST = "Ten points more on the weakest part lift the whole the most."
ZERO = "Nothing else lifts the whole before every part has left zero."


@dataclass(frozen=True)
class Jar:
    title: str
    chart: Chart
    note: str
    below: bool


@dataclass(frozen=True)
class EstimateRow:
    title: str
    chart: Chart | None
    score: str
    interval: str
    n: str
    below: bool


@dataclass(frozen=True)
class Recipe:
    """`sure`: whether estimates have intervals, which ratings of interviews have not."""

    opening: Opening
    jars: tuple[Jar, ...]
    ingredients: tuple[ScoreRow, ...]
    result: str
    result_kind: str
    result_note: str
    line: str
    estimates: tuple[EstimateRow, ...]
    sure: bool
    axis: Chart
    rules: tuple[Rule, ...]
    more_rules: str
    why: str


def recipe(results: Results) -> Recipe | None:
    """None for a single part: there is nothing to multiply."""
    if len(results.dimensions) == 1:
        return None
    rungs = ladder(results)
    ingredients = [dimension for dimension in results.dimensions if dimension.role == "ingredient"]
    fired = rules(results)
    drawn = ingredients if len(ingredients) <= MOST_JARS and all(d.score is not None for d in ingredients) else []
    opening = _opening(results, ingredients)
    shown = fitting_rules(fired, _room(results, opening, len(ingredients), drawn=bool(drawn)), 95)
    return Recipe(
        opening=opening,
        jars=tuple(_jar(rungs, dimension, len(drawn), at) for at, dimension in enumerate(drawn)),
        ingredients=()
        if drawn
        else tuple(score_row(results, d, f"recipe-{at}", 230, LABEL) for at, d in enumerate(ingredients)),
        result=rungs.score(results.recipe.score),
        result_kind=f"geometric mean of the {number(len(ingredients))}",
        result_note=f"95 % interval: {interval(results.recipe.ci)}" if results.recipe.score is not None else "",
        line=rungs.line_label,
        estimates=tuple(_estimate(results, dimension, at) for at, dimension in enumerate(results.dimensions)),
        sure=results.readiness.basis == "survey",
        axis=Chart("axis", f"Scale from 0 to 100, with the {rungs.line_label}", axis(rungs.line, width=WIDTH)),
        rules=shown,
        more_rules=more(len(fired), len(shown)),
        why=f"{WHY} {ZERO if results.readiness.score == 0 else WEAKEST}",
    )


def _room(results: Results, opening: Opening, ingredients: int, *, drawn: bool) -> float:
    """Points between the intervals and the last panel, under the heading there."""
    mix = 195 if drawn else 50 + 25 * ingredients
    return PAGE - opening_height(opening) - mix - 75 - len(results.dimensions) * (_height(results) + 1) - 42 - 66


def distance(rungs: Ladder, score: float) -> str:
    """How far from the ready line, in the whole points that are printed."""
    gap = abs(whole(score) - whole(rungs.line))
    if rungs.below(score):
        return f"{counted_points(gap)} short" if gap else "just short"
    return f"{counted_points(gap)} over" if gap else "on the line"


def counted_points(gap: int) -> str:
    return f"{gap} {'point' if gap == 1 else 'points'}"


def _opening(results: Results, ingredients: Sequence[DimensionResult]) -> Opening:
    kicker = "The recipe" if ingredients else "The parts"
    return Opening("recipe", kicker, _title(results, ingredients), _lead(results, ingredients))


def _title(results: Results, ingredients: Sequence[DimensionResult]) -> Headline:
    if results.readiness.basis == "interviews":
        return Headline("What was heard, part by part")
    rungs, language = ladder(results), results.questionnaire.language
    parts = ingredients or results.dimensions
    kind = "ingredient" if ingredients else "part"
    if any(part.score is None for part in parts):
        lacking = [inside(part.title, language) for part in parts if part.score is None]
        return Headline("One cannot judge the whole without ", listed(lacking, 3))
    scored = [(inside(part.title, language), part.score) for part in parts if part.score is not None]
    short = [(title, score) for title, score in scored if rungs.below(score)]
    if len(scored) == 1:
        return Headline(f"{upper_first(kind)} {'below' if short else 'at'} the ready line: ", _far(rungs, scored))
    if not short:
        return Headline(f"All {number(len(scored))} {kind}s are there")
    there = len(scored) - len(short)
    told = f"{upper_first(number(there))} of {number(len(scored))} {kind}s {'is' if there == 1 else 'are'} there"
    if not there:
        told = f"None of the {number(len(scored))} {kind}s reaches the ready line"
    if len({whole(score) for _, score in short}) == 1 < len(short):
        return Headline(told)
    return Headline(f"{told}. {'Furthest off' if len(short) > 1 else 'Not yet'}: ", _far(rungs, short))


def _far(rungs: Ladder, parts: Sequence[tuple[str, float]]) -> str:
    """The lowest part, or those that are printed as equally low, with their distance."""
    lowest = min(parts, key=lambda each: each[1])[1]
    names = [title for title, score in parts if whole(score) == whole(lowest)]
    return f"{listed(names, ROOM)}, {distance(rungs, lowest)}"


def _lead(results: Results, ingredients: Sequence[DimensionResult]) -> str:
    rungs, language = ladder(results), results.questionnaire.language
    scored = [(inside(d.title, language), d.score) for d in (ingredients or results.dimensions) if d.score is not None]
    if results.readiness.basis == "interviews":
        return "The marks are evidence heard and rated by the consultant. They are no measure of the whole, and not the view of staff."
    even = len({round(score, 9) for _, score in scored}) < 2  # noqa: PLR2004 - two that differ
    if even or not any(rungs.below(score) for _, score in scored):
        return "Readiness is a recipe, not an average: take away one part and it does not work."
    high, low = max(scored, key=lambda each: each[1]), min(scored, key=lambda each: each[1])
    return (
        f"Readiness is a recipe, not an average. {upper_first(high[0])} at {rungs.score(high[1])} cannot stand in for "
        f"{low[0]} at {rungs.score(low[1])}: take away one and it does not work."
    )


def _jar(rungs: Ladder, dimension: DimensionResult, jars: int, at: int) -> Jar:
    score, title = dimension.score or 0.0, clip(dimension.title)
    printed, note = rungs.score(score), distance(rungs, score)
    drawing = jar(score, rungs.line, printed, width=100 if jars <= 3 else 78)  # noqa: PLR2004 - jars on one shelf
    return Jar(title, Chart(f"jar-{at}", f"{title}: {printed} of 100, {note}", drawing), note, rungs.below(score))


def _estimate(results: Results, dimension: DimensionResult, at: int) -> EstimateRow:
    rungs, title = ladder(results), clip(dimension.title)
    score, n = rungs.score(dimension.score), "" if dimension.n is None else f"{dimension.n:,}"
    sure = "" if results.readiness.basis == "interviews" else interval(dimension.ci)
    if dimension.score is None:
        return EstimateRow(title, None, score, "too few answers", n, below=False)
    alt = f"{title}: {score} of 100" + (f", 95 % interval {sure}" if sure else "")
    drawing = estimate(dimension.score, dimension.ci, rungs.line, width=WIDTH, height=_height(results))
    return EstimateRow(title, Chart(f"estimate-{at}", alt, drawing), score, sure, n, rungs.below(dimension.score))


def _height(results: Results) -> float:
    """One height for all rows, that of the longest name, so that the tinted ground has no gaps."""
    return max(20, 4 + 11 * max(lines(clip(dimension.title), 33) for dimension in results.dimensions))
