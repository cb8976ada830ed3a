"""Charts: pure functions from numbers to SVG text, one unit a point.

A chart holds hardly any letters: names and wordy labels stand in the page beside it, where they wrap, can be selected
and are read aloud. What colour says, shape says too: diamonds and hatching are below the ready line, circles above.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.report.drawing import (
    AMBER,
    BLUE,
    DISPLAY,
    GREY,
    GRID,
    INK,
    MIST,
    NAVY,
    PAPER,
    RULE,
    RUST,
    TRACK,
    WHITE,
    Face,
    hatch,
    line,
    marker,
    rect,
    short,
    svg,
    text,
    upright,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.sealed import Interval

PALE_BLUE, PALE_RUST = "#AECBD8", "#EDB794"
DIVERGING = ("#BC4B1D", "#EDB088", "#E6E5E0", "#7FB0C6", "#123F57")


@dataclass(frozen=True)
class Chart:
    """A drawing with the words that stand for it. `name` is unique in a report."""

    name: str
    alt: str
    svg: str


@dataclass(frozen=True)
class Part:
    """A stretch of a bar: its share of 0-1, the text inside, and how favourable it is from -1 to 1."""

    share: float
    text: str
    favour: float


def falls_short(score: float, ready: float) -> bool:
    """Whether a score is drawn as one below the ready line."""
    return round(score, 9) < ready


def bar(score: float, ready: float, *, width: float, height: float = 16) -> str:
    """A bar on a track of 0-100 with the ready line; hatched from the score up to the line where it falls short."""
    below, thick = falls_short(score, ready), height * 0.56
    top, end, limit = (height - thick) / 2, width * score / 100, width * ready / 100
    return svg(
        width,
        height,
        rect(0, top, width, thick, TRACK),
        rect(0, top, end, thick, RUST if below else BLUE),
        hatch(end, top, limit - end, thick) if below else "",
        upright(limit, height),
    )


def estimate(  # noqa: PLR0913 - two of them are measures of the drawing
    score: float, ci: Interval | None, ready: float, *, width: float, height: float = 20, dots: Sequence[float] = ()
) -> str:
    """A score as a mark on 0-100 with its interval; right of the ready line the ground is tinted.

    `dots`: the scores of groups, as pale circles behind it.
    """
    below, middle, limit = falls_short(score, ready), height / 2, width * ready / 100
    colour = RUST if below else BLUE
    pale = [
        marker((width * dot / 100, middle), 2, PALE_RUST if falls_short(dot, ready) else PALE_BLUE, below=False)
        for dot in dots
    ]
    return svg(
        width,
        height,
        rect(limit, 0, width - limit, height, MIST),
        _grid(width, height),
        upright(limit, height),
        *pale,
        _whisker(width * ci[0] / 100, width * ci[1] / 100, middle, colour) if ci else "",
        marker((width * score / 100, middle), 3.1, colour, below=below),
    )


def _grid(width: float, height: float) -> str:
    return "".join(upright(width * tens / 100, height, GRID, 0.5, "") for tens in range(0, 101, 10))


def _whisker(low: float, high: float, middle: float, colour: str) -> str:
    ends = "".join(line((x, middle - 3.4), (x, middle + 3.4), colour, 1.1) for x in (low, high))
    return line((low, middle), (high, middle), colour, 1.1) + ends


def axis(ready: float, *, width: float) -> str:
    """The figures under `estimate` and `pair`: the ends, the ready line, and the twenties that do not touch it."""
    apart = 8
    anchors = {0: "start", 100: "end"}
    figures = [
        text((width * at / 100, 8), str(at), Face(6.8, GREY, anchor=anchors.get(at, "middle")))
        for at in range(0, 101, 20)
        if abs(at - ready) >= apart
    ]
    return svg(width, 10, *figures, text((width * ready / 100, 8), f"{ready:g}", Face(7, INK)))


def pair(staff: float | None, leaders: float | None, ready: float, *, width: float, height: float = 20) -> str:
    """Staff as a circle and leaders or interviews as a square on one line of 0-100; None is left out."""
    middle, unit, half = height / 2, width / 100, 3.3
    parts = [_grid(width, height), upright(unit * ready, height)]
    if staff is not None and leaders is not None:
        parts.append(line((unit * staff, middle), (unit * leaders, middle), AMBER, 2.4))
    if leaders is not None:
        left = min(max(unit * leaders - half, 0), width - 2 * half)
        parts.append(rect(left, middle - half, 2 * half, 2 * half, NAVY))
    if staff is not None:
        parts.append(marker((unit * staff, middle), 3.6, BLUE, below=False))
    return svg(width, height, *parts)


def jar(score: float, ready: float, figure: str, *, width: float, height: float = 118) -> str:
    """A measuring jar filled to the score, hatched from there up to the ready line, with the score written in it.

    The line runs over the whole width, so that jars side by side share one.
    """
    below, bottom = falls_short(score, ready), height - 6
    full = bottom - 4
    level, limit = bottom - full * score / 100, bottom - full * ready / 100
    inner, across = 7.4, width - 14.8
    return svg(
        width,
        height,
        _glass(width, height, fill=PAPER, stroke="none"),
        hatch(inner, limit, across, level - limit) if below else "",
        _liquid(inner, across, level, bottom, RUST if below else BLUE) if score > 0 else "",
        _ticks(inner + across, level, bottom, full),
        _glass(width, height, fill="none", stroke=GREY),
        line((0, limit), (width, limit), INK, 0.9, "2.4 1.8"),
        _figure(width / 2, level, bottom, figure, RUST if below else BLUE),
    )


def _glass(width: float, height: float, *, fill: str, stroke: str) -> str:
    way = f"M2.5 4H5V{short(height - 12)}q0 9 9 9H{short(width - 14)}q9 0 9 -9V4H{short(width - 2.5)}"
    return f'<path d="{way}" fill="{fill}" stroke="{stroke}" stroke-width="1"/>'


def _liquid(left: float, across: float, level: float, bottom: float, fill: str) -> str:
    """The filled part, its lower corners as round as the jar's."""
    r = min(8.0, bottom - level)
    down = f"V{short(bottom - r)}q0 {short(r)} {short(-r)} {short(r)}H{short(left + r)}q{short(-r)} 0 {short(-r)} {short(-r)}Z"
    return f'<path d="M{short(left)} {short(level)}H{short(left + across)}{down}" fill="{fill}"/>'


