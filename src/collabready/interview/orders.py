"""What a typed line means: a line and a session give an order, and nothing is done yet.

`3 words` rates the question on the table; `#7 3 words` and `7: 3 words` another one, wherever they stand, also behind
lines of text. `7 3 words` may be read in two ways where 7 is an answer as well: the order then carries the other reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from collabready.interview.lines import plainly
from collabready.interview.session import Session, at_number
from collabready.interview.wording import signs
from collabready.questionnaire.agenda import Step

Verb = Literal[
    "again", "answer", "back", "bare-note", "clear-note", "clear-words", "clock", "dont-know", "end", "flag", "go", "help", "language", "list",
    "meant", "next-open", "not-asked", "note", "nothing", "quit", "rate", "search", "skip", "time", "unknown", "use", "words",
]  # fmt: skip
# Letters of commands. Those that take words behind them, and those that stand alone.
WITH_WORDS: dict[str, Verb] = {
    "n": "note", "n!": "clear-note", "w": "words", "w!": "clear-words", "f": "flag", "x": "not-asked", "d": "dont-know",
    "l": "language", "u": "use",
}  # fmt: skip
ALONE: dict[str, Verb] = {
    "b": "back", "s": "skip", "o": "next-open", "list": "list", "p": "clock", "t": "time", "r": "again", "m": "meant", "?": "help", "help": "help",
    "q": "quit", "e": "end",
}  # fmt: skip
COMMANDS = WITH_WORDS | ALONE
# What may stand behind the number of another question.
ELSEWHERE: set[Verb] = {
    "answer", "rate", "note", "clear-note", "words", "clear-words", "flag", "not-asked", "dont-know",
}  # fmt: skip
# What an open question takes with words behind it: nobody begins an answer with these, or with these behind its number.
MARKED = {"n!", "w!"}
MARKED_BY_NUMBER = MARKED | {"n", "w", "f"}
NUMBERED = re.compile(r"(?:#\s*|j\s+)([0-9]{1,4})(?::?$|:?\s+(.*))", re.IGNORECASE | re.DOTALL)
COLON = re.compile(r"([0-9]{1,4}):\s*(.*)", re.DOTALL)
WORDY = 2


@dataclass(frozen=True)
class Order:
    """What a line asks for. `code`: of an answer. `words`: a note, a quote, an answer, what is sought, or what is wrong.

    `number`: of the question it is for; None is the one on the table. `other`: how the line might be meant as well.
    """

    verb: Verb
    words: str = ""
    code: str = ""
    number: int | None = None
    other: Order | None = None


def order_of(line: str, session: Session) -> Order:
    """The order that a line gives."""
    line = plainly(line).strip()
    if not line:
        return Order("nothing")
    if line.startswith("\\") and session.step.kind == "text":
        return Order("answer", line[1:])
    if order := numbered(line, session) or _search(line):
        return order
    if session.step.kind == "text":
        return command_in_text(line) or _setting(line, session) or Order("answer", line)
    if match := NUMBERED.fullmatch(line) or COLON.fullmatch(line):
        return Order("unknown", f"There is no question {match[1]}; the last is {len(session.steps)}.")
    return _rating(line, session) or _command(line) or _unknown(line, session)


def command_of(line: str) -> Order | None:
    """The command of a line that is nothing but a command, with or without a colon before it."""
    verb = COMMANDS.get(line.strip().removeprefix(":").casefold())
    return Order(verb) if verb else None


def command_in_text(line: str) -> Order | None:
    """The command of a line that stands where text may: one that is nothing else, or is marked by `!` or a colon."""
    name, _, words = line.strip().partition(" ")
    marked = name.casefold() in MARKED or name.removeprefix(":").casefold() in (
        WITH_WORDS if name.startswith(":") else ()
    )
    return command_of(line) or (_command(line.strip()) if marked and words else None)


def numbered(line: str, session: Session) -> Order | None:
    """The order of a line that begins with the number of a question: `7: 3 words`, `#7 3 words`. None where there is none."""
    match = NUMBERED.fullmatch(line.strip()) or COLON.fullmatch(line.strip())
    place = at_number(session, int(match[1])) if match else None
    return _elsewhere(place.step, (match[2] or "").strip()) if match and place else None


def code_of(step: Step, sign: str) -> str | None:
    """The code of an answer that was typed as it is, in capitals or not, or by its number."""
    if step.kind == "text":
        return None
    alike = [code for code in step.answers if code.casefold() == sign.casefold()]
    return sign if sign in step.answers else alike[0] if len(alike) == 1 else signs(step).get(sign)


def unasked(line: str, session: Session) -> Order | None:
    """The order of a line where no question is on the table: a command, a search, or what another question is given."""
    return numbered(line, session) or _search(line.strip()) or _command(line.strip())


def _search(line: str) -> Order | None:
    match = re.fullmatch(r"/\s*(\S.*)", line)
    return Order("search", match[1]) if match else None


def _setting(line: str, session: Session) -> Order | None:
    """Commands about the talk that nobody would say as an answer: `l nl`, `u 2`."""
    name, _, words = line.removeprefix(":").partition(" ")
    languages = {each.language for each in session.questionnaire.spoken}
    if name.casefold() == "l" and words.strip() in languages:
        return Order("language", words.strip())
    return Order("use", words.strip()) if name.casefold() == "u" and words.strip() in {"1", "2", "3"} else None


def _command(line: str) -> Order | None:
    name, _, words = line.removeprefix(":").partition(" ")
    verb = WITH_WORDS.get(name.casefold())
    return Order(verb, words.strip()) if verb else command_of(line)


def _rating(line: str, session: Session) -> Order | None:
    """`3`, `3 words`, `3, words`, `7 3`, `7 3 words`."""
    typed, second, rest = (*line.split(maxsplit=2), "", "")[:3]
    first = typed.rstrip(",;.") or typed
    code, there = code_of(session.step, first), _there(session, first, second)
    here = None if code is None else Order("rate", line[len(typed) :].strip(), code)
    if there is None or here is None:
        return here if there is None else replace(there, words=rest)
    there = replace(there, words=rest)
    if not rest or there.number == session.step.number:
        return replace(there, other=here)
    return replace(here, other=there)


def _there(session: Session, first: str, second: str) -> Order | None:
    """The rating of a question by its number, where there is one that has this answer."""
    if not second or not re.fullmatch("[0-9]{1,4}", first):
        return None
    place = at_number(session, int(first))
    code = None if place is None else code_of(place.step, second)
    return None if code is None else Order("rate", code=code, number=int(first))


def _elsewhere(step: Step, line: str) -> Order:
    if not line:
        return Order("go", number=step.number)
    inner = _of_text(line) if step.kind == "text" else _of_answers(step, line)
    if inner is not None and inner.verb in ELSEWHERE:
        return replace(inner, number=step.number)
    first = line.split(maxsplit=1)[0]
    if inner is None and not first.isdecimal():
        return Order("bare-note", line, number=step.number)
    wrong = f"Question {step.number} has no answer '{first}'. Nothing was changed. m keeps what you typed as its note."
    return Order("unknown", wrong, other=Order("note", line, number=step.number))


def _of_text(line: str) -> Order:
    name, _, words = line.partition(" ")
    marked = _command(line) if words and name.casefold() in MARKED_BY_NUMBER else None
    return marked or command_in_text(line) or Order("answer", line.removeprefix("\\"))


def _of_answers(step: Step, line: str) -> Order | None:
    first, _, rest = line.partition(" ")
    code = code_of(step, first) or code_of(step, first.rstrip(",;."))
    return Order("rate", rest.strip(), code) if code else _command(line)


def _unknown(line: str, session: Session) -> Order:
    first, *more = line.split()
    hint = f"Type {either(session.step)}, or help for what else there is."
    if first.isdecimal() and first.isascii() and at_number(session, int(first[:4])):
        hint = f"#{int(first[:4])} goes to question {int(first[:4])}. {hint}"
    if len(more) + 1 >= WORDY:
        hint = f"m keeps what you typed as a note. {hint}"
    return Order("unknown", f"'{first}' is no answer here. Nothing was changed. {hint}", other=Order("note", line))


def either(step: Step) -> str:
    """What is typed as an answer: `0 to 4`, `yes, no`, `words`."""
    known = list(signs(step))
    if not known:
        return "words"
    steps_by_one = all(each.isdecimal() for each in known) and [int(each) for each in known] == list(
        range(int(known[0]), int(known[0]) + len(known))
    )
    return f"{known[0]} to {known[-1]}" if steps_by_one and len(known) > 1 else ", ".join(known)
