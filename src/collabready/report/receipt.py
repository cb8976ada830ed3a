"""The receipt: what was asked of whom, what was read, what was set aside, and what a level is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import NONE, answered, count, ladder, limit, percent
from collabready.language import level_name, say, say_count
from collabready.report.headline import unscored
from collabready.report.unknowns import unscored_practices
from collabready.report.wording import SENTENCE, clip, listed
from collabready.responses.reasons import kind_said, reason_said

if TYPE_CHECKING:
    from collabready.assessment.results import QuestionResult, Results, Source


@dataclass(frozen=True)
class SourceRow:
    kind: str
    rows: str
    accepted: str
    set_aside: str
    no_answer: str


@dataclass(frozen=True)
class Asked:
    """A question that is reported and never scored."""

    text: str
    n: str
    answers: str


@dataclass(frozen=True)
class Level:
    name: str
    span: str


def facts(results: Results) -> tuple[tuple[str, str], ...]:
    heard = say("Interviews") if results.readiness.basis == "interviews" else say("Staff in the survey")
    whole_of_it = say("the whole organisation")
    told = [
        (say("Asked with"), _questionnaire(results)),
        (say("Scope"), whole_of_it if results.scope == "whole" else clip(results.scope)),
        (heard, _people(results)),
    ]
    lacking = [*(clip(dimension.title) for dimension in unscored(results)), *unscored_practices(results)]
    told.append((say("Parts and habits that could not be scored"), listed(lacking) if lacking else say("none")))
    if results.groups:
        hidden = any(group.hidden for group in results.groups)
        told.append((say("Groups"), say("some are hidden") if hidden else say("all are shown")))
    smallest = say(
        "{least} people; how they answered, from {more}",
        least=results.settings.min_group,
        more=results.settings.min_group_distribution,
    )
    return (*told, (say("Smallest group shown"), smallest))


def _questionnaire(results: Results) -> str:
    asked = results.questionnaire
    return say("{title}, version {version}", title=clip(asked.title), version=clip(asked.version, 30))


def _people(results: Results) -> str:
    readiness = results.readiness
    known = readiness.basis == "survey" and readiness.invited is not None
    return answered(readiness.n, readiness.invited) if known else count(readiness.n)


def source_row(source: Source) -> SourceRow:
    """File names stay out: they can name people."""
    if source.channel == "interview":
        return _talks(source)
    left = [f"{count(each.count)}: {clip(reason_said(each.reason))}" for each in source.set_aside]
    blank = [f"{count(times)} {clip(kind_said(kind))}" for kind, times in (source.no_answer or {}).items()]
    hidden, none = say("hidden"), say("none")
    return SourceRow(
        kind=say("Survey ({dialect})", dialect=clip(source.dialect, 40)),
        rows=hidden if source.rows is None else count(source.rows),
        accepted=hidden if source.accepted is None else count(source.accepted),
        set_aside="; ".join(left) or none,
        no_answer=hidden if source.no_answer is None else "; ".join(blank) or none,
    )


def _talks(source: Source) -> SourceRow:
    """All interviews as one source: which of them may be counted stays with the consultant."""
    left = "; ".join(f"{count(each.count)}: {clip(reason_said(each.reason))}" for each in source.set_aside)
    open_ = say_count(source.unfinished, "{n} not finished, and counted", "{n} not finished, and counted")
    told = "; ".join(filter(None, (left or say("none"), open_ if source.unfinished else "")))
    return SourceRow(say("Interviews, rated"), count(source.rows), count(source.accepted), told, NONE)


def asked_row(question: QuestionResult) -> Asked:
    if question.shares is None:
        return Asked(clip(question.text, SENTENCE), "", say("too few answers"))
    told = [f"{clip(question.labels.get(code, code), 60)} {percent(share)}" for code, share in question.shares.items()]
    return Asked(clip(question.text, SENTENCE), count(question.n), " · ".join(told))


def level_rows(results: Results) -> tuple[Level, ...]:
    rungs = ladder(results).rungs
    highs = [cut for _, cut in rungs[1:]] + [None]
    return tuple(
        Level(level_name(clip(name)), _span(low, high)) for (name, low), high in zip(rungs, highs, strict=True)
    )


def _span(low: float, high: float | None) -> str:
    if high is None:
        return say("{low} and above", low=limit(low))
    return say("{low} to below {high}", low=limit(low), high=limit(high))
