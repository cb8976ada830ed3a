"""A talk in progress, as a value: what is asked, what was heard, and which step is on the table.

Every function takes a session and gives the next one. Nothing here knows of a screen, a file or a clock: moments (`at`,
ISO date and time) come in as arguments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from collabready.errors import CollabreadyError
from collabready.interview.typed import cleaned
from collabready.questionnaire.agenda import Step
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.refusals import nothing_to_ask
from collabready.responses import exchanges
from collabready.responses.exchanges import steps_of
from collabready.responses.interview_file import (
    DONT_KNOW,
    NOT_ASKED,
    Answer,
    Asked,
    Earlier,
    Interview,
    Talk,
    Words,
)
from collabready.responses.uses import Use

State = Literal["open", "done", "skipped"]
FOLLOW_UP = "follow-up"
PACE = 180  # seconds that a step takes in most talks
TELLING = 5  # as many steps weigh as much as all talks before


@dataclass(frozen=True)
class Session:
    """A questionnaire, its steps for this audience in this language, what was heard, and the id of the step on the table."""

    questionnaire: Questionnaire
    steps: tuple[Step, ...]
    interview: Interview
    place: str

    @cached_property
    def by_id(self) -> Mapping[str, Step]:
        return {step.id: step for step in self.steps}

    @property
    def step(self) -> Step:
        return self.by_id.get(self.place, self.steps[0])

    def answer(self, step: Step) -> Answer:
        """What was heard on a step; an empty answer where nothing was."""
        return self.interview.answers.get(step.id, Answer())

    def text(self, step: Step) -> str:
        return self.interview.texts.get(step.id, "")

    def note(self, step: Step) -> str:
        """What was noted on a step; of an open question its answer. Empty where nothing was."""
        note = self.answer(step).note
        return self.text(step) if step.kind == "text" else note.text if note else ""


def choice_made(session: Session) -> bool:
    """Whether the interviewee has said how the words may be used; until then they are background only."""
    return session.interview.interview.use_chosen


def begun(questionnaire: Questionnaire, talk: Talk) -> Session:
    """A talk in which nothing was heard yet."""
    asked = Asked(id=questionnaire.id, version=questionnaire.version, sha256=questionnaire.sha256 or None)
    return resumed(questionnaire, Interview(format=1, questionnaire=asked, interview=talk))


def resumed(questionnaire: Questionnaire, interview: Interview) -> Session:
    """A talk that goes on at the first open step. Whatever it holds is kept, also what is no longer asked.

    Raises:
        CollabreadyError: the questionnaire has nothing to ask of this audience, or does not know it.
    """
    steps = steps_of(questionnaire, interview.interview)
    if not steps:
        raise CollabreadyError(nothing_to_ask(questionnaire, interview.interview.audience))
    session = Session(questionnaire, steps, interview, "")
    start = next((step.id for step in session.steps if state(session, step) == "open"), session.steps[0].id)
    return replace(session, place=start)


# What is known of a step


def state(session: Session, step: Step) -> State:
    """Done: answered, or with a reason why not. Skipped: its skip rule does not let it be asked."""
    answer = session.answer(step)
    if answer.value is not None or answer.reason is not None or session.text(step):
        return "done"
    return "open" if asked(session, step) else "skipped"


def asked(session: Session, step: Step) -> bool:
    """Whether the skip rule of a step holds; a rule over what no talk of this audience asks does."""
    if step.when is None:
        return True
    of = session.by_id.get(step.when.of)
    if of is None:
        return step.when.of != session.questionnaire.audience_question or step.when.met_by(
            session.interview.interview.audience
        )
    code = session.answer(of).value
    return code in of.answers and code is not None and step.when.met_by(code)


def changed(session: Session, step: Step) -> bool:
    """Whether a step was answered when the questionnaire said something else, or with what is no answer to it."""
    return state(session, step) == "done" and exchanges.changed_since(session.interview, step)


def flagged(session: Session, step: Step) -> bool:
    return session.answer(step).flag is not None


def no_longer_asked(session: Session) -> tuple[str, ...]:
    """The ids of answers that this agenda has no step for: kept, and told."""
    return exchanges.no_longer_asked(session.interview, session.by_id)


def progress(session: Session) -> tuple[int, int]:
    """How many steps are done, of how many that are to be asked."""
    states = [state(session, step) for step in session.steps]
    return states.count("done"), len(states) - states.count("skipped")


def remaining(session: Session, seconds: int) -> int:
    """Seconds that the open steps will take, after so many of talking: at the usual pace, and more and more at this talk's."""
    done, total = progress(session)
    return round((total - done) * (TELLING * PACE + seconds) / (TELLING + done))


# What is heard


def rated(session: Session, code: str, at: str) -> Session:
    """The step on the table with an answer. An earlier one is kept beside it. Raises ValueError for a code it does not have."""
    if code not in session.step.answers:
        raise ValueError(f"{session.step.id} has no answer {code}")
    return _answered(session, at, value=code, reason=None)


