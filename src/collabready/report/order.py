"""How the order of the plan was found, in the words of whoever has to defend it in a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from collabready.language import say, say_count, whole_number
from collabready.report.priorities import MOST_OF_FEW, few, main_plan, numbers, rejected
from collabready.report.wording import listed, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import PlannedAction, Results


def order_of(results: Results) -> tuple[str, ...]:
    """One paragraph for each rule that had a say."""
    return tuple(_order(results))


def equals(results: Results) -> str:
    """Which actions the numbers do not tell apart; empty where they tell all of them apart."""
    of = numbers(results)
    chains = [listed([str(each) for each in sorted(of[a.id] for a in chain)]) for chain in _chains(main_plan(results))]
    if not chains:
        return ""
    told = "; ".join(chains)
    return say(
        "Equal priority: {numbers}. The numbers do not tell these apart; choose what is easiest to begin.", numbers=told
    )


def left_out(results: Results) -> str:
    """How many actions were decided against; empty where none was."""
    gone = len(rejected(results))
    if not gone:
        return ""
    return say_count(
        gone,
        "One action that applies was decided against and does not stand here.",
        "{number} actions that apply were decided against and do not stand here.",
        number=number(gone).capitalize(),
    )


def _order(results: Results) -> Iterator[str]:
    of, chosen = numbers(results), main_plan(results)
    if few(results):
        yield _few(results)
    urgent = [str(of[action.id]) for action in chosen if action.gate and action.status != "done"]
    if urgent:
        yield say_count(
            len(urgent),
            "Rules first: action {numbers} answers a rule that fired.",
            "Rules first: actions {numbers} answer a rule that fired.",
            numbers=listed(urgent),
        )
    if any(action.gain is not None for action in chosen):
        yield _gain(results)
    if own := [str(of[action.id]) for action in chosen if action.own]:
        yield say_count(
            len(own),
            "The consultant added action {numbers}, which no number calls for.",
            "The consultant added actions {numbers}, which no number calls for.",
            numbers=listed(own),
        )
    yield say("Numbered by the day on which they are due, and within a month in this order.")


def _few(results: Results) -> str:
    n = results.readiness.n
    if results.readiness.basis == "interviews":
        return say_count(
            n,
            "{n} interview carries no long list: {most} moves, and no more until staff are asked.",
            "{n} interviews carry no long list: {most} moves, and no more until staff are asked.",
            most=number(MOST_OF_FEW),
        )
    return say(
        "Only {n} people answered. That carries {most} moves and no more: a longer list would claim to know more than "
        "the numbers do.",
        n=whole_number(n),
        most=number(MOST_OF_FEW),
    )


def _gain(results: Results) -> str:
    if results.readiness.score == 0:
        return say("While a part is at zero, readiness stays at zero, so no single action shows a gain.")
    told = say("Then the gain for the effort: a small effort counts one, a medium two, a large three.")
    if not results.voices.blind_spots:
        return told
    return told + " " + say("A gain counts a quarter more where leaders do not see what staff see.")


def _chains(chosen: Sequence[PlannedAction]) -> Iterator[list[PlannedAction]]:
    """Neighbours by rank that nothing tells apart, as far as all of them stand in the plan."""
    by_rank = {action.rank: action for action in chosen if action.status != "done"}
    chain: list[PlannedAction] = []
    for rank in sorted(by_rank):
        action = by_rank[rank]
        if chain and not (chain[-1].rank == rank - 1 and chain[-1].equal_priority):
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append(action)
    if len(chain) > 1:
        yield chain
