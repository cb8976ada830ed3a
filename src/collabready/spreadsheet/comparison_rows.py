"""Rows of what is set side by side: groups, voices, interviews and survey, waves. What is hidden looks like what is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from collabready.assessment.comparison_results import GroupCell, GroupReadiness, GroupResult
from collabready.assessment.results import Results
from collabready.assessment.wave_results import Followed
from collabready.spreadsheet.rows import HIDDEN, Cell, Row, ends, told


def group_rows(results: Results) -> Iterator[Row]:
    for group in results.groups:
        yield _group(group)
        if group.n and not group.hidden:
            yield from _cells("group dimension", group.by, group.group, group.dimensions)


def _group(group: GroupResult) -> Row:
    if group.hidden or not group.n:
        return Row("group", group.by, "", group.group, level=HIDDEN)
    overall = group.readiness or GroupReadiness(score=None, ci=None, level=None)
    more: dict[str, Cell] = {"invited": group.invited, "rate": group.rate, "light": group.light}
    return Row("group", group.by, "", group.group, group.n, overall.score, overall.ci, overall.level, more)


def _cells(what: str, of: str, title: str, cells: Mapping[str, GroupCell]) -> Iterator[Row]:
    """The dimensions of a group or voice."""
    for dimension, cell in cells.items():
        if cell.hidden or not cell.n:
            yield Row(what, of, dimension, title, level=HIDDEN)
            continue
        more = {"difference": cell.difference, "p_adjusted": cell.p_adjusted, "differs": told(cell.differs)}
        yield Row(what, of, dimension, title, cell.n, cell.score, cell.ci, more=more)


def voice_rows(results: Results) -> Iterator[Row]:
    """Each voice, the gaps between leaders and staff, and the readiness with managers included."""
    voices, titles = results.voices, {d.id: d.title for d in results.dimensions}
    for key, voice in voices.heard.items():
        if voice.hidden or not voice.n:
            yield Row("voice", "", key, voice.title, level=HIDDEN)
            continue
        yield Row("voice", "", key, voice.title, voice.n)
        yield from _cells("voice dimension", key, voice.title, voice.dimensions)
    for gap in voices.gaps:
        more = {
            "staff": gap.staff,
            "leaders": gap.leaders,
            "difference": gap.difference,
            **ends("difference", gap.ci),
            "g": gap.g,
            "p_adjusted": gap.p_adjusted,
        }
        yield Row("gap", "leaders", gap.dimension, titles.get(gap.dimension, ""), level=gap.label, more=more)
    if voices.readiness is not None:
        yield Row("readiness", "with managers", score=voices.readiness)


def interview_rows(results: Results) -> Iterator[Row]:
    """Ratings beside the survey, and the words behind them."""
    for r in results.interviews:
        more = {"survey_score": r.survey_score, "difference": r.difference}
        yield Row("interview", r.dimension, r.practice or r.dimension, r.title, r.n, r.score, level=r.label, more=more)
    for quote in results.quotes:
        yield Row("quote", "", quote.id, quote.title, more={"who": quote.who, "text": quote.text})


def wave_rows(results: Results) -> Iterator[Row]:
    """Both waves, what changed between them, and what cannot be compared."""
    waves = results.waves
    if waves is None:
        return
    for place, wave in (("earlier", waves.earlier), ("later", waves.later)):
        yield Row("wave", "", place, wave.wave or "", wave.n, more={"created": wave.created})
    yield Row("paired", n=waves.paired)
    for change in waves.changes:
        more = {
            "by": change.by,
            "group": change.group,
            "earlier": change.earlier,
            "later": change.later,
            "n_earlier": change.n_earlier,
            "n_later": change.n_later,
            "difference": change.difference,
            **ends("difference", change.ci),
            "p_adjusted": change.p_adjusted,
        }
        yield Row("change", change.kind, change.id, change.title, level=change.label, more=more)
    yield from map(_followed, waves.actions)
    for gone in waves.breaks:
        yield Row("break", gone.dimension, gone.item, gone.text, level=gone.altered, more={"before": gone.before})
    for note in waves.notes:
        yield Row("wave note", more={"text": note})


def _followed(action: Followed) -> Row:
    """An action that was agreed: its practice in both waves, and the target."""
    more: dict[str, Cell] = {
        "owner": action.owner,
        "practice": action.practice,
        "target": action.target,
        "earlier": action.earlier,
        "later": action.later,
        "n_earlier": action.n_earlier,
        "n_later": action.n_later,
        "difference": action.difference,
        **ends("difference", action.ci),
        "p_adjusted": action.p_adjusted,
    }
    return Row("followed", action.practice_title, action.id, action.title, level=action.label, more=more)
