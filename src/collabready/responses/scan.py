"""Columns of a file too large to hold in Python: polars reads them, in one pass and on all cores."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError
from collabready.responses.encoding import SAVE_AS

if TYPE_CHECKING:
    import polars as pl

ROW = "row"
MOST_ROWS = 2_000_000
LONGEST = 200


def scan_columns(path: Path, delimiter: str, width: int, types: Mapping[int, pl.DataType], first: int) -> pl.DataFrame:
    """As `table.read_columns`, which is the way in; `first`: the number of the first row below the headers.

    Raises:
        ResponsesError: a row with too many cells, quotation marks that do not match, a character that is not UTF-8.
    """
    import polars as pl

    wanted = [ROW, *map(str, types)]
    blanks = [pl.col(str(position)).fill_null("") for position in types]
    try:
        # Parsing straight into an Enum costs a quarter less than casting strings, but refuses unknown labels.
        # One chunk, because sums over chunks of chance would differ in their last digit from run to run.
        read = _scan(path, delimiter, width, types, first).with_columns(blanks)
        return _in_bounds(read.collect(engine="streaming"), path).rechunk().select(wanted)
    except pl.exceptions.PolarsError:
        pass
    casts = [pl.col(str(p)).fill_null("").cast(kind, strict=False) for p, kind in types.items()]
    try:
        texts = _scan(path, delimiter, width, dict.fromkeys(types, pl.String()), first)
        return _in_bounds(texts.with_columns(casts).collect(engine="streaming"), path).rechunk().select(wanted)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise ResponsesError(
            f"{path}: a row has too many cells, quotation marks that do not match, or a character that is not UTF-8 "
            f"({str(error)[:LONGEST].splitlines()[0]}). {SAVE_AS}"
        ) from error


def _in_bounds(read: pl.DataFrame, path: Path) -> pl.DataFrame:
    if not read.height:
        raise ResponsesError(f"{path}: there is a header but no response below it. Export the responses as well.")
    if read.height > MOST_ROWS:
        raise ResponsesError(f"{path}: {read.height:,} rows; {MOST_ROWS:,} are read at most. Is this the right file?")
    return read


def _lines_above(path: Path, delimiter: str, first: int) -> int:
    """The lines of the headers. Polars is not asked to skip rows: a stray quotation mark would make it skip answers."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter)
        for _ in islice(reader, first - 1):
            pass
        return reader.line_num


def _scan(path: Path, delimiter: str, width: int, types: Mapping[int, pl.DataType], first: int) -> pl.LazyFrame:
    import polars as pl

    lazy = pl.scan_csv(
        path,
        separator=delimiter,
        has_header=False,
        skip_lines=_lines_above(path, delimiter, first),
        schema={str(position): types.get(position, pl.String()) for position in range(width)},
        row_index_name=ROW,
        row_index_offset=first,
        glob=False,
        missing_columns="insert",
    )
    # Every column is asked for: polars overlooks rows with cells too many when some columns are not.
    others = [pl.col(str(position)).is_null() for position in range(width) if position not in types]
    looked_at = [pl.all_horizontal(others).alias("others")] if others else []
    return lazy.select(ROW, *map(str, types), *looked_at)
