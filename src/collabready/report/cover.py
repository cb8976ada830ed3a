"""The cover and the contents: whose report this is, the answer, and what each page says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, ladder
from collabready.report.charts import Chart, Rings, lacking, ripples
from collabready.report.headline import Headline, Opening, headline
from collabready.report.room import PAGE, lines
from collabready.report.wording import SENTENCE, clip, date, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from collabready.assessment.results import Results

DRAFT = "Draft"
LONGEST_LABEL = 34
PANEL = 310
"""Height of what stands around the entries of the contents, in points."""
RINGS = "One set of rings for each part: the more rings, the higher its score."
IN_AMBER = "In amber: what the headline names."


@dataclass(frozen=True)
class Cover:
    """`stamp`: what this is while it was not released; empty afterwards."""

    stamp: str
    organisation: str
    questionnaire: str
    title: Headline
    note: str
    facts: tuple[tuple[str, str], ...]
    chart: Chart
    chart_note: str


@dataclass(frozen=True)
class Entry:
    """A line of the contents."""

    anchor: str
    kicker: str
    title: str


@dataclass(frozen=True)
class Contents:
    opening: Opening
    entries: tuple[Entry, ...]
    reading: tuple[tuple[str, str], ...]
    line: str
    lacking: Chart
    tight: bool


def organisation(results: Results) -> str:
    return clip(results.organisation or "") or "Your organisation"


def scope(results: Results) -> str:
    return "" if results.scope == "whole" else clip(results.scope)


def stamp(results: Results) -> str:
    """What every page bears until the results are handed out; nothing from then on."""
    return "" if results.released else DRAFT


def cover(results: Results) -> Cover:
    facts = [
        ("Prepared for", organisation(results)),
        ("Scope", upper_first(scope(results)) or "The whole organisation"),
    ]
    if results.wave:
        facts.append(("Wave", clip(results.wave, 60)))
    facts.append(("Date", date(results.created)))
    return Cover(
        stamp=stamp(results),
        organisation=organisation(results),
        questionnaire=clip(results.questionnaire.title),
        title=headline(results),
        note=clip(results.note or "", SENTENCE),
        facts=tuple(facts),
        chart=_rings(results),
        chart_note=RINGS + (f" {IN_AMBER}" if _named(results) else ""),
    )


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
    told = ", ".join(f"{title} {rungs.score(score)}" for _, title, score in scored) or "nothing could be scored"
    return Chart("ripples", f"Rings on water, the more the higher the score: {told}", ripples(rings))


def contents(results: Results, pages: Iterable[Opening]) -> Contents:
    rungs = ladder(results)
    entries = tuple(Entry(page.anchor, page.kicker, page.title.text) for page in pages)
    return Contents(
        opening=Opening(
            "contents", "Contents", Headline("What each page says"), "Read only the titles and you have the argument."
        ),
        entries=entries,
        reading=_reading(rungs, results.settings.min_group),
        line=rungs.line_label,
        tight=_tight(entries),
        lacking=Chart("lacking", "amber strokes", lacking()),
    )


def _reading(rungs: Ladder, least: int) -> tuple[tuple[str, str], ...]:
    return (
        (
            "Scores run from 0 to 100.",
            "The least favourable answer counts 0, the most favourable 100; a score is the mean over people.",
        ),
        (
            f"The {rungs.line_label}.",
            "A surplus of one part does not make up for the lack of another, so each is held against the same line.",
        ),
        (
            "Intervals.",
            "The bar around a mark is the 95 % interval: were the survey repeated, the score would rarely fall outside it.",
        ),
        ("A mark before a number.", "“<65” is a score that rounds to 65 but has not reached it."),
        (
            "Small groups are hidden.",
            f"No score is shown for fewer than {least} people, nor where it could be worked out.",
        ),
    )


def _tight(entries: Sequence[Entry]) -> bool:
    """Do so many entries leave no room for the panel below them?"""
    heights = [12 + 14 * max(lines(entry.title, 60), lines(entry.kicker, 26)) for entry in entries]
    return sum(heights) > PAGE - PANEL
