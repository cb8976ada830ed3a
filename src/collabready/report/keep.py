"""Where no action stands in the plan: which habits hold and are to be kept, and which are to be watched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import say
from collabready.report.charts import Chart, bar
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import PracticeResult, Results

STRONGEST, WEAKEST = 6, 4
Habit = tuple["PracticeResult", str]


@dataclass(frozen=True)
class Held:
    """A practice with its part and score."""

    title: str
    part: str
    score: str
    below: bool
    chart: Chart


@dataclass(frozen=True)
class Habits:
    title: str
    rows: tuple[Held, ...]


@dataclass(frozen=True)
class Keep:
    """`ask_again`: what comes next where nothing is to be done."""

    blocks: tuple[Habits, ...]
    line: str
    ask_again: str


def keep(results: Results) -> Keep:
    rungs = ladder(results)
    scored = _scored(results)
    held = [habit for habit in scored if not rungs.below(habit[0].score)]
    short = [habit for habit in reversed(scored) if rungs.below(habit[0].score)]
    nearest = list(reversed(held[STRONGEST:]))
    blocks = (
        Habits(say("The strongest habits: keep them"), _rows(results, held[:STRONGEST], "kept")),
        Habits(say("The lowest that reach the line: watch them"), _rows(results, nearest[:WEAKEST], "watched")),
        Habits(say("What falls short of the line"), _rows(results, short[:STRONGEST], "short")),
    )
    return Keep(tuple(block for block in blocks if block.rows), rungs.line_label, _ask_again(results))


def falls_short(results: Results) -> bool:
    """Is there a habit below the ready line?"""
    return any(ladder(results).below(practice.score) for practice, _ in _scored(results))


def anything_scored(results: Results) -> bool:
    return bool(_scored(results))


def _ask_again(results: Results) -> str:
    if not anything_scored(results):
        return say("Ask more people: with more answers the plan can be made from what they say.")
    return say("What holds now can fade. Ask again in half a year or a year, with the same statements, and compare.")


def _scored(results: Results) -> list[Habit]:
    """Practices that have a score, the highest first, each with the title of its dimension."""
    found = [(p, d.title) for d in results.dimensions for p in d.practices if p.score is not None]
    return sorted(found, key=lambda habit: -round(habit[0].score or 0, 9))


def _rows(results: Results, habits: Sequence[Habit], name: str) -> tuple[Held, ...]:
    rungs = ladder(results)
    rows = []
    for at, (practice, part) in enumerate(habits):
        score, below, value = rungs.score(practice.score), rungs.below(practice.score), practice.score or 0
        alt = say("{practice}: {score} of 100", practice=clip(practice.title), score=score)
        chart = Chart(f"{name}-{at}", alt, bar(value, rungs.line, width=176, height=14))
        rows.append(Held(clip(practice.title), clip(part), score, below, chart))
    return tuple(rows)