def not_asked(session: Session, at: str) -> Session:
    return _answered(session, at, value=None, reason=NOT_ASKED)


def dont_know(session: Session, at: str) -> Session:
    return _answered(session, at, value=None, reason=DONT_KNOW)


def noted(session: Session, text: str, at: str) -> Session:
    """The step with a note; of an open question this is the answer. An empty text takes it away."""
    text = cleaned(text)
    if session.step.kind != "text":
        return _with_words(session, "note", text, at)
    if text == cleaned(session.text(session.step)):
        return session
    texts = {name: said for name, said in session.interview.texts.items() if name != session.step.id}
    texts |= {session.step.id: text} if text else {}
    session = _known(replace(session, interview=session.interview.model_copy(update={"texts": texts})))
    return _answered(session, at, value=None, reason=None) if text and session.answer(session.step).reason else session


def quoted(session: Session, text: str, at: str) -> Session:
    """The step with the interviewee's own words, not approved yet. An empty text takes them away."""
    return _with_words(session, "quote", cleaned(text), at)


def flag_turned(session: Session) -> Session:
    """The step with its flag for follow-up set, or taken away."""
    return _with_answer(session, flag=None if flagged(session, session.step) else FOLLOW_UP)


def _answered(session: Session, at: str, *, value: str | None, reason: str | None) -> Session:
    before = session.answer(session.step)
    if (before.value, before.reason) == (value, reason):
        return _known(session)  # said again, which confirms it where the wording was changed
    given = before.value is not None or before.reason is not None
    replaced = (Earlier(value=before.value, reason=before.reason, at=before.at),) if given else ()
    return _known(_with_answer(session, value=value, reason=reason, at=at, earlier=(*before.earlier, *replaced)))


def _with_words(session: Session, kind: Literal["note", "quote"], text: str, at: str) -> Session:
    """Words that stay the same stay approved; others have to be approved again."""
    before: Words | None = getattr(session.answer(session.step), kind)
    if text == (cleaned(before.text) if before else ""):
        return session
    return _with_answer(session, **{kind: Words(text=text) if text else None}, at=session.answer(session.step).at or at)


def _with_answer(session: Session, **update: Any) -> Session:
    answer = session.answer(session.step).model_copy(update=update)
    others = session.interview.answers
    answers = {**others, session.step.id: answer} if answer != Answer() else dict(others)
    if answer == Answer():
        answers.pop(session.step.id, None)
    return replace(session, interview=session.interview.model_copy(update={"answers": answers}))


def _known(session: Session) -> Session:
    """With the fingerprint of the step on the table as it is now."""
    asked_ = session.interview.questionnaire
    items = {**asked_.items, session.step.id: session.step.fingerprint}
    return replace(
        session,
        interview=session.interview.model_copy(update={"questionnaire": asked_.model_copy(update={"items": items})}),
    )


# Where the talk is


def forward(session: Session) -> Session:
    """At the next step that is to be asked; at the last one it stays."""
    return _moved(session, session.steps[session.step.number :])


def back(session: Session) -> Session:
    return _moved(session, session.steps[session.step.number - 2 :: -1] if session.step.number > 1 else ())


def at_step(session: Session, place: str) -> Session:
    """At any step, also one that is skipped. An unknown id changes nothing."""
    return replace(session, place=place) if place in session.by_id else session


def at_number(session: Session, number: int) -> Session | None:
    """At the step of this number; None where there is none."""
    found_ = next((step for step in session.steps if step.number == number), None)
    return replace(session, place=found_.id) if found_ else None


def next_open(session: Session) -> Session:
    """At the next open step, from the start again after the last; where nothing is open it stays."""
    here = session.step.number
    return _moved(session, [s for s in (*session.steps[here:], *session.steps[:here]) if state(session, s) == "open"])


def _moved(session: Session, candidates: Iterable[Step]) -> Session:
    target = next((step for step in candidates if state(session, step) != "skipped"), None)
    return replace(session, place=target.id) if target else session


# The talk as a whole


def with_talk(session: Session, **update: Any) -> Session:
    """With other words about the talk itself: seconds, finished ..."""
    talk = session.interview.interview.model_copy(update=update)
    return replace(session, interview=session.interview.model_copy(update={"interview": talk}))


def used(session: Session, use: Use) -> Session:
    """With the interviewee's choice of how the words may be used."""
    return with_talk(session, use=use)


def finished(session: Session, at: str) -> Session:
    return with_talk(session, finished=at)


def in_language(session: Session, language: str) -> Session:
    """The same talk, asked in another language of the questionnaire."""
    session = with_talk(session, language=language)
    return replace(session, steps=steps_of(session.questionnaire, session.interview.interview))


def languages(session: Session) -> tuple[str, ...]:
    """The languages of the questionnaire, its own first."""
    return tuple(spoken.language for spoken in session.questionnaire.spoken)
