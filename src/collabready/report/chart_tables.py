"""Names, drawings and figures in rows, as one picture: what stands in a table of a page, where there is no page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from collabready.report.charts import Chart
from collabready.report.drawing import GREY, INK, RULE, RUST, Face, line, text
from collabready.report.letter_widths import width_of, wrapped
from collabready.report.pictures import EDGE, GAP, NAME, WIDTH, Picture, finished, lines, placed, sheet, size

FIGURES = 44.0
"""Width of a column of figures, in points."""
HEAD, LEGEND = 7.4, 7.8
SWATCH = 12.0


@dataclass(frozen=True)
class Row:
    """A name, its drawing or the words in place of one, and figures at the right."""

    name: str
    chart: Chart | None
    figures: tuple[str, ...]
    below: bool = False
    note: str = ""


@dataclass(frozen=True)
class Table:
    """Rows below each other. `legend`: colours with what they mean; `axis`: stands below the drawings."""

    name: str
    title: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    axis: Chart | None = None
    legend: tuple[tuple[Chart, str], ...] = ()


def drawn(table: Table) -> Picture:
    parts, y = sheet(table.title, table.caption)
    widest = max((size(row.chart.svg)[0] for row in table.rows if row.chart), default=150.0)
    figures = max(map(len, (row.figures for row in table.rows)))
    left = WIDTH - EDGE - figures * (FIGURES + 12) - widest
    for at, head in enumerate(table.heads):
        words = wrapped(head, FIGURES + 2, HEAD)
        parts.append(lines((_column(at, figures), y), words, Face(HEAD, GREY, anchor="end"), 9))
    y += 9 * max((len(wrapped(head, FIGURES + 2, HEAD)) for head in table.heads), default=0) + 2
    for row in table.rows:
        drawn, height = _row(row, y, left)
        parts += [drawn, line((EDGE, y + height), (WIDTH - EDGE, y + height), RULE, 0.4)]
        y += height
    if table.axis:
        parts.append(placed(table.axis.svg, (left, y + 3)))
        y += size(table.axis.svg)[1] + 4
    legend, y = _legend(table.legend, y)
    return finished(table.name, table.title, _told(table), [*parts, legend], y + EDGE)


def _row(row: Row, y: float, left: float) -> tuple[str, float]:
    """A row from its top down, and how high it is."""
    names = wrapped(row.name, left - EDGE - GAP, NAME.size)
    tall = size(row.chart.svg)[1] if row.chart else 12.0
    height = max(tall, 11.5 * len(names)) + 7
    middle = y + height / 2
    parts = [lines((EDGE, middle + 3 - 5.75 * (len(names) - 1)), names, NAME, 11.5)]
    if row.chart:
        parts.append(placed(row.chart.svg, (left, middle - tall / 2)))
    else:
        parts.append(text((left, middle + 3), row.note, Face(8, GREY, anchor="start")))
    for at, figure in enumerate(row.figures):
        face = Face(10 if at == 0 else 8.6, RUST if row.below and at == 0 else INK, anchor="end")
        parts.append(text((_column(at, len(row.figures)), middle + 3), figure, face))
    return "".join(parts), height


def _column(at: int, of: int) -> float:
    return WIDTH - EDGE - (of - 1 - at) * (FIGURES + 12)


def _legend(colours: Sequence[tuple[Chart, str]], y: float) -> tuple[str, float]:
    """The colours with their words, in as many lines as they take, and where the last ends."""
    if not colours:
        return "", y
    parts, x, y = [], EDGE, y + 16
    for chart, word in colours:
        long = SWATCH + width_of(word, LEGEND) + 14
        if x + long > WIDTH - EDGE and x > EDGE:
            x, y = EDGE, y + 12
        parts += [placed(chart.svg, (x, y - 7)), text((x + SWATCH, y), word, Face(LEGEND, GREY, anchor="start"))]
        x += long
    return "".join(parts), y


def _told(table: Table) -> str:
    """The picture in words: what its drawings say, or the figures where there is no drawing."""
    said = [row.chart.alt if row.chart else f"{row.name}: {row.note}" for row in table.rows]
    return f"{table.title}. {table.caption}: {'; '.join(said)}."
