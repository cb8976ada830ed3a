"""The plan for a project office: a row for each action, as CSV text and as a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from collabready.assessment.figures import ladder
from collabready.files import MAKER
from collabready.language import say, say_as, speaking
from collabready.plan.days import day_due
from collabready.spelling import guarded

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results

Cell = str | int | float | date | None
LONGEST = 32_000
"""Letters of a cell; Excel takes 32,767."""
WHOLE, UNDER, SIGNED, SHARE, DAY = PATTERNS = ("0", '"<"0', "+0.0;-0.0;0.0", "0 %", "yyyy-mm-dd")
"""How Excel shows a number; `UNDER` one that rounds to a limit without reaching it."""
WIDTHS = {"action": 50, "owner": 24, "because": 60, "first_step": 40, "measure": 30, "note": 30, "status": 12}


def plan_csv(results: Results) -> str:
    """The plan as CSV text, under names that are the same in all languages; numbers unrounded, dates as 2027-01-15."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(list(_titles()))
    for action in results.plan:
        writer.writerow([_plain(cell) for cell in _cells(action, results).values()])
    return text.getvalue()


def plan_workbook(results: Results) -> bytes:
    """The plan as the bytes of an XLSX file, in the language of the results. The same results give the same bytes.

    Days are dates, numbers are numbers that look as they are printed. No cell is a formula.
    """
    import xlsxwriter  # only who wants a workbook waits for it

    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with speaking(results.questionnaire.language), xlsxwriter.Workbook(file, plain) as book:
        moment = datetime.fromisoformat(results.created).replace(tzinfo=None)
        book.set_properties({"title": say("Action plan"), "author": MAKER, "created": moment})
        _write(book, book.add_worksheet(say("Action plan")[:31]), results)
    return file.getvalue()


def _write(book: Any, page: Any, results: Results) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    looks = {pattern: book.add_format({"num_format": pattern, "valign": "top"}) for pattern in PATTERNS}
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (name, title) in enumerate(_titles().items()):
        page.write_string(0, at, title, head)
        page.set_column(at, at, WIDTHS.get(name, 11))
    for line, action in enumerate(results.plan, start=1):
        for at, (name, cell) in enumerate(_cells(action, results).items()):
            if isinstance(cell, str) and cell:
                page.write_string(line, at, guarded(cell)[:LONGEST], wrapped)
            elif isinstance(cell, date):
                page.write_datetime(line, at, datetime(cell.year, cell.month, cell.day), looks[DAY])  # noqa: DTZ001 - a day has no zone
            elif isinstance(cell, int | float):
                page.write_number(line, at, cell, looks[_pattern(name, cell, results)])
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(len(results.plan), 1), len(_titles()) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _pattern(name: str, value: float, results: Results) -> str:
    if name in {"baseline", "target"}:
        return UNDER if ladder(results).score(value).startswith("<") else WHOLE
    return {"gain": SIGNED, "stability": SHARE}.get(name, WHOLE)


def _titles() -> dict[str, str]:
    """The name of each column in CSV, and its title in the workbook."""
    return {
        "rank": say("Rank"),
        "action": say("Action"),
        "status": say("Status"),
        "owner": say("Owner"),
        "due": say("Due"),
        "first_step": say("First step"),
        "measure": say("Measure"),
        "baseline": say("Score now"),
        "target": say("Target"),
        "gain": say("Gain in readiness"),
        "effort": say("Effort"),
        "stability": say("Among the first five"),
        "equal_priority": say("Equal priority with the next"),
        "because": say("Because"),
        "note": say("Note"),
        "id": say("Id"),
    }


def _cells(action: PlannedAction, results: Results) -> Mapping[str, Cell]:
    """The cells of a row, by the names of their columns."""
    return {
        "rank": action.rank,
        "action": action.title,
        "status": _status(action),
        "owner": action.owner,
        "due": day_due(action, results),
        "first_step": action.first_step,
        "measure": action.measure,
        "baseline": action.baseline,
        "target": action.target,
        "gain": action.gain,
        "effort": action.effort,
        "stability": action.stability,
        "equal_priority": say("yes") if action.equal_priority else say("no"),
        "because": action.because,
        "note": action.note,
        "id": action.id,
    }


def _status(action: PlannedAction) -> str:
    words = {
        "proposed": say_as("action", "proposed"),
        "agreed": say_as("action", "agreed"),
        "rejected": say_as("action", "rejected"),
        "done": say_as("action", "done"),
    }
    return words[action.status]


def _plain(cell: Cell) -> str | int | float | None:
    return guarded(cell) if isinstance(cell, str) else cell.isoformat() if isinstance(cell, date) else cell
