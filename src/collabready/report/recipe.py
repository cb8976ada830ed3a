"""The recipe: the ingredients multiplied, the conditions beside them, how sure we are, and the rules that cap the level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, interval, ladder
from collabready.language import say
from collabready.report.bars import ScoreRow, score_row
from collabready.report.charts import Chart, axis, jar
from collabready.report.estimates import WIDTH, EstimateRow, dotted, estimate_rows, row_height
from collabready.report.headline import Opening
from collabready.report.reading import reading_of
from collabready.report.recipe_opening import recipe_opening
from collabready.report.room import PAGE, lines, opening_height
from collabready.report.rules import Rule, fitting_rules, more, rules
from collabready.report.shortfall import distance
from collabready.report.wording import LABEL, clip, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import DimensionResult, Results

MOST_JARS = 4


@dataclass(frozen=True)
class Jar:
    title: str
    chart: Chart
    note: str
    below: bool


@dataclass(frozen=True)
class Recipe:
    """What the page holds.

    `sure`: whether estimates have intervals, which ratings of interviews have not. `roles`: whether there are both
    ingredients and conditions. `dots`: by what the groups are formed whose circles are drawn.
    """

    opening: Opening
    reading: str
    jars: tuple[Jar, ...]
    ingredients: tuple[ScoreRow, ...]
    result: str
    result_kind: str
    result_note: str
    line: str
    estimates: tuple[EstimateRow, ...]
    sure: bool
    roles: bool
    dots: str
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
    fired, reading, drawn = rules(results), reading_of(results, "recipe"), _drawn(ingredients)
    opening = recipe_opening(results, ingredients)
    shown = fitting_rules(fired, _room(results, opening, drawn, len(ingredients)) - _panel(reading), 95)
    return Recipe(
        opening=opening,
        reading=reading,
        jars=tuple(_jar(rungs, dimension, len(drawn), at) for at, dimension in enumerate(drawn)),
        ingredients=()
        if drawn
        else tuple(score_row(results, d, f"recipe-{at}", 230, LABEL) for at, d in enumerate(ingredients)),
        result=rungs.score(results.recipe.score),
        result_kind=say("geometric mean of the {number}", number=number(len(ingredients))),
        result_note=_result_note(results),
        line=rungs.line_label,
        estimates=estimate_rows(results),
        sure=results.readiness.basis == "survey",
        roles=0 < len(ingredients) < len(results.dimensions),
        dots=clip(dotted(results), 60),
        axis=Chart(
            "axis", say("Scale from 0 to 100, with the {line}", line=rungs.line_label), axis(rungs.line, width=WIDTH)
        ),
        rules=shown,
        more_rules=more(len(fired), len(shown)),
        why=_why(results),
    )


def _drawn(ingredients: list[DimensionResult]) -> list[DimensionResult]:
    """All ingredients as jars, where they are few and each has a score; none otherwise."""
    return ingredients if len(ingredients) <= MOST_JARS and all(d.score is not None for d in ingredients) else []


def _result_note(results: Results) -> str:
    if results.recipe.score is None:
        return ""
    return say("95 % interval: {interval}", interval=interval(results.recipe.ci))


def _why(results: Results) -> str:
    if results.readiness.score == 0:
        return say(
            "The parts are multiplied, not added: if one is at zero, so is the whole, and a surplus of one cannot pay for "
            "the lack of another. Nothing else lifts the whole before every part has left zero."
        )
    return say(
        "The parts are multiplied, not added: if one is at zero, so is the whole, and a surplus of one cannot pay for the "
        "lack of another. Ten points more on the weakest part lift the whole the most."
    )


def _room(results: Results, opening: Opening, drawn: Sequence[DimensionResult], ingredients: int) -> float:
    """Points between the intervals and the last panel, under the heading there."""
    mix = 195 if drawn else 50 + 20 * ingredients
    return PAGE - opening_height(opening) - mix - 75 - len(results.dimensions) * (row_height(results) + 1) - 42 - 66


def _panel(text: str) -> float:
    return 40 + 12.8 * lines(text, 108) if text else 0


def _jar(rungs: Ladder, dimension: DimensionResult, jars: int, at: int) -> Jar:
    score, title = dimension.score or 0.0, clip(dimension.title)
    printed, note = rungs.score(score), distance(rungs, score)
    drawing = jar(score, rungs.line, printed, width=100 if jars <= 3 else 78)  # noqa: PLR2004 - jars on one shelf
    alt = say("{part}: {score} of 100, {distance}", part=title, score=printed, distance=note)
    return Jar(title, Chart(f"jar-{at}", alt, drawing), note, rungs.below(score))
