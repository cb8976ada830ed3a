"""Somebody who reads what is shown and tries to work out a few people: by brute force, in exact whole numbers.

Nothing here is taken from the program. A number over some people is a row of zeros and ones over the classes of people
whom it tells apart; a set of classes can be worked out iff every whole-numbered null vector of the rows sums to zero over
it. All sets of fewer than `least` people are tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Person = int


def worked_out(shown: Iterable[frozenset[Person]], least: int = 5) -> Iterator[int]:
    """The sizes of the sets of fewer than `least` people that can be worked out. `shown`: the people behind each number."""
    rows = list(shown)
    patterns = Counter(tuple(person in row for row in rows) for person in set().union(*rows))
    classes = sorted(patterns)
    null = null_vectors([[int(pattern[at]) for pattern in classes] for at in range(len(rows))], len(classes))
    sizes = np.array([patterns[each] for each in classes], dtype=np.int64)
    sets = np.arange(len(classes), dtype=np.int64)[:, None]
    while len(sets):
        sets = sets[sizes[sets].sum(axis=1) < least]
        given_away = ~null[:, sets].sum(axis=2).any(axis=0)
        yield from (int(size) for size in sizes[sets[given_away]].sum(axis=1))
        left, right = np.nonzero(sets[:, -1, None] < np.arange(len(classes)))
        sets = np.concatenate([sets[left], right[:, None]], axis=1)


def null_vectors(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.int64]:
    """Whole-numbered vectors that span the null space: Gauss and Jordan without fractions."""
    matrix, pivots, scale = [list(row) for row in rows], list[int](), 1
    for column in range(width):
        top = len(pivots)
        at = next((at for at in range(top, len(matrix)) if matrix[at][column]), None)
        if at is None:
            continue
        matrix[top], matrix[at] = matrix[at], matrix[top]
        pivot = matrix[top][column]
        for other, row in enumerate(matrix):
            if other != top:
                factor = row[column]
                matrix[other] = [
                    (pivot * one - factor * each) // scale for one, each in zip(row, matrix[top], strict=True)
                ]
        pivots.append(column)
        scale = pivot
    free = [column for column in range(width) if column not in pivots]
    vectors = np.zeros((len(free), width), dtype=np.int64)
    for at, column in enumerate(free):
        vectors[at, column] = scale
        for place, pivot in enumerate(pivots):
            vectors[at, pivot] = -matrix[place][column]
    return vectors


def most_that_is_safe(whole: frozenset[Person], groups: Sequence[frozenset[Person]], least: int = 5) -> int:
    """How many of the groups can be shown beside the whole at best, by trying every choice of them."""
    large = [group for group in groups if len(group) >= least]
    for number in range(len(large), 0, -1):
        for chosen in combinations(large, number):
            if not any(worked_out([whole, *chosen], least)):
                return number
    return 0
