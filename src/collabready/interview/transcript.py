"""A whole talk as lines of text: what was asked, what was heard, and what may be printed of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from collabready.errors import CollabreadyError
from collabready.interview.opening import CHOICES
from collabready.interview.session import (
    Session,
    changed,
    no_longer_asked,
    progress,
    resumed,
    state,
)
from collabready.interview.skips import why_skipped
from collabready.interview.wording import REASONS
from collabready.questionnaire.agenda import Step
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import Answer, Interview, Words

WIDTH = 100
INDENT = " " * 4


def session_of(interview: Interview, questionnaire: Questionnaire | None) -> Session | None:
    """The talk beside its questionnaire; None where that is not at hand or asks nothing of this audience."""
    if questionnaire is None:
        return None
    try:
        return resumed(questionnaire, interview)
    except CollabreadyError:
        return None


def overview(interview: Interview, session: Session | None) -> tuple[str, ...]:
    """How far a talk is, in words: steps, flags, open or finished, minutes."""
    talk = interview.interview
    heard = len({*interview.answers, *interview.texts})
    done, asked = progress(session) if session else (heard, None)
    flags = sum(answer.flag is not None for answer in interview.answers.values())
    return (
        f"{done} of {asked} done" if asked is not None else f"{done} done",
        f"{flags} {'flag' if flags == 1 else 'flags'}",
        "finished" if talk.finished else "open",
        f"{round((talk.seconds or 0) / 60)} min",
    )


def transcript(interview: Interview, session: Session | None) -> Iterator[str]:
    """All that an interview file holds, to be read in a terminal."""
    talk = interview.interview
    yield f"{talk.respondent} ({talk.audience}): {talk.id}"
    language = f", in {talk.language}" if talk.language else ""
    by = f", asked by {talk.interviewer}" if talk.interviewer else ""
    yield f"{interview.questionnaire.id} {interview.questionnaire.version}{language}{by}"
    yield f"Started {_moment(talk.started)}, {f'finished {_moment(talk.finished)}' if talk.finished else 'still open'}."
    yield f"Use: {talk.use}: {CHOICES[talk.use]}."
    yield ", ".join(overview(interview, session)) + "."
    if session is None:
        yield f"The questionnaire '{interview.questionnaire.id}' is not at hand: name its file with -q to read the questions."
    else:
        yield from _steps(session)
    left = no_longer_asked(session) if session else (*interview.answers, *interview.texts)
    if left:
        yield "\nNo longer asked, and kept" if session else "\nAnswers"
    for name in dict.fromkeys(left):
        yield f"\n  {name}"
        yield from _heard(interview.answers.get(name, Answer()), {})
        yield from _said(interview.texts.get(name))


def _steps(session: Session) -> Iterator[str]:
    before = ""
    for step in session.steps:
        heading = _heading(step)
        if heading != before:
            yield f"\n{heading}"
            before = heading
        yield from _step(session, step)


def _heading(step: Step) -> str:
    if step.dimension and step.practice:
        return f"{step.dimension.title}: {step.practice.title}"
    return "Asked, never scored"


def _step(session: Session, step: Step) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"{step.number}. {step.text} [{step.id}]", "  ")
    if changed(session, step):
        yield from _wrapped("The wording has changed since this was answered.")
    answer = session.answer(step)
    if state(session, step) == "skipped":
        yield from _wrapped(f"Skipped. {why_skipped(session, step)}")
    elif state(session, step) == "open":
        yield from _wrapped("Open.")
    yield from _heard(answer, step.answers)
    yield from _said(session.text(step))


def _heard(answer: Answer, answers: Mapping[str, str]) -> Iterator[str]:
    if given := _given(answer.value, answer.reason, answers):
        yield from _wrapped(f"-> {given}")
    for earlier in answer.earlier:
        at = f" ({_moment(earlier.at)})" if earlier.at else ""
        yield from _wrapped(f"Before{at}: {_given(earlier.value, earlier.reason, answers) or 'nothing'}")
    for name, words in (("Note", answer.note), ("Quote", answer.quote)):
        yield from _words(name, words)
    if answer.flag:
        yield from _wrapped(f"Flag: {answer.flag}")


def _given(value: str | None, reason: str | None, answers: Mapping[str, str]) -> str:
    if value is None:
        return REASONS.get(reason, reason) if reason else ""
    return f"{value} {answers[value]}" if value in answers and answers[value] != value else value


def _words(name: str, words: Words | None) -> Iterator[str]:
    if words:
        yield from _wrapped(f"{name} ({'approved' if words.approved else 'not approved'}): {words.text}")


def _said(text: str | None) -> Iterator[str]:
    yield from _wrapped(f"Said: {text}") if text else ()


def _moment(at: str | None) -> str:
    """`2026-11-23T10:14:02+01:00` as `2026-11-23 10:14`."""
    return at[:16].replace("T", " ") if at else "on an unknown day"


def _wrapped(text: str, indent: str = INDENT) -> Iterator[str]:
    """Lines of a width that can be read; all but the first are set in a little further."""
    first, further = indent, f"{indent}  "
    for line in text.split("\n"):
        wrapped = textwrap.wrap(
            line, WIDTH, initial_indent=first, subsequent_indent=further, break_on_hyphens=False, break_long_words=False
        )
        yield from wrapped or [""]
        first = further
