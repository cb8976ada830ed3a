"""Results, and the answers of one talk, as CSV text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from collabready.assessment.results import Results
from collabready.responses.exchanges import FIELDS, Exchange, record
from collabready.spelling import guarded
from collabready.spreadsheet.comparison_rows import wave_rows
from collabready.spreadsheet.rows import Cell, Row, columns
from collabready.spreadsheet.sheets import sheets


def results_csv(results: Results) -> str:
    """The results as CSV text, all sheets below each other. Numbers are unrounded; what is hidden or unknown is empty."""
    return _rows_csv([row for sheet in sheets(results) for row in sheet.rows])


def waves_csv(results: Results) -> str:
    """What changed between two waves as CSV text, and what they do not share; nothing but the header where there is one."""
    return _rows_csv(list(wave_rows(results)))


def _rows_csv(rows: Sequence[Row]) -> str:
    header = columns(rows)
    return _csv(header, ([row.cells.get(column) for column in header] for row in rows))


def exchanges_csv(answers: Sequence[Exchange]) -> str:
    """What was heard in one talk as CSV text: private."""
    records = [record(one) for one in answers]
    return _csv(FIELDS, ([_cell(one[field]) for field in FIELDS] for one in records))


def _cell(value: str | int | list[str] | None) -> Cell:
    if isinstance(value, bool):
        return "true" if value else ""
    return ", ".join(value) if isinstance(value, list) else value


def _csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([guarded(name) for name in header])
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue()
