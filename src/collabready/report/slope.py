"""A slope chart: where each part stood in the earlier wave and where it stands in the later, on one scale.

What a line means, its shape says: thick with an arrow head what moved, thin with dots what did not, dashed with rings
what too few answers leave open; two strokes across it where something was asked differently. Labels that would lie on
each other are moved apart, and a hair line leads from each to its mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Literal

from collabready.report.drawing import (
    BLUE,
    GREY,
    GRID,
    INK,
    NAVY,
    RULE,
    RUST,
    WHITE,
    Face,
    Point,
    line,
    marker,
    short,
    svg,
    text,
)

Way = Literal["moved", "not moved", "open", "apart"]
WIDTH, LEFT, RIGHT, TOP, FOOT = 326.0, 42.0, 140.0, 18.0, 6.0
LABEL_ROOM, LETTER = 138.0, 4.15
GAP, SPAN = 10.6, 50
"""Points between two labels; the least stretch of the scale that is shown, so that no small difference looks large."""


@dataclass(frozen=True)
class Slope:
    """One line. `earlier`: None where the waves cannot be compared (`apart`). `broken`: parts of it were asked differently.

    `earlier_label`, `later_label`, `difference`: the numbers as they are printed; `title`: the name behind them.
    """

    title: str
    earlier: float | None
    later: float
    way: Way
    broken: bool
    earlier_label: str
    later_label: str
    difference: str


@dataclass(frozen=True)
class _Scale:
    """The stretch of 0-100 that is drawn, and how high."""

    low: int
    high: int
    body: float

    def at(self, score: float) -> float:
        return TOP + self.body * (self.high - score) / (self.high - self.low)


def least_height(lines: Sequence[Slope]) -> float:
    """The height below which labels would lie on each other."""
    return TOP + FOOT + GAP * max(len(lines) - 1, 8) + 4


def slopes(lines: Sequence[Slope], names: tuple[str, str], ready: float, *, height: float = 216) -> str:
    """The chart, with both axes, the ready line and every label."""
    scale = _scale(lines, ready, max(height, least_height(lines)) - TOP - FOOT)
    low, limit = TOP + scale.body, scale.at(ready)
    tens = [ten for ten in range(scale.low, scale.high + 1, 10) if ten % 20 == 0 or scale.high - scale.low <= SPAN]
    return svg(
        WIDTH,
        low + FOOT,
        *(line((LEFT, scale.at(ten)), (RIGHT, scale.at(ten)), GRID, 0.5) for ten in tens),
        *(text((9, scale.at(ten) + 2.4), str(ten), Face(6.8, GREY)) for ten in tens),
        *(line((x, TOP), (x, low), RULE, 0.8) for x in (LEFT, RIGHT)),
        line((LEFT, limit), (RIGHT, limit), INK, 0.8, "2 1.6"),
        *(text((x, TOP - 8), name, Face(7.6, NAVY)) for x, name in zip((LEFT, RIGHT), names, strict=True)),
        *(_line(each, scale) for each in sorted(lines, key=lambda each: each.way == "moved")),
        *_labels(lines, scale),
    )


def _scale(lines: Sequence[Slope], ready: float, body: float) -> _Scale:
    """The tens around all that is drawn, at least so many points that no small difference looks large."""
    scores = [ready, *(each.later for each in lines), *(each.earlier for each in lines if each.earlier is not None)]
    low, high = 10 * floor(min(scores) / 10), 10 * ceil(max(scores) / 10)
    lacking = max(0, SPAN - (high - low))
    start = max(0, min(low - 10 * (lacking // 20), 100 - SPAN)) if lacking else low
    return _Scale(start, start + SPAN if lacking else high, body)


def sample(way: Way, *, broken: bool = False, width: float = 34) -> str:
    """A stretch of a line for the legend."""
    start, end = (4.0, 5.0), (width - 5, 5.0)
    return svg(width, 10, _stroke(start, end, way, rising=True), _break(start, end) if broken else "")


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places moved as little as it takes to be a gap apart, in their order, between two ends where they fit.

    Those that touch make a block around the mean of where its members want to be.
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    blocks: list[list[int]] = []
    for at in order:
        blocks.append([at])
        while len(blocks) > 1 and _first(blocks[-2], places, gap, low, high) + len(blocks[-2]) * gap > _first(
            blocks[-1], places, gap, low, high
        ):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    moved = list(places)
    for block in blocks:
        for step, at in enumerate(block):
            moved[at] = _first(block, places, gap, low, high) + step * gap
    return moved


def _first(block: Sequence[int], places: Sequence[float], gap: float, low: float, high: float) -> float:
    """Where the first of a block stands."""
    wanted = sum(places[at] - step * gap for step, at in enumerate(block)) / len(block)
    return max(low, min(wanted, high - (len(block) - 1) * gap))


def _line(each: Slope, scale: _Scale) -> str:
    end = (RIGHT, scale.at(each.later))
    if each.earlier is None:
        start = (RIGHT - 34, end[1])
        return _stroke(start, end, "apart", rising=True) + _break((start[0] - 8, end[1]), (start[0] + 8, end[1]))
    start = (LEFT, scale.at(each.earlier))
    stroke = _stroke(start, end, each.way, rising=each.later >= each.earlier)
    return stroke + (_break(start, end) if each.broken else "")


def _stroke(start: Point, end: Point, way: Way, *, rising: bool) -> str:
    """A line with its ends."""
    if way == "moved":
        colour = BLUE if rising else RUST
        return line(start, end, colour, 2.2) + marker(start, 3, colour, below=False) + _head(end, colour, rising=rising)
    if way == "not moved":
        return line(start, end, GREY, 1) + "".join(marker(at, 2.4, GREY, below=False) for at in (start, end))
    rings = (start, end) if way == "open" else (end,)
    return line(start, end, GREY, 1, "3.2 2.4") + "".join(_ring(at) for at in rings)


def _head(at: Point, colour: str, *, rising: bool) -> str:
    """A triangle that points up or down."""
    x, y, way = at[0], at[1], -1 if rising else 1
    corners = ((x - 4.4, y - 2.6 * way), (x + 4.4, y - 2.6 * way), (x, y + 5 * way))
    return f'<path d="M{"L".join(f"{short(a)} {short(b)}" for a, b in corners)}Z" fill="{colour}"/>'


def _ring(at: Point) -> str:
    place = f'cx="{short(at[0])}" cy="{short(at[1])}" r="2.6"'
    return f'<circle {place} fill="{WHITE}" stroke="{GREY}" stroke-width="1"/>'


def _break(start: Point, end: Point) -> str:
    """Two strokes across the middle of a line, with nothing between them."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    hole = line((x - 1.6, y + 4.6), (x + 1.6, y - 4.6), WHITE, 3.4)
    return hole + "".join(line((x + shift - 1.6, y + 4.6), (x + shift + 1.6, y - 4.6), INK, 1.1) for shift in (-2, 2))


