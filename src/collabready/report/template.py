"""A report template: a folder with the page, its style, and whatever files those name. Nothing outside it is read.

Except what is shared: a template that names `fonts/CollabSans-Regular.ttf`, `macros.html` or `pages/summary.html` and has
no such file gets that of the executive report; so does a style sheet that names `executive/style.css`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from collabready.bundled import template as shipped_template
from collabready.bundled import templates
from collabready.documents import Document, parse, read
from collabready.errors import CollabreadyError

PAGE, STYLE, LETTER, BROWSER = "report.html", "style.css", "letter.css", "browser.css"
"""`BROWSER`: what a browser needs besides, on screen and on paper; the renderer of the PDF never sees it."""
FONTS, SHARED = "fonts", "executive"
ENGLISH = "en"
Model = TypeVar("Model", bound=Document)
MEDIA = {
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}


class Printable(Protocol):
    """A value that a template sets: a report, a guide ... `charts`: name -> SVG."""

    @property
    def created(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def charts(self) -> Mapping[str, str]: ...


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


def is_shipped(folder: Path) -> bool:
    """Whether a template is one that comes with the program, which may be trusted."""
    return any(folder.resolve() == shipped_template(name).resolve() for name in templates())


def template_file(file: Path, folder: Path) -> Path:
    """A file that a template names.

    Raises:
        CollabreadyError: it lies outside the folder of the template and of what is shared, is not there, or is of no kind that a page shows.
    """
    found, folder, shared = file.resolve(), folder.resolve(), shipped_template(SHARED).resolve()
    if not found.exists() and found.is_relative_to(folder):
        first, *rest = found.relative_to(folder).parts
        if first in {FONTS, SHARED}:
            found = shared.joinpath(*([first, *rest] if first == FONTS else rest)).resolve()
    if (
        not any(found.is_relative_to(each) for each in (folder, shared))
        or found.suffix not in MEDIA
        or not found.is_file()
    ):
        kinds = ", ".join(MEDIA)
        raise CollabreadyError(f"{file}: a report reads nothing but files of its template, of the kinds {kinds}.")
    return found


def template_words(folder: Path, language: str, model: type[Model]) -> tuple[str, Model]:
    """What a template says around the data, from its `words.nl.yaml` or the like, and the language that this is in.

    English where the template does not speak the language. Raises DocumentError where the file is wrong.
    """
    plain = language.split("-", maxsplit=1)[0]
    spoken = plain if (folder / f"words.{plain}.yaml").is_file() else ENGLISH
    return spoken, parse(read(folder / f"words.{spoken}.yaml"), model)
