"""Neighbours in the plan whose practices the answers do not tell apart: they have equal priority."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from collabready.assessment.scores import practice_column
from collabready.assessment.uncertainty import t_interval
from collabready.plan.candidates import candidates, in_order

if TYPE_CHECKING:
    import polars as pl

    from collabready.assessment.results import Results
    from collabready.assessment.sealed import Interval
    from collabready.assessment.whole import Whole
    from collabready.questionnaire.model import Questionnaire


class Pair(NamedTuple):
    """Two practices, in an order that does not matter."""

    one: str
    other: str


def equal_neighbours(questionnaire: Questionnaire, results: Results, whole: Whole) -> frozenset[str]:
    """The actions (ids) that have equal priority with the action of the next rank.

    That is so where the interval of the difference between the practices that call for the two covers 0; both are scored
    by the same persons, so the differences are taken person by person. An action that improves the same practice has
    equal priority. Nothing is told of practices without a score, nor where fewer than the smallest group have both.
    """
    ordered = in_order(candidates(questionnaire, results), results)
    scored = {p.id for d in results.dimensions for p in d.practices if p.score is not None}
    neighbours = {
        first.action.id: Pair(*sorted((first.found.practice.id, second.found.practice.id)))
        for first, second in pairwise(ordered)
    }
    known = {action: pair for action, pair in neighbours.items() if {*pair} <= scored}
    intervals = paired_intervals({pair for pair in known.values() if pair.one != pair.other}, whole)
    return frozenset(
        action for action, pair in known.items() if pair.one == pair.other or _covers_zero(intervals.get(pair))
    )


def paired_intervals(pairs: set[Pair], whole: Whole) -> dict[Pair, Interval]:
    """The 95 % interval of the first practice minus the second, in points, over those who have both.

    t interval of the mean of the persons' differences: s / sqrt(n) x t(n - 1), x sqrt(1 - n/N) where N were invited. R:
    `t.test(paired = TRUE)`. Without pairs that fewer than the smallest group have.
    """
    found = dict(_intervals(_moments(sorted(pairs), whole.persons), whole))
    return {pair: interval for pair, interval in found.items() if interval is not None}


def _moments(pairs: list[Pair], persons: pl.DataFrame) -> Mapping[Pair, tuple[int, float | None, float | None]]:
    """How many have both, the mean of their differences, and its standard deviation."""
    import polars as pl

    apart = persons.lazy().select(
        (pl.col(practice_column(pair.one)) - pl.col(practice_column(pair.other))).alias(f"{at}")
        for at, pair in enumerate(pairs)
    )
    row = apart.select(
        expression
        for at in map(str, range(len(pairs)))
        for expression in (
            pl.col(at).count().alias(f"n {at}"),
            pl.col(at).mean().alias(f"mean {at}"),
            pl.col(at).std().alias(f"sd {at}"),
        )
    ).collect()
    told = row.row(0, named=True) if pairs else {}
    return {pair: (told[f"n {at}"], told[f"mean {at}"], told[f"sd {at}"]) for at, pair in enumerate(pairs)}


def _intervals(
    moments: Mapping[Pair, tuple[int, float | None, float | None]], whole: Whole
) -> Iterator[tuple[Pair, Interval | None]]:
    for pair, (n, mean, sd) in moments.items():
        if n < whole.settings.min_group or mean is None or sd is None:
            yield pair, None
            continue
        share = 0.0 if whole.population is None else min(n / whole.population, 1)
        yield pair, t_interval(mean, sd / math.sqrt(n) * math.sqrt(1 - share), n - 1)


def _covers_zero(interval: Interval | None) -> bool:
    return interval is not None and round(interval[0], 9) <= 0 <= round(interval[1], 9)
