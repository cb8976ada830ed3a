"""A whole talk as lines of text: what was asked, what was heard, and what may be printed of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from collabready.errors import CollabreadyError
from collabready.interview.session import (
    Session,
    asked,
    changed,
    no_longer_asked,
    resumed,
    state,
)
from collabready.interview.skips import why_skipped
from collabready.interview.wording import CHANGED, done_words, moment_words, noted_lines, short_duration, use_words
from collabready.questionnaire.agenda import Step
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import Answer, Interview

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
    flags = sum(answer.flag is not None for answer in interview.answers.values())
    return (
        _done(session) if session else f"{heard} done",
        f"{flags} {'flag' if flags == 1 else 'flags'}",
        "finished" if talk.finished else "open",
        short_duration(talk.seconds),
    )


def _done(session: Session) -> str:
    """`2 of 4 done, 1 changed`: changed is what was asked in other words than those of today."""
    count = sum(changed(session, step) for step in session.steps)
    return f"{done_words(session)}, {count} changed" if count else done_words(session)


def transcript(
    interview: Interview, session: Session | None, questionnaire: Questionnaire | None = None
) -> Iterator[str]:
    """All that an interview file holds, to be read in a terminal. `questionnaire`: what it followed, if at hand."""
    talk = interview.interview
    yield f"{talk.respondent} ({talk.audience}): {talk.id}"
    language = f", in {talk.language}" if talk.language else ""
    by = f", asked by {talk.interviewer}" if talk.interviewer else ""
    yield f"{interview.questionnaire.id} {interview.questionnaire.version}{language}{by}"
    started = moment_words(talk.started) if talk.started else "on an unknown day"
    yield f"Started {started}, {f'finished {moment_words(talk.finished)}' if talk.finished else 'still open'}."
    yield f"Use: {use_words(talk)}."
    yield ", ".join(overview(interview, session)) + "."
    if session is None:
        yield _why_no_questions(interview, questionnaire)
    else:
        yield from _steps(session)
    left = no_longer_asked(session) if session else (*interview.answers, *interview.texts)
    if left:
        yield "\nNo longer asked, and kept" if session else "\nAnswers"
    for name in dict.fromkeys(left):
        yield f"\n  {name}"
        for line in noted_lines(interview.answers.get(name, Answer()), interview.texts.get(name, ""), {}):
            yield from _wrapped(line)


def _why_no_questions(interview: Interview, questionnaire: Questionnaire | None) -> str:
    about, audience = interview.questionnaire.id, interview.interview.audience
    if questionnaire is None:
        return f"The questionnaire '{about}' is not at hand: name its file with -q to read the questions."
    if questionnaire.audiences and audience not in questionnaire.audiences:
        known = ", ".join(questionnaire.audiences)
        return (
            f"'{about}' has no audience '{audience}'; it has: {known}. Write one of them in the file of the talk, "
            "under `interview: audience:`, to read the questions."
        )
    return f"'{about}' has nothing to ask of '{audience}'."


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
    if state(session, step) != "done":
        yield from _wrapped("Open." if asked(session, step) else f"Skipped. {why_skipped(session, step)}")
    for line in noted_lines(session.answer(step), session.text(step), step.answers):
        yield from _wrapped(line)
    if changed(session, step):
        yield from _wrapped(CHANGED)


def _wrapped(text: str, indent: str = INDENT) -> Iterator[str]:
    """Lines of a width that can be read; all but the first are set in a little further."""
    first, further = indent, f"{indent}  "
    for line in text.split("\n"):
        wrapped = textwrap.wrap(
            line, WIDTH, initial_indent=first, subsequent_indent=further, break_on_hyphens=False, break_long_words=False
        )
        yield from wrapped or [""]
        first = further
