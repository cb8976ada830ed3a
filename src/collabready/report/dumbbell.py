"""The chart of a group beside the whole: two marks on one line of 0-100, one unit a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.report.charts import falls_short
from collabready.report.drawing import BLUE, GRID, MIST, NAVY, RULE, RUST, line, marker, rect, svg, upright

if TYPE_CHECKING:
    from collabready.assessment.sealed import Interval

HALF = 3.1
"""Half the side of the square that stands for the whole."""


@dataclass(frozen=True)
class Seen:
    """A score in a group with its interval, and that of the whole; None is left out."""

    here: float | None
    ci: Interval | None
    whole: float | None


def dumbbell(seen: Seen, ready: float, *, width: float, height: float = 22) -> str:
    """The group as a circle, a diamond below the ready line, with its interval; the whole as a square."""
    here, ci, whole = seen.here, seen.ci, seen.whole
    unit, upper, lower = width / 100, height * 0.36, height * 0.7
    below = here is not None and falls_short(here, ready)
    colour = RUST if below else BLUE
    parts = [rect(unit * ready, 0, width - unit * ready, height, MIST)]
    parts += [upright(unit * tens, height, GRID, 0.5, "") for tens in range(0, 101, 10)]
    parts.append(upright(unit * ready, height))
    if here is not None and whole is not None:
        parts.append(line((unit * whole, lower), (unit * here, upper), RULE, 1.2))
    if ci:
        parts.append(_whisker(unit * ci[0], unit * ci[1], upper, colour))
    if whole is not None:
        left = min(max(unit * whole - HALF, 0), width - 2 * HALF)
        parts.append(rect(left, lower - HALF, 2 * HALF, 2 * HALF, NAVY))
    if here is not None:
        parts.append(marker((min(max(unit * here, HALF), width - HALF), upper), 3.6, colour, below=below))
    return svg(width, height, *parts)


def _whisker(low: float, high: float, middle: float, colour: str) -> str:
    ends = "".join(line((x, middle - 3.2), (x, middle + 3.2), colour, 1.1) for x in (low, high))
    return line((low, middle), (high, middle), colour, 1.1) + ends
