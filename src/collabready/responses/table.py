"""A delimited text file, before anybody knows what its columns mean: bytes to header and records.

polars reads the records; this module decides what polars is told, and when polars refuses a file, finds out in plain
Python which row is at fault, so that the message can name it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError

if TYPE_CHECKING:
    import polars as pl

HEAD = 256 << 10
WHOLE = 32 << 20
SAMPLE = 2000
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "an Excel workbook or another ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
}
SAVE_AS = "Export the responses again as CSV (UTF-8)."
ROW = "row"


@dataclass(frozen=True)
class Table:
    """A file whose form is known. `headers` are unique: of two equal headers the second ends in ' (2)', the first in ' (1)'.

    `short_rows`: rows with fewer cells than the header, as a spreadsheet counts; looked for in files of up to 32 MB.
    `sample`: the first records.
    """

    path: Path
    delimiter: str
    headers: tuple[str, ...]
    short_rows: tuple[int, ...]
    sample: tuple[tuple[str, ...], ...] = field(repr=False)


def open_table(path: Path) -> Table:
    """Look at the start of a CSV file: its delimiter, its header, the width of its rows.

    Raises:
        ResponsesError: no such file, not text, not UTF-8, empty, or nothing below the header.
    """
    text = _decoded(_head(path), path)
    whole = path.stat().st_size <= WHOLE
    delimiter = _delimiter(text)
    header, *records = _records(text, delimiter, path)
    if not any(cell.strip() for cell in header):
        raise ResponsesError(f"{path}: the first row is empty; it must hold the column headers. {SAVE_AS}")
    if not any(cell.strip() for record in records for cell in record):
        raise ResponsesError(f"{path}: there is a header but no response below it. Export the responses as well.")
    width = len(header)
    short = [n for n, record in enumerate(records, start=2) if len(record) < width and any(map(str.strip, record))]
    sample = tuple(tuple(record) for record in records[:SAMPLE] if len(record) == width)
    return Table(
        path, delimiter, _unique([" ".join(cell.split()) for cell in header]), tuple(short) if whole else (), sample
    )


def read_columns(table: Table, types: Mapping[int, pl.DataType | type[pl.DataType]]) -> pl.DataFrame:
    """The records of some columns, by position; the result names them '0', '1', ... and adds `row`.

    `row` is the number that a spreadsheet shows. A cell of an Enum column is '' when blank and null when it is none
    of the categories.

    Raises:
        ResponsesError: a row with too many cells, unmatched quotation marks, bytes that are not UTF-8.
    """
    import polars as pl

    enums = [pl.col(str(position)) for position, kind in types.items() if isinstance(kind, pl.Enum)]
    try:
        # Parsing straight into an Enum costs a quarter less than casting strings, but refuses unknown labels.
        # One chunk, because sums over chunks of chance would differ in their last digit from run to run.
        frame = _scan(table, types).collect(engine="streaming").rechunk()
        return frame.with_columns(column.fill_null("") for column in enums)
    except pl.exceptions.ComputeError:
        pass
    as_text = {position: pl.String if isinstance(kind, pl.Enum) else kind for position, kind in types.items()}
    casts = [
        pl.col(str(p)).fill_null("").cast(kind, strict=False) for p, kind in types.items() if isinstance(kind, pl.Enum)
    ]
    try:
        return _scan(table, as_text).with_columns(casts).collect(engine="streaming").rechunk()
    except pl.exceptions.ComputeError as error:
        raise _fault(table) from error


def _scan(table: Table, types: Mapping[int, pl.DataType | type[pl.DataType]]) -> pl.LazyFrame:
    import polars as pl

    lazy = pl.scan_csv(
        table.path,
        separator=table.delimiter,
        has_header=False,
        skip_rows=1,
        schema={str(position): types.get(position, pl.String) for position in range(len(table.headers))},
        row_index_name=ROW,
        row_index_offset=2,
        glob=False,
    )
    return lazy.select(ROW, *[str(position) for position in types])


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            head = file.read(size if size <= WHOLE else HEAD)
    except FileNotFoundError:
        raise ResponsesError(f"{path}: there is no such file. Check the name and the folder.") from None
    except IsADirectoryError:
        raise ResponsesError(f"{path}: this is a folder. Name the export itself.") from None
    except OSError as error:
        raise ResponsesError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from error
    if not head.strip():
        raise ResponsesError(f"{path}: the file is empty. {SAVE_AS}")
    for signature, what in SIGNATURES.items():
        if head.startswith(signature):
            raise ResponsesError(f"{path}: this is {what}, whatever its name says. {SAVE_AS}")
    return head


def _decoded(head: bytes, path: Path) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:
        raise ResponsesError(f"{path}: this is not UTF-8 text (UTF-16 or binary). {SAVE_AS}")
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            line = head.count(b"\n", 0, error.start) + 1
            raise ResponsesError(f"{path}:{line}: a character is not UTF-8. {SAVE_AS}") from None
        text = head[: error.start].decode("utf-8-sig")
    if "\r" in text and "\n" not in text:
        raise ResponsesError(f"{path}: the lines end in a way that only old Macs use. {SAVE_AS}")
    return text


def _records(text: str, delimiter: str, path: Path) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return list(reader)
    except csv.Error:
        raise ResponsesError(
            f"{path}, near line {reader.line_num}: a cell is longer than any answer. A quotation mark that is never "
            f"closed swallows what follows it. {SAVE_AS}"
        ) from None


def _delimiter(text: str) -> str:
    """The delimiter under which most records have as many fields as the header, and more than one."""

    def fit(delimiter: str) -> tuple[float, int]:
        counts: list[int] = []
        with suppress(csv.Error):
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            counts.extend(len(record) for record in islice(rows, 100) if record)
        width = counts[0] if counts else 0
        return (sum(count == width for count in counts) / len(counts) if width > 1 else 0, width)

    return max(DELIMITERS, key=fit)


def _unique(names: list[str]) -> tuple[str, ...]:
    """The names; one that occurs more than once gets its number behind it, an empty one its position."""
    frequency = Counter(names)
    taken = {name for name, times in frequency.items() if times == 1}
    unique = []
    for position, name in enumerate(names, start=1):
        candidate = name
        if frequency[name] > 1 or not name:
            stem = f"{name} " if name else "column "
            numbers = count(1) if name else count(position)
            candidate = next(c for c in (f"{stem}({n})" for n in numbers) if c not in taken)
        taken.add(candidate)
        unique.append(candidate)
    return tuple(unique)


def _fault(table: Table) -> ResponsesError:
    """Why polars refused the file, found by reading it record by record."""
    where = str(table.path)
    width = len(table.headers)
    try:
        with table.path.open(encoding="utf-8-sig", newline="") as file:
            for number, record in enumerate(csv.reader(file, delimiter=table.delimiter, strict=True), start=1):
                if len(record) > width:
                    return ResponsesError(
                        f"{where}, row {number}: {len(record)} cells, but the header has {width}. "
                        f"A {DELIMITERS[table.delimiter]} inside an answer needs quotation marks around the answer. {SAVE_AS}"
                    )
    except UnicodeDecodeError:
        return ResponsesError(f"{where}: a character is not UTF-8. {SAVE_AS}")
    except csv.Error as error:
        return ResponsesError(f"{where}: the quotation marks do not match ({error}). {SAVE_AS}")
    return ResponsesError(f"{where}: a cell has quotation marks in its middle that are not doubled. {SAVE_AS}")
