"""Which rows of an export are responses: not previews, tests and screened-out ones, and not those without an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.answers import Answers
from collabready.responses.columns import Columns
from collabready.responses.headers import heading
from collabready.responses.no_answers import blank_cells
from collabready.responses.reasons import BLANK_ROW, NOTHING_ANSWERED, unclear
from collabready.responses.receipt import Rows
from collabready.responses.scan import ROW
from collabready.responses.signs import Dialect, Where, fits
from collabready.responses.table import Table

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Sorted:
    """Rows that are responses, and those set aside, each with its reason.

    `kept`: a mask over all rows. Of the kept ones: `audience`, None where the export has no such column; `unfinished`,
    None where the tool does not tell.
    """

    kept: pl.Series
    audience: pl.Series | None
    unfinished: pl.Series | None
    set_aside: tuple[Rows, ...]


def told_by(table: Table) -> dict[str, int]:
    """The columns in which a tool tells what a row is, by the pattern that finds them."""
    dialect = table.recognised.dialect
    patterns = [where.column for where in _all(dialect)] + [p for p in (dialect.respondent, dialect.language) if p]
    found = {pattern: _position(table, pattern) for pattern in patterns}
    return {pattern: position for pattern, position in found.items() if position is not None}


def sort_rows(answers: Answers, table: Table, columns: Columns, questionnaire: Questionnaire) -> Sorted:
    """Set aside the rows that are no responses, that answer no item, or whose audience is not known when others' is.

    Raises:
        ResponsesError: nobody answered any item.
    """
    frame, dialect, told = answers.frame, table.recognised.dialect, told_by(table)
    silent = _silent(answers, columns)
    if silent.all():
        raise ResponsesError(
            f"{table.path}: nobody answered any item: all cells of the items' columns are blank. Export the answers."
        )
    lost = silent & False
    set_aside: list[Rows] = []
    for where in dialect.aside:
        if where.column in told:
            among = _among(frame[str(told[where.column])], where)
            set_aside += _rows(where.reason, frame, among & ~lost)
            lost = lost | among
    blank = silent & ~lost & _blank(table, silent)
    set_aside += _rows(BLANK_ROW, frame, blank)
    set_aside += _rows(NOTHING_ANSWERED, frame, silent & ~lost & ~blank)
    lost = lost | silent
    audience = None
    for text, column in _audiences(answers, columns, questionnaire):
        audience = column
        set_aside += _rows(unclear(text), frame, column.is_null() & ~lost)
        lost = lost | column.is_null()
    unfinished = None
    if dialect.unfinished and dialect.unfinished.column in told:
        unfinished = _among(frame[str(told[dialect.unfinished.column])], dialect.unfinished).filter(~lost)
    return Sorted(~lost, None if audience is None else audience.filter(~lost), unfinished, tuple(set_aside))


def _all(dialect: Dialect) -> Iterator[Where]:
    yield from dialect.aside
    if dialect.unfinished:
        yield dialect.unfinished


def _position(table: Table, pattern: str) -> int | None:
    columns = (c.position for c in table.columns if c.metadata and any(fits(pattern, name) for name in c.names))
    return next(columns, None)


def _among(column: pl.Series, where: Where) -> pl.Series:
    """Which cells are as `where` says."""
    if where.holds == "":
        return blank_cells(column)
    cells = column.unique().to_list()
    if where.holds is not None:
        return column.is_in([cell for cell in cells if fits(where.holds, heading(cell))])
    return column.is_in([cell for cell in cells if not fits(where.lacks or "", heading(cell))])


def _silent(answers: Answers, columns: Columns) -> pl.Series:
    """Rows in which no item has anything."""
    import polars as pl

    return answers.frame.select(
        pl.all_horizontal(
            pl.col(str(position)).to_physical().is_in(answers.readings[position].silent)
            for position in columns.items.values()
        )
    ).to_series()


def _blank(table: Table, silent: pl.Series) -> pl.Series:
    """Rows without anything in any column: lines of a spreadsheet, and nobody. Not looked for in large files."""
    import polars as pl

    if table.frame is None or not silent.any():
        return silent & False
    places = silent.arg_true()
    nothing = table.frame.filter(silent).select(pl.all_horizontal(pl.all().str.strip_chars() == "")).to_series()
    return pl.int_range(len(silent), eager=True).is_in(places.filter(nothing).to_list())


def _audiences(answers: Answers, columns: Columns, questionnaire: Questionnaire) -> Iterator[tuple[str, pl.Series]]:
    """The text of the question and the audience of each row, null where it is not known."""
    import polars as pl

    for question in questionnaire.questions:
        if question.type == "audience" and question.id in columns.questions:
            position = columns.questions[question.id]
            codes = [meaning.code for meaning in answers.readings[position].meanings]
            known = pl.Series(codes, dtype=pl.Enum(list(questionnaire.audiences)))
            yield question.text, known.gather(answers.frame[str(position)].to_physical())


def _rows(reason: str, frame: pl.DataFrame, mask: pl.Series) -> Sequence[Rows]:
    return [Rows(reason, tuple(frame.filter(mask)[ROW]))] if mask.any() else []
