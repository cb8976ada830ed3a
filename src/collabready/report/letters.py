"""The letters that a page needs and the shipped fonts do not have: in a PDF they may print as boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

from collabready.report.html import render_html
from collabready.report.template import FONTS, SHARED, Printable, template_folder

if TYPE_CHECKING:
    from pathlib import Path

UNSEEN = ("C", "Z", "M")  # controls, blanks, and marks that join the letter before them


def letters_without_font(printable: Printable, template: str) -> tuple[str, ...]:
    """The letters of what a shipped template sets that none of the shipped fonts has, in order of appearance."""
    text = render_html(printable, template_folder(template), self_contained=False)
    seen = [letter for letter in dict.fromkeys(text) if not letter.isascii() and category(letter)[0] not in UNSEEN]
    fonts = sorted((template_folder(SHARED) / FONTS).glob("*.ttf")) if seen else []
    known = {code for font in fonts for code in _codes(font)}
    return tuple(letter for letter in seen if ord(letter) not in known)


def _codes(font: Path) -> Any:
    from fontTools.ttLib import TTFont  # a tenth of a second, and only a PDF needs it

    with TTFont(font, lazy=True) as opened:
        return opened.getBestCmap()
