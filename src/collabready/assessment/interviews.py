"""What was heard beside what was answered: the same scorer, side by side, never averaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from collabready.assessment.estimates import Moments, moments
from collabready.assessment.pool import without_small_pools
from collabready.assessment.readiness import Estimate
from collabready.assessment.results import DimensionResult, PracticeResult
from collabready.assessment.scores import dimension_column, practice_column, score_persons
from collabready.assessment.sealed import APART, DIFFER, LEAST, InterviewResult, Quote
from collabready.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from collabready.responses.model import Responses
    from collabready.responses.receipt import Receipt


@dataclass(frozen=True)
class Heard:
    """What interviews tell: means of their ratings, None where none counts, the approved words, the receipts."""

    ratings: Moments | None = None
    practices: Mapping[str, Estimate] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    receipts: tuple[Receipt, ...] = ()


def what_was_heard(questionnaire: Questionnaire, interviews: Responses | None) -> Heard:
    """What all interviews tell together; nothing where there are none."""
    if interviews is None:
        return Heard()
    if not interviews.height:
        return Heard(receipts=interviews.receipts)
    ratings = _ratings(questionnaire, interviews)
    quotes = tuple(Quote(**asdict(quote)) for quote in interviews.quotes)
    return Heard(ratings, _practices(questionnaire, ratings), quotes, interviews.receipts)


def _ratings(questionnaire: Questionnaire, interviews: Responses) -> Moments:
    persons = without_small_pools(questionnaire, score_persons(questionnaire, interviews), interviews.pooled)
    known = [column for column in persons.columns if not column.startswith("partial:")]
    return moments(persons, known, [column for column in known if column.startswith("dimension:")])[None]


def _practices(questionnaire: Questionnaire, ratings: Moments) -> dict[str, Estimate]:
    """The ratings of the practices that have one, without intervals: interviewees are no sample."""
    found = {p.id: ratings.estimate(practice_column(p.id)) for p in questionnaire.practices}
    return {key: Estimate(score=e.score, n=e.n) for key, e in found.items() if e.score is not None}


def interview_results(
    ratings: Moments | None, dimensions: Sequence[DimensionResult], *, surveyed: bool
) -> Iterator[InterviewResult]:
    """The rated dimensions, each followed by its rated practices, beside the survey's scores where there was one."""
    if ratings is None:
        return
    for dimension in dimensions:
        rated = ratings.estimate(dimension_column(dimension.id))
        yield from _beside(dimension, None, rated, dimension.score if surveyed else None)
        for practice in dimension.practices:
            rated = ratings.estimate(practice_column(practice.id))
            yield from _beside(dimension, practice, rated, practice.score if surveyed else None)


def _beside(
    dimension: DimensionResult, practice: PracticeResult | None, rated: Estimate, survey: float | None
) -> Iterator[InterviewResult]:
    if rated.score is None:
        return
    difference = None if survey is None else rated.score - survey
    apart = difference is not None and rated.n >= LEAST and round(abs(difference), 9) >= APART
    yield InterviewResult(
        dimension=dimension.id,
        practice=practice.id if practice else None,
        title=practice.title if practice else dimension.title,
        score=rated.score,
        n=rated.n,
        survey_score=survey,
        difference=difference,
        label=DIFFER if apart else None,
    )
