"""Header rows to columns: each with the names by which an item may be found in it."""

from __future__ import annotations

from collections.abc import Sequence

from collabready.responses import words
from collabready.responses.headers import Column, codes_of, heading, import_id, parts_of, unique
from collabready.responses.recognition import Recognised, is_metadata
from collabready.responses.signs import fits
from collabready.spelling import normalised, untagged


def columns_of(headers: Sequence[Sequence[str]], recognised: Recognised) -> tuple[Column, ...]:
    """The columns of a file; `headers`: its header rows, all of one width."""
    dialect = recognised.dialect
    rows = [[import_id(cell) for cell in row] for row in headers]
    if recognised.fill:
        rows = _filled(rows)
    shown = unique([" ".join(_shown(cells).split()) for cells in zip(*rows, strict=True)])
    columns, leading = [], True
    for position, cells in enumerate(zip(*rows, strict=True)):
        names = [heading(cell) for cell in cells if cell.strip()]
        metadata = is_metadata(dialect, names, leading=leading)
        leading = leading and metadata
        columns.append(
            Column(
                position=position,
                header=shown[position],
                names=frozenset([*names, normalised(shown[position])]),
                parts=frozenset(part for name in names for part in parts_of(name)),
                codes=frozenset(code for name in names for code in codes_of(name, dialect.joint)),
                metadata=metadata,
                leading=leading,
            )
        )
    return tuple(columns)


def _shown(cells: Sequence[str]) -> str:
    """What the first header row calls a column, or else the next."""
    return untagged(next((cell for cell in cells if cell.strip()), ""))


def _filled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """A question that stands once above its sub-headers is repeated: 'question [sub-header]', and the sub-header alone."""
    questions, subs = [], []
    question = ""
    for above, below in zip(*rows[:2], strict=True):
        question = above if above.strip() else question
        alone = not below.strip() or fits(words.SOLE_ANSWER, heading(below))
        questions.append((above if alone else f"{question} [{below}]") or question)
        subs.append("" if alone else below)
    return [questions, subs, *map(list, rows[2:])]
