"""Why an action is proposed: the sentences that its because-line is made of, each from the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from collabready.assessment.figures import interval, marked, whole
from collabready.language import say

if TYPE_CHECKING:
    from collabready.assessment.comparison_results import Gap
    from collabready.assessment.interview_results import InterviewResult
    from collabready.assessment.results import ItemResult, PracticeResult
    from collabready.plan.candidates import Candidate, Found


def because_of(candidate: Candidate) -> str:
    """Practice, score, interval, n, the item that weighs most, what interviews say, the gap and the gate."""
    return " ".join(_because(candidate))


def _because(candidate: Candidate) -> Iterator[str]:
    found, threshold = candidate.found, candidate.action.below
    if found.score is None:
        yield say("{practice} could not be scored: too few people could answer.", practice=found.practice.title)
    if found.survey and found.surveyed_below(threshold):
        yield _surveyed(found.survey, threshold)
        if (item := _heaviest(candidate)) and item.score is not None:
            yield say('It is held down most by "{statement}" ({score}).', statement=item.text, score=whole(item.score))
    if found.heard and found.heard_below(threshold):
        yield _heard(found, found.heard, threshold)
    if candidate.gap:
        yield _blind_spot(found, candidate.gap)
    if candidate.gate:
        yield _gate(candidate)


def _surveyed(practice: PracticeResult, threshold: float) -> str:
    told = {
        "practice": practice.title,
        "score": marked(practice.score, [threshold]),
        "n": practice.n,
        "threshold": f"{threshold:g}",
    }
    if practice.ci is None:
        return say("{practice} scores {score} (n {n}), below {threshold}.", **told)
    return say(
        "{practice} scores {score} ({interval}, n {n}), below {threshold}.", interval=interval(practice.ci), **told
    )


def _heard(found: Found, heard: InterviewResult, threshold: float) -> str:
    """What interviews rate, and what the survey says where interviews alone call for an action."""
    told = {
        "practice": found.practice.title,
        "rating": marked(heard.score, [threshold]),
        "n": heard.n,
        "threshold": f"{threshold:g}",
    }
    if found.survey is None:
        return say("Interviews rate {practice} {rating} (n {n}), below {threshold}.", **told)
    if found.survey.score is None:
        return say("Interviews rate {practice} {rating} (n {n}), below {threshold}; the survey has no score.", **told)
    if found.surveyed_below(threshold):
        return say("Interviews rate it {rating} (n {n}), below {threshold}, too.", **told)
    return say(
        "Interviews rate {practice} {rating} (n {n}), below {threshold}; in the survey it scores {score}.",
        score=whole(found.survey.score),
        **told,
    )


def _blind_spot(found: Found, gap: Gap) -> str:
    return say(
        "Leaders rate {dimension} {leaders}, staff {staff}: a blind spot.",
        dimension=found.dimension.title,
        leaders=whole(gap.leaders),
        staff=whole(gap.staff),
    )


def _gate(candidate: Candidate) -> str:
    """The first sentence of what the gate says, which is the questionnaire's own."""
    first, stop, _ = candidate.says.partition(". ")
    sentence = first + stop.strip()
    uncertain = candidate.gate is not None and candidate.gate.uncertain
    return say("Probably: {sentence}", sentence=sentence) if uncertain else sentence


def _heaviest(candidate: Candidate) -> ItemResult | None:
    """The item that keeps the practice down most, where it has more than one."""
    weights = candidate.weights
    items = [item for item in candidate.found.dimension.items if item.id in weights and item.score is not None]
    if len(items) == 1:
        return None
    return max(items, key=lambda item: round((100 - (item.score or 0)) * weights[item.id], 9), default=None)
