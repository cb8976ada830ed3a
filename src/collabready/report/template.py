"""A report template: a folder with the page, its style, and whatever files those name. Nothing outside it is read."""

from __future__ import annotations

from pathlib import Path

from collabready.bundled import template as shipped_template
from collabready.errors import CollabreadyError

PAGE, STYLE = "report.html", "style.css"
MEDIA = {
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


def template_folder(name: str) -> Path:
    """A shipped template by name, or a folder that holds one.

    Raises:
        CollabreadyError: neither, or a folder without a page or a style.
    """
    folder = Path(name)
    if not folder.is_dir():
        return shipped_template(name)
    for needed in (PAGE, STYLE):
        if not (folder / needed).is_file():
            raise CollabreadyError(f"{folder / needed}: a template needs this file, and it is not there.")
    return folder


def template_file(file: Path, folder: Path) -> Path:
    """A file that a template names.

    Raises:
        CollabreadyError: it lies outside the folder of the template, is not there, or is of no kind that a page shows.
    """
    found = file.resolve()
    if not found.is_relative_to(folder.resolve()) or found.suffix not in MEDIA or not found.is_file():
        kinds = ", ".join(MEDIA)
        raise CollabreadyError(f"{file}: a report reads nothing but files of its template, of the kinds {kinds}.")
    return found
