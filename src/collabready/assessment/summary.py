"""Responses to Results: the one place where scores, readiness and disclosure meet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from collabready.assessment.breakdowns import Breakdown, breakdowns_of
from collabready.assessment.careless_effect import careless_result, careless_staff, told_safely, without_careless
from collabready.assessment.comparison import against_the_rest
from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.dimensions import dimension_result
from collabready.assessment.disclosure import check_min_group
from collabready.assessment.groups import group_results
from collabready.assessment.head_counts import HeadCounts
from collabready.assessment.interviews import InterviewEvidence, interview_evidence, interview_results, ratings_of
from collabready.assessment.items import answer_shares, question_results
from collabready.assessment.leaders import shown_voices
from collabready.assessment.pool import counted_scores
from collabready.assessment.privacy_results import Comments, Privacy
from collabready.assessment.provenance import interview_sources, interview_warnings, sources, warnings
from collabready.assessment.publication import disclosed
from collabready.assessment.readiness import (
    Estimate,
    Evidence,
    capped,
    crosses_cut,
    equal_weights,
    fired_gates,
    ingredients,
    power_mean,
)
from collabready.assessment.releases import Release
from collabready.assessment.response import response_of, with_rates
from collabready.assessment.results import (
    DimensionResult,
    FiredGate,
    Mean,
    QuestionnaireRef,
    Readiness,
    Recipe,
    Results,
    Robustness,
    Settings,
    Tool,
)
from collabready.assessment.scores import dimension_column, practice_column
from collabready.assessment.unfinished import settle_unfinished
from collabready.assessment.voices import voice_results
from collabready.assessment.whole import Whole, whole_of
from collabready.clock import now
from collabready.engagement.settings import Words
from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.version import __version__

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

MEANS: dict[Mean, float] = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0, "minimum": -math.inf}


@dataclass(frozen=True)
class Context:
    """What is known about the engagement besides the answers.

    `invited`: head counts by voice (`staff`, `leaders`, or `all` where everybody is staff) and, under the name of a
    breakdown, by group. `created`: ISO date and time. `releases`: what was handed out of this wave before. `comments` and
    `privacy` are printed as they are. `words`: the client's own, for the actions.
    """

    created: str = field(default_factory=now)
    organisation: str | None = None
    scope: str = "whole"
    wave: str | None = None
    note: str | None = None
    invited: HeadCounts = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    comments: tuple[Comments, ...] = ()
    privacy: Privacy | None = None
    words: Words = field(default_factory=Words)


@dataclass(frozen=True)
class Assessed:
    """Results without a plan, and the whole that they were made of: its person scores are printed nowhere."""

    results: Results
    whole: Whole


def score_responses(
    questionnaire: Questionnaire,
    responses: Responses,
    settings: Settings,
    context: Context,
    interviews: Responses | None = None,
) -> Results:
    """The results of `assessed` alone."""
    return assessed(questionnaire, responses, settings, context, interviews).results


def assessed(
    questionnaire: Questionnaire,
    responses: Responses,
    settings: Settings,
    context: Context,
    interviews: Responses | None = None,
) -> Assessed:
    """Score responses, and interviews beside a survey; everything but the plan.

    Raises:
        ResponsesError: fewer staff than the minimum, no interview that counts, or nobody answered enough for any score.
        CollabreadyError: a minimum group below 5.
    """
    check_min_group(settings.min_group)
    responses = settle_unfinished(questionnaire, responses)
    everybody = _Scored(questionnaire, responses, counted_scores(questionnaire, responses), settings, context.invited)
    whole = everybody.whole()
    heard = _heard(whole, interviews)
    if not whole.surveyed:
        return Assessed(_results(whole, everybody, context, heard), whole)
    careless = careless_staff(questionnaire, responses)
    flagged, staff, counted, other = int(careless.sum()), whole.answers.height, everybody, None
    if told_safely(flagged, staff, settings.min_group):
        other = everybody.only(~careless).whole()
    if settings.careless == "set aside" and flagged:
        kept = without_careless(questionnaire, responses, settings.min_group)
        counted = replace(everybody.only(~careless), responses=kept)
        whole, other = counted.whole(), whole
    whole = disclosed(whole, context.releases)
    results = _results(whole, counted, context, heard)
    compared = _headline(disclosed(other), heard) if other else None
    found = careless_result(flagged, staff, compared, settings, list(questionnaire.scoring.levels.values()))
    voices = shown_voices(results.voices, whole, counted.responses, counted.persons, context.releases)
    return Assessed(results.model_copy(update={"careless": found, "voices": voices}), whole)


@dataclass(frozen=True)
class _Scored:
    """Responses of all voices with the scores of the persons, in the same order."""

    questionnaire: Questionnaire
    responses: Responses
    persons: pl.DataFrame
    settings: Settings
    invited: HeadCounts

    def only(self, mask: pl.Series) -> _Scored:
        return replace(self, responses=self.responses.only(mask), persons=self.persons.filter(mask))

    def whole(self) -> Whole:
        return whole_of(self.questionnaire, self.responses, self.persons, self.settings, self.invited)


def _results(whole: Whole, scored: _Scored, context: Context, heard: InterviewEvidence) -> Results:
    """What is found, put together. `scored`: those of all voices, not of staff alone."""
    questionnaire, settings, responses = whole.questionnaire, whole.settings, scored.responses
    breakdowns = breakdowns_of(whole, responses.groups, context.invited)
    dimensions = _dimensions(whole, breakdowns)
    readiness = _headline(whole, heard)
    return Results(
        tool=Tool(version=__version__),
        questionnaire=_reference(questionnaire),
        organisation=context.organisation,
        scope=context.scope,
        wave=context.wave,
        created=context.created,
        note=context.note,
        settings=settings,
        sources=(*sources(responses, whole), *interview_sources(heard.receipts)),
        readiness=readiness,
        recipe=_recipe(whole),
        dimensions=dimensions,
        questions=tuple(question_results(whole)),
        groups=_groups(whole, breakdowns, context),
        voices=voice_results(questionnaire, responses, scored.persons, settings, context.invited),
        response=response_of(readiness, questionnaire.scoring.levels),
        interviews=tuple(interview_results(heard.ratings, dimensions, surveyed=whole.surveyed)),
        quotes=heard.quotes,
        comments=context.comments,
        privacy=context.privacy,
        warnings=(*warnings(whole, dimensions, readiness), *interview_warnings(heard.receipts)),
    )


def _groups(whole: Whole, breakdowns: Sequence[Breakdown], context: Context) -> tuple[GroupResult, ...]:
    """The groups of all breakdowns, each set against the rest of the whole."""
    groups = group_results(whole.questionnaire, breakdowns, context.invited)
    groups = with_rates(groups, whole.questionnaire, context.invited)
    return against_the_rest(groups, breakdowns, whole.moments, whole.settings.min_group)


def _heard(whole: Whole, interviews: Responses | None) -> InterviewEvidence:
    """What interviews tell, beside a survey or alone."""
    if not whole.surveyed:
        return interview_evidence(whole.questionnaire, whole.answers, whole.moments)
    return interview_evidence(whole.questionnaire, interviews, ratings_of(whole.questionnaire, interviews))


def _dimensions(whole: Whole, breakdowns: Sequence[Breakdown]) -> tuple[DimensionResult, ...]:
    dimensions = tuple(dimension_result(dimension, whole, breakdowns) for dimension in whole.questionnaire.dimensions)
    if all(dimension.score is None for dimension in dimensions):
        raise ResponsesError("No dimension could be scored: nobody answered enough of the items of any practice.")
    return dimensions


def _headline(whole: Whole, heard: InterviewEvidence) -> Readiness:
    return _readiness(whole, _evidence(whole, heard.practices))


def _evidence(whole: Whole, heard: Mapping[str, Estimate]) -> Evidence:
    return Evidence(
        dimensions={d.id: whole.estimate(dimension_column(d.id)) for d in whole.questionnaire.dimensions},
        practices={p.id: whole.estimate(practice_column(p.id)) for p in whole.questionnaire.practices},
        shares=answer_shares(whole),
        basis="survey" if whole.surveyed else "interviews",
        heard=heard if whole.surveyed else {},
    )


def _readiness(whole: Whole, evidence: Evidence) -> Readiness:
    """Readiness and its level after the gates. From interviews alone, or with a dimension missing, there is none."""
    questionnaire = whole.questionnaire
    scored = {key: estimate.score for key, estimate in evidence.dimensions.items() if estimate.score is not None}
    gates = tuple(fired_gates(questionnaire, evidence))
    score, ci, before = None, None, None
    if whole.surveyed and len(scored) == len(questionnaire.dimensions):
        columns = {key: dimension_column(key) for key in scored}
        score, ci = whole.geometric(columns, questionnaire.weights())
        before = whole.level(score)
    return Readiness(
        score=score,
        ci=ci,
        n=whole.answers.height,
        invited=whole.population,
        level=capped(before, gates, questionnaire.scoring.levels) if before else None,
        level_before_gates=before,
        gates=gates,
        weakest=min(scored, key=lambda key: round(scored[key], 9)) if scored else None,
        borderline=crosses_cut(ci, questionnaire.scoring.levels),
        basis="survey" if whole.surveyed else "interviews",
        robustness=tuple(_robustness(questionnaire, scored, gates)) if before else (),
    )


def _robustness(
    questionnaire: Questionnaire, scores: Mapping[str, float], gates: Sequence[FiredGate]
) -> Iterator[Robustness]:
    weights = questionnaire.weights()
    for name, power in MEANS.items():
        score = power_mean(list(scores.values()), [weights[key] for key in scores], power)
        level = capped(questionnaire.level(score), gates, questionnaire.scoring.levels)
        yield Robustness(mean=name, score=score, level=level)


def _recipe(whole: Whole) -> Recipe:
    """The geometric mean of the ingredients; nothing where one of them could not be scored, and from interviews alone."""
    columns = {key: dimension_column(key) for key in ingredients(whole.questionnaire)}
    if not whole.surveyed or not columns or any(whole.estimate(column).score is None for column in columns.values()):
        return Recipe(score=None, ci=None)
    score, ci = whole.geometric(columns, equal_weights(list(columns)))
    return Recipe(score=score, ci=ci)


def _reference(questionnaire: Questionnaire) -> QuestionnaireRef:
    return QuestionnaireRef(
        id=questionnaire.id,
        version=questionnaire.version,
        title=questionnaire.title,
        language=questionnaire.language,
        about=questionnaire.about,
        sha256=questionnaire.sha256,
        levels=questionnaire.scoring.levels,
    )
