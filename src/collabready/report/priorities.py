"""Which actions stand where: in the main plan, on the summary, and under which number.

The rank of an action is its place by the method and is not changed here. Two choices are made with it:

1. The main plan holds at most five actions a month. The best-ranked action of every gate that fired and of the lowest
   dimension has a place in it; what room is left is filled by rank.
2. The summary names three of the main plan: those due within 30 days before later ones, each by rank. No dimension
   takes all three places where an action of another dimension answers a gate that fired or improves the lowest
   dimension: the first such action then takes the third.

Actions are numbered as a reader meets them: the main plan by date, and within a month by rank; then the others by rank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.results import FiredGate, PlannedAction, Results

MONTHS = (30, 60, 90)
MOST_A_MONTH, MOST_PRIORITIES = 5, 3


def main_plan(results: Results) -> tuple[PlannedAction, ...]:
    """The actions of the first 90 days, by date and then by rank."""
    chosen: list[PlannedAction] = []
    for wanted in _wanted(results):
        found = next((action for action in wanted if action in chosen or _has_room(chosen, action)), None)
        if found and found not in chosen:
            chosen.append(found)
    for action in _ranked(results):
        if action not in chosen and _has_room(chosen, action):
            chosen.append(action)
    return tuple(sorted(chosen, key=lambda action: (action.due, action.rank)))


def other_actions(results: Results) -> tuple[PlannedAction, ...]:
    """What applies and has no place in the main plan, by rank."""
    chosen = main_plan(results)
    return tuple(action for action in _ranked(results) if action not in chosen)


def numbers(results: Results) -> dict[str, int]:
    """Id of each action -> the number that it carries on every page."""
    actions = (*main_plan(results), *other_actions(results))
    return {action.id: number for number, action in enumerate(actions, start=1)}


def priorities(results: Results) -> tuple[PlannedAction, ...]:
    """The decisions of the summary, three at most."""
    ordered = sorted(main_plan(results), key=lambda action: (action.due > MONTHS[0], action.rank))
    first = ordered[:MOST_PRIORITIES]
    shared = set.intersection(*(_dimensions(results, action) for action in first)) if first else set()
    if len(first) < MOST_PRIORITIES or not shared:
        return tuple(first)
    others = [
        action
        for action in ordered
        if not shared & _dimensions(results, action) and (action.gate or _improves_lowest(results, action))
    ]
    return (*first[:-1], others[0] if others else first[-1])


def _ranked(results: Results) -> Sequence[PlannedAction]:
    return sorted(results.plan, key=lambda action: action.rank)


def _has_room(chosen: Sequence[PlannedAction], action: PlannedAction) -> bool:
    return sum(other.due == action.due for other in chosen) < MOST_A_MONTH


def _wanted(results: Results) -> Iterator[list[PlannedAction]]:
    """What improves no habit, such as to ask staff; for each gate that fired, then for the lowest dimension: its actions."""
    ranked = _ranked(results)
    yield [action for action in ranked if not action.improves]
    for gate in results.readiness.gates:
        yield [action for action in ranked if action.gate == gate.id] or [
            action for action in ranked if _answers(results, action, gate)
        ]
    yield [action for action in ranked if _improves_lowest(results, action)]


def _answers(results: Results, action: PlannedAction, gate: FiredGate) -> bool:
    """An action carries the first gate that it answers; this finds what answers a later one as well."""
    return bool(set(gate.where) & {*action.improves, *_dimensions(results, action)})


def _improves_lowest(results: Results, action: PlannedAction) -> bool:
    return results.readiness.weakest in _dimensions(results, action)


def _dimensions(results: Results, action: PlannedAction) -> set[str]:
    """The dimensions whose practices an action improves."""
    improved = set(action.improves)
    return {d.id for d in results.dimensions if improved & {practice.id for practice in d.practices}}
