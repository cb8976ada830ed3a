"""The steps that somebody looks for."""

from __future__ import annotations

from collabready.interview.session import Session
from collabready.questionnaire.agenda import Step


def found(session: Session, words: str) -> tuple[Step, ...]:
    """The steps that mention all of the words, in what is asked or in what was noted."""
    wanted = words.casefold().split()
    return tuple(step for step in session.steps if wanted and all(w in _spoken_of(session, step) for w in wanted))


def numbered(session: Session, typed: str) -> tuple[Step, ...]:
    """The steps whose number begins with what is typed."""
    return tuple(step for step in session.steps if str(step.number).startswith(typed.strip()))


def _spoken_of(session: Session, step: Step) -> str:
    answer = session.answer(step)
    heard = [said.text for said in (answer.note, answer.quote) if said]
    parts = [step.id, step.text, *step.probes, *step.answers.values(), *heard, session.text(step)]
    return "\n".join(parts).casefold()
