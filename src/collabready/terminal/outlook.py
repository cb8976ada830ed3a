"""What would follow if something scored otherwise, and the shortest path to a level, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder, signed
from collabready.plan.path import MOST
from collabready.responses.receipt import counted
from collabready.terminal.explanation import print_explanation
from collabready.terminal.scores import score

if TYPE_CHECKING:
    from rich.console import Console

    from collabready.assessment.results import FiredGate, Results
    from collabready.plan.outlook import Outlook
    from collabready.plan.path import Path, Rise, Route
    from collabready.plan.supposing import Supposition

CAVEAT = (
    "This is arithmetic on the scores of today. It does not say that an action makes a score so, how long that would take, "
    "or what else would move with it; only the next survey tells."
)
WORDS = {1: "one practice", 2: "two practices", 3: "three practices"}


def print_what_if(
    results: Results, found: Sequence[Supposition], now: Outlook, then: Outlook, console: Console | None = None
) -> None:
    """What was supposed, each figure now and then, and which gates stay."""
    print_explanation(_what_if(results, found, now, then), console)


def print_route(results: Results, route: Route, console: Console | None = None) -> None:
    """The shortest path to a level; where three practices do not suffice, how far they lead."""
    print_explanation(_route(results, route), console)


def _what_if(results: Results, found: Sequence[Supposition], now: Outlook, then: Outlook) -> Iterator[str]:
    yield "If it scored so:"
    for each in found:
        yield f"  {each.title} ({each.id}): {score(each.now, results)} -> {score(each.then, results)}"
    yield ""
    yield from _now_and_then(results, now, then)
    yield ""
    yield CAVEAT


def _now_and_then(results: Results, now: Outlook, then: Outlook) -> Iterator[str]:
    yield f"Readiness: {score(now.readiness, results)} -> {score(then.readiness, results)}"
    yield f"Level: {now.level} -> {then.level}{_before_gates(then)}"
    if now.recipe is not None:
        yield f"Recipe: {score(now.recipe, results)} -> {score(then.recipe, results)}"
    for part in results.dimensions:
        before, after = (score(each.dimensions[part.id], results) for each in (now, then))
        yield f"{part.title}: {before} -> {after}"
        for practice in part.practices:
            one, other = now.practices.get(practice.id), then.practices.get(practice.id)
            if one != other:
                yield f"  {practice.title}: {score(one, results)} -> {score(other, results)}"
    yield from _gates(now, then)


def _before_gates(outlook: Outlook) -> str:
    return "" if outlook.level == outlook.level_before_gates else f" ({outlook.level_before_gates} but for the gates)"


def _gates(now: Outlook, then: Outlook) -> Iterator[str]:
    """Which gates open, which stay, and which would close."""
    before, after = ({gate.id for gate in each.gates} for each in (now, then))
    for gate in now.gates:
        if gate.id not in after:
            yield f"Gate {gate.id} opens: it caps at {gate.cap} now."
    for gate in then.gates:
        yield f"Gate {gate.id} {'stays' if gate.id in before else 'closes'}: {_at(gate)}"
    if not then.gates:
        yield "No gate stays." if now.gates else "No gate stands now, and none would."


def _at(gate: FiredGate) -> str:
    return f"at most {gate.cap}. {gate.sentence}"


def _route(results: Results, route: Route) -> Iterator[str]:
    now = route.now
    yield f"Now: readiness {score(now.readiness, results)}, {now.level}{_before_gates(now)}."
    if route.path:
        yield f"The shortest path to {route.wanted}: {_sum(route.path)}."
        yield from _path(results, route.path, now)
        yield from _fewer(results, route)
    elif route.furthest or route.best:
        yield from _not_enough(results, route)
    else:
        level = "It is there already" if _there(results, route) else "No practice can rise"
        yield f"{level}: {now.level}, and {route.wanted} was asked for."
        return
    yield ""
    yield CAVEAT


def _there(results: Results, route: Route) -> bool:
    rungs = ladder(results)
    return rungs.cut(route.now.level) >= rungs.cut(route.wanted)


def _path(results: Results, path: Path, now: Outlook) -> Iterator[str]:
    yield from (f"  {_rise(rise, results)}" for rise in path.rises)
    yield f"  See it: collabready plan {' '.join(f'--what-if {rise.practice}={rise.then}' for rise in path.rises)}"
    yield ""
    yield from _now_and_then(results, now, path.outlook)


def _rise(rise: Rise, results: Results) -> str:
    now, then = score(rise.now, results), score(float(rise.then), results)
    return f"{rise.title} ({rise.practice}): {now} -> {then}, {signed(rise.points)} points"


def _sum(path: Path) -> str:
    return f"{WORDS[len(path.rises)]}, {signed(path.points)} points together" if len(path.rises) > 1 else WORDS[1]


def _fewer(results: Results, route: Route) -> Iterator[str]:
    size = len(route.path.rises) if route.path else MOST
    told = {len(path.rises): path for path in route.fewer}
    if size > 1:
        yield ""
    for fewer in range(size - 1, 0, -1):
        if fewer in told:
            path = told[fewer]
            yield f"With {_sum(path)}:"
            yield from (f"  {_rise(rise, results)}" for rise in path.rises)
        else:
            yield f"{WORDS[fewer].capitalize()} {'does' if fewer == 1 else 'do'} not get there{_longer(told, fewer)}."


def _longer(told: dict[int, Path], fewer: int) -> str:
    return " with fewer points" if any(size < fewer for size in told) else ""


def _not_enough(results: Results, route: Route) -> Iterator[str]:
    yield f"{counted(MOST, 'practice')} do not suffice for {route.wanted}, whatever they score."
    if route.furthest:
        path = route.furthest
        yield f"The furthest they get is {path.outlook.level}. The shortest path there: {_sum(path)}."
        yield from _path(results, path, route.now)
    elif route.best:
        yield "They do not move the level. At 100 these bring readiness furthest:"
        yield from _path(results, route.best, route.now)
