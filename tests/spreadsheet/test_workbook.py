"""Results as CSV and as a workbook: what a cell holds, how it looks, and whose file it is."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import fastexcel
import pytest

from collabready.assessment.comparison_results import GroupCell, GroupResult
from collabready.assessment.results import Results, read_results
from collabready.errors import OutputError
from collabready.files import write_whole
from collabready.interview.withdrawal import may_hold
from collabready.spreadsheet import results_csv, results_workbook
from conftest import Run

CASES = Path(__file__).parents[1] / "report" / "results"


@pytest.fixture
def results() -> Results:
    return read_results(CASES / "purpose-missing.json")


def lines(results: Results, what: str) -> list[dict[str, str]]:
    return [line for line in csv.DictReader(io.StringIO(results_csv(results))) if line["what"] == what]


def part(book: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(book)).read(name).decode()


def test_what_is_hidden_looks_like_what_is_empty(results: Results) -> None:
    cells = {"purpose": GroupCell(hidden=True), "technology": GroupCell(score=None, n=0)}
    groups = (
        GroupResult(by="Department", group="Hidden", hidden=True),
        GroupResult(by="Department", group="Empty", n=0),
        GroupResult(by="Department", group="Shown", n=12, dimensions=cells),
    )
    shown = results.model_copy(update={"groups": groups})

    hidden, empty, _ = lines(shown, "group")
    one, other = lines(shown, "group dimension")

    assert hidden == {**empty, "title": "Hidden"}
    assert one == {**other, "id": "purpose"}
    assert hidden == {
        **dict.fromkeys(hidden, ""),
        "what": "group",
        "of": "Department",
        "title": "Hidden",
        "level": "hidden",
    }


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\tx", "'=1"])
def test_no_cell_runs_as_a_formula_and_different_names_stay_different(results: Results, name: str) -> None:
    groups = tuple(GroupResult(by="Unit", group=each, hidden=True) for each in (name, f"'{name}"))
    named = results.model_copy(update={"groups": groups})

    printed = [line["title"] for line in lines(named, "group")]

    assert printed == [f"'{name}", f"''{name}"]
    book = results_workbook(named)
    assert "<f>" not in "".join(part(book, name) for name in zipfile.ZipFile(io.BytesIO(book)).namelist())
    (sheet,) = [fastexcel.read_excel(book).load_sheet("Groups").to_polars()]
    assert sheet["title"].to_list() == [each.strip("\t") if "\t" in each else each for each in printed]


def test_every_sheet_with_numbers_begins_with_the_same_columns_and_a_frozen_header(results: Results) -> None:
    book = results_workbook(results)

    reader = fastexcel.read_excel(book)

    assert reader.sheet_names[:3] == ["Summary", "Dimensions", "Items"]
    for place, name in enumerate(reader.sheet_names, start=1):
        header = [column.name for column in reader.load_sheet(name).available_columns()]
        assert header[:9] == ["what", "of", "id", "title", "n", "score", "ci_low", "ci_high", "level"]
        assert 'state="frozen"' in part(book, f"xl/worksheets/sheet{place}.xml")


@pytest.mark.parametrize(("score", "pattern"), [(64.6, "&quot;&lt;&quot;0"), (64.4, "0"), (65.0, "0")])
def test_a_score_just_under_a_limit_looks_as_in_the_report(results: Results, score: float, pattern: str) -> None:
    """64.6 is shown as <65, not as 65: the pattern of Excel carries the mark, the cell the number."""
    under = results.model_copy(update={"recipe": results.recipe.model_copy(update={"score": score, "ci": None})})
    book = results_workbook(under)
    (line,) = [
        at
        for at, row in enumerate(fastexcel.read_excel(book).load_sheet("Summary").to_polars()["what"], 2)
        if row == "recipe"
    ]

    style = re.search(rf'<c r="F{line}" s="(\d+)"><v>{score:.16G}</v>', part(book, "xl/worksheets/sheet1.xml"))

    assert style
    styles = part(book, "xl/styles.xml")
    number = re.findall(r'<xf numFmtId="(\d+)"', styles[styles.index("<cellXfs") :])[int(style[1])]
    own = dict(re.findall(r'numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    assert own.get(number, "0" if number == "1" else number) == pattern


def test_the_same_results_give_the_same_bytes(results: Results) -> None:
    book = results_workbook(results)

    assert book == results_workbook(results)
    assert results.created[:10] in part(book, "docProps/core.xml")


@pytest.mark.parametrize("make", [results_workbook, lambda results: results_csv(results).encode()])
def test_what_the_program_made_it_may_make_again(
    results: Results, tmp_path: Path, make: Callable[[Results], bytes]
) -> None:
    path = tmp_path / "results"
    write_whole(path, make(results))

    write_whole(path, make(results.model_copy(update={"organisation": "Another"})))

    assert b"Another" in path.read_bytes() or "Another" in part(path.read_bytes(), "xl/sharedStrings.xml")


def test_a_workbook_that_somebody_saved_is_theirs(results: Results, tmp_path: Path) -> None:
    """Excel puts the name of who saved last in place of ours."""
    path = tmp_path / "results.xlsx"
    book = results_workbook(results)
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            saved = old.read(name).replace(b"<cp:lastModifiedBy>collabready<", b"<cp:lastModifiedBy>Els Maes<")
            new.writestr(name, saved)

    with pytest.raises(OutputError, match="collabready did not make it"):
        write_whole(path, book)


@pytest.mark.parametrize("content", [b"PK", b"PK\x03\x04 no workbook", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_workbook_is_nobodys_of_ours(results: Results, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "results.xlsx"
    path.write_bytes(content)

    with pytest.raises(OutputError, match="collabready did not make it"):
        write_whole(path, results_workbook(results))


def test_the_ending_says_what_is_written(run: Run, tmp_path: Path) -> None:
    done = run("score", CASES / "unsafe.json", "-o", "a.xlsx", "-o", "b.csv", "-o", "c.json")

    assert done.stderr == "a.xlsx and b.csv and c.json written.\n"
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert (tmp_path / "b.csv").read_text("utf-8").startswith("what,of,id,title,n,score,ci_low,ci_high,level,")
    assert read_results(tmp_path / "c.json") == read_results(CASES / "unsafe.json")


def test_another_ending_is_refused_before_anything_is_done(run: Run, tmp_path: Path) -> None:
    done = run("score", CASES / "unsafe.json", "-o", "a.csv", "-o", "results.docx", code=1)

    assert "results.docx: its ending does not say what to write. Name a file that ends in .json, .csv or .xlsx." in (
        done.stderr
    )
    assert list(tmp_path.iterdir()) == []


def test_tables_of_results_are_told_when_a_talk_is_withdrawn_and_exports_are_not(run: Run, tmp_path: Path) -> None:
    run("init", "client")
    client = tmp_path / "client"
    run("score", CASES / "unsafe.json", "-o", client / "results.xlsx", "-o", client / "reports" / "board.xlsx")
    run("score", CASES / "unsafe.json", "-o", client / "results.csv")
    (client / "export.csv").write_text("what,of\n", encoding="utf-8")

    assert {path.name for path in may_hold(client)} == {"results.xlsx", "board.xlsx", "results.csv"}
