"""What is printed, on disk: the PDF, and the same as one self-contained HTML file beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import OutputError, PdfUnavailableError
from collabready.files import check_target, write_whole
from collabready.report.brand import PLAIN, Brand
from collabready.report.carried import carried
from collabready.report.confinement import confined
from collabready.report.department.pages import department_pages
from collabready.report.fonts import font_folders
from collabready.report.html import render_html
from collabready.report.letters import letters_without_font
from collabready.report.page import report_pages
from collabready.report.pdf import render_pdf
from collabready.report.template import SHARED, Printable, is_shipped, template_folder

if TYPE_CHECKING:
    from collabready.assessment.results import Results


@dataclass(frozen=True)
class Place:
    """Where the PDF goes, and whose it looks like.

    `private`: nobody else on this machine may read it; `force`: over whatever is there.
    """

    output: Path
    private: bool = False
    force: bool = False
    brand: Brand = PLAIN


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


def usual_name(template: str | None) -> str:
    """How the PDF of a template is called where nobody says: `report.pdf`, or by its template, such as `staff.pdf`."""
    return "report.pdf" if template in {None, SHARED} else f"{Path(template or SHARED).name}.pdf"


def page_beside(output: Path) -> Path:
    return output.with_suffix(".html")


def write_report(  # noqa: PLR0913 - what is printed, where, in whose look
    results: Results,
    output: Path | str,
    template: str | None = None,
    *,
    brand: Brand | None = None,
    force: bool = False,
    with_debrief: bool = False,
) -> tuple[str, ...]:
    """Write the report as PDF and, beside it, as HTML. What the template attaches is attached to the PDF.

    `template`: None for the one that is made for such results. `with_debrief`: with a page for the consultant alone.

    Returns:
        The letters that no font has: boxes in the PDF.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    output = Path(output)
    check_output(output, force=force)
    brand, template = brand or Brand(), template or usual_template(results)
    place = Place(output, force=force, brand=brand)
    pages = _pages(results, brand, with_debrief=with_debrief)
    return write_pages(pages, template, place, carried(results, template))


def usual_template(results: Results) -> str:
    """The shipped template that is made for results: those of all, or the extract of one group."""
    return "department" if results.extract else "executive"


def _pages(results: Results, brand: Brand, *, with_debrief: bool) -> Printable:
    if results.extract:
        return department_pages(results, brand)
    return report_pages(results, brand, with_debrief=with_debrief)


def write_pages(printable: Printable, template: str, place: Place, attachment: bytes | None = None) -> tuple[str, ...]:
    """Write whatever a template sets, as PDF and, beside it, as HTML.

    Returns:
        The letters that no font has: boxes in the PDF.

    Raises:
        PdfUnavailableError: the native libraries are missing; the HTML is written all the same.
        OutputError: a file cannot be written.
    """
    folder = template_folder(template)
    made = rendered(printable, folder, place.brand, attachment)
    write_rendered(made, place)
    if made.pdf is None:
        raise PdfUnavailableError(f"{page_beside(place.output)} is written. {made.missing}")
    return letters_without_font(made.page.decode(), font_folders(folder, place.brand))


def rendered(printable: Printable, template: Path, brand: Brand, attachment: bytes | None) -> Rendered:
    """What the template in a folder sets, written nowhere; one of the user's own in a process of its own."""
    if is_shipped(template):
        return _rendered(printable, template, brand, attachment)
    return confined(_rendered, printable, template, brand, attachment, what=f"{template}: this template")


def _rendered(printable: Printable, template: Path, brand: Brand, attachment: bytes | None) -> Rendered:
    page = render_html(printable, template, self_contained=True, brand=brand).encode()
    try:
        html = render_html(printable, template, self_contained=False, brand=brand)
        charts, created = printable.charts, printable.created
        return Rendered(page, render_pdf(html, charts, template, created=created, attachment=attachment, brand=brand))
    except PdfUnavailableError as error:
        return Rendered(page, None, str(error))


def write_rendered(rendered: Rendered, place: Place) -> None:
    """Write the page, and the PDF where there is one. Raises OutputError where a file cannot be written."""
    _write(page_beside(place.output), rendered.page, place)
    if rendered.pdf is not None:
        _write(place.output, rendered.pdf, place)


def render_report(
    results: Results, template: str | None = None, brand: Brand | None = None, *, with_debrief: bool = False
) -> tuple[bytes, bytes]:
    """The report as PDF and as HTML, written nowhere. Raises PdfUnavailableError."""
    brand = brand or Brand()
    template = template or usual_template(results)
    pages, folder = _pages(results, brand, with_debrief=with_debrief), template_folder(template)
    made = rendered(pages, folder, brand, carried(results, template))
    if made.pdf is None:
        raise PdfUnavailableError(made.missing)
    return made.pdf, made.page


def _write(path: Path, content: bytes, place: Place) -> None:
    write_whole(path, content, private=place.private, force=place.force)
