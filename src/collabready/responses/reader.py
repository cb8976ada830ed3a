"""An export becomes Responses: table, columns, labels, and a receipt of what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from collabready.errors import UnsettledError
from collabready.files import hash_in_background, printable
from collabready.questionnaire.model import Questionnaire
from collabready.responses.answers import Answers
from collabready.responses.groups import group_names
from collabready.responses.labels import is_damaged, key_of
from collabready.responses.model import SILENT, Responses
from collabready.responses.no_answers import blank_cells, is_blank
from collabready.responses.receipt import Receipt, Unread, shortened
from collabready.responses.rows import Sorted, sort_rows, told_by
from collabready.responses.scan import ROW
from collabready.responses.table import Table
from collabready.responses.understanding import UNDECIDED, Decisions, Understanding, understand
from collabready.spelling import unguarded

if TYPE_CHECKING:
    import polars as pl

LANGUAGE = r"^\s*([A-Za-z]{2,3}(?:[-_][A-Za-z-]+)?)\s*$"


def read_responses(
    path: Path | str,
    questionnaire: Questionnaire,
    by: Sequence[str] = (),
    decisions: Decisions = UNDECIDED,
    digest: Future[str] | None = None,
) -> Responses:
    """Read the export of any survey tool: CSV, TSV or TXT in any common encoding, or XLSX.

    `by`: headers, or names of questions, whose columns may be used to break the results down. `decisions`: how the file
    is to be read where that is not certain. `digest`: the file's SHA-256, when somebody is at work on it already.

    Raises:
        ResponsesError: the file cannot be read, or nobody answered anything.
        UnsettledError: how it is to be read is not certain.
    """
    path = Path(path)
    digest = digest or hash_in_background(path)
    found = understand(path, questionnaire, by, decisions)
    if found.doubt:
        raise UnsettledError(path, tuple(found.doubt.lines()), acceptable=found.doubt.acceptable)
    table, columns, answers = found.table, found.columns, found.answers
    rows = sort_rows(answers, table, columns, questionnaire)
    everybody = rows.kept.all()
    kept = answers if everybody else replace(answers, frame=answers.frame.filter(rows.kept))
    unread = found.unread if everybody or not found.unread else tuple(kept.unread())
    return _responses(found, kept, rows, _receipt(found, questionnaire, rows, unread, digest.result()))


def _responses(found: Understanding, kept: Answers, rows: Sorted, receipt: Receipt) -> Responses:
    import polars as pl

    columns, frame = found.columns, kept.frame
    groups = pl.DataFrame([_group_names(found, kept, h, position) for h, position in columns.groups.items()])
    told, dialect = told_by(found.table), found.table.recognised.dialect
    respondent = _text(frame, told.get(dialect.respondent or ""))
    named = {spoken.id: position for position, spoken in kept.spoken.items()}
    return Responses(
        channel="survey",
        answers=frame.select(pl.col(str(position)).alias(name) for name, position in named.items()),
        readings={name: kept.readings[position] for name, position in named.items()},
        audience=rows.audience,
        groups=groups,
        receipts=(_with_groups(replace(receipt, repeated=_repeated(respondent)), groups),),
        rows=frame[ROW],
        origin=pl.zeros(frame.height, pl.UInt8, eager=True),
        respondent=respondent,
        language=_languages(_text(frame, told.get(dialect.language or ""))),
        unfinished=rows.unfinished,
    )


def _with_groups(receipt: Receipt, groups: pl.DataFrame) -> Receipt:
    """The receipt with what is to be said of the breakdowns."""
    names = [name for header in groups.columns for name in groups[header].unique().drop_nulls().sort().to_list()]
    return replace(
        receipt,
        ungrouped={header: count for header in groups.columns if (count := groups[header].null_count())},
        damaged_groups=tuple(filter(is_damaged, names)),
    )


def _receipt(
    found: Understanding, questionnaire: Questionnaire, rows: Sorted, unread: tuple[Unread, ...], sha256: str
) -> Receipt:
    """What happened to the file, but for its groups."""
    table, columns = found.table, found.columns
    metadata = [column for column in table.columns if column.metadata and column.position not in columns.used()]
    return Receipt(
        file=printable(table.path.name),
        sha256=sha256,
        dialect=table.recognised.dialect.name,
        why=table.recognised.why,
        encoding=table.encoding,
        note=table.note,
        delimiter=table.delimiter,
        rows=found.answers.frame.height,
        set_aside=rows.set_aside,
        columns={what: table.columns[place].header for what, place in {**columns.items, **columns.questions}.items()},
        unused_columns=tuple(column.header for column in columns.unused(table.columns)),
        metadata_columns=tuple(column.header for column in metadata),
        missing_items=tuple(_missing(found, questionnaire)),
        unread=tuple(_with_hints(found, unread)),
        short_rows=table.short_rows,
        comments=columns.comments,
        accepted_proposals=tuple(_accepted(found)),
        new_columns=found.new,
    )


def _with_hints(found: Understanding, unread: Sequence[Unread]) -> Iterator[Unread]:
    """The labels that mean nothing, with what each may have meant."""
    scales = {spoken.id: spoken.scale for spoken in found.answers.spoken.values()}
    alike = {(each.scale, each.label): each.proposal.meant for each in found.alike if each.proposal}
    for each in unread:
        near = alike.get((scales[each.column], each.label))
        yield replace(each, near=near, damaged=is_damaged(each.label))


def _accepted(found: Understanding) -> Iterator[str]:
    for each in found.accepted_columns:
        yield f"'{each.what}' is read from '{shortened(each.meant)}' ({each.similarity:.0f} % alike)."
    for label in found.accepted_labels:
        if label.proposal:
            yield f"'{shortened(label.label)}' is read as '{label.proposal.meant}' ({label.proposal.similarity:.0f} % alike)."


def _missing(found: Understanding, questionnaire: Questionnaire) -> Iterator[str]:
    """Items that a survey of these people asks and that have no column; leaders' items are missed among leaders only."""
    asked_of = {a for a, audience in questionnaire.audiences.items() if audience.voice == "staff"}
    if any(q.type == "audience" and q.id in found.columns.questions for q in questionnaire.questions):
        asked_of = set(questionnaire.audiences)
    for item in questionnaire.items:
        if (
            item.statement
            and item.id not in found.columns.items
            and (not item.audience or asked_of & set(item.audience))
        ):
            yield item.id


