"""The report on disk: the PDF, and the same as one self-contained HTML file beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import OutputError, PdfUnavailableError
from collabready.files import check_target, write_whole
from collabready.report.html import render_html
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.template import template_folder

if TYPE_CHECKING:
    from collabready.assessment.results import Results


def check_output(output: Path, *, force: bool = False) -> None:
    """Refuse what `write_report` would refuse, before the work is done.

    Raises:
        OutputError: not a PDF's name, no such folder, or a file is there that this program did not make.
    """
    if output.suffix.lower() != ".pdf":
        raise OutputError(f"{output}: the report is a PDF. Give it a name that ends in .pdf.")
    for path in (output, page_beside(output)):
        check_target(path, force=force)


def page_beside(output: Path) -> Path:
    return output.with_suffix(".html")


def write_report(results: Results, output: Path | str, template: str = "executive", *, force: bool = False) -> None:
    """Write the report as PDF and, beside it, as HTML. The results are attached to the PDF.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    output = Path(output)
    check_output(output, force=force)
    folder = template_folder(template)
    report = report_pages(results)
    page = render_html(report, folder, self_contained=True).encode()
    html = render_html(report, folder, self_contained=False)
    try:
        pdf = render_pdf(html, report.charts, folder, created=results.created, attachment=results.to_json().encode())
    except PdfUnavailableError as error:
        write_whole(page_beside(output), page, force=force)
        raise PdfUnavailableError(f"{page_beside(output)} is written. {error}") from error
    write_whole(page_beside(output), page, force=force)
    write_whole(output, pdf, force=force)
