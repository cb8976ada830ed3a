"""What was heard in one talk, question by question, whatever the order in which it was noted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.questionnaire.agenda import Step, agenda
from collabready.responses.interview_file import Answer, Interview

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

FIELDS = ("id", "number", "question", "value", "label", "reason", "note", "quote", "approved", "flag")


@dataclass(frozen=True)
class Heard:
    """One question and what was heard on it.

    `number`: that of the step; None where the question is no longer asked of this audience. `step`: None where the
    questionnaire does not have the question any more. `note`: of an open question it is the answer.
    """

    id: str
    number: int | None
    step: Step | None
    answer: Answer
    note: str

    @property
    def question(self) -> str:
        return self.step.text if self.step else self.id

    @property
    def label(self) -> str:
        """The rating as its scale says it; empty where there is none."""
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
        return names.get(self.answer.value, self.answer.value) if self.answer.value is not None else ""


def heard(questionnaire: Questionnaire, interview: Interview) -> tuple[Heard, ...]:
    """Every step of a talk with what was heard on it, then whatever else the file holds."""
    talk = interview.interview
    steps = agenda(questionnaire, talk.audience if questionnaire.audiences else None, talk.language)
    asked = {step.id for step in steps}
    known = {step.id: step for step in agenda(questionnaire, None, talk.language)}
    others = [id_ for id_ in dict.fromkeys((*interview.answers, *interview.texts)) if id_ not in asked]
    return (
        *(_heard(interview, step.id, step.number, step) for step in steps),
        *(_heard(interview, id_, None, known.get(id_)) for id_ in others),
    )


def _heard(interview: Interview, id_: str, number: int | None, step: Step | None) -> Heard:
    answer = interview.answers.get(id_, Answer())
    notes = (interview.texts.get(id_, ""), answer.note.text if answer.note else "")
    note = "\n".join(filter(None, notes))
    return Heard(id_, number, step, answer, note)


def record(one: Heard) -> dict[str, str | int | list[str] | None]:
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
    }
