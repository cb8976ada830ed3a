"""How the page of the recipe begins: how many ingredients are there, and which is furthest from the ready line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, ladder, whole
from collabready.language import say, say_count
from collabready.report.headline import Headline, Opening, aimed, pointed
from collabready.report.shortfall import furthest
from collabready.report.wording import inside, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import DimensionResult, Results


def recipe_opening(results: Results, ingredients: Sequence[DimensionResult]) -> Opening:
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
    if len(scored) == 1:
        far = pointed(furthest(rungs, scored))
        below, at = (
            say("Ingredient below the ready line: {part}", part=far),
            say("Ingredient at the ready line: {part}", part=far),
        )
        return aimed(below if rungs.below(scored[0][1]) else at)
    return aimed(_of_ingredients(rungs, scored) if ingredients else _of_parts(rungs, scored))


def _of_ingredients(rungs: Ladder, scored: Sequence[tuple[str, float]]) -> str:
    short = [(title, score) for title, score in scored if rungs.below(score)]
    if not short:
        return say("All {number} ingredients are there", number=number(len(scored)))
    there = len(scored) - len(short)
    values = {"there": upper_first(number(there)), "all": number(len(scored)), "parts": pointed(furthest(rungs, short))}
    if _alike(short):
        some = say_count(
            there, "{there} of {all} ingredients is there", "{there} of {all} ingredients are there", **values
        )
        return some if there else say("None of the {all} ingredients reaches the ready line", **values)
    if not there:
        return say("None of the {all} ingredients reaches the ready line. Furthest off: {parts}", **values)
    last = say_count(
        there,
        "{there} of {all} ingredients is there. Not yet: {parts}",
        "{there} of {all} ingredients are there. Not yet: {parts}",
        **values,
    )
    several = say_count(
        there,
        "{there} of {all} ingredients is there. Furthest off: {parts}",
        "{there} of {all} ingredients are there. Furthest off: {parts}",
        **values,
    )
    return last if len(short) == 1 else several


def _of_parts(rungs: Ladder, scored: Sequence[tuple[str, float]]) -> str:
    """Where the questionnaire has no ingredients."""
    short = [(title, score) for title, score in scored if rungs.below(score)]
    if not short:
        return say("All {number} parts are there", number=number(len(scored)))
    there = len(scored) - len(short)
    values = {"there": upper_first(number(there)), "all": number(len(scored)), "parts": pointed(furthest(rungs, short))}
    if _alike(short):
        some = say_count(there, "{there} of {all} parts is there", "{there} of {all} parts are there", **values)
        return some if there else say("None of the {all} parts reaches the ready line", **values)
    if not there:
        return say("None of the {all} parts reaches the ready line. Furthest off: {parts}", **values)
    last = say_count(
        there,
        "{there} of {all} parts is there. Not yet: {parts}",
        "{there} of {all} parts are there. Not yet: {parts}",
        **values,
    )
    several = say_count(
        there,
        "{there} of {all} parts is there. Furthest off: {parts}",
        "{there} of {all} parts are there. Furthest off: {parts}",
        **values,
    )
    return last if len(short) == 1 else several


def _alike(short: Sequence[tuple[str, float]]) -> bool:
    """Are several below the line, and none of them printed as lower than another?"""
    return len({whole(score) for _, score in short}) == 1 < len(short)


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
