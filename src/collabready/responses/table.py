"""A file of rows and columns, before anybody knows what its columns mean: bytes to header and records.

What a person may have made or mended, files of up to 32 MB, is read by the csv module, which can name the row that is at
fault. Larger files come from machines: `scan` reads them by polars, forty times as fast.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError
from collabready.responses.encoding import Text, decode
from collabready.responses.scan import ROW, scan_columns
from collabready.responses.workbook import is_workbook, read_workbook
from collabready.signatures import kind_of
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

HEAD = 256 << 10
WHOLE = 32 << 20
SAMPLE = 2000
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
CHARACTERS = {name: character for character, name in DELIMITERS.items()}
WRONG_LETTERS = "If letters look wrong, save the export as CSV (UTF-8)."
END = "\x1e"
UNCLOSED = "A quotation mark that is never closed swallows what follows it."
SAVE_AS = "Export the responses again as CSV (UTF-8)."


@dataclass(frozen=True)
class Table:
    """A file whose form is known. `headers` are unique: of two equal headers the second ends in ' (2)', the first in ' (1)'.

    `records`: all rows, each as wide as the header; None for a file that is too large to hold. `sample`: the first ones.
    `short_rows`: rows with fewer cells than the header, as a spreadsheet counts; not looked for in large files.
    `note`: how the file was read, where that was not plain.
    """

    path: Path
    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    sample: Sequence[Sequence[str]] = field(repr=False)
    records: Sequence[Sequence[str]] | None = field(default=None, repr=False)
    short_rows: tuple[int, ...] = ()
    note: str = ""


def open_table(path: Path) -> Table:
    """Read a CSV file, or the start of a large one, or the sheet of a workbook that holds the data.

    Raises:
        ResponsesError: no such file, not text, empty, nothing below the header, a row with too many cells, a
            quotation mark that is never closed.
    """
    if is_workbook(path):
        return _of_workbook(path)
    content, whole = _content(path)
    found = _text(content, path, whole=whole)
    delimiter = _delimiter(found.text)
    header, *records = _records(found.text, delimiter, path, whole=whole)
    _refuse_nothing(header, records, path)
    headers, width = _unique([" ".join(cell.split()) for cell in header]), len(header)
    note = "" if found.encoding == "utf-8" else f"Read as {found.encoding}, because {found.why}. {WRONG_LETTERS}"
    form = Table(path, found.encoding, DELIMITERS[delimiter], headers, (), note=note)
    if not whole:
        return replace(form, sample=[record for record in records[:SAMPLE] if len(record) == width])
    short = tuple(n for n, record in enumerate(records, start=2) if len(record) < width and any(map(str.strip, record)))
    padded = [_padded(record, number, width, path, delimiter) for number, record in enumerate(records, start=2)]
    return replace(form, sample=padded[:SAMPLE], records=padded, short_rows=short)


def _of_workbook(path: Path) -> Table:
    sheet = read_workbook(path)
    header, *records = sheet.rows
    _refuse_nothing(header, records, path)
    headers = _unique([" ".join(cell.split()) for cell in header])
    others = f", not {', '.join(sheet.others)}" if sheet.others else ""
    note = f"Sheet '{sheet.name}' read{others}."
    return Table(path, "xlsx", "none", headers, records[:SAMPLE], records, note=note)


def _refuse_nothing(header: list[str], records: list[list[str]], path: Path) -> None:
    if not any(cell.strip() for cell in header):
        raise ResponsesError(f"{path}: the first row is empty; it must hold the column headers. {SAVE_AS}")
    if not any(cell.strip() for record in records for cell in record):
        raise ResponsesError(f"{path}: there is a header but no response below it. Export the responses as well.")


def read_columns(table: Table, types: Mapping[int, pl.DataType]) -> pl.DataFrame:
    """The records of some columns, by position; the result names them '0', '1', ... and adds `row`.

    `row` is the number that a spreadsheet shows. A cell of an Enum column is '' when blank and null when it is none
    of the categories.

    Raises:
        ResponsesError: a large file has a row with too many cells, or quotation marks that do not match.
    """
    import polars as pl

    if table.records is None:
        return scan_columns(table.path, CHARACTERS[table.delimiter], len(table.headers), types)
    rows = pl.Series(ROW, range(2, len(table.records) + 2), dtype=pl.UInt32)
    columns = [pl.Series(str(p), [record[p] for record in table.records], dtype=pl.String) for p in types]
    return pl.DataFrame([rows, *columns]).with_columns(
        pl.col(str(position)).cast(kind, strict=False) for position, kind in types.items()
    )


def _content(path: Path) -> tuple[bytes, bool]:
    """The bytes of a file, and whether they are all of it."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise ResponsesError(f"{path}: this is no file that can be read twice. Save the export as a file first.")
        with path.open("rb") as file:
            size = path.stat().st_size
            content = file.read(size if size <= WHOLE else HEAD)
    except FileNotFoundError:
        raise ResponsesError(f"{path}: there is no such file. Check the name and the folder.") from None
    except IsADirectoryError:
        raise ResponsesError(f"{path}: this is a folder. Name the export itself.") from None
    except OSError as error:
        raise ResponsesError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from error
    if not content.strip():
        raise ResponsesError(f"{path}: the file is empty. {SAVE_AS}")
    if what := kind_of(content):
        raise ResponsesError(f"{path}: this is {what}, whatever its name says. {SAVE_AS}")
    return content, size <= WHOLE


