"""How far the score of a dimension may be leaned on: what its items say of reliability and agreement, over the whole."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabready.assessment.agreement import agreement, spread_of, width
from collabready.assessment.covariance import MISSING, listwise
from collabready.assessment.quality_results import Agreement, Reliability
from collabready.assessment.reliability import reliability, rest_of
from collabready.assessment.scores import points
from collabready.assessment.whole import Whole
from collabready.questionnaire.model import Item, Questionnaire

if TYPE_CHECKING:
    from collabready.assessment.covariance import Column
    from collabready.responses.model import Responses

FINEST = 1_000_000
"""The most steps that 0-100 is cut into, where scales of different width meet."""


@dataclass(frozen=True)
class Quality:
    """`item_rest`: item -> its correlation with the others. None where nothing may be said: of interviews."""

    reliability: Reliability | None = None
    agreement: Agreement | None = None
    item_rest: Mapping[str, float | None] = field(default_factory=dict)


def quality_of(items: Sequence[Item], whole: Whole) -> Quality:
    """The quality of a dimension from its items, as far as a survey asked them. Interviewees are no sample."""
    if not whole.surveyed:
        return Quality()
    asked = [item for item in items if item.id in whole.answers.answers.columns]
    least = whole.settings.min_group
    found = listwise(steps(asked, whole.questionnaire, whole.answers))
    return Quality(reliability(found, least), _agreement(asked, whole), rest_of(found, [i.id for i in asked], least))


def steps(items: Sequence[Item], questionnaire: Questionnaire, responses: Responses) -> list[Column]:
    """The answers to each item, turned where it is reversed, as whole steps of 0-100 that are the same for all items."""
    import numpy as np

    scales = [questionnaire.scale(item).codes for item in items]
    most = min(math.lcm(*(max(codes) - min(codes) for codes in scales)), FINEST)
    small = np.int16 if most <= np.iinfo(np.int16).max else np.int32
    columns = []
    for item in items:
        value = points(questionnaire.scale(item), reverse=item.reverse)
        by_code = {code: round(most * score / 100) for code, score in value.items()}
        table = np.array(responses.readings[item.id].values(by_code, MISSING), dtype=small)
        columns.append(table[responses.answers[item.id].to_physical().to_numpy()])
    return columns


def _agreement(items: Sequence[Item], whole: Whole) -> Agreement:
    """Of those items whose mean may be shown."""
    shown = [item for item in items if whole.counts[item.id].answered >= whole.settings.min_group]
    scales = [whole.questionnaire.scale(item) for item in shown]
    spreads = [
        spread_of(whole.counts[item.id].codes, points(scale, reverse=item.reverse))
        for item, scale in zip(shown, scales, strict=True)
    ]
    return agreement(spreads, [width(scale.codes) for scale in scales])
