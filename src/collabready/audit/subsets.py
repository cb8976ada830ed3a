"""Small sets of atoms, each with the sum of its hashes: half of what is looked for, so that two of them meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

MOST = 4_000_000
NOBODY = -1


@dataclass(frozen=True)
class Subsets:
    """Sets of atoms, the empty one first. `members`: a line a set, filled up with -1; `sizes`: people in each."""

    members: np.ndarray
    hashes: np.ndarray
    sizes: np.ndarray


def subsets(hashes: np.ndarray, sizes: np.ndarray, k: int) -> Subsets | None:
    """All sets of at most half of k atoms with fewer than k people together; None where there are too many to keep."""
    import numpy as np

    most = k // 2
    found = [Subsets(np.full((1, most), NOBODY, np.int32), np.zeros(1, np.uint64), np.zeros(1, np.int64))]
    atoms = Subsets(np.arange(len(hashes), dtype=np.int32)[:, None], hashes, sizes)
    for count in range(min(most, len(hashes))):
        if len(found[-1].sizes) * len(hashes) > MOST * (count + 1):
            return None
        found.append(_joined([_extended(found[-1], atoms, atom, k) for atom in range(len(hashes))]))
    return _joined(found)


def meeting(tried: Subsets, k: int) -> Iterator[frozenset[int]]:
    """Sets of atoms with fewer than k people of which the hashes sum to zero, as one of those tried or as two."""
    import numpy as np

    alone = np.flatnonzero(tried.hashes == 0)
    for place in alone[np.argsort(tried.sizes[alone], kind="stable")]:
        if tried.sizes[place]:
            yield _members(tried, place)
    order = np.argsort(tried.hashes, kind="stable")
    ascending = tried.hashes[order]
    first = np.searchsorted(ascending, -tried.hashes, "left")
    last = np.searchsorted(ascending, -tried.hashes, "right")
    for place in np.flatnonzero((last > first) & (tried.hashes != 0)):
        one = _members(tried, place)
        for other in order[first[place] : last[place]]:
            both = _members(tried, other)
            if tried.sizes[place] + tried.sizes[other] < k and not one & both:
                yield one | both


def _extended(shorter: Subsets, atoms: Subsets, atom: int, k: int) -> Subsets:
    """The sets of which all atoms come before this one, with this one too."""
    import numpy as np

    chosen = (shorter.members.max(axis=1) < atom) & (shorter.sizes + atoms.sizes[atom] < k)
    members = np.roll(shorter.members[chosen], 1, axis=1)
    members[:, 0] = atom
    return Subsets(members, shorter.hashes[chosen] + atoms.hashes[atom], shorter.sizes[chosen] + atoms.sizes[atom])


def _joined(parts: list[Subsets]) -> Subsets:
    import numpy as np

    return Subsets(
        np.concatenate([part.members for part in parts]),
        np.concatenate([part.hashes for part in parts]),
        np.concatenate([part.sizes for part in parts]),
    )


def _members(tried: Subsets, place: int | np.intp) -> frozenset[int]:
    return frozenset(int(atom) for atom in tried.members[place] if atom != NOBODY)
