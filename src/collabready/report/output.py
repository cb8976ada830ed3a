"""What is printed, on disk: the PDF, and the same as one self-contained HTML file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import OutputError, PdfUnavailableError
from collabready.files import check_target, write_whole
from collabready.report.brand import Brand
from collabready.report.department.pages import department_pages
from collabready.report.html import render_html
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.template import Printable, template_folder

if TYPE_CHECKING:
    from collabready.assessment.results import Results


@dataclass(frozen=True)
class Place:
    """Where the PDF goes. `private`: nobody else on this machine may read it; `force`: over whatever is there."""

    output: Path
    private: bool = False
    force: bool = False


@dataclass(frozen=True)
class Rendered:
    """A report for a browser, and as PDF; None where the native libraries are missing, and why."""

    page: bytes
    pdf: bytes | None
    missing: str = ""


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
    template: str | None = None,
    *,
    brand: Brand | None = None,
    force: bool = False,
) -> None:
    """Write the report as PDF and, beside it, as HTML. The results are attached to the PDF.

    `template`: None for the one that is made for such results.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    output = Path(output)
    check_output(output, force=force)
    place, template = Place(output, force=force), template or usual_template(results)
    write_pages(_pages(results, brand), template, place, results.to_json().encode())


def usual_template(results: Results) -> str:
    """The shipped template that is made for results: those of all, or the extract of one group."""
    return "department" if results.extract else "executive"


def _pages(results: Results, brand: Brand | None) -> Printable:
    return department_pages(results, brand) if results.extract else report_pages(results, brand)


def write_pages(printable: Printable, template: str, place: Place, attachment: bytes | None = None) -> None:
    """Write whatever a template sets, as PDF and, beside it, as HTML.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    folder = template_folder(template)
    page = _page(printable, folder)
    try:
        pdf = _pdf(printable, folder, attachment)
    except PdfUnavailableError as error:
        write_rendered(Rendered(page, None, str(error)), place)
        raise PdfUnavailableError(f"{page_beside(place.output)} is written. {error}") from error
    write_rendered(Rendered(page, pdf), place)


def write_rendered(rendered: Rendered, place: Place) -> None:
    """Write the page, and the PDF where there is one. Raises OutputError where a file cannot be written."""
    _write(page_beside(place.output), rendered.page, place)
    if rendered.pdf is not None:
        _write(place.output, rendered.pdf, place)


def render_report(results: Results, template: str | None = None, brand: Brand | None = None) -> tuple[bytes, bytes]:
    """The report as PDF and as HTML, written nowhere. Raises PdfUnavailableError."""
    folder, pages = template_folder(template or usual_template(results)), _pages(results, brand)
    return _pdf(pages, folder, results.to_json().encode()), _page(pages, folder)


def _page(printable: Printable, folder: Path) -> bytes:
    return render_html(printable, folder, self_contained=True).encode()


def _pdf(printable: Printable, folder: Path, attachment: bytes | None) -> bytes:
    html = render_html(printable, folder, self_contained=False)
    return render_pdf(html, printable.charts, folder, created=printable.created, attachment=attachment)


def _write(path: Path, content: bytes, place: Place) -> None:
    write_whole(path, content, private=place.private, force=place.force)
