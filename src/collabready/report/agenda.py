"""Ninety minutes in which a report is brought: what is talked about for how long, from what the results hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from collabready.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import Results

MINUTES, DECIDING = 90, 35
"""The whole, and the most of it that is left for deciding; what is over goes to the parts."""


@dataclass(frozen=True)
class Slot:
    """`start`: minutes after the beginning."""

    start: int
    minutes: int
    title: str
    what: str


def agenda(results: Results) -> tuple[Slot, ...]:
    """Its minutes add up to ninety."""
    before, parts, close = tuple(_before()), tuple(_parts(results)), _close()
    left = MINUTES - sum(slot.minutes for slot in (*before, *parts, close))
    deciding = _deciding(results, min(left, DECIDING))
    first, *others = parts
    told = (*before, replace(first, minutes=first.minutes + left - deciding.minutes), *others, deciding, close)
    starts = accumulate((slot.minutes for slot in told[:-1]), initial=0)
    return tuple(replace(slot, start=start) for slot, start in zip(told, starts, strict=True))


def _before() -> Iterator[Slot]:
    yield Slot(0, 5, say("Welcome"), say("What is decided today, and that nobody is guessed at"))
    yield Slot(0, 10, say("The answer"), say("The summary alone; first what they hear, then what they doubt"))


def _parts(results: Results) -> Iterator[Slot]:
    yield Slot(0, 15, say("The parts"), say("The weakest first: one example each from their own work"))
    if results.voices.gaps:
        yield Slot(0, 10, say("Leaders and staff"), say("What leaders expected, then what staff say"))
    if results.waves:
        yield Slot(0, 5, say("Since last time"), say("What moved and what did not; causes are theirs to name"))
    if results.quotes or any(asked.comments for asked in results.comments):
        yield Slot(0, 5, say("In people's words"), say("Two read aloud; no guesses"))
    if any(item.agreement == "split" for part in results.dimensions for item in part.items):
        yield Slot(0, 15, say("What splits people"), say("In pairs: who meets what; then all together"))


def _deciding(results: Results, minutes: int) -> Slot:
    if results.plan:
        return Slot(0, minutes, say("Decide"), say("The first actions: yes or no, owner, date, first step"))
    return Slot(0, minutes, say("Decide"), say("What to keep, and when to ask again"))


def _close() -> Slot:
    return Slot(0, 5, say("Close"), say("Who tells staff what was decided, and by when"))
