"""What is told of one action of the plan: what it builds, why, who does it, by when, and what it gains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder, percent, points
from collabready.language import say, say_as
from collabready.report.due import due_day
from collabready.report.priorities import numbers
from collabready.report.wording import LABEL, PARAGRAPH, SENTENCE, clip, listed, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collabready.assessment.results import PlannedAction, PracticeResult, Results

TITLE = 160


@dataclass(frozen=True)
class Move:
    """An action as the plan prints it.

    `kind`: `urgent` where it answers a rule that fired, `plain` where the consultant added it, `done` where it is done.
    `state`: that it is agreed, done or the consultant's own, in a word; empty where it is only proposed. `builds`: the
    parts that it improves; `reason`: the habit that calls for it and its score, `because` the whole of it.
    """

    number: str
    kind: str
    title: str
    state: str
    builds: str
    reason: str
    because: str
    first_step: str
    note: str
    owner: str
    effort: str
    due: str
    gain: str


def moves(results: Results, actions: Iterable[PlannedAction]) -> tuple[Move, ...]:
    of = numbers(results)
    return tuple(_move(results, action, of[action.id]) for action in actions)


def kind_of(action: PlannedAction) -> str:
    if action.status == "done":
        return "done"
    if action.own:
        return "plain"
    return "urgent" if action.gate else ""


def called(results: Results, action: PlannedAction) -> PracticeResult | None:
    """The practice that calls for an action: of those that it improves the one with its baseline, else the lowest."""
    improved = [p for d in results.dimensions for p in d.practices if p.id in action.improves]
    scored = [practice for practice in improved if practice.score is not None]
    same = [practice for practice in scored if practice.score == action.baseline]
    lowest = sorted(scored, key=lambda practice: round(practice.score or 0, 9))
    return next(iter((*same, *lowest, *improved)), None)


def first_sentence(text: str) -> str:
    """A reason up to its first full stop."""
    first, stop, _ = text.partition(". ")
    return upper_first(sentence(first + stop.strip()))


def _move(results: Results, action: PlannedAction, number: int) -> Move:
    return Move(
        number=str(number),
        kind=kind_of(action),
        title=clip(action.title, TITLE),
        state=_state(action),
        builds=_builds(results, action),
        reason=_reason(results, action),
        because=_because(action),
        first_step=sentence(action.first_step),
        note=clip(action.note or "", SENTENCE),
        owner=clip(action.owner, LABEL),
        effort=_effort(action),
        due=due_day(results, action),
        gain=points(action.gain),
    )


def _because(action: PlannedAction) -> str:
    """The whole reason, and how firm the place of the action is."""
    told = upper_first(sentence(action.because))
    if action.stability is None:
        return told
    firm = say(
        "Among the first five in {share} of surveys redrawn from these answers.", share=percent(action.stability)
    )
    return f"{told} {firm}"


def _state(action: PlannedAction) -> str:
    if action.status == "done":
        return say("done")
    if action.own and action.status == "agreed":
        return say("added by the consultant, agreed")
    if action.own:
        return say("added by the consultant")
    return say_as("action", "agreed") if action.status == "agreed" else ""


def _effort(action: PlannedAction) -> str:
    words = {"S": say_as("effort", "small"), "M": say_as("effort", "medium"), "L": say_as("effort", "large")}
    return words[action.effort]


def _builds(results: Results, action: PlannedAction) -> str:
    """The dimensions whose practices it improves, the one that calls for it first."""
    practice = called(results, action)
    parts = [d for d in results.dimensions if {p.id for p in d.practices} & set(action.improves)]
    parts.sort(key=lambda d: practice not in d.practices)
    return listed([clip(d.title, 60) for d in parts], PARAGRAPH) if parts else ""


def _reason(results: Results, action: PlannedAction) -> str:
    practice, rungs = called(results, action), ladder(results)
    if practice is None:
        return ""
    heard = next((each.score for each in results.interviews if each.practice == practice.id), None)
    title, score = clip(practice.title), rungs.score(practice.score)
    if practice.score is None and heard is None:
        return say("{practice}: no score", practice=title)
    if practice.score is None:
        return say("{practice}: {rating} in interviews", practice=title, rating=rungs.score(heard))
    if heard is not None and not rungs.below(practice.score):
        return say(
            "{practice}: {score}, in interviews {rating}", practice=title, score=score, rating=rungs.score(heard)
        )
    return say("{practice}: {score}", practice=title, score=score)
