"""Answers that look as if nobody had read the statements: flagged, counted, and kept.

Five signs (Curran, 2016, Journal of Experimental Social Psychology 66, 4-19, reviews them): the same answer to half of
the items or more in a row; the same answer all through a dimension with reversed items; the same answer to everything;
more than half of the items unanswered; all answers as somebody else gave them.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from collabready.assessment.scores import asked_of, surveyed, with_audience
from collabready.questionnaire.model import Item, Questionnaire

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from collabready.assessment.covariance import Column
    from collabready.responses.model import Responses

LEAST_BLOCK = 3
LEAST_TO_REPEAT = 10
LEAST_RUN = 5
ROWS = 1 << 16
MULTIPLIER = 0x9E3779B97F4A7C15


def careless_answers(questionnaire: Questionnaire, responses: Responses) -> dict[str, pl.Series]:
    """A mask over the respondents for each sign that anybody shows."""
    import polars as pl

    items = surveyed(questionnaire, responses)
    if not items or not responses.height:
        return {}
    found = _signs(items, questionnaire, _codes(items, questionnaire, responses), _asked(items, responses))
    return {sign: pl.Series(mask) for sign, mask in found.items() if mask.any()}


def _codes(items: Sequence[Item], questionnaire: Questionnaire, responses: Responses) -> dict[str, Column]:
    """The codes as given, by item, in as few bytes as they need; the lowest number of that type where there is none."""
    import numpy as np

    most = max(abs(code) for item in items for code in questionnaire.scale(item).codes)
    kind = next(each for each in (np.int8, np.int16, np.int32, np.int64) if most < np.iinfo(each).max)
    columns = {}
    for item in items:
        codes = {str(code): code for code in questionnaire.scale(item).codes}
        table = np.array(responses.readings[item.id].values(codes, int(np.iinfo(kind).min)), dtype=kind)
        columns[item.id] = table[responses.answers[item.id].to_physical().to_numpy()]
    return columns


def _signs(
    items: Sequence[Item], questionnaire: Questionnaire, codes: Mapping[str, Column], asked: Column
) -> dict[str, NDArray[np.bool_]]:
    import numpy as np

    blocks = [[codes[i.id] for i in block] for block in _opposed(questionnaire, codes)]
    middles = [_middle(questionnaire, block[0]) for block in _opposed(questionnaire, codes)]
    columns = list(codes.values())
    seen = [_seen([column[at : at + ROWS] for column in columns]) for at in range(0, len(columns[0]), ROWS)]
    answered, longest, constant = (np.concatenate(parts) for parts in zip(*seen, strict=True))
    straight = [_straight(block, middle) for block, middle in zip(blocks, middles, strict=True)]
    comparable = (answered >= LEAST_TO_REPEAT) & ~constant
    return {
        "the same answer in a row": longest >= max(LEAST_RUN, (len(items) + 1) // 2),
        "the same answer to reversed items": reduce(operator.or_, straight, np.zeros(len(answered), np.bool_)),
        "the same answer to everything": constant & (answered >= LEAST_RUN),
        "more than half unanswered": 2 * answered.astype(np.int32) < asked,
        "the same answers as somebody else": _repeated(columns, comparable),
    }


def _seen(columns: Sequence[Column]) -> tuple[Column, Column, NDArray[np.bool_]]:
    """Of each row: how many items are answered, the longest run of equal answers, and whether all answers are equal."""
    import numpy as np

    none = np.iinfo(columns[0].dtype).min
    height, kind = len(columns[0]), np.uint8 if len(columns) <= np.iinfo(np.uint8).max else np.uint16
    answered: Column = np.zeros(height, kind)
    run: Column = np.zeros(height, kind)
    longest: Column = np.zeros(height, kind)
    high, low = columns[0].copy(), np.full_like(columns[0], np.iinfo(columns[0].dtype).max)
    before: Column | None = None
    for column in columns:
        there = column != none
        if before is not None:
            run *= column == before
        run += 1
        run *= there
        answered += there
        np.maximum(longest, run, out=longest)
        np.maximum(high, column, out=high)
        np.minimum(low, column, out=low, where=there)
        before = column
    return answered, longest, (low == high) & (answered > 1)


def _opposed(questionnaire: Questionnaire, known: Mapping[str, Column]) -> Iterator[list[Item]]:
    """The items of each dimension that has enough of them, reversed ones and others."""
    for dimension in questionnaire.dimensions:
        block = [item for item in dimension.items if item.id in known]
        if len(block) >= LEAST_BLOCK and len({item.reverse for item in block}) > 1:
            yield block


def _middle(questionnaire: Questionnaire, item: Item) -> float:
    codes = questionnaire.scale(item).codes
    return (min(codes) + max(codes)) / 2


def _straight(block: Sequence[Column], middle: float) -> NDArray[np.bool_]:
    """Whether somebody gave one answer, not the middle one, to all of a block."""
    import numpy as np

    first = block[0]
    alike: NDArray[np.bool_] = (first != np.iinfo(first.dtype).min) & (first != middle)
    for column in block[1:]:
        alike &= column == first
    return alike


def _repeated(columns: Sequence[Column], comparable: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether somebody else gave the same answers. A number that equal rows share finds the few that are then compared."""
    import numpy as np
    import polars as pl

    digest = np.zeros(len(comparable), np.uint64)
    for column in columns:
        digest = digest * np.uint64(MULTIPLIER) + column.astype(np.uint64)
    order = np.sort(digest[comparable])
    twice = np.unique(order[1:][order[1:] == order[:-1]])
    places = np.flatnonzero(comparable & np.isin(digest, twice)) if len(twice) else np.array([], np.int64)
    found = np.zeros(len(comparable), np.bool_)
    if len(places):
        rows = pl.DataFrame({str(at): column[places] for at, column in enumerate(columns)})
        found[places] = rows.is_duplicated().to_numpy()
    return found


def _asked(items: Sequence[Item], responses: Responses) -> Column:
    """How many of the items each respondent was asked."""
    import numpy as np
    import polars as pl

    some = [of for item in items if (of := asked_of(item, responses)) is not None]
    always = len(items) - len(some)
    frame = with_audience(responses)
    if not some:
        return np.full(frame.height, always)
    return frame.select(always + pl.sum_horizontal(of.cast(pl.Int64) for of in some)).to_series().to_numpy()
