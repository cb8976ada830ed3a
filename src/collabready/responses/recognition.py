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
    """The dialect of a file, why, and how many header rows it has."""

    dialect: Dialect
    why: str
    headers: int


def recognise(rows: Sequence[Sequence[str]]) -> Recognised:
    """The dialect of a file by its first rows."""
    first = [[heading(cell) for cell in row] for row in rows[:LOOKED_AT]]
    for dialect in DIALECTS:
        for sign in dialect.signs:
            if headers := sign.header_rows(first):
                return Recognised(dialect, sign.why, headers)
    return Recognised(PLAIN, "no survey tool is known by these headers", 1)


def with_codebook(recognised: Recognised) -> Recognised:
    """What was recognised, once tables of labels and of structure were found: only one tool writes those."""
    dialect = SURVEYXACT if recognised.dialect is PLAIN else recognised.dialect
    return replace(recognised, dialect=dialect, why="its tables of labels and of structure lie beside it")


def is_metadata(dialect: Dialect, names: Sequence[str], *, leading: bool) -> bool:
    """Whether a column with these names is about the response; `leading`: all columns before it are."""
    patterns = (*dialect.leading, *dialect.metadata) if leading else dialect.metadata
    return any(fits(pattern, name) for name in names for pattern in patterns)
