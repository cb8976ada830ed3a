"""The results read back out of a report; whatever is no report is told in a sentence."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from collabready.assessment.results import Results
from collabready.errors import CollabreadyError
from collabready.report.attachment import attached_results
from collabready.report.output import render_report

Load = Callable[[str], Results]


def pdf(*attachments: bytes) -> bytes:
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    for attachment in attachments:
        writer.add_attachment("results.json", attachment)
    writer.write(file)
    return file.getvalue()


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_gives_back_what_it_was_made_from(load_results: Load, tmp_path: Path) -> None:
    results = load_results("one-dimension")
    path = tmp_path / "report.pdf"
    path.write_bytes(render_report(results)[0])

    assert attached_results(path) == results


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "this is no PDF that can be read"),
        (b"%PDF-1.7\n%%EOF", "this is no PDF that can be read"),
        (pdf(), "no results are attached to this PDF"),
        (pdf(b"{}", b"{}"), "results.json is 2 times attached"),
        (pdf(b"{}"), "not of this version of collabready"),
        (pdf(b"\xff"), "not of this version of collabready"),
    ],
    ids=["empty", "no pages", "no attachment", "two attachments", "no results", "no text"],
)
def test_what_is_no_report_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)

    with pytest.raises(CollabreadyError, match=told):
        attached_results(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CollabreadyError, match=r"report\.pdf: cannot be read"):
        attached_results(tmp_path / "report.pdf")


def test_a_report_that_was_cut_short_is_told(tmp_path: Path) -> None:
    whole = pdf(b"{}")
    path = tmp_path / "report.pdf"
    for length in range(0, len(whole), 40):
        path.write_bytes(whole[:length])
        with pytest.raises(CollabreadyError):
            attached_results(path)
