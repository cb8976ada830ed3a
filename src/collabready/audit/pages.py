"""Figures of a report as HTML: those of its tables, rounded as they are printed. Charts and sentences are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from collabready.audit.figures import EVERYBODY, PEOPLE, TITLED, WHOLE, Figure, Output, Place, decimal, whole_number
from collabready.errors import CollabreadyError

LEAST_COLUMNS = 3
HALF = 0.5 + 1e-6
NUMBER = re.compile(r"<?\s*(\d[\d,]*(?:\.\d+)?)")
VOICE = re.compile(r"(.+), n = ([\d,]+)")
ALL = "All who answered"
BESIDE = {"Readiness", "n"}
HERE, BESIDE_IT = 2, 4
"""The columns of the group and of the whole, in the report of one group."""
KINDS = {"heat", "apart", "asked", "sources", "estimates", "practices", "answers", "beside", "whose-facts"}
UNREAD = ("its charts, its sentences, and what single pages repeat of its groups",)


@dataclass
class _Table:
    kind: str
    rows: list[list[str]] = field(default_factory=list)


def _kind(classes: str) -> str:
    """What a table holds, among the classes that say how it looks; empty where it is none that is read."""
    return next((name for name in reversed(classes.split()) if name in KINDS), "")


class _Tables(HTMLParser):
    """The tables of a page with the text of their cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(_Table(_kind(dict(attrs).get("class") or "")))
            self.inside = False
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
            self.inside = False
        elif tag in {"td", "th"} and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].append("")
            self.inside = True
        elif tag == "span" and dict(attrs).get("class") == "role":
            self.inside = False  # what a part is stands last in its cell, behind its name

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.tables[-1].rows[-1][-1] += data


def page_output(file: str, text: str) -> Output:
    """The figures of the tables of a report.

    Raises:
        CollabreadyError: no table of a report of this program.
    """
    reader = _Tables()
    reader.feed(text)
    tables = [_Table(t.kind, [[" ".join(cell.split()) for cell in row] for row in t.rows]) for t in reader.tables]
    figures = tuple(figure for table in tables if _legible(table) for figure in _figures(file, table))
    figures += tuple(_of_one_group(file, tables))
    if not figures:
        raise CollabreadyError(f"{file}: no table of a report stands here. Name results or reports of collabready.")
    heat = [table for table in tables if table.kind == "heat" and _legible(table)]
    named = frozenset(
        Place("group", t.rows[0][0], row[0]) for t in heat for row in t.rows[1:] if len(row) > 1 and row[0] != ALL
    )
    return Output(file, figures, hidden=named - {figure.place for figure in figures}, unread=UNREAD)


def _legible(table: _Table) -> bool:
    return len(table.rows) > 1 and len(table.rows[0]) >= LEAST_COLUMNS


def _figures(file: str, table: _Table) -> Iterator[Figure]:
    header, rows = table.rows[0], [row for row in table.rows[1:] if len(row) == len(table.rows[0])]
    match table.kind:
        case "heat":
            yield from _groups(file, header, rows)
        case "apart":
            yield from _voices(file, header, rows)
        case "asked":
            yield from (Figure(file, WHOLE, TITLED + row[0], _count(row[1])) for row in rows)
        case "sources":
            accepted = [n for row in rows if row[0].startswith("Survey") and (n := _count(row[2])) is not None]
            yield from [Figure(file, EVERYBODY, PEOPLE, sum(accepted))] if accepted else []
        case "estimates" | "practices" | "answers":
            yield from _scores(file, header, rows)


def _groups(file: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Figure]:
    """A line a group, a column a dimension, with the readiness and n beside them."""
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        place = WHOLE if row[0] == ALL else Place("group", header[0], row[0])
        yield Figure(file, place, PEOPLE, _count(cells.get("n", "")))
        for title in header[1:]:
            if title not in BESIDE and (score := _score(cells[title])) is not None:
                yield Figure(file, place, TITLED + title, None, score, HALF)


def _of_one_group(file: str, tables: Sequence[_Table]) -> Iterator[Figure]:
    """The report of one group: a table says whose it is and how many answered, another holds it beside the whole."""
    beside = [row for table in tables if table.kind == "beside" for row in table.rows[1:]]
    for whose in (table.rows for table in tables if table.kind == "whose-facts"):
        if [len(row) for row in whose] != [2, 2, 2]:
            continue
        (by, name), (_, here), (_, everybody) = whose
        for place, answered, column in ((Place("group", by, name), here, HERE), (WHOLE, everybody, BESIDE_IT)):
            yield Figure(file, place, PEOPLE, _count(answered))
            for row in beside:
                if len(row) > column and (score := _score(row[column])) is not None:
                    yield Figure(file, place, TITLED + row[0], None, score, HALF)


def _voices(file: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Figure]:
    for column, title in enumerate(header):
        if told := VOICE.fullmatch(title):
            place = Place("voice", name=told[1])
            yield Figure(file, place, PEOPLE, _count(told[2]))
            for row in rows:
                if (score := _score(row[column])) is not None:
                    yield Figure(file, place, TITLED + row[0], None, score, HALF)


def _scores(file: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Figure]:
    for row in rows:
        cells = dict(zip(header, row, strict=True))
        n, score = _count(cells.get("n", "")), _score(cells.get("Score", ""))
        title = row[0].removesuffix(" (reversed)")
        if title and (n is not None or score is not None):
            yield Figure(file, WHOLE, TITLED + title, n, score, HALF)


def _count(cell: str) -> int | None:
    found = NUMBER.match(cell)
    return whole_number(found[1].replace(",", "")) if found else None


def _score(cell: str) -> float | None:
    found = NUMBER.match(cell)
    return decimal(found[1]) if found else None
