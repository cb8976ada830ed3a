"""Pictures as files: SVG to be scaled and edited, PNG for whatever reads no SVG, and their alternative texts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import OutputError
from collabready.files import check_target, write_whole
from collabready.report.pdf import render_pdf
from collabready.report.pictures import GENERATOR, Picture
from collabready.report.slides import pictures
from collabready.report.template import SHARED, template_folder

if TYPE_CHECKING:
    from collabready.report.page import Report

ALT = "alt.txt"
PIXELS = 2 * 96 / 72
"""Of a point: twice those of a screen."""


def write_slides(report: Report, folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write every chart of a report into a folder, which is made where there is none.

    Returns:
        The files.

    Raises:
        PdfUnavailableError: the native libraries are missing, which draw the PNG; nothing is written.
        OutputError: the folder cannot be made, or a file is there that this program did not make; nothing is written.
    """
    found = pictures(report)
    contents = dict(zip([folder / f"{each.name}.png" for each in found], _pngs(found, report.created), strict=True))
    contents |= {folder / f"{each.name}.svg": each.svg.encode() for each in found}
    contents[folder / ALT] = _texts(found)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: this folder cannot be made ({error.strerror}). Choose another.") from error
    for file, content in contents.items():
        check_target(file, content, force=force)
    for file, content in sorted(contents.items()):
        write_whole(file, content, force=force)
    return tuple(sorted(contents))


def _texts(found: Sequence[Picture]) -> bytes:
    told = [f"Alternative texts of the charts, by {GENERATOR}\n"]
    told += [f"{each.name}.svg, {each.name}.png\n{each.alt}\n" for each in found]
    return "\n".join(told).encode()


def _pngs(found: Sequence[Picture], created: str) -> list[bytes]:
    """Each picture as PNG: printed by the renderer of the report, a page each, and drawn from there."""
    from pypdfium2 import PdfDocument  # only pictures need it

    styles = "".join(
        f"@page p{at} {{ size: {each.size[0]}pt {each.size[1]}pt; margin: 0 }} .p{at} {{ page: p{at}; display: block }}"
        for at, each in enumerate(found)
    )
    images = "".join(
        f'<img class="p{at}" src="chart:{at}.svg" alt="{escape(each.alt)}">' for at, each in enumerate(found)
    )
    head = f"<head><title>{ALT}</title><style>{styles} body {{ margin: 0 }}</style></head>"
    html = f'<!DOCTYPE html><html lang="en">{head}<body>{images}</body></html>'
    charts = {str(at): each.svg for at, each in enumerate(found)}
    document = PdfDocument(render_pdf(html, charts, template_folder(SHARED), created=created))
    try:
        return [_png(page) for page in document]
    finally:
        document.close()


def _png(page: object) -> bytes:
    from PIL.PngImagePlugin import PngInfo  # with weasyprint

    told = PngInfo()
    told.add_text("Software", GENERATOR)
    written = io.BytesIO()
    page.render(scale=PIXELS).to_pil().save(written, "PNG", pnginfo=told)  # type: ignore[attr-defined] # of an untyped library
    return written.getvalue()
