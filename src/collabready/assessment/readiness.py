"""The recipe: "take away one and it does not work". Means of dimensions, levels, and the gates that cap them.

The geometric mean is zero when one dimension is absent and gains most from the weakest, which the arithmetic mean does
not and the minimum overdoes. It still gives 80, 80, 20 a middling 50: so gates cap the level, whatever the mean says.
Every number is rounded to 9 decimals before it is compared, so that five times 65 is 65.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from collabready.assessment.results import Basis, FiredGate
from collabready.assessment.sealed import Interval
from collabready.language import joined
from collabready.questionnaire.model import Gate, Questionnaire

FAVOURABLE, UNFAVOURABLE = 75, 25


@dataclass(frozen=True)
class Estimate:
    """A score (0-100, or a share 0-1) with its spread, its interval and the number of persons behind it."""

    score: float | None = None
    sd: float | None = None
    ci: Interval | None = None
    n: int = 0


@dataclass(frozen=True)
class Evidence:
    """What gates may look at: estimates by dimension and practice, shares by (question, answer).

    `heard`: how interviews rate the practices, which decides where the survey has no score.
    """

    dimensions: Mapping[str, Estimate]
    practices: Mapping[str, Estimate]
    shares: Mapping[tuple[str, str], Estimate]
    basis: Basis = "survey"
    heard: Mapping[str, Estimate] = field(default_factory=dict)

    def practice(self, practice: str) -> tuple[Estimate, Basis]:
        """The estimate of a practice, and what it rests on."""
        found = self.practices.get(practice, Estimate())
        if found.score is None and practice in self.heard:
            return self.heard[practice], "interviews"
        return found, self.basis


def power_mean(values: Sequence[float], weights: Sequence[float], power: float) -> float:
    """Weighted power mean; 0 is the geometric mean, minus infinity the minimum. A zero among the values gives 0 for power <= 0."""
    if power == -math.inf or (power <= 0 and min(values) <= 0):
        return min(values)
    pairs = list(zip(values, weights, strict=True))
    if power == 0:
        return math.exp(math.fsum(w * math.log(x) for x, w in pairs))
    return float(math.fsum(w * x**power for x, w in pairs) ** (1 / power))


def geometric_mean(values: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """Geometric mean of dimensions. A missing dimension gives None, never the mean of what is left."""
    known = [value for value in values.values() if value is not None]
    if len(known) < len(values) or not values:
        return None
    return power_mean(known, [weights[key] for key in values], 0)


def ingredients(questionnaire: Questionnaire) -> list[str]:
    return [dimension.id for dimension in questionnaire.dimensions if dimension.role == "ingredient"]


def equal_weights(ids: Sequence[str]) -> dict[str, float]:
    return {key: 1 / len(ids) for key in ids}


def fired_gates(questionnaire: Questionnaire, evidence: Evidence) -> Iterator[FiredGate]:
    """The gates that fire, in the order of the file. What is unknown never fires."""
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}
    for gate in questionnaire.scoring.gates:
        threshold = gate.share_below if gate.question else gate.below
        tested = {
            where: estimate for where, estimate in _tested(gate, questionnaire, evidence) if estimate.score is not None
        }
        low = {where: estimate for where, estimate in tested.items() if is_below(estimate.score, threshold)}
        if low:
            basis = evidence.practice(gate.practice)[1] if gate.practice else evidence.basis
            where = sorted(low, key=lambda key: round(low[key].score or 0, 9))
            yield FiredGate(
                id=gate.id,
                cap=gate.cap,
                says=gate.says.replace("{dimension}", joined([titles.get(key, key) for key in where])),
                uncertain=basis == "interviews" or all(_covers(estimate.ci, threshold) for estimate in low.values()),
                where=tuple(where),
                basis=basis,
            )


def _tested(gate: Gate, questionnaire: Questionnaire, evidence: Evidence) -> Iterator[tuple[str, Estimate]]:
    for dimension in questionnaire.dimensions:
        if dimension.id == gate.dimension or (gate.any and dimension.role == gate.any):
            yield dimension.id, evidence.dimensions.get(dimension.id, Estimate())
    if gate.practice:
        yield gate.practice, evidence.practice(gate.practice)[0]
    if gate.question and gate.answer:
        yield gate.question, evidence.shares.get((gate.question, gate.answer), Estimate())


def capped(level: str, gates: Sequence[FiredGate], levels: Mapping[str, float]) -> str:
    """The level after the caps: the lowest of them all."""
    order = list(levels)
    return min([level, *(gate.cap for gate in gates)], key=order.index)


def is_below(score: float | None, threshold: float | None) -> bool:
    return score is not None and threshold is not None and round(score, 9) < round(threshold, 9)


def crosses_cut(ci: Interval | None, levels: Mapping[str, float]) -> bool:
    """Whether an interval reaches over the boundary of a level."""
    return ci is not None and any(round(ci[0], 9) < cut <= round(ci[1], 9) for cut in levels.values())


def _covers(ci: Interval | None, threshold: float | None) -> bool:
    return ci is not None and threshold is not None and round(ci[0], 9) <= threshold <= round(ci[1], 9)
