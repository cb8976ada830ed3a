"""A pooled person counts among others, or not at all: whatever is subtracted from what."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.pool import Share, gives_away, without_small_pools
from collabready.responses.uses import POOL
from conftest import Load

TEXT = """
format: 1
id: pool
version: "1"
title: Pool
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}}}
dimensions:
  - id: d
    title: D
    practices:
      - {id: a, title: A, items: [{id: a1, question: A?}]}
      - {id: b, title: B, items: [{id: b1, question: B?}]}
scoring: {levels: {low: 0}}
"""
A, B, D, PARTIAL = "practice:a", "practice:b", "dimension:d", "partial:d"
Person = tuple[float | None, float | None]


def table(people: list[Person]) -> pl.DataFrame:
    """The scores of practices A and B of each person, with the dimension of which they are the parts."""
    known = [[score for score in person if score is not None] for person in people]
    return pl.DataFrame(
        {
            A: [person[0] for person in people],
            B: [person[1] for person in people],
            D: [sum(scores) / len(scores) if scores else None for scores in known],
            PARTIAL: [len(scores) == 1 for scores in known],
        },
        schema={A: pl.Float64, B: pl.Float64, D: pl.Float64, PARTIAL: pl.Boolean},
    )


def counts(load: Load, people: list[Person], pooled: list[bool]) -> dict[str, int]:
    kept = without_small_pools(load(TEXT), table(people), pl.Series(pooled))
    return {column: kept[column].count() for column in (A, B, D)}


@pytest.mark.parametrize(
    ("people", "pooled", "expected"),
    [
        ([(50, 50)] * 3, "ppp", {A: 3, B: 3, D: 3}),
        ([(50, 50)] * 2 + [(50, None)], "ppp", {A: 3, B: 0, D: 0}),
        ([(50, 50)] * 3 + [(50, None)] * 3, "pppppp", {A: 6, B: 3, D: 6}),
        ([(50, None)] * 2 + [(None, 50)], "ppp", {A: 0, B: 0, D: 3}),
        ([(50, 50), (50, None), (50, None), (50, None)], "fppp", {A: 4, B: 1, D: 4}),
        ([(50, 50), (50, 50), (50, 50)], "ffp", {A: 2, B: 2, D: 2}),
        ([(50, None)] * 3 + [(100, 0)], "pppp", {A: 4, B: 0, D: 0}),
        ([(50, None)] * 3 + [(100, 0)], "pppf", {A: 4, B: 1, D: 4}),
        ([(50, None), (50, 50), (50, 50), (None, 50)], "pppp", {A: 3, B: 3, D: 0}),
    ],
    ids=[
        "three-have-all",
        "the-whole-less-a-practice-would-be-two-persons",
        "three-have-less",
        "three-have-the-whole-and-no-three-a-practice",
        "what-is-said-by-function-counts-beside",
        "one-pooled-among-others-does-not-count",
        "the-whole-less-a-practice-would-be-one-person",
        "and-is-not-where-that-one-speaks-by-function",
        "the-whole-less-both-practices-would-be-two-persons",
    ],
)
def test_three_pooled_people_make_a_number(
    load: Load, people: list[Person], pooled: str, expected: dict[str, int]
) -> None:
    assert counts(load, people, [letter == "p" for letter in pooled]) == expected


def test_talks_of_the_same_person_are_one_of_the_pool(load: Load) -> None:
    """A has three talks of two people; the whole has three people."""
    people: list[Person] = [(50, None), (50, None), (50, None), (None, 50)]

    kept = without_small_pools(load(TEXT), table(people), pl.Series([True] * 4), pl.Series(["a", "a", "b", "c"]))

    assert (kept[A].count(), kept[D].count()) == (0, 4)


def test_a_score_that_does_not_count_is_not_incomplete_either(load: Load) -> None:
    kept = without_small_pools(load(TEXT), table([(50, None), (50, 50)]), pl.Series([True, False]))

    assert kept[PARTIAL].to_list() == [False, False]


def test_where_nobody_is_pooled_nothing_changes(load: Load) -> None:
    persons = table([(50, None), (None, 75)])

    assert without_small_pools(load(TEXT), persons, None).equals(persons)
    assert without_small_pools(load(TEXT), persons, pl.Series([False, False])).equals(persons)


def recoverable(shares: list[Share]) -> bool:
    """By linear algebra: does any mix of the printed sums speak of one or two persons alone?"""
    practices = sorted(set().union(*(share.open | share.closed for share in shares)))
    printed = sorted(set().union(*(share.open for share in shares)))
    columns = [(at, p) for at, share in enumerate(shares) for p in practices if p in share.open | share.closed]
    whole = [shares[at].weight for at, _ in columns]
    rows = np.array([whole, *([float(practice == p) for _, p in columns] for practice in printed)])

    def rank_without(persons: set[int]) -> int:
        kept = [place for place, (at, _) in enumerate(columns) if at not in persons]
        return int(np.linalg.matrix_rank(rows[:, kept])) if kept else 0

    everybody = rank_without(set())
    pairs = [{one, other} for one in range(len(shares)) for other in range(one, len(shares))]
    return any(rank_without(pair) < everybody for pair in pairs)


@given(
    people=st.lists(
        st.tuples(st.frozensets(st.sampled_from("abcd"), min_size=1), st.booleans()), min_size=POOL, max_size=8
    )
)
def test_a_dimension_is_left_out_exactly_where_its_practices_give_somebody_away(
    people: list[tuple[frozenset[str], bool]],
) -> None:
    """Whoever has practices, and a score of the whole or not; a practice is printed when three have it."""
    printed = {p for p in "abcd" if sum(p in practices for practices, _ in people) >= POOL}
    shares = [
        Share(
            1 / len(practices) if scored else 0.0,
            frozenset(practices & printed),
            frozenset(practices - printed if scored else ()),
        )
        for practices, scored in people
    ]
    if sum(scored for _, scored in people) >= POOL:
        assert gives_away(shares) == recoverable(shares)
