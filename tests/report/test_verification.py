"""`collabready verify`: a report whose pages and attachment agree, and every way in which they do not."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from collabready.assessment.results import Results
from collabready.bundled import template
from collabready.errors import CollabreadyError
from collabready.report.brand import Brand
from collabready.report.carried import carried
from collabready.report.html import render_html
from collabready.report.output import render_report
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.verification import Difference, verify
from printed_things import REPORTS
from printed_things import results as results_of

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Load = Callable[[str], Results]

pytestmark = pytest.mark.usefixtures("pdf_libraries")


@pytest.fixture
def results(load_results: Load) -> Results:
    """Short ones, of this version."""
    found = load_results("one-dimension")
    return found.model_copy(update={"tool": found.tool.model_copy(update={"version": "0.1.0"})})


def written(folder: Path, pages: Results, attached: Results) -> Path:
    """A report whose pages are of some results, and whose attachment is of others."""
    report, shipped = report_pages(pages), template("executive")
    html = render_html(report, shipped, self_contained=False)
    attachment = attached.to_json().encode()
    path = folder / "report.pdf"
    path.write_bytes(render_pdf(html, report.charts, shipped, created=report.created, attachment=attachment))
    return path


def scored(results: Results, score: float) -> Results:
    first, *rest = results.dimensions
    readiness = results.readiness.model_copy(update={"score": score})
    parts = (first.model_copy(update={"score": score}), *rest)
    return results.model_copy(update={"dimensions": parts, "readiness": readiness})


@pytest.mark.parametrize("name", [name for name in REPORTS if carried(results_of(name), name)])
def test_a_report_as_it_was_written_agrees_byte_for_byte(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(render_report(results_of(name), name, Brand(paper="Letter"))[0])

    found = verify(path)
    assert (found.same, found.differences, found.figures > 20) == (True, (), True)


def test_a_report_that_another_program_saved_agrees_word_for_word(results: Results, tmp_path: Path) -> None:
    path = written(tmp_path, results, results)
    writer = PdfWriter(clone_from=path)
    writer.add_metadata({"/Keywords": "board"})
    writer.write(path)

    found = verify(path)
    assert (found.same, found.differences) == (False, ())


@pytest.mark.parametrize("changed", ["pages", "attachment"])
def test_a_figure_that_was_changed_is_found_with_its_page(results: Results, tmp_path: Path, changed: str) -> None:
    """The pages print another score than that of the results, or the other way round."""
    other = scored(results, 71)
    pair = (other, results) if changed == "pages" else (results, other)
    found = verify(written(tmp_path, *pair))

    wrong, right = ("71", "55") if changed == "pages" else ("55", "71")
    told = [each for each in found.differences if each.page == 2]
    assert any(each.printed == wrong and each.given == right for each in told), found.differences
    assert any(each.after == "picture" and wrong in each.printed for each in found.differences)


def test_a_sentence_that_was_changed_is_found(results: Results, tmp_path: Path) -> None:
    other = results.model_copy(update={"warnings": ("Nothing is known.",)})
    found = verify(written(tmp_path, other, results))

    assert any("Nothing is known." in each.printed for each in found.differences)


def test_a_page_that_is_missing_is_found(results: Results, tmp_path: Path) -> None:
    path = written(tmp_path, results, results)
    writer = PdfWriter(clone_from=path)
    writer.remove_page(3)
    writer.write(path)

    pages = len(PdfReader(io.BytesIO(render_report(results)[0])).pages)
    assert Difference(pages, f"{pages - 1} pages", f"{pages} pages", "") in verify(path).differences


def test_a_report_of_another_version_says_so(results: Results, tmp_path: Path) -> None:
    older = results.model_copy(update={"tool": results.tool.model_copy(update={"version": "0.0.9"})})

    with pytest.raises(
        CollabreadyError, match=r"made by collabready 0\.0\.9, and this is .*Verify it with the version"
    ):
        verify(written(tmp_path, older, older))


def test_a_template_that_is_not_shipped_is_asked_for(results: Results, tmp_path: Path) -> None:
    own = tmp_path / "house-style"
    own.mkdir()
    for name in ("report.html", "style.css", "hatch.svg"):
        (own / name).write_bytes((template("executive") / name).read_bytes())
    path = tmp_path / "report.pdf"
    path.write_bytes(render_report(results, str(own))[0])

    with pytest.raises(
        CollabreadyError, match=r"made with the template 'house-style'.*Name its folder with --template"
    ):
        verify(path)
    assert verify(path, str(own)).same


def test_the_command_tells_what_agrees_and_exits_with_1_where_it_does_not(
    results: Results, tmp_path: Path, run: Run
) -> None:
    written(tmp_path, results, results)
    agrees = run("verify", "report.pdf")
    written(tmp_path, scored(results, 71), results)
    differs = run("verify", "report.pdf", code=1)

    assert agrees.stdout.startswith("report.pdf: the 9 pages print what the attached results give, ")
    assert differs.stderr.startswith(
        "report.pdf: the pages do not print what the attached results give. One of them was changed.\nPage 1"
    )
    assert "“71” is printed, and the results give “55”." in differs.stderr


def test_what_is_no_report_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("no PDF", encoding="utf-8")

    assert "this is no PDF that can be read" in run("verify", "notes.pdf", code=1).stderr
    assert "cannot be read" in run("verify", "gone.pdf", code=1).stderr