def _repeated(respondent: pl.Series | None) -> tuple[str, ...]:
    """The ids that occur more than once, in order."""
    if respondent is None:
        return ()
    ids = respondent.filter(~blank_cells(respondent))
    return tuple(ids.filter(ids.is_duplicated()).unique(maintain_order=True).to_list())


def _text(frame: pl.DataFrame, position: int | None) -> pl.Series | None:
    import polars as pl

    return None if position is None else frame[str(position)].cast(pl.String)


def _languages(cells: pl.Series | None) -> pl.Series | None:
    """The codes of languages, such as nl or pt-BR; blank for the numbers and names that some tools write instead."""
    return None if cells is None else cells.str.extract(LANGUAGE).fill_null("")


def _group_names(found: Understanding, kept: Answers, header: str, position: int) -> pl.Series:
    """The groups of a breakdown, null where there is none."""
    import polars as pl

    column = kept.frame[str(position)]
    spellings = cast("pl.Enum", column.dtype).categories.to_list()
    counts = dict(column.value_counts().iter_rows())
    if position in kept.spoken:
        shown = dict(zip(spellings, _answer_labels(kept, position), strict=True))
    else:
        shown = {spelling: _group_name(spelling, found.table, position) for spelling in spellings}
    together: Counter[str] = Counter()
    for spelling in spellings:
        together[shown[spelling]] += counts.get(spelling, 0)
    names = group_names(together)
    known = pl.Enum(sorted({name for name in names.values() if name}))
    return pl.Series(header, [names[shown[s]] or None for s in spellings], dtype=known).gather(column.to_physical())


def _answer_labels(kept: Answers, position: int) -> Iterator[str]:
    """What the answers to a question with codes are called: one label a code, in whatever language it was given."""
    labels = kept.spoken[position].labels
    for meaning in kept.readings[position].meanings:
        yield "" if meaning.code is None else labels.get(meaning.code) or meaning.code


def _group_name(cell: str, table: Table, position: int) -> str:
    """What a group is called: the label of its number where the tool tells it; nothing where nobody answered."""
    kind = table.recognised.dialect.no_answer.get(key_of(cell))
    if kind in SILENT or is_blank(cell):
        return ""
    return table.labels(position).get(key_of(cell), unguarded(cell)).strip()
