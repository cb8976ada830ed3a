"""The lines of two waves: what is drawn of each part, what is read aloud of it, and what each kind of line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import MINUS, difference, ladder
from collabready.language import say
from collabready.report.charts import Chart
from collabready.report.slope import Slope, Way, least_height, sample, slopes
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.assessment.wave_results import Change, Moved, Wave, Waves

OPEN: Moved = "too few answers to tell"
WAYS: dict[Moved, Way] = {"changed": "moved", "stable": "not moved", OPEN: "open"}

Lines = tuple[Slope, ...]
Key = tuple[Chart, str, str]


def verdict(label: Moved) -> str:
    """What is said of a change in the report."""
    verdicts = {"changed": say("moved"), "stable": say("not moved"), OPEN: say("too few answers to tell")}
    return verdicts[label]


def broken_parts(results: Results, waves: Waves) -> frozenset[str]:
    """Dimensions of which something was asked differently."""
    ids = {part.id for part in results.dimensions}
    return frozenset(each.dimension for each in waves.breaks if each.dimension in ids)


def wave_lines(results: Results, waves: Waves) -> Lines:
    """The readiness, every dimension that is compared, and those that are not but have a score."""
    broken = broken_parts(results, waves)
    compared = [*waves.of_kind("readiness"), *waves.of_kind("dimension")]
    known = {change.id for change in compared}
    alone = [
        Slope(
            title=clip(part.title),
            earlier=None,
            later=part.score,
            way="apart",
            broken=True,
            earlier_label="",
            later_label=ladder(results).score(part.score),
            difference="",
        )
        for part in results.dimensions
        if part.id not in known and part.score is not None
    ]
    return (*(_line(results, change, broken=change.id in broken) for change in compared), *alone)


def _line(results: Results, change: Change, *, broken: bool) -> Slope:
    rungs = ladder(results)
    return Slope(
        title=clip(change.title),
        earlier=change.earlier,
        later=change.later,
        way=WAYS[change.label],
        broken=broken,
        earlier_label=rungs.score(change.earlier),
        later_label=rungs.score(change.later),
        difference=difference(change.later, change.earlier),
    )


def wave_chart(results: Results, waves: Waves, lines: Lines, height: float) -> Chart:
    names = (_axis(waves.earlier, say("Earlier")), _axis(waves.later, say("Later")))
    drawing = slopes(lines, names, ladder(results).line, height=max(height, least_height(lines)))
    told = "; ".join(_told(each) for each in lines)
    alt = say("Scores of 0-100, {earlier} to {later}. {lines}.", earlier=names[0], later=names[1], lines=told)
    return Chart("waves", alt, drawing)


def _axis(wave: Wave, otherwise: str) -> str:
    return clip(wave.wave, 18) if wave.wave else otherwise


def _told(each: Slope) -> str:
    if each.earlier is None:
        return say("{title}: {score}, not compared", title=each.title, score=each.later_label)
    labels: dict[Way, Moved] = {way: label for label, way in WAYS.items()}
    values = {
        "title": each.title,
        "earlier": each.earlier_label,
        "later": each.later_label,
        "difference": each.difference.replace(MINUS, say("minus") + " "),
        "verdict": verdict(labels[each.way]),
    }
    if each.broken:
        return say("{title}: {earlier} to {later} ({difference}, {verdict}; partly asked differently)", **values)
    return say("{title}: {earlier} to {later} ({difference}, {verdict})", **values)


def line_key() -> tuple[Key, ...]:
    """Each kind of line: how it looks, what it is called, and when a change is called so."""
    return (
        _key("moved", say("moved"), say("5 points or more, and more than chance explains")),
        _key("not moved", say("not moved"), say("surely within 5 points either way")),
        _key("open", say("too few answers to tell"), say("neither of the two is shown")),
        _key("not moved", say("asked differently"), say("at least one statement is not compared"), broken=True),
    )


def _key(way: Way, name: str, means: str, *, broken: bool = False) -> Key:
    return (
        Chart(f"waves-key-{way.replace(' ', '-')}{'-broken' if broken else ''}", name, sample(way, broken=broken)),
        name,
        means,
    )
