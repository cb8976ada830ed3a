"""Results, and the answers of one talk, as CSV: for people who live in a spreadsheet. A line for whatever has a name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from collabready.assessment.results import GroupReadiness, Results
from collabready.assessment.sealed import Interval
from collabready.responses.exchanges import FIELDS, Exchange, record
from collabready.spelling import guarded

HEADER = ("what", "of", "id", "title", "n", "score", "ci_low", "ci_high", "level")
WAVES_HEADER = (
    *HEADER, "created", "by", "group", "earlier", "later", "n_earlier", "n_later", "difference", "difference_low",
    "difference_high", "p_adjusted", "before", "text",
)  # fmt: skip
Cell = str | int | float | None


def results_csv(results: Results) -> str:
    """The results as CSV text. Numbers are unrounded; what is hidden or cannot be computed is an empty cell."""
    return _csv(HEADER, _rows(results))


def waves_csv(results: Results) -> str:
    """What changed between two waves as CSV text, and below it what they do not share; nothing where there is one wave."""
    return _csv(WAVES_HEADER, _wave_rows(results))


def exchanges_csv(answers: Sequence[Exchange]) -> str:
    """What was heard in one talk as CSV text: private."""
    records = [record(one) for one in answers]
    return _csv(FIELDS, ([_cell(one[field]) for field in FIELDS] for one in records))


def _cell(value: str | int | list[str] | None) -> Cell:
    if isinstance(value, bool):
        return "true" if value else ""
    return ", ".join(value) if isinstance(value, list) else value


def _csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue()


def _rows(results: Results) -> Iterator[tuple[Cell, ...]]:
    readiness = results.readiness
    yield "readiness", "", "", "", readiness.n, readiness.score, *_ends(readiness.ci), readiness.level
    yield "recipe", "", "", "", None, results.recipe.score, *_ends(results.recipe.ci), None
    for d in results.dimensions:
        yield "dimension", "", d.id, d.title, d.n, d.score, *_ends(d.ci), d.level
        for p in d.practices:
            yield "practice", d.id, p.id, p.title, p.n, p.score, *_ends(p.ci), p.level
        for i in d.items:
            yield "item", d.id, i.id, i.text, i.n, i.score, None, None, None
    for r in results.interviews:
        yield "interview", r.dimension, r.practice or r.dimension, r.title, r.n, r.score, None, None, r.label
    for g in results.groups:
        overall = g.readiness or GroupReadiness(score=None, ci=None, level=None)
        level = "hidden" if g.hidden else overall.level
        yield "group", g.by, "", g.group, g.n, overall.score, *_ends(overall.ci), level
        for key, cell in g.dimensions.items():
            level = "hidden" if cell.hidden else None
            yield "group dimension", g.by, key, g.group, cell.n, cell.score, *_ends(cell.ci), level
    for a in results.plan:
        yield "action", "", a.id, a.title, None, a.baseline, None, None, None


def _ends(ci: Interval | None) -> tuple[float | None, float | None]:
    return ci or (None, None)


def _wave_rows(results: Results) -> Iterator[tuple[Cell, ...]]:
    for row in _wave_records(results):
        yield tuple(row.get(name) for name in WAVES_HEADER)


def _wave_records(results: Results) -> Iterator[dict[str, Cell]]:
    """Both waves, what changed between them, what is not compared, and why."""
    waves = results.waves
    if waves is None:
        return
    for place, wave in (("earlier", waves.earlier), ("later", waves.later)):
        yield {"what": "wave", "id": place, "title": wave.wave, "n": wave.n, "created": wave.created}
    yield {"what": "paired", "n": waves.paired}
    for change in waves.changes:
        low, high = _ends(change.ci)
        known = change.model_dump(exclude={"kind", "ci", "label"})
        ends = {"difference_low": low, "difference_high": high}
        yield {"what": "change", "of": change.kind, "level": change.label, **known, **ends}
    for gone in waves.breaks:
        row = {"what": "break", "of": gone.dimension, "id": gone.item, "title": gone.text, "level": gone.altered}
        yield {**row, "before": gone.before}
    for note in waves.notes:
        yield {"what": "wave note", "text": note}
