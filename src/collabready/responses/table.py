"""An export as rows of answers below named columns, before anybody knows which column is which item."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError
from collabready.responses.codebook import Codebook, codebook_of, companions, is_codebook
from collabready.responses.delimited import CHARACTERS, Delimited, read_delimited
from collabready.responses.encoding import SAVE_AS
from collabready.responses.headers import Column, heading
from collabready.responses.naming import columns_of
from collabready.responses.recognition import LOOKED_AT, Recognised, recognise, with_codebook
from collabready.responses.scan import ROW, scan_columns
from collabready.responses.workbook import is_workbook, read_workbook

if TYPE_CHECKING:
    import polars as pl

SAMPLE = 2000
LEAST = 20
BATCH = 400_000
MOST_MISSING = 500_000
MOST_BESIDE = 50
MOST_ABOVE = 10
TITLED = 2
MOST_COLUMNS = 16_384


@dataclass(frozen=True)
class Table:
    """An export whose form is known.

    `first`: the number that a spreadsheet shows for the first response. `frame`: all responses, String columns '0',
    '1', ... and no nulls; None for a file too large to hold. `sample`: the first of them. `short_rows`: rows
    with fewer cells than the header, as a spreadsheet counts; not looked for in large files. `note`: how the file was
    read, where that was not plain.
    """

    path: Path
    encoding: str
    delimiter: str
    recognised: Recognised
    columns: tuple[Column, ...]
    first: int
    sample: Sequence[Sequence[str]] = field(repr=False)
    frame: pl.DataFrame | None = field(default=None, repr=False)
    codebook: Codebook = field(default_factory=Codebook, repr=False)
    short_rows: Sequence[int] = ()
    note: str = ""

    def spellings(self, position: int) -> list[str]:
        """The different cells of a column, in the order of the rows; of a large file those of its first rows."""
        if self.frame is None:
            return list(dict.fromkeys(row[position] for row in self.sample))
        return self.frame[str(position)].unique(maintain_order=True).to_list()

    def cells(self, position: int) -> list[str]:
        """The cells of a column; of a large file those of its first rows."""
        if self.frame is None:
            return [row[position] for row in self.sample]
        return self.frame[str(position)].to_list()

    def labels(self, position: int) -> Mapping[str, str]:
        """What the numbers of a column stand for, where the tool tells."""
        return self.codebook.labels.get(heading(self.columns[position].header), {})


def open_table(path: Path) -> Table:
    """Read a text file, or the start of a large one, or the sheet of a workbook that holds the data.

    Raises:
        ResponsesError: no such file, not text, empty, nothing below the header, a row with too many cells, more columns
            than a spreadsheet has, a quotation mark that is never closed.
    """
    return _of_workbook(path) if is_workbook(path) else _of_text(read_delimited(path))


def read_columns(table: Table, types: Mapping[int, pl.DataType]) -> pl.DataFrame:
    """The responses in some columns, by position; the result names them '0', '1', ... and adds `row`.

    `row` is the number that a spreadsheet shows. A cell of an Enum column is '' when blank and null when it is none
    of the categories.

    Raises:
        ResponsesError: a large file has a row with too many cells, or quotation marks that do not match.
    """
    import polars as pl

    if table.frame is None:
        return scan_columns(table.path, CHARACTERS[table.delimiter], len(table.columns), types, table.first)
    rows = pl.Series(ROW, range(table.first, table.first + table.frame.height), dtype=pl.UInt32)
    casts = [pl.col(str(position)).cast(kind, strict=False) for position, kind in types.items()]
    return table.frame.select(rows, *casts)


def _of_text(source: Delimited) -> Table:
    records = source.records()
    head = _head(records)
    above = _above(head)
    del head[:above]
    beside = [list(read_delimited(each).records()) for each in companions(source.path)]
    recognised, columns, codebook = _form(source.path, head, beside)
    first, width = above + recognised.headers + 1, len(columns)
    table = Table(
        path=source.path,
        encoding=source.encoding,
        delimiter=source.delimiter,
        recognised=recognised,
        columns=columns,
        first=first,
        sample=[row for row in head[recognised.headers :] if len(row) == width],
        codebook=codebook,
        note=_with_title(source.note, above, above + 1),
    )
    if not source.whole:
        return table
    short = array("L")
    rows = _padded(chain(head[recognised.headers :], records), table, short)
    frame = _without_blank_end(_framed(rows, width))
    _refuse_nothing(frame, source.path)
    return replace(table, frame=frame, short_rows=short[: bisect_left(short, first + frame.height)])


def _of_workbook(path: Path) -> Table:
    book = read_workbook(path)
    head = [list(row) for row in book.data.frame.head(SAMPLE).iter_rows()]
    above = _above(head)
    del head[:above]
    beside = [list(map(list, sheet.frame.iter_rows())) for sheet in book.others if sheet.frame.width <= MOST_BESIDE]
    recognised, columns, codebook = _form(path, head, beside)
    frame = book.data.frame.slice(above + recognised.headers)
    _refuse_nothing(frame, path)
    others = f", not {', '.join(sheet.name for sheet in book.others)}" if book.others else ""
    return Table(
        path=path,
        encoding="xlsx",
        delimiter="none",
        recognised=recognised,
        columns=columns,
        first=book.data.first + above + recognised.headers,
        sample=head[recognised.headers :],
        frame=frame,
        codebook=codebook,
        note=_with_title(f"Sheet '{book.data.name}' read{others}.", above, book.data.first + above),
    )


def _form(
    path: Path, head: Sequence[Sequence[str]], beside: Iterable[Sequence[Sequence[str]]]
) -> tuple[Recognised, tuple[Column, ...], Codebook]:
    """What the first rows of a file, and the tables beside it, tell of its columns."""
    if not head:
        raise ResponsesError(f"{path}: the file holds no header and no response. {SAVE_AS}")
    widest = max(map(len, head[:LOOKED_AT]))
    if widest > MOST_COLUMNS:
        raise ResponsesError(f"{path}: {widest:,} columns; a spreadsheet has {MOST_COLUMNS:,} at most. {SAVE_AS}")
    if is_codebook(head):
        raise ResponsesError(f"{path}: this table describes the columns of an export. Name the dataset, not this file.")
    recognised = recognise(head)
    headers = head[: recognised.headers]
    width = max(map(len, headers))
    if not width:
        raise ResponsesError(f"{path}: the file holds no header and no response. {SAVE_AS}")
    headers = [[*row, *[""] * (width - len(row))] for row in headers]
    codebook = codebook_of(headers[0], beside)
    if codebook:
        recognised = with_codebook(recognised)
        headers.append([codebook.texts.get(heading(cell), "") for cell in headers[0]])
    return recognised, columns_of(headers, recognised), codebook


def _head(records: Iterator[list[str]]) -> list[list[str]]:
    """The first records, fewer where they are wide."""
    head: list[list[str]] = []
    cells = 0
    for record in records:
        head.append(record)
        cells += len(record)
        if len(head) == SAMPLE or (len(head) >= LEAST and cells > BATCH):
            break
    return head


def _above(head: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the header: blank ones, and titles, which fill one cell of a wide table."""
    filled = [sum(map(bool, map(str.strip, row))) for row in head[: MOST_ABOVE + 1]]
    least = TITLED if max(filled, default=0) > TITLED else 1
    return next((number for number, cells in enumerate(filled) if cells >= least), 0)


