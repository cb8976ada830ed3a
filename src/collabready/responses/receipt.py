"""What happened to a file on its way in: a line for everything that was not taken as it stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

SHOWN = 8


@dataclass(frozen=True)
class Rows:
    """Rows set aside for one reason; `numbers` are those that a spreadsheet shows."""

    reason: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Unread:
    """A label that the scale of an item does not know: how often, in which first rows, what may have been meant."""

    column: str
    label: str
    count: int
    numbers: tuple[int, ...]
    near: str | None

    def __str__(self) -> str:
        more = f" and {self.count - len(self.numbers)} more" if self.count > len(self.numbers) else ""
        return (
            f"{self.column}: the scale does not know '{shortened(self.label)}', {counted(self.count, 'answer')} "
            f"({listed(self.numbers, 'row')}{more}), counted as no answer. "
            + (f"Did they mean '{self.near}'? " if self.near else "")
            + "Mend the cells, or add the label to the scale's aliases or no_answer."
        )


@dataclass(frozen=True)
class Receipt:
    """Rows read = accepted + set aside. Private: `unread` holds raw labels, `set_aside` row numbers.

    `comments`: open questions. `ungrouped`: header of a breakdown -> accepted rows without a group.
    """

    file: str
    sha256: str
    dialect: str
    encoding: str
    delimiter: str
    rows: int
    note: str = ""
    set_aside: tuple[Rows, ...] = ()
    unused_columns: tuple[str, ...] = ()
    missing_items: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    short_rows: tuple[int, ...] = ()
    comments: tuple[str, ...] = ()
    ungrouped: Mapping[str, int] = field(default_factory=dict)

    @property
    def accepted(self) -> int:
        return self.rows - sum(len(rows.numbers) for rows in self.set_aside)

    @property
    def unknown_labels(self) -> int:
        return sum(label.count for label in self.unread)

    def lines(self) -> Iterator[str]:
        """The receipt as sentences, one thing a line."""
        yield f"{self.file}: {counted(self.rows, 'row')} read, {self.accepted} accepted ({self.dialect})."
        if self.note:
            yield self.note
        for rows in self.set_aside:
            yield f"{counted(len(rows.numbers), 'row')} set aside, {rows.reason}: {listed(rows.numbers, 'row')}."
        if self.short_rows:
            short = f"{counted(len(self.short_rows), 'row')} with fewer cells than the header"
            yield f"{short}; the missing cells count as blank: {listed(self.short_rows, 'row')}."
        if self.missing_items:
            missing = f"{counted(len(self.missing_items), 'item')} of the questionnaire without a column"
            yield f"{missing}, so not asked: {listed(self.missing_items)}."
        for header, count in self.ungrouped.items():
            yield f"{counted(count, 'row')} without a group in '{shortened(header)}', counted in the whole only."
        if self.comments:
            yield f"{counted(len(self.comments), 'column')} of open answers, not printed: {listed(self.comments)}."
        if self.unused_columns:
            yield f"{counted(len(self.unused_columns), 'column')} not used: {_headers(self.unused_columns)}."
        yield from map(str, self.unread)


def _headers(headers: Sequence[str]) -> str:
    return listed([shortened(header) for header in headers])


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
