"""The plan in a terminal: what to do, who, by when, why, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from collabready.assessment.figures import percent, points
from collabready.language import long_date
from collabready.plan.days import day_due, first_day
from collabready.responses.receipt import counted
from collabready.terminal.explanation import print_explanation
from collabready.terminal.scores import score

if TYPE_CHECKING:
    from rich.console import Console

    from collabready.assessment.results import PlannedAction, Results

FIRST = 5
EFFORT = {"S": "small effort", "M": "medium effort", "L": "large effort"}


def print_plan(results: Results, *, whole: bool = False, console: Console | None = None) -> None:
    """The first five actions and all that something was decided about in full, the others in a line; `whole`: all in full."""
    print_explanation(_lines(results, whole=whole), console)


def _lines(results: Results, *, whole: bool) -> Iterator[str]:
    state = "released" if results.released else "draft"
    yield f"{results.organisation or 'No organisation named'}: the plan ({state})"
    yield _summary(results.plan)
    yield days_count_from(results)
    full = [action for action in results.plan if whole or action.rank <= FIRST or _decided(action)]
    for action in full:
        yield ""
        yield from _action(results, action)
    rest = [action for action in results.plan if action not in full]
    if rest:
        yield ""
        yield f"{counted(len(rest), 'action')} more, in full with --all:"
    for action in rest:
        yield f"{action.rank}. {action.title} ({action.owner}, day {action.due})"


def days_count_from(results: Results) -> str:
    """What the days of the plan count from, and where that is set."""
    first = long_date(first_day(results))
    if results.plan_start:
        return f"Days count from {first}."
    return f"Days count from {first}, when it was scored: no `plan_start` is set in collabready.yaml."


def _summary(plan: Sequence[PlannedAction]) -> str:
    statuses = Counter(action.status for action in plan)
    told = [
        f"{number} {status}" for status in ("proposed", "agreed", "done", "rejected") if (number := statuses[status])
    ]
    return f"{counted(len(plan), 'action')}: {', '.join(told)}." if plan else "No action applies."


def _decided(action: PlannedAction) -> bool:
    return action.status != "proposed" or action.own or action.note is not None


def _action(results: Results, action: PlannedAction) -> Iterator[str]:
    own = ", the consultant's own" if action.own else ""
    yield f"{action.rank}. {action.title} ({action.id})"
    yield f"  {action.status.capitalize()}{own}: {action.owner}, by {long_date(day_due(action, results))}."
    yield f"  {'; '.join(_worth(results, action))}."
    if action.note:
        yield f"  Note: {action.note}"
    yield f"  Because: {action.because}"
    yield f"  First step: {action.first_step}"
    yield f"  Measure: {action.measure}"


def _worth(results: Results, action: PlannedAction) -> Iterable[str]:
    """Effort, gain, baseline and target, and how sure its place is."""
    yield EFFORT[action.effort].capitalize() + (f", gain {points(action.gain)}" if action.gain is not None else "")
    if action.baseline is not None:
        yield f"from {score(action.baseline, results)} to {score(action.target, results)}"
    if action.equal_priority:
        yield f"equal priority with {action.rank + 1}"
    if action.stability is not None:
        yield f"among the first five in {percent(action.stability)} of resamples"
