"""A printed thing as PDF. The renderer can read its template folder and the charts in memory, and nothing else."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from collabready.errors import CollabreadyError, PdfUnavailableError
from collabready.report.brand import PLAIN, Brand
from collabready.report.fonts import font_folders, only_fonts_of
from collabready.report.letters import boxed
from collabready.report.paper import zoom
from collabready.report.tags import finish
from collabready.report.template import MEDIA, template_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


ATTACHMENT = "results.json"
CHART, PICTURE = "chart:", ("data:image/svg+xml;base64,", "data:image/png;base64,", "data:image/jpeg;base64,")
VARIANT = "pdf/ua-1"
SHOWN = 8
BROWSER = "Open the HTML report in a browser and print it to PDF there: it is made for that."
INSTALL = {
    "linux": (
        "Or install the libraries. Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
        "Fedora: dnf install pango harfbuzz."
    ),
    "darwin": "Or install the libraries: brew install pango.",
    "win32": "Or run collabready inside WSL.",
}


def render_pdf(  # noqa: PLR0913 - what is printed, with what, on what
    html: str,
    charts: Mapping[str, str],
    template: Path,
    *,
    created: str,
    attachment: bytes | None = None,
    brand: Brand = PLAIN,
) -> bytes:
    """The HTML of `render_html` printed: tagged, with the results attached. The same input gives the same bytes.

    Args:
        html: from `render_html` with `self_contained=False`, for the same brand.
        charts: name -> SVG.
        template: the folder whose style sheet and fonts the HTML names.
        created: ISO date and time of the results; stands for the clock in the attachment's metadata.
        attachment: the results, as JSON; None where there are none.
        brand: for which the HTML was rendered.

    Raises:
        PdfUnavailableError: WeasyPrint's native libraries are missing.
        CollabreadyError: the template asks for something that cannot be printed.
    """
    fonts_in = font_folders(template, brand)
    with _fonts(fonts_in) as (weasyprint, fonts), _no_complaints(template):
        fetcher = _fetcher({name: boxed(brand.painted(svg), fonts_in) for name, svg in charts.items()}, template, brand)
        attached = [] if attachment is None else [_attached(weasyprint, attachment, _moment(created), fetcher)]
        base = template.resolve().as_uri() + "/"
        page = weasyprint.HTML(string=boxed(html, fonts_in), base_url=base, url_fetcher=fetcher)
        document = page.render(font_config=fonts, pdf_variant=VARIANT)
        made = {"Template": template.name, "Paper": brand.paper, "Prepared": brand.signature, "Logo": brand.logo_digest}
        finisher = partial(finish, made=made)
        printed: bytes = document.write_pdf(
            zoom=zoom(document, brand.paper), attachments=attached, pdf_variant=VARIANT, finisher=finisher
        )
    return printed


@contextmanager
def _fonts(folders: Sequence[Path]) -> Iterator[tuple[Any, Any]]:
    """WeasyPrint, and its fonts, which are only those in the folders."""
    with only_fonts_of(folders):
        weasyprint = load_weasyprint()
        fonts = weasyprint.text.fonts.FontConfiguration()
    yield weasyprint, fonts


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.setdefault(record.getMessage())


@contextmanager
def _no_complaints(template: Path) -> Iterator[None]:
    """What WeasyPrint only notes, and prints on without, is an error here: a page would lack something unseen."""
    complaints, logger = _Complaints(), logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    silent, logger.disabled = logger.disabled, False  # another library may have silenced all loggers
    try:
        yield
    finally:
        logger.removeHandler(complaints)
        logger.disabled = silent
    if complaints.heard:
        told, more = [*complaints.heard][:SHOWN], len(complaints.heard) - SHOWN
        lines = [f"- {message}" for message in told] + ([f"- and {more} more"] if more > 0 else [])
        raise CollabreadyError(
            "\n".join([f"{template}: the PDF cannot be printed as this template says. Mend in it:", *lines])
        )


def _attached(weasyprint: Any, results: bytes, moment: datetime, fetcher: Any) -> Any:
    return weasyprint.Attachment(
        string=results,
        name=ATTACHMENT,
        description="The figures of this report",
        created=moment,
        modified=moment,
        relationship="Data",
        url_fetcher=fetcher,
    )


def load_weasyprint() -> Any:
    """WeasyPrint, or the words that tell how to get what it needs."""
    if sys.platform == "darwin":
        # Homebrew's libraries are where the Python of python.org does not look.
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
    try:
        # Half a second to load, and only a PDF needs it. Where libraries are missing it prints its own advice to stdout.
        with redirect_stdout(io.StringIO()):
            import weasyprint
    except OSError as error:
        raise PdfUnavailableError(unavailable(str(error), sys.platform)) from error
    return weasyprint


def unavailable(reason: str, platform: str) -> str:
    """What the user is told where the native libraries cannot be loaded."""
    cause = reason.splitlines()[0] if reason else "unknown"
    way_out = f"{BROWSER} {INSTALL.get(platform, INSTALL['linux'])}"
    return f"No PDF: the libraries that draw it could not be loaded ({cause}). {way_out}"


def _moment(created: str) -> datetime:
    """The moment of the results with its zone; a local clock would differ from machine to machine."""
    moment = datetime.fromisoformat(created)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _fetcher(charts: Mapping[str, str], template: Path, brand: Brand = PLAIN) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    folder = template.resolve()

    class ReportFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
        """Serves `chart:NAME.svg` from memory and files of the template folder; refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - the renderer's signature
            if url.startswith(CHART):
                svg = charts[unquote(url).removeprefix(CHART).removesuffix(".svg")]
                return URLFetcherResponse(url, svg.encode(), {"Content-Type": MEDIA[".svg"]})
            if url.startswith(PICTURE):
                return super().fetch(url)
            file = template_file(_local(url), folder)
            content = file.read_bytes()
            if file.suffix == ".css":
                content = brand.painted(content.decode()).encode()
            return URLFetcherResponse(url, content, {"Content-Type": MEDIA[file.suffix]})

    return ReportFetcher()


def _local(url: str) -> Path:
    """The file that a URL of this machine names."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"}:
        raise CollabreadyError(f"{url}: a report reads nothing but files of its template.")
    return Path(url2pathname(parts.path))
