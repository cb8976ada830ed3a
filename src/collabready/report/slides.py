"""Which charts of a report are pictures for people's own slides.

What is drawn is what the pages hold, so a picture shows nothing that the report hides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from collabready.language import say, speaking
from collabready.report.chart_tables import Row, Table, drawn
from collabready.report.drawing import GREY, INK, Face, text
from collabready.report.heat_map import heat_map
from collabready.report.letter_widths import wrapped
from collabready.report.pictures import EDGE, NAME, WIDTH, Picture, finished, framed, lines, placed, sheet, size, slug

if TYPE_CHECKING:
    from collabready.report.dimensions import DimensionPage
    from collabready.report.page import Report
    from collabready.report.recipe import Recipe

SEPARATOR = " · "
LARGE = (300.0, 100.0)
"""In points; from this size on, a chart of a page needs no names beside it."""


def pictures(report: Report) -> tuple[Picture, ...]:
    """Every chart, in the order of the pages; names are unique."""
    with speaking(report.language):
        found = [*_whole(report), *(drawn(table) for table in _tables(report) if table.rows)]
        found += [_jars(report.recipe)] if report.recipe and report.recipe.jars else []
        found += [heat_map(page, at) for at, page in enumerate(report.groups)]
    return tuple(found)


def _tables(report: Report) -> Iterator[Table]:
    brief, ends = report.summary, report.summary.line
    yield Table(
        "scores",
        brief.opening.title.text,
        f"{brief.bars_title}; {ends}",
        (),
        tuple(Row(row.title, row.chart, (row.score,), row.below, row.note) for row in brief.bars),
    )
    if report.recipe:
        sure = report.recipe
        rows = (Row(row.title, row.chart, (row.score, row.interval, row.n), row.below) for row in sure.estimates)
        heads = (say("Score"), say("95 % interval"), "n") if sure.sure else (say("Score"), "", "n")
        yield Table("estimates", sure.opening.title.text, sure.line, heads, tuple(rows), sure.axis)
    for at, page in enumerate(report.dimensions, 1):
        yield from _part(page, f"{at:02d}-{slug(page.opening.kicker.rpartition(SEPARATOR)[2])}")
    if report.voices:
        voices = report.voices
        gaps = (Row(row.title, row.chart, (row.gap, row.around), note=say("too few answers")) for row in voices.rows)
        titles = (say("Gap"), say("95 % range"))
        yield Table("voices", voices.opening.title.text, voices.line, titles, tuple(gaps), voices.axis)
    if report.interviews:
        heard = report.interviews
        rows = (Row(row.title, row.chart, (row.survey, row.rating, row.difference)) for row in heard.rows)
        heads = (say("Survey"), say("Interviews"), say("Difference"))
        yield Table("interviews", heard.opening.title.text, heard.line, heads, tuple(rows), heard.axis)


def _part(page: DimensionPage, name: str) -> Iterator[Table]:
    title = page.opening.title.text
    practices = (Row(row.title, row.chart, (row.score, row.interval), row.below, row.note) for row in page.practices)
    yield Table(f"habits-{name}", title, page.opening.kicker, (say("Score"), say("95 % interval")), tuple(practices))
    answers = (Row(row.text, row.chart, (row.score, row.favourable), row.below, row.note) for row in page.answers)
    heads, legend = (say("Score"), say("Favourable")), tuple(each for scale in page.legend.scales for each in scale)
    yield Table(f"answers-{name}", title, page.legend.caption, heads, tuple(answers), legend=legend)


def _whole(report: Report) -> Iterator[Picture]:
    """The drawings that a page shows as they are; that of the cover is an ornament."""
    for chart in report.every_chart:
        width, height = size(chart.svg)
        if width >= LARGE[0] and height >= LARGE[1] and chart != report.cover.chart:
            yield Picture(chart.name, chart.name, chart.alt, framed(chart.svg, chart.alt), (width, height))


def _jars(page: Recipe) -> Picture:
    """The measuring jars of the ingredients, side by side."""
    parts, y = sheet(page.opening.title.text, page.line)
    across = (WIDTH - 2 * EDGE) / len(page.jars)
    tall = max(size(jar.chart.svg)[1] for jar in page.jars)
    for at, jar in enumerate(page.jars):
        middle = EDGE + (at + 0.5) * across
        parts.append(placed(jar.chart.svg, (middle - size(jar.chart.svg)[0] / 2, y)))
        names = wrapped(jar.title, across - 8, NAME.size)
        parts.append(lines((middle, y + tall + 16), names, Face(NAME.size, INK), 11.5))
        parts.append(text((middle, y + tall + 16 + 11.5 * len(names)), jar.note, Face(8, GREY)))
    deepest = max(len(wrapped(jar.title, across - 8, NAME.size)) for jar in page.jars)
    told = f"{page.opening.title.text}. {'; '.join(jar.chart.alt for jar in page.jars)}."
    return finished("recipe", page.opening.title.text, told, parts, y + tall + 20 + 11.5 * deepest + EDGE)
