"""A printed thing as HTML: values that are ready to set, in a template. No number is formatted here."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabready.bundled import template as shipped_template
from collabready.errors import CollabreadyError
from collabready.language import say, say_as, say_count, speaking
from collabready.report.brand import PLAIN, Brand
from collabready.report.charts import Chart
from collabready.report.links import refuse_unsafe_links
from collabready.report.paper import on_paper
from collabready.report.template import BROWSER, FONTS, MEDIA, PAGE, SHARED, STYLE, Printable, is_shipped, template_file

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FACE, FACES = "@font-face", "fonts.css"
BREAK = "\N{ZERO WIDTH SPACE}"
NAMED = re.compile(r"""url\(["']?([^)"':]+)["']?\)""")
IMPORTED = re.compile(r"""@import\s+url\(["']?([^)"':]+)["']?\)\s*;""")
# On a narrow screen a table scrolls by itself, so that the page does not.
TABLE, SCROLLER = re.compile(r"<table\b.*?</table>", re.DOTALL), r'<div class="scroller">\g<0></div>'
# The renderer lays out a word to its next blank anew for every line of it.
LONG, ENDLESS = re.compile(r"\S{60}(?=\S)"), re.compile(r"\S{600}(?=\S)")


_inside: ContextVar[Brand | None] = ContextVar("inside", default=None)
"""The brand of a page that has everything inside; None for one that names it, for `render_pdf`."""


def render_html(report: Printable, template: Path, *, self_contained: bool, brand: Brand = PLAIN) -> str:
    """A report, a guide ... set with the template in a folder, which knows it as `report`.

    Self-contained: style sheet, fonts and charts are inside, for a browser. Otherwise they are named, for `render_pdf`.
    """
    style = "\n".join(_styles(template, brand)) if self_contained else None
    before = _inside.set(brand if self_contained else None)
    try:
        with speaking(report.language):
            page = on_paper(
                _rendered(_environment(template), template, report=report, style=style), template, brand.paper
            )
    finally:
        _inside.reset(before)
    if not is_shipped(template):
        refuse_unsafe_links(page, template / PAGE)
    return TABLE.sub(SCROLLER, page) if self_contained else page


def _rendered(environment: ImmutableSandboxedEnvironment, template: Path, **values: Any) -> str:
    """The page; a template of the user's own may be wrong, and the user can mend it."""
    from jinja2.exceptions import TemplateError

    try:
        return environment.get_template(PAGE).render(values)
    except (TemplateError, ArithmeticError, TypeError, ValueError, RecursionError) as error:
        place = _place(error, template)
        if not place:
            raise
        what = str(error).rstrip(".")
        raise CollabreadyError(f"{place}: the template cannot be used: {what}.") from error


def _place(error: Exception, template: Path) -> str:
    """The file and the line of a template in which rendering failed; empty where it failed outside of one."""
    from jinja2 import TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or template / PAGE}:{error.lineno}"
    place, trace = "", error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


@cache
def _environment(template: Path) -> ImmutableSandboxedEnvironment:
    """What renders a template. Kept, because reading one takes longer than setting it; it looks whether files changed."""
    # jinja2 takes a tenth of a second to load, and only a report needs it
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class TemplateEnvironment(ImmutableSandboxedEnvironment):
        """A client's own template may place values, not compute: 'a' * 10**9 would fill the memory."""

        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - jinja2's signature
            raise SecurityError(f"{operator} is not allowed in a report template")

    environment = TemplateEnvironment(
        loader=FileSystemLoader([template, shipped_template(SHARED)]),
        autoescape=True,
        finalize=_broken,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"tied": _tied, "source": _source}
    environment.globals |= {"say": say, "say_as": say_as, "say_count": say_count}
    return environment


def _broken(value: Any) -> Any:
    """A text that a line of the PDF can break in: the renderer takes minutes over a word of many thousand letters."""
    if _inside.get() or type(value) is not str:  # markup stays as it is
        return value
    return LONG.sub(rf"\g<0>{BREAK}", ENDLESS.sub(r"\g<0> ", value))


def _tied(text: str) -> str:
    """The last two words kept on one line, so that a title does not end in a widow."""
    head, space, tail = text.rpartition(" ")
    return f"{head}\N{NO-BREAK SPACE}{tail}" if space and len(tail) < 12 else text  # noqa: PLR2004 - longer words stand alone well


def _source(chart: Chart) -> str:
    """Where a chart is: inside the page, or by its name."""
    from markupsafe import Markup  # with jinja2

    brand = _inside.get()
    return (
        _data_uri("image/svg+xml", brand.painted(chart.svg).encode())
        if brand
        else Markup("chart:{}.svg").format(chart.name)
    )


def _data_uri(media: str, content: bytes) -> str:
    return f"data:{media};base64,{b64encode(content).decode()}"


def _styles(template: Path, brand: Brand) -> Iterator[str]:
    """The style sheets of a template for a browser, with everything that they name inside; fonts too, which a PDF finds by name."""
    named = [template / name for name in (STYLE, BROWSER) if (template / name).is_file()]
    styles = [_inlined(file.read_text("utf-8"), template, template) for file in named]
    if not any(FACE in style for style in styles):  # else the template sees to its fonts itself
        faces = template_file(template / FONTS / FACES, template)
        yield _inlined(faces.read_text("utf-8"), faces.parent, template)
    for name, font in brand.fonts.items():
        yield f'@font-face {{ font-family: "{font.family}"; src: url({_data_uri(MEDIA[font.file.suffix.lower()], font.file.read_bytes())}) }} /* {name} */'
    yield from map(brand.painted, styles)


def _inlined(style: str, beside: Path, template: Path) -> str:
    """A style sheet with the files that it names inside. `beside`: the folder that its names are relative to."""

    def imported(match: re.Match[str]) -> str:
        file = template_file(beside / match[1], template)
        return _inlined(file.read_text("utf-8"), file.parent, template)

    def inline(match: re.Match[str]) -> str:
        file = template_file(beside / match[1], template)
        return f"url({_data_uri(MEDIA[file.suffix], file.read_bytes())})"

    return NAMED.sub(inline, IMPORTED.sub(imported, style))