def _ticks(right: float, level: float, bottom: float, full: float) -> str:
    heights = [(step, bottom - full * step / 10) for step in range(1, 10)]
    return "".join(
        line((right - (7 if step % 2 else 11), y), (right, y), RULE if y < level else WHITE) for step, y in heights
    )


def _figure(middle: float, level: float, bottom: float, figure: str, colour: str) -> str:
    """The score, in the liquid where there is room and on a patch of paper above it where there is not."""
    room = 30
    if bottom - level > room:
        return text((middle, bottom - 12), figure, Face(24, WHITE, DISPLAY))
    patch = rect(middle - 16, level - 29, 32, 26, PAPER)
    return patch + text((middle, level - 8), figure, Face(24, colour, DISPLAY))


def _blend(favour: float) -> str:
    """Colour of an answer between fully unfavourable (-1) and fully favourable (1)."""
    place = (favour + 1) / 2 * (len(DIVERGING) - 1)
    low = min(int(place), len(DIVERGING) - 2)
    part = place - low
    pairs = zip(bytes.fromhex(DIVERGING[low][1:]), bytes.fromhex(DIVERGING[low + 1][1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def swatch(favour: float) -> str:
    """The colour of an answer as a small square, for a legend."""
    return svg(8, 8, rect(0, 0, 8, 8, _blend(favour)))


def lacking() -> str:
    """The strokes that fill what a score lacks, as a small stretch for a legend."""
    return svg(16, 8, rect(0, 0, 16, 8, TRACK), hatch(0, 0, 16, 8))


def sides(parts: Sequence[Part]) -> tuple[float, float]:
    """How far a diverging bar reaches left and right of its centre, in shares; a neutral answer lies half on each."""
    left = sum(part.share for part in parts if part.favour < 0)
    neutral = sum(part.share for part in parts if part.favour == 0)
    right = sum(part.share for part in parts if part.favour > 0)
    return left + neutral / 2, right + neutral / 2


def diverging(parts: Sequence[Part], reach: tuple[float, float], *, width: float, height: float = 18) -> str:
    """One bar of answers, unfavourable left and favourable right of a common centre.

    `reach`: the longest left and right sides among the bars of a page, so that all share centre and measure.
    """
    unit = width / max(sum(reach), 0.01)
    x = (reach[0] - sides(parts)[0]) * unit
    drawn = [upright(reach[0] * unit, height, INK, 0.8, "")]
    for part in parts:
        long = part.share * unit
        drawn.append(_stretch(part, x, long, height) if long > 0 else "")
        x += long
    return svg(width, height, *drawn)


def _stretch(part: Part, x: float, long: float, height: float) -> str:
    """One answer of a bar; its figure only where it fits."""
    needs_white = abs(part.favour) > 0.7  # noqa: PLR2004 - where the palette is dark
    face = Face(6.9, WHITE if needs_white else INK)
    fits = long > 3.6 * len(part.text) + 4
    figure = text((x + long / 2, height / 2 + 2.4), part.text, face) if fits else ""
    return rect(x, 2, long, height - 4, _blend(part.favour)) + figure
