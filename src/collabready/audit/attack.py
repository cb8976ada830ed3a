"""The attack: is there a small set of people whose total follows from the totals that are known?

Totals of a set follow exactly where its membership vector is a sum of the known ones, each taken some number of times. In
the reduced echelon form of those, such a sum is known by its pivots: so the set is one to k - 1 atoms - people who are in
the same rows - of which the lines at the pivots sum to ones at the others and to zero everywhere else. Sums of half of them
are hashed, linearly, so that none is missed; what meets is checked in whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from collabready.audit.echelon import echelon
from collabready.audit.recipes import Recipe, shortest
from collabready.audit.subsets import meeting, subsets
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    import numpy as np

SEED = 20261124
TOO_MANY = (
    "There are too many sets under {k} people to try them all. Take a smaller --min-group, or fewer files at once."
)


@dataclass(frozen=True)
class _Atoms:
    """People in the same rows, largest first. `table`: a line a row, 1 where the atom is in it; `sizes`: people in each."""

    names: tuple[str, ...]
    people: tuple[frozenset[int], ...]
    table: np.ndarray
    sizes: np.ndarray

    def recipe(self, chosen: np.ndarray, weights: list[Fraction]) -> Recipe:
        """The recipe for some of the atoms."""
        best = shortest(self.table, chosen, weights)
        terms = [(name, weight) for name, weight in zip(self.names, best, strict=True) if weight]
        inside = [atom for atom, taken in zip(self.people, chosen, strict=True) if taken]
        return Recipe(frozenset().union(*inside), tuple(sorted(terms, key=lambda term: -term[1])))


def recoverable(rows: Mapping[str, frozenset[int]], k: int) -> Recipe | None:
    """The smallest set of 1 to k - 1 people whose total follows from those of the rows; None where there is none.

    `rows`: name of a total -> the people in it. Exact: nothing is missed and nothing is made up.

    Raises:
        CollabreadyError: there are too many sets to try, which happens only where k is well above 5.
    """
    import numpy as np

    atoms = _atoms(rows)
    search = _search(atoms, k) if atoms and (atoms.sizes < k).any() else None
    if atoms is None or search is None:
        return None
    tried = subsets(search.hashes(), atoms.sizes[search.candidates], k)
    if tried is None:
        raise CollabreadyError(TOO_MANY.format(k=k))
    for places in meeting(tried, k):
        chosen = np.zeros(len(atoms.sizes), dtype=np.int64)
        chosen[search.candidates[list(places)]] = 1
        if weights := search.weights(chosen):
            return atoms.recipe(chosen, weights)
    return None


def _atoms(rows: Mapping[str, frozenset[int]]) -> _Atoms | None:
    """The atoms of the rows, of which those that count the same people are one."""
    import numpy as np

    distinct: dict[frozenset[int], str] = {}
    for name, people in rows.items():
        if people:
            distinct.setdefault(people, name)
    inside: dict[int, int] = {}
    for place, people in enumerate(distinct):
        for person in people:
            inside[person] = inside.get(person, 0) | 1 << place
    atoms: dict[int, list[int]] = {}
    for person, places in inside.items():
        atoms.setdefault(places, []).append(person)
    if not atoms:
        return None
    ordered = sorted(atoms.items(), key=lambda atom: (-len(atom[1]), atom[0]))
    table = np.array([[places >> place & 1 for places, _ in ordered] for place in range(len(distinct))], dtype=np.int64)
    inhabited = tuple(frozenset(persons) for _, persons in ordered)
    return _Atoms(tuple(distinct.values()), inhabited, table, np.array([len(persons) for persons in inhabited]))


@dataclass(frozen=True)
class _Search:
    """What is left to try: the lines whose pivot is a small atom, scaled so that all pivots are `scale`.

    `made_of`: of which rows each line is made. `candidates`: the small atoms that any of the lines touches.
    """

    lines: np.ndarray
    made_of: np.ndarray
    pivots: list[int]
    scale: int
    candidates: np.ndarray

    def hashes(self) -> np.ndarray:
        """A number for each candidate; those of a set that is a sum of lines add up to zero, modulo 2 to the 64th."""
        import numpy as np

        keys: np.ndarray = np.random.default_rng(SEED).integers(0, 1 << 64, (self.lines.shape[1],), dtype=np.uint64)
        keys[self.pivots] = 0
        found: np.ndarray = -keys * _wrapped(np.array([self.scale], dtype=object))
        found[self.pivots] = (_wrapped(self.lines) * keys).sum(axis=1, dtype=np.uint64)
        hashes: np.ndarray = found[self.candidates]
        return hashes

    def weights(self, chosen: np.ndarray) -> list[Fraction] | None:
        """How many times each row is taken to give the chosen atoms (1 where chosen); None where no sum gives them."""
        taken = [line for line, pivot in enumerate(self.pivots) if chosen[pivot]]
        if (self.lines[taken].sum(axis=0) != self.scale * chosen).any():
            return None
        return [Fraction(int(weight), self.scale) for weight in self.made_of[taken].sum(axis=0)]


def _search(atoms: _Atoms, k: int) -> _Search | None:
    """None where nothing is left: no sum of rows is about small atoms alone."""
    import numpy as np

    form = echelon(atoms.table)
    small = [line for line, pivot in enumerate(form.pivots) if atoms.sizes[pivot] < k]
    if not small:
        return None
    heads = [int(form.reduced[line, form.pivots[line]]) for line in small]
    scale = lcm(*heads)
    factors = np.array([scale // head for head in heads], dtype=object)[:, None]
    lines, made_of = form.reduced[small].astype(object) * factors, form.made_of[small].astype(object) * factors
    candidates = np.flatnonzero((lines != 0).any(axis=0))
    return _Search(lines, made_of, [form.pivots[line] for line in small], scale, candidates)


def _wrapped(numbers: np.ndarray) -> np.ndarray:
    """Whole numbers of any length modulo 2 to the 64th."""
    import numpy as np

    wrapped: np.ndarray = (numbers & ((1 << 64) - 1)).astype(np.uint64)
    return wrapped
