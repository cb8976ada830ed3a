"""What a reader can work out: sets of a few persons whose answers follow from what is shown, by adding and subtracting rows.

An atom is a class of respondents whom the same rows count. A set of atoms can be worked out iff its indicator lies in the
row space of the matrix of rows and atoms: iff every null vector of that matrix sums to zero over the set. Two null
vectors drawn modulo a prime give each atom a hash; sets whose hashes sum to zero are found by partial sums that meet in
the middle. Modulo a prime nothing is overlooked where the rank is that of the rational matrix, so a verdict of "nothing"
is checked against the rank modulo a second prime. A false hit would hide more, never less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

PRIMES = (2_147_483_647, 2_147_483_629)
HALF = 16
SEED = 2026
MOST_LEAKS = 40
MOST_SUMS = 12_000_000
PER_SUM = 30


class OutOfWorkError(Exception):
    """The audit would take longer than it may."""


class Work:
    """How much may still be computed, in elementary steps: a limit that is the same on every machine."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise OutOfWorkError


@dataclass(frozen=True)
class _Basis:
    """Independent rows in reduced form modulo a prime, where each has its 1, and how it is made of the rows as given."""

    prime: int
    rows: Whole
    pivots: list[int]
    recipes: Whole


def leaks(members: Whole, sizes: Whole, least: int, harmless: int, work: Work) -> list[frozenset[int]]:
    """The recipes of small sets that can be worked out: places of rows, those from `harmless` on; empty when all is safe.

    `members`: rows x atoms, 1 where the row counts the atom; `sizes`: persons in each atom; a set is small below `least`.
    A recipe uses a row only where the rows before it do not say the same. Sets that follow from the first `harmless` rows
    alone are known already. Not all recipes are given, but some whenever there are any.

    Raises:
        OutOfWorkError: too much to compute.
    """
    if int((sizes < least).sum()) ** 2 > MOST_SUMS:
        raise OutOfWorkError
    basis = _reduced(members, PRIMES[0], work)
    found = _search(basis, sizes, least, harmless, work)
    if not found:
        other = _reduced(members, PRIMES[1], work)
        if len(other.pivots) > len(basis.pivots):
            found = _search(other, sizes, least, harmless, work)
    return found


def _reduced(members: Whole, prime: int, work: Work) -> _Basis:
    """Gauss-Jordan, row after row in the order given: a row that those before it make up falls out."""
    import numpy as np

    count, width = members.shape
    work.spend(count * count * (width + count))
    extended = np.concatenate([members, np.eye(count, dtype=np.int64)], axis=1)
    basis, pivots = np.zeros((count, width + count), dtype=np.int64), list[int]()
    for given in extended:
        rank = len(pivots)
        row = (given - _product(given[pivots], basis[:rank], prime)) % prime
        filled = row[:width].nonzero()[0]
        if filled.size:
            pivot = int(filled[0])
            row = row * pow(int(row[pivot]), -1, prime) % prime
            basis[:rank] = (basis[:rank] - basis[:rank, pivot, None] * row) % prime
            basis[rank] = row
            pivots.append(pivot)
    rank = len(pivots)
    return _Basis(prime, basis[:rank, :width], pivots, basis[:rank, width:])


def _product(left: Whole, right: Whole, prime: int) -> Whole:
    """A matrix product modulo a prime of 31 bits, in halves that stay below 63."""
    high: Whole = (left >> HALF) @ right % prime
    low: Whole = (left & ((1 << HALF) - 1)) @ right
    return ((high << HALF) + low) % prime


def _hashes(basis: _Basis) -> Whole:
    """Two null vectors: arbitrary but always the same on the free atoms, the rest follows. 2 x atoms."""
    import numpy as np

    width = basis.rows.shape[1]
    free = np.setdiff1d(np.arange(width), basis.pivots)
    vectors = np.zeros((2, width), dtype=np.int64)
    vectors[:, free] = np.random.default_rng(SEED).integers(1, basis.prime, (2, len(free)))
    vectors[:, basis.pivots] = -_product(vectors[:, free], basis.rows[:, free].T, basis.prime) % basis.prime
    return vectors


