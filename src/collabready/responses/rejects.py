"""The rows that were set aside, as they stood in their files, each with its reason: to be mended and scored again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from collabready.responses.delimited import CHARACTERS
from collabready.responses.receipt import Receipt
from collabready.responses.table import Table, open_table
from collabready.spelling import guarded


def rejects_csv(files: Sequence[tuple[Path, Receipt]]) -> str:
    """CSV text: file, row and reason, then the cells. No cell can run as a formula.

    A column that is an item or question is headed by its id, so that the rows can be scored once they are mended.
    """
    tables = [(open_table(path), receipt) for path, receipt in files]
    named = [_headers(table, receipt) for table, receipt in tables]
    headers = list(dict.fromkeys(header for each in named for header in each))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(guarded, ["file", "row", "reason", *headers]))
    for (table, receipt), own in zip(tables, named, strict=True):
        reasons = {number: rows.reason for rows in receipt.set_aside for number in rows.numbers}
        for number, cells in _rows(table, reasons):
            found = dict(zip(own, cells, strict=True))
            row = [receipt.file, str(number), reasons[number], *(found.get(header, "") for header in headers)]
            writer.writerow(map(guarded, row))
    return text.getvalue()


def _headers(table: Table, receipt: Receipt) -> list[str]:
    """What each column is called."""
    ids = {header: what for what, header in receipt.columns.items()}
    return [ids.get(column.header, column.header) for column in table.columns]


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
