"""A printed report, read as a reader reads it: which text stands at which place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
BLOCKS = {"p", "h1", "h2", "h3", "li"}
VOID = {"img", "br", "meta", "link", "input", "hr"}


@dataclass
class Cell:
    head: bool
    name: str
    span: int
    text: str = ""
    alts: list[str] = field(default_factory=list)


@dataclass
class Table:
    name: str
    head: list[str] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)


@dataclass
class Section:
    """A page: its anchor, its tables, and what stands outside of them, each with the name of its class."""

    anchor: str = ""
    tables: list[Table] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)


class Reader(HTMLParser):
    """Sections of a report of this program."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Section] = [Section()]
        self.open: list[str] = []
        self.tables: list[Table] = []
        self.cell: Cell | None = None
        self.block: list[str] | None = None
        self.named = ""
        self.deep = 0

    @property
    def section(self) -> Section:
        return self.sections[-1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "section":
            self.sections.append(Section(given.get("id", "")))
        if tag == "header" and not self.section.anchor:
            self.section.anchor = given.get("id", "")
        if tag == "img":
            self._picture(given["alt"])
        elif tag == "br":
            self.handle_data(" ")
        elif tag in {"table", "tr", "td", "th"}:
            self._open_table(tag, given)
        elif tag in BLOCKS and self.cell is None and self.block is None:
            self.block, self.named = [], f"{tag} {given.get('class', '')}".strip()
        if tag not in VOID:
            self.open.append(tag)

    def _picture(self, alt: str) -> None:
        if self.cell is not None:
            self.cell.alts.append(alt)
        else:
            self.section.texts.append(("alt", alt))

    def _open_table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self.tables.append(Table(given.get("class", "")))
            self.section.tables.append(self.tables[-1])
        elif tag == "tr":
            self.tables[-1].rows.append([])
        else:
            self.cell = Cell(tag == "th", given.get("class", ""), int(given.get("colspan", "1")))
            self.tables[-1].rows[-1].append(self.cell)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "table" and self.tables:
            table = self.tables.pop()
            if table.rows and all(cell.head for cell in table.rows[0]) and len(table.rows[0]) > 1:
                table.head = [_plain(cell.text) for cell in table.rows.pop(0)]
        elif tag in {"td", "th"}:
            self.cell = None
        elif tag in BLOCKS and self.block is not None and self.named.split()[0] == tag:
            self.section.texts.append((self.named, _plain("".join(self.block))))
            self.block = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.text += data
        elif self.block is not None:
            self.block.append(data)


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{ZERO WIDTH SPACE}", "").replace("\N{SOFT HYPHEN}", "").split())


def read_report(html: str) -> list[Section]:
    reader = Reader()
    reader.feed(html)
    for section in reader.sections:
        for table in section.tables:
            for row in table.rows:
                for cell in row:
                    cell.text = _plain(cell.text)
    return [section for section in reader.sections if section.tables or section.texts]
