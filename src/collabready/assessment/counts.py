"""How often each answer was given to each item and question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.questionnaire.model import Item
from collabready.responses.model import BLANK, Meaning

if TYPE_CHECKING:
    from collabready.responses.model import Responses


@dataclass(frozen=True)
class Counts:
    """How often each code was chosen, and each kind of no answer (`blank`, `don't know` ...)."""

    codes: Mapping[str, int]
    no_answer: Mapping[str, int]

    @property
    def answered(self) -> int:
        return sum(self.codes.values())


def count_answers(responses: Responses) -> dict[str, Counts]:
    """The counts of every item and choice question that has a column."""
    import polars as pl

    sums = responses.answers.select(
        (pl.col(column).to_physical() == position).sum().alias(f"{position} {column}")
        for column in responses.answers.columns
        for position in range(len(responses.readings[column].spellings))
    ).row(0, named=True)
    return {
        column: _counts((m, sums[f"{position} {column}"]) for position, m in enumerate(reading.meanings))
        for column, reading in responses.readings.items()
    }


def no_answer_kinds(counts: Mapping[str, Counts], items: list[Item]) -> dict[str, int]:
    """How many cells of the items hold each kind of no answer, most frequent first."""
    total: Counter[str] = Counter()
    for item in items:
        total.update(counts[item.id].no_answer)
    return dict(total.most_common())


def _counts(times: Iterable[tuple[Meaning, int]]) -> Counts:
    codes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for meaning, count in times:
        if meaning.code is not None:
            codes[meaning.code] += count
        elif count:
            kinds[meaning.no_answer or BLANK] += count
    return Counts(codes, kinds)
