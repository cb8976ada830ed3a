"""An Excel workbook: the sheet that holds the responses, as the text that its cells show.

What a workbook says of its own size is never believed: some tools write that a sheet of a thousand rows is one cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError

if TYPE_CHECKING:
    import polars as pl

SIGNATURE = b"PK\x03\x04"
LARGEST = 1 << 30


@dataclass(frozen=True)
class Sheet:
    """A sheet: String columns '0', '1', ... without nulls; `first`: the number of its first row in the spreadsheet."""

    name: str
    first: int
    frame: pl.DataFrame


@dataclass(frozen=True)
class Workbook:
    """`data`: the sheet with most cells."""

    data: Sheet
    others: tuple[Sheet, ...]


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, whatever its name says."""
    try:
        with path.open("rb") as file:
            if file.read(4) != SIGNATURE:
                return False
    except OSError:
        return False
    import zipfile  # most exports are none

    try:
        return "xl/workbook.xml" in zipfile.ZipFile(path).namelist()
    except zipfile.BadZipFile:
        return False


def read_workbook(path: Path) -> Workbook:
    """Read the data of a workbook.

    Raises:
        ResponsesError: damaged, too large when unpacked, or without a cell.
    """
    import zipfile

    import fastexcel

    size = sum(part.file_size for part in zipfile.ZipFile(path).infolist())
    if size > LARGEST:
        raise ResponsesError(f"{path}: the workbook unpacks to {size >> 20:,} MB. Export the responses as CSV (UTF-8).")
    try:
        workbook = fastexcel.read_excel(path)
        frames = {
            name: workbook.load_sheet(name, header_row=None, dtypes="string").to_polars()
            for name in workbook.sheet_names
        }
    except fastexcel.FastExcelError as error:
        reason = str(error).splitlines()[0]
        raise ResponsesError(
            f"{path}: the workbook cannot be read ({reason}). Save it again, or export as CSV."
        ) from error
    sheets = {name: Sheet(name, 1, _plain(frame)) for name, frame in frames.items()}
    name = max(frames, key=lambda each: _cells(frames[each]), default=None)
    if name is None or not _cells(frames[name]):
        raise ResponsesError(f"{path}: the workbook has no cell with anything in it. Export the responses again.")
    return Workbook(sheets[name], tuple(sheet for other, sheet in sheets.items() if other != name))


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    return frame.rename({c: str(i) for i, c in enumerate(frame.columns)}).with_columns(pl.all().fill_null(""))


def _cells(frame: pl.DataFrame) -> int:
    """How many cells hold anything."""
    return sum(int((column.fill_null("") != "").sum()) for column in frame.iter_columns())
