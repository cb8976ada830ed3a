"""Where an organisation would stand if some practices scored otherwise: readiness, recipe, and the level after the gates.

Arithmetic on the results alone. Nothing here says that an action makes a score so, nor what else would move with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.readiness import (
    Estimate,
    Evidence,
    capped,
    equal_weights,
    fired_gates,
    geometric_mean,
    ingredients,
)
from collabready.errors import CollabreadyError
from collabready.plan.gain import dimensions_with, practice_scores

if TYPE_CHECKING:
    from collabready.assessment.results import FiredGate, Results
    from collabready.questionnaire.model import Questionnaire


@dataclass(frozen=True)
class Supposed:
    """Scores (0-100) that are taken for granted: of practices, and of dimensions that are supposed as a whole."""

    practices: Mapping[str, float]
    dimensions: Mapping[str, float]


@dataclass(frozen=True)
class Outlook:
    """How it would stand. `dimensions`: score by id, None where it has none; `recipe`: None where there are no ingredients."""

    readiness: float
    recipe: float | None
    level: str
    level_before_gates: str
    gates: tuple[FiredGate, ...]
    dimensions: Mapping[str, float | None]
    practices: Mapping[str, float]


NOTHING = Supposed({}, {})


def outlook(supposed: Supposed, questionnaire: Questionnaire, results: Results) -> Outlook:
    """What readiness, recipe, level and gates come to. With nothing supposed, what the results say.

    A practice moves its dimension as `gain` says. One that only interviews rate moves no score, but its gate looks at it.
    A gate on a question stays as it is: what people do is no score.

    Raises:
        CollabreadyError: there is no readiness: only leaders were heard, or a dimension has no score.
    """
    dimensions = {**dimensions_with(supposed.practices, results), **supposed.dimensions}
    score = geometric_mean(dimensions, questionnaire.weights())
    if results.readiness.score is None or score is None:
        raise CollabreadyError(
            "There is no readiness here, so no level to reach: that takes a survey of staff with a score for every part."
        )
    known = {**_heard(results), **practice_scores(results), **supposed.practices}
    gates = tuple(_gates(dimensions, known, questionnaire, results))
    before = questionnaire.level(score)
    parts = {key: dimensions[key] for key in ingredients(questionnaire)}
    return Outlook(
        readiness=score,
        recipe=geometric_mean(parts, equal_weights(list(parts))) if parts else None,
        level=capped(before, gates, questionnaire.scoring.levels),
        level_before_gates=before,
        gates=gates,
        dimensions=dimensions,
        practices=known,
    )


def movable(results: Results) -> dict[str, float]:
    """The practices that can be supposed otherwise, with their scores now: of the survey, else of the interviews."""
    return {**_heard(results), **practice_scores(results)}


def _heard(results: Results) -> dict[str, float]:
    return {r.practice: r.score for r in results.interviews if r.practice and r.score is not None}


def _gates(
    dimensions: Mapping[str, float | None],
    practices: Mapping[str, float],
    questionnaire: Questionnaire,
    results: Results,
) -> Iterator[FiredGate]:
    """The gates that would fire, in the order of the file. Those on a question as they fired."""
    surveyed = practice_scores(results)
    evidence = Evidence(
        dimensions={key: Estimate(score) for key, score in dimensions.items()},
        practices={key: Estimate(score) for key, score in practices.items() if key in surveyed},
        shares={},
        heard={key: Estimate(score) for key, score in practices.items() if key not in surveyed},
    )
    now = {gate.id: gate for gate in results.readiness.gates}
    then = {gate.id: gate for gate in fired_gates(questionnaire, evidence)}
    for gate in questionnaire.scoring.gates:
        found = now.get(gate.id) if gate.question else then.get(gate.id)
        if found:
            yield found
