"""Which rows to hide so that nothing small can be worked out: as few as can be found, the least important first.

Every recipe of a leak holds a row that must be hidden. The smallest choice that spoils all recipes known so far is made,
audited, and the recipes that turn up are added, until none does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.recovery import Work, leaks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_CHOICES = 400
MOST_RECIPES = 120


@dataclass(frozen=True)
class Audit:
    """Rows and atoms, what may be hidden, and how much may be computed.

    `members`: rows x atoms, the most important row first; `sizes`: persons in each atom; a set is small below `least`.
    The first `kept` rows are shown whatever happens, and what follows from them alone is known.
    """

    members: NDArray[np.int64]
    sizes: NDArray[np.int64]
    least: int
    kept: int
    work: Work

    def recipes(self, hidden: set[int]) -> list[frozenset[int]]:
        """Recipes of what could be worked out if some rows were hidden; empty when nothing could."""
        shown = [row for row in range(len(self.members)) if row not in hidden]
        found = leaks(self.members[shown], self.sizes, self.least, self.kept, self.work)
        return [frozenset(shown[at] for at in recipe) for recipe in found]


def suppressed(audit: Audit) -> set[int]:
    """The places of the rows to hide.

    Raises:
        OutOfWorkError: too much to compute.
    """
    recipes: dict[frozenset[int], None] = {}
    hidden: set[int] = set()
    while found := audit.recipes(hidden):
        recipes |= dict.fromkeys(found)
        if len(recipes) <= MOST_RECIPES:
            hidden = _fewest(list(recipes), audit.work)
        else:
            hidden |= {max(recipe) for recipe in found}
    for row in sorted(hidden):
        rest = hidden - {row}
        if all(recipe & rest for recipe in recipes):
            found = audit.recipes(rest)
            recipes |= dict.fromkeys(found)
            hidden = hidden if found else rest
    return hidden


def _fewest(recipes: list[frozenset[int]], work: Work) -> set[int]:
    """As few rows as spoil every recipe; of two choices the one that was found first, later rows being tried first."""
    best = sorted({max(recipe) for recipe in recipes})
    stack: list[tuple[int, ...]] = [()]
    left = MOST_CHOICES
    while stack and left:
        left -= 1
        chosen = stack.pop()
        work.spend(len(recipes))
        open_ = [recipe for recipe in recipes if recipe.isdisjoint(chosen)]
        if not open_:
            best = list(chosen)
        elif len(chosen) + 1 < len(best):
            recipe = min(open_, key=_order)
            stack += [(*chosen, row) for row in sorted(recipe)]
    return set(best)


def _order(recipe: frozenset[int]) -> tuple[int, list[int]]:
    """The shortest first."""
    return len(recipe), sorted(recipe)
