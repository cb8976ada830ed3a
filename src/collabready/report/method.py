"""Method and data quality: who answered, what was hidden and set aside, how numbers are made, and what they are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import NONE, answered, caution, count, ladder, percent, whole
from collabready.report.headline import Headline, Opening, unscored
from collabready.report.leaning import LeaningRow, leaning_rows
from collabready.report.making import keeping, making
from collabready.report.rules import Rule, rules
from collabready.report.unknowns import alike, level_is_open, mean_name, other_levels, unscored_practices
from collabready.report.wording import PARAGRAPH, SENTENCE, clip, counted, listed, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import QuestionResult, Results, Source

NOT_NORMED = "A self-built instrument, not normed. A score says nothing about other organisations."
USE = (
    "It supports conversations and priorities. It is not made to appraise persons or managers, and must not be used so."
)
HIDDEN = "hidden"
FEW = 0.5
"""Below this share of those invited, the title says how few answered. Convention."""
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
    careless: str
    asked: tuple[Asked, ...]
    levels: tuple[Level, ...]
    rules: tuple[Rule, ...]
    means: tuple[Mean, ...]
    means_note: str
    leaning: tuple[LeaningRow, ...]
    making: tuple[str, ...]
    keeping: tuple[str, ...]
    warnings: tuple[str, ...]


def method_page(results: Results) -> MethodPage:
    return MethodPage(
        opening=Opening("method", "Method and data quality", _title(results), _lead(results)),
        statements=tuple(filter(None, (f"{NOT_NORMED} {USE}", clip(results.questionnaire.about or "", PARAGRAPH)))),
        conventions=CONVENTIONS,
        facts=_facts(results),
        sources=tuple(_source(source) for source in results.sources),
        careless=results.careless.says if results.careless and results.careless.n != 0 else "",
        asked=tuple(_asked(question) for question in results.questions),
        levels=_levels(results),
        rules=rules(results),
        means=tuple(
            Mean(mean_name(other.mean), ladder(results).score(other.score), clip(other.level))
            for other in results.readiness.robustness
        ),
        means_note=_means_note(results),
        leaning=leaning_rows(results),
        making=making(results),
        keeping=keeping(results),
        warnings=tuple(sentence(warning) for warning in results.warnings),
    )


def _title(results: Results) -> Headline:
    """How far one may lean on the figures: from the same facts as what the summary does not know."""
    if results.readiness.basis == "interviews":
        return Headline("A first picture from interviews; staff must be asked")
    warned = f"The evidence can be acted on, with {counted(len(results.warnings), 'caution')}"
    firm = warned if results.warnings else "The evidence is firm enough to act on"
    return Headline(next(_doubts(results), firm))


def _doubts(results: Results) -> Iterator[str]:
    """What speaks against leaning on the figures, the gravest first."""
    readiness = results.readiness
    if caution(readiness.n):
        yield "The answers are few: read them as a start of the conversation"
    if readiness.score is None:
        yield "The scores can be acted on; without every part there is no readiness"
    if readiness.invited and readiness.n < FEW * readiness.invited:
        yield "Fewer than half of those invited answered: ask the others before you decide"
    if level_is_open(results):
        yield "The scores can be acted on; the level is near a limit"
    if any(gate.uncertain for gate in readiness.gates):
        yield "The scores can be acted on; not every rule that fired is certain"
    if other_levels(results):
        yield "The scores can be acted on; the level depends on the kind of mean"


def _lead(results: Results) -> str:
    readiness = results.readiness
    if readiness.basis == "interviews":
        return f"{upper_first(counted(readiness.n, 'interview'))} were rated by the consultant against written anchors."
    return f"{answered(readiness.n, readiness.invited)} for staff{_sure(results)}. {_means_note(results)}".strip()


def _sure(results: Results) -> str:
    ci = results.readiness.ci
    if ci is None:
        return ""
    if alike(results):
        return f"; the readiness has no interval, because {alike(results)}"
    low, high = whole(ci[0]), whole(ci[1])
    where = f"within a point of {low}" if low == high else f"between {low} and {high}"
    return f"; the readiness lies {where}, 19 times in 20"


def _facts(results: Results) -> tuple[tuple[str, str], ...]:
    heard = "Interviews" if results.readiness.basis == "interviews" else "Staff in the survey"
    facts = [
        ("Asked with", f"{clip(results.questionnaire.title)}, version {clip(results.questionnaire.version, 30)}"),
        ("Scope", "the whole organisation" if results.scope == "whole" else clip(results.scope)),
        (heard, _people(results)),
    ]
    facts += _others(results)
    if results.interviews and results.readiness.basis == "survey":
        talks = sum(source.accepted or 0 for source in results.sources if source.channel == "interview")
        facts.append(("Interviews, never averaged with it", count(talks)))
    lacking = [*(clip(dimension.title) for dimension in unscored(results)), *unscored_practices(results)]
    facts.append(("Parts and habits that could not be scored", listed(lacking) if lacking else "none"))
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


def _others(results: Results) -> list[tuple[str, str]]:
    """The other voices; of leaders all together, because who is among them stands on their own page."""
    others = {key: voice for key, voice in results.voices.heard.items() if key != "staff"}
    together = {key: voice for key, voice in others.items() if key == "leaders" and not voice.hidden} or others
    return [(clip(voice.title), "hidden" if voice.hidden else count(voice.n)) for voice in together.values()]


def _people(results: Results) -> str:
    readiness = results.readiness
    known = readiness.basis == "survey" and readiness.invited is not None
    return answered(readiness.n, readiness.invited) if known else count(readiness.n)


def _source(source: Source) -> SourceRow:
    """File names stay out: they can name people."""
    if source.channel == "interview":
        return _talks(source)
    left = [f"{count(each.count)}: {clip(each.reason)}" for each in source.set_aside]
    blank = [f"{count(times)} {clip(kind)}" for kind, times in (source.no_answer or {}).items()]
    return SourceRow(
        kind=f"{upper_first(source.channel)} ({clip(source.dialect, 40)})",
        rows=HIDDEN if source.rows is None else count(source.rows),
        accepted=HIDDEN if source.accepted is None else count(source.accepted),
        set_aside="; ".join(left) or "none",
        no_answer=HIDDEN if source.no_answer is None else "; ".join(blank) or "none",
    )


def _talks(source: Source) -> SourceRow:
    """All interviews as one source: which of them may be counted stays with the consultant."""
    left = "; ".join(f"{count(each.count)}: {clip(each.reason)}" for each in source.set_aside)
    open_ = f"{count(source.unfinished)} not finished, and counted" if source.unfinished else ""
    told = "; ".join(filter(None, (left or "none", open_)))
    return SourceRow("Interviews, rated", count(source.rows), count(source.accepted), told, NONE)


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
    return other_levels(results) or "The level is the same under every kind of mean that was tried."
