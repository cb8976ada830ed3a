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

MOST, FEWEST = 8, 2
"""Longest list, and the shortest that is worth a place among others."""
TALLEST = 196.0
"""Points of the highest chart."""
BLOCK, HEAD, CAPTION, PANEL = 38.0, 26.0, 15.0, 30.0
"""Points of a block's rule and title, of a table's head, of a line below a title, around the panel at the end."""
PARTS, STATEMENTS, ACROSS = 42, 36, 108
"""Letters of a line of a title, as of a part, of a statement, and across the page; a language breaks earlier than it must."""
ENOUGH = 0.4 * PAGE
"""A second page holds at least so much."""


@dataclass(frozen=True)
class Rest:
    """What follows the parts. `lists`: the titles of the rows of each, below one of `heads`; `breaks`: each in one text.

    `panel`: what stands at the end, which always does.
    """

    heads: tuple[str, ...]
    lists: tuple[tuple[str, ...], ...]
    breaks: tuple[str, ...]
    notes: tuple[str, ...]
    panel: str

    def height(self, most: int) -> float:
        """Points that it takes with so many rows in each list."""
        taken: float = sum(10 + 11 * lines(head, ACROSS) for head in self.heads)
        taken += sum(_rows(rows[:most], STATEMENTS) + (MORE if len(rows) > most else 0) for rows in self.lists)
        taken += (BLOCK + _rows(self.breaks[:most], 90) + MORE) if self.breaks else 0
        told = [note for note in self.notes if note]
        taken += BLOCK + sum(12.4 * lines(note, ACROSS) + 3 for note in told) if told else 0
        return taken + PANEL + 12.8 * lines(self.panel, 96)

    @property
    def longest(self) -> int:
        return min(MOST, max(map(len, (*self.lists, self.breaks)), default=0))


@dataclass(frozen=True)
class Fit:
    """`height`: of the chart, in points; `most`: rows of a list; `parted`: whether the rest has a page of its own."""

    height: float
    most: int
    parted: bool


def arrange(opening: Opening, drawn: Sequence[Slope], key: Sequence[str], titles: Sequence[str], rest: Rest) -> Fit:
    """`key`: what explains each kind of line, beside the chart; `titles`: of the rows of the table of parts."""
    beside = sum(21.2 + 11.6 * lines(means, 24) for means in key) - CAPTION
    least = min(TALLEST, max(beside, least_height(drawn)))
    fixed = opening_height(opening) + BLOCK + CAPTION + BLOCK / 2 + HEAD + _rows(titles, PARTS)
    for most in range(rest.longest, FEWEST - 1, -1) or (rest.longest,):
        for height in (TALLEST, (TALLEST + least) / 2, least):
            if fixed + max(height, beside) + rest.height(most) <= PAGE:
                return Fit(height, max(most, 1), parted=False)
    if rest.height(MOST) + HEAD >= ENOUGH:
        return Fit(min(TALLEST, max(least, PAGE - fixed)), MOST, parted=True)
    return Fit(least, 1, parted=fixed + max(least, beside) + rest.height(1) > PAGE)


def _rows(titles: Sequence[str], letters: int) -> float:
    return sum(4.2 + 11 * lines(title.strip(), letters) for title in titles)
