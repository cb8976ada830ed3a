"""Charts: pure functions from numbers to SVG text, one unit a point.

A chart holds hardly any letters: names and wordy labels stand in the page beside it, where they wrap, can be selected
and are read aloud. What colour says, shape says too: diamonds and hatching are below the ready line, circles above.
Attributes only: the style sheet of the page does not reach an image.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from collabready.assessment.results import Interval

NAVY, BLUE, RUST, AMBER, MIST, INK, GREY = "#0E3347", "#2C6E8F", "#B4461A", "#E39B62", "#DCEAF0", "#10222E", "#4B5B66"
TRACK, RULE, GRID, PAPER = "#ECEBE5", "#B9C1C5", "#E4E7E8", "#F8F8F4"
SANS = "'Collab Sans', Inter, Helvetica, Arial, sans-serif"
DISPLAY = "'Collab Display', 'Source Serif 4', Georgia, serif"
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


def _f(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _svg(width: float, height: float, *parts: str) -> str:
    size = f'width="{_f(width)}pt" height="{_f(height)}pt" viewBox="0 0 {_f(width)} {_f(height)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{_f(x)}" y="{_f(y)}" width="{_f(max(width, 0))}" height="{_f(height)}" fill="{fill}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 0.6, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="M{_f(x1)} {_f(y1)}L{_f(x2)} {_f(y2)}" stroke="{stroke}" stroke-width="{_f(width)}" fill="none"{dashed}/>'


def _text(x: float, y: float, text: str, size: float, fill: str, font: str = SANS, anchor: str = "middle") -> str:
    place = f'x="{_f(x)}" y="{_f(y)}" text-anchor="{anchor}"'
    return f'<text {place} font-family="{font}" font-size="{_f(size)}" fill="{fill}">{escape(text)}</text>'


def _hatch(x: float, y: float, width: float, height: float, stroke: str = AMBER, gap: float = 3.6) -> str:
    """Diagonal strokes that fill a rectangle; computed, so that no clip path is needed."""
    strokes = []
    start = gap
    while start < width + height:
        x1, y1 = x + min(start, width), y + max(start - width, 0)
        x2, y2 = x + max(start - height, 0), y + min(start, height)
        strokes.append(_line(x1, y1, x2, y2, stroke, 0.8))
        start += gap
    return "".join(strokes)


def _marker(x: float, y: float, radius: float, fill: str, *, below: bool) -> str:
    if not below:
        return f'<circle cx="{_f(x)}" cy="{_f(y)}" r="{_f(radius)}" fill="{fill}"/>'
    r = radius * 1.25
    return f'<path d="M{_f(x)} {_f(y - r)}L{_f(x + r)} {_f(y)}L{_f(x)} {_f(y + r)}L{_f(x - r)} {_f(y)}Z" fill="{fill}"/>'


def bar(score: float, line: float, *, width: float, height: float = 16) -> str:
    """A bar on a track of 0-100 with the ready line; hatched from the score up to the line where it falls short."""
    below, thick = round(score, 9) < line, height * 0.56
    top, at, ready = (height - thick) / 2, width * score / 100, width * line / 100
    short = _hatch(at, top, ready - at, thick) if below else ""
    return _svg(
        width,
        height,
        _rect(0, top, width, thick, TRACK),
        _rect(0, top, at, thick, RUST if below else BLUE),
        short,
        _line(ready, 0, ready, height, INK, 0.8, "2 1.6"),
    )


def estimate(score: float, ci: Interval | None, line: float, *, width: float, height: float = 20) -> str:
    """A score as a mark on 0-100 with its interval; right of the ready line the ground is tinted."""
    below, middle, ready = round(score, 9) < line, height / 2, width * line / 100
    colour = RUST if below else BLUE
    grid = "".join(_line(width * at / 100, 0, width * at / 100, height, GRID, 0.5) for at in range(0, 101, 10))
    whisker = ""
    if ci is not None:
        low, high = width * ci[0] / 100, width * ci[1] / 100
        ends = "".join(_line(x, middle - 3.4, x, middle + 3.4, colour, 1.1) for x in (low, high))
        whisker = _line(low, middle, high, middle, colour, 1.1) + ends
    return _svg(
        width,
        height,
        _rect(ready, 0, width - ready, height, "#EDF4F7"),
        grid,
        _line(ready, 0, ready, height, INK, 0.8, "2 1.6"),
        whisker,
        _marker(width * score / 100, middle, 3.1, colour, below=below),
    )


def axis(line: float, *, width: float) -> str:
    """The figures under `estimate` and `pair`: the ends, the ready line, and the tens that do not touch it."""
    marks = [at for at in range(0, 101, 20) if abs(at - line) >= 8]  # noqa: PLR2004 - room for two figures
    ends = {0: "start", 100: "end"}
    figures = [_text(width * at / 100, 8, str(at), 6.8, GREY, anchor=ends.get(at, "middle")) for at in marks]
    return _svg(width, 10, *figures, _text(width * line / 100, 8, f"{line:g}", 7, INK))


def pair(staff: float | None, leaders: float | None, line: float, *, width: float, height: float = 20) -> str:
    """Staff as a circle and leaders as a square on one line of 0-100; None is left out."""
    middle, ready = height / 2, width * line / 100
    grid = "".join(_line(width * at / 100, 0, width * at / 100, height, GRID, 0.5) for at in range(0, 101, 10))
    parts = [grid, _line(ready, 0, ready, height, INK, 0.8, "2 1.6")]
    if staff is not None and leaders is not None:
        parts.append(_line(width * staff / 100, middle, width * leaders / 100, middle, AMBER, 2.4))
    if leaders is not None:
        parts.append(_rect(width * leaders / 100 - 3.3, middle - 3.3, 6.6, 6.6, NAVY))
    if staff is not None:
        parts.append(_marker(width * staff / 100, middle, 3.6, BLUE, below=False))
    return _svg(width, height, *parts)


def jar(score: float, line: float, text: str, *, width: float, height: float = 130) -> str:
    """A measuring jar filled to the score, hatched from there up to the ready line, with the score written in it.

    The line runs over the whole width, so that jars side by side share one.
    """
    below, left, right, top, floor = round(score, 9) < line, 5.0, width - 5.0, 4.0, height - 3.0
    full = floor - 3 - top
    level, ready = floor - 3 - full * score / 100, floor - 3 - full * line / 100
    inner, across = left + 2.4, right - left - 4.8
    colour = RUST if below else BLUE
    drop = min(8.0, max(full * score / 100, 0))
    liquid = (
        f'<path d="M{_f(inner)} {_f(level)}H{_f(inner + across)}V{_f(floor - 3 - drop)}q0 {_f(drop)} {_f(-drop)} {_f(drop)}'
        f'H{_f(inner + drop)}q{_f(-drop)} 0 {_f(-drop)} {_f(-drop)}Z" fill="{colour}"/>'
    )
    glass = (
        f'<path d="M{_f(left - 2.5)} {_f(top)}H{_f(left)}V{_f(floor - 9)}q0 9 9 9H{_f(right - 9)}q9 0 9 -9V{_f(top)}H{_f(right + 2.5)}"'
        f' fill="{{fill}}" stroke="{{stroke}}" stroke-width="1"/>'
    )
    ticks = "".join(
        _line(inner + across - (7 if step % 2 else 11), y, inner + across, y, RULE if y < level else "#FFFFFF", 0.6)
        for step in range(1, 10)
        for y in (floor - 3 - full * step / 10,)
    )
    high = full * score / 100 > 30  # noqa: PLR2004 - room for a figure inside
    figure = _text(width / 2, (floor - 15) if high else level - 8, text, 24, "#FFFFFF" if high else colour, DISPLAY)
    hatched = _hatch(inner, ready, across, level - ready) if below else ""
    return _svg(
        width,
        height,
        glass.format(fill=PAPER, stroke="none"),
        hatched,
        liquid if score > 0 else "",
        ticks,
        glass.format(fill="none", stroke=GREY),
        _line(0, ready, width, ready, INK, 0.9, "2.4 1.8"),
        "" if high or not below else _rect(width / 2 - 15, level - 29, 30, 26, PAPER),
        figure,
    )


def _blend(favour: float) -> str:
    """Colour of an answer between fully unfavourable (-1) and fully favourable (1)."""
    place = (favour + 1) / 2 * (len(DIVERGING) - 1)
    low = min(int(place), len(DIVERGING) - 2)
    part = place - low
    pairs = zip(bytes.fromhex(DIVERGING[low][1:]), bytes.fromhex(DIVERGING[low + 1][1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def swatch(favour: float) -> str:
    """The colour of an answer as a small square, for a legend."""
    return _svg(8, 8, _rect(0, 0, 8, 8, _blend(favour)))


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
    centre = reach[0] * unit
    x, drawn = centre - sides(parts)[0] * unit, [_line(centre, 0, centre, height, INK, 0.8)]
    for part in parts:
        long = part.share * unit
        if long > 0:
            drawn.append(_rect(x, 2, long, height - 4, _blend(part.favour)))
        if long > 3.6 * len(part.text) + 4:
            dark = abs(part.favour) > 0.7  # noqa: PLR2004 - where the palette needs white letters
            drawn.append(_text(x + long / 2, height / 2 + 2.4, part.text, 6.9, "#FFFFFF" if dark else INK))
        x += long
    return _svg(width, height, *drawn)


def timeline(start: int, due: int, *, width: float, urgent: bool, height: float = 18) -> str:
    """A stretch of days on a line of 90, over the three months."""
    months = "".join(
        _rect(width * month / 3, 0, width / 3 - 1, height, "#EDF4F7" if month % 2 == 0 else "#F6F4EF") for month in range(3)
    )
    begin, end = width * start / 90, width * due / 90
    colour = RUST if urgent else BLUE
    return _svg(
        width, height, months, _rect(begin + 1, 4.5, end - begin - 6, height - 9, colour), _marker(end - 5, height / 2, 4.4, colour, below=urgent)
    )


_PLACES = ((386, 95, 1.0), (362, 286, 0.95), (205, 235, 1.0), (62, 300, 0.9), (236, 372, 0.9), (470, 390, 0.8))


def ripples(scores: Sequence[tuple[str, float]], lowest: int | None, *, width: float = 595, height: float = 430) -> str:
    """Rings on water, one set for each score: the more rings, the higher. The lowest is amber.

    Six named sets have a place each; more are set on an oval without names.
    """
    few = len(scores) <= len(_PLACES)
    drawn = []
    for index, (label, score) in enumerate(scores):
        turn = 2 * pi * index / max(len(scores), 1)
        x, y, scale = _PLACES[index] if few else (width / 2 + 200 * sin(turn), height / 2 - 130 * cos(turn), 0.6)
        ground, ring = ("#E39B62", "#E39B62") if index == lowest else ("#FFFFFF", "#8DB6C9")
        for step in range(1, max(1, round(score / 2.6)) + 1):
            fade = max(0.12, 0.72 - step * 0.022)
            drawn.append(
                f'<circle cx="{_f(x)}" cy="{_f(y)}" r="{_f(4 + 5.4 * step * scale)}" fill="none" stroke="{ring}"'
                f' stroke-width="0.7" stroke-opacity="{_f(fade)}"/>'
            )
        drawn.append(f'<circle cx="{_f(x)}" cy="{_f(y)}" r="2.6" fill="{ground}"/>')
        if few and label:
            long, side = 4.9 * len(label) + 8, -1 if x > width * 0.55 else 1  # noqa: PLR2004 - keep inside the page
            drawn.append(_rect(x + 8 if side > 0 else x - 8 - long, y - 7.5, long, 14, NAVY))
            anchor = "start" if side > 0 else "end"
            drawn.append(_text(x + 12 * side, y + 3, label, 8.6, ground, anchor=anchor))
    return _svg(width, height, *drawn)
