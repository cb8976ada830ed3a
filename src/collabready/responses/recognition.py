"""Which survey tool an export comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from collabready.responses.dialects import DIALECTS, PLAIN, SURVEYXACT
from collabready.responses.headers import heading
from collabready.responses.signs import Dialect, fits

LOOKED_AT = 3


@dataclass(frozen=True)
class Recognised:
    """The dialect of a file, why, and how many header rows it has.

    `fill`: a name in the first header row stands for all unnamed columns behind it.
    """

    dialect: Dialect
    why: str
    headers: int
    fill: bool = False


def recognise(rows: Sequence[Sequence[str]]) -> Recognised:
    """The dialect of a file by its first rows."""
    first = [[heading(cell) for cell in row] for row in rows[: LOOKED_AT + 1]]
    found = _by_signs(first[:LOOKED_AT])
    if found is None and _has_groups(first):
        below = _by_signs(first[1:]) or Recognised(PLAIN, "a row of titles stands above the headers", 1)
        return replace(below, headers=below.headers + 1, fill=True)
    return found or Recognised(PLAIN, "no survey tool is known by these headers", 1)


def _by_signs(rows: Sequence[Sequence[str]]) -> Recognised | None:
    for dialect in DIALECTS:
        for sign in dialect.signs:
            if headers := sign.header_rows(rows):
                return Recognised(dialect, sign.why, headers, fill=dialect.fill and headers > 1)
    return None


def _has_groups(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row of titles stands above the headers: mostly unnamed, above a full row, above one that is less so."""
    if len(rows) < LOOKED_AT:
        return False
    above, headers, answers = rows[:LOOKED_AT]
    blank = len(headers) - sum(map(bool, above))
    return 2 * blank > len(headers) and all(headers) and len(headers) > sum(map(bool, answers))


def with_codebook(recognised: Recognised) -> Recognised:
    """What was recognised, once tables of labels and of structure were found: only one tool writes those."""
    dialect = SURVEYXACT if recognised.dialect is PLAIN else recognised.dialect
    return replace(recognised, dialect=dialect, why="its tables of labels and of structure lie beside it")


def is_metadata(dialect: Dialect, names: Sequence[str], *, leading: bool) -> bool:
    """Whether a column with these names is about the response; `leading`: all columns before it are."""
    patterns = (*dialect.leading, *dialect.metadata) if leading else dialect.metadata
    return any(fits(pattern, name) for name in names for pattern in patterns)
