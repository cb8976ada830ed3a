"""Samples of a wave whose answers are at hand: staff, scored again on the items that both waves share."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from collabready.assessment.overlaps import Link, Sample
from collabready.assessment.readiness import geometric_mean
from collabready.assessment.rounds import Answers
from collabready.assessment.samples import READINESS, Samples, Scope, Subject, showable
from collabready.assessment.scores import dimension_column, points, practice_column, score_persons
from collabready.assessment.voices import of_voice
from collabready.questionnaire.model import Item, Questionnaire
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

WHO, GROUP, INDEX = "who", "group", "readiness"
LONG_NUMBER = 8


def samples_of_answers(answers: Answers, structure: Questionnaire, scope: Scope) -> Samples:
    """Samples of staff, scored on the items of the scope and by the structure of a questionnaire.

    Who was asked an item is a fact of the wave; practices, weights and the missing rule are those of `structure`.
    """
    staff = of_voice("staff", answers.questionnaire, answers.responses)
    responses = answers.responses if staff is None else answers.responses.only(staff)
    common = _common(answers.questionnaire, structure, scope)
    persons = _persons(answers.questionnaire, common, responses, scope)
    persons = _with_practices(persons, answers.questionnaire, responses, scope)
    persons, index = _with_readiness(persons, structure)
    subjects = [Subject("dimension", part.id) for part in common.dimensions]
    subjects += [Subject("item", key) for key in scope.items]
    subjects += [Subject("practice", key) for key in sorted(scope.practices)]
    known = {subject: sample for subject in subjects if (sample := _sample(persons, _column(subject)))}
    known |= {READINESS: index} if index else {}
    known |= dict(_groups(persons, known, scope))
    return Samples({key: each for key, each in known.items() if each.n >= scope.min_group}, persons)


def linked(earlier: Samples, later: Samples) -> int:
    """How many respondents are known in both waves by their code."""
    codes = [set() if each.persons is None else _known(each.persons) for each in (earlier, later)]
    return len(codes[0] & codes[1])


def link_of(earlier: Samples, later: Samples, subject: Subject) -> Link | None:
    """Who is in both samples of a subject, and how their scores go together; None where nobody is known in both."""
    import polars as pl

    persons = [each.persons for each in (earlier, later) if each.persons is not None and WHO in each.persons.columns]
    if len(persons) < 2:  # noqa: PLR2004 - two waves
        return None
    before, after = (_coded(each, subject) for each in persons)
    both = before.join(after, on=WHO, suffix=" later")
    if not both.height:
        return None
    r = both.select(pl.corr(_column(subject), f"{_column(subject)} later")).item()
    return Link(both.height, r if r is not None and math.isfinite(r) else 0.0)


def _column(subject: Subject) -> str:
    match subject.kind:
        case "readiness":
            return INDEX
        case "item":
            return f"item:{subject.id}"
        case "practice":
            return practice_column(subject.id)
        case _:
            return dimension_column(subject.id)


def _known(persons: pl.DataFrame) -> set[str]:
    return set(persons[WHO].drop_nulls().to_list()) if WHO in persons.columns else set()


def _coded(persons: pl.DataFrame, subject: Subject) -> pl.DataFrame:
    """The codes of those who have a score, beside it."""
    import polars as pl

    mine = persons.filter(pl.col(GROUP) == subject.group) if subject.group else persons
    return mine.select(WHO, _column(subject)).drop_nulls()


def _common(own: Questionnaire, structure: Questionnaire, scope: Scope) -> Questionnaire:
    """This wave's items in the practices and dimensions of the structure."""
    mine = {item.id: item for item in own.items}
    dimensions = []
    for part in structure.dimensions:
        practices = [
            practice.model_copy(update={"items": items})
            for practice in part.practices
            if (items := tuple(_as_weighed(mine[scope.items[i.id]], i) for i in practice.items if i.id in scope.items))
        ]
        if practices and part.id in scope.dimensions:
            dimensions.append(part.model_copy(update={"practices": tuple(practices)}))
    return own.model_copy(update={"dimensions": tuple(dimensions), "scoring": structure.scoring})


def _as_weighed(own: Item, other: Item) -> Item:
    return own.model_copy(update={"weight": other.weight})


