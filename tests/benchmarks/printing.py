"""A report printed, as multiples of what the same pages cost elsewhere, in one run.

The pages are those of the demo. Beside them are set: the same HTML with a grid in place of floats, drawings within the
page and fonts by @font-face; that with tables that find their own widths, as one writes it at first, both printed by the
same renderer; and the same texts, tables and drawings compiled by Typst. Whole processes are measured in turns, in
seconds of the processor, the median of several; a process that prints in turns with the other tells what is left when
the imports are paid.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from benchmarks.process import run
from collabready.assessment.results import Results
from collabready.report.html import render_html
from collabready.report.page import Report, report_pages
from collabready.report.pdf import load_weasyprint, render_pdf
from collabready.report.template import FONTS, STYLE, template_folder
from filled_results import demo
from layout import groups_of

TEMPLATE = template_folder("executive")
NAIVE = """
.row { display: grid; grid-template-columns: repeat(12, 1fr); column-gap: 4mm }
.row > .narrow { grid-column: span 4; float: none; width: auto }
.row > .wide { grid-column: span 8; float: none; width: auto }
.row > .half { grid-column: span 6; float: none; width: auto }
.row > .third { grid-column: span 4; float: none; width: auto; margin: 0 }
"""
OWN_WIDTHS = "table { table-layout: auto }\n"
PRINT_NAIVE = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"
COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
IMAGE = re.compile(r'<img class="chart[^"]*" src="chart:([^"]+)\.svg"[^>]*>')
SETUP = '#set page(paper: "a4", margin: 18mm, numbering: "1")\n#set text(size: 9.2pt)\n#outline()\n'


def measure(runs: int) -> None:
    """Print the ratios, what a report needs in memory, and how the time grows with the groups."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = report_pages(demo())
        _write(folder, demo(), report)
        ours = [str(Path(sys.executable).with_name("collabready")), "report", "results.json", "-o", "ours.pdf"]
        commands = {
            "report": ours,
            "naive": [sys.executable, "-c", PRINT_NAIVE, "naive.html", "naive.pdf"],
            "grid": [sys.executable, "-c", PRINT_NAIVE, "grid.html", "grid.pdf"],
            "typst": [sys.executable, "-c", COMPILE, "report.typ", "typst.pdf"],
            "import": [sys.executable, "-c", "import weasyprint"],
        }
        took: dict[str, list[float]] = {key: [] for key in commands}
        peak = 0.0
        for _ in range(runs):
            for key, command in commands.items():
                done = run(command, folder)
                took[key].append(done.processor)
                peak = max(peak, done.megabytes) if key == "report" else peak
        middle = {key: statistics.median(each) for key, each in took.items()}
        print(f"report of {_pages(folder / 'ours.pdf')} pages, cold: {middle['report']:.2f} s; " + _ratios(middle))
        print(f"report, peak memory: {peak:.0f} MB")
        _in_process(folder, report, runs)
    _growth(runs)


def _ratios(middle: dict[str, float]) -> str:
    told = {"naive": "naive HTML", "grid": "grid alone", "typst": "Typst", "import": "import weasyprint"}
    return "; ".join(f"{told[key]} {middle[key]:.2f} s, ratio {middle['report'] / middle[key]:.2f}" for key in told)


def _in_process(folder: Path, report: Report, runs: int) -> None:
    """Both ways in one process, in turns, once everything is loaded."""
    weasyprint, naive = load_weasyprint(), str(folder / "naive.html")
    attachment = demo().to_json().encode()
    ours, theirs = [], []
    for _ in range(runs + 1):
        started = time.process_time()
        html = render_html(report, TEMPLATE, self_contained=False)
        render_pdf(html, report.charts, TEMPLATE, created=report.created, attachment=attachment)
        between = time.process_time()
        weasyprint.HTML(naive).write_pdf(pdf_variant="pdf/ua-1")
        ours.append(between - started)
        theirs.append(time.process_time() - between)
    fast, slow = statistics.median(ours[1:]), statistics.median(theirs[1:])
    print(f"report, in process: {fast:.2f} s; naive HTML {slow:.2f} s, ratio {fast / slow:.2f}")


def _growth(runs: int) -> None:
    """Seconds for each group more, at the first and the last of many groups."""
    sizes = (15, 30, 60)
    seconds = {size: statistics.median(_printed(groups_of(demo(), size)) for _ in range(runs)) for size in sizes}
    first, last = ((seconds[b] - seconds[a]) / (b - a) for a, b in ((15, 30), (30, 60)))
    told = ", ".join(f"{size} groups {seconds[size]:.2f} s" for size in sizes)
    print(f"report, groups: {told}; a group more {1000 * first:.0f} ms, then {1000 * last:.0f} ms")


def _printed(results: Results) -> float:
    """Seconds of the processor for one report."""
    started = time.process_time()
    report = report_pages(results)
    html = render_html(report, TEMPLATE, self_contained=False)
    render_pdf(html, report.charts, TEMPLATE, created=report.created)
    return time.process_time() - started


def _pages(pdf: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(pdf).pages)


def _write(folder: Path, results: Results, report: Report) -> None:
    """The same content three times: as results, as naive HTML, as Typst."""
    (folder / "results.json").write_text(results.to_json(), encoding="utf-8")
    html = render_html(report, TEMPLATE, self_contained=False)
    faces = (TEMPLATE / FONTS / "fonts.css").read_text("utf-8").replace("url(", f"url({(TEMPLATE / FONTS).as_uri()}/")
    style = (TEMPLATE / STYLE).read_text("utf-8").replace("url(", f"url({TEMPLATE.as_uri()}/") + NAIVE
    naive = IMAGE.sub(lambda found: report.charts[found[1]], html)
    for file, more in (("naive.html", OWN_WIDTHS), ("grid.html", "")):
        styled = naive.replace('<link rel="stylesheet" href="style.css">', f"<style>{faces}{style}{more}</style>")
        (folder / file).write_text(styled, encoding="utf-8")
    for name, svg in report.charts.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    converted = _Typst()
    converted.feed(html)
    (folder / "report.typ").write_text(SETUP + "".join(converted.written), encoding="utf-8")


class _Typst(HTMLParser):
    """The texts, headings, tables and drawings of a page as Typst; a page of the report is a page."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self.tables = 0
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        if tag in {"head", "style", "title"}:
            self.skipped += tag != "title"
        elif tag == "section":
            self.written.append("\n#pagebreak(weak: true)\n")
        elif tag in {"h1", "h2", "h3"}:
            self.written.append("\n\n" + "=" * int(tag[1]) + " ")
        elif tag in {"p", "li", "div"}:
            self.written.append("\n\n" if not self.tables else " ")
        elif tag == "table":
            self.tables += 1
            self.written.append("\n#grid(columns: 6, gutter: 4pt,\n" if self.tables == 1 else " ")
        elif tag in {"td", "th"} and self.tables == 1:
            self.written.append("[")
        elif tag == "img":
            self.written.append(f'#box(image("{given["src"].removeprefix("chart:")}")) ')

    def handle_endtag(self, tag: str) -> None:
        if tag in {"head", "style"}:
            self.skipped -= 1
        elif tag in {"td", "th"} and self.tables == 1:
            self.written.append("],\n")
        elif tag == "table":
            self.tables -= 1
            self.written.append(")\n" if not self.tables else " ")
        elif tag in {"h1", "h2", "h3"}:
            self.written.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.skipped and data.strip():
            self.written.append(re.sub(r"([\\#$*_`<>@\[\]~=/\"'+-])", r"\\\1", " ".join(data.split())) + " ")
