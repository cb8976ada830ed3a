"""The paper that a report is printed on. Every template is drawn for A4, and Letter holds the same pages.

Letter is lower and wider, so a page is laid out on a sheet of Letter's shape that has the height of A4, and printed as
much smaller as it takes. So no page breaks elsewhere, and what fits on one fits on the other. A template that gives up
some of its margins in a `letter.css` of its own loses less of its size.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabready.report.template import LETTER, SHARED, STYLE, template_folder

if TYPE_CHECKING:
    from collabready.report.brand import Paper

HEIGHTS: dict[Paper, float] = {"A4": 297, "Letter": 279.4}
"""In mm."""
BASE = f"{SHARED}/{STYLE}"
WIDTH_OF_LETTER = 215.9
ENLARGED = f"@page {{ size: {WIDTH_OF_LETTER * HEIGHTS['A4'] / HEIGHTS['Letter']:.3f}mm {HEIGHTS['A4']}mm }}"
PIXEL = 25.4 / 96
"""A CSS pixel in mm."""


def on_paper(html: str, template: Path, paper: Paper) -> str:
    """A page with the style that fits the paper; A4 is what every template is drawn for."""
    if paper == "A4":
        return html
    return html.replace("</head>", f"<style>{_letter(template)}</style>\n</head>", 1)


def _letter(template: Path) -> str:
    """The template's own style for Letter, that of the executive report where it builds on that, else a mere larger sheet."""
    own = template / LETTER
    if own.is_file():
        return own.read_text("utf-8")
    builds_on_it = BASE in (template / STYLE).read_text("utf-8")
    return (template_folder(SHARED) / LETTER).read_text("utf-8") if builds_on_it else ENLARGED


def zoom(document: Any, paper: Paper) -> float:
    """How much smaller the sheets of a document are printed, so that they are as high as the paper."""
    return 1.0 if paper == "A4" else HEIGHTS[paper] / (document.pages[0].height * PIXEL)