def _persons(own: Questionnaire, common: Questionnaire, responses: Responses, scope: Scope) -> pl.DataFrame:
    """A row for each person: scores of items and dimensions, the normalised group, the code where there is one."""
    import polars as pl

    items = {item.id: item for item in own.items}
    frame = responses.answers.select(
        _item_points(items[name], own, responses).alias(_column(Subject("item", key)))
        for key, name in scope.items.items()
    )
    if common.dimensions:
        scores = score_persons(common, responses)
        frame = frame.with_columns(scores[dimension_column(part.id)] for part in common.dimensions)
    if scope.by in responses.groups.columns:
        names = responses.groups[scope.by].cast(pl.String)
        alike = {name: normalised(name) for name in names.unique().drop_nulls().to_list()}
        frame = frame.with_columns(names.replace(alike).alias(GROUP))
    return frame if responses.respondent is None else frame.with_columns(_codes(responses.respondent))


def _with_practices(persons: pl.DataFrame, own: Questionnaire, responses: Responses, scope: Scope) -> pl.DataFrame:
    """The persons with the practices of the scope, scored as in the results of this wave."""
    if not scope.practices:
        return persons
    scores = score_persons(own, responses)
    return persons.with_columns(scores[practice_column(key)] for key in sorted(scope.practices))


def _item_points(item: Item, questionnaire: Questionnaire, responses: Responses) -> pl.Expr:
    """An item's answers as 0-100, null where there is none."""
    import polars as pl

    value: dict[str, float | None] = dict(points(questionnaire.scale(item), reverse=item.reverse))
    table = pl.Series(responses.readings[item.id].values(value, None), dtype=pl.Float64)
    return pl.lit(table).gather(pl.col(item.id).to_physical())


def _codes(respondent: pl.Series) -> pl.Series:
    """The codes that can be looked for in another wave: no running numbers, and none that two rows have."""
    import polars as pl

    code = respondent.cast(pl.String).str.strip_chars()
    telling = code.str.contains(r"\pL") | (code.str.len_chars() >= LONG_NUMBER)
    return pl.select(pl.when(code.is_unique() & telling).then(code).alias(WHO)).to_series()


def _sample(persons: pl.DataFrame, column: str) -> Sample | None:
    """The sample of those who have a score; None where that is one person at most, whose spread is unknown."""
    scores = persons[column].drop_nulls()
    mean, sd = scores.mean(), scores.std()
    return Sample(scores.len(), mean, sd) if isinstance(mean, float) and isinstance(sd, float) else None


def _with_readiness(persons: pl.DataFrame, structure: Questionnaire) -> tuple[pl.DataFrame, Sample | None]:
    """The readiness R as the mean of one number a person: the delta method, written so that people can be linked.

    The number is R + sum of w_i R / mean_i x (x_i - mean_i), of those who have all dimensions; its variance is g'Sg.
    None where a dimension is not scored, or at 0.
    """
    import polars as pl

    columns = {part.id: dimension_column(part.id) for part in structure.dimensions}
    samples = {key: _sample(persons, column) for key, column in columns.items() if column in persons.columns}
    means = {key: sample.mean for key, sample in samples.items() if sample and sample.mean > 0}
    weights = structure.weights()
    readiness = geometric_mean(means, weights) if len(means) == len(columns) else None
    if readiness is None:
        return persons, None
    terms = [(pl.col(columns[key]) - mean) * (weights[key] * readiness / mean) for key, mean in means.items()]
    persons = persons.with_columns((readiness + sum(terms[1:], terms[0])).alias(INDEX))
    spread = _sample(persons, INDEX)
    return persons, spread and Sample(spread.n, readiness, spread.sd)


def _groups(persons: pl.DataFrame, known: Mapping[Subject, Sample], scope: Scope) -> Iterator[tuple[Subject, Sample]]:
    """The groups that may be shown, each dimension by its own n."""
    import polars as pl

    for dimension, names in scope.groups.items():
        subject = Subject("dimension", dimension)
        if subject in known and GROUP in persons.columns:
            parts = {key: _sample(persons.filter(pl.col(GROUP) == key), _column(subject)) for key in sorted(names)}
            yield from showable(dimension, {key: part for key, part in parts.items() if part}, known[subject].n, scope)
