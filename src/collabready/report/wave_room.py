"""How two waves are laid out: on one page where all fits, with shorter lists and a lower chart where that helps, else on two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.report.room import MORE, PAGE, lines, opening_height
from collabready.report.slope import least_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.report.headline import Opening
    from collabready.report.slope import Slope

MOST, FEWEST = 8, 3
"""Longest list, and the shortest that is worth a place among others."""
TALLEST, KEY = 196.0, 156.0
"""Points of the highest chart; of what explains its lines, beside it."""
BLOCK, HEAD, CAPTION, PANEL = 38.0, 26.0, 15.0, 66.0
"""Points of a block's rule and title, of a table's head, of a line below a title, of the panel at the end."""
BETWEEN = 21.0
"""Points of a heading between rows."""
ENOUGH = 0.4 * PAGE
"""A second page holds at least so much."""


@dataclass(frozen=True)
class Rest:
    """What follows the parts. `lists`: the titles of the rows of each; `breaks`: each in one text."""

    lists: tuple[tuple[str, ...], ...]
    breaks: tuple[str, ...]
    notes: tuple[str, ...]

    def height(self, most: int) -> float:
        """Points that it takes with so many rows in each list."""
        taken = sum(BETWEEN + _rows(rows[:most], 40) + (MORE if len(rows) > most else 0) for rows in self.lists)
        taken += (BLOCK + _rows(self.breaks[:most], 90) + MORE) if self.breaks else 0
        told = [note for note in self.notes if note]
        return taken + (BLOCK + sum(12.4 * lines(note, 112) + 3 for note in told) if told else 0)

    @property
    def longest(self) -> int:
        return min(MOST, max(map(len, (*self.lists, self.breaks)), default=0))


@dataclass(frozen=True)
class Fit:
    """`height`: of the chart, in points; `most`: rows of a list; `parted`: whether the rest has a page of its own."""

    height: float
    most: int
    parted: bool


def arrange(opening: Opening, drawn: Sequence[Slope], titles: Sequence[str], rest: Rest) -> Fit:
    """`titles`: of the rows of the table of parts."""
    least = min(TALLEST, max(KEY, least_height(drawn)))
    fixed = opening_height(opening) + BLOCK + CAPTION + BLOCK / 2 + HEAD + _rows(titles, 45)
    for most in range(rest.longest, FEWEST - 1, -1) or (rest.longest,):
        for height in (TALLEST, (TALLEST + least) / 2, least):
            if fixed + height + rest.height(most) + PANEL <= PAGE:
                return Fit(height, max(most, 1), parted=False)
    if rest.height(MOST) + HEAD + PANEL >= ENOUGH:
        return Fit(min(TALLEST, max(least, PAGE - fixed)), MOST, parted=True)
    return Fit(least, 1, parted=fixed + least + rest.height(1) + PANEL > PAGE)


def _rows(titles: Sequence[str], letters: int) -> float:
    return sum(4.2 + 11 * lines(title.strip(), letters) for title in titles)
