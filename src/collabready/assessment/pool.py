"""Pooled interviews: they count among others, so a score enters a number only beside two pooled ones or more.

That is decided for each number by itself: for every practice and every dimension. And a dimension, of which the
practices are the parts, is left out of the pool where subtracting those would give one or two persons away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from collabready.assessment.scores import dimension_column, partial_column, practice_column, score_persons
from collabready.questionnaire.model import Questionnaire
from collabready.responses.uses import POOL

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses


def counted_scores(questionnaire: Questionnaire, responses: Responses) -> pl.DataFrame:
    """The scores of every person as far as they count: of pooled ones, only where the pool is large enough."""
    return without_small_pools(
        questionnaire, score_persons(questionnaire, responses), responses.pooled, responses.respondent
    )


def without_small_pools(
    questionnaire: Questionnaire, persons: pl.DataFrame, pooled: pl.Series | None, who: pl.Series | None = None
) -> pl.DataFrame:
    """Person scores in which those of pooled persons are null wherever too few pooled persons have one.

    `pooled`: who is; None where nobody is. `who`: the same for rows of the same person; None where each is another.
    """
    import polars as pl

    if pooled is None or not pooled.any():
        return persons
    kept = persons.filter(pooled)
    people = list(range(kept.height)) if who is None else who.filter(pooled).to_list()
    small = [*_small_practices(kept, people), *_small_dimensions(questionnaire, kept, people)]
    mine = pl.lit(pooled)
    nothing = [pl.when(~mine).then(pl.col(column)).alias(column) for column in small]
    partial = [name for column in small if (name := _partial(column)) in persons.columns]
    return persons.with_columns(*nothing, *[(pl.col(column) & ~mine).alias(column) for column in partial])


def _partial(column: str) -> str:
    """The column that goes with a dimension's; no name of a column for a practice's."""
    kind, _, name = column.partition(":")
    return partial_column(name) if kind == "dimension" else ""


def _small_practices(pool: pl.DataFrame, people: Sequence[object]) -> Iterator[str]:
    yield from (c for c in pool.columns if c.startswith(practice_column("")) and _scored(pool, c, people) < POOL)


def _scored(pool: pl.DataFrame, column: str, people: Sequence[object]) -> int:
    """How many people have a score."""
    return len({who for who, score in zip(people, pool[column], strict=True) if score is not None})


def _small_dimensions(questionnaire: Questionnaire, pool: pl.DataFrame, people: Sequence[object]) -> Iterator[str]:
    for dimension in questionnaire.dimensions:
        column = dimension_column(dimension.id)
        if column in pool.columns:
            practices = [c for p in dimension.practices if (c := practice_column(p.id)) in pool.columns]
            printed = {c for c in practices if _scored(pool, c, people) >= POOL}
            shares = list(_shares(pool, column, practices, printed))
            if _scored(pool, column, people) < POOL or gives_away(shares, people):
                yield column


@dataclass(frozen=True)
class Share:
    """What a person adds to a dimension: `weight` times each of the practices, of which `open` are printed themselves."""

    weight: float
    open: frozenset[str]
    closed: frozenset[str]


def _shares(pool: pl.DataFrame, column: str, practices: Sequence[str], printed: AbstractSet[str]) -> Iterator[Share]:
    for row in pool.iter_rows(named=True):
        scored = {practice for practice in practices if row[practice] is not None}
        weight = 1 / len(scored) if row[column] is not None else 0.0
        yield Share(weight, frozenset(scored & printed), frozenset(scored - printed) if weight else frozenset())


def gives_away(shares: Sequence[Share], people: Sequence[object] | None = None) -> bool:
    """Whether the sum of a dimension less the right multiples of its practices' sums is about one or two persons.

    `people`: whose each share is; None where each is another's.

    A multiple takes out everybody whose weight it is. So the persons left over are one or two exactly where the others
    agree, practice by practice, and those do not agree with them.
    """
    if _cancel(shares):
        return False
    whose = list(range(len(shares))) if people is None else people
    return any(
        _cancel([share for who, share in zip(whose, shares, strict=True) if who not in left])
        for size in range(1, POOL)
        for left in combinations(dict.fromkeys(whose), size)
    )


def _cancel(shares: Sequence[Share]) -> bool:
    """Whether one multiple for each practice takes everybody out."""
    if any(share.closed for share in shares):
        return False
    weights: dict[str, float] = {}
    return all(
        weights.setdefault(practice, share.weight) == share.weight for share in shares for practice in share.open
    )
