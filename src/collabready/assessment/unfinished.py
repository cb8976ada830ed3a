"""Who counts of those who did not come to the end of a survey."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collabready.assessment.scores import dimension_column, score_persons
from collabready.language import sayable
from collabready.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

UNFINISHED = sayable("not finished")
UNFINISHED_AND_UNSCORED = sayable("not finished, and too little answered for any dimension")


def settle_unfinished(questionnaire: Questionnaire, responses: Responses, rule: str = "scored") -> Responses:
    """Responses in which it is settled who counts: `rule`: `all` count, `none` do, or those `scored` on any dimension.

    Raises ValueError for another rule. Where no tool told who finished, and where it was settled before, the responses are returned as they are.
    """
    unfinished = responses.unfinished
    if unfinished is None:
        return responses
    match rule:
        case "all":
            lost = unfinished & False
        case "none":
            lost = unfinished
        case "scored":
            lost = unfinished & ~_scored(questionnaire, responses)
        case _:
            raise ValueError(f"'{rule}' is no rule: it is scored, all or none.")
    kept = replace(responses.without(lost, UNFINISHED if rule == "none" else UNFINISHED_AND_UNSCORED), unfinished=None)
    return _counted(kept, (unfinished & ~lost).filter(~lost))


def _scored(questionnaire: Questionnaire, responses: Responses) -> pl.Series:
    """Whether any dimension of a person has a score."""
    import polars as pl

    persons = score_persons(questionnaire, responses)
    columns = [dimension_column(d.id) for d in questionnaire.dimensions if dimension_column(d.id) in persons.columns]
    return persons.select(pl.any_horizontal(pl.col(column).is_not_null() for column in columns)).to_series()


def _counted(responses: Responses, unfinished: pl.Series) -> Responses:
    """With the number of those kept in each receipt."""
    origin = responses.origin
    if origin is None:
        return responses
    return replace(
        responses,
        receipts=tuple(
            replace(receipt, unfinished=int((unfinished & (origin == place)).sum()))
            for place, receipt in enumerate(responses.receipts)
        ),
    )
