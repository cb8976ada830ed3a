"""The attack alone: which small sets of people follow from which totals."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.audit.attack import recoverable

Rows = dict[str, frozenset[int]]


def some(start: int, stop: int) -> frozenset[int]:
    return frozenset(range(start, stop))


@pytest.mark.parametrize(
    ("rows", "people", "terms"),
    [
        ({"whole": some(0, 13), "A": some(0, 9)}, some(9, 13), {"whole": 1, "A": -1}),
        ({"whole": some(0, 20), "A": some(0, 10), "B": some(10, 19)}, {19}, {"whole": 1, "A": -1, "B": -1}),
        ({"A": some(7, 30), "N": some(6, 30)}, {6}, {"N": 1, "A": -1}),
        ({"first": some(0, 40), "second": some(0, 41)}, {40}, {"second": 1, "first": -1}),
        ({"A": some(0, 4)}, some(0, 4), {"A": 1}),
    ],
    ids=[
        "the whole minus a group",
        "every difference is fine, and the total minus both is one person",
        "two breakdowns that are safe each",
        "two releases",
        "a small group itself",
    ],
)
def test_a_small_set_is_found_with_its_recipe(rows: Rows, people: set[int], terms: dict[str, int]) -> None:
    """METHOD, several breakdowns: 20 people with groups of 10 and 9; 30 with departments of 7 and 23, sites of 6 and 24."""
    recipe = recoverable(rows, 5)

    assert recipe is not None
    assert recipe.people == people
    assert dict(recipe.terms) == terms


@pytest.mark.parametrize(
    "rows",
    [
        {},
        {"nobody": frozenset()},
        {"whole": some(0, 14), "A": some(0, 9), "B": some(9, 14)},
        {"A": some(0, 10), "B": some(6, 16)},
        {"whole": some(0, 20), "again": some(0, 20)},
    ],
    ids=["nothing", "nobody in it", "nobody is left over", "what two share does not follow", "the same twice"],
)
def test_what_does_not_follow_is_not_found(rows: Rows) -> None:
    assert recoverable(rows, 5) is None


def test_a_recipe_may_need_halves() -> None:
    """Three that overlap in pairs: (AB + AC - BC) / 2 is A, and no sum or difference is."""
    a, b, c = some(0, 3), some(3, 9), some(9, 15)

    recipe = recoverable({"AB": a | b, "AC": a | c, "BC": b | c}, 5)

    assert recipe is not None
    assert recipe.people == a
    assert dict(recipe.terms) == {"AB": Fraction(1, 2), "AC": Fraction(1, 2), "BC": Fraction(-1, 2)}


def _rank(vectors: list[list[int]]) -> int:
    """Of vectors, by elimination in fractions."""
    lines, rank = [list(map(Fraction, vector)) for vector in vectors], 0
    for column in range(len(lines[0]) if lines else 0):
        pivot = next((line for line in range(rank, len(lines)) if lines[line][column]), None)
        if pivot is None:
            continue
        lines[rank], lines[pivot] = lines[pivot], lines[rank]
        for line in range(rank + 1, len(lines)):
            factor = lines[line][column] / lines[rank][column]
            lines[line] = [a - factor * b for a, b in zip(lines[line], lines[rank], strict=True)]
        rank += 1
    return rank


def _vector(people: frozenset[int] | tuple[int, ...], count: int) -> list[int]:
    return [int(person in people) for person in range(count)]


def _followed(rows: Rows, count: int, k: int) -> bool:
    """By brute force: whether any set of 1 to k - 1 people adds nothing to the rank."""
    known = [_vector(people, count) for people in rows.values()]
    return any(
        _rank([*known, _vector(chosen, count)]) == _rank(known)
        for size in range(1, k)
        for chosen in combinations(range(count), size)
    )


@given(data=st.data(), count=st.integers(3, 9), k=st.integers(2, 5), number=st.integers(1, 6))
def test_it_finds_what_brute_force_finds_and_nothing_else(data: st.DataObject, count: int, k: int, number: int) -> None:
    sets = data.draw(st.lists(st.frozensets(st.integers(0, count - 1), min_size=1), min_size=number, max_size=number))
    rows = {f"row {place}": people for place, people in enumerate(sets)}

    recipe = recoverable(rows, k)

    assert (recipe is not None) == _followed(rows, count, k)
    if recipe:
        total = [sum(weight * (person in rows[name]) for name, weight in recipe.terms) for person in range(count)]
        assert total == _vector(recipe.people, count)
        assert 0 < len(recipe.people) < k


def test_a_thousand_people_in_crossed_groups_are_searched_to_the_end() -> None:
    """45 x 15 groups, safe; then one of them again without four of its people."""
    draw = Random(5)
    belonging = [(draw.randrange(45), draw.randrange(15)) for _ in range(1000)]
    rows = {"whole": some(0, 1000)}
    for breakdown, number in enumerate((45, 15)):
        for group in range(number):
            rows[f"{breakdown}-{group}"] = frozenset(p for p in range(1000) if belonging[p][breakdown] == group)

    assert recoverable(rows, 5) is None
    few = frozenset(sorted(rows["0-7"])[:4])
    recipe = recoverable({**rows, "later": rows["0-7"] - few}, 5)
    assert recipe is not None
    assert recipe.people == few
    assert dict(recipe.terms) == {"0-7": 1, "later": -1}
