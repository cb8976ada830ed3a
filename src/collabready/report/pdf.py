"""A printed thing as PDF. The renderer can read its template folder and the charts in memory, and nothing else."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from collabready.errors import CollabreadyError, PdfUnavailableError
from collabready.report.template import MEDIA, template_file

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTACHMENT = "results.json"
CHART = "chart:"
BROWSER = "Open the HTML report in a browser and print it to PDF there: it is made for that."
INSTALL = {
    "linux": (
        "Or install the libraries. Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
        "Fedora: dnf install pango harfbuzz."
    ),
    "darwin": "Or install the libraries: brew install pango.",
    "win32": "Or run collabready inside WSL.",
}


def render_pdf(
    html: str, charts: Mapping[str, str], template: Path, *, created: str, attachment: bytes | None = None
) -> bytes:
    """The HTML of `render_html` printed: tagged, with the results attached. The same input gives the same bytes.

    Args:
        html: from `render_html` with `self_contained=False`.
        charts: name -> SVG.
        template: the folder whose style sheet and fonts the HTML names.
        created: ISO date and time of the results; stands for the clock in the attachment's metadata.
        attachment: the results, as JSON; None where there are none.

    Raises:
        PdfUnavailableError: WeasyPrint's native libraries are missing.
    """
    weasyprint = load_weasyprint()
    fetcher = _fetcher(charts, template)
    attached = [] if attachment is None else [_attached(weasyprint, attachment, _moment(created), fetcher)]
    document = weasyprint.HTML(string=html, base_url=template.resolve().as_uri() + "/", url_fetcher=fetcher)
    printed: bytes = document.write_pdf(attachments=attached, pdf_variant="pdf/ua-1", finisher=_legible)
    return printed


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


def _legible(_: Any, pdf: Any) -> None:
    """Leave the metadata uncompressed, as validators and indexers expect; so a report tells who made it."""
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Type") == "/Metadata":
            item.compress = False


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


def _fetcher(charts: Mapping[str, str], template: Path) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    folder = template.resolve()

    class ReportFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
        """Serves `chart:NAME.svg` from memory and files of the template folder; refuses everything else."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - the renderer's signature
            if url.startswith(CHART):
                svg = charts[unquote(url).removeprefix(CHART).removesuffix(".svg")]
                return URLFetcherResponse(url, svg.encode(), {"Content-Type": MEDIA[".svg"]})
            file = template_file(_local(url), folder)
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": MEDIA[file.suffix]})

    return ReportFetcher()


def _local(url: str) -> Path:
    """The file that a URL of this machine names."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"}:
        raise CollabreadyError(f"{url}: a report reads nothing but files of its template.")
    return Path(url2pathname(parts.path))
