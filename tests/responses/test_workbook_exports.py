"""A workbook from its bytes to its scores, as a user meets it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from collabready.errors import ResponsesError
from collabready.responses.table import open_table

if TYPE_CHECKING:
    from conftest import Run

QUESTIONNAIRE = """
format: 1
id: small
version: "1"
title: Small
language: en
scales: {agreement: {answers: {1: Strongly disagree, 2: Disagree, 3: Neutral, 4: Agree, 5: Strongly agree}}}
dimensions:
  - id: x
    title: X
    practices:
      - {id: px, title: PX, items: [{id: one, statement: The first}, {id: two, statement: The second}]}
scoring: {levels: {low: 0, high: 65}}
"""
Cell = str | int | None


def write(path: Path, sheets: dict[str, list[list[Cell]]]) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_a_workbook_is_scored_whatever_its_name_says(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    person: list[Cell] = ["Agree", 5]
    rows: list[list[Cell]] = [["one", "two"], *[person] * 6, [None, None], person]
    write(tmp_path / "export.csv", {"Notes": [["see the other sheet"]], "Form1": rows})

    done = run("score", "export.csv", "-q", "q.yaml")

    assert "8 rows read, 7 accepted" in done.stderr
    assert "Sheet 'Form1' read, not Notes." in done.stderr
    assert "1 row set aside, no item answered (blank row): row 8." in done.stderr


def test_rows_have_the_numbers_that_the_spreadsheet_shows(run: Run, tmp_path: Path) -> None:
    """Blank rows and a title above the header are no reason to count anew."""
    (tmp_path / "q.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    person: list[Cell] = ["Agree", 5, "Sales"]
    head: list[list[Cell]] = [[], ["Survey of 2026"], [], ["one", "two", "unit"]]
    write(tmp_path / "export.xlsx", {"Data": [*head, *[person] * 5, [None, None, "HR"], person]})

    done = run("score", "export.xlsx", "-q", "q.yaml")

    assert "The header stands in row 4; what is above it was left out." in done.stderr
    assert "no item answered: row 10." in done.stderr


def test_a_header_alone_is_no_export(tmp_path: Path) -> None:
    path = write(tmp_path / "export.xlsx", {"Form1": [["one", "two"]]})

    with pytest.raises(ResponsesError, match="there is a header but no response below it"):
        open_table(path)
