"""What is found of items and questions: means, distributions, shares, and how much of them may be shown."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import get_args

from collabready.assessment.agreement import item_label, spread_of, width
from collabready.assessment.disclosure import detail
from collabready.assessment.readiness import FAVOURABLE, UNFAVOURABLE, Estimate
from collabready.assessment.results import Fold, ItemResult, QuestionResult, Settings
from collabready.assessment.scores import answers_column, points
from collabready.assessment.uncertainty import share_interval
from collabready.assessment.whole import Whole
from collabready.questionnaire.model import Item

FOLDS: tuple[Fold, ...] = get_args(Fold)


def fold(codes: Mapping[str, int], value: Mapping[str, float]) -> dict[str, int]:
    """Counts of favourable (75 and more), neutral and unfavourable (25 and less) answers."""
    folded: dict[str, int] = dict.fromkeys(FOLDS, 0)
    for code, count in codes.items():
        score = round(value[code], 9)
        folded[FOLDS[0] if score >= FAVOURABLE else FOLDS[2] if score <= UNFAVOURABLE else FOLDS[1]] += count
    return folded


def item_result(item: Item, whole: Whole, item_rest: float | None = None) -> ItemResult:
    """An item's result; without numbers where fewer than the minimum answered it."""
    scale = whole.questionnaire.scale(item)
    value = points(scale, reverse=item.reverse)
    counts = whole.counts.get(item.id)
    shown = counts is not None and whole.shows(answers_column(item.id), counts.answered)
    estimate = _mean(counts.codes, value) if counts and shown else Estimate()
    distribution = _distribution(counts.codes, value, whole.settings) if counts and shown else None
    unanimous = only_class(distribution)
    return ItemResult(
        id=item.id,
        text=item.text(whole.answers.channel) or "",
        n=estimate.n if shown else None,
        no_answer=counts.unanswered if counts and shown else None,
        score=estimate.score,
        sd=estimate.sd,
        distribution=None if unanimous else distribution,
        nearly_all=unanimous,
        labels={code: scale.label(code) for code in scale.answers},
        reverse=item.reverse,
        item_rest=item_rest if shown else None,
        agreement=item_label(spread_of(counts.codes, value), width(scale.codes))
        if counts and shown and whole.surveyed
        else None,
        fingerprint=whole.questionnaire.fingerprint(item),
    )


def only_class(shares: Mapping[str, float | None] | None) -> Fold | None:
    """The class that holds all of a folded distribution, if one does."""
    held = [kind for kind, share in (shares or {}).items() if share]
    return next((kind for kind in FOLDS if held == [kind]), None)


def shares(items: list[Item], whole: Whole) -> dict[str, float | None]:
    """Favourable, neutral and unfavourable shares of a dimension: the means of the shares of its items that are shown."""
    folded = [
        fold(counts.codes, points(whole.questionnaire.scale(item), reverse=item.reverse))
        for item in items
        if (counts := whole.counts.get(item.id)) and whole.shows(answers_column(item.id), counts.answered)
    ]
    if not folded:
        return dict.fromkeys(FOLDS, None)
    return {kind: math.fsum(f[kind] / sum(f.values()) for f in folded) / len(folded) for kind in FOLDS}


def question_results(whole: Whole) -> Iterator[QuestionResult]:
    """Shares of the answers to the choice questions, which are reported and never scored."""
    for question in whole.questionnaire.questions:
        if question.type == "choice" and question.id in whole.counts:
            count = whole.counts[question.id]
            amount = detail(count.answered, whole=True, min_distribution=whole.settings.min_group_distribution)
            shown = amount == "full" and whole.shows(answers_column(question.id), count.answered)
            yield QuestionResult(
                id=question.id,
                text=question.text,
                n=count.answered if shown else None,
                no_answer=count.unanswered if shown else None,
                shares={code: count.codes[code] / count.answered for code in question.answers} if shown else None,
                labels=question.answers,
            )


def answer_shares(whole: Whole) -> dict[tuple[str, str], Estimate]:
    """The share (0-1) of each answer to each choice question, among those who gave one; unknown below the minimum."""
    known: dict[tuple[str, str], Estimate] = {}
    for question in whole.questionnaire.questions:
        count = whole.counts.get(question.id)
        if question.type == "choice" and count and whole.shows(answers_column(question.id), count.answered):
            for code in question.answers:
                share = count.codes[code] / count.answered
                interval = share_interval(share, count.answered, whole.population)
                known[question.id, code] = Estimate(share, None, interval, count.answered)
    return known


def _mean(codes: Mapping[str, int], value: Mapping[str, float]) -> Estimate:
    n = sum(codes.values())
    mean = math.fsum(count * value[code] for code, count in codes.items()) / n
    squares = math.fsum(count * (value[code] - mean) ** 2 for code, count in codes.items())
    return Estimate(mean, math.sqrt(squares / (n - 1)) if n > 1 else None, None, n)


def _distribution(codes: Mapping[str, int], value: Mapping[str, float], settings: Settings) -> dict[str, int] | None:
    amount = detail(sum(codes.values()), whole=True, min_distribution=settings.min_group_distribution)
    if amount == "full":
        return {code: codes.get(code, 0) for code in value}
    return fold(codes, value) if amount == "folded" else None
