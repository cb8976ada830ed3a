"""Which sheets there are, and which rows stand on each: the one source of what CSV and workbook print."""

from __future__ import annotations

from collections.abc import Iterator

from collabready.assessment.results import Results
from collabready.spreadsheet.comparison_rows import group_rows, interview_rows, voice_rows, wave_rows
from collabready.spreadsheet.method_rows import method_rows
from collabready.spreadsheet.rows import Row, Sheet, listed, told
from collabready.spreadsheet.score_rows import dimension_rows, item_rows


def sheets(results: Results) -> tuple[Sheet, ...]:
    """All sheets that have rows, in order. Each number stands once."""
    laid_out = {
        "Summary": summary_rows(results),
        "Dimensions": dimension_rows(results),
        "Items": item_rows(results),
        "Groups": group_rows(results),
        "Voices": voice_rows(results),
        "Interviews": interview_rows(results),
        "Waves": wave_rows(results),
        "Comments": _comments(results),
        "Plan": _plan(results),
        "Method": method_rows(results),
    }
    filled = (Sheet(name, tuple(rows)) for name, rows in laid_out.items())
    return tuple(sheet for sheet in filled if sheet.rows)


def summary_rows(results: Results) -> Iterator[Row]:
    yield _status(results)
    readiness = results.readiness
    more = {
        "level_before_gates": readiness.level_before_gates,
        "borderline": told(readiness.borderline),
        "weakest": readiness.weakest,
        "basis": readiness.basis,
        "invited": readiness.invited,
    }
    yield Row("readiness", "", "", "", readiness.n, readiness.score, readiness.ci, readiness.level, more)
    yield Row("recipe", score=results.recipe.score, ci=results.recipe.ci)
    for gate in readiness.gates:
        more = {"uncertain": told(gate.uncertain), "where": listed(gate.where), "basis": gate.basis, "text": gate.says}
        yield Row("gate", "readiness", gate.id, level=gate.cap, more=more)
    for other in readiness.robustness:
        yield Row("mean", "readiness", other.mean, score=other.score, level=other.level)
    yield from _response(results)
    if careless := results.careless:
        yield Row("careless", n=careless.n, score=careless.score, level=careless.level, more={"text": careless.says})


def _status(results: Results) -> Row:
    """Whether this was handed out, and may be."""
    if results.released is None:
        return Row("status", id="draft", title="Draft: not noted as handed out")
    return Row("status", id="released", title=f"Released {results.released.isoformat()}")


def _response(results: Results) -> Iterator[Row]:
    response = results.response
    if response is None:
        return
    more = {"invited": response.invited, "rate": response.rate, "light": response.light}
    yield Row("response", n=response.answered, more=more)
    for even in response.break_even:
        limits = {"cut": even.cut, "silent": even.silent, "possible": told(even.possible)}
        yield Row("break-even", "response", even.level, level=even.level, more=limits)


def _comments(results: Results) -> Iterator[Row]:
    for asked in results.comments:
        if asked.note:
            yield Row("comment note", asked.question, title=asked.text, more={"text": asked.note})
        for comment in asked.comments:
            yield Row("comment", asked.question, title=asked.text, more={"text": comment})


def _plan(results: Results) -> Iterator[Row]:
    for action in results.plan:
        more = {
            "rank": action.rank,
            "gate": action.gate,
            "gain": action.gain,
            "effort": action.effort,
            "due": action.due,
            "owner": action.owner,
            "first_step": action.first_step,
            "measure": action.measure,
            "target": action.target,
            "improves": listed(action.improves),
            "text": action.because,
            "seed": listed(str(row) for row in action.seed),
            "due_date": action.due_date.isoformat() if action.due_date else None,
            "note": action.note,
            "own": told(action.own),
            "equal_priority": told(action.equal_priority),
            "stability": action.stability,
        }
        yield Row("action", "", action.id, action.title, score=action.baseline, level=action.status, more=more)
    for page, text in results.readings.items():
        yield Row("reading", "", page, more={"text": text})
