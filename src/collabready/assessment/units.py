"""Whether the groups of a breakdown differ enough to be set in an order: ICC(1) and ICC(2) by a one-way analysis of variance.

Shrout and Fleiss (1979), Psychological Bulletin 86, 420-428; Bliese (2000), in Klein and Kozlowski, Multilevel theory. R:
multilevel, ICC1 and ICC2, which take the plain mean size. From n, mean and SD of the groups that are shown, and of no
others: what is worked out of hidden ones would give them away.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from collabready.assessment.figures import coefficient
from collabready.assessment.quality_results import Rankable, UnitDifferences
from collabready.assessment.readiness import Estimate
from collabready.language import say

RANKING, EXTREMES = 0.70, 0.50
VERDICTS: tuple[Rankable, ...] = ("ranking", "extremes only", "no ranking")
LEAST_GROUPS = 2


class Unit(NamedTuple):
    """A group: how many persons, their mean and SD (n - 1 below)."""

    n: int
    mean: float
    sd: float


@dataclass(frozen=True)
class Icc:
    """`icc1`: the share of the variance between groups; `icc2`: how reliable a group's mean is. Neither is bounded by 0."""

    icc1: float
    icc2: float
    size: float


def icc(units: Sequence[Unit], *, size: Literal["adjusted", "mean"] = "adjusted") -> Icc | None:
    """ICC(1) = (MSB - MSW) / (MSB + (k - 1) MSW) and ICC(2) = (MSB - MSW) / MSB.

    k, the size, is adjusted for groups of different size, (N - sum of N_j^2 / N) / (J - 1), or their plain mean. None for
    fewer than two groups, for groups of one person each, and where the means do not differ.
    """
    groups, persons = len(units), sum(unit.n for unit in units)
    if groups < LEAST_GROUPS or persons == groups:
        return None
    mean = math.fsum(unit.n * unit.mean for unit in units) / persons
    between = math.fsum(unit.n * (unit.mean - mean) ** 2 for unit in units) / (groups - 1)
    within = math.fsum((unit.n - 1) * unit.sd**2 for unit in units) / (persons - groups)
    if round(between, 9) <= 0:
        return None
    k = persons / groups
    if size == "adjusted":
        k = (persons - sum(unit.n**2 for unit in units) / persons) / (groups - 1)
    return Icc((between - within) / (between + (k - 1) * within), (between - within) / between, k)


def verdict_of(icc2: float) -> Rankable:
    """A ranking from an ICC(2) of .70 on, the extremes from .50. Convention."""
    rounded = round(icc2, 9)
    return "ranking" if rounded >= RANKING else "extremes only" if rounded >= EXTREMES else "no ranking"


def rankings(found: Sequence[tuple[str, UnitDifferences]]) -> str:
    """In which dimensions the groups of a breakdown may be ranked. `found`: title and what was found; empty where nothing was."""
    computed = [(title, each.verdict) for title, each in found if each.icc2 is not None]
    titles = {
        verdict: "; ".join(title for title, each in computed if each == verdict)
        for verdict in dict.fromkeys(verdict for _, verdict in computed)
    }
    return " ".join(_told(verdict, titles[verdict]) for verdict in VERDICTS if verdict in titles)


def _told(verdict: Rankable, dimensions: str) -> str:
    match verdict:
        case "ranking":
            return say("The groups differ enough to be ranked in: {dimensions}.", dimensions=dimensions)
        case "extremes only":
            return say(
                "Only the highest and the lowest may be told from the others in: {dimensions}.", dimensions=dimensions
            )
        case _:
            return say(
                "Not to be ranked, because the differences may well be chance: {dimensions}.", dimensions=dimensions
            )


def unit_differences(by: str, groups: Mapping[str, Estimate]) -> UnitDifferences:
    """What may be said of the groups of a breakdown in one dimension. `groups`: those that are shown."""
    units = [Unit(g.n, g.score, g.sd) for g in groups.values() if g.score is not None and g.sd is not None]
    if len(units) < LEAST_GROUPS:
        return UnitDifferences(
            by=by,
            groups=len(units),
            verdict="not computed",
            says=say("Fewer than two groups are shown: nothing to compare."),
        )
    found = icc(units)
    if found is None:
        return UnitDifferences(
            by=by,
            groups=len(units),
            verdict="no ranking",
            says=say("The groups have the same mean: there is nothing to rank."),
        )
    verdict = verdict_of(found.icc2)
    return UnitDifferences(
        by=by,
        icc1=found.icc1,
        icc2=found.icc2,
        size=found.size,
        groups=len(units),
        verdict=verdict,
        says=_says(verdict, found, len(units)),
    )


def _says(verdict: Rankable, found: Icc, groups: int) -> str:
    numbers = {
        "icc1": coefficient(found.icc1),
        "icc2": coefficient(found.icc2, (RANKING, EXTREMES)),
        "groups": groups,
    }
    match verdict:
        case "ranking":
            return say(
                "The groups differ enough to be ranked (ICC(1) {icc1}, ICC(2) {icc2}, {groups} groups).", **numbers
            )
        case "extremes only":
            return say(
                "Only the highest and the lowest group may be told from the others, with care; do not rank the rest "
                "(ICC(1) {icc1}, ICC(2) {icc2}, {groups} groups).",
                **numbers,
            )
        case _:
            return say(
                "Do not rank the groups: their differences may well be chance "
                "(ICC(1) {icc1}, ICC(2) {icc2}, {groups} groups).",
                **numbers,
            )
