"""What a typed line means: a line and a session give an order, and nothing is done yet.

`3 words` rates the question on the table; `#7 3 words` and `7: 3 words` another one. `7 3 words`, as it stands on paper, may
be read in two ways where 7 is an answer as well: the order then carries the other reading.
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
    "again", "answer", "back", "clear-note", "clear-words", "clock", "dont-know", "end", "flag", "go", "help", "language", "list",
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
    "answer",
    "rate",
    "note",
    "clear-note",
    "words",
    "clear-words",
    "flag",
    "not-asked",
    "dont-know",
}
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
    if match := NUMBERED.fullmatch(line):
        return _elsewhere(session, int(match[1]), (match[2] or "").strip())
    if match := re.fullmatch(r"/\s*(\S.*)", line):
        return Order("search", match[1])
    if session.step.kind == "text":
        return command_of(line) or _setting(line, session) or Order("answer", line)
    return _rating(line, session) or _command(line) or _unknown(line, session)


def command_of(line: str) -> Order | None:
    """The command of a line that is nothing but a command, with or without a colon before it."""
    verb = COMMANDS.get(line.strip().removeprefix(":").casefold())
    return Order(verb) if verb else None


def code_of(step: Step, sign: str) -> str | None:
    """The code of an answer that was typed as it is, in capitals or not, or by its number."""
    if step.kind == "text":
        return None
    alike = [code for code in step.answers if code.casefold() == sign.casefold()]
    return sign if sign in step.answers else alike[0] if len(alike) == 1 else signs(step).get(sign)


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
    """`3`, `3 words`, `3, words`, `7 3`, `7 3 words`, `7: 3 words`."""
    typed, second, rest = (*line.split(maxsplit=2), "", "")[:3]
    first = typed.rstrip(",;.") or typed
    if match := COLON.fullmatch(line):
        return _elsewhere(session, int(match[1]), match[2].strip())
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


def _elsewhere(session: Session, number: int, line: str) -> Order:
    place = at_number(session, number)
    if place is None:
        return Order("unknown", f"There is no question {number}; the last is {len(session.steps)}.")
    if not line:
        return Order("go", number=number)
    first, _, rest = line.partition(" ")
    code = code_of(place.step, first)
    inner = Order("answer", line) if place.step.kind == "text" else Order("rate", rest.strip(), code) if code else None
    inner = (command_of(line) if place.step.kind == "text" else None) or inner or _command(line)
    if inner is None or inner.verb not in ELSEWHERE:
        note = Order("note", line, number=number)
        wrong = f"Question {number} has no answer '{first}'. Nothing was changed. m keeps what you typed as its note."
        return Order("unknown", wrong, other=note)
    return replace(inner, number=number)


def _unknown(line: str, session: Session) -> Order:
    first, *more = line.split()
    hint = f"Type {either(session.step)}, or help for what else there is."
    if first.isdecimal() and first.isascii() and at_number(session, int(first[:4])):
        hint = f"#{int(first[:4])} goes to question {int(first[:4])}. {hint}"
    if len(more) + 1 >= WORDY:
        hint = f"m keeps what you typed as a note. {hint}"
    return Order("unknown", f"'{first}' is no answer here. Nothing was changed. {hint}", other=Order("note", line))


def either(step: Step) -> str:
    """The answers as they are typed: `0 to 4`, `yes or no`."""
    known = list(signs(step))
    steps_by_one = all(each.isdecimal() for each in known) and [int(each) for each in known] == list(
        range(int(known[0]), int(known[0]) + len(known))
    )
    return f"{known[0]} to {known[-1]}" if steps_by_one and len(known) > 1 else ", ".join(known)


def help_lines(step: Step) -> list[str]:
    """What may be typed at a question."""
    here = f"{either(step)}: the answer. Words behind it are its note, as in: {next(iter(signs(step)))} only in May"
    text = (
        "Words: the answer; it may have several lines, and an empty line ends it.",
        "A line that is exactly a command is a command. With a backslash before it, it is text: \\q",
    )
    return [*(text if step.kind == "text" else (here,)), *HELP]


HELP = (
    "j 7: go to question 7; #7 does the same. #7 3 words: answer question 7 with 3, and note the words.",
    "7 3 words: the same, where 7 is no answer to this question. What was done is said, and m takes it the other way.",
    "b: back. s: on, without an answer. o: to the next open question. r: this question again.",
    "n words: add a line to the note. n: several lines, until an empty one or a dot.",
    "n! with an exclamation mark: take the note away; with words behind it, put them in its place.",
    "w words, w, and w! with an exclamation mark: the same for their own words, which are printed only if they approve.",
    "f: flag for follow-up, or take the flag away. x: not asked. d: they don't know. Words behind these are a note.",
    "list: all questions. A slash and a word, as in /budget: the questions and notes that mention it.",
    "t: time and progress. p: stop or start the clock. u: how the words may be used.",
    "l: in the next language of the questionnaire; l nl: in Dutch.",
    "e: end and finish. q: save and stop; each line is saved anyway. help, or ?: these lines.",
    "A colon before a command, as in :n, makes it a command where n is an answer as well.",
)
