"""An export becomes Responses: table, columns, labels, and a receipt of what was set aside."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from collabready.errors import ResponsesError
from collabready.files import hash_in_background, printable
from collabready.questionnaire.model import Question, Questionnaire, Scale
from collabready.responses.columns import Columns, match_columns
from collabready.responses.labels import Vocabulary, vocabulary
from collabready.responses.model import OTHER, UNREAD, Reading, Responses
from collabready.responses.receipt import SHOWN, Receipt, Rows, Unread, shortened
from collabready.responses.scan import ROW
from collabready.responses.table import Table, open_table, read_columns
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

MOST_GROUPS = 1000


def read_responses(
    path: Path | str, questionnaire: Questionnaire, by: Sequence[str] = (), digest: Future[str] | None = None
) -> Responses:
    """Read a survey export with one header row: CSV in any common encoding (comma, semicolon or tab), or XLSX.

    `by`: headers, or ids of questions, whose columns may be used to break the results down. `digest`: the file's
    SHA-256, when somebody is at work on it already.

    Raises:
        ResponsesError: the file cannot be read, no column fits, or nobody answered anything.
    """
    import polars as pl

    path = Path(path)
    digest = digest or hash_in_background(path)
    table = open_table(path)
    columns = match_columns(table, questionnaire, by)
    frame, readings = _read(table, columns, _vocabularies(columns, questionnaire))
    sorted_out = _sort_out(frame, columns, readings, questionnaire)
    kept = sorted_out.kept
    answered = {**columns.items, **_of_type(["choice", "audience"], columns, questionnaire)}
    groups = pl.DataFrame([_group_names(kept, header, position) for header, position in columns.groups.items()])
    receipt = replace(
        _receipt(table, columns, questionnaire),
        sha256=digest.result(),
        rows=frame.height,
        set_aside=sorted_out.set_aside,
        unread=tuple(_unread(kept, answered, readings)),
        ungrouped={header: count for header in groups.columns if (count := groups[header].null_count())},
    )
    named = {name: readings[position] for name, position in answered.items()}
    answers = kept.select(pl.col(str(position)).alias(name) for name, position in answered.items())
    return Responses("survey", answers, named, sorted_out.audience, groups, (receipt,))


def _receipt(table: Table, columns: Columns, questionnaire: Questionnaire) -> Receipt:
    """What the form of the file tells, before its rows are read."""
    return Receipt(
        file=printable(table.path.name),
        sha256="",
        dialect="plain table, one header row",
        encoding=table.encoding,
        note=table.note,
        delimiter=table.delimiter,
        rows=0,
        unused_columns=columns.unused,
        missing_items=_missing(columns, questionnaire),
        short_rows=table.short_rows,
        comments=columns.comments,
    )


@dataclass(frozen=True)
class _SortedOut:
    kept: pl.DataFrame
    audience: pl.Series | None
    set_aside: tuple[Rows, ...]


def _missing(columns: Columns, questionnaire: Questionnaire) -> tuple[str, ...]:
    """Items that a survey of these people asks and that have no column; leaders' items are missed among leaders only."""
    asked_of = {a for a, audience in questionnaire.audiences.items() if audience.voice == "staff"}
    if _of_type(["audience"], columns, questionnaire):
        asked_of = set(questionnaire.audiences)
    return tuple(
        item.id
        for item in questionnaire.items
        if item.statement and item.id not in columns.items and (not item.audience or asked_of & set(item.audience))
    )


def _of_type(kinds: Sequence[str], columns: Columns, questionnaire: Questionnaire) -> dict[str, int]:
    types = {question.id: question.type for question in questionnaire.questions}
    return {name: position for name, position in columns.questions.items() if types[name] in kinds}


def _vocabularies(columns: Columns, questionnaire: Questionnaire) -> dict[int, Vocabulary]:
    """The vocabulary of each column whose labels have a meaning, by position."""
    spoken: dict[int, Scale | Question] = {
        columns.items[item.id]: questionnaire.scale(item) for item in questionnaire.items if item.id in columns.items
    }
    for question in questionnaire.questions:
        if question.id in columns.questions and question.answers:
            spoken[columns.questions[question.id]] = question
    return {position: vocabulary(of) for position, of in spoken.items()}


