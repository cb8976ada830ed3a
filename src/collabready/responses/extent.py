"""How large a sheet becomes when it is read, known before anything is allocated for it.

fastexcel makes each sheet a full grid up to its last cell, and copies a shared text into every cell that shows it. One
cell at XFD1048576 asks for 400 GB, and where memory lacks, the process ends without an exception. So every cell is
looked at first: by polars where a sheet is written the usual way, by expat, ten times slower, where it is not.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import polars as pl

MOST_ROWS = 1 << 20
MOST_COLUMNS = 1 << 14
DEEPEST = 64
LARGEST_UNUSUAL = 256 << 20
LONGEST_NUMBER = 320
BYTES_PER_CELL, BYTES_PER_COLUMN, COPIES_OF_TEXT = 48, 6 << 10, 3

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0123456789"
SLICE = 4 << 20

PREFIX = rb"<([^ \t\r\n<>/:]+:)?"
CELL = r"<(?:(?:[^ \t\r\n<>/:][^ \t\r\n<>:]*)?:)?c[ \t\r\n/>]"
LIKE_CELL = ("<c", ":c")
ATTRIBUTES = r'^(?: [A-Za-z:]+="[^"<>]*")*/?>'
SHARED = r'^[^>]* t="s"[^>/]*>'
INDEX = r"^[^>]*>\s*<(?:\w+:)?v>([0-9]+)</(?:\w+:)?v>\s*</(?:\w+:)?c>"
HUGE = r"[eE]\+?[0-9]{2,}<"
ENTRY = r"""^\s*<@si>(?:[^<]|<@t(?: [A-Za-z:]+="[^"<>]*")*(?:>[^<]*</@t>|/>)|</?@(?:MARKUP)(?: [A-Za-z:]+="[^"<>]*")*/?>)*$"""
MARKUP = (
    "r|rPr|rPh|phoneticPr|rFont|charset|family|b|i|strike|outline|shadow|condense|extend|color|sz|u|vertAlign|scheme"
)
HEADER = re.compile(rb"(?:\xef\xbb\xbf)?(?:<[?]xml[^<>]*[?]>)?\s*<((?:\w+:)?)sst[^<>]*>")
REFERENCE = re.compile("([A-Za-z]{0,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Extent:
    """A sheet as a grid. `text`: the bytes that its cells show and do not hold: shared texts, numbers like 1e300."""

    rows: int = 0
    columns: int = 0
    text: int = 0

    @property
    def memory(self) -> int:
        """The bytes that reading takes at most, as measured."""
        grid = (BYTES_PER_CELL * self.rows + BYTES_PER_COLUMN) * self.columns
        return grid + COPIES_OF_TEXT * self.text


def measure(content: bytes, lengths: pl.Series, room: int) -> Extent:
    """The extent of a sheet, given the lengths of the texts that it shares with others.

    Cells that are only formatted do not count, unless all of them fit into `room` anyway.

    Raises:
        ValueError: no XML, or a cell that no spreadsheet can have; the message continues "the workbook".
    """
    extent = _estimated(content, lengths)
    if extent is None or extent.memory > room or extent.columns > MOST_COLUMNS or extent.rows > MOST_ROWS:
        extent = _counted(content, lengths.to_list())
    if extent.columns > MOST_COLUMNS or extent.rows > MOST_ROWS:
        raise ValueError(f"has a cell outside the {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns of a spreadsheet")
    return extent


def shared_lengths(content: bytes) -> pl.Series:
    """The lengths of the shared texts in bytes, or more: their markup is not told apart."""
    import polars as pl

    header = HEADER.match(content)
    start, prefix = (header.end(), header[1].decode("latin-1")) if header else (0, "")
    empty, written_out = (f"<{prefix}si{end}".encode("latin-1") for end in ("/>", f"></{prefix}si>"))
    text = content[start:].replace(empty, written_out).decode("latin-1")
    entries = pl.Series([text]).str.split(f"</{prefix}si>").explode().slice(0, text.count(f"</{prefix}si>"))
    if entries.str.contains(ENTRY.replace("MARKUP", MARKUP).replace("@", prefix)).all():
        return entries.str.len_bytes().cast(pl.UInt64)
    texts = _Texts()
    _parse(content, texts)
    return pl.Series(texts.lengths, dtype=pl.UInt64)


def _prefix(content: bytes, element: bytes) -> str:
    found = re.search(PREFIX + element + rb"[ \t\r\n/>]", content)
    return (found[1] or b"").decode("latin-1") if found else ""


def _estimated(content: bytes, lengths: pl.Series) -> Extent | None:
    """The extent with all cells, also those that are only formatted; None where some are not written the usual way."""
    from concurrent.futures import ThreadPoolExecutor  # most exports are no workbooks

    opening = f'<{_prefix(content, b"sheetData")}c r="'
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pieces = _slices(content, opening)
        extents = list(pool.map(lambda ends: _of_slice(content[slice(*ends)], opening, lengths), pieces))
    usual = [extent for extent in extents if extent is not None]
    if len(usual) < len(extents):
        return None
    return Extent(
        max(extent.rows for extent in usual),
        max(extent.columns for extent in usual),
        sum(extent.text for extent in usual),
    )


def _slices(content: bytes, opening: str) -> Iterator[tuple[int, int]]:
    """Pieces of some megabytes, cut where a cell starts or, where none does, another element."""
    start = 0
    while start < len(content) - SLICE:
        end = content.rfind(opening.encode("latin-1"), start + 1, start + SLICE)
        if end < 0:
            end = content.find(b"<", start + SLICE)
        if end < 0:
            break
        yield start, end
        start = end
    yield start, len(content)


def _of_slice(piece: bytes, opening: str, lengths: pl.Series) -> Extent | None:
    import polars as pl

    if len(piece) > 2 * SLICE:
        return None
    whole = pl.Series([piece.decode("latin-1")])
    cells = whole.str.split(opening).explode().slice(1)
    like = sum(whole.str.count_matches(start, literal=True).item() for start in LIKE_CELL)
    if like != len(cells) and whole.str.count_matches(CELL).item() != len(cells):
        return None
    if cells.is_empty():
        return Extent()
    reference, rest = cells.str.splitn('"', 2).struct.unnest()
    digits = reference.str.strip_chars_start(LETTERS)
    rows, letters = digits.cast(pl.UInt32, strict=False), reference.str.len_bytes() - digits.str.len_bytes()
    last = reference.filter(letters == letters.max()).max()
    column, shown = _column(str(last).rstrip(DIGITS)), _shown(rest, lengths)
    if rows.null_count() or column == 0 or shown is None:
        return None
    return Extent(cast("int", rows.max()), column, shown)


def _shown(rest: pl.Series, lengths: pl.Series) -> int | None:
    """The bytes that cells show and do not hold, given what follows their references; None if that is unusual."""
    import polars as pl

    kinds = rest.alias("rest").value_counts(name="cells")
    index = pl.col("rest").str.extract(INDEX).cast(pl.UInt32, strict=False)
    shared = kinds.filter(pl.col("rest").str.contains(SHARED)).select(index.alias("index"), "cells")
    used = shared["index"]
    if not kinds["rest"].str.contains(ATTRIBUTES).all() or used.null_count() or (used >= len(lengths)).any():
        return None
    huge = kinds.filter(pl.col("rest").str.contains(HUGE))["cells"].sum()
    return int((lengths.gather(used) * shared["cells"]).sum()) + LONGEST_NUMBER * int(huge)


@lru_cache(MOST_COLUMNS)
def _column(letters: str) -> int:
    """The number of a column, A is 1; 0 for what is no column."""
    if not re.fullmatch("[A-Z]{1,3}", letters):
        return 0
    number = 0
    for letter in letters:
        number = 26 * number + LETTERS.index(letter) + 1
    return number


def _counted(content: bytes, lengths: list[int]) -> Extent:
    """The extent without cells that are only formatted."""
    cells = _Cells(lengths)
    _parse(content, cells)
    return Extent(cells.rows, cells.columns, cells.text)


def _parse(content: bytes, listener: _Cells | _Texts) -> None:
    from xml.parsers import expat  # few workbooks need it

    _refuse_unusual(len(content))
    parser = expat.ParserCreate()
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.characters
    try:
        parser.Parse(content, True)  # noqa: FBT003  # expat names no parameters
    except expat.ExpatError as error:
        raise ValueError("has a part that is not well-formed XML") from error


def _refuse_unusual(size: int) -> None:
    if size > LARGEST_UNUSUAL:
        raise ValueError(f"has {size >> 20:,} MB that are not written the usual way")


def _deeper(depth: int) -> int:
    if depth >= DEEPEST:
        raise ValueError(f"has elements inside elements, more than {DEEPEST} deep")
    return depth + 1


class _Texts:
    """The lengths of the shared texts."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.depth = self.inside = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        self.depth = _deeper(self.depth)
        if name.rpartition(":")[2] == "si":
            if self.inside:
                raise ValueError("has a shared text inside another")
            self.inside = self.depth
            self.lengths.append(0)

    def characters(self, text: str) -> None:
        if self.inside:
            self.lengths[-1] += len(text.encode())

    def end(self, _: str) -> None:
        if self.depth == self.inside:
            self.inside = 0
        self.depth -= 1


