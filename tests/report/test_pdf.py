"""The PDF, read back: pages, figures, fonts, attachment; the same bytes twice; nothing fetched from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from collabready.assessment.figures import ladder
from collabready.assessment.results import FiredGate, Results
from collabready.errors import CollabreadyError
from collabready.report.html import render_html
from collabready.report.page import Report, report_pages
from collabready.report.pdf import render_pdf, unavailable

Load = Callable[[str], Results]
Printed = tuple[Report, Results, PdfReader]

PAGES = {"purpose-missing": 19, "nothing-scored": 14, "one-dimension": 9}


def printed(results: Results, template: Path) -> bytes:
    report = report_pages(results)
    html = render_html(report, template, self_contained=False)
    attachment = results.model_dump_json().encode()
    return render_pdf(html, report.charts, template, created=results.created, attachment=attachment)


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def fonts(reader: PdfReader) -> set[str]:
    found = set()
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            found.add(str(font.get_object()["/BaseFont"]).split("+")[-1])
    return found


@pytest.mark.parametrize("name", PAGES)
def test_the_pdf_prints_what_the_results_say(load_results: Load, template: Path, name: str) -> None:
    results = load_results(name)
    reader = PdfReader(io.BytesIO(printed(results, template)))
    text = words(reader)

    assert len(reader.pages) == PAGES[name]
    assert report_pages(results).summary.opening.title.text in text
    for dimension in results.dimensions:
        assert dimension.title in text
        if dimension.score is not None:
            assert ladder(results).score(dimension.score) in text
    if results.readiness.ci:
        low, high = results.readiness.ci
        assert f"{low:.0f} to {high:.0f}" in text


def crowded(results: Results) -> Results:
    """The results with everything that a summary can be full of: six gates, long actions, many warnings."""
    says = "Below the ready line: communities and technology and purpose. The whole is ready only when all three are."
    gates = tuple(
        FiredGate(id=f"g{at}", cap="forming", says=f"{says} ({at})", uncertain=True, where=("purpose",))
        for at in range(6)
    )
    plan = tuple(
        action.model_copy(update={"title": "A long title of an action " * 4, "first_step": "A long first step " * 8})
        for action in results.plan
    )
    readiness = results.readiness.model_copy(update={"gates": gates})
    return results.model_copy(update={"readiness": readiness, "plan": plan, "warnings": ("Mind this. " * 12,) * 5})


@pytest.mark.parametrize("name", ["unsafe", "interviews-only", "twelve-dimensions"])
def test_the_decisions_stand_on_the_page_of_the_summary(load_results: Load, template: Path, name: str) -> None:
    """The page is shortened until they do; and no page holds a mere remnant."""
    reader = PdfReader(io.BytesIO(printed(crowded(load_results(name)), template)))
    pages = [page.extract_text() for page in reader.pages]

    assert "What each page says" in " ".join(pages[1].split())
    at = next(at for at, page in enumerate(pages) if page.count("Executive summary") and at > 1)
    assert report_pages(load_results(name)).summary.priorities_title in " ".join(pages[at].split())
    assert "What we do not know" in " ".join(pages[at].split())
    assert min(len(page.split()) for page in pages[1:]) > 45


def test_only_the_shipped_fonts_are_used(load_results: Load, template: Path) -> None:
    used = fonts(PdfReader(io.BytesIO(printed(load_results("purpose-missing"), template))))

    assert used
    assert all(name.startswith("Collab") for name in used), used


def test_the_results_are_attached(load_results: Load, template: Path) -> None:
    results = load_results("small-firm")
    reader = PdfReader(io.BytesIO(printed(results, template)))

    assert reader.attachments["results.json"] == [results.model_dump_json().encode()]


def test_the_file_says_whose_it_is_and_is_tagged(load_results: Load, template: Path) -> None:
    results = load_results("small-firm")
    reader = PdfReader(io.BytesIO(printed(results, template)))

    assert reader.metadata is not None
    assert reader.metadata.title == "Brouwer & Zn.: Readiness for collaborative learning"
    assert reader.metadata.creator == "collabready 0.1.0"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert len(reader.outline) > 5


def test_the_same_results_give_the_same_bytes(load_results: Load, template: Path) -> None:
    assert printed(load_results("small-firm"), template) == printed(load_results("small-firm"), template)


def test_long_and_strange_names_break_no_page(load_results: Load, template: Path) -> None:
    results = load_results("one-dimension")
    runaway = ('<b>Ω & "Ж"</b> ' + "x" * 5000, "y" * 5000)
    dimension = results.dimensions[0].model_copy(update={"title": runaway[0], "about": runaway[1]})
    strange = results.model_copy(update={"organisation": runaway[1], "dimensions": (dimension,), "warnings": runaway})

    reader = PdfReader(io.BytesIO(printed(strange, template)))
    assert len(reader.pages) <= 2 * PAGES["one-dimension"]
    assert '<b>Ω & "Ж"</b>' in words(reader)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x.png",
        "file:///etc/hostname",
        "../../pyproject.toml",
        "chart:no-such.svg",
        "fonts/../../../README.md",
    ],
)
def test_a_report_reads_nothing_but_its_template(template: Path, address: str, complaints: list[str]) -> None:
    html = f'<html lang="en"><title>t</title><body><img src="{address}" alt="x"></body></html>'

    with pytest.raises(CollabreadyError, match="Failed to load image"):
        render_pdf(html, {}, template, created="2026-11-24T09:00:00+00:00", attachment=b"{}")
    complaints.clear()


@pytest.mark.parametrize(
    ("platform", "way_out"),
    [
        ("linux", "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("darwin", "brew install pango"),
        ("win32", "Open the HTML report in a browser and print it to PDF"),
    ],
)
def test_missing_libraries_are_told_with_the_way_out(platform: str, way_out: str) -> None:
    said = unavailable("cannot load library 'libpango-1.0-0'\nmore", platform)

    assert re.match(r"No PDF: .*cannot load library 'libpango-1.0-0'\)\. ", said)
    assert way_out in said