def _text(content: bytes, path: Path, *, whole: bool) -> Text:
    """The text of a file in any encoding; of a large one, of which only the start is here, in UTF-8 only."""
    if not whole:
        return _start(content, path)
    found = decode(content, path)
    if 100 * found.text.count("\0") > len(found.text):
        raise ResponsesError(f"{path}: this is no text but binary data. {SAVE_AS}")
    text = found.text.replace("\0", "")
    return replace(found, text=text if "\n" in text else text.replace("\r", "\n"))


def _start(content: bytes, path: Path) -> Text:
    try:
        return Text(content.decode("utf-8-sig"), "utf-8", "its start fits")
    except UnicodeDecodeError as error:
        if error.start < len(content) - 4:
            raise ResponsesError(
                f"{path}: a file of more than {WHOLE >> 20} MB is read in UTF-8 only, and this is in another encoding. "
                f"{SAVE_AS}"
            ) from None
        return Text(content[: error.start].decode("utf-8-sig"), "utf-8", "its start fits")


def _records(text: str, delimiter: str, path: Path, *, whole: bool) -> list[list[str]]:
    """The records of a text; of a part of a file without the last, which may be cut off."""
    reader = csv.reader(io.StringIO(f"{text.rstrip()}\n{END}", newline=""), delimiter=delimiter)
    try:
        records = list(reader)
    except csv.Error as error:
        place = f"{path}, near line {reader.line_num}"
        raise ResponsesError(f"{place}: the row cannot be read ({error}). {UNCLOSED} {SAVE_AS}") from None
    if whole and records[-1] != [END]:
        raise ResponsesError(f"{path}: a quotation mark is never closed. {UNCLOSED} {SAVE_AS}")
    return records[:-1] if whole else records[:-2]


def _padded(record: list[str], number: int, width: int, path: Path, delimiter: str) -> list[str]:
    if len(record) > width:
        raise ResponsesError(
            f"{path}, row {number}: {len(record)} cells, but the header has {width}. "
            f"A {DELIMITERS[delimiter]} inside an answer needs quotation marks around the answer. {SAVE_AS}"
        )
    return record + [""] * (width - len(record))


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
    frequency = Counter(map(normalised, names))
    taken = {normalised(name) for name in names if frequency[normalised(name)] == 1}
    unique = []
    for position, name in enumerate(names, start=1):
        candidate = name
        if frequency[normalised(name)] > 1 or not name:
            stem = f"{name} " if name else "column "
            numbers = count(1) if name else count(position)
            candidate = next(c for c in (f"{stem}({n})" for n in numbers) if normalised(c) not in taken)
        taken.add(normalised(candidate))
        unique.append(candidate)
    return tuple(unique)