@dataclass(frozen=True)
class _Sums:
    """Sets of so many atoms each: their places, persons, and hashes."""

    places: Whole
    weights: Whole
    hashes: Whole

    def up_to(self, weight: int) -> _Sums:
        light = self.weights <= weight
        return _Sums(self.places[light], self.weights[light], self.hashes[:, light])


def _search(basis: _Basis, sizes: Whole, least: int, harmless: int, work: Work) -> list[frozenset[int]]:
    """Recipes of the sets of fewest atoms first."""
    import numpy as np

    small = np.flatnonzero(sizes < least)
    one = _Sums(small[:, None], sizes[small], _hashes(basis)[:, small])
    levels = [one]
    for count in range(1, least):
        larger, smaller = (count + 1) // 2, count // 2
        while len(levels) < larger:
            levels.append(_extended(levels[-1].up_to(least - 2), one, least, basis.prime, work))
        found: dict[frozenset[int], None] = {}
        for places in _vanishing(levels[larger - 1], levels[smaller - 1] if smaller else None, least, basis, work):
            recipe = _recipe(basis, places, harmless)
            if recipe:
                found[recipe] = None
            if len(found) >= MOST_LEAKS:
                break
        if found:
            return list(found)
    return []


def _extended(sums: _Sums, one: _Sums, least: int, prime: int, work: Work) -> _Sums:
    """Sets of one atom more, each once, that leave room for another: the atom added comes after those there."""
    import numpy as np

    if len(sums.weights) * len(one.weights) > MOST_SUMS:
        raise OutOfWorkError
    work.spend(PER_SUM * len(sums.weights) * len(one.weights))
    left, right = np.nonzero(
        (sums.places[:, -1, None] < one.places[None, :, 0]) & (sums.weights[:, None] + one.weights[None, :] < least - 1)
    )
    return _Sums(
        np.concatenate([sums.places[left], one.places[right]], axis=1),
        sums.weights[left] + one.weights[right],
        (sums.hashes[:, left] + one.hashes[:, right]) % prime,
    )


def _vanishing(left: _Sums, right: _Sums | None, least: int, basis: _Basis, work: Work) -> Iterator[tuple[int, ...]]:
    """Sets of atoms, of `left` or made of one of each, that are small and whose hashes sum to zero; each once."""
    import numpy as np

    if right is None:
        for at in np.flatnonzero((left.hashes == 0).all(axis=0)):
            yield tuple(left.places[at].tolist())
        return
    left, right = left.up_to(least - 1 - right.places.shape[1]), right.up_to(least - 1 - left.places.shape[1])
    work.spend(PER_SUM * (len(left.weights) + len(right.weights)))
    keys, wanted = _keys(right.hashes), _keys(-left.hashes % basis.prime)
    order, asked = np.argsort(keys), np.argsort(wanted)
    first, last = (np.searchsorted(keys[order], wanted[asked], side) for side in ("left", "right"))
    work.spend(PER_SUM * int((last - first).sum()))
    seen = set()
    for at in np.flatnonzero(last > first):
        mine = asked[at]
        for match in order[first[at] : last[at]]:
            places = tuple(sorted((*left.places[mine].tolist(), *right.places[match].tolist())))
            apart = all(one < other for one, other in pairwise(places))
            if apart and left.weights[mine] + right.weights[match] < least:
                seen.add(places)
    yield from sorted(seen)


def _keys(hashes: Whole) -> Whole:
    """Both hashes in one number of 62 bits."""
    keys: Whole = (hashes[0] << 31) | hashes[1]
    return keys


def _recipe(basis: _Basis, places: tuple[int, ...], harmless: int) -> frozenset[int]:
    """The rows that give a set of atoms away, from `harmless` on; empty where the hashes met by chance."""
    import numpy as np

    of = [at for at, pivot in enumerate(basis.pivots) if pivot in places]
    total = basis.rows[of].sum(axis=0) % basis.prime
    if not np.array_equal(np.flatnonzero(total), places) or (total[list(places)] != 1).any():
        return frozenset()
    recipe = basis.recipes[of].sum(axis=0) % basis.prime
    return frozenset(at for at in np.flatnonzero(recipe).tolist() if at >= harmless)
