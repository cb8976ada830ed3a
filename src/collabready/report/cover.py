"""The cover: whose report this is, and the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import say
from collabready.report.brand import PLAIN, Brand
from collabready.report.charts import Chart
from collabready.report.headline import Headline, headline
from collabready.report.ripples import Rings, ripples
from collabready.report.wording import SENTENCE, clip, date, upper_first

if TYPE_CHECKING:
    from collabready.assessment.results import Results


LONGEST_LABEL = 34


@dataclass(frozen=True)
class Cover:
    """`stamp`: what this is while it was not released; empty afterwards."""

    stamp: str
    organisation: str
    questionnaire: str
    title: Headline
    promise: str
    note: str
    facts: tuple[tuple[str, str], ...]
    chart: Chart
    chart_note: str


def organisation(results: Results) -> str:
    return clip(results.organisation or "") or say("Your organisation")


def scope(results: Results) -> str:
    return "" if results.scope == "whole" else clip(results.scope)


def stamp(results: Results) -> str:
    """What every page bears until the results are handed out; nothing from then on."""
    return "" if results.released else say("Draft")


def cover(results: Results, brand: Brand = PLAIN) -> Cover:
    facts = [
        (say("Prepared for"), organisation(results)),
        (say("Scope"), upper_first(scope(results)) or say("The whole organisation")),
    ]
    if results.wave:
        facts.append((say("Wave"), clip(results.wave, 60)))
    facts.append((say("Date"), date(results.created)))
    if brand.signature:
        facts.append((say("Prepared by"), clip(brand.signature, 60)))
    return Cover(
        stamp=stamp(results),
        organisation=organisation(results),
        questionnaire=clip(results.questionnaire.title),
        title=headline(results),
        promise=_promise(results),
        note=clip(results.note or "", SENTENCE),
        facts=tuple(facts),
        chart=_rings(results),
        chart_note=_rings_note(results),
    )


def _promise(results: Results) -> str:
    """What the reader will find inside."""
    if results.plan:
        return say(
            "Where {organisation} stands, and what to do in the next 90 days", organisation=organisation(results)
        )
    return say("Where {organisation} stands, part by part", organisation=organisation(results))


def _rings_note(results: Results) -> str:
    if _named(results):
        return say(
            "One set of rings for each part: the more rings, the higher its score. In amber: what the headline names."
        )
    return say("One set of rings for each part: the more rings, the higher its score.")


def _named(results: Results) -> set[str]:
    """Scored dimensions that the headline names, itself or one of their practices."""
    about = headline(results).about
    return {dimension.id for dimension in results.dimensions if dimension.score is not None and dimension.id in about}


def _rings(results: Results) -> Chart:
    rungs, named = ladder(results), _named(results)
    scored = [(d.id, clip(d.title), d.score) for d in results.dimensions if d.score is not None]
    labelled = all(len(title) <= LONGEST_LABEL for _, title, _ in scored)
    rings = [
        Rings(f"{title}  {rungs.score(score)}" if labelled else "", score, amber=ident in named)
        for ident, title, score in scored
    ]
    told = ", ".join(f"{title} {rungs.score(score)}" for _, title, score in scored)
    nothing = say("Rings on water, the more the higher the score: nothing could be scored")
    some = say("Rings on water, the more the higher the score: {scores}", scores=told)
    return Chart("ripples", some if told else nothing, ripples(rings))
