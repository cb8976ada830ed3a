"""The summary alone: one page, with the stamp of a draft, and nothing attached that it does not show."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from collabready.assessment.results import Results
from collabready.bundled import template
from collabready.errors import CollabreadyError
from collabready.report.carried import carried
from collabready.report.html import render_html
from collabready.report.output import render_report, usual_name
from collabready.report.page import report_pages

Load = Callable[[str], Results]
EVERY = sorted(path.stem for path in (Path(__file__).parent / "results").glob("*.json"))


@pytest.mark.usefixtures("pdf_libraries")
@pytest.mark.parametrize("name", EVERY)
def test_it_is_the_summary_on_one_page(load_results: Load, name: str) -> None:
    results = load_results(name)
    reader = PdfReader(io.BytesIO(render_report(results, "one-page")[0]))
    summary = report_pages(results).summary

    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    assert summary.opening.title.text in text
    assert summary.priorities_title in text
    assert (results.organisation or "Your organisation") in text
    assert "24 November 2026" in text
    assert "DRAFT" in text
    assert not reader.attachments


def test_it_points_to_no_page_that_is_not_there(load_results: Load) -> None:
    html = render_html(report_pages(load_results("small-firm")), template("one-page"), self_contained=True)

    assert "Mind this" in html
    assert "<a " not in html


def test_a_released_page_has_no_stamp(load_results: Load) -> None:
    results = load_results("small-firm").model_copy(update={"released": "2026-11-25"})
    html = render_html(report_pages(results), template("one-page"), self_contained=False)

    assert "Draft" not in html


def test_the_report_carries_the_results_and_the_single_pages_do_not(load_results: Load) -> None:
    results = load_results("small-firm")

    assert carried(results, "executive") == results.to_json().encode()
    assert carried(results, "one-page") is None
    assert carried(results, "staff") is None


def test_a_template_of_ones_own_says_whether_it_attaches_the_results(load_results: Load, tmp_path: Path) -> None:
    results = load_results("small-firm")
    for name in ("report.html", "style.css"):
        (tmp_path / name).write_text("")

    assert carried(results, str(tmp_path)) == results.to_json().encode()

    (tmp_path / "template.yaml").write_text("attach: nothing\n")
    assert carried(results, str(tmp_path)) is None

    (tmp_path / "template.yaml").write_text("attach: never\n")
    with pytest.raises(CollabreadyError, match=r"template\.yaml:1"):
        carried(results, str(tmp_path))


@pytest.mark.parametrize(
    ("name", "file"), [("executive", "report.pdf"), ("staff", "staff.pdf"), ("looks/ours", "ours.pdf")]
)
def test_each_template_has_a_file_of_its_own(name: str, file: str) -> None:
    assert usual_name(name) == file
