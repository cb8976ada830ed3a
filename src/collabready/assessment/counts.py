"""How often each answer was given to each item and question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.scores import asked_of, surveyed, with_audience
from collabready.questionnaire.model import Item, Questionnaire
from collabready.responses.model import BLANK, NOT_ASKED, SPARED, Meaning

if TYPE_CHECKING:
    from collabready.responses.model import Responses


@dataclass(frozen=True)
class Counts:
    """How often each code was chosen, and each kind of no answer (`blank`, `don't know`, `not asked` ...)."""

    codes: Mapping[str, int]
    no_answer: Mapping[str, int]

    @property
    def answered(self) -> int:
        return sum(self.codes.values())

    @property
    def unanswered(self) -> int:
        """How many were asked and gave no answer."""
        return sum(count for kind, count in self.no_answer.items() if kind not in SPARED)


def count_answers(questionnaire: Questionnaire, responses: Responses) -> dict[str, Counts]:
    """The counts of every item and choice question that has a column."""
    import polars as pl

    sums = responses.answers.select(
        (pl.col(column).to_physical() == position).sum().alias(f"{position} {column}")
        for column in responses.answers.columns
        for position in range(len(responses.readings[column].spellings))
    ).row(0, named=True)
    spared = _not_asked(questionnaire, responses)
    return {
        column: _counts(
            ((m, sums[f"{position} {column}"]) for position, m in enumerate(reading.meanings)), spared.get(column, 0)
        )
        for column, reading in responses.readings.items()
    }


def _not_asked(questionnaire: Questionnaire, responses: Responses) -> dict[str, int]:
    """How many blank cells of each item belong to persons who were not asked it."""
    import polars as pl

    asked = {item.id: asked_of(item, responses) for item in surveyed(questionnaire, responses)}
    spared = [
        (~of & pl.col(item).to_physical().is_in(responses.readings[item].blanks)).sum().alias(item)
        for item, of in asked.items()
        if of is not None
    ]
    return with_audience(responses).select(spared).row(0, named=True) if spared else {}


def no_answer_kinds(counts: Mapping[str, Counts], items: list[Item]) -> dict[str, int]:
    """How many cells of the items hold each kind of no answer, most frequent first."""
    total: Counter[str] = Counter()
    for item in items:
        total.update(counts[item.id].no_answer)
    return dict(total.most_common())


def _counts(times: Iterable[tuple[Meaning, int]], spared: int) -> Counts:
    codes: Counter[str] = Counter()
    kinds: Counter[str] = Counter({NOT_ASKED: spared, BLANK: -spared})
    for meaning, count in times:
        if meaning.code is not None:
            codes[meaning.code] += count
        else:
            kinds[meaning.no_answer or BLANK] += count
    return Counts(codes, +kinds)
