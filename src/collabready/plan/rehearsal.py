"""A rehearsal of the plan: thousands of made-up profiles, to see that its actions tell one organisation from another.

Advice that everybody gets is no advice, and an action that nobody gets is none either. Profiles are drawn from a fixed seed:
one half anywhere between 0 and 100, practice by practice, the other around a height that each dimension has of its own.
Opposite profiles are strong where the other is weak, for every way to part the dimensions in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.plan.ranking import Profiles, places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from collabready.questionnaire.model import Questionnaire

    Floats = NDArray[np.float64]

DRAWN = 4000
SEED = 2011
AROUND = 40
"""Points over which the practices of a dimension lie around its height."""
FIRST = 3
MOST_PAIRS = 2048


@dataclass(frozen=True)
class Alike:
    """Two opposite profiles that get the same first actions. `weak`: the dimensions that are weak in one, and in the other."""

    weak: tuple[tuple[str, ...], tuple[str, ...]]
    actions: tuple[str, ...]


@dataclass(frozen=True)
class Rehearsal:
    """What was seen. `never`, `always`: actions that apply in none and in all of so many `profiles`; `pairs`: of opposites."""

    profiles: int
    pairs: int
    never: tuple[str, ...]
    always: tuple[str, ...]
    alike: tuple[Alike, ...]


def rehearsed(questionnaire: Questionnaire) -> Rehearsal:
    """Rank the actions of all profiles. The same questionnaire gives the same rehearsal."""
    import numpy as np

    opposites = _patterns(len(questionnaire.dimensions))
    drawn, made_up = _drawn(questionnaire), _patterned(questionnaire, opposites)
    found = np.concatenate([places(questionnaire, each) for each in (drawn, made_up)], axis=1)
    ids = [action.id for action in questionnaire.actions]
    applies = found < len(ids)
    return Rehearsal(
        profiles=drawn.size + made_up.size,
        pairs=len(opposites),
        never=tuple(key for key, row in zip(ids, applies, strict=True) if not row.any()),
        always=tuple(key for key, row in zip(ids, applies, strict=True) if row.all()),
        alike=tuple(_alike(questionnaire, opposites, found[:, drawn.size :])),
    )


def _drawn(questionnaire: Questionnaire) -> Profiles:
    import numpy as np

    names = [practice.id for practice in questionnaire.practices]
    asked = _asked(questionnaire)
    raw = _even(len(names) + len(questionnaire.dimensions) + len(asked))
    scores, heights, shares = np.split(raw, [len(names), len(names) + len(questionnaire.dimensions)])
    own = dict(zip((part.id for part in questionnaire.dimensions), heights, strict=True))
    part = {practice.id: own[each.id] for each in questionnaire.dimensions for practice in each.practices}
    together = np.arange(DRAWN) % 2 == 1
    practices = {
        key: np.where(together, (100 - AROUND) * part[key] + AROUND * score, 100 * score)
        for key, score in zip(names, scores, strict=True)
    }
    return _profiles(questionnaire, DRAWN, practices, dict(zip(asked, shares, strict=True)))


def _even(rows: int) -> Floats:
    """Numbers from 0 to 1, a row for each thing that is drawn, from the raw numbers of the generator: the same everywhere."""
    import numpy as np

    raw = np.random.PCG64(SEED).random_raw((rows, DRAWN)) >> np.uint64(11)
    return raw.astype(np.float64) / 2**53


def _patterns(size: int) -> list[tuple[bool, ...]]:
    """Which dimensions are weak, of one profile of each pair of opposites: the first dimension always is."""
    count = min(2 ** (size - 1), MOST_PAIRS)
    return [(True, *(bool(at >> place & 1) for place in range(size - 1))) for at in range(count)]


def _patterned(questionnaire: Questionnaire, patterns: Sequence[tuple[bool, ...]]) -> Profiles:
    """The profiles of the patterns, then their opposites in the same order."""
    import numpy as np

    cuts = list(questionnaire.scoring.levels.values())
    weak, strong = (cuts[1] if len(cuts) > 1 else 50) / 2, (cuts[-1] + 100) / 2
    low = np.array(patterns).T
    low = np.concatenate([low, ~low], axis=1)
    practices = {
        practice.id: np.where(row, weak, strong)
        for row, dimension in zip(low, questionnaire.dimensions, strict=True)
        for practice in dimension.practices
    }
    size = 2 * len(patterns)
    return _profiles(questionnaire, size, practices, {key: np.full(size, 0.5) for key in _asked(questionnaire)})


def _profiles(
    questionnaire: Questionnaire, size: int, practices: Mapping[str, Floats], shares: Mapping[tuple[str, str], Floats]
) -> Profiles:
    import numpy as np

    dimensions = {
        each.id: np.mean([practices[practice.id] for practice in each.practices], axis=0)
        for each in questionnaire.dimensions
    }
    return Profiles(size, practices, dimensions, shares)


def _asked(questionnaire: Questionnaire) -> list[tuple[str, str]]:
    """The answers that gates are on, each once."""
    gates = questionnaire.scoring.gates
    return list(dict.fromkeys((gate.question, gate.answer) for gate in gates if gate.question and gate.answer))


def _alike(
    questionnaire: Questionnaire, patterns: Sequence[tuple[bool, ...]], found: NDArray[np.int64]
) -> Iterator[Alike]:
    """The pairs whose first three actions are the same ones."""
    ids, parts = [action.id for action in questionnaire.actions], [part.id for part in questionnaire.dimensions]
    first = found < min(FIRST, len(ids))
    for at, pattern in enumerate(patterns):
        one, other = first[:, at], first[:, at + len(patterns)]
        if (one == other).all():
            weak = tuple(part for part, low in zip(parts, pattern, strict=True) if low)
            yield Alike(
                (weak, tuple(part for part in parts if part not in weak)),
                tuple(key for key, flag in zip(ids, one, strict=True) if flag),
            )
