"""What is wrong with the pages as they are laid out: texts on each other, beyond margins or cells, remnants, headings alone.

Measured on the boxes of the renderer, in CSS pixels; letters by the height that they really have about their baseline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from collabready.assessment.results import Results
from collabready.report.brand import Brand, Paper
from collabready.report.fonts import font_folders
from collabready.report.html import render_html
from collabready.report.page import report_pages
from collabready.report.pdf import _fetcher, _fonts
from collabready.report.template import Printable, template_folder

ASCENT, DESCENT = 0.68, 0.12
"""Of most letters, in the size of the font."""
TOUCH = 1.5
"""Pixels by which two things may lie on each other unseen."""
REMNANT = 0.12
"""A page is one if so small a part of its height is used."""
HEADS = {"h1", "h2", "h3", "caption", "thead"}


@dataclass(frozen=True)
class Spot:
    """A text or picture with its rectangle. `inside`: the tags and classes of the elements around it, the nearest last."""

    what: str
    left: float
    top: float
    right: float
    bottom: float
    inside: tuple[str, ...]
    cell: tuple[float, float] | None
    picture: bool = False

    def on(self, other: Spot) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOUCH and down > TOUCH


def laid_out(printable: Printable, template: str, paper: Paper = "A4") -> Any:
    """The pages of the renderer."""
    folder = template_folder(template)
    html = render_html(printable, folder, self_contained=False, brand=Brand(paper=paper))
    with _fonts(font_folders(folder)) as (weasyprint, fonts):
        page = weasyprint.HTML(
            string=html, base_url=folder.resolve().as_uri() + "/", url_fetcher=_fetcher(printable.charts, folder)
        )
        return page.render(font_config=fonts)


def faults(document: Any) -> list[str]:
    """What is wrong, page by page."""
    found = []
    for number, page in enumerate(document.pages, 1):
        body, margins = _spots(page._page_box)
        cover = any("cover" in part for spot in body for part in spot.inside)
        told = [*_on_each_other([*body, *margins], pictures=not cover), *_beyond(body, page, cover=cover)]
        told += [] if cover else [*_lost(body, page)]
        found += [f"page {number}: {each}" for each in dict.fromkeys(told)]
    return found


def _spots(page: Any) -> tuple[list[Spot], list[Spot]]:
    """What stands between the margins, and what stands in them."""
    body: list[Spot] = []
    margins: list[Spot] = []
    for child in page.children:
        place = margins if type(child).__name__ == "MarginBox" else body
        place += _below(child, (), None)
    return body, margins


def _below(box: Any, inside: tuple[str, ...], cell: tuple[float, float] | None) -> Iterator[Spot]:
    box = getattr(box, "_box", box)  # a stand-in for what is placed absolutely
    kind = type(box).__name__
    element = box.element
    if element is not None and isinstance(element.tag, str):
        name = f"{element.tag}.{element.get('class', '')}".rstrip(".")
        inside = inside if inside[-1:] == (name,) else (*inside, name)
    if kind == "TableCellBox":
        cell = (box.border_box_x(), box.border_box_x() + box.border_width())
    if kind == "TextBox":
        if box.text.strip():
            size, base = box.style["font_size"], box.position_y + box.baseline
            size = getattr(size, "value", size)
            spaces = len(box.text) - len(box.text.rstrip())
            right = box.position_x + box.width - spaces * size / 4
            yield Spot(
                box.text.strip(), box.position_x, base - ASCENT * size, right, base + DESCENT * size, inside, cell
            )
    elif "Replaced" in kind:
        left, top = box.content_box_x(), box.content_box_y()
        told = element.get("alt", "") if element is not None else ""
        yield Spot(f"picture: {told}", left, top, left + box.width, top + box.height, inside, cell, picture=True)
    for child in getattr(box, "children", ()):
        yield from _below(child, inside, cell)


def _on_each_other(spots: list[Spot], *, pictures: bool) -> Iterator[str]:
    spots = sorted((spot for spot in spots if pictures or not spot.picture), key=lambda spot: spot.top)
    for at, spot in enumerate(spots):
        for other in spots[at + 1 :]:
            if other.top > spot.bottom:
                break
            if spot.on(other):
                yield f"{spot.what[:40]!r} and {other.what[:40]!r} lie on each other ({spot.inside[-1]}, {other.inside[-1]})"


def _beyond(spots: list[Spot], page: Any, *, cover: bool) -> Iterator[str]:
    box = page._page_box
    left, top = (0.0, 0.0) if cover else (box.content_box_x(), box.content_box_y())
    right, bottom = (page.width, page.height) if cover else (left + box.width, top + box.height)
    for spot in spots:
        if cover and spot.picture:
            continue
        hangs = len(spot.what) == 1 and spot.inside[-1].startswith("li")  # the mark of an item may, a little
        if (
            spot.left < left - (5 if hangs else 1)
            or spot.right > right + 1
            or spot.top < top - 2
            or spot.bottom > bottom + 1
        ):
            yield f"{spot.what[:40]!r} is beyond the margins ({spot.inside[-1]})"
        if spot.cell and spot.right > spot.cell[1] + 1:
            yield f"{spot.what[:40]!r} is wider than its cell by {spot.right - spot.cell[1]:.0f} px ({spot.inside[-1]})"


def _lost(spots: list[Spot], page: Any) -> Iterator[str]:
    if not spots:
        yield "an empty page"
        return
    box = page._page_box
    used = max(spot.bottom for spot in spots) - box.content_box_y()
    if used < REMNANT * box.height:
        yield f"a remnant: {' '.join(spot.what for spot in spots)[:60]!r}"
    last = max(spots, key=lambda spot: (round(spot.bottom), spot.left))
    if HEADS & {part.split(".")[0] for part in last.inside[-3:]}:
        yield f"the heading {last.what[:40]!r} stands alone at the foot"


def groups_of(results: Results, count: int, name: str = "Department {at} of works and services") -> Results:
    """The results with so many groups in their first breakdown, each with other scores, every ninth of them hidden."""
    shown = next(group for group in results.groups if not group.hidden and group.dimensions)
    hidden = next((group for group in results.groups if group.hidden), shown)
    made = []
    for at in range(count):
        cells = {
            key: cell if cell.score is None else cell.model_copy(update={"score": 20 + (cell.score + 13 * at) % 70})
            for key, cell in shown.dimensions.items()
        }
        group = hidden if at % 9 == 8 else shown.model_copy(update={"dimensions": cells})
        made.append(group.model_copy(update={"group": name.format(at=at + 1), "by": shown.by}))
    return results.model_copy(update={"groups": tuple(made)})


def pages_of(results: Results, paper: Paper = "A4") -> list[str]:
    """The faults of an executive report."""
    return faults(laid_out(report_pages(results), "executive", paper))
