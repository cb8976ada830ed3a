"""What may be typed at a question, in lines: only what there is in this talk."""

from __future__ import annotations

from collections.abc import Iterator

from collabready.interview.orders import either
from collabready.interview.session import Session, languages
from collabready.interview.wording import signs
from collabready.questionnaire.agenda import Step

TEXT = (
    "Words: the answer; it may have several lines, and an empty line ends it.",
    "A line that is exactly a command is a command; with words behind it only after a colon, as in :w words, or with !.",
    "A backslash before a command or a number makes it text: \\q",
)
GOING = (
    "b: back. s: on, without an answer. o: to the next open question. r: this question again.",
    "n words: add a line to the note. n: several lines, until an empty one or a dot.",
    "n! with an exclamation mark: take the note away; with words behind it, put them in its place.",
    "w words, w, and w! with an exclamation mark: the same for their own words, which are printed only if they approve.",
    "f: flag for follow-up, or take the flag away. x: not asked. d: they don't know. Words behind these are a note.",
    "list: all questions. A slash and a word, as in /budget: the questions and notes that mention it.",
    "t: time and progress. p: stop or start the clock. u: how the words may be used.",
)
ENDING = (
    "m: take the last line the other way, where the program said that it may be meant otherwise.",
    "e: end and finish. q: save and stop; each line is saved anyway. help, or ?: these lines.",
    "A colon before a command, as in :n, makes it a command where n is an answer as well.",
    "A talk of an earlier day is begun with that day: collabready interview --date 2026-11-20",
)


def help_lines(session: Session) -> list[str]:
    """What may be typed at the question on the table."""
    step = session.step
    here = f"{either(step)}: the answer. Words behind it are its note, as in: {next(iter(signs(step)), '')} only in May"
    return [*(TEXT if step.kind == "text" else (here,)), *_numbers(session), *GOING, *_languages(session), *ENDING]


def _numbers(session: Session) -> Iterator[str]:
    """How another question is answered, with one that this talk has."""
    other: Step = next((step for step in reversed(session.steps) if step.kind == "rating"), session.steps[-1])
    number = other.number
    yield f"j {number}: go to question {number}; #{number} does the same."
    sign = next(reversed(signs(other)), None)
    if sign is None:
        yield f"{number}: words, or #{number} words: answer question {number}, from anywhere."
        return
    yield (
        f"{number}: {sign} words, or #{number} {sign} words: answer question {number} with {sign} and note the words, from anywhere."
    )
    yield f"{number}: words: a note alone. {number}: x, {number}: d, {number}: f and {number}: w words do there what x, d, f and w do here."


def _languages(session: Session) -> Iterator[str]:
    known = languages(session)
    if len(known) > 1:
        yield f"l: in the next language of the questionnaire; l {known[-1]}: in that one. It has: {', '.join(known)}."
