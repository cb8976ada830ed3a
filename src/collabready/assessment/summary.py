"""Responses to Results: the one place where scores, readiness and disclosure meet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabready.assessment.disclosure import check_min_group
from collabready.assessment.estimates import Moments, geometric_estimate, moments
from collabready.assessment.groups import group_results, invited, of_voice, voice_results
from collabready.assessment.items import (
    FOLDS,
    Counts,
    answer_shares,
    count_answers,
    item_result,
    no_answer_kinds,
    question_results,
    shares,
)
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
from collabready.assessment.results import (
    DimensionResult,
    FiredGate,
    PracticeResult,
    QuestionnaireRef,
    Readiness,
    Recipe,
    Results,
    Robustness,
    SetAside,
    Settings,
    Source,
    Tool,
)
from collabready.assessment.scores import score_persons, surveyed
from collabready.errors import ResponsesError
from collabready.questionnaire.model import Dimension, Item, Questionnaire
from collabready.version import __version__

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

MEANS = {"arithmetic": 1.0, "geometric": 0.0, "harmonic": -1.0, "minimum": -math.inf}


@dataclass(frozen=True)
class Context:
    """What is known about the engagement besides the answers.

    `invited`: head counts by voice (`staff`, `leaders`, or `all` where everybody is staff) and, under the name of a
    breakdown, by group. `created`: ISO date and time.
    """

    created: str
    organisation: str | None = None
    scope: str = "whole"
    wave: str | None = None
    note: str | None = None
    invited: Mapping[str, int | Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Whole:
    """Staff as a whole: their answers, their scores, and the moments of those."""

    answers: Responses
    persons: pl.DataFrame
    counts: Mapping[str, Counts]
    moments: Moments
    population: int | None

    def estimate(self, column: str, min_group: int) -> Estimate:
        """An estimate over staff, empty where fewer than the minimum have the score; interviews agreed to be counted."""
        found = self.moments.estimate(column, self.population)
        return found if found.n >= (min_group if self.answers.channel == "survey" else 1) else Estimate()


def assess(questionnaire: Questionnaire, responses: Responses, settings: Settings, context: Context) -> Results:
    """Score responses; everything but the plan.

    Raises:
        ResponsesError: fewer staff than the minimum, or nobody answered enough for any score.
        CollabreadyError: a minimum group below 5.
    """
    check_min_group(settings.min_group)
    persons = score_persons(questionnaire, responses)
    whole = _whole(questionnaire, responses, persons, settings, context)
    evidence = _evidence(questionnaire, whole, settings)
    dimensions = tuple(_dimension(dimension, questionnaire, whole, settings) for dimension in questionnaire.dimensions)
    if all(dimension.score is None for dimension in dimensions):
        raise ResponsesError("No dimension could be scored: nobody answered enough of the items of any practice.")
    readiness = _readiness(questionnaire, whole, evidence)
    return Results(
        tool=Tool(version=__version__),
        questionnaire=_reference(questionnaire),
        organisation=context.organisation,
        scope=context.scope,
        wave=context.wave,
        created=context.created,
        note=context.note,
        settings=settings,
        sources=tuple(_sources(questionnaire, responses)),
        readiness=readiness,
        recipe=_recipe(questionnaire, whole, settings),
        dimensions=dimensions,
        questions=tuple(question_results(questionnaire, whole.counts, settings)),
        groups=group_results(questionnaire, whole.answers, whole.persons, settings, context.invited),
        voices=voice_results(questionnaire, responses, persons, settings, context.invited),
        warnings=tuple(_warnings(questionnaire, responses, dimensions, readiness)),
    )


def _whole(
    questionnaire: Questionnaire, responses: Responses, persons: pl.DataFrame, settings: Settings, context: Context
) -> _Whole:
    staff = of_voice("staff", questionnaire, responses) if responses.channel == "survey" else None
    answers = responses if staff is None else responses.only(staff)
    persons = persons if staff is None else persons.filter(staff)
    if responses.channel == "survey" and answers.height < settings.min_group:
        raise ResponsesError(
            f"{answers.height} staff answered; nothing can be shown for fewer than {settings.min_group}. "
            "Wait for more responses, or merge this group with another."
        )
    population = invited(context.invited, "staff", answers.height)
    if population is None and responses.audience is None:
        population = invited(context.invited, "all", answers.height)
    columns = [column for column in persons.columns if not column.startswith("partial:")]
    joint = [column for column in columns if column.startswith("dimension:")]
    return _Whole(answers, persons, count_answers(answers), moments(persons, columns, joint)[None], population)


def _evidence(questionnaire: Questionnaire, whole: _Whole, settings: Settings) -> Evidence:
    minimum = settings.min_group
    return Evidence(
        dimensions={d.id: whole.estimate(f"dimension:{d.id}", minimum) for d in questionnaire.dimensions},
        practices={p.id: whole.estimate(f"practice:{p.id}", minimum) for p in questionnaire.practices},
        shares=answer_shares(questionnaire, whole.counts, settings, whole.population),
    )


def _dimension(
    dimension: Dimension, questionnaire: Questionnaire, whole: _Whole, settings: Settings
) -> DimensionResult:
    column = f"dimension:{dimension.id}"
    estimate = whole.estimate(column, settings.min_group)
    items = [item for item in dimension.items if _asked_of_staff(item, questionnaire, whole.answers)]
    counted = [item for item in items if item.id in whole.counts]
    known = estimate.score is not None
    return DimensionResult(
        id=dimension.id,
        title=dimension.title,
        role=dimension.role,
        about=dimension.about,
        n=estimate.n if known else None,
        score=estimate.score,
        ci=estimate.ci,
        sd=estimate.sd,
        median=_median(whole.persons, column) if known else None,
        **(shares(counted, whole.counts, questionnaire) if known else dict.fromkeys(FOLDS)),
        level=_level(questionnaire, whole, estimate.score),
        borderline=crosses_cut(estimate.ci, questionnaire.scoring.levels),
        incomplete=int(whole.persons[f"partial:{dimension.id}"].sum()) if known else None,
        practices=tuple(
            PracticeResult(
                id=practice.id,
                title=practice.title,
                n=found.n if found.score is not None else None,
                score=found.score,
                ci=found.ci,
                sd=found.sd,
                level=_level(questionnaire, whole, found.score),
            )
            for practice in dimension.practices
            for found in [whole.estimate(f"practice:{practice.id}", settings.min_group)]
        ),
        items=tuple(
            item_result(item, whole.counts.get(item.id), questionnaire, whole.answers.channel, settings)
            for item in items
        ),
    )


def _asked_of_staff(item: Item, questionnaire: Questionnaire, answers: Responses) -> bool:
    """Whether an item belongs among the results: asked in this channel, and in a survey of staff."""
    everybody = not item.audience or answers.audience is None
    staff = everybody or any(questionnaire.voice(audience) == "staff" for audience in item.audience)
    return bool(item.text(answers.channel)) and (staff or answers.channel == "interview")


def _readiness(questionnaire: Questionnaire, whole: _Whole, evidence: Evidence) -> Readiness:
    """Readiness and its level after the gates. From interviews alone there is none."""
    levels = questionnaire.scoring.levels
    scored = {key: e.score for key, e in evidence.dimensions.items() if e.score is not None}
    gates = tuple(fired_gates(questionnaire, evidence))
    score, ci, before = None, None, None
    if whole.answers.channel == "survey" and len(scored) == len(questionnaire.dimensions):
        columns = {key: f"dimension:{key}" for key in scored}
        score, ci = geometric_estimate(whole.moments, columns, questionnaire.weights(), whole.population)
        before = questionnaire.level(score) if score is not None else None
    return Readiness(
        score=score,
        ci=ci,
        n=whole.answers.height,
        level=capped(before, gates, levels) if before else None,
        level_before_gates=before,
        gates=gates,
        weakest=min(scored, key=lambda key: scored[key] or 0) if scored else None,
        borderline=crosses_cut(ci, levels),
        basis="survey" if whole.answers.channel == "survey" else "interviews",
        robustness=tuple(_robustness(questionnaire, scored, gates)) if before else (),
    )


def _robustness(
    questionnaire: Questionnaire, scores: Mapping[str, float | None], gates: Sequence[FiredGate]
) -> Iterator[Robustness]:
    weights = questionnaire.weights()
    values = {key: score for key, score in scores.items() if score is not None}
    for name, power in MEANS.items():
        score = power_mean(list(values.values()), [weights[key] for key in values], power)
        level = capped(questionnaire.level(score), gates, questionnaire.scoring.levels)
        yield Robustness(mean=name, score=score, level=level)


def _recipe(questionnaire: Questionnaire, whole: _Whole, settings: Settings) -> Recipe:
    """The geometric mean of the ingredients; nothing where one of them could not be scored."""
    columns = {key: f"dimension:{key}" for key in ingredients(questionnaire)}
    if not columns or any(whole.estimate(c, settings.min_group).score is None for c in columns.values()):
        return Recipe(score=None, ci=None)
    score, ci = geometric_estimate(whole.moments, columns, equal_weights(list(columns)), whole.population)
    return Recipe(score=score, ci=ci)


def _level(questionnaire: Questionnaire, whole: _Whole, score: float | None) -> str | None:
    return None if score is None or whole.answers.channel == "interview" else questionnaire.level(score)


def _median(persons: pl.DataFrame, column: str) -> float | None:
    middle = persons[column].median()
    return float(middle) if isinstance(middle, int | float) else None


def _reference(questionnaire: Questionnaire) -> QuestionnaireRef:
    return QuestionnaireRef(
        id=questionnaire.id,
        version=questionnaire.version,
        title=questionnaire.title,
        language=questionnaire.language,
        sha256=questionnaire.sha256,
        levels=questionnaire.scoring.levels,
        texts=questionnaire.texts,
    )


def _sources(questionnaire: Questionnaire, responses: Responses) -> Iterator[Source]:
    counts = count_answers(responses)
    kinds = no_answer_kinds(counts, surveyed(questionnaire, responses))
    for receipt in responses.receipts:
        yield Source(
            file=receipt.file,
            sha256=receipt.sha256,
            dialect=receipt.dialect,
            encoding=receipt.encoding,
            delimiter=receipt.delimiter,
            channel=responses.channel,
            rows=receipt.rows,
            accepted=receipt.accepted,
            set_aside=tuple(SetAside(reason=rows.reason, count=len(rows.numbers)) for rows in receipt.set_aside),
            unused_columns=len(receipt.unused_columns),
            unknown_labels=receipt.unknown_labels,
            no_answer=kinds,
        )


def _warnings(
    questionnaire: Questionnaire, responses: Responses, dimensions: Sequence[DimensionResult], readiness: Readiness
) -> Iterator[str]:
    yield from responses.warnings
    if responses.channel == "survey" and responses.audience is None and len(questionnaire.audiences) > 1:
        yield "The export does not say who leads people, so all respondents are taken as staff."
    if responses.channel == "interview":
        yield "Staff have not been asked: these are ratings of evidence heard in interviews, not a readiness."
    for dimension in dimensions:
        if dimension.score is None:
            yield f"{dimension.title} could not be scored: too few answered enough of its items."
        elif dimension.sd == 0:
            yield f"{dimension.title}: everybody has the same score, so its spread and reliability say nothing."
    if readiness.score == 0:
        yield "A dimension at 0 makes the readiness 0; its interval is not estimable."
