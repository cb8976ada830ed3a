"""The annex for those who check: the statistics behind each score, and how exactly everything is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.agreement import AGREED, SPLIT
from collabready.assessment.figures import NONE, coefficient, count, interval, ladder, spread, whole
from collabready.assessment.reliability import CUTS
from collabready.assessment.units import EXTREMES, RANKING
from collabready.language import say
from collabready.report.headline import Headline, Opening
from collabready.report.making import exactly
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.quality_results import Agreed, Rankable, Reliability, Reliable
    from collabready.assessment.results import DimensionResult, Results

ANCHOR = "statistics"


@dataclass(frozen=True)
class SpreadRow:
    """Where people stand in a part. `incomplete`: how many of the scores rest on some of its statements only."""

    title: str
    n: str
    score: str
    interval: str
    median: str
    deviation: str
    incomplete: str


@dataclass(frozen=True)
class LeaningRow:
    """Whether the statements of a part go together, and whether people agree; each with its verdict in words."""

    title: str
    alpha: str
    interval: str
    omega: str
    n: str
    together: str
    agreement: str
    distance: str
    agreed: str


@dataclass(frozen=True)
class UnitRow:
    """Whether the groups of a breakdown may be ranked in a part."""

    title: str
    within: str
    means: str
    groups: str
    size: str
    verdict: str


@dataclass(frozen=True)
class UnitTable:
    by: str
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True)
class AnnexPage:
    opening: Opening
    spreads: tuple[SpreadRow, ...]
    leaning: tuple[LeaningRow, ...]
    units: tuple[UnitTable, ...]
    exactly: tuple[str, ...]


def annex_page(results: Results) -> AnnexPage:
    surveyed = results.readiness.basis == "survey"
    scored = [d for d in results.dimensions if d.score is not None] if surveyed else []
    return AnnexPage(
        opening=Opening(
            ANCHOR,
            say("Annex for those who check"),
            Headline(say("The statistics behind each score") if scored else say("How exactly the numbers are made")),
            say("For readers who know statistics; nothing on the other pages needs it."),
        ),
        spreads=tuple(_spread(results, dimension) for dimension in scored),
        leaning=tuple(_leaning(d, d.reliability) for d in results.dimensions if d.reliability),
        units=tuple(_units(results)),
        exactly=exactly(results),
    )


def _spread(results: Results, dimension: DimensionResult) -> SpreadRow:
    rungs = ladder(results)
    return SpreadRow(
        title=clip(dimension.title),
        n=count(dimension.n),
        score=rungs.score(dimension.score),
        interval=interval(dimension.ci),
        median=rungs.score(dimension.median),
        deviation=spread(dimension.sd),
        incomplete=count(dimension.incomplete),
    )


def _leaning(dimension: DimensionResult, found: Reliability) -> LeaningRow:
    ci, agreed = found.alpha_ci, dimension.agreement
    return LeaningRow(
        title=clip(dimension.title),
        alpha=coefficient(found.alpha, CUTS),
        interval=say("{low} to {high}", low=coefficient(ci[0]), high=coefficient(ci[1])) if ci else NONE,
        omega=coefficient(found.omega, CUTS),
        n=count(found.n),
        together=_together(found.verdict),
        agreement=coefficient(agreed.rwg, (AGREED, SPLIT)) if agreed else NONE,
        distance=str(whole(agreed.ad)) if agreed and agreed.ad is not None else NONE,
        agreed=_agreed(agreed.label) if agreed and agreed.label else NONE,
    )


def _together(verdict: Reliable) -> str:
    words: dict[Reliable, str] = {
        "good": say("good"),
        "acceptable": say("acceptable"),
        "weak": say("weak"),
        "not one thing": say("not one thing"),
        "not computed": say("not computed"),
    }
    return words[verdict]


def _agreed(label: Agreed) -> str:
    words: dict[Agreed, str] = {
        "agreed": say("agreed"),
        "mixed": say("mixed"),
        "split": say("split"),
        "one voice": say("one voice"),
    }
    return words[label]


def _units(results: Results) -> Iterator[UnitTable]:
    found = [(clip(d.title), unit) for d in results.dimensions for unit in d.units]
    for by in dict.fromkeys(unit.by for _, unit in found):
        rows = tuple(
            UnitRow(
                title=title,
                within=coefficient(unit.icc1),
                means=coefficient(unit.icc2, (RANKING, EXTREMES)),
                groups=count(unit.groups),
                size=NONE if unit.size is None else str(whole(unit.size)),
                verdict=_rankable(unit.verdict),
            )
            for title, unit in found
            if unit.by == by
        )
        yield UnitTable(clip(by, 60), rows)


def _rankable(verdict: Rankable) -> str:
    words: dict[Rankable, str] = {
        "ranking": say("may be ranked"),
        "extremes only": say("only the ends may be named"),
        "no ranking": say("not to be ranked"),
        "not computed": say("not computed"),
    }
    return words[verdict]
