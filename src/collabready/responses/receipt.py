"""What happened to a file on its way in: a line for everything that was not taken as it stood."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from collabready.version import __version__

SHOWN = 8
INTERVIEW = "interview"
"""What interview files are read as, in place of the dialect of a survey tool."""


@dataclass(frozen=True)
class Rows:
    """Rows set aside for one reason; `numbers` are those that a spreadsheet shows."""

    reason: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Unread:
    """A label that the scale of an item does not know: how often, in which first rows, what it is like."""

    column: str
    label: str
    count: int
    numbers: tuple[int, ...]
    near: str | None = None
    damaged: bool = False

    def __str__(self) -> str:
        more = f" and {self.count - len(self.numbers)} more" if self.count > len(self.numbers) else ""
        return (
            f"{self.column}: the scale does not know '{shortened(self.label)}', {counted(self.count, 'answer')} "
            f"({listed(self.numbers, 'row')}{more}), counted as no answer. "
            + (f"Did they mean '{self.near}'? " if self.near else "")
            + (
                "Excel has made a date of a label here: export again, and keep Excel away from the file. "
                if self.damaged
                else ""
            )
            + "Mend the cells, add the label to the scale's aliases or no_answer, or settle it with `collabready map`."
        )


@dataclass(frozen=True)
class Receipt:
    """Rows read = accepted + set aside. Private: `unread` holds raw labels, `set_aside` row numbers.

    `why`: by what the dialect was recognised. `columns`: item or question -> header. `comments`: open questions. `ungrouped`: header of a breakdown -> accepted
    rows without a group; `damaged_groups`: names that look like dates. `unfinished`: accepted rows of people who did not come to the end. `accepted_proposals`,
    `new_columns`: what `--accept-proposals` took, and what a mapping does not know. `repeated`: ids that occur again.
    `merged`: a sentence for each breakdown some groups of which are counted as one.
    `no_answer`: cells of items by kind; `languages`: accepted rows by the language of their labels; `careless`: accepted
    rows by what makes them look so. Of an interview, where `file` is its id: `lost`, a sentence for ratings that were set aside, `remarks`, one
    for those to be confirmed.
    """

    file: str
    sha256: str
    dialect: str
    encoding: str
    delimiter: str
    rows: int
    why: str = ""
    note: str = ""
    set_aside: tuple[Rows, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    unused_columns: tuple[str, ...] = ()
    metadata_columns: tuple[str, ...] = ()
    missing_items: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    short_rows: Sequence[int] = ()
    comments: tuple[str, ...] = ()
    ungrouped: Mapping[str, int] = field(default_factory=dict)
    damaged_groups: tuple[str, ...] = ()
    unfinished: int = 0
    accepted_proposals: tuple[str, ...] = ()
    new_columns: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    no_answer: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[Rows, ...] = ()
    careless: tuple[Rows, ...] = ()
    lost: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()

    @property
    def accepted(self) -> int:
        return self.rows - sum(len(rows.numbers) for rows in self.set_aside)

    def set_further_aside(self, reason: str, numbers: Sequence[int]) -> Receipt:
        return replace(self, set_aside=(*self.set_aside, Rows(reason, tuple(numbers))))

    @property
    def unknown_labels(self) -> int:
        return sum(label.count for label in self.unread)

    def lines(self) -> Iterator[str]:
        """The receipt as sentences, one thing a line."""
        if self.dialect == INTERVIEW:
            yield from self._about_interview()
            return
        why = f": {self.why}" if self.why else ""
        yield f"{self.file}: {counted(self.rows, 'row')} read, {self.accepted} accepted ({self.dialect}{why})."
        if self.delimiter:
            yield f"Encoding {self.encoding}, delimiter {self.delimiter}, sha256 {self.sha256[:12]}."
        if self.note:
            yield self.note
        for rows in self.set_aside:
            yield f"{counted(len(rows.numbers), 'row')} set aside, {rows.reason}: {listed(rows.numbers, 'row')}."
        if self.unfinished:
            yield f"{counted(self.unfinished, 'response')} not finished, and kept."
        if self.short_rows:
            short = f"{counted(len(self.short_rows), 'row')} with fewer cells than the header"
            yield f"{short}; the missing cells count as blank: {listed(self.short_rows, 'row')}."
        yield from (f"Accepted as proposed: {each}" for each in self.accepted_proposals)
        yield from self._about_answers()
        yield from self._about_columns()
        yield from map(str, self.unread)

    def _about_interview(self) -> Iterator[str]:
        """A line for the talk, by its id, and one for each thing to be told of it."""
        told = "; ".join(rows.reason for rows in self.set_aside)
        kept = ", though not finished" if self.unfinished else ""
        yield f"interview {self.file}: {f'set aside; {told}' if told else f'counted{kept}'}."
        yield from (*self.lost, *self.remarks)

    def _about_answers(self) -> Iterator[str]:
        if self.no_answer:
            yield f"Cells without a value: {', '.join(f'{count:,} {kind}' for kind, count in self.no_answer.items())}."
        if len(self.languages) > 1:
            found = listed([f"{rows.reason} {len(rows.numbers)}" for rows in self.languages])
            yield f"Rows by the language of their answers: {found}."
        if self.careless:
            flagged = {number for rows in self.careless for number in rows.numbers}
            why = listed([f"{rows.reason} ({len(rows.numbers)})" for rows in self.careless])
            yield f"{counted(len(flagged), 'row')} flagged as perhaps careless, and kept: {why}."

    def _about_columns(self) -> Iterator[str]:
        if self.missing_items:
            missing = f"{counted(len(self.missing_items), 'item')} of the questionnaire without a column"
            yield f"{missing}, so not asked: {listed(self.missing_items)}."
        for header, count in self.ungrouped.items():
            yield f"{counted(count, 'row')} without a group in '{shortened(header)}', counted in the whole only."
        yield from self.merged
        if self.damaged_groups:
            groups = listed([f"'{name}'" for name in self.damaged_groups])
            yield f"Groups that look like dates, perhaps made by Excel of labels such as '6-25': {groups}. Export again."
        if self.repeated:
            twice = f"{counted(len(self.repeated), 'respondent')} more than once, each time counted"
            yield f"{twice}; delete the rows that are too many: {listed(self.repeated, 'id')}."
        if self.comments:
            yield f"{counted(len(self.comments), 'column')} of open answers, not printed: {listed(self.comments)}."
        if self.unused_columns:
            yield f"{counted(len(self.unused_columns), 'column')} not used: {_headers(self.unused_columns)}."
        if self.new_columns:
            new = f"{counted(len(self.new_columns), 'column')} that the mapping does not know"
            yield f"{new}; if one is an item, make the mapping anew: {_headers(self.new_columns)}."


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


def receipts_json(receipts: Sequence[Receipt]) -> str:
    """The receipts of a run as JSON: private, because it names rows and holds what people wrote.

    Row numbers are those of a spreadsheet, runs of them written like "2-101, 105".
    """
    content = {
        "format": 1,
        "tool": {"name": "collabready", "version": __version__},
        "private": "Row numbers and raw labels: keep this file with the export, and never publish it.",
        "files": [_as_json(receipt) for receipt in receipts],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _as_json(receipt: Receipt) -> dict[str, object]:
    content = {**asdict(receipt), "accepted": receipt.accepted, "short_rows": runs(receipt.short_rows)}
    for name in ("set_aside", "languages", "careless"):
        content[name] = [
            {"reason": rows.reason, "count": len(rows.numbers), "rows": runs(rows.numbers)}
            for rows in getattr(receipt, name)
        ]
    return content


def runs(numbers: Sequence[int]) -> str:
    """Numbers in rising order as text: '2-101, 105'."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in found)