def _with_title(note: str, above: int, header: int) -> str:
    """The note, with what stands above the header; `header`: the number of its row."""
    skipped = f"The header stands in row {header}; what is above it was left out." if above else ""
    return " ".join(filter(None, (note, skipped)))


def _padded(rows: Iterable[list[str]], table: Table, short: array[int]) -> Iterator[list[str]]:
    """The rows, each as wide as the header; the numbers of those that were shorter go to `short`.

    Blank rows are held back until another one follows: a million of them at the end of a file are nothing.
    """
    width, blank, missing = len(table.columns), 0, 0
    for number, row in enumerate(rows, start=table.first):
        if len(row) < width and not any(map(str.strip, row)):
            blank += 1
            continue
        missing += blank * width + max(0, width - len(row))
        if missing > MOST_MISSING:
            raise ResponsesError(
                f"{table.path}, row {number}: the rows up to here lack {missing:,} cells of the {width} that each has in the "
                f"header. {SAVE_AS}"
            )
        yield from ([""] * width for _ in range(blank))
        blank = 0
        if len(row) < width:
            short.append(number)
        _refuse_too_many(row, number, table)
        yield [*row[:width], *[""] * (width - len(row))]


def _refuse_too_many(row: Sequence[str], number: int, table: Table) -> None:
    width = len(table.columns)
    if len(row) > width and any(map(str.strip, row[width:])):
        raise ResponsesError(
            f"{table.path}, row {number}: {len(row)} cells, but the header has {width}. "
            f"A {table.delimiter} inside an answer needs quotation marks around the answer. {SAVE_AS}"
        )


def _framed(rows: Iterator[list[str]], width: int) -> pl.DataFrame:
    """Rows as a frame of text: a batch at a time, because a cell costs Python four times what it costs polars.

    All cells go into one series first: a thousand columns of a thousand batches would cost more than what they hold.
    """
    import polars as pl

    batches = [pl.Series((), dtype=pl.String)]
    while batch := list(islice(rows, max(1, BATCH // width))):
        batches.append(pl.Series([*chain.from_iterable(batch)], dtype=pl.String))
    cells = pl.concat(batches, rechunk=True)
    batches.clear()
    return pl.DataFrame([cells.gather_every(width, place).alias(str(place)) for place in range(width)])


def _without_blank_end(frame: pl.DataFrame) -> pl.DataFrame:
    """Rows that hold nothing at the end of a file are no responses, as a spreadsheet sees it."""
    height = frame.height
    while height and not any(map(str.strip, frame.row(height - 1))):
        height -= 1
    return frame.head(height)


def _refuse_nothing(frame: pl.DataFrame, path: Path) -> None:
    if not frame.height or not any(frame[name].str.strip_chars().ne("").any() for name in frame.columns):
        raise ResponsesError(f"{path}: there is a header but no response below it. Export the responses as well.")
