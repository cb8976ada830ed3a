"""The cells of the columns that count, each with what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.columns import Columns
from collabready.responses.labels import Vocabulary, key_of, vocabulary
from collabready.responses.mapping import NOTHING, MappingFile
from collabready.responses.model import OTHER, UNREAD, Meaning, Reading
from collabready.responses.receipt import SHOWN, Unread, shortened
from collabready.responses.scan import ROW
from collabready.responses.table import Table, read_columns
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

MOST_GROUPS = 1000
Labels = Mapping[str, Mapping[str, Meaning]]


@dataclass(frozen=True)
class Spoken:
    """A column whose labels have a meaning: of which item or question, on which scale, in which words.

    `labels`: code -> label, in the original language.
    """

    id: str
    scale: str
    labels: Mapping[str, str | None]
    words: Vocabulary

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.labels)


@dataclass(frozen=True)
class Answers:
    """What was read. `spoken`, `readings`: by position.

    `frame`: columns by position, of Enum type where cells have a meaning or make groups, of text for the others, and
    `row`, the number that a spreadsheet shows.
    """

    frame: pl.DataFrame
    spoken: Mapping[int, Spoken]
    readings: Mapping[int, Reading]

    def seen(self, position: int) -> list[str]:
        """The spellings that occur in a column."""
        return self.frame[str(position)].unique().to_list()

    def unread(self) -> Iterator[Unread]:
        """Labels that mean nothing to their scale, by item, the most frequent first."""
        import polars as pl

        for position, spoken in self.spoken.items():
            reading, column = self.readings[position], self.frame[str(position)]
            strange = [i for i, meaning in enumerate(reading.meanings) if meaning.no_answer == UNREAD]
            among = column.to_physical().is_in(strange)
            if not among.any():
                continue
            rows = self.frame.select(ROW, str(position)).filter(among)
            counts = rows[str(position)].value_counts().sort("count", str(position), descending=[True, False])
            for label, count in counts.iter_rows():
                numbers = rows.filter(pl.col(str(position)) == label)[ROW].head(SHOWN).to_list()
                yield Unread(spoken.id, label, count, tuple(numbers))

    def label_counts(self) -> list[tuple[str, str, int, Meaning, bool]]:
        """Scale, label, how often it occurs, what it means, whether it is a bare number that nobody explained.

        In the order of the scales and their codes, then what has none. A label that means two things in two columns
        stands there twice; spellings that differ in blanks or case are one.
        """
        counts: Counter[tuple[str, str, Meaning, bool]] = Counter()
        shown: dict[str, str] = {}
        for position, spoken in self.spoken.items():
            known = dict(zip(self.readings[position].spellings, self.readings[position].meanings, strict=True))
            for label, count in self.frame[str(position)].value_counts().iter_rows():
                key = key_of(label)
                shown.setdefault(key, " ".join(label.split()))
                counts[spoken.scale, key, known[label], spoken.words.number(label) is not None] += count
        scales = {spoken.scale: place for place, spoken in enumerate(self.spoken.values())}
        codes = {spoken.scale: [*spoken.codes, None] for spoken in self.spoken.values()}
        order = sorted(counts, key=lambda each: (scales[each[0]], codes[each[0]].index(each[2].code), each[1]))
        return [(scale, shown[key], counts[scale, key, m, n], m, n) for scale, key, m, n in order]

    def answered(self, position: int) -> int:
        """How many cells of a column somebody filled."""
        silent = self.readings[position].silent
        return self.frame.height - int(self.frame[str(position)].to_physical().is_in(silent).sum())


def told_labels(mapping: MappingFile | None) -> Labels:
    """What a mapping says that labels mean: by scale, item or question, by label as compared."""
    if mapping is None:
        return {}
    return {
        name: {
            key_of(label): Meaning(no_answer=NOTHING) if code in (None, NOTHING) else Meaning(code=code)
            for label, code in labels.items()
        }
        for name, labels in mapping.labels.items()
    }


def read_answers(
    table: Table, columns: Columns, questionnaire: Questionnaire, told: Labels, texts: Sequence[int] = ()
) -> Answers:
    """Read the columns that count, and those of `texts` as they are.

    Raises:
        ResponsesError: a large file is damaged, or a breakdown has too many groups.
    """
    spoken = dict(_spoken(table, columns, questionnaire, told))
    frame, readings = _read(table, set(columns.groups.values()) - set(spoken), spoken, texts)
    return Answers(frame, spoken, readings)


def _spoken(table: Table, columns: Columns, questionnaire: Questionnaire, told: Labels) -> Iterator[tuple[int, Spoken]]:
    for position, plain in _declared(columns, questionnaire):
        words = replace(
            plain.words,
            told={**told.get(plain.scale, {}), **told.get(plain.id, {})},
            codebook=table.labels(position),
            tool=table.recognised.dialect.no_answer,
        )
        yield position, replace(plain, words=words)


def _declared(columns: Columns, questionnaire: Questionnaire) -> Iterator[tuple[int, Spoken]]:
    """The columns whose labels have a meaning, with what the questionnaire says of it."""
    tongues = questionnaire.spoken
    languages = [each.language for each in tongues] if len(tongues) > 1 else []
    scales: dict[str, Vocabulary] = {}
    for item in questionnaire.items:
        if item.id in columns.items:
            name = questionnaire.scale_id(item)
            if name not in scales:
                scales[name] = vocabulary([each.scales[name] for each in tongues], languages)
            labels = questionnaire.scales[name].answers
            yield columns.items[item.id], Spoken(item.id, name, labels, scales[name])
    for question in questionnaire.questions:
        if question.id in columns.questions and question.answers:
            same = [next(q for q in each.questions if q.id == question.id) for each in tongues]
            words = vocabulary(same, languages)
            yield columns.questions[question.id], Spoken(question.id, question.id, dict(question.answers), words)


def _read(
    table: Table, groups: set[int], spoken: Mapping[int, Spoken], texts: Sequence[int]
) -> tuple[pl.DataFrame, dict[int, Reading]]:
    """Read with the spellings of a large file's first rows; if it holds others, collect those and read again."""
    import polars as pl

    seen = {position: table.spellings(position) for position in (*spoken, *groups)}
    plain: dict[int, pl.DataType] = {position: pl.String() for position in texts if position not in seen}
    for _ in range(2):
        readings = {position: each.words.reading(seen[position]) for position, each in spoken.items()}
        spellings = {position: reading.spellings for position, reading in readings.items()}
        spellings |= {position: tuple(dict.fromkeys(["", *seen[position]])) for position in groups}
        for position in groups:
            _refuse_single_people(table, position, spellings[position])
        frame = read_columns(table, plain | {p: pl.Enum(known) for p, known in spellings.items()})
        strange = [position for position in spellings if frame[str(position)].null_count()]
        if not strange or table.frame is not None:
            break
        further = read_columns(table, dict.fromkeys(strange, pl.String()))
        for position in strange:
            others = further[str(position)].drop_nulls().unique(maintain_order=True)
            if position in spoken:  # of millions of labels that mean nothing only the first are kept
                known = spoken[position].words.reading(chain(seen[position], others)).spellings
                seen[position] = [spelling for spelling in known if spelling != OTHER]
            else:
                seen[position] += others.to_list()
    return frame.with_columns(pl.col(str(p)).fill_null(OTHER) for p in strange), readings


def _refuse_single_people(table: Table, position: int, spellings: Sequence[str]) -> None:
    names = {normalised(spelling) for spelling in spellings} - {""}
    if len(names) > MOST_GROUPS:
        header = shortened(table.columns[position].header)
        raise ResponsesError(
            f"'{header}' has {len(names):,} different values, so it is no column of groups. Choose another for --by."
        )
