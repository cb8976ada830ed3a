"""Leaders beside staff. Staff make the headline; leaders are the mirror."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.comparison import APART, STRONG, WEAK
from collabready.assessment.comparison_results import READINGS
from collabready.assessment.figures import NONE, count, difference, difference_interval, ladder
from collabready.report.charts import Chart, axis, pair
from collabready.report.groups import Cell
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.wording import clip, inside, listed, number, upper_first

if TYPE_CHECKING:
    from collabready.assessment.comparison_results import Gap, GapLabel, GroupCell, VoiceResult
    from collabready.assessment.results import DimensionResult, Results

STAFF, LEADERS = "staff", "leaders"
MOST_VOICES = 4
WIDTH = 108


@dataclass(frozen=True)
class VoiceRow:
    """A part of the questionnaire. `gap`: leaders minus staff with its interval; `reading`: what that is called."""

    title: str
    chart: Chart | None
    staff: str
    others: tuple[Cell, ...]
    gap: str
    around: str
    reading: str
    notable: bool


@dataclass(frozen=True)
class VoicesPage:
    opening: Opening
    staff: str
    headings: tuple[str, ...]
    rows: tuple[VoiceRow, ...]
    axis: Chart
    line: str
    reading: tuple[str, ...]
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
        staff=f"Staff, {_people(results.readiness.n)}",
        headings=tuple(_heading(voice) for voice in others),
        rows=tuple(_row(results, dimension, others, at) for at, dimension in enumerate(results.dimensions)),
        axis=Chart("voices-axis", f"Scale from 0 to 100, with the {rungs.line_label}", axis(rungs.line, width=WIDTH)),
        line=rungs.line_label,
        reading=_reading(results),
        why=(
            "Those who decide see the organisation from where they stand. Where their picture is brighter than that of the "
            "staff, a plan made at the top can miss what people meet every day."
        ),
        cannot=(
            "Why the two differ, and who is right. “Left open” does not mean that they agree. "
            "The scores of leaders never enter the readiness."
        ),
    )


def _heading(voice: VoiceResult) -> str:
    return f"{clip(voice.title, 40)}, {'hidden' if voice.hidden else _people(voice.n)}"


def _people(n: int | None) -> str:
    """How many, on one line."""
    return f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{count(n)}"


def _row(results: Results, dimension: DimensionResult, others: list[VoiceResult], at: int) -> VoiceRow:
    rungs, title = ladder(results), clip(dimension.title)
    leaders = leaders_of(results)
    cell = leaders.dimensions.get(dimension.id) if leaders else None
    seen = None if cell is None or cell.hidden else cell.score
    chart = None
    if dimension.score is not None or seen is not None:
        alt = f"{title}: staff {rungs.score(dimension.score)}, leaders {rungs.score(seen) if seen is not None else 'not shown'}"
        chart = Chart(f"voices-{at}", alt, pair(dimension.score, seen, rungs.line, width=WIDTH, height=32))
    cells = tuple(_cell(results, voice, dimension.id) for voice in others)
    gap = next((gap for gap in results.voices.gaps if gap.dimension == dimension.id), None)
    return VoiceRow(title, chart, rungs.score(dimension.score), cells, *_gap(gap))


def _gap(gap: Gap | None) -> tuple[str, str, str, bool]:
    """The difference, the interval around it, its label, and whether it is one that was not expected."""
    if gap is None:
        return NONE, "", "", False
    notable = gap.label in {"blind-spot", "hidden-strength"}
    return difference(gap.leaders, gap.staff), difference_interval(gap.ci), READINGS[gap.label], notable


def _reading(results: Results) -> tuple[str, ...]:
    """What the labels of the page mean."""
    if not results.voices.gaps:
        return ()
    named = (
        f"Blind spot: leaders score a part {APART} points or more above staff, beyond chance (Welch, p below .05 after "
        "Holm). Hidden strength: as much below."
    )
    agreed = (
        f"Agreed: the 90 % interval of the difference lies within {APART} points, and both are at {STRONG} or more, or "
        f"below {WEAK}. All else is left open. These limits are conventions."
    )
    models = (
        "Where it is known how many were invited, the interval of a score speaks of these people alone; the difference and its "
        "interval ask what would be found of others like them, so two intervals may lie apart and the difference be left open."
    )
    return named, agreed, *((models,) if results.readiness.invited else ())


def leaders_of(results: Results) -> VoiceResult | None:
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


def _dimensions(results: Results, label: GapLabel) -> list[str]:
    """The titles of the dimensions whose gap has a label, in their order."""
    labelled = {gap.dimension for gap in results.voices.gaps if gap.label == label}
    return [inside(d.title, results.questionnaire.language) for d in results.dimensions if d.id in labelled]


def _title(results: Results) -> Headline:
    """What differs beyond chance, then what both see alike; never more than the labels say."""
    if not results.voices.gaps:
        return Headline(_none(results))
    blind, strong = _dimensions(results, "blind-spot"), _dimensions(results, "hidden-strength")
    told = [
        f"rated {way} by leaders than by staff: {_named(results, parts)}"
        for way, parts in (("higher", blind), ("lower", strong))
        if parts
    ]
    if told:
        return Headline(upper_first("; ".join(told)))
    weak, well = _dimensions(results, "agreed-weakness"), _dimensions(results, "agreed-strength")
    agreed = [f"{what}: {_named(results, parts)}" for what, parts in (("weak", weak), ("strong", well)) if parts]
    if agreed:
        return Headline(f"Leaders and staff agree on what is {'; on what is '.join(agreed)}")
    return Headline("No clear difference between leaders and staff")


def _none(results: Results) -> str:
    leaders = results.voices.heard.get(LEADERS)
    if leaders is None or leaders.hidden:
        return "Too few leaders answered to set them beside staff"
    return "Leaders and staff side by side; what is chance between them cannot be told"


def _named(results: Results, parts: list[str]) -> str:
    named = listed(parts)
    return named if len(named) <= ROOM else f"{number(len(parts))} of {number(len(results.dimensions))} parts"


def _lead(results: Results) -> str:
    if not results.voices.gaps:
        leaders = results.voices.heard.get(LEADERS)
        few = leaders is None or leaders.hidden
        return (
            "A small group is not shown, so that nobody can be recognised."
            if few
            else "Too few answered about the same parts, or all of them answered alike."
        )
    told = [
        f"{name}: {listed(parts)}."
        for label, name in READINGS.items()
        if label != "no-difference-shown" and (parts := _dimensions(results, label))
    ]
    open_ = _dimensions(results, "no-difference-shown")
    told += [f"Left open: {listed(open_)}."] if open_ and told else []
    return (
        " ".join(told)
        or f"On no part is a distance of {APART} points or more shown beyond chance, nor that they agree."
    )
