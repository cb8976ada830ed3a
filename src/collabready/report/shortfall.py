"""How far a score lies from the ready line, in the whole points that are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, whole
from collabready.language import say, say_count
from collabready.report.headline import ROOM
from collabready.report.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence


def distance(rungs: Ladder, score: float) -> str:
    """Say "5 points short", "1 point over"."""
    gap = abs(whole(score) - whole(rungs.line))
    if rungs.below(score):
        return say_count(gap, "{n} point short", "{n} points short") if gap else say("just short")
    return say_count(gap, "{n} point over", "{n} points over") if gap else say("on the line")


def furthest(rungs: Ladder, parts: Sequence[tuple[str, float]]) -> str:
    """The lowest part, or those that are printed as equally low, with their distance."""
    lowest = min(parts, key=lambda each: each[1])[1]
    names = [title for title, score in parts if whole(score) == whole(lowest)]
    return say("{names}, {distance}", names=listed(names, ROOM), distance=distance(rungs, lowest))
