"""One page of the report alone, as a PDF: what it holds and how many sheets it takes, without the time for the others."""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from collabready.assessment.results import Results
from collabready.report.html import render_html
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf

EXECUTIVE = Path(__file__).parents[1] / "report_templates" / "executive"


def printed(results: Results, page: str) -> list[str]:
    """The text of each sheet that a page of the executive report takes, such as `waves`."""
    report = report_pages(results)
    with TemporaryDirectory() as folder:
        template = Path(folder)
        for name in ("style.css", "hatch.svg"):
            (template / name).write_bytes((EXECUTIVE / name).read_bytes())
        title = '<html lang="en"><head><title>t</title><link rel="stylesheet" href="style.css"></head>'
        (template / "report.html").write_text(f'{title}<body>{{% include "pages/{page}.html" %}}</body></html>')
        html = render_html(report, template, self_contained=False)
        pdf = render_pdf(html, report.charts, template, created=report.created)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(pdf)).pages]
