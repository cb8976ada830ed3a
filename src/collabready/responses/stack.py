"""Several exports of one survey become one table: stacked by item, with the file as a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, cast

from collabready.errors import ResponsesError, UnsettledError
from collabready.files import hash_in_background
from collabready.questionnaire.model import Questionnaire
from collabready.responses.groups import group_names
from collabready.responses.headers import unique
from collabready.responses.model import NOT_SHOWN, Meaning, Reading, Responses
from collabready.responses.reader import read_responses
from collabready.responses.receipt import listed
from collabready.responses.understanding import UNDECIDED, Decisions

if TYPE_CHECKING:
    import polars as pl

FILE = "file"
NO_COLUMN = "(no column)"
TELLING = 8


def read_exports(
    paths: Sequence[Path],
    questionnaire: Questionnaire,
    by: Sequence[str] = (),
    decisions: Sequence[Decisions] = (),
    digest: Future[str] | None = None,
) -> Responses:
    """Read one export or several. `decisions`: none, one for all files, or one for each in their order.

    `by` may be `file`, where there are several. `digest`: the SHA-256 of the first file.

    Raises:
        ResponsesError: as `read_responses`; a file given twice; files that do not go together.
    """
    each = list(decisions) or [UNDECIDED]
    each = each * len(paths) if len(each) == 1 else each
    if len(each) != len(paths):
        raise ResponsesError(
            f"{len(each)} mappings for {len(paths)} files: name one for all of them, or one for each in the same order."
        )
    digests = [digest or hash_in_background(paths[0]), *map(hash_in_background, paths[1:])]
    headers = [name for name in by if len(paths) == 1 or name != FILE]
    read, open_ = [], []
    for path, decided, hashed in zip(paths, each, digests, strict=True):
        try:
            read.append(read_responses(path, questionnaire, headers, decided, hashed))
        except UnsettledError as error:
            open_.append(error)
    if open_:
        raise open_[0].together_with(open_[1:])
    if len(read) == 1:
        return read[0]
    _refuse_twice(read)
    return _with_repeated(_stacked(read, questionnaire, by))


def _refuse_twice(read: Sequence[Responses]) -> None:
    seen: dict[str, str] = {}
    for responses in read:
        receipt = responses.receipts[0]
        if receipt.sha256 in seen:
            raise ResponsesError(f"{receipt.file} holds the same as {seen[receipt.sha256]}. Name each export once.")
        seen[receipt.sha256] = receipt.file


def _stacked(read: Sequence[Responses], questionnaire: Questionnaire, by: Sequence[str]) -> Responses:
    import polars as pl

    order = [item.id for item in questionnaire.items] + [question.id for question in questionnaire.questions]
    names = [name for name in order if any(name in responses.answers.columns for responses in read)]
    columns = {name: _column(name, read) for name in names}
    return Responses(
        channel="survey",
        answers=pl.DataFrame([column for column, _ in columns.values()]),
        readings={name: reading for name, (_, reading) in columns.items()},
        audience=_audience(read),
        groups=_groups(read, by),
        receipts=tuple(receipt for responses in read for receipt in responses.receipts),
        rows=_joined([responses.rows for responses in read]),
        origin=pl.concat([pl.repeat(i, r.height, dtype=pl.UInt16, eager=True) for i, r in enumerate(read)]),
        respondent=_some([responses.respondent for responses in read], read),
        language=_some([responses.language for responses in read], read),
        unfinished=_some([responses.unfinished for responses in read], read, absent=False),
    )


def _column(name: str, read: Sequence[Responses]) -> tuple[pl.Series, Reading]:
    """The answers of all files to an item; a spelling that means two things in two files is kept apart."""
    import polars as pl

    meanings: dict[str, Meaning] = {}
    spellings: list[list[str]] = []
    languages: dict[str, frozenset[str]] = {}
    for responses in read:
        if name not in responses.readings:
            meanings[NO_COLUMN] = Meaning(no_answer=NOT_SHOWN)
            spellings.append([NO_COLUMN])
            continue
        own = responses.readings[name]
        spellings.append([])
        for spelling, meaning in zip(own.spellings, own.meanings, strict=True):
            candidates = chain([spelling], (f"{spelling} ({number})" for number in count(2)))
            key = next(each for each in candidates if meanings.get(each, meaning) == meaning)
            meanings[key] = meaning
            spellings[-1].append(key)
        languages |= dict(zip(spellings[-1], own.languages, strict=False))
    reading = Reading.of(meanings, languages)
    kind = pl.Enum(reading.spellings)
    parts = []
    for responses, keys in zip(read, spellings, strict=True):
        known = pl.Series(keys, dtype=kind)
        if name in responses.readings:
            parts.append(known.gather(responses.answers[name].to_physical()))
        else:
            parts.append(pl.Series([NO_COLUMN], dtype=kind).new_from_index(0, responses.height))
    return pl.concat(parts).alias(name), reading


def _audience(read: Sequence[Responses]) -> pl.Series | None:
    known = [responses.audience for responses in read]
    if all(audience is None for audience in known):
        return None
    if any(audience is None for audience in known):
        without = [r.receipts[0].file for r, audience in zip(read, known, strict=True) if audience is None]
        raise ResponsesError(
            f"{listed(without)}: no column says who leads people, while the other files have one. Score them apart, or add it."
        )
    return _joined(known)


def _groups(read: Sequence[Responses], by: Sequence[str]) -> pl.DataFrame:
    """The breakdowns under the headers of the first file, and the file itself where it is asked for."""
    import polars as pl

    if len({responses.groups.width for responses in read}) > 1:
        raise ResponsesError("Two of the breakdowns are one column in one file and two in another. Name one of them.")
    columns = []
    for place, header in enumerate(read[0].groups.columns):
        names = pl.concat([responses.groups.to_series(place).cast(pl.String) for responses in read])
        columns.append(_as_groups(header, names.replace(group_names(Counter(names.drop_nulls().to_list())))))
    if FILE in by:
        files = unique([responses.receipts[0].file for responses in read])
        texts = [pl.repeat(file, r.height, dtype=pl.String, eager=True) for file, r in zip(files, read, strict=True)]
        columns.insert(list(by).index(FILE), _as_groups(FILE, pl.concat(texts)))
    return pl.DataFrame(columns)


def _as_groups(header: str, names: pl.Series) -> pl.Series:
    import polars as pl

    return names.cast(pl.Enum(sorted(names.drop_nulls().unique().to_list()))).alias(header)


def _joined(columns: Sequence[pl.Series | None]) -> pl.Series:
    import polars as pl

    return pl.concat([cast("pl.Series", column) for column in columns])


def _some(
    columns: Sequence[pl.Series | None], read: Sequence[Responses], *, absent: bool | None = None
) -> pl.Series | None:
    """A column that some files have; `absent` stands for it in the others."""
    import polars as pl

    kind = next((column.dtype for column in columns if column is not None), None)
    if kind is None:
        return None
    return pl.concat(
        [
            pl.repeat(absent, responses.height, dtype=kind, eager=True) if column is None else column.cast(kind)
            for column, responses in zip(columns, read, strict=True)
        ]
    )


def _with_repeated(responses: Responses) -> Responses:
    """With the ids named that occur in an earlier file too. Running numbers start anew in each file and tell nothing."""
    if responses.respondent is None or responses.origin is None:
        return responses
    seen: set[str] = set()
    receipts = []
    for place, receipt in enumerate(responses.receipts):
        own = dict.fromkeys(responses.respondent.filter(responses.origin == place).drop_nulls().to_list())
        again = [name for name in own if name in seen and len(name) >= TELLING and name not in receipt.repeated]
        receipts.append(replace(receipt, repeated=(*receipt.repeated, *again)))
        seen |= own.keys()
    return replace(responses, receipts=tuple(receipts))
