"""Leaders beside staff. Staff make the headline; leaders are the mirror."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import NONE, count, difference, difference_interval, ladder
from collabready.language import say
from collabready.report.charts import Chart
from collabready.report.dots import Seen, dumbbell, dumbbell_axis
from collabready.report.groups import Cell
from collabready.report.headline import Opening
from collabready.report.reading import reading_of
from collabready.report.voice_words import cannot, how_to_read, label_name, lead, meaning, title
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collabready.assessment.comparison_results import Gap, GroupCell, VoiceResult
    from collabready.assessment.results import DimensionResult, Results

STAFF, LEADERS = "staff", "leaders"
MOST_VOICES = 4
WIDTH = 247
ANCHOR = "voices"


@dataclass(frozen=True)
class VoiceRow:
    """A part of the questionnaire. `gap`: leaders minus staff with its range; `reading`: what that is called."""

    title: str
    chart: Chart | None
    gap: str
    around: str
    reading: str
    notable: bool


@dataclass(frozen=True)
class ApartRow:
    """The scores of a part by each voice, staff first."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class VoicesPage:
    """`apart`: every voice for itself, under its `headings`; `how`: what the names of the gaps mean."""

    opening: Opening
    rows: tuple[VoiceRow, ...]
    axis: Chart
    line: str
    headings: tuple[str, ...]
    apart: tuple[ApartRow, ...]
    how: tuple[str, ...]
    meaning: tuple[str, ...]
    cannot: tuple[str, ...]
    reading: str


def voices_page(results: Results) -> VoicesPage | None:
    """None where nobody but staff was heard."""
    heard = [voice for key, voice in results.voices.heard.items() if key != STAFF]
    if not heard:
        return None
    others = [voice for voice in heard if not voice.hidden][-MOST_VOICES:] or heard[-1:]
    rungs, leaders = ladder(results), leaders_of(results)
    axis_alt = say("Scale from 0 to 100, with the {line}", line=rungs.line_label)
    return VoicesPage(
        opening=Opening(ANCHOR, say("Leaders and staff"), title(results), lead(results)),
        rows=tuple(_row(results, dimension, leaders, at) for at, dimension in enumerate(results.dimensions)),
        axis=Chart("voices-axis", axis_alt, dumbbell_axis(rungs.line, width=WIDTH)),
        line=rungs.line_label,
        headings=(_heading(say("Staff"), results.readiness.n), *(_of_voice(voice) for voice in others)),
        apart=tuple(_apart(results, dimension, others) for dimension in results.dimensions),
        how=how_to_read(results),
        meaning=meaning(results),
        cannot=cannot(leaders),
        reading=reading_of(results, ANCHOR),
    )


def leaders_of(results: Results) -> VoiceResult | None:
    """Leaders taken together, else the only other voice that may be shown."""
    shown = [voice for key, voice in results.voices.heard.items() if key != STAFF and not voice.hidden]
    together = results.voices.heard.get(LEADERS)
    if together is not None and not together.hidden:
        return together
    return shown[0] if len(shown) == 1 else None


def _of_voice(voice: VoiceResult) -> str:
    name = clip(voice.title, 40)
    return say("{voice}, hidden", voice=name) if voice.hidden else _heading(name, voice.n)


def _heading(voice: str, n: int | None) -> str:
    """A voice and how many spoke, these on one line."""
    return say("{voice}, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n}", voice=voice, n=count(n))


def _row(results: Results, dimension: DimensionResult, leaders: VoiceResult | None, at: int) -> VoiceRow:
    cell = leaders.dimensions.get(dimension.id) if leaders else None
    seen = None if cell is None or cell.hidden else cell.score
    gap = next((gap for gap in results.voices.gaps if gap.dimension == dimension.id), None)
    chart = _chart(results, dimension, seen, gap, at)
    return VoiceRow(clip(dimension.title), chart, *_gap(gap))


def _chart(results: Results, dimension: DimensionResult, seen: float | None, gap: Gap | None, at: int) -> Chart | None:
    if dimension.score is None and seen is None:
        return None
    rungs = ladder(results)
    alt = say(
        "{title}: staff {staff}, leaders {leaders}",
        title=clip(dimension.title),
        staff=rungs.score(dimension.score),
        leaders=rungs.score(seen) if seen is not None else say("not shown"),
    )
    names = (say("staff"), say("leaders")) if at == 0 else ("", "")
    staff, leaders = (
        None if score is None else Seen(score, rungs.score(score), name)
        for score, name in zip((dimension.score, seen), names, strict=True)
    )
    drawing = dumbbell(staff, leaders, rungs.line, width=WIDTH, notable=_notable(gap))
    return Chart(f"voices-{at}", alt, drawing)


def _notable(gap: Gap | None) -> bool:
    return gap is not None and gap.label in {"blind-spot", "hidden-strength"}


def _gap(gap: Gap | None) -> tuple[str, str, str, bool]:
    """The difference, the range around it, its label, and whether it is one that was not expected."""
    if gap is None:
        return NONE, "", "", False
    return difference(gap.leaders, gap.staff), difference_interval(gap.ci), label_name(gap.label), _notable(gap)


def _apart(results: Results, dimension: DimensionResult, others: list[VoiceResult]) -> ApartRow:
    staff = Cell(ladder(results).score(dimension.score), "below" if ladder(results).below(dimension.score) else "none")
    return ApartRow(clip(dimension.title), (staff, *(_cell(results, voice, dimension.id) for voice in others)))


def _cell(results: Results, voice: VoiceResult, dimension: str) -> Cell:
    cell: GroupCell | None = voice.dimensions.get(dimension)
    if voice.hidden or (cell is not None and cell.hidden):
        return Cell(say("hidden"), "hidden")
    score = cell.score if cell else None
    return Cell(ladder(results).score(score), "below" if ladder(results).below(score) else "none")
