"""A picture that stands alone: a drawing with its title, its words for who cannot see it, and who made it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from unicodedata import normalize

from collabready.report.drawing import DISPLAY, GREY, INK, NAVY, Face, Point, rect, short, text
from collabready.report.letter_widths import wrapped
from collabready.version import __version__

WIDTH, EDGE, GAP = 620.0, 20.0, 14.0
TITLE, CAPTION, NAME = Face(16, NAVY, DISPLAY, "start"), Face(8.6, GREY, anchor="start"), Face(9, INK, anchor="start")
SIZE = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt"')
SLUG = 40
GENERATOR = f"collabready {__version__}"


@dataclass(frozen=True)
class Picture:
    """`name` of its files; `alt`: what it shows, in words; `size` in points."""

    name: str
    title: str
    alt: str
    svg: str
    size: Point


def slug(name: str) -> str:
    """A name as part of a file's name: small letters and hyphens, without accents."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG].strip("-") or "part"


def size(svg: str) -> Point:
    """Width and height of a drawing, in points."""
    found = SIZE.search(svg)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def placed(svg: str, at: Point) -> str:
    """A drawing as part of another."""
    return f'<g transform="translate({short(at[0])} {short(at[1])})">{svg.partition(">")[2].removesuffix("</svg>")}</g>'


def framed(svg: str, alt: str) -> str:
    """A drawing as a file: with its words for who cannot see it, and with who made it."""
    head, _, rest = svg.partition(">")
    return f'{head} role="img" data-generator="{escape(GENERATOR)}"><title>{escape(alt)}</title>{rest}\n'


def lines(at: Point, words: Sequence[str], face: Face, height: float) -> str:
    return "".join(text((at[0], at[1] + n * height), each, face) for n, each in enumerate(words))


def sheet(title: str, caption: str) -> tuple[list[str], float]:
    """What stands at the top of a picture, and where the rest begins, in points."""
    told = wrapped(title, WIDTH - 2 * EDGE, TITLE.size, "CollabDisplay-Regular")
    below = wrapped(caption, WIDTH - 2 * EDGE, CAPTION.size)
    y = EDGE + 14 + 20 * len(told)
    top = [lines((EDGE, EDGE + 14), told, TITLE, 20), lines((EDGE, y - 2), below, CAPTION, 12)]
    return top, y + 12 * len(below) + 4


def finished(name: str, title: str, alt: str, parts: Sequence[str], height: float) -> Picture:
    ground = rect(0, 0, WIDTH, height, "#FFFFFF")
    box = f'width="{short(WIDTH)}pt" height="{short(height)}pt" viewBox="0 0 {short(WIDTH)} {short(height)}"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{ground}{"".join(parts)}</svg>'
    return Picture(name, title, alt, framed(drawing, alt), (WIDTH, height))
