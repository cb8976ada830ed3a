"""The paper that a report is printed on. Every template is drawn for A4, and Letter holds the same pages.

Letter is lower and wider, so a page is laid out on a sheet of Letter's shape that has the height of A4, and printed as
much smaller as it takes. So no page breaks elsewhere, and what fits on one fits on the other. A template that gives up
some of its margins in a `letter.css` of its own loses less of its size.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabready.report.template import LETTER

if TYPE_CHECKING:
    from collabready.report.brand import Paper

HEIGHTS: dict[Paper, float] = {"A4": 297, "Letter": 279.4}
"""In mm."""
WIDTH_OF_LETTER = 215.9
ENLARGED = f"@page {{ size: {WIDTH_OF_LETTER * HEIGHTS['A4'] / HEIGHTS['Letter']:.3f}mm {HEIGHTS['A4']}mm }}"
PIXEL = 25.4 / 96
"""A CSS pixel in mm."""


def on_paper(html: str, template: Path, paper: Paper) -> str:
    """A page with the style that fits the paper; A4 is what every template is drawn for."""
    if paper == "A4":
        return html
    own = template / LETTER
    style = own.read_text("utf-8") if own.is_file() else ENLARGED
    return html.replace("</head>", f"<style>{style}</style>\n</head>", 1)


def zoom(document: Any, paper: Paper) -> float:
    """How much smaller the sheets of a document are printed, so that they are as high as the paper."""
    return 1.0 if paper == "A4" else HEIGHTS[paper] / (document.pages[0].height * PIXEL)
