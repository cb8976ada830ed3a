"""An Excel workbook: the sheet that holds the responses, as the text that its cells show.

What a workbook says of itself is never believed. Some tools write that a sheet of a thousand rows is one cell, and a
file of some kilobytes can unpack to gigabytes. So the parts that matter are unpacked here, up to a limit, measured, and
packed anew; fastexcel sees nothing else.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from collabready.errors import ResponsesError
from collabready.responses.extent import Extent, measure, shared_lengths

if TYPE_CHECKING:
    import zipfile

    import polars as pl

SIGNATURE = b"PK\x03\x04"
LARGEST = 1 << 30
MOST_PARTS = 2000
ROOM = 128 << 20
ROOM_PER_BYTE = 8
COPIES = 2

STORED, DEFLATED = 0, 8
PROTECTED = 1
LOCAL_HEADER = struct.Struct("<26x2H")

FOLDERS = {"", "_rels", "xl", "xl/_rels", "xl/worksheets", "xl/chartsheets", "xl/dialogsheets"}
SHARED_TEXTS = "xl/sharedstrings.xml"
CALCULATION = "xl/calcchain.xml"
FOREIGN = {"xl/workbook.bin": "a binary workbook (.xlsb)", "content.xml": "an OpenDocument file (.ods)"}
ERROR_CELL = re.compile(rb' t="e"(?=[^<>]{0,200}>)')
SAVE_AS = "Open it in Excel or LibreOffice and save it as .xlsx, or export the responses as CSV (UTF-8)."


@dataclass(frozen=True)
class Sheet:
    """A sheet from the first row and column with anything in them to the last; `first`: the number of its first row.

    The columns are named '0', '1', ...; a blank cell is ''. A cell is the text that it shows: a number without useless
    zeros and with at most nine decimals, 'true' or 'false', a date as '2025-03-01 00:00:00', a time of day on the day
    1899-12-31, the last result of a formula, an error as '#N/A'. A number formatted as a date that is none is blank.
    """

    name: str
    first: int
    frame: pl.DataFrame


@dataclass(frozen=True)
class Workbook:
    """`data`: the sheet with most cells that hold anything; `others`: the rest, also those that are empty or charts."""

    data: Sheet
    others: tuple[Sheet, ...]


@dataclass(frozen=True)
class Part:
    """A file inside the workbook, unpacked and as it is packed."""

    name: str
    content: bytes
    packed: bytes
    method: int


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, whatever its name says; only where an archive is damaged, the name counts."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            if file.read(len(SIGNATURE)) != SIGNATURE:
                return False
    except OSError:
        return False
    try:
        with _opened(path) as archive:
            names = {_plain(name) for name in archive.namelist()}
    except ResponsesError:
        return path.suffix.lower() in {".xlsx", ".xlsm"}
    return not names.isdisjoint({"xl/workbook.xml", *FOREIGN})


def read_workbook(path: Path) -> Workbook:
    """Read all sheets of a workbook.

    Raises:
        ResponsesError: damaged, protected, neither .xlsx nor .xlsm, without a cell, or too large.
    """
    parts = _parts(path)
    room = ROOM + ROOM_PER_BYTE * sum(len(part.content) for part in parts)
    _refuse_what_does_not_fit(parts, room, path)
    archive, most = _packed(parts), len(parts)
    del parts
    with _faults_told(path):
        sheets = tuple(_sheets(archive, most, room, path))
    cells = [_cells(sheet) for sheet in sheets]
    if not any(cells):
        raise ResponsesError(f"{path}: the workbook has no cell with anything in it. Export the responses again.")
    data = cells.index(max(cells))
    return Workbook(sheets[data], sheets[:data] + sheets[data + 1 :])


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    import zipfile  # most exports are none

    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise ResponsesError(f"{path}: the workbook is damaged. Export or download it again.") from error


def _plain(name: str) -> str:
    """The name of a part as Excel compares it."""
    return name.replace("\\", "/").lower()


def _parts(path: Path) -> list[Part]:
    """The parts that hold the sheets and their texts, not pictures, charts and pivot tables."""
    with _opened(path) as archive, path.open("rb") as file:
        entries = {_plain(entry.filename): entry for entry in archive.infolist()}
        for name, what in FOREIGN.items():
            if name in entries:
                raise ResponsesError(f"{path}: this is {what}, which cannot be read. {SAVE_AS}")
        wanted = [
            entry
            for name, entry in entries.items()
            if name.rpartition("/")[0] in FOLDERS and name.endswith((".xml", ".rels")) and name != CALCULATION
        ]
        if len(archive.infolist()) > MOST_PARTS:
            raise ResponsesError(f"{path}: the workbook has more than {MOST_PARTS:,} parts. {SAVE_AS}")
        size = sum(entry.file_size for entry in wanted)
        if size > LARGEST:
            raise ResponsesError(f"{path}: the workbook unpacks to {size >> 20:,} MB. Export the responses as CSV.")
        if sum(entry.compress_size for entry in wanted) > path.stat().st_size:
            raise ValueError("its parts overlap")
        return [_part(entry, file, path) for entry in wanted]


def _part(entry: zipfile.ZipInfo, file: BinaryIO, path: Path) -> Part:
    if entry.flag_bits & PROTECTED:
        raise ResponsesError(f"{path}: the workbook is protected by a password. Save it without one.")
    if entry.compress_type not in {STORED, DEFLATED}:
        raise ValueError(f"{entry.filename} is packed in an unknown way")
    file.seek(entry.header_offset)
    file.seek(sum(LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))), io.SEEK_CUR)
    packed = content = file.read(entry.compress_size)
    if entry.compress_type == DEFLATED:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise ValueError(f"{entry.filename} is not whole")
    if b"<!DOCTYPE" in content:
        raise ResponsesError(f"{path}: {entry.filename} declares entities, as no spreadsheet does. {SAVE_AS}")
    name = entry.filename.replace("\\", "/")
    told = ERROR_CELL.sub(b' t="str"', content) if b"#" in content else content
    return Part(name, told, told, STORED) if told != content else Part(name, content, packed, entry.compress_type)


def _refuse_what_does_not_fit(parts: list[Part], room: int, path: Path) -> None:
    texts = next((part.content for part in parts if part.name.lower() == SHARED_TEXTS), b"")
    try:
        lengths = shared_lengths(texts)
        for part in parts:
            extent = measure(part.content, lengths, room)
            room -= extent.memory
            if room < 0:
                raise ResponsesError(_too_large(extent, path))
    except ValueError as error:
        raise ResponsesError(f"{path}: the workbook {error}. {SAVE_AS}") from error


def _too_large(extent: Extent, path: Path) -> str:
    return (
        f"{path}: a sheet takes {extent.memory >> 20:,} MB of memory, far more than what stands in it: it reaches row "
        f"{extent.rows:,} and column {extent.columns:,}, or shows the same long text in very many cells. Delete what "
        "stands far from the responses, or export them as CSV (UTF-8)."
    )


def _packed(parts: list[Part]) -> bytes:
    """An archive of these parts and no others."""
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part in parts:
            archive.writestr(part.name, part.packed)
            # zipfile would pack again what is packed already; so it stores that, and only its directory says what it is.
            entry = archive.getinfo(part.name)
            entry.compress_type, entry.file_size, entry.CRC = part.method, len(part.content), zlib.crc32(part.content)
    return target.getvalue()


@contextmanager
def _faults_told(path: Path) -> Iterator[None]:
    """Turn the errors of fastexcel and its panics, which are no Exception, into one that the user understands."""
    import fastexcel

    try:
        yield
    except fastexcel.FastExcelError as error:
        reason = str(error).splitlines()[0].removeprefix("calamine error: ").removeprefix("Xlsx error: ")
        raise ResponsesError(f"{path}: the workbook cannot be read ({reason}). {SAVE_AS}") from error
    except BaseException as error:  # the class of a panic has no public name
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise ResponsesError(f"{path}: the workbook cannot be read ({error}). {SAVE_AS}") from error


def _sheets(archive: bytes, most: int, room: int, path: Path) -> Iterator[Sheet]:
    import logging

    import fastexcel

    logging.getLogger("calamine").setLevel(logging.ERROR)  # that a chart is no sheet of cells is no news
    reader = fastexcel.read_excel(archive)
    if len(reader.sheet_names) > most:
        raise ResponsesError(f"{path}: the workbook names {len(reader.sheet_names):,} sheets and has fewer. {SAVE_AS}")
    for number, name in enumerate(reader.sheet_names):
        frame = reader.load_sheet(number, header_row=None, skip_rows=0, dtypes="string").to_polars()
        room -= COPIES * int(frame.estimated_size())
        if room < 0:
            raise ResponsesError(f"{path}: the workbook shows one large sheet under several names. {SAVE_AS}")
        yield _sheet(name, frame)


def _sheet(name: str, frame: pl.DataFrame) -> Sheet:
    import polars as pl

    frame = pl.DataFrame([column.fill_null("") if column.null_count() else column for column in frame])
    filled = frame.select(pl.all().str.contains(r"\S"))
    columns = [column for column, cells in enumerate(filled) if cells.any()]
    if not columns:
        return Sheet(name, 1, pl.DataFrame())
    left, right = columns[0], columns[-1] + 1
    rows = filled.select(pl.any_horizontal(pl.all())).to_series().arg_true().to_list()
    top, bottom = rows[0], rows[-1] + 1
    frame = frame[:, left:right].slice(top, bottom - top)
    frame.columns = [str(position) for position in range(frame.width)]
    return Sheet(name, top + 1, frame)


def _cells(sheet: Sheet) -> int:
    """How many cells hold anything."""
    return sum(int((column != "").sum()) for column in sheet.frame)
