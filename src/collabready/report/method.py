"""Method and data quality: who answered, what was hidden and set aside, how numbers are made, and what they are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import caution, count, interval, ladder, percent
from collabready.report.headline import Headline, Opening, unscored
from collabready.report.summary import Rule, depends, rules
from collabready.report.wording import SENTENCE, clip, counted, listed, sentence, upper_first

if TYPE_CHECKING:
    from collabready.assessment.results import QuestionResult, Results, Source

MEANS = {
    "arithmetic": "Plain average",
    "geometric": "Geometric mean (used here)",
    "harmonic": "Harmonic mean",
    "minimum": "The lowest part alone",
}
STATEMENTS = (
    (
        "This is a self-built instrument. Its content derives from one practitioner article; it is not normed, so a score "
        "says nothing about other organisations."
    ),
    "It supports conversations and priorities. It is not made to appraise persons or managers, and must not be used so.",
)
CONVENTIONS = "Cut-offs, levels and the rules that cap a level are conventions: they stand in the questionnaire, where they can be changed."


@dataclass(frozen=True)
class Mean:
    name: str
    score: str
    level: str


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


@dataclass(frozen=True)
class MethodPage:
    opening: Opening
    statements: tuple[str, ...]
    conventions: str
    facts: tuple[tuple[str, str], ...]
    sources: tuple[SourceRow, ...]
    asked: tuple[Asked, ...]
    levels: tuple[Level, ...]
    rules: tuple[Rule, ...]
    means: tuple[Mean, ...]
    means_note: str
    making: tuple[str, ...]
    keeping: tuple[str, ...]
    warnings: tuple[str, ...]


def method_page(results: Results) -> MethodPage:
    return MethodPage(
        opening=Opening("method", "Method and data quality", _title(results), _lead(results)),
        statements=STATEMENTS,
        conventions=CONVENTIONS,
        facts=_facts(results),
        sources=tuple(_source(source) for source in results.sources),
        asked=tuple(_asked(question) for question in results.questions),
        levels=_levels(results),
        rules=rules(results),
        means=tuple(
            Mean(MEANS[other.mean], ladder(results).score(other.score), clip(other.level))
            for other in results.readiness.robustness
        ),
        means_note=_means_note(results),
        making=_making(results),
        keeping=_keeping(results),
        warnings=tuple(sentence(warning) for warning in results.warnings),
    )


def _title(results: Results) -> Headline:
    readiness, warned = results.readiness, len(results.warnings)
    if readiness.basis == "interviews":
        return Headline("A first picture from interviews; staff must be asked")
    if caution(readiness.n) or readiness.score is None:
        return Headline("The answers are few: read them as a start of the conversation")
    if not warned:
        return Headline("The evidence is firm enough to act on")
    return Headline("The evidence can be acted on, with ", counted(warned, "caution"))


def _lead(results: Results) -> str:
    readiness = results.readiness
    if readiness.basis == "interviews":
        return f"{upper_first(counted(readiness.n, 'interview'))} were rated by the consultant against written anchors."
    people = f"{count(readiness.n)} {'person' if readiness.n == 1 else 'people'} answered for staff"
    sure = (
        f"; the readiness lies between {interval(readiness.ci).replace(' to ', ' and ')}, 19 times in 20"
        if readiness.ci
        else ""
    )
    return f"{people}{sure}. {_depends(results)}"


def _depends(results: Results) -> str:
    if not results.readiness.robustness:
        return "The figures are rounded once, on these pages."
    if depends(results):
        return "The level depends on the kind of mean: see below."
    return "The level is the same under every kind of mean that was tried."


def _facts(results: Results) -> tuple[tuple[str, str], ...]:
    heard = "Interviews" if results.readiness.basis == "interviews" else "Staff in the survey"
    facts = [
        ("Asked with", f"{clip(results.questionnaire.title)}, version {clip(results.questionnaire.version, 30)}"),
        ("Scope", "the whole organisation" if results.scope == "whole" else clip(results.scope)),
        (heard, count(results.readiness.n)),
    ]
    facts += [
        (clip(voice.title), "hidden" if voice.hidden else count(voice.n))
        for key, voice in results.voices.items()
        if key != "staff"
    ]
    lacking = [clip(dimension.title) for dimension in unscored(results)]
    facts.append(("Parts that could not be scored", listed(lacking) if lacking else "none"))
    if results.groups:
        hidden = any(group.hidden for group in results.groups)
        facts.append(("Groups", "some are hidden" if hidden else "all are shown"))
    facts.append(
        (
            "Smallest group shown",
            f"{results.settings.min_group} people; how they answered, from {results.settings.min_group_distribution}",
        )
    )
    return tuple(facts)


def _source(source: Source) -> SourceRow:
    """File names stay out: they can name people."""
    left = [f"{count(each.count)}: {clip(each.reason)}" for each in source.set_aside]
    blank = [f"{count(number)} {clip(kind)}" for kind, number in source.no_answer.items()]
    return SourceRow(
        kind=f"{upper_first(source.channel)} ({clip(source.dialect, 40)})",
        rows=count(source.rows),
        accepted=count(source.accepted),
        set_aside="; ".join(left) or "none",
        no_answer="; ".join(blank) or "none",
    )


def _asked(question: QuestionResult) -> Asked:
    if question.shares is None:
        return Asked(clip(question.text, SENTENCE), "", "too few answers")
    told = [f"{clip(question.labels.get(code, code), 60)} {percent(share)}" for code, share in question.shares.items()]
    return Asked(clip(question.text, SENTENCE), count(question.n), " · ".join(told))


def _levels(results: Results) -> tuple[Level, ...]:
    rungs = ladder(results).rungs
    highs = [cut for _, cut in rungs[1:]] + [None]
    return tuple(
        Level(clip(name), f"{low:g} and above" if high is None else f"{low:g} to below {high:g}")
        for (name, low), high in zip(rungs, highs, strict=True)
    )


def _means_note(results: Results) -> str:
    if not results.readiness.robustness:
        return ""
    if depends(results):
        return "The level depends on this choice: treat it as an opinion that the figures allow, not as a fact."
    return "The level does not depend on this choice."


def _making(results: Results) -> tuple[str, ...]:
    return (
        "Each answer is set on 0-100, the least favourable at 0; statements worded the other way round are turned.",
        "A person's score is the mean of a practice's statements if enough of them were answered, then of the practices.",
        "A score of the whole is the mean over staff. Don't know and blank are no answer, never a midpoint.",
        "The recipe is the geometric mean of the ingredients, readiness that of all parts; without one part, none.",
        "A number that would round up to a limit without reaching it is marked “<”.",
        "Intervals are 95 %: a t interval for a mean; for readiness and recipe the delta method, with the covariance of persons' scores.",
        "“Near a limit” means that the interval reaches into another level.",
        f"Ready means {ladder(results).line:g} or more. A rule that fires caps the level, whatever the mean says.",
    )


def _keeping(results: Results) -> tuple[str, ...]:
    least = results.settings.min_group
    return (
        f"No score is shown for fewer than {least} people, nor where it would let such a group be worked out.",
        "All answers of an item are shown from 30 people on, else folded into favourable, neutral and unfavourable.",
        "Nothing left this computer: the answers were read, scored and printed here.",
        "The figures of this report are attached to the PDF as results.json.",
    )
