"""Results as a workbook of Excel: a sheet for each subject, numbers as numbers, looking as they do in the report."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from collabready.assessment.figures import ladder
from collabready.assessment.results import Results
from collabready.files import MAKER
from collabready.spelling import guarded
from collabready.spreadsheet.rows import Cell, Sheet, columns
from collabready.spreadsheet.sheets import sheets

LONGEST = 32_000
"""Letters of a cell; Excel takes 32,767."""
WIDEST = 60
SCORES = frozenset({"score", "median", "staff", "leaders", "earlier", "later", "survey_score", "target"})
ENDS = frozenset({"ci_low", "ci_high"})
SHARES = frozenset({"favourable", "neutral", "unfavourable", "share", "rate", "stability"})
SIGNED = frozenset({"difference", "difference_low", "difference_high", "gain"})
FINE = frozenset({"alpha", "alpha_low", "alpha_high", "omega", "item_rest", "rwg", "icc1", "icc2", "g", "p_adjusted"})
COARSE = frozenset({"sd", "ad", "size", "silent"})


def results_workbook(results: Results) -> bytes:
    """The results as the bytes of an XLSX file. The same results give the same bytes.

    Cells hold the unrounded numbers and show them as the report prints them, a score that rounds to a limit without
    reaching it with its mark. What is hidden or unknown is empty. No cell is a formula.
    """
    import xlsxwriter  # only who wants a workbook waits for it

    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, plain) as book:
        # Excel writes over the author of the last change: what somebody has worked on is no longer ours.
        moment = datetime.fromisoformat(results.created).replace(tzinfo=None)
        book.set_properties({"title": results.questionnaire.title, "author": MAKER, "created": moment})
        look = _looks(book, ladder(results).score)
        for sheet in sheets(results):
            _write(book.add_worksheet(sheet.name), sheet, look, book.add_format({"bold": True, "bottom": 1}))
    return file.getvalue()


def _write(page: Any, sheet: Sheet, look: Callable[[str, float], Any], bold: Any) -> None:
    header = columns(sheet.rows)
    for at, name in enumerate(header):
        page.write_string(0, at, guarded(name), bold)
        page.set_column(at, at, _width([name, *(row.cells.get(name) for row in sheet.rows)]))
        for line, row in enumerate(sheet.rows, start=1):
            cell = row.cells.get(name)
            if isinstance(cell, str) and cell:
                page.write_string(line, at, guarded(cell)[:LONGEST])
            elif isinstance(cell, int | float):
                page.write_number(line, at, cell, look(name, cell))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(header) - 1)


def _width(cells: Sequence[Cell]) -> int:
    longest = max(len(cell) if isinstance(cell, str) else 6 for cell in cells)
    return min(max(longest + 2, 8), WIDEST)


def _looks(book: Any, printed: Callable[[float], str]) -> Callable[[str, float], Any]:
    """Column and number -> how the number looks."""
    formats: dict[str, Any] = {}

    def look(column: str, value: float) -> Any:
        pattern = _pattern(column, value, printed)
        if pattern not in formats:
            formats[pattern] = book.add_format({"num_format": pattern})
        return formats[pattern]

    return look


def _pattern(column: str, value: float, printed: Callable[[float], str]) -> str:
    """Excel's pattern for a number: as `figures` rounds it, where that has a rule for the column."""
    if column in SCORES:
        return '"<"0' if printed(value).startswith("<") else "0"
    if column in ENDS:
        return "0"
    if column in SHARES:
        return "0 %"
    if column in SIGNED:
        return "+0.0;-0.0;0.0"
    if column in FINE:
        return "0.000" if column == "p_adjusted" else "0.00"
    return "0.0" if column in COARSE else "General"
