"""Method and data quality: may one lean on the figures, who answered, what was set aside, and what the scores are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import answered, caution, ladder, whole
from collabready.language import level_name, say, say_count
from collabready.report.checks import Check, checks, verdict_words
from collabready.report.headline import Headline, Opening
from collabready.report.making import keeping, making
from collabready.report.reading import reading_of
from collabready.report.receipt import Asked, Level, SourceRow, asked_row, facts, level_rows, source_row
from collabready.report.rules import Rule, rules
from collabready.report.turnout import Turnout, turnout
from collabready.report.unknowns import alike, level_is_open, mean_name, other_levels
from collabready.report.wording import PARAGRAPH, clip, number, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.results import Results

ANCHOR = "method"
FEW = 0.5
"""Below this share of those invited, the title says how few answered. Convention."""
FIRST = 2
"""Cautions that stand before all else; the others stand on the page after."""


@dataclass(frozen=True)
class Mean:
    name: str
    score: str
    level: str


@dataclass(frozen=True)
class CheckRow:
    """`kind`: sound, care or open, which the mark before the verdict shows."""

    name: str
    found: str
    kind: str
    verdict: str


@dataclass(frozen=True)
class MethodPage:
    """`cautions`: the gravest, with how they are called; `further`: the others."""

    opening: Opening
    statements: tuple[str, ...]
    conventions: str
    checks: tuple[CheckRow, ...]
    cautions_title: str
    cautions: tuple[str, ...]
    further: tuple[str, ...]
    turnout: Turnout
    facts: tuple[tuple[str, str], ...]
    sources: tuple[SourceRow, ...]
    careless: str
    asked: tuple[Asked, ...]
    levels: tuple[Level, ...]
    rules: tuple[Rule, ...]
    means: tuple[Mean, ...]
    means_note: str
    making: tuple[str, ...]
    keeping: tuple[str, ...]
    reading: str


def method_page(results: Results) -> MethodPage:
    found = checks(results)
    cautions = _cautions(results, found)
    about = clip(results.questionnaire.about or "", PARAGRAPH)
    return MethodPage(
        opening=Opening(ANCHOR, say("Method and data quality"), _title(results, len(cautions)), _lead(results)),
        statements=tuple(filter(None, (not_normed(), about))),
        conventions=conventions(),
        checks=tuple(CheckRow(each.name, each.found, each.verdict, verdict_words(each.verdict)) for each in found),
        cautions_title=_cautions_title(len(cautions)),
        cautions=cautions[:FIRST],
        further=cautions[FIRST:],
        turnout=turnout(results),
        facts=facts(results),
        sources=tuple(source_row(source) for source in results.sources),
        careless=results.careless.says if results.careless and results.careless.n != 0 else "",
        asked=tuple(asked_row(question) for question in results.questions),
        levels=level_rows(results),
        rules=rules(results),
        means=_means(results),
        means_note=_means_note(results),
        making=making(results),
        keeping=keeping(results),
        reading=reading_of(results, ANCHOR),
    )


def not_normed() -> str:
    """What every report says of its scores."""
    return say(
        "A self-built instrument, not normed. A score says nothing about other organisations. It supports conversations and "
        "priorities. It is not made to appraise persons or managers, and must not be used so."
    )


def conventions() -> str:
    return say(
        "Cut-offs, levels and the rules that cap a level are conventions: they stand in the questionnaire, where they can be "
        "changed."
    )


def _cautions(results: Results, found: Sequence[Check]) -> tuple[str, ...]:
    """What is to be minded: of the answers as a whole first, then what the checks found."""
    minds = [each.mind for each in found if each.mind]
    return tuple(dict.fromkeys(sentence(each) for each in (*results.warnings, *minds)))


def _cautions_title(n: int) -> str:
    if n <= FIRST:
        return say_count(n, "One caution.", "Two cautions.")
    return say("The first two of {n} cautions.", n=number(n))


def _title(results: Results, cautions: int) -> Headline:
    """How far one may lean on the figures: from the same facts as what the summary does not know."""
    if results.readiness.basis == "interviews":
        return Headline(say("A first picture from interviews; staff must be asked"))
    warned = say_count(
        cautions,
        "The evidence can be acted on, with one caution",
        "The evidence can be acted on, with {cautions} cautions",
        cautions=number(cautions),
    )
    firm = warned if cautions else say("The evidence is firm enough to act on")
    return Headline(next(_doubts(results), firm))


def _doubts(results: Results) -> Iterator[str]:
    """What speaks against leaning on the figures, the gravest first."""
    readiness = results.readiness
    if caution(readiness.n):
        yield say("The answers are few: read them as a start of the conversation")
    if readiness.score is None:
        yield say("The scores can be acted on; without every part there is no readiness")
    if readiness.invited and readiness.n < FEW * readiness.invited:
        yield say("Fewer than half of those invited answered: ask the others before you decide")
    if level_is_open(results):
        yield say("The scores can be acted on; the level is near a limit")
    if any(gate.uncertain for gate in readiness.gates):
        yield say("The scores can be acted on; not every rule that fired is certain")
    if other_levels(results):
        yield say("The scores can be acted on; the level depends on the kind of mean")


def _lead(results: Results) -> str:
    readiness = results.readiness
    if readiness.basis == "interviews":
        return say_count(
            readiness.n,
            "One interview was rated by the consultant against written anchors.",
            "{interviews} interviews were rated by the consultant against written anchors.",
            interviews=upper_first(number(readiness.n)),
        )
    who = answered(readiness.n, readiness.invited)
    return f"{_sure(results, who)} {_means_note(results)}".strip()


def _sure(results: Results, who: str) -> str:
    ci = results.readiness.ci
    if ci is None:
        return say("{who} for staff.", who=who)
    if alike(results):
        return say("{who} for staff; the readiness has no interval, because {why}.", who=who, why=alike(results))
    low, high = whole(ci[0]), whole(ci[1])
    if low == high:
        return say("{who} for staff; the readiness lies within a point of {score}, 19 times in 20.", who=who, score=low)
    return say(
        "{who} for staff; the readiness lies between {low} and {high}, 19 times in 20.", who=who, low=low, high=high
    )


def _means(results: Results) -> tuple[Mean, ...]:
    return tuple(
        Mean(mean_name(other.mean), ladder(results).score(other.score), level_name(clip(other.level)))
        for other in results.readiness.robustness
    )


def _means_note(results: Results) -> str:
    if not results.readiness.robustness:
        return ""
    return other_levels(results) or say("The level is the same under every kind of mean that was tried.")
