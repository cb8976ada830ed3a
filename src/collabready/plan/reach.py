"""What it takes to reach a level: floors under practices, dimensions and readiness, and the cheapest rises over them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.readiness import is_below
from collabready.plan.gain import practice_scores
from collabready.plan.outlook import movable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from collabready.assessment.results import Results
    from collabready.questionnaire.model import Gate, Questionnaire

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

NOISE = 1e-6
"""A whole number that is missed by less than this is tried first; whether it is enough is then worked out exactly."""


@dataclass(frozen=True)
class Reach:
    """What a level asks for. `scores`: of the practices that can rise, in the order of the questionnaire.

    `step`: how many points of its dimension a point of a practice is worth; `part`: its dimension. `closed`: whether a
    gate stands that no practice moves.
    """

    scores: Mapping[str, float]
    step: Mapping[str, float]
    part: Mapping[str, str]
    dimensions: Mapping[str, float]
    weights: Mapping[str, float]
    practice_floors: Mapping[str, float]
    dimension_floors: Mapping[str, float]
    cut: float
    closed: bool

    @classmethod
    def of(cls, level: str, questionnaire: Questionnaire, results: Results) -> Reach:
        levels = questionnaire.scoring.levels
        order = list(levels)
        gates = [g for g in questionnaire.scoring.gates if order.index(g.cap) < order.index(level)]
        scored, known = practice_scores(results), movable(results)
        part = {p.id: d.id for d in questionnaire.dimensions for p in d.practices}
        size = {d.id: sum(p.id in scored for p in d.practices) for d in questionnaire.dimensions}
        floors = {
            d.id: max([g.below or 0 for g in gates if g.dimension == d.id or (g.any and g.any == d.role)], default=0.0)
            for d in questionnaire.dimensions
        }
        fired = {gate.id for gate in results.readiness.gates}
        return cls(
            scores={key: known[key] for key in part if key in known and known[key] < 100},  # noqa: PLR2004 - the highest
            step={key: 1 / size[part[key]] if key in scored else 0.0 for key in known},
            part=part,
            dimensions={d.id: d.score for d in results.dimensions if d.score is not None},
            weights=questionnaire.weights(),
            practice_floors=_practice_floors(gates, known),
            dimension_floors=floors,
            cut=levels[level],
            closed=any(gate.question and gate.id in fired for gate in gates),
        )

    def cheapest(self, names: Sequence[str], least: float) -> dict[str, int] | None:
        """The whole numbers that these practices are raised to, each by something; of the cheapest the most even ones.

        None where they do not reach the level, or not with a smaller sum of rises than `least`.
        """
        import numpy as np

        lowest = {key: self._lowest(key) for key in names}
        if not self._possible(names) or sum(lowest[key] - self.scores[key] for key in names) >= least:
            return None
        grids = np.meshgrid(*[np.arange(lowest[key], 101.0) for key in names[:-1]], indexing="ij")
        targets = {key: grid.ravel() for key, grid in zip(names[:-1], grids, strict=True)}
        count = len(next(iter(targets.values()), np.zeros(1)))
        last = np.maximum(np.ceil(self._needed(targets, names[-1], count) - NOISE), lowest[names[-1]])
        last = np.minimum(last, 101)
        for _ in range(2):
            enough = (last <= 100) & self._reached({**targets, names[-1]: last})  # noqa: PLR2004 - the highest score
            last = np.where(enough, last, last + 1)
        if not enough.any():
            return None
        rises = np.stack(
            [np.broadcast_to(t, count) - self.scores[key] for key, t in (targets | {names[-1]: last}).items()]
        )
        total = np.where(enough, np.round(rises.sum(axis=0), 9), math.inf)
        at = int(np.lexsort((np.round(rises.max(axis=0), 9), total))[0])
        return {key: int(t[at]) for key, t in (targets | {names[-1]: last}).items()}

    def _lowest(self, practice: str) -> int:
        """The lowest whole number that it can be raised to and that its gates leave open."""
        return max(math.floor(round(self.scores[practice], 9)) + 1, math.ceil(self.practice_floors.get(practice, 0)))

    def _possible(self, names: Sequence[str]) -> bool:
        """Whether these at 100 are enough."""
        import numpy as np

        return (
            not self.closed
            and self.practice_floors.keys() <= set(names)
            and bool(self._reached(dict.fromkeys(names, np.array([100.0]))).all())
        )

    def _raw(self, targets: Mapping[str, Floats]) -> dict[str, Floats | float]:
        """The dimensions with these practices, not yet held to 100."""
        found: dict[str, Floats | float] = dict(self.dimensions)
        for key, target in targets.items():
            found[self.part[key]] = found[self.part[key]] + self.step[key] * (target - self.scores[key])
        return found

    def _reached(self, targets: Mapping[str, Floats]) -> Flags:
        import numpy as np

        scores = {key: np.clip(score, 0, 100) for key, score in self._raw(targets).items()}
        enough = np.asarray(np.round(self._readiness(scores), 9) >= round(self.cut, 9))
        for key, floor in self.dimension_floors.items():
            enough = enough & (np.round(scores[key], 9) >= round(floor, 9))
        return enough

    def _readiness(self, scores: Mapping[str, Floats]) -> Floats:
        import numpy as np

        with np.errstate(divide="ignore"):
            return np.asarray(np.exp(sum(weight * np.log(scores[key]) for key, weight in self.weights.items())))

    def _needed(self, targets: Mapping[str, Floats], last: str, count: int) -> Floats:
        """What the last practice must score at least, given the others; infinite where it cannot help."""
        import numpy as np

        raw, part = self._raw(targets), self.part[last]
        others = {key: np.clip(score, 0, 100) for key, score in raw.items() if key != part}
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            logs = sum((self.weights[key] * np.log(score) for key, score in others.items()), np.zeros(count))
            wanted = np.exp((np.log(max(self.cut, 1e-300)) - logs) / self.weights[part])
        wanted = np.maximum(np.nan_to_num(wanted, nan=math.inf), self.dimension_floors[part])
        lacking = np.maximum(wanted - raw[part], 0)
        step = self.step[last]
        if not step:
            return np.where(lacking <= 0, self.scores[last], math.inf)
        return np.asarray(self.scores[last] + lacking / step)


def _practice_floors(gates: Sequence[Gate], known: Mapping[str, float]) -> dict[str, float]:
    """The practices that a gate stands before, and what they must score."""
    floors = dict[str, float]()
    for gate in gates:
        if gate.practice and is_below(known.get(gate.practice), gate.below):
            floors[gate.practice] = max(floors.get(gate.practice, 0), gate.below or 0)
    return floors
