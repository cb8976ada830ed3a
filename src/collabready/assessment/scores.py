"""Items to person: every answer becomes 0-100, answers become practices, practices become dimensions.

Each function returns polars expressions, so that a million respondents and one interview take the same path. Null
policy: null is "no answer" or "no score", never zero and never a midpoint; an item is *asked* of a person when it was
answered, or when its audience fits and its skip rule holds. All counts are of asked items, unweighted.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, TypeVar

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Condition, Item, Practice, Questionnaire, Scale
from collabready.responses.model import SPARED

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

T = TypeVar("T")
AUDIENCE = "\0audience"
MIN_ANSWERED_OF_MANY = 2
MANY = 3


def practice_column(practice: str) -> str:
    return f"practice:{practice}"


def dimension_column(dimension: str) -> str:
    return f"dimension:{dimension}"


def partial_column(dimension: str) -> str:
    return f"partial:{dimension}"


def answers_column(question: str) -> str:
    """The statistic of those who answered an item or a question."""
    return f"answers:{question}"


def dimension_columns(questionnaire: Questionnaire, present: Sequence[str]) -> dict[str, str]:
    """Dimension -> column of person scores, of those dimensions that this channel asked about."""
    columns = {dimension.id: dimension_column(dimension.id) for dimension in questionnaire.dimensions}
    return {key: column for key, column in columns.items() if column in present}


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

    Raises:
        ResponsesError: the questionnaire asks nothing in this channel.
    """
    import polars as pl

    practices = _asked_practices(questionnaire, responses)
    if not practices:
        asked = "statement" if responses.channel == "survey" else "question"
        raise ResponsesError(f"No item of '{questionnaire.id}' has a {asked}, so there is nothing to score.")
    frame = with_audience(responses)
    by_dimension = {d.id: [a for a in practices if a.practice in d.practices] for d in questionnaire.dimensions}
    scored = {key: asked for key, asked in by_dimension.items() if asked}
    frame = frame.with_columns(_practice(asked, questionnaire, responses) for asked in practices)
    frame = frame.with_columns(_dimension(key, asked) for key, asked in scored.items())
    frame = frame.with_columns(_partial(key, asked, responses) for key, asked in scored.items())
    # Eagerly: a lazy plan would be cut into pieces by the number of threads, and sums over pieces differ in a last digit.
    return frame.select(
        *[practice_column(asked.practice.id) for asked in practices],
        *[pl.col(dimension_column(key), partial_column(key)) for key in scored],
    )


def with_audience(responses: Responses) -> pl.DataFrame:
    """The answers with the audience of each person beside them, where it is known."""
    frame = responses.answers
    return frame if responses.audience is None else frame.with_columns(responses.audience.alias(AUDIENCE))


@dataclass(frozen=True)
class _Asked:
    """A practice, those of its items that this channel asked, and of whom: None stands for everybody."""

    practice: Practice
    items: tuple[Item, ...]
    of: tuple[pl.Expr | None, ...]

    @property
    def count(self) -> pl.Expr | int:
        """How many of the items were asked of a person."""
        some = [expression for expression in self.of if expression is not None]
        return len(self.of) - len(some) + _count(some) if some else len(self.of)

    @property
    def at_all(self) -> pl.Expr | None:
        """Whether any of the items was asked of a person."""
        import polars as pl

        some = [expression for expression in self.of if expression is not None]
        return None if len(some) < len(self.of) else pl.any_horizontal(some)


def _asked_practices(questionnaire: Questionnaire, responses: Responses) -> list[_Asked]:
    known = {item.id for item in surveyed(questionnaire, responses)}
    items = {practice.id: tuple(i for i in practice.items if i.id in known) for practice in questionnaire.practices}
    return [
        _Asked(practice, items[practice.id], tuple(asked_of(item, responses) for item in items[practice.id]))
        for practice in questionnaire.practices
        if items[practice.id]
    ]


