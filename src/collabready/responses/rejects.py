"""The rows that were set aside, as they stood in their files, each with its reason: to be mended and scored again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from collabready.responses.delimited import CHARACTERS
from collabready.responses.receipt import Receipt
from collabready.responses.table import Table, open_table
from collabready.spelling import guarded, unguarded


def rejects_csv(files: Sequence[tuple[Path, Receipt]]) -> str:
    """CSV text: file, row and reason, then the cells under their headers. No cell can run as a formula."""
    tables = [(open_table(path), receipt) for path, receipt in files]
    headers = list(dict.fromkeys(column.header for table, _ in tables for column in table.columns))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(_safe, ["file", "row", "reason", *headers]))
    for table, receipt in tables:
        reasons = {number: rows.reason for rows in receipt.set_aside for number in rows.numbers}
        places = {column.header: column.position for column in table.columns}
        for number, cells in _rows(table, reasons):
            found = [cells[places[header]] if header in places else "" for header in headers]
            writer.writerow(map(_safe, [receipt.file, str(number), reasons[number], *found]))
    return text.getvalue()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet runs; one that its tool guarded already is guarded once, so that it reads the same."""
    return guarded(unguarded(cell))


def _rows(table: Table, wanted: Mapping[int, str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The wanted rows with their numbers, in the order of the file."""
    if table.frame is not None:
        for number in sorted(wanted):
            yield number, table.frame.row(number - table.first)
        return
    with table.path.open(encoding="utf-8-sig", newline="") as file:
        for number, cells in enumerate(csv.reader(file, delimiter=CHARACTERS[table.delimiter]), start=1):
            if number in wanted:
                yield number, cells + [""] * (len(table.columns) - len(cells))
