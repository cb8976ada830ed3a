"""Pieces of SVG: strings of attributes only, because the style sheet of a page does not reach an image."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

NAVY, BLUE, RUST, AMBER, INK, GREY = "#0E3347", "#2C6E8F", "#B4461A", "#E39B62", "#10222E", "#4B5B66"
TRACK, RULE, GRID, PAPER, MIST, SAND, WHITE = (
    "#ECEBE5",
    "#B9C1C5",
    "#E4E7E8",
    "#F8F8F4",
    "#EDF4F7",
    "#F6F4EF",
    "#FFFFFF",
)
SANS = "'Collab Sans', Inter, Helvetica, Arial, sans-serif"
DISPLAY = "'Collab Display', 'Source Serif 4', Georgia, serif"

Point = tuple[float, float]


@dataclass(frozen=True)
class Face:
    """How letters are set."""

    size: float
    fill: str
    font: str = SANS
    anchor: str = "middle"


def short(value: float) -> str:
    """A coordinate with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def svg(width: float, height: float, *parts: str) -> str:
    size = f'width="{short(width)}pt" height="{short(height)}pt" viewBox="0 0 {short(width)} {short(height)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    size = f'width="{short(max(width, 0))}" height="{short(height)}"'
    return f'<rect x="{short(x)}" y="{short(y)}" {size} fill="{fill}"/>'


def line(start: Point, end: Point, stroke: str, width: float = 0.6, dash: str = "") -> str:
    way = f"M{short(start[0])} {short(start[1])}L{short(end[0])} {short(end[1])}"
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{way}" stroke="{stroke}" stroke-width="{short(width)}" fill="none"{dashed}/>'


def upright(x: float, height: float, stroke: str = INK, width: float = 0.8, dash: str = "2 1.6") -> str:
    """A line from top to bottom; as it stands, the ready line."""
    return line((x, 0), (x, height), stroke, width, dash)


def text(at: Point, words: str, face: Face) -> str:
    place = f'x="{short(at[0])}" y="{short(at[1])}" text-anchor="{face.anchor}"'
    look = f'font-family="{face.font}" font-size="{short(face.size)}" fill="{face.fill}"'
    return f"<text {place} {look}>{escape(words)}</text>"


def ring(at: Point, radius: float, stroke: str, opacity: float) -> str:
    place = f'cx="{short(at[0])}" cy="{short(at[1])}" r="{short(radius)}"'
    return f'<circle {place} fill="none" stroke="{stroke}" stroke-width="0.7" stroke-opacity="{short(opacity)}"/>'


def hatch(x: float, y: float, width: float, height: float) -> str:
    """Diagonal strokes that fill a rectangle; computed, so that no clip path is needed."""
    gap = 3.6
    strokes = []
    start = gap
    while start < width + height:
        upper = (x + min(start, width), y + max(start - width, 0))
        lower = (x + max(start - height, 0), y + min(start, height))
        strokes.append(line(upper, lower, AMBER, 0.8))
        start += gap
    return "".join(strokes)


def marker(at: Point, radius: float, fill: str, *, below: bool) -> str:
    """A circle; a diamond for what is below the ready line."""
    x, y = at
    if not below:
        return f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" fill="{fill}"/>'
    r = radius * 1.25
    corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return f'<path d="M{"L".join(f"{short(a)} {short(b)}" for a, b in corners)}Z" fill="{fill}"/>'
