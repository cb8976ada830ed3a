"""A4 and US Letter: the same pages, each on its own sheet."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from collabready.bundled import template
from collabready.report.brand import Brand
from collabready.report.html import render_html
from collabready.report.output import render_report
from collabready.report.pdf import render_pdf
from filled_results import demo
from printed_things import TEMPLATES, printable

Run = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.usefixtures("pdf_libraries")
SIZES = {"A4": (595.276, 841.89), "Letter": (612, 792)}
"""In points: 210 x 297 mm, and 8.5 x 11 inches."""


def sheets(content: bytes) -> list[tuple[float, float]]:
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_prints_the_same_pages_on_letter(name: str) -> None:
    page, folder = printable(name), template(name)
    texts = {}
    for paper, size in SIZES.items():
        html = render_html(page, folder, self_contained=False, brand=Brand(paper=paper))  # type: ignore[arg-type] # it is one of both
        content = render_pdf(html, page.charts, folder, created=page.created, brand=Brand(paper=paper))  # type: ignore[arg-type] # likewise
        assert all(sheet == pytest.approx(size, abs=0.05) for sheet in sheets(content))
        texts[paper] = [
            sorted(re.sub(r"\s", "", sheet.extract_text())) for sheet in PdfReader(io.BytesIO(content)).pages
        ]

    assert texts["A4"] == texts["Letter"]


def test_the_page_for_a_browser_has_the_shape_of_letter() -> None:
    _, page = render_report(demo(), brand=Brand(paper="Letter"))
    _, other = render_report(demo())

    assert b"@page { size: 221.771mm 287mm" in page
    assert b"221.771mm" not in other


def test_the_client_folder_or_the_option_says_which_paper(run: Run, tmp_path: Path) -> None:
    run("init", "client")
    settings = tmp_path / "client" / "collabready.yaml"
    settings.write_text(settings.read_text("utf-8").replace("#paper: Letter", "paper: Letter"), encoding="utf-8")
    (tmp_path / "client" / "results.json").write_text(demo().to_json(), encoding="utf-8")
    run("report", "results.json", cwd=tmp_path / "client")
    run("report", "results.json", "--paper", "a4", "-o", "other.pdf", cwd=tmp_path / "client")

    for file, paper in (("reports/report.pdf", "Letter"), ("other.pdf", "A4")):
        assert sheets((tmp_path / "client" / file).read_bytes())[0] == pytest.approx(SIZES[paper], abs=0.05)


def test_another_paper_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "collabready.yaml").write_text("organisation: Northmoor Water\npaper: A5\n", encoding="utf-8")

    said = run("report", code=1).stderr
    assert "collabready.yaml:2" in said
    assert "'A4' or 'Letter'" in said
