"""The order of the plan for many profiles at once: which actions apply in each, and at which place.

The rules are those of `candidates`, on columns of numbers in place of single ones: thousands of profiles take as long as
a few. A test holds both to the same order. A profile is what an organisation could look like: a resample of its
respondents, or one that is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabready.plan.candidates import BLIND_SPOT, EFFORT, answers_gate
from collabready.plan.gain import STEP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from collabready.questionnaire.model import Action, Gate, Questionnaire

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

UNKNOWN = 101.0
"""Where a score that is not there stands among those that are, 0-100."""


@dataclass(frozen=True)
class Profiles:
    """Scores (0-100) of `size` profiles: an array of that length for each practice and dimension, by id.

    What has no score in any of them is left out. `shares`: (question, answer) -> shares, 0-1. `heard`: ratings of
    practices in interviews, the same in all profiles; `blind_spots`: dimensions on which leaders have one.
    """

    size: int
    practices: Mapping[str, Floats]
    dimensions: Mapping[str, Floats]
    shares: Mapping[tuple[str, str], Floats] = field(default_factory=dict)
    heard: Mapping[str, float] = field(default_factory=dict)
    blind_spots: AbstractSet[str] = frozenset()


def places(questionnaire: Questionnaire, profiles: Profiles) -> NDArray[np.int64]:
    """The place of each action (rows, in the order of the file) in each profile (columns): 0 is the first.

    An action that does not apply stands at the number of actions.
    """
    import numpy as np

    actions, fired = questionnaire.actions, list(_fired(questionnaire, profiles))
    size = len(actions)
    if not size:
        return np.zeros((0, profiles.size), np.int64)
    readiness = _readiness(questionnaire, profiles.dimensions)
    found = [_Found.of(action, questionnaire, profiles, fired, readiness) for action in actions]
    gates = np.stack([each.gate for each in found])
    order = np.lexsort(
        (
            np.repeat(np.arange(size)[:, None], profiles.size, axis=1),
            np.stack([each.lowest for each in found]),
            np.stack([-each.worth for each in found]),
            gates,
        ),
        axis=0,
    )
    ranks = np.empty((size, profiles.size), np.int64)
    np.put_along_axis(ranks, order, np.arange(size)[:, None], axis=0)
    return np.where(np.stack([each.applies for each in found]), ranks, size)


@dataclass(frozen=True)
class _Fired:
    """A gate: for each of what it is tested on, in which profiles that is low."""

    gate: Gate
    low: Mapping[str, Flags]


@dataclass(frozen=True)
class _Found:
    """An action in all profiles: whether it applies, and what its place is decided by."""

    applies: Flags
    gate: Floats
    worth: Floats
    lowest: Floats

    @classmethod
    def of(
        cls,
        action: Action,
        questionnaire: Questionnaire,
        profiles: Profiles,
        fired: Sequence[_Fired],
        readiness: Floats | None,
    ) -> _Found:
        import numpy as np

        answered = [_answered(action, each, questionnaire, profiles) for each in fired]
        asked = any_of([flag for flag, each in zip(answered, fired, strict=True) if each.gate.question], profiles)
        practices = [p.id for p in questionnaire.practices if p.id in action.improves]
        ordered = sorted(practices, key=action.improves.index)
        low = np.stack([_lowest(practice, action.below, profiles) for practice in ordered])
        unknown = np.array([p not in profiles.practices and p not in profiles.heard for p in ordered])
        applies = (low < UNKNOWN).any(axis=0) | (asked & unknown.any())
        # Where none is low, it is for one that has no score.
        which = np.where((low < UNKNOWN).any(axis=0), low.argmin(axis=0), unknown.argmax())
        blind = np.array([_dimension_of(p, questionnaire) in profiles.blind_spots for p in ordered])[which]
        worth = _gain(action, questionnaire, profiles, readiness) / EFFORT[action.effort]
        first = np.full(profiles.size, float(len(fired)))
        for place in reversed(range(len(fired))):
            first[answered[place]] = place
        return cls(
            applies=applies,
            gate=np.where(applies, first, len(fired) + 1.0),
            worth=np.round(worth * np.where(blind, BLIND_SPOT, 1.0), 9),
            lowest=low.min(axis=0),
        )


def any_of(flags: Sequence[Flags], profiles: Profiles) -> Flags:
    import numpy as np

    return np.any(np.stack(flags), axis=0) if flags else np.zeros(profiles.size, np.bool_)


def _fired(questionnaire: Questionnaire, profiles: Profiles) -> Iterator[_Fired]:
    for gate in questionnaire.scoring.gates:
        threshold = gate.share_below if gate.question else gate.below
        if threshold is not None:
            tested = _tested(gate, questionnaire, profiles)
            yield _Fired(gate, {where: _below(score, threshold) for where, score in tested})


def _tested(gate: Gate, questionnaire: Questionnaire, profiles: Profiles) -> Iterator[tuple[str, Floats]]:
    """What a gate looks at and what is known of it: a practice by its rating where the survey has no score."""
    import numpy as np

    for dimension in questionnaire.dimensions:
        asked = dimension.id == gate.dimension or (gate.any and dimension.role == gate.any)
        if asked and dimension.id in profiles.dimensions:
            yield dimension.id, profiles.dimensions[dimension.id]
    if gate.practice and gate.practice in profiles.practices:
        yield gate.practice, profiles.practices[gate.practice]
    elif gate.practice and gate.practice in profiles.heard:
        yield gate.practice, np.full(profiles.size, profiles.heard[gate.practice])
    if gate.question and gate.answer and (gate.question, gate.answer) in profiles.shares:
        yield gate.question, profiles.shares[gate.question, gate.answer]


def _answered(action: Action, fired: _Fired, questionnaire: Questionnaire, profiles: Profiles) -> Flags:
    """In which profiles a gate fires that the action answers."""
    return any_of([low for where, low in fired.low.items() if answers_gate(action, {where}, questionnaire)], profiles)


def _lowest(practice: str, threshold: float, profiles: Profiles) -> Floats:
    """The lower of score and rating, of those that lie below the threshold."""
    import numpy as np

    lowest = np.full(profiles.size, UNKNOWN)
    for score in (profiles.practices.get(practice), profiles.heard.get(practice)):
        if score is not None:
            told = np.round(score, 9)
            lowest = np.where(_below(told, threshold), np.minimum(lowest, told), lowest)
    return lowest


def _gain(action: Action, questionnaire: Questionnaire, profiles: Profiles, readiness: Floats | None) -> Floats:
    import numpy as np

    if readiness is None:
        return np.zeros(profiles.size)
    better = dict(profiles.dimensions)
    for dimension in questionnaire.dimensions:
        scores = {p.id: profiles.practices[p.id] for p in dimension.practices if p.id in profiles.practices}
        improved = [score for practice, score in scores.items() if practice in action.improves]
        if improved:
            steps = sum(np.minimum(STEP, 100 - score) for score in improved)
            better[dimension.id] = np.minimum(better[dimension.id] + steps / len(scores), 100)
    after = _readiness(questionnaire, better)
    return np.zeros(profiles.size) if after is None else after - readiness


def _readiness(questionnaire: Questionnaire, dimensions: Mapping[str, Floats]) -> Floats | None:
    """The weighted geometric mean of all dimensions; None where one has no score."""
    import numpy as np

    weights = questionnaire.weights()
    if any(key not in dimensions for key in weights):
        return None
    scores = np.stack([dimensions[key] for key in weights])
    logs = np.log(np.where(scores > 0, scores, 1)) * np.array(list(weights.values()))[:, None]
    return np.where((scores > 0).all(axis=0), np.exp(logs.sum(axis=0)), 0.0)


def _below(scores: Floats, threshold: float) -> Flags:
    import numpy as np

    return np.round(scores, 9) < round(threshold, 9)


def _dimension_of(practice: str, questionnaire: Questionnaire) -> str:
    return next(d.id for d in questionnaire.dimensions if any(p.id == practice for p in d.practices))
