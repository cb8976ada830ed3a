"""What an action is worth: the points of readiness that better practices bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from collabready.assessment.readiness import Estimate, Evidence, capped, fired_gates, geometric_mean

if TYPE_CHECKING:
    from collabready.assessment.results import DimensionResult, Results
    from collabready.questionnaire.model import Action, Questionnaire

STEP = 10
"""By how many points an action is taken to lift each practice that it improves. Convention."""


def gain_of(action: Action, questionnaire: Questionnaire, results: Results) -> float | None:
    """Points of readiness for ten points more (at most 100) on every practice that the action improves.

    None where there is no readiness.
    """
    if results.readiness.score is None:
        return None
    scores = practice_scores(results)
    better = {i: min(scores[i] + STEP, 100) for i in action.improves if i in scores}
    after = readiness_with(better, questionnaire, results)
    return None if after is None else after - results.readiness.score


def practice_scores(results: Results) -> dict[str, float]:
    """The score of each practice that has one, 0-100, by its id."""
    return {p.id: p.score for d in results.dimensions for p in d.practices if p.score is not None}


def dimensions_with(changed: Mapping[str, float], results: Results) -> dict[str, float | None]:
    """The score of each dimension, 0-100, if these practices scored otherwise; None where it has no score.

    `changed`: score by id of practice; a practice that has no score is passed over. d points on a practice move its
    dimension by d divided by the number of its practices that have a score.
    """
    return {dimension.id: _with(changed, dimension) for dimension in results.dimensions}


def readiness_with(changed: Mapping[str, float], questionnaire: Questionnaire, results: Results) -> float | None:
    """Readiness, 0-100, if these practices scored otherwise; None where a dimension has no score."""
    return geometric_mean(dimensions_with(changed, results), questionnaire.weights())


def level_with(changed: Mapping[str, float], questionnaire: Questionnaire, results: Results) -> str | None:
    """The level after the gates, if these practices scored otherwise; None where there is no readiness.

    A gate on a question, which no practice moves, fires as it does; a practice without a score keeps its rating.
    """
    readiness = readiness_with(changed, questionnaire, results)
    if readiness is None:
        return None
    scores = practice_scores(results)
    evidence = Evidence(
        dimensions={key: Estimate(score) for key, score in dimensions_with(changed, results).items()},
        practices={key: Estimate(changed.get(key, score)) for key, score in scores.items()},
        shares={},
        heard={rating.practice: Estimate(rating.score) for rating in results.interviews if rating.practice},
    )
    on_questions = {gate.id for gate in questionnaire.scoring.gates if gate.question}
    kept = [gate for gate in results.readiness.gates if gate.id in on_questions]
    gates = [*fired_gates(questionnaire, evidence), *kept]
    return capped(questionnaire.level(readiness), gates, questionnaire.scoring.levels)


def _with(changed: Mapping[str, float], dimension: DimensionResult) -> float | None:
    scores = {practice.id: practice.score for practice in dimension.practices if practice.score is not None}
    if dimension.score is None or not scores:
        return dimension.score
    steps = sum(changed[practice] - score for practice, score in scores.items() if practice in changed)
    return max(0.0, min(dimension.score + steps / len(scores), 100))
