"""Rolls: who is in each figure, taken from the exports themselves.

A person is known by what they answered, whom they belong to and which of those with the same answers they are. So the
same row of two exports is one person, and a row that was changed in between is another.

Of the assessment this takes what makes a figure: who has which score (`scores`), who counts of the unfinished (`unfinished`)
and whose answers look careless (`careless`, with `covariance`). That is no hole: none of them decides what is shown, and
where one errs, the file errs alike, and what is attacked are still the figures that it shows.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import TYPE_CHECKING

from collabready.assessment.careless import careless_answers
from collabready.assessment.scores import points, score_persons
from collabready.assessment.unfinished import settle_unfinished
from collabready.audit.figures import PEOPLE, Place
from collabready.questionnaire.model import Questionnaire
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

People = frozenset[int]
Numbers = Mapping[tuple[int, int], int]
NO_ANSWER = "\0"


@dataclass(frozen=True)
class Roll:
    """One reading of one or several exports: who counted.

    `numbers`: (file, row) -> the number of the person. `withdrawn`: the ids of those who took their answers back.
    """

    questionnaire: Questionnaire
    responses: Responses
    numbers: Numbers
    withdrawn: frozenset[str] = frozenset()
    _known: dict[tuple[Place, str], People | None] = field(default_factory=dict)
    _counted: dict[tuple[str, str, bool], Roll] = field(default_factory=dict)

    @property
    def exports(self) -> frozenset[str]:
        """The SHA-256 of each file."""
        return frozenset(receipt.sha256 for receipt in self.responses.receipts)

    def counting(self, partial: str, careless: str, *, withdrawn: bool) -> Roll:
        """Those who count by the rules: `partial` for the unfinished, `careless` either kept or set aside.

        `withdrawn`: without those who withdrew.
        """
        partial = "all" if self.responses.unfinished is None else partial
        rules = (partial, careless, withdrawn and bool(self.withdrawn))
        if rules not in self._counted:
            self._counted[rules] = self._counting(*rules)
        return self._counted[rules]

    def _counting(self, partial: str, careless: str, withdrawn: bool) -> Roll:  # noqa: FBT001 - one of the rules
        there = self.responses
        if withdrawn and there.respondent is not None:
            there = there.only(~there.respondent.is_in(sorted(self.withdrawn)).fill_null(value=False))
        settled = settle_unfinished(self.questionnaire, there, partial)
        counted = Roll(self.questionnaire, settled, self.numbers)
        masks = list(careless_answers(self.questionnaire, settled).values()) if careless == "set aside" else []
        staff = counted._of(Place("whole"))
        if not masks or staff is None:
            return counted
        return Roll(self.questionnaire, settled.only(~(staff & reduce(operator.or_, masks))), self.numbers)

    def people(self, place: Place, statistic: str) -> People | None:
        """Who is in a figure; None where this survey knows no such place or statistic."""
        if (place, statistic) not in self._known:
            there, told = self._of(place), self._with(statistic)
            both = None if there is None or told is None else there & told
            self._known[place, statistic] = None if both is None else frozenset(self._persons.filter(both).to_list())
        return self._known[place, statistic]

    def mean(self, place: Place, statistic: str) -> float | None:
        """The mean score of those who are in a figure; None where the statistic has no scores."""
        there, values = self._of(place), self._values(statistic)
        found = None if there is None or values is None else values.filter(there).mean()
        return float(found) if isinstance(found, int | float) else None

    def mean_of(self, people: People, statistic: str) -> float | None:
        """The mean score of some people; None where not all of them are here, or where there are no scores."""
        values, there = self._values(statistic), self._persons.is_in(sorted(people))
        found = values.filter(there).drop_nulls() if values is not None else None
        mean = found.mean() if found is not None and len(found) == len(people) else None
        return float(mean) if isinstance(mean, int | float) else None

    def belonging(self, person: int) -> dict[str, str]:
        """The group of a person in each breakdown, where there is one."""
        row, groups = self._persons.index_of(person), self.responses.groups
        if row is None or not groups.width:
            return {}
        return {by: group for by, group in groups.row(row, named=True).items() if group}

    @cached_property
    def _persons(self) -> pl.Series:
        import polars as pl

        return pl.Series([self.numbers[key] for key in _rows(self.responses)], dtype=pl.Int64)

    @cached_property
    def _scores(self) -> pl.DataFrame:
        return score_persons(self.questionnaire, self.responses)

    def _of(self, place: Place) -> pl.Series | None:
        import polars as pl

        everybody = pl.repeat(True, self.responses.height, dtype=pl.Boolean, eager=True)  # noqa: FBT003 - what is repeated
        match place.kind:
            case "everybody":
                return everybody
            case "export":
                return self._from(place.name)
            case "voice":
                return self._speaking(place.name)
            case "whole":
                return everybody if self.responses.audience is None else self._speaking("staff")
        whole, groups = self._of(Place("whole")), self._groups(place.by)
        return None if whole is None or groups is None else whole & (groups == normalised(place.name))

    def _from(self, file: str) -> pl.Series | None:
        """Who answered in one of the files."""
        names, origin = [receipt.file for receipt in self.responses.receipts], self.responses.origin
        return None if origin is None or file not in names else origin.eq(names.index(file))

    def _speaking(self, voice: str) -> pl.Series | None:
        """Those who speak with a voice, or belong to an audience."""
        import polars as pl

        audiences = self.questionnaire.audiences
        names = [voice] if voice in audiences else [n for n, audience in audiences.items() if audience.voice == voice]
        if self.responses.audience is None or not names:
            return None
        return self.responses.audience.cast(pl.String).is_in(names).fill_null(value=False)

    def _groups(self, by: str) -> pl.Series | None:
        """The group of each, normalised; empty for those who have none."""
        columns = {normalised(name): name for name in self.responses.groups.columns}
        found = columns.get(normalised(by))
        return None if found is None else _normalised(self.responses.groups[found])

    def _with(self, statistic: str) -> pl.Series | None:
        """Who has a value."""
        kind, _, name = statistic.partition(":")
        if statistic == PEOPLE:
            return self._of(Place("everybody"))
        if kind in {"item", "question"} and name in self.responses.readings:
            return self.responses.answers[name].to_physical() < self.responses.readings[name].answered
        return self._scores[statistic].is_not_null() if statistic in self._scores.columns else None

    def _values(self, statistic: str) -> pl.Series | None:
        import polars as pl

        kind, _, name = statistic.partition(":")
        items = {item.id: item for item in self.questionnaire.items}
        if kind == "item" and name in items and name in self.responses.readings:
            value = points(self.questionnaire.scale(items[name]), reverse=items[name].reverse)
            table = pl.Series(self.responses.readings[name].values(value, None), dtype=pl.Float64)
            return table.gather(self.responses.answers[name].to_physical())
        return self._scores[statistic] if statistic in self._scores.columns else None


def rolls_of(questionnaire: Questionnaire, readings: Sequence[Responses], withdrawn: Iterable[str] = ()) -> list[Roll]:
    """A roll for each reading, in which the same person has the same number."""
    answers = [set(responses.answers.columns) for responses in readings]
    groups = [{normalised(name) for name in responses.groups.columns} for responses in readings]
    shared, common = sorted(set.intersection(*answers)), sorted(set.intersection(*groups))
    known: dict[tuple[int, int], int] = {}
    rolls = []
    for responses in readings:
        keys = _keys(responses, shared, common)
        numbers = [known.setdefault(key, len(known)) for key in keys]
        numbered = dict(zip(_rows(responses), numbers, strict=True))
        rolls.append(Roll(questionnaire, responses, numbered, frozenset(withdrawn)))
    return rolls


def _keys(responses: Responses, answers: Sequence[str], groups: Sequence[str]) -> list[tuple[int, int]]:
    """What somebody answered and belongs to, hashed; and which of those with the same they are."""
    import polars as pl

    columns = {normalised(name): name for name in responses.groups.columns}
    parts = [_codes(responses, name) for name in answers]
    parts += [_normalised(responses.groups[columns[name]]).alias(f"group {name}") for name in groups]
    if responses.audience is not None:
        parts.append(responses.audience.cast(pl.String).fill_null(NO_ANSWER).alias("audience"))
    hashes = pl.DataFrame(parts).hash_rows(seed=1).alias("hash")
    counted = pl.DataFrame([hashes]).with_columns(pl.int_range(pl.len()).over("hash").alias("which"))
    return list(counted.iter_rows())


def _codes(responses: Responses, name: str) -> pl.Series:
    import polars as pl

    meanings = responses.readings[name].meanings
    table = pl.Series(
        [m.code if m.code is not None else NO_ANSWER + (m.no_answer or "") for m in meanings], dtype=pl.String
    )
    return table.gather(responses.answers[name].to_physical()).alias(name)


def _normalised(groups: pl.Series) -> pl.Series:
    import polars as pl

    texts = groups.cast(pl.String).fill_null("")
    return texts.replace({name: normalised(name) for name in texts.unique().to_list()})


def _rows(responses: Responses) -> list[tuple[int, int]]:
    if responses.rows is None or responses.origin is None:
        return [(0, row) for row in range(responses.height)]
    return list(zip(responses.origin.to_list(), responses.rows.to_list(), strict=True))