def asked_of(item: Item, responses: Responses) -> pl.Expr | None:
    """Whether the item was asked of a person: answered, or the audience fits and the skip rule holds.

    Nor was it asked where the survey tool says that it was not shown, or the interviewer that it was not asked, or in a file without a column for it. An expression over `with_audience`; None where everybody was asked.
    """
    import polars as pl

    conditions = []
    if item.audience and responses.audience is not None:
        conditions.append(pl.col(AUDIENCE).cast(pl.String).is_in(list(item.audience)))
    if item.when and item.when.of in responses.answers.columns:
        conditions.append(_holds(item.when, responses))
    hidden = [i for i, m in enumerate(responses.readings[item.id].meanings) if m.no_answer in SPARED]
    if hidden:
        conditions.append(~pl.col(item.id).to_physical().is_in(hidden))
    return _answered(item, responses) | pl.all_horizontal(conditions) if conditions else None


def _answered(item: Item, responses: Responses) -> pl.Expr:
    import polars as pl

    return pl.col(item.id).to_physical() < responses.readings[item.id].answered


def _practice(asked: _Asked, questionnaire: Questionnaire, responses: Responses) -> pl.Expr:
    """Weighted mean of the answered items, if enough of the asked ones are answered: the half rule."""
    import polars as pl

    answers = [_answered(item, responses) for item in asked.items]
    total = reduce(operator.add, [_weighted(item, questionnaire, responses) for item in asked.items])
    answered = _count(answers)
    if all(item.weight == 1 for item in asked.items):
        weight = answered
    else:
        weight = reduce(operator.add, [a * item.weight for a, item in zip(answers, asked.items, strict=True)])
    enough = answered >= _needed(asked.count, questionnaire.scoring.min_answered)
    return pl.when(enough).then(total / weight).alias(practice_column(asked.practice.id))


def _weighted(item: Item, questionnaire: Questionnaire, responses: Responses) -> pl.Expr:
    value = points(questionnaire.scale(item), reverse=item.reverse)
    return _looked_up(item.id, responses, {code: item.weight * score for code, score in value.items()}, 0.0)


def _needed(asked: pl.Expr | int, min_answered: float) -> pl.Expr | int:
    """How many answers a practice needs: the share of those asked, two of three and more, and always one."""
    import polars as pl

    if isinstance(asked, int):
        return max(math.ceil(round(min_answered * asked, 9)), MIN_ANSWERED_OF_MANY if asked >= MANY else 1)
    share = (min_answered * asked).round(9).ceil()
    return pl.max_horizontal(share, pl.when(asked >= MANY).then(MIN_ANSWERED_OF_MANY).otherwise(1))


def _dimension(dimension: str, practices: Sequence[_Asked]) -> pl.Expr:
    """Mean of the practices, if at least half of those asked have a score."""
    import polars as pl

    scores = [pl.col(practice_column(asked.practice.id)) for asked in practices]
    scored = _count([score.is_not_null() for score in scores])
    some = [asked.at_all for asked in practices if asked.at_all is not None]
    asked_count = len(practices) - len(some) + (_count(some) if some else 0)
    total = reduce(operator.add, [score.fill_null(0) for score in scores])
    return pl.when((scored > 0) & (2 * scored >= asked_count)).then(total / scored).alias(dimension_column(dimension))


def _partial(dimension: str, practices: Sequence[_Asked], responses: Responses) -> pl.Expr:
    """Whether a dimension has a score although an item that was asked has no answer."""
    import polars as pl

    missed = [
        ~_answered(item, responses) if asked is None else asked & ~_answered(item, responses)
        for practice in practices
        for item, asked in zip(practice.items, practice.of, strict=True)
    ]
    scored = pl.col(dimension_column(dimension)).is_not_null()
    return (scored & pl.any_horizontal(missed)).alias(partial_column(dimension))


def _holds(condition: Condition, responses: Responses) -> pl.Expr:
    """Whether a skip rule holds; an unanswered condition does not."""
    codes = {m.code for m in responses.readings[condition.of].meanings if m.code is not None}
    verdict = {code: condition.met_by(code) for code in codes}
    return _looked_up(condition.of, responses, verdict, otherwise=False)


def _looked_up(column: str, responses: Responses, by_code: Mapping[str, T], otherwise: T) -> pl.Expr:
    """A value for each answer, looked up by the position of its spelling."""
    import polars as pl

    table = pl.Series(responses.readings[column].values(by_code, otherwise))
    return pl.lit(table).gather(pl.col(column).to_physical())


def _count(flags: Sequence[pl.Expr]) -> pl.Expr:
    """How many of the flags are set; never null."""
    import polars as pl

    return reduce(operator.add, [flag.cast(pl.UInt16) for flag in flags])