def _read(
    table: Table, columns: Columns, vocabularies: Mapping[int, Vocabulary]
) -> tuple[pl.DataFrame, dict[int, Reading]]:
    """Read with the spellings of the sample; if the file holds others, collect those and read again."""
    import polars as pl

    groups = set(columns.groups.values()) - set(vocabularies)
    seen = {p: list(dict.fromkeys(row[p] for row in table.sample)) for p in (*vocabularies, *groups)}
    for _ in range(2):
        readings = {position: words.reading(seen[position]) for position, words in vocabularies.items()}
        spellings = {position: reading.spellings for position, reading in readings.items()}
        spellings |= {position: tuple(dict.fromkeys(["", *seen[position]])) for position in groups}
        frame = read_columns(table, {position: pl.Enum(known) for position, known in spellings.items()})
        strange = [position for position in spellings if frame[str(position)].null_count()]
        if not strange:
            break
        texts = read_columns(table, dict.fromkeys(strange, pl.String()))
        for position in strange:
            seen[position] += texts[str(position)].drop_nulls().unique(maintain_order=True).to_list()
    for position in groups:
        names = {normalised(spelling) for spelling in spellings[position]} - {""}
        if len(names) > MOST_GROUPS:
            raise ResponsesError(_no_groups(table, position, len(names)))
    return frame.with_columns(pl.col(str(p)).fill_null(OTHER) for p in strange), readings


def _no_groups(table: Table, position: int, number: int) -> str:
    header = shortened(table.headers[position])
    return f"'{header}' has {number:,} different values, so it is no column of groups. Choose another for --by."


def _group_names(frame: pl.DataFrame, header: str, position: int) -> pl.Series:
    """The groups of a breakdown, null where there is none. Case and blanks do not make another group."""
    import polars as pl

    column = frame[str(position)]
    spellings = cast("pl.Enum", column.dtype).categories.to_list()
    counts = dict(column.value_counts().iter_rows())
    names: dict[str, str] = {}
    for spelling in sorted(spellings, key=lambda spelling: (-counts.get(spelling, 0), spelling)):
        names.setdefault(normalised(spelling), " ".join(spelling.split()))
    known = pl.Enum(sorted({name for name in names.values() if name}))
    return pl.Series(header, [names[normalised(s)] or None for s in spellings], dtype=known).gather(
        column.to_physical()
    )


def _sort_out(
    frame: pl.DataFrame, columns: Columns, readings: Mapping[int, Reading], questionnaire: Questionnaire
) -> _SortedOut:
    """Set aside the rows that answer no item, and those whose audience is not known when others' is."""
    import polars as pl

    silent = frame.select(
        pl.all_horizontal(
            pl.col(str(position)).to_physical().is_in(readings[position].blanks) for position in columns.items.values()
        )
    ).to_series()
    set_aside = _rows("no item answered", frame, silent)
    if len(frame) == silent.sum():
        raise ResponsesError("Nobody answered any item: all cells of the items' columns are blank. Export the answers.")
    asked = _of_type(["audience"], columns, questionnaire)
    audience = None
    lost = silent
    for question, position in asked.items():
        codes = [meaning.code for meaning in readings[position].meanings]
        known = pl.Series(codes, dtype=pl.Enum(list(questionnaire.audiences)))
        audience = known.gather(frame[str(position)].to_physical())
        lost = silent | audience.is_null()
        text = next(q.text for q in questionnaire.questions if q.id == question)
        set_aside += _rows(f"'{shortened(text)}' is blank or not understood", frame, lost & ~silent)
    kept = frame.filter(~lost) if lost.any() else frame
    return _SortedOut(kept, audience.filter(~lost) if audience is not None else None, set_aside)


def _rows(reason: str, frame: pl.DataFrame, mask: pl.Series) -> tuple[Rows, ...]:
    numbers = frame.filter(mask)[ROW].to_list() if mask.any() else []
    return (Rows(reason, tuple(numbers)),) if numbers else ()


def _unread(frame: pl.DataFrame, positions: Mapping[str, int], readings: Mapping[int, Reading]) -> Iterator[Unread]:
    """Labels that mean nothing to their scale, by item, the most frequent first."""
    import polars as pl

    for name, position in positions.items():
        reading, column = readings[position], frame[str(position)]
        strange = [i for i, meaning in enumerate(reading.meanings) if meaning.no_answer == UNREAD]
        among = column.to_physical().is_in(strange)
        if not among.any():
            continue
        rows = frame.select(ROW, str(position)).filter(among)
        for label, count in rows[str(position)].value_counts(sort=True).iter_rows():
            numbers = rows.filter(pl.col(str(position)) == label)[ROW].head(SHOWN).to_list()
            near = difflib.get_close_matches(label, reading.spellings[: reading.answered], n=1, cutoff=0.8)
            yield Unread(name, label, count, tuple(numbers), near[0] if near and label != OTHER else None)
