"""The recipe: the ingredients multiplied, the conditions beside them, how sure we are, and the rules that cap the level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, interval, ladder, whole
from collabready.language import say, say_count
from collabready.report.bars import ScoreRow, score_row
from collabready.report.charts import Chart, axis, jar
from collabready.report.estimates import WIDTH, EstimateRow, dotted, estimate_rows, row_height
from collabready.report.headline import ROOM, Headline, Opening, aimed, pointed
from collabready.report.reading import reading_of
from collabready.report.room import PAGE, lines, opening_height
from collabready.report.rules import Rule, fitting_rules, more, rules
from collabready.report.wording import LABEL, clip, inside, listed, number, upper_first

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
    fired, reading = rules(results), reading_of(results, "recipe")
    drawn = ingredients if len(ingredients) <= MOST_JARS and all(d.score is not None for d in ingredients) else []
    opening = _opening(results, ingredients)
    room = _room(results, opening, len(ingredients), drawn=bool(drawn)) - _panel(reading)
    shown = fitting_rules(fired, room, 95)
    return Recipe(
        opening=opening,
        reading=reading,
        jars=tuple(_jar(rungs, dimension, len(drawn), at) for at, dimension in enumerate(drawn)),
        ingredients=()
        if drawn
        else tuple(score_row(results, d, f"recipe-{at}", 230, LABEL) for at, d in enumerate(ingredients)),
        result=rungs.score(results.recipe.score),
        result_kind=say("geometric mean of the {number}", number=number(len(ingredients))),
        result_note=say("95 % interval: {interval}", interval=interval(results.recipe.ci))
        if results.recipe.score is not None
        else "",
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


def _room(results: Results, opening: Opening, ingredients: int, *, drawn: bool) -> float:
    """Points between the intervals and the last panel, under the heading there."""
    mix = 195 if drawn else 50 + 25 * ingredients
    return PAGE - opening_height(opening) - mix - 75 - len(results.dimensions) * (row_height(results) + 1) - 42 - 66


def _panel(text: str) -> float:
    return 40 + 12.8 * lines(text, 108) if text else 0


def distance(rungs: Ladder, score: float) -> str:
    """How far from the ready line, in the whole points that are printed."""
    gap = abs(whole(score) - whole(rungs.line))
    if rungs.below(score):
        return say_count(gap, "{n} point short", "{n} points short") if gap else say("just short")
    return say_count(gap, "{n} point over", "{n} points over") if gap else say("on the line")


def furthest(rungs: Ladder, parts: Sequence[tuple[str, float]]) -> str:
    """The lowest part, or those that are printed as equally low, with their distance."""
    lowest = min(parts, key=lambda each: each[1])[1]
    names = [title for title, score in parts if whole(score) == whole(lowest)]
    return say("{names}, {distance}", names=listed(names, ROOM), distance=distance(rungs, lowest))


def _opening(results: Results, ingredients: Sequence[DimensionResult]) -> Opening:
    kicker = say("The recipe") if ingredients else say("The parts")
    return Opening("recipe", kicker, _title(results, ingredients), _lead(results, ingredients))


def _title(results: Results, ingredients: Sequence[DimensionResult]) -> Headline:
    if results.readiness.basis == "interviews":
        return Headline(say("What was heard, part by part"))
    rungs, language = ladder(results), results.questionnaire.language
    parts = ingredients or results.dimensions
    if any(part.score is None for part in parts):
        lacking = [inside(part.title, language) for part in parts if part.score is None]
        return aimed(say("One cannot judge the whole without {names}", names=pointed(listed(lacking, 3))))
    scored = [(inside(part.title, language), part.score) for part in parts if part.score is not None]
    return aimed(_of_ingredients(rungs, scored) if ingredients else _of_parts(rungs, scored))


def _of_ingredients(rungs: Ladder, scored: Sequence[tuple[str, float]]) -> str:
    short, all_of_them = [(title, score) for title, score in scored if rungs.below(score)], number(len(scored))
    if len(scored) == 1:
        far = pointed(furthest(rungs, scored))
        below, at = (
            say("Ingredient below the ready line: {part}", part=far),
            say("Ingredient at the ready line: {part}", part=far),
        )
        return below if short else at
    if not short:
        return say("All {number} ingredients are there", number=all_of_them)
    there, far = len(scored) - len(short), pointed(furthest(rungs, short))
    values = {"there": upper_first(number(there)), "all": all_of_them, "parts": far}
    if len({whole(score) for _, score in short}) == 1 < len(short):
        some = say_count(
            there, "{there} of {all} ingredients is there", "{there} of {all} ingredients are there", **values
        )
        return some if there else say("None of the {all} ingredients reaches the ready line", **values)
    if not there:
        return say("None of the {all} ingredients reaches the ready line. Furthest off: {parts}", **values)
    if len(short) == 1:
        return say_count(
            there,
            "{there} of {all} ingredients is there. Not yet: {parts}",
            "{there} of {all} ingredients are there. Not yet: {parts}",
            **values,
        )
    return say_count(
        there,
        "{there} of {all} ingredients is there. Furthest off: {parts}",
        "{there} of {all} ingredients are there. Furthest off: {parts}",
        **values,
    )


def _of_parts(rungs: Ladder, scored: Sequence[tuple[str, float]]) -> str:
    """Where the questionnaire has no ingredients."""
    short, all_of_them = [(title, score) for title, score in scored if rungs.below(score)], number(len(scored))
    if not short:
        return say("All {number} parts are there", number=all_of_them)
    there, far = len(scored) - len(short), pointed(furthest(rungs, short))
    values = {"there": upper_first(number(there)), "all": all_of_them, "parts": far}
    if len({whole(score) for _, score in short}) == 1 < len(short):
        some = say_count(there, "{there} of {all} parts is there", "{there} of {all} parts are there", **values)
        return some if there else say("None of the {all} parts reaches the ready line", **values)
    if not there:
        return say("None of the {all} parts reaches the ready line. Furthest off: {parts}", **values)
    if len(short) == 1:
        return say_count(
            there,
            "{there} of {all} parts is there. Not yet: {parts}",
            "{there} of {all} parts are there. Not yet: {parts}",
            **values,
        )
    return say_count(
        there,
        "{there} of {all} parts is there. Furthest off: {parts}",
        "{there} of {all} parts are there. Furthest off: {parts}",
        **values,
    )


def _lead(results: Results, ingredients: Sequence[DimensionResult]) -> str:
    rungs, language = ladder(results), results.questionnaire.language
    scored = [(inside(d.title, language), d.score) for d in (ingredients or results.dimensions) if d.score is not None]
    if results.readiness.basis == "interviews":
        return say(
            "The marks are evidence heard and rated by the consultant. They are no measure of the whole, and not the view of staff."
        )
    even = len({round(score, 9) for _, score in scored}) < 2  # noqa: PLR2004 - two that differ
    if even or not any(rungs.below(score) for _, score in scored):
        return say("Readiness is a recipe, not an average: take away one part and it does not work.")
    high, low = max(scored, key=lambda each: each[1]), min(scored, key=lambda each: each[1])
    return say(
        "Readiness is a recipe, not an average. {high} at {most} cannot stand in for {low} at {least}: take away one and it "
        "does not work.",
        high=upper_first(high[0]),
        most=rungs.score(high[1]),
        low=low[0],
        least=rungs.score(low[1]),
    )


def _jar(rungs: Ladder, dimension: DimensionResult, jars: int, at: int) -> Jar:
    score, title = dimension.score or 0.0, clip(dimension.title)
    printed, note = rungs.score(score), distance(rungs, score)
    drawing = jar(score, rungs.line, printed, width=100 if jars <= 3 else 78)  # noqa: PLR2004 - jars on one shelf
    alt = say("{part}: {score} of 100, {distance}", part=title, score=printed, distance=note)
    return Jar(title, Chart(f"jar-{at}", alt, drawing), note, rungs.below(score))
