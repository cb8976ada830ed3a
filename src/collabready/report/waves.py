"""Wave to wave: what moved since the last time, what did not, and what cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import NONE, count, difference, difference_interval, ladder
from collabready.assessment.wave_results import largest_first
from collabready.language import say, say_count
from collabready.report.charts import Chart
from collabready.report.headline import Opening
from collabready.report.reading import reading_of
from collabready.report.wave_followed import agreed_list
from collabready.report.wave_lines import OPEN, Key, broken_parts, line_key, verdict, wave_chart, wave_lines
from collabready.report.wave_room import Rest, arrange
from collabready.report.wave_rows import ChangeList, ChangeRow, and_more, cut
from collabready.report.wave_title import wave_title
from collabready.report.wording import SENTENCE, clip, number, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.results import Results
    from collabready.assessment.wave_results import Break, Change, Wave, Waves

ANCHOR = "waves"


@dataclass(frozen=True)
class BreakRow:
    text: str
    how: str


@dataclass(frozen=True)
class WavesPage:
    """`parted`: whether the lists have a second page to themselves."""

    opening: Opening
    chart: Chart
    key: tuple[Key, ...]
    line: str
    rows: tuple[ChangeRow, ...]
    parted: bool
    lists: tuple[ChangeList, ...]
    breaks: tuple[BreakRow, ...]
    more_breaks: str
    notes: tuple[str, ...]
    cannot: str
    reading: str


def waves_page(results: Results) -> WavesPage | None:
    """None where there is no earlier wave."""
    waves = results.waves
    if waves is None:
        return None
    opening = Opening(ANCHOR, say("Wave to wave"), wave_title(results, waves), _lead(results, waves))
    lists = tuple(filter(None, _lists(results, waves)))
    notes = tuple(sentence(note) for note in waves.notes)
    breaks = tuple(BreakRow(clip(each.text, SENTENCE), _how(each)) for each in waves.breaks)
    rows, lines, reading = _rows(results, waves), wave_lines(results, waves), reading_of(results, ANCHOR)
    names = tuple(tuple(f"{row.title} {row.note}".strip() for row in each.rows) for each in lists)
    heads, altered = (
        tuple(f"{each.title} {each.open}" for each in lists),
        tuple(f"{each.text} {each.how}" for each in breaks),
    )
    key, rest = line_key(), Rest(heads, names, altered, (*notes, reading), _cannot())
    fit = arrange(opening, lines, [means for _, _, means in key], [f"{row.title} {row.note}" for row in rows], rest)
    return WavesPage(
        opening=opening,
        chart=wave_chart(results, waves, lines, fit.height),
        key=key,
        line=ladder(results).line_label,
        rows=rows,
        parted=fit.parted,
        lists=tuple(cut(each, fit.most) for each in lists),
        breaks=breaks[: fit.most],
        more_breaks=and_more(len(breaks) - fit.most),
        notes=notes,
        cannot=_cannot(),
        reading=reading,
    )


def _cannot() -> str:
    return say(
        "What moved is told, not why: the figures name no cause, and other people may have answered this time. "
        "Compared is only what both waves asked in the same words, on the same scale, keyed the same way."
    )


def _lead(results: Results, waves: Waves) -> str:
    told = [
        say(
            "{n_earlier} staff answered in {earlier}, {n_later} in {later}.",
            n_earlier=count(waves.earlier.n),
            earlier=_named(waves.earlier, say("the earlier wave")),
            n_later=count(waves.later.n),
            later=_named(waves.later, say("this one")),
        )
    ]
    if waves.paired:
        told.append(say("{n} of them are known in both by their code, and the tests use that.", n=count(waves.paired)))
    told += [_readiness(results, change) for change in waves.of_kind("readiness")[:1]]
    return " ".join(told)


def _readiness(results: Results, change: Change) -> str:
    before, now = (ladder(results).score(score) for score in (change.earlier, change.later))
    if change.label == "changed":
        return say("The readiness moved: {before} before, {now} now.", before=before, now=now)
    if change.label == "stable":
        return say("The readiness did not move: {before} before, {now} now.", before=before, now=now)
    return say(
        "Whether the readiness moved, too few answered to tell: {before} before, {now} now.", before=before, now=now
    )


def _named(wave: Wave, otherwise: str) -> str:
    return say("wave {name}", name=clip(wave.wave, 40)) if wave.wave else otherwise


def _rows(results: Results, waves: Waves) -> tuple[ChangeRow, ...]:
    """The readiness, and every dimension of the later wave; those that cannot be compared with what they score now."""
    changes = {change.id: change for change in waves.of_kind("dimension")}
    broken = broken_parts(results, waves)
    rows = [_row(results, change, say("all parts together")) for change in waves.of_kind("readiness")]
    for part in results.dimensions:
        if part.id in changes:
            note = say("on what both waves asked alike") if part.id in broken else ""
            rows.append(_row(results, changes[part.id], note))
        else:
            score, none = ladder(results).score(part.score), say("not compared")
            rows.append(ChangeRow(clip(part.title), "", NONE, score, NONE, NONE, NONE, none, moved=False))
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
        verdict=verdict(change.label),
        moved=change.label == "changed",
    )


def _lists(results: Results, waves: Waves) -> Iterator[ChangeList | None]:
    """What became of what was agreed, and what moved among statements and groups."""
    yield agreed_list(results, waves)
    yield from (_list(results, waves, of_items=of_items) for of_items in (True, False))


def _list(results: Results, waves: Waves, *, of_items: bool) -> ChangeList | None:
    """What moved among the statements, or among the scores of groups."""
    changes = waves.of_kind("item" if of_items else "group")
    if not changes:
        return None
    moved = [change for change in largest_first(changes) if change.label == "changed"]
    open_ = sum(change.label == OPEN for change in changes)
    left = say_count(
        open_,
        "For one of them, too few answered to tell.",
        "For {some} of them, too few answered to tell.",
        some=number(open_),
    )
    title = _of_items(len(moved), len(changes)) if of_items else _of_groups(len(moved), changes)
    return ChangeList(title, left if open_ else "", tuple(_row(results, change) for change in moved), "")


def _of_items(moved: int, all_of_them: int) -> str:
    values = {"all": number(all_of_them), "moved": number(moved)}
    if all_of_them == 1:
        return say("Statements: the only one moved") if moved else say("Statements: the only one did not move")
    if not moved:
        return say("Statements: none of {all} moved", **values)
    return say_count(moved, "Statements: one of {all} moved", "Statements: {moved} of {all} moved", **values)


def _of_groups(moved: int, changes: Sequence[Change]) -> str:
    values = {"all": number(len(changes)), "moved": number(moved), "by": clip(changes[0].by or "", 60)}
    if len(changes) == 1:
        if moved:
            return say("Groups by “{by}”: the only score moved", **values)
        return say("Groups by “{by}”: the only score did not move", **values)
    if not moved:
        return say("Groups by “{by}”: none of {all} scores moved", **values)
    return say_count(
        moved,
        "Groups by “{by}”: one of {all} scores moved",
        "Groups by “{by}”: {moved} of {all} scores moved",
        **values,
    )


def _how(each: Break) -> str:
    altered = {
        "wording": say("other words"),
        "scale": say("another scale"),
        "reversed": say("keyed the other way"),
        "dropped": say("only in the earlier wave"),
        "added": say("only in the later wave"),
    }[each.altered]
    if not each.before:
        return altered
    return say("{altered}; before: “{statement}”", altered=altered, statement=clip(each.before, SENTENCE))
