"""Whether the pages of a report print what its attached results give.

The results are read out of the PDF and printed again with the same template, in memory; then both are compared page by
page: every word and figure in its order, and the description of every picture. So a figure that was changed on a page is
found, and a changed attachment as well. Lengths of bars are not compared, unless the files are the same byte for byte.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabready.errors import CollabreadyError
from collabready.report.attachment import DAMAGED, attached_results, making_of
from collabready.report.brand import PLAIN, Brand
from collabready.report.output import render_report
from collabready.version import __version__

if TYPE_CHECKING:
    from collabready.assessment.results import Results

FIGURE = re.compile(r"\d")
BROKEN = re.compile(r"[\s\u200b\u00ad\u2010\u2011\ufffe-]+")
"""What a printer puts within words and between them to break lines."""
BEFORE, LONGEST = 4, 80


@dataclass(frozen=True)
class Difference:
    """A stretch of a page that is not what the results give; either side may be empty. `after`: the words before it."""

    page: int
    printed: str
    given: str
    after: str

    def __str__(self) -> str:
        where = f" after “{self.after}”" if self.after else ""
        if not self.given:
            return f"Page {self.page}{where}: “{self.printed}” is printed, and the results give nothing there."
        if not self.printed:
            return f"Page {self.page}{where}: “{self.given}” is missing."
        return f"Page {self.page}{where}: “{self.printed}” is printed, and the results give “{self.given}”."


@dataclass(frozen=True)
class Verification:
    """`pages`, `figures`: how many were compared. `same`: whether the file is, byte for byte, what the results give."""

    pages: int
    figures: int
    differences: tuple[Difference, ...]
    same: bool


@dataclass(frozen=True)
class _Sheet:
    words: tuple[str, ...]
    pictures: tuple[str, ...]


def verify(path: Path, template: str | None = None, brand: Brand = PLAIN) -> Verification:
    """Hold the pages of a report against the results that are attached to it.

    Args:
        path: the PDF.
        template: which the report was made with; None for the shipped one that the PDF names.
        brand: whose logo, colours and fonts it has, as far as they are known.

    Raises:
        CollabreadyError: no report, one of another version, one made with a template that is not shipped, or one with a
            logo that `brand` has not.
        PdfUnavailableError: the native libraries are missing, without which nothing can be printed again.
    """
    results = attached_results(path)
    if results.tool.version != __version__:
        raise CollabreadyError(
            f"{path}: this report was made by collabready {results.tool.version}, and this is {__version__}, which may "
            "print the same results otherwise. Verify it with the version that made it."
        )
    content = path.read_bytes()
    again = _printed_again(path, results, template, brand)
    if again == content:
        sheets = _sheets(path, content)
        return Verification(len(sheets), _figures(sheets), (), same=True)
    printed, given = _sheets(path, content), _sheets(path, again)
    return Verification(len(given), _figures(given), tuple(_differences(printed, given)), same=False)


def _printed_again(path: Path, results: Results, template: str | None, brand: Brand) -> bytes:
    made = making_of(path)
    if made.logo != brand.logo_digest:
        if made.logo:
            raise CollabreadyError(
                f"{path}: this report bears a logo. Verify it in the client folder whose settings name it."
            )
        brand = replace(brand, logo="")
    brand = replace(brand, consultant=made.prepared, firm="", paper=made.paper)
    try:
        pdf, _ = render_report(results, template or made.template, brand, with_debrief=made.debrief)
    except CollabreadyError as error:
        if template or "There is no shipped report template" not in str(error):
            raise
        raise CollabreadyError(
            f"{path}: this report was made with the template '{made.template}', which is none of those that are shipped. Name its "
            "folder with --template."
        ) from error
    return pdf


def _sheets(path: Path, content: bytes) -> list[_Sheet]:
    """The words of each page, and what is told of its pictures."""
    from pypdfium2 import PdfDocument, PdfiumError  # likewise

    try:
        alts = _pictures(content)
        document = PdfDocument(content)
        try:
            texts = [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()
    except (PdfiumError, *DAMAGED) as error:
        raise CollabreadyError(f"{path}: its pages cannot be read. Write the report again.") from error
    return [_Sheet(tuple(text.split()), alts.get(at, ())) for at, text in enumerate(texts)]


def _pictures(content: bytes) -> dict[int, tuple[str, ...]]:
    """Page, from 0 -> the descriptions of its pictures, in the order of reading."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    root: Any = reader.trailer["/Root"]
    found: dict[int, tuple[str, ...]] = {}
    for figure in _figures_of(root["/StructTreeRoot"]):
        at = numbers.get(figure.raw_get("/Pg").idnum, -1)
        found[at] = (*found.get(at, ()), str(figure.get("/Alt", "")))
    return found


def _figures_of(top: Any) -> Iterator[Any]:
    waiting = [top]
    while waiting:
        element = waiting.pop()
        if element.get("/S") == "/Figure":
            yield element
        kids = element.get("/K", ())
        below = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
        waiting += [kid for kid in reversed(below) if isinstance(kid, dict) and "/S" in kid]


def _figures(sheets: Sequence[_Sheet]) -> int:
    return sum(bool(FIGURE.search(word)) for sheet in sheets for word in sheet.words)


def _differences(printed: Sequence[_Sheet], given: Sequence[_Sheet]) -> Iterator[Difference]:
    if len(printed) == len(given):
        pairs = [*zip(printed, given, strict=True)]
    elif _squeezed(word for sheet in printed for word in sheet.words) == _squeezed(
        word for sheet in given for word in sheet.words
    ):
        return  # the same text, broken into pages otherwise
    else:
        pairs = [(printed[at], given[at]) for at in range(min(len(printed), len(given)))]
        yield Difference(len(pairs) + 1, f"{len(printed)} pages", f"{len(given)} pages", "")
    for at, (one, other) in enumerate(pairs, 1):
        if _squeezed(one.words) != _squeezed(other.words):
            yield from _word_by_word(at, one.words, other.words)
        for told, meant in zip(one.pictures, other.pictures, strict=False):
            if told != meant:
                yield Difference(at, _clipped(told), _clipped(meant), "picture")
        if len(one.pictures) != len(other.pictures):
            yield Difference(at, f"{len(one.pictures)} pictures", f"{len(other.pictures)} pictures", "")


def _word_by_word(page: int, printed: Sequence[str], given: Sequence[str]) -> Iterator[Difference]:
    compared = SequenceMatcher(None, printed, given, autojunk=False)
    for kind, start, end, other_start, other_end in compared.get_opcodes():
        one, other = printed[start:end], given[other_start:other_end]
        if kind != "equal" and _squeezed(one) != _squeezed(other):
            after = " ".join(printed[max(start - BEFORE, 0) : start])
            yield Difference(page, _clipped(" ".join(one)), _clipped(" ".join(other)), after)


def _squeezed(words: Iterator[str] | Sequence[str]) -> str:
    return BROKEN.sub("", "".join(words))


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
