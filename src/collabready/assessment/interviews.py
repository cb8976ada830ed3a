"""What was heard beside what was answered: the same scorer, side by side, never averaged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabready.assessment.estimates import Moments, moments
from collabready.assessment.interview_results import APART, DIFFER, LEAST, InterviewResult, Quote
from collabready.assessment.pool import counted_scores
from collabready.assessment.readiness import Estimate
from collabready.assessment.results import DimensionResult, PracticeResult
from collabready.assessment.scores import dimension_column, practice_column
from collabready.questionnaire.model import Questionnaire
from collabready.responses.quotes import speaker, subject

if TYPE_CHECKING:
    from collabready.responses.model import Responses
    from collabready.responses.receipt import Receipt


@dataclass(frozen=True)
class InterviewEvidence:
    """What interviews tell: means of their ratings, None where none counts, the approved words, the receipts."""

    ratings: Moments | None = None
    practices: Mapping[str, Estimate] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    receipts: tuple[Receipt, ...] = ()


def interview_evidence(
    questionnaire: Questionnaire, interviews: Responses | None, ratings: Moments | None
) -> InterviewEvidence:
    """What all interviews tell together; nothing where there are none."""
    if interviews is None:
        return InterviewEvidence()
    quotes = tuple(
        Quote(
            id=quote.id,
            title=subject(quote, questionnaire),
            text=quote.text,
            who=speaker(quote, questionnaire),
        )
        for quote in interviews.quotes
    )
    practices = {} if ratings is None else _practices(questionnaire, ratings)
    return InterviewEvidence(ratings, practices, quotes, interviews.receipts)


def ratings_of(questionnaire: Questionnaire, interviews: Responses | None) -> Moments | None:
    """The moments of the ratings of interviews beside a survey; None where none counts."""
    if interviews is None or not interviews.height:
        return None
    persons = counted_scores(questionnaire, interviews)
    known = [column for column in persons.columns if not column.startswith("partial:")]
    return moments(persons, known, [column for column in known if column.startswith("dimension:")])[None]


def _practices(questionnaire: Questionnaire, ratings: Moments) -> dict[str, Estimate]:
    found = {p.id: ratings.rating(practice_column(p.id)) for p in questionnaire.practices}
    return {key: estimate for key, estimate in found.items() if estimate.score is not None}


def interview_results(
    ratings: Moments | None, dimensions: Sequence[DimensionResult], *, surveyed: bool
) -> Iterator[InterviewResult]:
    """The rated dimensions, each followed by its rated practices, beside the survey's scores where there was one."""
    if ratings is None:
        return
    for dimension in dimensions:
        rated = ratings.rating(dimension_column(dimension.id))
        yield from _beside(dimension, None, rated, dimension.score if surveyed else None)
        for practice in dimension.practices:
            rated = ratings.rating(practice_column(practice.id))
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
