"""What is wrong with a template of the user's own: in which file, on which line.

First the files by themselves: syntax, and what they include. Then the page that comes of them, for results of several
kinds: values that are not there, and what a reader who cannot see the page would miss. Last the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.errors import CollabreadyError
from collabready.report.confinement import confined
from collabready.report.html import render_html
from collabready.report.output import render_report
from collabready.report.page import report_pages
from collabready.report.template import PAGE, SHARED, template_folder

if TYPE_CHECKING:
    from jinja2.nodes import Template

    from collabready.assessment.results import Results


@dataclass(frozen=True)
class Flaw:
    """`line` is 0 where it is about a file as a whole."""

    file: Path
    line: int
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.what}"


def flaws(folder: Path, samples: Sequence[Results]) -> tuple[Flaw | str, ...]:
    """Everything that is wrong with a template, as far as it shows with these results; the first stage that fails is told.

    Raises:
        CollabreadyError: the folder holds no template.
    """
    template_folder(str(folder))
    found = [*_of_the_files(folder)]
    return tuple(found or _of_the_pages(folder, samples))


def _of_the_files(folder: Path) -> Iterator[Flaw]:
    from jinja2 import Environment, TemplateSyntaxError  # a tenth of a second, and only a template needs it

    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.resolve().is_relative_to(folder.resolve()):
            yield Flaw(file, 0, "this leads out of the folder. A report reads nothing but the files of its template.")
        elif file.suffix == ".html":
            try:
                parsed = Environment(autoescape=True).parse(file.read_text("utf-8"))
            except TemplateSyntaxError as error:
                yield Flaw(file, error.lineno, f"{(error.message or '').rstrip('.')}.")
            except UnicodeDecodeError:
                yield Flaw(file, 0, "this is not UTF-8. Save it in that encoding.")
            else:
                yield from _not_there(file, folder, parsed)


def _not_there(file: Path, folder: Path, parsed: Template) -> Iterator[Flaw]:
    """What a file includes or imports, and neither the template nor the executive report has."""
    from jinja2.nodes import Const, Extends, FromImport, Import, Include

    for node in parsed.find_all((Extends, FromImport, Import, Include)):
        name = getattr(node, "template", None)
        if isinstance(name, Const) and not any(
            (place / name.value).is_file() for place in (folder, template_folder(SHARED))
        ):
            yield Flaw(file, node.lineno, f"there is no '{name.value}' in this template.")


def _of_the_pages(folder: Path, samples: Sequence[Results]) -> Iterator[Flaw | str]:
    for results in samples:
        set_in_html = partial(render_html, self_contained=True)
        try:
            page = confined(set_in_html, report_pages(results), folder, what=f"{folder}: this template")
            reader = _Reader()
            reader.feed(page)
            if found := [*reader.lacking()]:
                yield from (Flaw(folder / PAGE, 0, what) for what in dict.fromkeys(found))
                return
            render_report(results, str(folder))
        except CollabreadyError as error:
            yield str(error)
            return


class _Reader(HTMLParser):
    """Reads a page as somebody who cannot see it: its language, title, headings, pictures and links."""

    def __init__(self) -> None:
        super().__init__()
        self.language = self.titled = self.headed = False
        self.flaws: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.language |= tag == "html" and bool(given.get("lang"))
        self.titled |= tag == "title"
        self.headed |= tag == "h1"
        if tag == "script":
            self.flaws.append("a script: a report has to be read without, and a PDF has none. Take it out.")
        if tag == "img" and "alt" not in given:
            self.flaws.append(f"a picture without words ({(given.get('src') or '')[:40]}): give it an alt text.")

    def lacking(self) -> Iterator[str]:
        if not self.language:
            yield 'the page does not tell its language: <html lang="{{ report.language }}">.'
        if not self.titled:
            yield "the page has no title: <title>{{ report.title }}</title>."
        if not self.headed:
            yield "the page has no heading: give each section an <h1>."
        yield from self.flaws
