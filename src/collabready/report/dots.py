"""Charts of dots on a line of 0-100: a score with its range, groups one below the other or all on one line, two voices.

A diamond is below the ready line, a circle at it or above; leaders are a square. So each can be told without colour.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.report.charts import estimate, falls_short
from collabready.report.drawing import (
    AMBER,
    BLUE,
    GREY,
    GRID,
    INK,
    NAVY,
    RULE,
    RUST,
    SAND,
    WHITE,
    Face,
    line,
    marker,
    rect,
    svg,
    text,
    upright,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.sealed import Interval

PALE_BLUE = "#C4D9E3"
FIGURES = 9
"""Height of the figures below a line."""
EDGE = 16.0
"""Room at both ends of a line for the figures of two voices."""
NEAR = 4.0
"""Points between two marks from which one no longer covers the other."""


def gauge(score: float, ci: Interval | None, ready: float, *, width: float) -> str:
    """A score with its range, and the ends of the scale and the ready line in figures below it."""
    height, apart = 18.0, 12
    figures = [
        text((width * at / 100, height + FIGURES), f"{at:g}", Face(6.8, GREY, anchor=anchor))
        for at, anchor in ((0, "start"), (100, "end"))
        if abs(at - ready) >= apart
    ]
    figures.append(text((width * ready / 100, height + FIGURES), f"{ready:g}", Face(7, INK)))
    inner = estimate(score, ci, ready, width=width, height=height).partition(">")[2].removesuffix("</svg>")
    return svg(width, height + FIGURES + 2, inner, *figures)


def lollipop(score: float, ready: float, *, width: float, height: float = 13) -> str:
    """A group on its line: a stalk from 0 to its score, and the ready line."""
    below, middle, at = falls_short(score, ready), height / 2, width * score / 100
    return svg(
        width,
        height,
        line((0, middle), (at, middle), SAND if below else PALE_BLUE, 2.2),
        line((0, middle), (at, middle), AMBER if below else BLUE, 0.7),
        upright(width * ready / 100, height),
        marker((at, middle), 3.0, RUST if below else BLUE, below=below),
    )


def strip(scores: Sequence[float], ready: float, *, width: float) -> tuple[str, float]:
    """Many groups on one line, those with about the same score above each other; and the height of that, in points."""
    gap, radius = 7.4, 3.0
    stacks = Counter(round(width * score / 100 / gap) for score in scores)
    height = gap * max(stacks.values(), default=1) + 8
    stacked: Counter[int] = Counter()
    dots = []
    for score in sorted(scores):
        place = round(width * score / 100 / gap)
        stacked[place] += 1
        below = falls_short(score, ready)
        at = (width * score / 100, height - gap * stacked[place] + gap / 2 - 2)
        dots.append(marker(at, radius, RUST if below else BLUE, below=below))
    floor = line((0, height - 1), (width, height - 1), RULE)
    tall = height + FIGURES + 1
    return svg(width, tall, floor, upright(width * ready / 100, height), *dots, *_scale(width, height, ready)), tall


def _scale(width: float, height: float, ready: float) -> list[str]:
    anchors, apart = {0: "start", 100: "end"}, 6
    figures = [
        text((width * at / 100, height + FIGURES - 1), str(at), Face(6.8, GREY, anchor=anchors.get(at, "middle")))
        for at in range(0, 101, 20)
        if abs(at - ready) >= apart
    ]
    return [*figures, text((width * ready / 100, height + FIGURES - 1), f"{ready:g}", Face(7, INK))]


@dataclass(frozen=True)
class Seen:
    """A score of one voice with its figure, and its name where it is to stand above the mark."""

    score: float
    figure: str
    name: str = ""


def dumbbell(staff: Seen | None, leaders: Seen | None, ready: float, *, width: float, notable: bool = False) -> str:
    """Staff as a circle and leaders as a square, each with its figure beside it; None is left out.

    `notable`: joined by a strong line, because the two differ beyond chance.
    """
    edge, height = EDGE, 22.0
    head = 11.0 if any(each and each.name for each in (staff, leaders)) else 0.0
    middle, unit = head + height / 2, (width - 2 * edge) / 100
    seen = [each for each in (staff, leaders) if each]
    at = [edge + unit * each.score for each in seen]
    close = len(at) > 1 and abs(at[0] - at[1]) < unit * NEAR
    return svg(
        width,
        head + height,
        *[_upright_from(edge + unit * tens, head, height, GRID) for tens in range(0, 101, 10)],
        line((edge + unit * ready, head), (edge + unit * ready, head + height), INK, 0.8, "2 1.6"),
        _joined(at, middle, notable=notable),
        marker((at[0], middle), 4.6 if close else 3.8, BLUE, below=False) if staff else "",
        _square(at[-1], middle, 2.4 if close else 3.4, ringed=close) if leaders else "",
        *[
            _beside(x, middle, each.figure, left=place == _leftmost(at))
            for place, (x, each) in enumerate(zip(at, seen, strict=True))
        ],
        *(_named(at, seen, (BLUE, NAVY) if staff else (NAVY,)) if head else ()),
    )


def dumbbell_axis(ready: float, *, width: float) -> str:
    """The figures under `dumbbell`."""
    inner = width - 2 * EDGE
    figures = [
        text((EDGE + inner * at / 100, 8), str(at), Face(6.8, GREY))
        for at in range(0, 101, 20)
        if abs(at - ready) >= 6  # noqa: PLR2004 - figures that would touch
    ]
    return svg(width, 10, *figures, text((EDGE + inner * ready / 100, 8), f"{ready:g}", Face(7, INK)))


def _upright_from(x: float, top: float, height: float, stroke: str) -> str:
    return line((x, top), (x, top + height), stroke, 0.5)


def _joined(at: Sequence[float], middle: float, *, notable: bool) -> str:
    if len(at) < 2:  # noqa: PLR2004 - two ends
        return ""
    return line((at[0], middle), (at[1], middle), AMBER if notable else RULE, 3.4 if notable else 1.8)


def _leftmost(at: Sequence[float]) -> int:
    return at.index(min(at))


def _square(x: float, middle: float, half: float, *, ringed: bool) -> str:
    """The mark of leaders; with a pale edge where it lies on that of staff."""
    edge = rect(x - half - 0.7, middle - half - 0.7, 2 * half + 1.4, 2 * half + 1.4, WHITE) if ringed else ""
    return edge + rect(x - half, middle - half, 2 * half, 2 * half, NAVY)


def _beside(x: float, middle: float, figure: str, *, left: bool) -> str:
    """A figure at the outer side of its mark, on a patch that covers the lines of the scale."""
    wide = 4.4 * len(figure) + 1
    patch = rect(x - 6 - wide if left else x + 6, middle - 4.5, wide, 9, WHITE)
    place = (x - 6.4 if left else x + 6.4, middle + 2.6)
    return patch + text(place, figure, Face(7.4, GREY, anchor="end" if left else "start"))


def _named(at: Sequence[float], seen: Sequence[Seen], colours: Sequence[str]) -> list[str]:
    """The names above the marks, away from each other where they would touch."""
    letters = sum(len(each.name) for each in seen)
    touch = len(at) > 1 and abs(at[0] - at[1]) < 2.2 * letters + 4
    centre = sum(at) / len(at)
    placed = []
    for place, (x, each) in enumerate(zip(at, seen, strict=True)):
        if not touch:
            anchor, where = "middle", x
        elif place == _leftmost(at):
            anchor, where = "end", centre - 2
        else:
            anchor, where = "start", centre + 2
        placed.append(text((where, 8), each.name, Face(7.4, colours[place], anchor=anchor)))
    return placed
