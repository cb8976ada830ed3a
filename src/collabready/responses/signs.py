"""What an entry of `dialects` is made of: how a survey tool is recognised, and how it writes.

Patterns are regular expressions over whole cells as `headers.heading` gives them: lower case, single blanks, no HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True)
class Sign:
    """What tells that a file comes from a tool: everything that is given must be there.

    `starts`: the first cells of the first row. `holds`, `second`: cells somewhere in the first, the second row.
    `under`: what all filled cells of the second row are. `most`: what at least half of the filled cells of one of the
    first rows are; that row is the last header. `subheaders`: unnamed columns, with something different under each.
    `headers`: how many header rows. `dated`: a column in which answers have digits; where the row below the header has
    none there, it is a header too.
    """

    why: str
    starts: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    under: str | None = None
    most: str | None = None
    subheaders: bool = False
    headers: int = 1
    dated: str | None = None

    def header_rows(self, rows: Sequence[Sequence[str]]) -> int:
        """The number of header rows of a file that starts with these rows; 0 if the sign is not there."""
        if self.most is not None:
            return next((number for number, row in enumerate(rows, start=1) if _most(self.most, row)), 0)
        second = rows[1] if len(rows) > 1 else ()
        there = (
            len(rows[0]) >= len(self.starts)
            and all(fits(pattern, cell) for pattern, cell in zip(self.starts, rows[0], strict=False))
            and all(any(fits(pattern, cell) for cell in rows[0]) for pattern in self.holds)
            and all(any(fits(pattern, cell) for cell in second) for pattern in self.second)
            and (self.under is None or (any(second) and all(fits(self.under, cell) for cell in second if cell)))
            and (not self.subheaders or _has_subheaders(rows[0], second))
        )
        if not there:
            return 0
        return self.headers + (self.dated is not None and _undated(self.dated, rows[0], second))


@dataclass(frozen=True)
class Where:
    """Rows in which a column holds something, or holds something else."""

    column: str
    holds: str | None = None
    lacks: str | None = None
    reason: str = ""


@dataclass(frozen=True)
class Dialect:
    """A survey tool's way of writing exports.

    `leading`: metadata columns, but only in the unbroken run at the start; `metadata`: anywhere. `aside`: rows that are
    no responses; `unfinished`: rows of people who did not come to the end. `respondent`, `language`: columns with the id
    of a respondent, and with the language in which they began. `fill`: a question above several columns is written once.
    `joint`: what stands between the name of a group of questions and that of a question.
    `recodes`: numbers are recodes that the tool gave out, and prove nothing; `labelled`: a column that holds
    no number when the export is one of labels. `no_answer`: what the tool writes in place of an answer, and its kind.
    """

    name: str
    signs: tuple[Sign, ...] = ()
    leading: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
    aside: tuple[Where, ...] = ()
    unfinished: Where | None = None
    respondent: str | None = None
    language: str | None = None
    fill: bool = False
    joint: str = "/"
    recodes: bool = False
    labelled: str | None = None
    no_answer: Mapping[str, str] = field(default_factory=dict)


def fits(pattern: str, cell: str) -> bool:
    """Whether a pattern is the whole of a cell, as `heading` gives it."""
    return _compiled(pattern).fullmatch(cell) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def _most(pattern: str, row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return bool(filled) and 2 * sum(fits(pattern, cell) for cell in filled) >= len(filled)


def _has_subheaders(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the unnamed columns are told apart by the row below, in which the named ones share a word."""
    pairs = list(zip(first, second, strict=False))
    below = [under for cell, under in pairs if not cell]
    beside = Counter(under for cell, under in pairs if cell and under)
    distinct = len(set(below)) == len(below) and not any(not under or re.search(r"\d", under) for under in below)
    return len(below) > 1 and distinct and beside.total() > 1 and 2 * beside.most_common(1)[0][1] > beside.total()


def _undated(pattern: str, first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether no cell of the second row below a dated column has a digit, though the row is not blank."""
    below = [under for cell, under in zip(first, second, strict=False) if fits(pattern, cell)]
    return any(second) and bool(below) and not any(re.search(r"\d", cell) for cell in below)
