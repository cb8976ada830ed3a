"""How much fits on a page: lines estimated from letters, so that a page shortens what it says before it overflows."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.report.headline import Opening

PAGE, MORE = 717, 17
"""Height between the margins, and of the line "and 2 more", in points."""


def lines(text: str, letters: int) -> int:
    """Lines that a text takes at so many letters a line."""
    return max(1, ceil(len(text) / letters))


def opening_height(opening: Opening, short: tuple[int, float] = (44, 29.5)) -> float:
    """Points that a page's opening takes. `short`: letters and height of a line of a short title."""
    letters, height = {"short": short, "long": (52, 26), "longer": (62, 21)}[opening.title.size]
    return 42 + lines(opening.title.text, letters) * height + lines(opening.lead, 84) * 16.8


def fitting(heights: Sequence[float], room: float, most: int) -> int:
    """How many of the parts fit one below the other; one at least, because a page must not be silent about them."""
    taken = 0.0
    for at, height in enumerate(heights[:most]):
        taken += height
        if taken > room:
            return max(at, 1)
    return min(len(heights), most)
