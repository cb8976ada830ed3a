"""A row of a spreadsheet: one thing that has a name, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from collabready.assessment.sealed import Interval

HEADER = ("what", "of", "id", "title", "n", "score", "ci_low", "ci_high", "level")
HIDDEN = "hidden"
Cell = str | int | float | None


@dataclass(frozen=True)
class Row:
    """`what` it is, what it is part `of`, its `id` and `title`; the rest under the names of the columns.

    `n`: people; `score`: 0-100 with its 95 % interval; `level`: the level, the verdict or status where there is one, or `hidden`.
    `more`: whatever else is known, by column. Shares are 0-1. None is an empty cell.
    """

    what: str
    of: str = ""
    id: str = ""
    title: str = ""
    n: int | None = None
    score: float | None = None
    ci: Interval | None = None
    level: str | None = None
    more: Mapping[str, Cell] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def cells(self) -> dict[str, Cell]:
        low, high = self.ci or (None, None)
        first = (self.what, self.of, self.id, self.title, self.n, self.score, low, high, self.level)
        return {**dict(zip(HEADER, first, strict=True)), **self.more}


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: tuple[Row, ...]


def columns(rows: Iterable[Row]) -> Sequence[str]:
    """The header of some rows: what all of them have, then whatever any of them has more."""
    return list(dict.fromkeys([*HEADER, *(column for row in rows for column in row.more)]))


def ends(name: str, ci: Interval | None) -> dict[str, Cell]:
    """The two ends of an interval that is not that of the score."""
    low, high = ci or (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def told(flag: bool | None) -> Cell:  # noqa: FBT001 - it is the thing told
    return None if flag is None else "yes" if flag else "no"


def listed(names: Iterable[str]) -> str:
    return "; ".join(names)
