"""One talk question by question: what was asked, and what was heard on it, whatever the order in which it was noted."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.questionnaire.agenda import Step, agenda
from collabready.responses.interview_file import Answer, Interview, Talk

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

FIELDS = ("id", "number", "question", "value", "label", "reason", "note", "quote", "approved", "flag", "changed")


@dataclass(frozen=True)
class Exchange:
    """One question and what was heard on it.

    `number`: that of the step; None where the question is no longer asked of this audience. `step`: None where the
    questionnaire does not have the question any more. `note`: of an open question it is the answer. `changed`: it was
    answered when the questionnaire said something else, so that the words of today do not tell what was heard.
    """

    id: str
    number: int | None
    step: Step | None
    answer: Answer
    note: str
    changed: bool

    @property
    def question(self) -> str:
        return self.step.text if self.step else self.id

    @property
    def label(self) -> str:
        """The rating as its scale says it; empty where there is none, or where the scale may have meant something else."""
        return self._among(self.step.labels if self.step else {})

    @property
    def anchor(self) -> str:
        """The rating as the question says it, where it does; else its label."""
        return self._among(self.step.answers if self.step else {})

    @property
    def quote(self) -> str:
        return self.answer.quote.text if self.answer.quote else ""

    @property
    def approved(self) -> tuple[str, ...]:
        """Which of note and quote the interviewee has approved."""
        words = {"note": self.answer.note, "quote": self.answer.quote}
        return tuple(name for name, said in words.items() if said and said.approved)

    def _among(self, names: Mapping[str, str]) -> str:
        return "" if self.changed or self.answer.value is None else names[self.answer.value]


def steps_of(questionnaire: Questionnaire, talk: Talk) -> tuple[Step, ...]:
    """What is asked in a talk; nothing of an audience that the questionnaire does not know."""
    if not questionnaire.audiences:
        return agenda(questionnaire, None, talk.language)
    return agenda(questionnaire, talk.audience, talk.language) if talk.audience in questionnaire.audiences else ()


def changed_since(interview: Interview, step: Step) -> bool:
    """Whether a step was answered when the questionnaire said something else, or with what is no answer to it.

    By the fingerprint that the file keeps; an answer without one is taken as given to the words of today.
    """
    known, value = interview.questionnaire.items.get(step.id), interview.answers.get(step.id, Answer()).value
    return (value is not None and value not in step.answers) or (known is not None and known != step.fingerprint)


def no_longer_asked(interview: Interview, asked: Container[str]) -> tuple[str, ...]:
    """The ids of answers that belong to no step of the talk. `asked`: the ids of its steps."""
    return tuple(id_ for id_ in dict.fromkeys((*interview.answers, *interview.texts)) if id_ not in asked)


def exchanges(questionnaire: Questionnaire, interview: Interview) -> tuple[Exchange, ...]:
    """Every step of a talk with what was heard on it, then whatever else the file holds."""
    talk = interview.interview
    steps = steps_of(questionnaire, talk)
    known = {step.id: step for step in agenda(questionnaire, None, talk.language)}
    return (
        *(_exchange(interview, step.id, step.number, step) for step in steps),
        *(
            _exchange(interview, id_, None, known.get(id_))
            for id_ in no_longer_asked(interview, {step.id for step in steps})
        ),
    )


def _exchange(interview: Interview, id_: str, number: int | None, step: Step | None) -> Exchange:
    answer = interview.answers.get(id_, Answer())
    notes = (interview.texts.get(id_, ""), answer.note.text if answer.note else "")
    note = "\n".join(filter(None, notes))
    answered = bool(note or answer.quote) or answer.value is not None or answer.reason is not None
    changed = answered and (step is None or changed_since(interview, step))
    return Exchange(id_, number, step, answer, note, changed)


def record(one: Exchange) -> dict[str, str | int | list[str] | None]:
    """The same as plain data, by the names of FIELDS; None for what is not there."""
    return {
        "id": one.id,
        "number": one.number,
        "question": one.question,
        "value": one.answer.value,
        "label": one.label or None,
        "reason": one.answer.reason,
        "note": one.note or None,
        "quote": one.quote or None,
        "approved": list(one.approved),
        "flag": one.answer.flag,
        "changed": one.changed,
    }
