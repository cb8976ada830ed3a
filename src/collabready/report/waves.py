"""Wave to wave: what changed since the last time, what did not, and what cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import MINUS, NONE, count, difference, difference_interval, ladder, whole
from collabready.assessment.wave_results import largest_first
from collabready.report.charts import Chart
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.slope import Slope, Way, sample, slopes
from collabready.report.wording import SENTENCE, clip, inside, listed, number, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import Results
    from collabready.assessment.wave_results import Break, Change, Moved, Wave, Waves

ANCHOR = "waves"
MOST = 8
"""Longest list of statements, groups or breaks on the page; all stand in the attached results."""
OPEN: Moved = "too few answers to tell"
WAYS: dict[Moved, Way] = {"changed": "changed", "stable": "stable", OPEN: "open"}
ALTERED = {
    "wording": "other words",
    "scale": "another scale",
    "reversed": "keyed the other way",
    "dropped": "only in the earlier wave",
    "added": "only in the later wave",
}


@dataclass(frozen=True)
class ChangeRow:
    """A score in both waves. `note`: what is to be known of the title; `changed`: whether the verdict is that it changed."""

    title: str
    note: str
    earlier: str
    later: str
    difference: str
    interval: str
    n: str
    verdict: str
    changed: bool


@dataclass(frozen=True)
class ChangeList:
    """Statements or groups that changed, how many of how many, and how many more than fit."""

    title: str
    rows: tuple[ChangeRow, ...]
    more: str


@dataclass(frozen=True)
class BreakRow:
    text: str
    how: str


@dataclass(frozen=True)
class WavesPage:
    opening: Opening
    chart: Chart
    legend: tuple[tuple[Chart, str], ...]
    line: str
    rows: tuple[ChangeRow, ...]
    lists: tuple[ChangeList, ...]
    breaks: tuple[BreakRow, ...]
    more_breaks: str
    notes: tuple[str, ...]
    means: str
    cannot: str


def waves_page(results: Results) -> WavesPage | None:
    """None where there is no earlier wave."""
    waves = results.waves
    if waves is None:
        return None
    breaks = tuple(BreakRow(clip(each.text, SENTENCE), _how(each)) for each in waves.breaks)
    return WavesPage(
        opening=Opening(ANCHOR, "Wave to wave", _title(results, waves), _lead(waves)),
        chart=_chart(results, waves),
        legend=_legend(),
        line=ladder(results).line_label,
        rows=_rows(results, waves),
        lists=tuple(filter(None, (_list(results, waves, kind) for kind in ("item", "group")))),
        breaks=breaks[:MOST],
        more_breaks=f"and {len(breaks) - MOST} more" if len(breaks) > MOST else "",
        notes=tuple(sentence(note) for note in waves.notes),
        means=(
            "Changed: 5 points or more, and more than chance explains, all comparisons taken together (parts: Holm, .05; "
            "statements and groups: false discovery rate, .10). Stable: the 90 % interval lies within 5 points either way. "
            "Whatever is neither, too few answered to tell (conventions)."
        ),
        cannot=(
            "What moved is told, not why: the figures name no cause, and other people may have answered this time. "
            "Compared is only what both waves asked in the same words, on the same scale, keyed the same way."
        ),
    )


def _title(results: Results, waves: Waves) -> Headline:
    parts = waves.of_kind("dimension")
    if not parts:
        return Headline("The waves cannot be compared: too little was asked alike")
    changed = [change for change in parts if change.label == "changed"]
    compared = "" if len(parts) == len(results.dimensions) else " that can be compared"
    if not changed:
        return Headline(_unchanged(parts, compared))
    opening = _so_many(len(changed), len(parts), compared)
    named = [_move(change, results.questionnaire.language, first=at == 0) for at, change in enumerate(changed)]
    about = frozenset(change.id for change in changed)
    told = listed(named)
    return Headline(f"{opening}: ", told, about=about) if len(told) <= ROOM else Headline(opening, about=about)


def _so_many(changed: int, parts: int, compared: str) -> str:
    """Say "two of five parts changed"."""
    if parts == 1:
        return f"The one part{compared} changed"
    return f"{upper_first(number(changed))} of {number(parts)} parts{compared} changed"


def _move(change: Change, language: str, *, first: bool) -> str:
    """Say "communities rose by 8 points"; the unit only the first time."""
    size = abs(whole(change.later) - whole(change.earlier))
    return f"{inside(change.title, language)} {'rose' if change.difference > 0 else 'fell'} by {size}{' points' if first else ''}"


def _unchanged(parts: Sequence[Change], compared: str) -> str:
    still_open = sum(change.label == OPEN for change in parts)
    if still_open == len(parts):
        return f"Too few answers to tell whether any part{compared} changed"
    if still_open:
        some, parts_ = number(still_open), f"{number(len(parts))} parts{compared}"
        return f"No change is shown; for {some} of {parts_} there are too few answers to tell"
    all_of_them = {1: "it", 2: "both"}.get(len(parts), f"all {number(len(parts))}")
    return f"No part{compared} changed: {all_of_them} stayed within 5 points"


def _lead(waves: Waves) -> str:
    told = f"{count(waves.earlier.n)} staff answered in {_named(waves.earlier, 'the earlier wave')}, {count(waves.later.n)} in {_named(waves.later, 'this one')}."
    if waves.paired:
        told += f" {count(waves.paired)} of them are known in both by their code, and the tests use that."
    readiness = waves.of_kind("readiness")
    if readiness:
        change = readiness[0]
        verdict = {"changed": "changed", "stable": "is stable"}.get(
            change.label, "may have changed or not; the answers are too few to tell"
        )
        told += f" The readiness {verdict}: {whole(change.earlier)} before, {whole(change.later)} now."
    return told


def _named(wave: Wave, otherwise: str) -> str:
    return f"wave {clip(wave.wave, 40)}" if wave.wave else otherwise


def _rows(results: Results, waves: Waves) -> tuple[ChangeRow, ...]:
    """The readiness, and every dimension of the later wave; those that cannot be compared with what they score now."""
    changes = {change.id: change for change in waves.of_kind("dimension")}
    broken = _broken(results, waves)
    rows = [_row(results, change, "all parts together") for change in waves.of_kind("readiness")]
    for part in results.dimensions:
        if part.id in changes:
            rows.append(_row(results, changes[part.id], "on what both waves asked alike" if part.id in broken else ""))
        else:
            score = ladder(results).score(part.score)
            row = ChangeRow(clip(part.title), "", NONE, score, NONE, NONE, NONE, "not compared", changed=False)
            rows.append(row)
    return tuple(rows)


def _row(results: Results, change: Change, note: str = "") -> ChangeRow:
    rungs = ladder(results)
    group = f"{clip(change.group, 60)}: " if change.group else ""
    return ChangeRow(
        title=group + clip(change.title, SENTENCE),
        note=note,
        earlier=rungs.score(change.earlier),
        later=rungs.score(change.later),
        difference=difference(change.later, change.earlier),
        interval=difference_interval(change.ci) if change.ci else NONE,
        n=f"{count(change.n_earlier)}, {count(change.n_later)}",
        verdict=change.label,
        changed=change.label == "changed",
    )


def _broken(results: Results, waves: Waves) -> frozenset[str]:
    """Dimensions of which something was asked differently."""
    ids = {part.id for part in results.dimensions}
    return frozenset(each.dimension for each in waves.breaks if each.dimension in ids)


def _list(results: Results, waves: Waves, kind: str) -> ChangeList | None:
    """What changed among the statements, or among the scores of groups."""
    of_items = kind == "item"
    changes = waves.of_kind("item" if of_items else "group")
    if not changes:
        return None
    changed = [change for change in largest_first(changes) if change.label == "changed"]
    what = "Statements" if of_items else f"Groups by {clip(changes[0].by or '', 40)}"
    open_ = sum(change.label == OPEN for change in changes)
    left = f"; for {number(open_)}, too few answers to tell" if open_ else ""
    some = number(len(changed)) if changed else "none"
    told = f"{what}: of {number(len(changes))}{'' if of_items else ' scores'}, {some} changed{left}"
    rows = tuple(_row(results, change) for change in changed[:MOST])
    return ChangeList(told, rows, f"and {len(changed) - MOST} more" if len(changed) > MOST else "")


def _how(each: Break) -> str:
    before = f"; before: “{clip(each.before, SENTENCE)}”" if each.before else ""
    return f"{ALTERED[each.altered]}{before}"


def _chart(results: Results, waves: Waves) -> Chart:
    rungs, broken = ladder(results), _broken(results, waves)
    compared = [*waves.of_kind("readiness"), *waves.of_kind("dimension")]
    known = {change.id for change in compared}
    lines = [_slope(results, change, broken=change.id in broken) for change in compared]
    lines += [
        Slope(
            clip(part.title),
            None,
            part.score,
            "apart",
            broken=True,
            earlier_label="",
            later_label=rungs.score(part.score),
            told="not compared",
        )
        for part in results.dimensions
        if part.id not in known and part.score is not None
    ]
    names = (_axis(waves.earlier, "Earlier"), _axis(waves.later, "Later"))
    drawing = slopes(lines, names, rungs.line, height=max(216.0, 40 + 11.0 * len(lines)))
    return Chart("waves", _alt(lines, names), drawing)


def _slope(results: Results, change: Change, *, broken: bool) -> Slope:
    rungs = ladder(results)
    by = difference(change.later, change.earlier)
    return Slope(
        title=clip(change.title),
        earlier=change.earlier,
        later=change.later,
        way=WAYS[change.label],
        broken=broken,
        earlier_label=rungs.score(change.earlier),
        later_label=rungs.score(change.later),
        told=f"{by}, {'too few to tell' if change.label == OPEN else change.label}",
    )


def _axis(wave: Wave, otherwise: str) -> str:
    return clip(wave.wave, 24) if wave.wave else otherwise


def _alt(lines: Sequence[Slope], names: tuple[str, str]) -> str:
    told = [
        f"{each.title}: {each.later_label}, not compared"
        if each.earlier is None
        else f"{each.title}: {each.earlier_label} to {each.later_label} ({each.told.replace(MINUS, 'minus ')}{'; partly asked differently' if each.broken else ''})"
        for each in lines
    ]
    return f"Scores of 0-100, {names[0]} to {names[1]}. {'; '.join(told)}."


def _legend() -> tuple[tuple[Chart, str], ...]:
    kinds: tuple[tuple[Way, bool, str], ...] = (
        ("changed", False, "changed"),
        ("stable", False, "stable"),
        ("open", False, "too few answers to tell"),
        ("stable", True, "something was asked differently"),
    )
    return tuple(
        (Chart(f"waves-key-{at}", told, sample(way, broken=broken)), told)
        for at, (way, broken, told) in enumerate(kinds)
    )
