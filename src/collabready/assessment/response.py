"""Who answered of those who were asked, and what those who did not would have to say for the level to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from collabready.assessment.comparison_results import BreakEven, GroupResult, Light, Response
from collabready.assessment.head_counts import HeadCounts, counts_of
from collabready.assessment.results import Readiness
from collabready.questionnaire.model import Questionnaire
from collabready.spelling import normalised

RED, AMBER = 0.3, 0.5
"""Below these shares of those invited a rate is marked. Conventions."""


def light(rate: float) -> Light:
    """Red under 30 %, amber under 50 %."""
    return "red" if round(rate, 9) < RED else "amber" if round(rate, 9) < AMBER else "none"


def break_even(cut: float, score: float, rate: float) -> float | None:
    """The mean that the silent ones would need for the whole to be at a cut: b = (cut - r x) / (1 - r).

    Outside 0-100 it cannot be. None where nobody is silent. Of a geometric mean it holds where the parts of the silent
    ones stand in the same proportion to each other as those of the others.
    """
    return None if rate >= 1 else (cut - rate * score) / (1 - rate)


def response_of(readiness: Readiness, levels: Mapping[str, float]) -> Response | None:
    """The response of the whole; None where nobody said how many were invited."""
    if readiness.basis != "survey" or not readiness.invited:
        return None
    rate = readiness.n / readiness.invited
    turns = iter(()) if readiness.score is None else _turns(readiness.score, rate, levels)
    moving = tuple(turn for turn in turns if _moves(turn, readiness, levels))
    return Response(invited=readiness.invited, answered=readiness.n, rate=rate, light=light(rate), break_even=moving)


def _turns(score: float, rate: float, levels: Mapping[str, float]) -> Iterator[BreakEven]:
    """The next level up, from its cut on, and the next one down, below the cut of the level that is reached."""
    rungs = sorted(levels.items(), key=lambda rung: rung[1])
    reached = max(place for place, (_, cut) in enumerate(rungs) if cut <= round(score, 9) or place == 0)
    ways = []
    if reached + 1 < len(rungs):
        ways.append(rungs[reached + 1])
    if reached:
        ways.append((rungs[reached - 1][0], rungs[reached][1]))
    for level, cut in ways:
        silent = break_even(cut, score, rate)
        if silent is not None:
            yield BreakEven(level=level, cut=cut, silent=silent)


def _moves(turn: BreakEven, readiness: Readiness, levels: Mapping[str, float]) -> bool:
    """Whether the level would be another: not where the rules cap it lower than both."""
    order = sorted(levels, key=lambda level: levels[level])
    capped = min((gate.cap for gate in readiness.gates), key=order.index, default=order[-1])
    return min(turn.level, capped, key=order.index) != readiness.level


def with_rates(
    groups: Sequence[GroupResult], questionnaire: Questionnaire, head_counts: HeadCounts
) -> tuple[GroupResult, ...]:
    """The groups with the rate of each that is shown, where its head count is known. A hidden one has none."""
    counts = {by: counts_of(by, questionnaire, head_counts) for by in {group.by for group in groups}}
    return tuple(_with_rate(group, counts[group.by].get(normalised(group.group))) for group in groups)


def _with_rate(group: GroupResult, invited: int | None) -> GroupResult:
    if group.hidden or not group.n or not invited:
        return group
    rate = group.n / invited
    return group.model_copy(update={"invited": invited, "rate": rate, "light": light(rate)})
