"""What is printed, on disk: the PDF, and the same as one self-contained HTML file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import OutputError, PdfUnavailableError
from collabready.files import check_target, write_whole
from collabready.report.brand import Brand, Paper
from collabready.report.html import render_html
from collabready.report.letters import letters_without_font
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.template import Printable, template_folder

if TYPE_CHECKING:
    from collabready.assessment.results import Results


@dataclass(frozen=True)
class Place:
    """Where the PDF goes, and the paper that it is for.

    `private`: nobody else on this machine may read it; `force`: over whatever is there.
    """

    output: Path
    private: bool = False
    force: bool = False
    paper: Paper = "A4"


def check_output(output: Path, *, force: bool = False) -> None:
    """Refuse what `write_report` would refuse, before the work is done.

    Raises:
        OutputError: not a PDF's name, no such folder, or a file is there that this program did not make.
    """
    if output.suffix.lower() != ".pdf":
        raise OutputError(f"{output}: what is printed is a PDF. Give it a name that ends in .pdf.")
    for path in (output, page_beside(output)):
        check_target(path, force=force)


def page_beside(output: Path) -> Path:
    return output.with_suffix(".html")


def write_report(
    results: Results,
    output: Path | str,
    template: str = "executive",
    *,
    brand: Brand | None = None,
    force: bool = False,
) -> tuple[str, ...]:
    """Write the report as PDF and, beside it, as HTML. The results are attached to the PDF.

    Returns:
        The letters that no font has: boxes in the PDF.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    output = Path(output)
    check_output(output, force=force)
    brand = brand or Brand()
    place = Place(output, force=force, paper=brand.paper)
    return write_pages(report_pages(results, brand), template, place, results.to_json().encode())


def write_pages(printable: Printable, template: str, place: Place, attachment: bytes | None = None) -> tuple[str, ...]:
    """Write whatever a template sets, as PDF and, beside it, as HTML.

    Returns:
        The letters that no font has: boxes in the PDF.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    folder, beside = template_folder(template), page_beside(place.output)
    page = render_html(printable, folder, self_contained=True, paper=place.paper)
    try:
        pdf = _pdf(printable, folder, attachment, place.paper)
    except PdfUnavailableError as error:
        _write(beside, page.encode(), place)
        raise PdfUnavailableError(f"{beside} is written. {error}") from error
    _write(beside, page.encode(), place)
    _write(place.output, pdf, place)
    return letters_without_font(page, folder)


def render_report(results: Results, template: str = "executive", brand: Brand | None = None) -> tuple[bytes, bytes]:
    """The report as PDF and as HTML, written nowhere. Raises PdfUnavailableError."""
    brand = brand or Brand()
    folder, pages = template_folder(template), report_pages(results, brand)
    page = render_html(pages, folder, self_contained=True, paper=brand.paper).encode()
    return _pdf(pages, folder, results.to_json().encode(), brand.paper), page


def _pdf(printable: Printable, folder: Path, attachment: bytes | None, paper: Paper) -> bytes:
    html = render_html(printable, folder, self_contained=False, paper=paper)
    return render_pdf(html, printable.charts, folder, created=printable.created, attachment=attachment, paper=paper)


def _write(path: Path, content: bytes, place: Place) -> None:
    write_whole(path, content, private=place.private, force=place.force)
