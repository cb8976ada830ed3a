"""What is heard on one question: ratings, notes, quotes, flags. Each order is done, confirmed in a line, and names the next."""

from __future__ import annotations

from collections.abc import Callable

from collabready.interview.desk import Change
from collabready.interview.dialogue import Dialogue
from collabready.interview.orders import Order, command_in_text, numbered
from collabready.interview.session import (
    Session,
    dont_know,
    flag_turned,
    flagged,
    not_asked,
    noted,
    quoted,
    rated,
)
from collabready.interview.wording import given
from collabready.questionnaire.agenda import Step
from collabready.responses.interview_file import Answer, Earlier

DOT = "."
ON = Order("skip")
NOTE_KEPT = " Note kept."
Putting = Callable[[Session, str, str], Session]


def rate(dialogue: Dialogue, order: Order) -> Order:
    step = dialogue.session.step
    dialogue.hear(lambda s, at: _with_line(rated(s, order.code, at), noted, order.words, at))
    answer = dialogue.session.answer(step)
    was = f" Before: {_chosen(step, answer.earlier[-1])}." if answer.earlier else ""
    dialogue.say(f"Question {step.number}: {_chosen(step, answer)}.{was}" + _kept(order))
    if order.other:
        dialogue.say(f"If you meant {_reading(order.other)}, type m.")
    return ON


def leave_out(dialogue: Dialogue, order: Order) -> Order:
    """No answer, with its reason."""
    step, change = dialogue.session.step, not_asked if order.verb == "not-asked" else dont_know
    dialogue.hear(lambda s, at: _with_line(change(s, at), noted, order.words, at))
    dialogue.say(f"Question {step.number}: {given(dialogue.session.answer(step), step.labels)}." + _kept(order))
    return ON


def answer(dialogue: Dialogue, order: Order) -> Order | None:
    """The answer to an open question, with the lines that follow."""
    dialogue.hear(_adding(noted, order.words))
    return _lines(dialogue, noted, "More, or an empty line to go on: ") or _confirmed(dialogue, "answer kept", ON)


def note(dialogue: Dialogue, order: Order) -> Order | None:
    return _put(dialogue, noted, order.words)


def bare_note(dialogue: Dialogue, order: Order) -> None:
    """Words behind a number of a question, where an answer could have stood."""
    dialogue.hear(_adding(noted, order.words))
    _confirmed(dialogue, f"taken as its note, for '{order.words.split()[0]}' is no answer. Note kept")


def quote(dialogue: Dialogue, order: Order) -> Order | None:
    return _put(dialogue, quoted, order.words)


def replace_note(dialogue: Dialogue, order: Order) -> None:
    _replace(dialogue, noted, order.words)


def replace_quote(dialogue: Dialogue, order: Order) -> None:
    _replace(dialogue, quoted, order.words)


def flag(dialogue: Dialogue, order: Order) -> None:
    step = dialogue.session.step
    dialogue.hear(lambda s, at: _with_line(flag_turned(s), noted, order.words, at))
    done = "flagged for follow-up" if flagged(dialogue.session, step) else "flag taken away"
    dialogue.say(f"Question {step.number}: {done}." + _kept(order))


def _put(dialogue: Dialogue, put: Putting, words: str) -> Order | None:
    what = _name(dialogue, put)
    if words:
        dialogue.hear(_adding(put, words))
        return _confirmed(dialogue, f"{what} kept")
    return _lines(dialogue, put, f"{what.capitalize()}, or an empty line to end: ") or _confirmed(
        dialogue, f"{what} kept"
    )


def _lines(dialogue: Dialogue, put: Putting, prompt: str) -> Order | None:
    """Add lines until one is empty or a dot, each saved by itself.

    A line that is a command, or begins with the number of a question, ends them and is given back.
    """
    while (line := dialogue.line(prompt).rstrip()) not in {"", DOT}:
        if command := command_in_text(line):
            return command
        if order := numbered(line, dialogue.session):
            _confirmed(
                dialogue, f"{_name(dialogue, put)} kept, and ended by your line. A backslash before it makes it text"
            )
            return order
        dialogue.hear(_adding(put, line.removeprefix("\\")))
    return None


def _replace(dialogue: Dialogue, put: Putting, words: str) -> None:
    dialogue.hear(lambda s, at: put(s, words, at))
    _confirmed(dialogue, f"{_name(dialogue, put)} {'replaced' if words else 'taken away'}")


def _confirmed(dialogue: Dialogue, done: str, following: Order | None = None) -> Order | None:
    dialogue.say(f"Question {dialogue.session.step.number}: {done}.")
    return following


def _name(dialogue: Dialogue, put: Putting) -> str:
    if put is quoted:
        return "quote"
    return "answer" if dialogue.session.step.kind == "text" else "note"


def _adding(put: Putting, line: str) -> Change:
    return lambda session, at: _with_line(session, put, line, at)


def _with_line(session: Session, put: Putting, line: str, at: str) -> Session:
    """The session with a line added to the note, the answer or the quote of the step on the table."""
    if not line.strip():
        return session
    quote = session.answer(session.step).quote
    before = session.note(session.step) if put is noted else quote.text if quote else ""
    return put(session, f"{before}\n{line}" if before else line, at)


def _chosen(step: Step, answer: Answer | Earlier) -> str:
    """An answer as the question shows it: `2, Agreed hours`."""
    shown = step.answers.get(answer.value or "")
    return given(answer, step.labels) if shown in {None, answer.value} else f"{answer.value}, {shown.rstrip('.')}"


def _kept(order: Order) -> str:
    return NOTE_KEPT if order.words else ""


def _reading(order: Order) -> str:
    """A rating as it is offered: `question 3: 4, with the note 'hours a week'`."""
    what = f"{order.code} here" if order.number is None else f"question {order.number}: {order.code}"
    return what + (f", with the note '{order.words}'" if order.words else "")
