"""How wide a text is in the shipped fonts, so that a drawing can break it into lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from collabready.report.template import FONTS, SHARED, template_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

EM = 0.6
"""Of a letter that the font does not have, in its size."""


def wrapped(text: str, width: float, size: float, font: str = "CollabSans-Regular") -> tuple[str, ...]:
    """The lines of a text at a size, both in points; a word that is longer than a line is broken."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, size, font) <= width or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
        while width_of(lines[-1], size, font) > width and len(lines[-1]) > 1:
            fits = next(
                n for n in range(len(lines[-1]) - 1, 0, -1) if n == 1 or width_of(lines[-1][:n], size, font) <= width
            )
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    if len(lines) > 1 and " " not in lines[-1] and " " in lines[-2]:  # a word alone looks lost
        kept, _, last = lines[-2].rpartition(" ")
        if width_of(f"{last} {lines[-1]}", size, font) <= width:
            lines[-2:] = [kept, f"{last} {lines[-1]}"]
    return tuple(lines)


def width_of(text: str, size: float, font: str = "CollabSans-Regular") -> float:
    """In points."""
    advances = _advances(font)
    return size * sum(advances.get(ord(letter), EM) for letter in text)


@cache
def _advances(font: str) -> Mapping[int, float]:
    """Code of a letter -> how far it moves on, in its size."""
    from fontTools.ttLib import TTFont  # a tenth of a second, and only charts as files need it

    with TTFont(template_folder(SHARED) / FONTS / f"{font}.ttf", lazy=True) as opened:
        widths, em = opened["hmtx"].metrics, opened["head"].unitsPerEm
        return {code: widths[name][0] / em for code, name in opened.getBestCmap().items()}
