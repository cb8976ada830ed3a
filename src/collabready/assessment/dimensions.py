"""What is found of one dimension: its score and spread, its practices, its items."""

from __future__ import annotations

from collections.abc import Sequence

from collabready.assessment.breakdowns import Breakdown
from collabready.assessment.disclosure import detail
from collabready.assessment.items import FOLDS, item_result, only_class, shares
from collabready.assessment.quality import quality_of
from collabready.assessment.readiness import Estimate, crosses_cut
from collabready.assessment.results import DimensionResult, Fold, PracticeResult
from collabready.assessment.scores import dimension_column, partial_column, practice_column
from collabready.assessment.units import unit_differences
from collabready.assessment.whole import Whole
from collabready.questionnaire.model import Dimension, Item, Practice


def dimension_result(dimension: Dimension, whole: Whole, breakdowns: Sequence[Breakdown] = ()) -> DimensionResult:
    """A dimension's result; without numbers where fewer than the minimum have its score."""
    column = dimension_column(dimension.id)
    estimate = whole.estimate(column)
    known = estimate.score is not None
    items = [item for item in dimension.items if _asked(item, whole)]
    quality = quality_of(items, whole)
    folded, unanimous = _folded(items, whole, estimate)
    return DimensionResult(
        id=dimension.id,
        title=dimension.title,
        role=dimension.role,
        about=dimension.about,
        n=estimate.n if known else None,
        score=estimate.score,
        ci=estimate.ci,
        sd=estimate.sd,
        median=_median(whole, column) if known and whole.surveyed else None,
        favourable=folded["favourable"],
        neutral=folded["neutral"],
        unfavourable=folded["unfavourable"],
        nearly_all=unanimous,
        level=whole.level(estimate.score),
        borderline=crosses_cut(estimate.ci, whole.questionnaire.scoring.levels),
        incomplete=int(whole.persons[partial_column(dimension.id)].sum()) if known else None,
        reliability=quality.reliability,
        agreement=quality.agreement,
        units=tuple(unit_differences(each.by, each.estimates(dimension.id)) for each in breakdowns),
        practices=tuple(_practice_result(practice, whole) for practice in dimension.practices),
        items=tuple(item_result(item, whole, quality.item_rest.get(item.id)) for item in items),
    )


def _folded(items: list[Item], whole: Whole, estimate: Estimate) -> tuple[dict[str, float | None], Fold | None]:
    """The shares of the classes; in a small group, the one that nearly all are in, in place of them."""
    folded: dict[str, float | None] = shares(items, whole) if estimate.score is not None else dict.fromkeys(FOLDS)
    unanimous = only_class(folded) if detail(estimate.n, whole=True) != "full" else None
    return (dict.fromkeys(FOLDS), unanimous) if unanimous else (folded, None)


def _practice_result(practice: Practice, whole: Whole) -> PracticeResult:
    estimate = whole.estimate(practice_column(practice.id))
    return PracticeResult(
        id=practice.id,
        title=practice.title,
        n=estimate.n if estimate.score is not None else None,
        score=estimate.score,
        ci=estimate.ci,
        sd=estimate.sd,
        level=whole.level(estimate.score),
        items=tuple(item.id for item in practice.items if _asked(item, whole)),
    )


def _asked(item: Item, whole: Whole) -> bool:
    """Whether an item belongs among the results: asked in this channel, and in a survey of staff."""
    everybody = not item.audience or whole.answers.audience is None or not whole.surveyed
    of_staff = everybody or any(whole.questionnaire.voice(audience) == "staff" for audience in item.audience)
    return bool(item.text(whole.answers.channel)) and of_staff


def _median(whole: Whole, column: str) -> float | None:
    middle = whole.persons[column].median()
    return float(middle) if isinstance(middle, int | float) else None
