"""Which actions stand where: in the main plan, on the summary, and under which number.

The rank of an action is its place by the method and is not changed here. Two choices are made with it:

1. The main plan holds at most eight actions, five a month; three in all where fewer than 30 were heard. What is agreed or
   was added by the consultant comes first; then the best-ranked action of every gate that fired and of the lowest
   dimension. What room is left is filled by rank, up to five, two and one a month at first, so that no month is left
   empty without need. What is done stays where it was and takes no place; what was rejected stands nowhere.
2. The summary names three of what is left to do: those due within 30 days before later ones, each by rank. No
   dimension takes all three places where an action of another dimension answers a gate that fired or improves the
   lowest dimension: the first such action then takes the third.

Actions are numbered as a reader meets them: the main plan by date, and within a month by rank; then the others by rank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import caution
from collabready.report.due import MONTHS, month_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from collabready.assessment.results import FiredGate, PlannedAction, Results

MOST, MOST_OF_FEW, MOST_PRIORITIES = 8, 3, 3
MOST_A_MONTH, SPREAD = dict.fromkeys(MONTHS, 5), {30: 5, 60: 2, 90: 1}
"""Actions of the main plan by month: nobody carries more than a handful of changes at a time."""


def few(results: Results) -> bool:
    """Were so few people heard that their numbers carry no more than three actions?"""
    return bool(caution(results.readiness.n))


def main_plan(results: Results) -> tuple[PlannedAction, ...]:
    """The actions of the first 90 days, by date and then by rank."""
    chosen: list[PlannedAction] = []
    for wanted in _wanted(results):
        found = next(
            (each for each in wanted if each in chosen or _has_room(results, chosen, each, MOST_A_MONTH)), None
        )
        if found and found not in chosen:
            chosen.append(found)
    for most in (SPREAD, MOST_A_MONTH):
        for action in _open(results):
            if action not in chosen and _has_room(results, chosen, action, most):
                chosen.append(action)
    done = [action for action in _ranked(results) if action.status == "done"]
    return tuple(sorted((*chosen, *done), key=lambda action: (month_of(results, action), action.rank)))


def other_actions(results: Results) -> tuple[PlannedAction, ...]:
    """What applies and has no place in the main plan, by rank; of few answers nothing is told of it."""
    chosen = main_plan(results)
    return () if few(results) else tuple(action for action in _open(results) if action not in chosen)


def rejected(results: Results) -> tuple[PlannedAction, ...]:
    """What applies, and was decided against."""
    return tuple(action for action in results.plan if action.status == "rejected")


def numbers(results: Results) -> dict[str, int]:
    """Id of each action that stands anywhere -> the number that it carries on every page."""
    actions = (*main_plan(results), *other_actions(results))
    return {action.id: number for number, action in enumerate(actions, start=1)}


def priorities(results: Results) -> tuple[PlannedAction, ...]:
    """The decisions of the summary, three at most."""
    to_do = [action for action in main_plan(results) if action.status != "done"]
    ordered = sorted(to_do, key=lambda action: (month_of(results, action) > MONTHS[0], action.rank))
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


def _open(results: Results) -> Sequence[PlannedAction]:
    """What is proposed or agreed and waits to be done, by rank."""
    return [action for action in _ranked(results) if action.status in {"proposed", "agreed"}]


def _has_room(
    results: Results, chosen: Sequence[PlannedAction], action: PlannedAction, most: Mapping[int, int]
) -> bool:
    """Has the plan room for one more, and the action's month by `most`?"""
    month = month_of(results, action)
    if len(chosen) >= (MOST_OF_FEW if few(results) else MOST):
        return False
    return sum(month_of(results, other) == month for other in chosen) < most[month]


def _wanted(results: Results) -> Iterator[list[PlannedAction]]:
    """What must find a place, each as the actions that will do, the best first.

    What asks staff; what is agreed or the consultant's own; for each gate that fired, then for the lowest dimension: its
    actions.
    """
    ranked = _open(results)
    yield [action for action in ranked if not action.improves and not action.own]
    yield from ([action] for action in ranked if action.status == "agreed" or action.own)
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
