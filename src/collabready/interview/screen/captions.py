"""What stands on the screen of a talk, as text: made from the session alone, so that it can be read without a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill

from collabready.interview.session import Session, changed, flagged, progress, remaining, state
from collabready.interview.skips import why_skipped
from collabready.interview.wording import (
    CHANGED,
    FLAGGED,
    OPEN,
    before,
    done_words,
    given,
    short_duration,
    signs,
    use_words,
    whom,
    with_note,
)
from collabready.questionnaire.agenda import Step
from collabready.responses.uses import USES

MARKS = {"done": "✓", "open": "○", "skipped": "-"}
FLAG, CHANGED_MARK = "⚑", "≠"


def keys_of(step: Step) -> dict[str, str]:
    """The key that gives each answer: key -> code. What has no key of its own is left to the mouse."""
    return {sign: code for sign, code in signs(step).items() if len(sign) == 1}


def digits(step: Step) -> str:
    """The keys that give an answer: `0-4`; nothing for an open question."""
    keys = list(keys_of(step))
    return f"{keys[0]}-{keys[-1]}" if keys else ""


def head(session: Session) -> str:
    """Who is asked about what, and how it may be used."""
    talk, questionnaire = session.interview.interview, session.questionnaire
    return " · ".join([whom(session), use_words(talk), talk.language or questionnaire.language, questionnaire.title])


def place(session: Session) -> str:
    """Where the step on the table stands."""
    step = session.step
    home = [part.title for part in (step.dimension, step.practice) if part]
    return " · ".join([f"Question {step.number} of {len(session.steps)}", *home])


def probes(step: Step) -> str:
    return "\n".join(f"· {probe}" for probe in step.probes)


def heard(session: Session) -> str:
    """What has to be known of the step besides its answer: each on a line."""
    step, answer = session.step, session.answer(session.step)
    lines = [
        why_skipped(session, step),
        f"{CHANGED_MARK} {CHANGED}" if changed(session, step) else "",
        f"{FLAG} {FLAGGED}" if flagged(session, step) else "",
        f"Heard: {given(answer, step.labels)}" if answer.reason else "",
        *(f"Before: {before(earlier, step.answers)}" for earlier in answer.earlier[-1:]),
    ]
    return "\n".join(filter(None, lines))


def title_of_notes(step: Step) -> str:
    return "Answer" if step.kind == "text" else "Note"


def entry(session: Session, step: Step) -> str:
    """A step in the list at the left: its mark, number, rating and first words."""
    answer = session.answer(step)
    marks = (FLAG if flagged(session, step) else "") + (CHANGED_MARK if changed(session, step) else "")
    value = f"[{answer.value}] " if answer.value is not None else ""
    return f"{MARKS[state(session, step)]}{marks:<1} {step.number:>2} {value}{step.text}"


def status(session: Session, seconds: int, *, paused: bool = False) -> str:
    """Progress and time."""
    done, total = progress(session)
    flags = sum(flagged(session, step) for step in session.steps)
    parts = [
        done_words(session),
        f"{flags} flagged" if flags else "",
        f"{short_duration(seconds)}{', paused' if paused else ''}",
        f"about {short_duration(remaining(session, seconds))} to go" if done < total else "nothing open",
    ]
    return " · ".join(filter(None, parts))


def wrapped(text: str, width: int, indent: int) -> str:
    """Lines that are too long go on below themselves, so that the numbers before them stand free."""
    lines = (
        fill(line, max(width, 20), subsequent_indent=" " * indent, break_long_words=True) for line in text.split("\n")
    )
    return "\n".join(lines)


def closing(session: Session) -> str:
    """What is left to do, for the end of a talk: open steps, flags with their notes, what is skipped."""
    parts = [(OPEN, "open"), ("Skipped by a rule", "skipped")]
    lists: Mapping[str, list[str]] = {
        **{title: [_numbered(s, s.text) for s in session.steps if state(session, s) == kind] for title, kind in parts},
        FLAGGED: [_numbered(step, with_note(session, step)) for step in session.steps if flagged(session, step)],
    }
    shown = [f"{title}:\n" + "\n".join(entries) for title, entries in lists.items() if entries]
    return "\n\n".join(shown) or "Everything is answered, and nothing is flagged."


def _numbered(step: Step, text: str) -> str:
    first, *_ = text.split("\n", maxsplit=1)
    return f"{step.number:>4}  {first}"


def uses() -> dict[str, tuple[str, str]]:
    """How the words may be used: key -> use and what it is called."""
    return {str(number): (use, words.offered) for number, (use, words) in enumerate(USES.items(), start=1)}
