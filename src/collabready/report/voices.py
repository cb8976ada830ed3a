"""Leaders beside staff. Staff make the headline; leaders are the mirror."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import count, ladder
from collabready.report.charts import Chart, axis, pair
from collabready.report.groups import Cell
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.wording import clip, inside, listed, number, upper_first

if TYPE_CHECKING:
    from collabready.assessment.comparison_results import GroupCell, VoiceResult
    from collabready.assessment.results import DimensionResult, Results
    from collabready.assessment.sealed import Interval

STAFF, LEADERS = "staff", "leaders"
MOST_VOICES = 4
WIDTH = 170


@dataclass(frozen=True)
class VoiceRow:
    title: str
    chart: Chart | None
    staff: str
    others: tuple[Cell, ...]


@dataclass(frozen=True)
class VoicesPage:
    opening: Opening
    staff: str
    headings: tuple[str, ...]
    rows: tuple[VoiceRow, ...]
    axis: Chart
    line: str
    why: str
    cannot: str


def voices_page(results: Results) -> VoicesPage | None:
    """None where nobody but staff was heard."""
    heard = [voice for key, voice in results.voices.heard.items() if key != STAFF]
    if not heard:
        return None
    others = [voice for voice in heard if not voice.hidden][-MOST_VOICES:] or heard[-1:]
    rungs = ladder(results)
    return VoicesPage(
        opening=Opening("voices", "Leaders and staff", _title(results), _lead(results)),
        staff=f"Staff, n = {count(results.readiness.n)}",
        headings=tuple(_heading(voice) for voice in others),
        rows=tuple(_row(results, dimension, others, at) for at, dimension in enumerate(results.dimensions)),
        axis=Chart("voices-axis", f"Scale from 0 to 100, with the {rungs.line_label}", axis(rungs.line, width=WIDTH)),
        line=rungs.line_label,
        why=(
            "Those who decide see the organisation from where they stand. Where their picture is brighter than that of the "
            "staff, a plan made at the top can miss what people meet every day."
        ),
        cannot=(
            "The scores of leaders never enter the readiness. Intervals that overlap leave open whether the two differ; "
            "the figures do not say why they do."
        ),
    )


def _heading(voice: VoiceResult) -> str:
    return clip(voice.title, 40) + (", hidden" if voice.hidden else f", n = {count(voice.n)}")


def _row(results: Results, dimension: DimensionResult, others: list[VoiceResult], at: int) -> VoiceRow:
    rungs, title = ladder(results), clip(dimension.title)
    leaders = _leaders(results)
    cell = leaders.dimensions.get(dimension.id) if leaders else None
    seen = None if cell is None or cell.hidden else cell.score
    chart = None
    if dimension.score is not None or seen is not None:
        alt = f"{title}: staff {rungs.score(dimension.score)}, leaders {rungs.score(seen) if seen is not None else 'not shown'}"
        chart = Chart(f"voices-{at}", alt, pair(dimension.score, seen, rungs.line, width=WIDTH, height=32))
    cells = tuple(_cell(results, voice, dimension.id) for voice in others)
    return VoiceRow(title, chart, rungs.score(dimension.score), cells)


def _leaders(results: Results) -> VoiceResult | None:
    """Leaders taken together, else the only other voice that may be shown."""
    shown = [voice for key, voice in results.voices.heard.items() if key != STAFF and not voice.hidden]
    together = results.voices.heard.get(LEADERS)
    if together is not None and not together.hidden:
        return together
    return shown[0] if len(shown) == 1 else None


def _cell(results: Results, voice: VoiceResult, dimension: str) -> Cell:
    cell: GroupCell | None = voice.dimensions.get(dimension)
    if voice.hidden or (cell is not None and cell.hidden):
        return Cell("hidden", "hidden")
    return Cell(ladder(results).score(cell.score if cell else None), "none")


def _apart(results: Results, *, higher: bool) -> list[str]:
    """Dimensions whose intervals do not touch: leaders higher than staff, or lower."""
    leaders = _leaders(results)
    found = []
    for dimension in results.dimensions:
        cell = leaders.dimensions.get(dimension.id) if leaders else None
        if (
            dimension.ci
            and cell is not None
            and cell.ci
            and not cell.hidden
            and _over(dimension.ci, cell.ci, higher=higher)
        ):
            found.append(inside(dimension.title, results.questionnaire.language))
    return found


def _over(staff: Interval, leaders: Interval, *, higher: bool) -> bool:
    return leaders[0] > staff[1] if higher else leaders[1] < staff[0]


def _title(results: Results) -> Headline:
    leaders = _leaders(results)
    if leaders is None:
        return Headline("Too few leaders answered to set them beside staff")
    brighter, darker = _apart(results, higher=True), _apart(results, higher=False)
    who = "Leaders" if leaders is results.voices.heard.get(LEADERS) else clip(leaders.title, 40)
    told = [
        f"{way} by {inside(who)} than by staff: {_named(results, parts)}"
        for way, parts in (("rated higher", brighter), ("rated lower", darker))
        if parts
    ]
    return Headline(upper_first("; ".join(told)) if told else f"No clear difference between {inside(who)} and staff")


def _named(results: Results, parts: list[str]) -> str:
    named = listed(parts)
    return named if len(named) <= ROOM else f"{number(len(parts))} of {number(len(results.dimensions))} parts"


def _lead(results: Results) -> str:
    if _leaders(results) is None:
        return "A small group is not shown, so that nobody can be recognised."
    apart = [*_apart(results, higher=True), *_apart(results, higher=False)]
    if apart:
        return f"The intervals of the two do not even touch on {listed(apart)}; the other parts may differ by chance."
    return "Wherever both may be shown, their intervals overlap: the distance between the marks may be chance."
