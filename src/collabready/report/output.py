"""What is printed, on disk: the PDF, and the same as one self-contained HTML file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import OutputError, PdfUnavailableError
from collabready.files import check_target, write_whole
from collabready.report.brand import Brand
from collabready.report.carried import carried
from collabready.report.html import render_html
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.template import SHARED, Printable, template_folder

if TYPE_CHECKING:
    from collabready.assessment.results import Results


@dataclass(frozen=True)
class Place:
    """Where the PDF goes. `private`: nobody else on this machine may read it; `force`: over whatever is there."""

    output: Path
    private: bool = False
    force: bool = False


def check_output(output: Path, *, force: bool = False) -> None:
    """Refuse what `write_report` would refuse, before the work is done.

    Raises:
        OutputError: not a PDF's name, no such folder, or a file is there that this program did not make.
    """
    if output.suffix.lower() != ".pdf":
        raise OutputError(f"{output}: what is printed is a PDF. Give it a name that ends in .pdf.")
    for path in (output, page_beside(output)):
        check_target(path, force=force)


def usual_name(template: str) -> str:
    """How the PDF of a template is called where nobody says: `report.pdf`, or by its template, such as `staff.pdf`."""
    return "report.pdf" if template == SHARED else f"{Path(template).name}.pdf"


def page_beside(output: Path) -> Path:
    return output.with_suffix(".html")


def write_report(
    results: Results,
    output: Path | str,
    template: str = "executive",
    *,
    brand: Brand | None = None,
    force: bool = False,
) -> None:
    """Write the report as PDF and, beside it, as HTML. What the template attaches is attached to the PDF.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    output = Path(output)
    check_output(output, force=force)
    write_pages(report_pages(results, brand), template, Place(output, force=force), carried(results, template))


def write_pages(printable: Printable, template: str, place: Place, attachment: bytes | None = None) -> None:
    """Write whatever a template sets, as PDF and, beside it, as HTML.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    folder, beside = template_folder(template), page_beside(place.output)
    page = _page(printable, folder)
    try:
        pdf = _pdf(printable, folder, attachment)
    except PdfUnavailableError as error:
        _write(beside, page, place)
        raise PdfUnavailableError(f"{beside} is written. {error}") from error
    _write(beside, page, place)
    _write(place.output, pdf, place)


def render_report(results: Results, template: str = "executive", brand: Brand | None = None) -> tuple[bytes, bytes]:
    """The report as PDF and as HTML, written nowhere. Raises PdfUnavailableError."""
    folder, pages = template_folder(template), report_pages(results, brand)
    return _pdf(pages, folder, carried(results, template)), _page(pages, folder)


def _page(printable: Printable, folder: Path) -> bytes:
    return render_html(printable, folder, self_contained=True).encode()


def _pdf(printable: Printable, folder: Path, attachment: bytes | None) -> bytes:
    html = render_html(printable, folder, self_contained=False)
    return render_pdf(html, printable.charts, folder, created=printable.created, attachment=attachment)


def _write(path: Path, content: bytes, place: Place) -> None:
    write_whole(path, content, private=place.private, force=place.force)
