"""What an executive wants to know of a part besides its score, in a few lines of label and value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import caution, count, difference, interval, ladder, percent
from collabready.language import say
from collabready.report.by_group import extremes
from collabready.report.voices import leaders_of
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import DimensionResult, Results
    from collabready.assessment.wave_results import Change


@dataclass(frozen=True)
class Fact:
    label: str
    value: str


def facts(results: Results, dimension: DimensionResult) -> tuple[Fact, ...]:
    if results.readiness.basis == "interviews":
        return (Fact(say("Interviews"), _people(dimension.n)),)
    return tuple(
        fact for each in (_standing(dimension), _answers(dimension), _beside(results, dimension)) for fact in each
    )


def _standing(dimension: DimensionResult) -> Iterator[Fact]:
    if dimension.borderline:
        yield Fact(say("Level"), say("near a limit"))
    if dimension.score is not None:
        yield Fact(say("95 % range"), interval(dimension.ci))


def _answers(dimension: DimensionResult) -> Iterator[Fact]:
    yield Fact(say("Staff who answered"), _people(dimension.n))
    if share := _favourable(dimension):
        yield Fact(say("Favourable answers"), share)


def _people(n: int | None) -> str:
    if n is None:
        return say("too few")
    careful = caution(n)
    return say("{n}, {caution}", n=count(n), caution=careful) if careful else count(n)


def _favourable(dimension: DimensionResult) -> str:
    """Empty where it may not be shown."""
    if dimension.nearly_all:
        return say("90 % or more") if dimension.nearly_all == "favourable" else say("10 % or less")
    return "" if dimension.favourable is None else percent(dimension.favourable)


def _beside(results: Results, dimension: DimensionResult) -> Iterator[Fact]:
    """The part in the earlier wave, among leaders and in groups, as far as that is known."""
    waves = results.waves
    change = next((each for each in waves.of_kind("dimension") if each.id == dimension.id), None) if waves else None
    if waves and change:
        wave = clip(waves.earlier.wave or "", 20)
        yield Fact(say("Change since {wave}", wave=wave) if wave else say("Change since last time"), _change(change))
    leaders = leaders_of(results)
    cell = leaders.dimensions.get(dimension.id) if leaders else None
    if leaders and cell and cell.score is not None and not cell.hidden:
        label = say("{voice}, n = {n}", voice=clip(leaders.title, 20), n=count(leaders.n))
        yield Fact(label, ladder(results).score(cell.score))
    if ends := extremes(results, dimension):
        yield Fact(say("Highest group shown"), ends[0])
        yield Fact(say("Lowest group shown"), ends[1])


def _change(change: Change) -> str:
    """What two waves can tell: a number stands only where it moved or stayed beyond doubt."""
    moved = difference(change.later, change.earlier)
    if change.label == "changed":
        return moved
    return say("{points}, stable", points=moved) if change.label == "stable" else say("too few answers to tell")
