"""The letters that a page needs and the fonts of its template do not have: in the PDF each is a box."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from collabready.report.fonts import letters_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

BOX = "\N{WHITE SQUARE}"
UNSEEN, MARKS = ("Cf", "Zs", "Zl", "Zp"), ("M", "Cc")
SHOWN = 10


def letters_without_font(text: str, folders: Sequence[Path]) -> tuple[str, ...]:
    """The letters of a page that no font in the folders has, in order of appearance.

    Blanks and marks that are joined to the letter before them are not counted.
    """
    return tuple(letter for letter in _unknown(text, folders) if not category(letter).startswith(MARKS))


def boxed(text: str, folders: Sequence[Path]) -> str:
    """A page for the PDF, with a box for each letter that no font has; a glyph that stands for nothing is no text."""
    unknown = _unknown(text, folders)
    return text.translate({ord(letter): None if category(letter).startswith(MARKS) else BOX for letter in unknown})


def told(letters: Sequence[str], page: str) -> str:
    """What the user is told about them. `page`: the name of the HTML beside the PDF."""
    shown = " ".join(letters[:SHOWN]) + (f" and {len(letters) - SHOWN} more" if len(letters) > SHOWN else "")
    return (
        f"No font for {shown}: the PDF shows boxes instead. {page} shows them; print it from a browser, or use a "
        "template of your own with such a font in its folder fonts."
    )


def _unknown(text: str, folders: Sequence[Path]) -> list[str]:
    seen = [letter for letter in dict.fromkeys(text) if not letter.isascii() and category(letter) not in UNSEEN]
    known = letters_of(tuple(folders)) if seen else frozenset()
    return [letter for letter in seen if ord(letter) not in known]
