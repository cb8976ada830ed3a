"""Finished files: which figures are read from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter

from collabready.audit import pages
from collabready.audit.figures import EVERYBODY, PEOPLE, WHOLE, Figure, Place
from collabready.audit.outputs import read_output, read_outputs
from collabready.errors import CollabreadyError

TABLE = """what,of,id,title,n,score,ci_low,ci_high,level,sha256,value,staff,leaders,n_earlier,n_later,earlier,later
document,,wave,,,,,,,,2026-05,,,,,,
setting,,careless,,,,,,,,set aside,,,,,,
source,survey,1,Plain,40,,,,,abc,,,,,,,
readiness,,,,30,60,,,,,,,,,,,
dimension,,purpose,Purpose,29,50.5,48,53,,,,,,,,,
group,Department,,'=Ops,12,60,,,,,,,,,,,
group dimension,Department,purpose,'=Ops,11,40,,,,,,,,,,,
group,Department,,Legal,,,,,hidden,,,,,,,,
group dimension,Department,purpose,Legal,,,,,hidden,,,,,,,,
voice,,leaders,Leaders,10,,,,,,,,,,,,
gap,leaders,purpose,Purpose,,,,,blind-spot,,,50.5,70,,,,
change,dimension,purpose,Purpose,,,,,stable,,,,,28,29,49,50.5
interview,purpose,goal,Goal,3,75,,,,,,,,,,,
height,,,Height,3,75,,,,,,,,,,,
"""


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    """Cells are unguarded; a group that is hidden has no figure, and what nobody knows is told."""
    path = tmp_path / "all.csv"
    path.write_text(TABLE, encoding="utf-8")
    ops = Place("group", "Department", "=Ops")

    output = read_output(path)

    def figure(
        place: Place, statistic: str, n: int | None, score: float | None = None, *, earlier: bool = False
    ) -> Figure:
        return Figure("all.csv", place, statistic, n, score, earlier=earlier, wave="2026-05")

    assert output.figures == (
        figure(EVERYBODY, PEOPLE, 40),
        figure(WHOLE, PEOPLE, 30),
        figure(WHOLE, "dimension:purpose", 29, 50.5),
        figure(ops, PEOPLE, 12),
        figure(ops, "dimension:purpose", 11, 40.0),
        figure(Place("voice", name="leaders"), PEOPLE, 10),
        figure(Place("voice", name="staff"), "dimension:purpose", None, 50.5),
        figure(Place("voice", name="leaders"), "dimension:purpose", None, 70.0),
        figure(WHOLE, "dimension:purpose", 28, 49.0, earlier=True),
        figure(WHOLE, "dimension:purpose", 29, 50.5),
    )
    assert output.made_from == frozenset({"abc"})
    assert output.careless == "set aside"
    assert output.hidden == {Place("group", "Department", "Legal")}
    assert output.unread == ("interviews", "rows of 'height'")


def test_a_report_without_its_results_cannot_be_read(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    writer.write(tmp_path / "guide.pdf")

    with pytest.raises(CollabreadyError, match=r"guide.pdf: no results.json is attached to this PDF"):
        read_output(tmp_path / "guide.pdf")


def test_a_report_with_two_attachments_is_refused_because_either_may_be_read(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    for content in (b"{}", b"{}"):
        writer.add_attachment("results.json", content)
    writer.write(tmp_path / "board.pdf")

    with pytest.raises(CollabreadyError, match=r"board.pdf: results.json is attached to this PDF 2 times"):
        read_output(tmp_path / "board.pdf")


@pytest.mark.parametrize("content", [b"%PDF", b"%PDF-1.7\n%%EOF"], ids=["a start", "no pages"])
def test_a_damaged_report_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "board.pdf").write_bytes(content)

    with pytest.raises(CollabreadyError, match=r"board.pdf: this PDF is damaged"):
        read_output(tmp_path / "board.pdf")


def test_files_of_the_same_name_are_told_by_their_folders(tmp_path: Path) -> None:
    for name in ("may", "june"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "all.csv").write_text(TABLE, encoding="utf-8")
    paths = [tmp_path / name / "all.csv" for name in ("may", "june")]

    assert [output.file for output in read_outputs([*paths, paths[0]])] == list(map(str, paths))


ONE_GROUP = """<!DOCTYPE html><html><body>
<div class="scroller"><table class="facts whose-facts">
<tr><th scope="row">Unit</th><td>Sales</td></tr>
<tr><th scope="row">Answered here</th><td>27 of 41 (66 %)</td></tr>
<tr><th scope="row">Answered of the whole</th><td>1,239 of 2,402 (52 %)</td></tr>
</table></div>
<table class="beside">
<tr><th>Part</th><th>0 to 100</th><th>Here</th><th>Range</th><th>Whole</th><th>Range</th><th>Than all others</th></tr>
<tr><th>Purpose</th><td></td><td>23</td><td>19 to 27</td><td>&lt;35</td><td>30 to 37</td><td>lower</td></tr>
<tr><th>Technology</th><td>hidden</td><td>–</td><td></td><td>66</td><td>65 to 68</td><td></td></tr>
<tr><td></td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
</table></body></html>
"""


def test_the_report_of_one_group_tells_of_it_and_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "Sales.html"
    path.write_text(ONE_GROUP, encoding="utf-8")
    sales = Place("group", "Unit", "Sales")

    assert read_output(path).figures == (
        Figure("Sales.html", sales, PEOPLE, 27),
        Figure("Sales.html", sales, "titled:Purpose", None, 23.0, pages.HALF),
        Figure("Sales.html", WHOLE, PEOPLE, 1239),
        Figure("Sales.html", WHOLE, "titled:Purpose", None, 35.0, pages.HALF),
        Figure("Sales.html", WHOLE, "titled:Technology", None, 66.0, pages.HALF),
    )


@pytest.mark.parametrize("look", ["heat", "heat ", "heat tight", "heat airy rated"])
def test_the_groups_of_a_page_are_read_however_they_are_set(tmp_path: Path, look: str) -> None:
    rows = "<tr><th>Sales</th><td>23</td><td>22</td><td>27</td></tr><tr><th>Legal</th><td colspan=3>hidden</td></tr>"
    head = "<tr><th>Department</th><th>Purpose</th><th>Readiness</th><th>n</th></tr>"
    path = tmp_path / "board.html"
    path.write_text(f'<!DOCTYPE html><html><body><table class="{look}">{head}{rows}</table></body></html>', "utf-8")

    figures = read_output(path).figures

    assert Figure("board.html", Place("group", "Department", "Sales"), PEOPLE, 27) in figures
