"""What happened to a file on its way in: a line for everything that was not taken as it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SHOWN = 8


@dataclass(frozen=True)
class Rows:
    """Rows set aside for one reason; `numbers` are those that a spreadsheet shows."""

    reason: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Receipt:
    """Rows read = accepted + set aside. Private: `unread` holds raw labels, `set_aside` row numbers."""

    file: str
    sha256: str
    dialect: str
    encoding: str
    delimiter: str
    rows: int
    set_aside: tuple[Rows, ...]
    unused_columns: tuple[str, ...]
    missing_items: tuple[str, ...]
    unread: dict[str, dict[str, int]]
    short_rows: tuple[int, ...] = ()

    @property
    def accepted(self) -> int:
        return self.rows - sum(len(rows.numbers) for rows in self.set_aside)

    @property
    def unknown_labels(self) -> int:
        return sum(sum(labels.values()) for labels in self.unread.values())

    def lines(self) -> Iterator[str]:
        """The receipt as sentences, one thing a line."""
        yield f"{self.file}: {counted(self.rows, 'row')} read, {self.accepted} accepted ({self.dialect})."
        for rows in self.set_aside:
            yield f"{counted(len(rows.numbers), 'row')} set aside, {rows.reason}: {listed(rows.numbers, 'row')}."
        if self.short_rows:
            yield f"{counted(len(self.short_rows), 'row')} with fewer cells than the header; the missing cells count as blank: {listed(self.short_rows, 'row')}."
        if self.missing_items:
            yield f"{counted(len(self.missing_items), 'item')} of the questionnaire without a column, so not asked: {listed(self.missing_items)}."
        if self.unused_columns:
            yield f"{counted(len(self.unused_columns), 'column')} not used: {listed([shortened(c) for c in self.unused_columns])}."
        for column, labels in self.unread.items():
            shown = listed([f"'{shortened(label)}' {count}x" for label, count in labels.items()])
            yield f"{column}: {counted(sum(labels.values()), 'answer')} with a label that its scale does not know, counted as no answer: {shown}. Add it to the scale's aliases or no_answer."


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def listed(things: Sequence[object], noun: str = "") -> str:
    """The first few, and how many more."""
    names = ", ".join(str(thing) for thing in things[:SHOWN])
    more = f" and {len(things) - SHOWN} more" if len(things) > SHOWN else ""
    plural = f"{noun}{'' if len(things) == 1 else 's'} " if noun else ""
    return plural + names + more


def shortened(text: str, width: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
