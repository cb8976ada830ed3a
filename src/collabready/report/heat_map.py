"""The table of groups as a picture: a cell for each group and part, with its score and the shade of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.language import say
from collabready.report.drawing import GREY, INK, NAVY, WHITE, Face, hatch, rect, text
from collabready.report.letter_widths import width_of, wrapped
from collabready.report.pictures import EDGE, NAME, WIDTH, Picture, finished, lines, sheet, slug

if TYPE_CHECKING:
    from collabready.report.groups import Cell, GroupPage, GroupRow

SHADES = {"far": "#B4461A", "under": "#EBAF86", "near": "#F7E2D0", "ready": "#EAF3F6", "strong": "#CADFE9"}
"""As in the style sheet of the page."""
BLANK, HIDDEN = "#F6F5F0", "hidden"
NAMES, PEOPLE, ROW, BETWEEN = 136.0, 64.0, 20.0, 2.0
HEAD = 7.4


def heat_map(page: GroupPage, at: int) -> Picture:
    """One breakdown. A hidden group shows its name and the word, and nothing else."""
    title = page.opening.title.text
    parts, y = sheet(title, page.opening.kicker)
    heads = [*page.headings, say("Readiness")]
    across = (WIDTH - 2 * EDGE - NAMES - PEOPLE) / len(heads)
    told = [wrapped(head, across - 4, HEAD) for head in heads]
    deepest = max(map(len, told))
    for place, words in enumerate(told):
        x = EDGE + NAMES + (place + 0.5) * across
        parts.append(lines((x, y + 9 * (deepest - len(words))), words, Face(HEAD, NAVY), 9))
    parts.append(text((WIDTH - EDGE, y + 9 * (deepest - 1)), "n", Face(HEAD, NAVY, anchor="end")))
    y += 9 * deepest
    for row in (*page.rows, page.total):
        names = wrapped(row.name, NAMES - 8, NAME.size)
        height = max(ROW, 11.5 * len(names) + 5)
        parts += [_names(names, y + height / 2), *_cells(row, y, height, across, len(heads))]
        y += height + BETWEEN
    legend, y = _legend(page, y + 12)
    key = "; ".join(f"{number} {name}" for number, name in page.key)
    below = wrapped(key, WIDTH - 2 * EDGE, 7.8)
    parts += [legend, lines((EDGE, y + 14), below, Face(7.8, GREY, anchor="start"), 11)]
    height = y + (14 + 11 * len(below) if key else 0) + EDGE
    return finished(f"groups-{at + 1:02d}-{slug(page.by)}", title, _told(page, heads), parts, height)


def _names(names: tuple[str, ...], middle: float) -> str:
    return lines((EDGE, middle + 3 - 5.75 * (len(names) - 1)), names, NAME, 11.5)


def _cells(row: GroupRow, y: float, height: float, across: float, columns: int) -> list[str]:
    left, middle = EDGE + NAMES, y + height / 2 + 3
    if row.hidden:
        long = columns * across + PEOPLE
        ground = rect(left, y, long, height, BLANK) + hatch(left, y, long, height)
        word = say("hidden")
        return [
            ground,
            rect(left + long / 2 - 20, y + 2, 40, height - 4, BLANK),
            text((left + long / 2, middle), word, Face(8, GREY)),
        ]
    drawn = []
    for place, cell in enumerate((*row.cells, row.readiness)):
        x = left + place * across
        drawn += [
            _ground(cell, x, y, across - BETWEEN, height),
            text((x + across / 2, middle), _figure(cell), _face(cell)),
        ]
    return [*drawn, text((WIDTH - EDGE, middle), row.n, Face(8, GREY, anchor="end"))]


def _ground(cell: Cell, x: float, y: float, across: float, height: float) -> str:
    if cell.shade == HIDDEN:
        patch = rect(x + across / 2 - 16, y + 3, 32, height - 6, BLANK)
        return rect(x, y, across, height, BLANK) + hatch(x, y, across, height) + patch
    return rect(x, y, across, height, SHADES.get(cell.shade, BLANK))


def _figure(cell: Cell) -> str:
    return f"{cell.text} {cell.mark}".strip()


def _face(cell: Cell) -> Face:
    return Face(
        8 if cell.shade == HIDDEN else 9, WHITE if cell.shade == "far" else GREY if cell.shade == HIDDEN else INK
    )


def _legend(page: GroupPage, y: float) -> tuple[str, float]:
    parts, x = [], EDGE
    for shade, told in page.shades:
        long = 16 + width_of(told, 7.8) + 14
        if x + long > WIDTH - EDGE and x > EDGE:
            x, y = EDGE, y + 12
        parts += [rect(x, y - 7, 12, 8, SHADES[shade]), text((x + 16, y), told, Face(7.8, GREY, anchor="start"))]
        x += long
    return "".join(parts), y


def _told(page: GroupPage, heads: list[str]) -> str:
    """The table in words, a group at a time; of a hidden one, that it is hidden."""
    names = [*(name for _, name in page.key), heads[-1]] if page.key else heads
    said = []
    for row in (*page.rows, page.total):
        scores = ", ".join(
            f"{name} {_figure(cell)}" for name, cell in zip(names, (*row.cells, row.readiness), strict=False)
        )
        said.append(f"{row.name}: {say('hidden') if row.hidden else scores}")
    return f"{page.opening.title.text}. {'; '.join(said)}."
