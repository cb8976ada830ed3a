"""Impact and effort: each action as a numbered mark, its effort to the right and its gain upward."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from collabready.assessment.figures import points
from collabready.language import say
from collabready.report.charts import Chart
from collabready.report.drawing import (
    BLUE,
    GREY,
    GRID,
    MIST,
    NAVY,
    RUST,
    SAND,
    WHITE,
    Face,
    Point,
    line,
    marker,
    rect,
    svg,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EFFORTS = ("S", "M", "L")
WIDTH, HEIGHT = 234.0, 148.0
LEFT, TOP, BOTTOM = 22.0, 4.0, 128.0
"""Where the plot begins and ends, in points; left of it stand the figures of the gain, below it the efforts."""
SIZE, PITCH = 12.0, 13.6
"""How large a mark is, and how far apart the middles of two must be."""
ABREAST = 5
STEPS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)
MOST_STEPS = 5


@dataclass(frozen=True)
class Mark:
    """An action of the chart. `gain`: points of readiness; `urgent`: it answers a rule that fired."""

    number: int
    effort: str
    gain: float
    urgent: bool


def impact_effort(marks: Sequence[Mark]) -> Chart | None:
    """None where no action has a gain that could be drawn."""
    if not any(round(mark.gain, 9) > 0 for mark in marks):
        return None
    places = placed(marks)
    drawn = [_mark(mark, places[mark.number]) for mark in marks]
    return Chart("impact-effort", _told(marks), svg(WIDTH, HEIGHT, *_frame(marks), *drawn))


def placed(marks: Sequence[Mark]) -> dict[int, Point]:
    """The middle of each mark by its number: as high as its gain, and in the column of its effort where none overlap.

    Marks of one gain stand side by side in the order of their numbers; where others are in the way they move aside, and
    up or down only where the column has no room.
    """
    taken: dict[int, Point] = {}
    top = _top(marks)
    for row in _rows(marks):
        x, y = _middle(row[0].effort), _height(row[0].gain, top)
        starts = (x - PITCH * (len(row) - 1) / 2 + aside for aside in _asides(len(row)))
        ways = [[(start + PITCH * at, y + move) for at in range(len(row))] for start in starts for move in _moves(y)]
        ways.sort(key=lambda way: (abs(way[0][1] - y), abs(way[0][0] - x)))
        free = next((way for way in ways if not _touches(way, taken)), ways[0])
        taken |= {mark.number: place for mark, place in zip(row, free, strict=True)}
    return taken


def _rows(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Marks of one effort and one gain, by number; more than fit side by side in several rows."""
    ordered = sorted(marks, key=lambda mark: (EFFORTS.index(mark.effort), -round(mark.gain, 9), mark.number))
    for _, alike in groupby(ordered, key=lambda mark: (mark.effort, round(mark.gain, 9))):
        row = list(alike)
        yield from (row[at : at + ABREAST] for at in range(0, len(row), ABREAST))


def _asides(abreast: int) -> list[float]:
    """How far a row of so many marks may move to either side of its column."""
    room = (_column() - PITCH * abreast) / 2
    steps = int(room / 2)
    return [2.0 * step for step in range(-steps, steps + 1)]


def _moves(y: float) -> list[float]:
    low, high = TOP + SIZE / 2, BOTTOM - SIZE / 2
    return [move for move in (PITCH / 4 * step for step in range(-40, 41)) if move == 0 or low <= y + move <= high]


def _touches(way: Sequence[Point], taken: dict[int, Point]) -> bool:
    return any(abs(x - a) < PITCH - 1e-9 and abs(y - b) < PITCH - 1e-9 for x, y in way for a, b in taken.values())


def _column() -> float:
    return (WIDTH - LEFT) / len(EFFORTS)


def _middle(effort: str) -> float:
    return LEFT + _column() * (EFFORTS.index(effort) + 0.5)


def _height(gain: float, top: float) -> float:
    low, high = BOTTOM - SIZE / 2 - 1, TOP + SIZE / 2 + 1
    return low - (low - high) * max(gain, 0) / top


def _step(marks: Sequence[Mark]) -> float:
    most = max(mark.gain for mark in marks)
    return next((step for step in STEPS if most / step <= MOST_STEPS), STEPS[-1])


def _top(marks: Sequence[Mark]) -> float:
    step = _step(marks)
    return step * max(ceil(round(max(mark.gain for mark in marks) / step, 9)), 1)


def _frame(marks: Sequence[Mark]) -> Iterator[str]:
    """The three columns with their names, and the lines of the gain with their figures."""
    names = (say("Small effort"), say("Medium effort"), say("Large effort"))
    for effort, fill, name in zip(EFFORTS, (MIST, SAND, MIST), names, strict=True):
        x = _middle(effort)
        yield rect(x - _column() / 2, TOP, _column() - 1, BOTTOM - TOP, fill)
        yield text((x, BOTTOM + 12), name, Face(7.4, NAVY))
    step, top = _step(marks), _top(marks)
    for at in range(round(top / step) + 1):
        y = _height(step * at, top)
        yield line((LEFT, y), (WIDTH, y), GRID, 0.5)
        yield text((LEFT - 4, y + 2.5), f"{step * at:g}", Face(7.2, GREY, anchor="end"))


def _mark(mark: Mark, at: Point) -> str:
    x, y = at
    if mark.urgent:
        shape = rect(x - SIZE / 2, y - SIZE / 2, SIZE, SIZE, RUST)
    else:
        shape = marker(at, SIZE / 2, BLUE, below=False)
    return shape + text((x, y + 2.7), str(mark.number), Face(7.6, WHITE))


def _told(marks: Sequence[Mark]) -> str:
    """The chart in words."""
    places = {
        "S": lambda number, gain: say("{number}: small effort, gain {gain}", number=number, gain=gain),
        "M": lambda number, gain: say("{number}: medium effort, gain {gain}", number=number, gain=gain),
        "L": lambda number, gain: say("{number}: large effort, gain {gain}", number=number, gain=gain),
    }
    told = "; ".join(places[mark.effort](mark.number, points(mark.gain)) for mark in marks)
    return say("Actions by effort and gain. {actions}", actions=told)
