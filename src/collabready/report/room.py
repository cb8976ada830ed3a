"""How much fits on a page: lines estimated from letters, so that a page shortens what it says before it overflows."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from collabready.language import ENGLISH, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.report.headline import Opening

PAGE, MORE = 717, 17
"""Height between the margins, and of the line "and 2 more", in points."""


LEAD, CLOSE_LEAD = 16.8, 15.4
"""Height of a line of the sentence below a title, and where blocks are set closer."""


def set_closer() -> bool:
    """Whether the style sets blocks closer: in languages that say the same in more words than English does."""
    return spoken() != ENGLISH


def lead_height(text: str, letters: int) -> float:
    """Points of the sentence below a title, at so many letters a line."""
    return lines(text, letters) * (CLOSE_LEAD if set_closer() else LEAD)


def lines(text: str, letters: int) -> int:
    """Lines that a text takes at so many letters a line."""
    return max(1, ceil(len(text) / letters))


def opening_height(opening: Opening, short: tuple[int, float] = (44, 29.5)) -> float:
    """Points that a page's opening takes. `short`: letters and height of a line of a short title."""
    letters, height = {"short": short, "long": (52, 26), "longer": (62, 21)}[opening.title.size]
    return 42 + lines(opening.title.text, letters) * height + lead_height(opening.lead, 84)


def fitting(heights: Sequence[float], room: float, most: int) -> int:
    """How many of the parts fit one below the other; one at least, because a page must not be silent about them."""
    taken = 0.0
    for at, height in enumerate(heights[:most]):
        taken += height
        if taken > room:
            return max(at, 1)
    return min(len(heights), most)
