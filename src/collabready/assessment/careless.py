"""Answers that look as if nobody had read the statements: flagged, counted, and kept.

Five signs (Curran, 2016, Journal of Experimental Social Psychology 66, 4-19, reviews them): the same answer to half of
the items or more in a row; the same answer all through a dimension with reversed items; the same answer to everything;
more than half of the items unanswered; all answers as somebody else gave them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import TYPE_CHECKING

from collabready.assessment.scores import asked_of, surveyed, with_audience
from collabready.questionnaire.model import Item, Questionnaire

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

LEAST_BLOCK = 3
LEAST_TO_REPEAT = 10
LEAST_RUN = 5


def careless_answers(questionnaire: Questionnaire, responses: Responses) -> dict[str, pl.Series]:
    """A mask over the respondents for each sign that anybody shows."""
    items = surveyed(questionnaire, responses)
    if not items:
        return {}
    codes = _codes(items, questionnaire, responses)
    found = dict(_signs(items, questionnaire, codes, _asked(items, responses)))
    return {sign: mask for sign, mask in found.items() if mask.any()}


def _codes(items: list[Item], questionnaire: Questionnaire, responses: Responses) -> pl.DataFrame:
    """The codes as given, a column an item; null where there is none."""
    import polars as pl

    columns = []
    for item in items:
        codes = {str(code): code for code in questionnaire.scale(item).codes}
        table = pl.Series(responses.readings[item.id].values(codes, None), dtype=pl.Int32)
        columns.append(table.gather(responses.answers[item.id].to_physical()).alias(item.id))
    return pl.DataFrame(columns)


def _signs(
    items: list[Item], questionnaire: Questionnaire, codes: pl.DataFrame, asked: pl.Series
) -> Iterator[tuple[str, pl.Series]]:
    import polars as pl

    answered = codes.select(pl.sum_horizontal(pl.all().is_not_null().cast(pl.UInt16))).to_series()
    some = codes.select(pl.min_horizontal(pl.all()).alias("low"), pl.max_horizontal(pl.all()).alias("high"))
    constant = (some["low"] == some["high"]).fill_null(value=False) & (answered > 1)
    yield "the same answer in a row", _longest_run(codes) >= max(LEAST_RUN, (len(items) + 1) // 2)
    yield "the same answer to reversed items", _straight(questionnaire, codes)
    yield "the same answer to everything", constant & (answered >= LEAST_RUN)
    yield "more than half unanswered", 2 * answered < asked
    comparable = (answered >= LEAST_TO_REPEAT) & ~constant
    yield "the same answers as somebody else", codes.is_duplicated() & comparable


def _asked(items: list[Item], responses: Responses) -> pl.Series:
    """How many of the items each respondent was asked."""
    import polars as pl

    some = [of for item in items if (of := asked_of(item, responses)) is not None]
    always = len(items) - len(some)
    frame = with_audience(responses)
    if not some:
        return pl.repeat(always, frame.height, dtype=pl.Int64, eager=True)
    return frame.select(always + pl.sum_horizontal(of.cast(pl.Int64) for of in some)).to_series()


def _longest_run(codes: pl.DataFrame) -> pl.Series:
    """The largest number of equal answers one after the other, in the order of the questionnaire."""
    import polars as pl

    run = longest = pl.zeros(codes.height, pl.Int32, eager=True)
    before: pl.Series | None = None
    for name in codes.columns:
        column = codes[name]
        same = (column == before).fill_null(value=False) if before is not None else column.is_not_null() & False
        run = (run * same + 1) * column.is_not_null()
        longest = pl.select(pl.max_horizontal(longest, run)).to_series()
        before = column
    return longest


def _straight(questionnaire: Questionnaire, codes: pl.DataFrame) -> pl.Series:
    """Whether somebody gave one answer, not the middle one, all through a dimension with reversed and other items."""
    import polars as pl

    masks = []
    for dimension in questionnaire.dimensions:
        block = [item for item in dimension.items if item.id in codes.columns]
        if len(block) < LEAST_BLOCK or len({item.reverse for item in block}) == 1:
            continue
        columns = [pl.col(item.id) for item in block]
        scale = questionnaire.scale(block[0])
        middle = (min(scale.codes) + max(scale.codes)) / 2
        low, high = pl.min_horizontal(columns), pl.max_horizontal(columns)
        full = pl.all_horizontal(column.is_not_null() for column in columns)
        masks.append(codes.select(full & (low == high) & (low != middle)).to_series().fill_null(value=False))
    nobody = pl.repeat(False, codes.height, dtype=pl.Boolean, eager=True)  # noqa: FBT003 - the value that is repeated
    return reduce(lambda one, other: one | other, masks, nobody)
