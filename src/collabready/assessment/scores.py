"""Items to person: every answer becomes 0-100, answers become practices, practices become dimensions.

Each function returns polars expressions, so that a million respondents and one interview take the same path. Null
policy: null is "no answer" or "no score", never zero and never a midpoint; an item is *asked* of a person when it was
answered, or when its audience fits and its skip rule holds. All counts are of asked items, unweighted.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from collabready.questionnaire.model import Condition, Dimension, Item, Practice, Questionnaire, Scale

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

AUDIENCE = "audience"
COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
MIN_ANSWERED_OF_MANY = 2
MANY = 3


def points(scale: Scale, *, reverse: bool) -> dict[str, float]:
    """0-100 of each code: 100 (x - min) / (max - min), with min and max of the declared scale, never of the data."""
    low, high = min(scale.codes), max(scale.codes)
    return {str(x): 100 * ((low + high - x if reverse else x) - low) / (high - low) for x in scale.codes}


def surveyed(questionnaire: Questionnaire, responses: Responses) -> list[Item]:
    """The items that this channel asked and that have a column."""
    asked = (item for item in questionnaire.items if item.text(responses.channel))
    return [item for item in asked if item.id in responses.answers.columns]


def score_persons(questionnaire: Questionnaire, responses: Responses) -> pl.DataFrame:
    """Scores of every person, in the order of the rows.

    Columns: `practice:ID` and `dimension:ID` (0-100, null when too little was answered), `partial:ID` (whether the
    dimension's score rests on some of its asked items only). A dimension with no item in this channel has no column.
    """
    import polars as pl

    items = {item.id: item for item in surveyed(questionnaire, responses)}
    frame = responses.answers.lazy()
    if responses.audience is not None:
        frame = frame.with_columns(responses.audience.alias(AUDIENCE))
    frame = frame.with_columns(
        _gathered(item.id, responses, points(questionnaire.scale(item), reverse=item.reverse)).alias(f"points:{item.id}")
        for item in items.values()
    )
    asked = {item.id: asked_of(item, questionnaire, responses) for item in items.values()}
    kept: list[pl.Expr] = []
    for dimension in questionnaire.dimensions:
        practices = [p for p in dimension.practices if any(item.id in items for item in p.items)]
        if practices:
            minimum = questionnaire.scoring.min_answered
            frame = frame.with_columns(_practice(p, items, asked, minimum) for p in practices)
            frame = frame.with_columns(_dimension(dimension, practices, items, asked))
            frame = frame.with_columns(_partial(dimension, items, asked))
            kept += [pl.col(f"practice:{p.id}") for p in practices]
            kept += [pl.col(f"dimension:{dimension.id}", f"partial:{dimension.id}")]
    return frame.select(kept).collect(engine="streaming")


def asked_of(item: Item, questionnaire: Questionnaire, responses: Responses) -> pl.Expr:
    """Whether the item was asked of a person: answered, or the audience fits and the skip rule holds."""
    import polars as pl

    fits = pl.lit(value=True)
    if item.audience and responses.audience is not None:
        fits = pl.col(AUDIENCE).cast(pl.String).is_in(list(item.audience)).fill_null(value=False)
    if item.when and item.when.of in responses.answers.columns:
        fits = fits & _holds(item.when, questionnaire, responses)
    return pl.col(f"points:{item.id}").is_not_null() | fits


def _practice(
    practice: Practice, items: dict[str, Item], asked: dict[str, pl.Expr], min_answered: float
) -> pl.Expr:
    """Weighted mean of the answered items, if enough of the asked ones are answered: METHOD's half rule."""
    import polars as pl

    ids = [item.id for item in practice.items if item.id in items]
    values = [pl.col(f"points:{i}") for i in ids]
    weights = [items[i].weight for i in ids]
    answered = _count([value.is_not_null() for value in values])
    asked_count = _count([asked[i] for i in ids])
    needed = pl.when(asked_count >= MANY).then(MIN_ANSWERED_OF_MANY).otherwise(1)
    enough = (answered > 0) & (answered >= needed) & (answered.cast(pl.Float64) >= (min_answered * asked_count).round(9))
    total = pl.sum_horizontal([v * w for v, w in zip(values, weights, strict=True)])
    weight = pl.sum_horizontal([v.is_not_null() * w for v, w in zip(values, weights, strict=True)])
    return pl.when(enough).then(total / weight).alias(f"practice:{practice.id}")


def _dimension(
    dimension: Dimension, practices: Sequence[Practice], items: dict[str, Item], asked: dict[str, pl.Expr]
) -> pl.Expr:
    """Mean of the practices, if at least half of those asked have a score."""
    import polars as pl

    scores = [pl.col(f"practice:{p.id}") for p in practices]
    scored = _count([score.is_not_null() for score in scores])
    asked_count = _count([pl.any_horizontal([asked[i.id] for i in p.items if i.id in items]) for p in practices])
    enough = (scored > 0) & (2 * scored >= asked_count)
    return pl.when(enough).then(pl.sum_horizontal(scores) / scored).alias(f"dimension:{dimension.id}")


def _partial(dimension: Dimension, items: dict[str, Item], asked: dict[str, pl.Expr]) -> pl.Expr:
    import polars as pl

    ids = [item.id for item in dimension.items if item.id in items]
    missed = pl.any_horizontal([asked[i] & pl.col(f"points:{i}").is_null() for i in ids])
    return (missed & pl.col(f"dimension:{dimension.id}").is_not_null()).alias(f"partial:{dimension.id}")


def _holds(condition: Condition, questionnaire: Questionnaire, responses: Responses) -> pl.Expr:
    """Whether a skip rule holds; an unanswered condition does not."""
    reading = responses.readings[condition.of]
    codes = {code for code in reading.codes if code is not None}
    if condition.operator in COMPARE:
        limit = float(condition.values[0])
        verdict = {code: COMPARE[condition.operator](float(code), limit) for code in codes}
    else:
        verdict = {code: (code in condition.values) != (condition.operator == "!=") for code in codes}
    return _gathered(condition.of, responses, verdict).fill_null(value=False)


def _gathered(column: str, responses: Responses, by_code: dict[str, float] | dict[str, bool]) -> pl.Expr:
    """A value for each answer, looked up by the position of its spelling."""
    import polars as pl

    table = pl.Series(responses.readings[column].values(by_code))
    return pl.lit(table).gather(pl.col(column).to_physical())


def _count(flags: Sequence[pl.Expr]) -> pl.Expr:
    return reduce(operator.add, [flag.cast(_small()) for flag in flags])


def _small() -> type[pl.DataType]:
    import polars as pl

    return pl.Int16
