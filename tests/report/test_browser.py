"""The page for browsers, in a browser: Chromium without a network, at the width of a telephone and enlarged twice.

A script in the page around it measures; the report itself holds none.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from collabready.assessment.results import Results
from collabready.report.department.extract import extract, shown_groups
from collabready.report.department.pages import department_pages
from collabready.report.html import render_html
from collabready.report.page import report_pages
from filled_results import demo, filled

Load = Callable[[str], Results]

TEMPLATES = Path(__file__).parents[2] / "report_templates"
TELEPHONE, ENLARGED, DESK = 390, 640, 1280
"""Widths in CSS pixels; a window of 1280 that is enlarged twice has 640."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MEASURE = """
const told = {};
for (const frame of document.querySelectorAll("iframe")) {
  const page = frame.contentDocument, root = page.documentElement, seen = frame.contentWindow;
  const texts = [...page.querySelectorAll("p, td, th, li, h1, h2, h3")].filter(e => e.innerText.trim() && e.checkVisibility());
  told[frame.id] = {
    wide: root.scrollWidth,
    pictures: page.images.length,
    broken: [...page.images].filter(image => !image.naturalWidth).length,
    fetched: seen.performance.getEntriesByType("resource").map(each => each.name).filter(name => !name.startsWith("data:")),
    fonts: [...page.fonts].filter(font => font.status == "loaded").map(font => font.family.replaceAll('"', "")),
    main: page.querySelectorAll("main").length,
    unscoped: page.querySelectorAll("th:not([scope])").length,
    small: texts.filter(e => parseFloat(seen.getComputedStyle(e).fontSize) * e.currentCSSZoom < 9).length,
  };
}
document.body.innerHTML = "<pre id=told></pre>";
document.getElementById("told").textContent = JSON.stringify(told);
"""


def chromium(*words: str) -> bytes:
    """What a browser prints that reaches no network."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this computer to open the page in")
    offline = "--host-resolver-rules=MAP * ~NOTFOUND"
    quiet = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", offline)
    return subprocess.run([CHROMIUM, *quiet, *words], check=True, capture_output=True, timeout=120).stdout


def executive(results: Results) -> str:
    return render_html(report_pages(results), TEMPLATES / "executive", self_contained=True)


def department(results: Results) -> str:
    cut = extract(results, shown_groups(results, results.groups[0].by)[0])
    return render_html(department_pages(cut), TEMPLATES / "department", self_contained=True)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a browser makes of each report at each width, in one go."""
    reports = {"executive": executive(filled()), "department": department(demo())}
    frames = [
        f'<iframe id="{name}-{width}" style="border:0;width:{width}px;height:900px" srcdoc="{escape(html)}"></iframe>'
        for name, html in reports.items()
        for width in (TELEPHONE, ENLARGED, DESK)
    ]
    around = tmp_path_factory.mktemp("browser") / "around.html"
    script = f'<script>addEventListener("load", () => document.fonts.ready.then(() => setTimeout(() => {{{MEASURE}}}, 500)))</script>'
    around.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{"".join(frames)}{script}', encoding="utf-8")
    shown = chromium("--virtual-time-budget=20000", "--dump-dom", around.as_uri()).decode()
    found = re.search(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)
    assert found, shown[-500:]
    told: dict[str, Any] = json.loads(unescape(found[1]))
    return told


@pytest.mark.parametrize("name", ["executive", "department"])
@pytest.mark.parametrize("width", [TELEPHONE, ENLARGED, DESK])
def test_no_page_is_wider_than_the_window(seen: dict[str, Any], name: str, width: int) -> None:
    """Tables that are wider scroll by themselves."""
    assert seen[f"{name}-{width}"]["wide"] == width


@pytest.mark.parametrize("name", ["executive", "department"])
def test_everything_is_shown_and_nothing_is_fetched(seen: dict[str, Any], name: str) -> None:
    page = seen[f"{name}-{DESK}"]

    assert page["pictures"] > 3
    assert page["broken"] == 0
    assert page["fetched"] == []
    assert {"Collab Sans", "Collab Serif", "Collab Display"} <= set(page["fonts"])


@pytest.mark.parametrize("name", ["executive", "department"])
def test_a_screen_reader_finds_the_content_and_the_head_of_each_cell(seen: dict[str, Any], name: str) -> None:
    assert (seen[f"{name}-{DESK}"]["main"], seen[f"{name}-{DESK}"]["unscoped"]) == (1, 0)


@pytest.mark.parametrize("name", ["executive", "department"])
def test_on_a_telephone_no_letter_is_too_small_to_read(seen: dict[str, Any], name: str) -> None:
    assert seen[f"{name}-{TELEPHONE}"]["small"] == 0


def test_a_browser_prints_the_pages_of_the_pdf(tmp_path: Path) -> None:
    """On A4, a stamp on every page, and what is white on dark is printed on dark."""
    page, printed = tmp_path / "page.html", tmp_path / "printed.pdf"
    page.write_text(department(demo()), encoding="utf-8")
    chromium("--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    pages = PdfReader(io.BytesIO(printed.read_bytes())).pages

    assert len(pages) == 3
    assert {(round(float(each.mediabox.width)), round(float(each.mediabox.height))) for each in pages} == {(595, 842)}
    assert all("DRAFT" in each.extract_text().replace(" ", "").upper() for each in pages)
    drawn = pages[0].get_contents()
    assert drawn is not None
    assert b".0549 .2 .2784 rg" in drawn.get_data()  # the navy ground