class _Cells:
    """The cells of a sheet, counted as fastexcel will read them: rows and cells need not say where they stand."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = lengths
        self.rows = self.columns = self.text = 0
        self.depth = self.row = self.column = 0
        self.place = (0, 0)
        self.kind: str | None = None
        self.value = self.within = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth = _deeper(self.depth)
        self.value = ""
        element = name.rpartition(":")[2]
        if self.within == "v" or (self.within and element == "c"):
            raise ValueError(f"has a cell in row {self.place[0]:,} with another inside")
        if element in {"c", "v"}:
            self.within = element
        match element:
            case "row" if "r" in attributes:
                self.row = _place(attributes["r"])[0] - 1
            case "c":
                self.kind = attributes.get("t")
                self.place = _place(attributes["r"]) if "r" in attributes else (self.row + 1, self.column + 1)
                self.column = self.place[1]
            case "v" | "is" if self.kind == "e":
                raise ValueError(f"has an error in row {self.place[0]:,} that is not written the usual way")
            case "v" | "is":
                self.rows = max(self.rows, self.place[0])
                self.columns = max(self.columns, self.place[1])

    def characters(self, text: str) -> None:
        self.value = (self.value + text)[:LONGEST_NUMBER]

    def end(self, name: str) -> None:
        self.depth -= 1
        match name.rpartition(":")[2]:
            case "row":
                self.row += 1
                self.column = 0
            case "c":
                self.within = ""
            case "v":
                self.within = "c"
                self.text += self.shown()

    def shown(self) -> int:
        if self.kind != "s":
            return LONGEST_NUMBER if re.match("[-+.0-9]*[eE][+]?[0-9]{2}", self.value) else 0
        if not self.value:
            return 0
        if not re.fullmatch("[0-9]{1,9}", self.value) or int(self.value) >= len(self.lengths):
            raise ValueError(f"has a cell in row {self.place[0]:,} whose text is missing")
        return self.lengths[int(self.value)]


def _place(reference: str) -> tuple[int, int]:
    """Row and column of a reference, from 1; that of a row has column 0."""
    found = REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"has a cell at '{reference[:20]}', where no cell can be")
    return int(found[2]), _column(found[1].upper())
