"""The shortest path to a level: which one to three practices, raised to what, move the level.

The search is exact. Scores are raised to whole numbers; of all ways to raise one, two or three practices so that the
level is reached, gates and geometric mean together, the one with the smallest sum of rises counts. Ties: fewer practices,
then the smaller largest rise, then the order of the questionnaire.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from collabready.plan.outlook import Outlook, Supposed, movable, outlook
from collabready.plan.reach import Reach

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.questionnaire.model import Questionnaire

MOST = 3
"""So many practices are raised at most. Convention: more is no first step."""


@dataclass(frozen=True)
class Rise:
    """A practice, its score now, and the whole number that it is raised to."""

    practice: str
    title: str
    now: float
    then: int

    @property
    def points(self) -> float:
        return self.then - self.now


@dataclass(frozen=True)
class Path:
    """The rises that reach a level, in the order of the questionnaire, and where they lead."""

    rises: tuple[Rise, ...]
    outlook: Outlook

    @property
    def points(self) -> float:
        """The sum of the rises."""
        return math.fsum(rise.points for rise in self.rises)


@dataclass(frozen=True)
class Route:
    """What was found of the way to a level.

    `now`: where it stands; `path`: the shortest to the level that is wanted, None where three practices do not suffice;
    `fewer`: those that take fewer practices and more points. Where they do not suffice, `furthest` is the highest level
    that three practices reach with the shortest path to it, None where they move the level nowhere; `best`: the three that
    at 100 bring readiness furthest.
    """

    wanted: str
    now: Outlook
    path: Path | None = None
    fewer: tuple[Path, ...] = ()
    furthest: Path | None = None
    best: Path | None = None


def route_to(level: str, questionnaire: Questionnaire, results: Results) -> Route:
    """The way to a level of the questionnaire, or to one above it.

    Raises:
        CollabreadyError: there is no readiness.
    """
    now = outlook(Supposed({}, {}), questionnaire, results)
    order = list(questionnaire.scoring.levels)
    wanted = order.index(level)
    if order.index(now.level) >= wanted:
        return Route(level, now)
    if found := _shortest(level, questionnaire, results):
        return Route(level, now, found[-1], tuple(reversed(found[:-1])))
    for lower in reversed(order[order.index(now.level) + 1 : wanted]):
        if found := _shortest(lower, questionnaire, results):
            return Route(level, now, furthest=found[-1])
    return Route(level, now, best=_best(questionnaire, results))


def _shortest(level: str, questionnaire: Questionnaire, results: Results) -> list[Path]:
    """The shortest path with one practice, with two where that is shorter, and with three where that is shorter still."""
    reach = Reach.of(level, questionnaire, results)
    found: list[Path] = []
    for size in range(1, MOST + 1):
        least = found[-1].points if found else math.inf
        options = (reach.cheapest(names, least) for names in combinations(reach.scores, size))
        best = min(filter(None, options), key=lambda targets: _length(targets, reach), default=None)
        if best and _length(best, reach)[0] < round(least, 9):
            found.append(_path(best, questionnaire, results))
    return found


def _length(targets: Mapping[str, int], reach: Reach) -> tuple[float, float]:
    """The sum of the rises, and the largest of them; float noise decides nothing."""
    rises = [then - reach.scores[key] for key, then in targets.items()]
    return round(math.fsum(rises), 9), round(max(rises), 9)


def _path(targets: Mapping[str, int], questionnaire: Questionnaire, results: Results) -> Path:
    scores = movable(results)
    rises = tuple(
        Rise(practice.id, practice.title, scores[practice.id], targets[practice.id])
        for practice in questionnaire.practices
        if practice.id in targets
    )
    return Path(rises, outlook(Supposed(targets, {}), questionnaire, results))


def _best(questionnaire: Questionnaire, results: Results) -> Path | None:
    """The practices that at 100 bring readiness furthest; None where none can rise."""
    scores = [key for key, score in movable(results).items() if score < 100]  # noqa: PLR2004 - the highest score
    known = [practice.id for practice in questionnaire.practices if practice.id in scores]
    size = min(MOST, len(known))
    if not size:
        return None
    tops = (dict.fromkeys(names, 100) for names in combinations(known, size))
    seen = ((outlook(Supposed(top, {}), questionnaire, results), top) for top in tops)
    _, top = max(seen, key=lambda each: round(each[0].readiness, 9))
    return _path(top, questionnaire, results)
