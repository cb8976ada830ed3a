"""Where the whole stands, in two sentences below the headline of the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import level_name, say, say_count
from collabready.report.headline import unscored
from collabready.report.shortfall import distance, furthest
from collabready.report.wording import LABEL, inside, listed, number, upper_first

if TYPE_CHECKING:
    from collabready.assessment.results import Results


def standing(results: Results) -> str:
    readiness, language = results.readiness, results.questionnaire.language
    if readiness.basis == "interviews":
        return say(
            "The ratings below are evidence heard in interviews, rated by the consultant. They give no readiness and no "
            "level; only staff can say whether it is so."
        )
    if readiness.score is not None and readiness.level is not None:
        level = say(
            "Readiness is {score} of 100, level “{level}”.",
            score=ladder(results).score(readiness.score),
            level=level_name(readiness.level),
        )
        return f"{level} {_places(results)}"
    lacking = [inside(dimension.title, language) for dimension in unscored(results)]
    if not lacking:
        return say("Readiness needs every part and is never the average of what is left.")
    return say(
        "Too few people answered about {parts}. Readiness needs every part and is never the average of what is left.",
        parts=listed(lacking),
    )


def _places(results: Results) -> str:
    """How many parts reach the ready line, and what is furthest from it."""
    rungs, language = ladder(results), results.questionnaire.language
    scored = [(inside(d.title, language), d.score) for d in results.dimensions if d.score is not None]
    short = [(title, score) for title, score in scored if rungs.below(score)]
    reach = [title for title, score in scored if not rungs.below(score)]
    values = {"line": rungs.line_label, "all": number(len(scored)), "some": upper_first(number(len(reach)))}
    if len(scored) == 1:
        far = distance(rungs, scored[0][1])
        return say("Against the {line}: {distance}.", line=rungs.line_label, distance=far)
    if not short:
        return say("All {all} parts stand at the {line} or above.", **values)
    values["parts"] = furthest(rungs, short)
    if not reach:
        return say("None of the {all} parts reaches the {line}. Furthest off: {parts}.", **values)
    values["names"] = listed(reach, LABEL)
    return say_count(
        len(reach),
        "{some} of {all} parts stands at the {line} or above: {names}. Furthest off: {parts}.",
        "{some} of {all} parts stand at the {line} or above: {names}. Furthest off: {parts}.",
        **values,
    )