def _labels(lines: Sequence[Slope], scale: _Scale) -> list[str]:
    """The scores at both ends, each beside its mark, or led to it by a hair line; behind the later ones the names."""
    before = [each for each in lines if each.earlier is not None]
    lefts = [scale.at(each.earlier or 0) for each in before]
    rights = [scale.at(each.later) for each in lines]
    low = TOP + scale.body
    drawn = []
    for each, mark, y in zip(before, lefts, apart(lefts, GAP, TOP, low), strict=True):
        score = text((LEFT - 12, y + 2.7), each.earlier_label, Face(8, NAVY, anchor="end"))
        drawn += [_hair((LEFT - 4, mark), (LEFT - 10, y)), score]
    for each, mark, y in zip(lines, rights, apart(rights, GAP, TOP, low), strict=True):
        drawn += [_hair((RIGHT + 5, mark), (RIGHT + 11, y)), *_right(each, y)]
    return drawn


def _right(each: Slope, y: float) -> tuple[str, ...]:
    colour = INK if each.way != "moved" else BLUE if each.later >= (each.earlier or 0) else RUST
    return (
        text((RIGHT + 13, y + 2.7), each.later_label, Face(8, NAVY, anchor="start")),
        text((RIGHT + 46, y + 2.7), each.difference, Face(7.4, colour, anchor="end")),
        text((RIGHT + 50, y + 2.7), _cut(each.title), Face(7.4, colour, anchor="start")),
    )


def _hair(mark: Point, label: Point) -> str:
    return line(mark, label, RULE, 0.5)


def _cut(title: str) -> str:
    """A title that fits beside the chart; the table below has it whole."""
    most = int(LABEL_ROOM / LETTER)
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"
