"""An export as Excel keeps it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from collabready.errors import ResponsesError
from collabready.responses.table import open_table

if TYPE_CHECKING:
    from conftest import Run

Cell = str | int | float | bool | None
DATA: list[list[Cell]] = [
    ["one", "two", "Comment"],
    ["Agree", 5, "more, please"],
    ["Strongly agree", 4, None],
    [None, None, None],
    ["Agree", 3.0, "=1+1"],
]
TEXT = """
format: 1
id: small
version: "1"
title: Small
language: en
scales: {five: {answers: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}}}
dimensions:
  - {id: x, title: X, practices: [{id: px, title: PX, items: [{id: one, statement: One}, {id: two, statement: Two}]}]}
scoring: {levels: {low: 0, high: 65}}
"""


def write(path: Path, sheets: dict[str, list[list[Cell]]]) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_the_cells_are_read_as_they_show(tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "export.xlsx", {"Form1": DATA}))

    assert [column.header for column in table.columns] == ["one", "two", "Comment"]
    assert table.frame is not None
    assert table.frame.rows() == [
        ("Agree", "5", "more, please"),
        ("Strongly agree", "4", ""),
        ("", "", ""),
        ("Agree", "3", "=1+1"),
    ]
    assert table.note == "Sheet 'Form1' read."


def test_the_sheet_with_the_data_is_read_not_the_first(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Cell]]] = {"Labels": [["v", "1"], ["v", "2"]], "Dataset": DATA, "Notes": []}

    table = open_table(write(tmp_path / "export.xlsx", sheets))

    assert [column.header for column in table.columns] == ["one", "two", "Comment"]
    assert table.note == "Sheet 'Dataset' read, not Labels, Notes."


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    honest = write(tmp_path / "honest.xlsx", {"Form1": DATA})
    lying = tmp_path / "lying.xlsx"
    with zipfile.ZipFile(honest) as source, zipfile.ZipFile(lying, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename.startswith("xl/worksheets/"):
                content, times = re.subn(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>', content)
                assert times == 1
            target.writestr(part, content)

    read, told = open_table(lying).frame, open_table(honest).frame
    assert read is not None
    assert told is not None
    assert read.equals(told)


def test_a_workbook_is_known_by_its_content_not_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(TEXT, encoding="utf-8")
    person: list[Cell] = ["Agree", 5]
    rows: list[list[Cell]] = [["one", "two"], *[person] * 6, [None, None], person]
    write(tmp_path / "export.csv", {"Form1": rows})

    done = run("score", "export.csv", "-q", "q.yaml", "--format", "csv")

    assert "dimension,,x,X,7,87.5," in done.stdout
    assert "Sheet 'Form1' read." in done.stderr
    assert "1 row set aside, no item answered: row 8." in done.stderr


@pytest.mark.parametrize(
    ("sheets", "sentence"),
    [
        ({"Form1": []}, "the workbook has no cell with anything in it"),
        ({"Form1": [["one", "two"]]}, "there is a header but no response below it"),
    ],
)
def test_a_workbook_without_responses_is_refused(
    tmp_path: Path, sheets: dict[str, list[list[Cell]]], sentence: str
) -> None:
    with pytest.raises(ResponsesError, match=sentence):
        open_table(write(tmp_path / "export.xlsx", sheets))


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    honest = write(tmp_path / "honest.xlsx", {"Form1": DATA})
    damaged = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(honest) as source, zipfile.ZipFile(damaged, "w") as target:
        for part in source.infolist():
            target.writestr(part, source.read(part)[: 200 if "sheet1" in part.filename else None])

    with pytest.raises(ResponsesError, match="the workbook cannot be read"):
        open_table(damaged)


def test_a_workbook_that_unpacks_beyond_reason_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1100):
                part.write(bytes(1 << 20))

    with pytest.raises(ResponsesError, match="unpacks to 1,100 MB"):
        open_table(bomb)
