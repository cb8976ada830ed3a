"""What stands on the screen of a talk, as text: made from the session alone, so that it can be read without a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill

from collabready.interview.opening import CHOICES
from collabready.interview.session import Session, changed, flagged, progress, remaining, state
from collabready.interview.skips import why_skipped
from collabready.interview.wording import given, signs
from collabready.questionnaire.agenda import Step

MARKS = {"done": "✓", "open": "○", "skipped": "-"}
FLAG, CHANGED = "⚑", "≠"


def keys_of(step: Step) -> dict[str, str]:
    """The key that gives each answer: key -> code. What has no key of its own is left to the mouse."""
    return {sign: code for sign, code in signs(step).items() if len(sign) == 1}


def digits(step: Step) -> str:
    """The keys that give an answer: `0-4`; nothing for an open question."""
    keys = list(keys_of(step))
    return f"{keys[0]}-{keys[-1]}" if keys else ""


def head(session: Session) -> str:
    """Who is asked about what, and how it may be used."""
    talk = session.interview.interview
    audience = session.questionnaire.audiences.get(talk.audience)
    who = f"{talk.respondent} ({audience.title})" if audience else talk.respondent
    use = CHOICES[talk.use].split(":")[0]
    return f"{who} · {use} · {talk.language or session.questionnaire.language} · {session.questionnaire.title}"


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
        f"{CHANGED} Changed since it was answered: rate again, or press the same key to confirm."
        if changed(session, step)
        else "",
        f"{FLAG} Flagged for follow-up" if flagged(session, step) else "",
        f"Heard: {given(step, answer)}" if answer.reason else "",
        *(f"Before: {given(step, earlier)}, at {(earlier.at or '')[11:16]}" for earlier in answer.earlier[-1:]),
    ]
    return "\n".join(filter(None, lines))


def noted(session: Session) -> str:
    """The note of the step on the table, or the answer to its open question."""
    if session.step.kind == "text":
        return session.text(session.step)
    note = session.answer(session.step).note
    return note.text if note else ""


def title_of_notes(step: Step) -> str:
    return "Answer" if step.kind == "text" else "Note"


def title_of_quote(session: Session) -> str:
    quote = session.answer(session.step).quote
    return f"In their words{', approved' if quote.approved else ', not approved yet'}" if quote else "In their words"


def entry(session: Session, step: Step) -> str:
    """A step in the list at the left: its mark, number, rating and first words."""
    answer = session.answer(step)
    marks = (FLAG if flagged(session, step) else "") + (CHANGED if changed(session, step) else "")
    value = f"[{answer.value}] " if answer.value is not None else ""
    return f"{MARKS[state(session, step)]}{marks:<1} {step.number:>2} {value}{step.text}"


def status(session: Session, seconds: int, *, paused: bool = False) -> str:
    """Progress and time."""
    done, total = progress(session)
    flags = sum(flagged(session, step) for step in session.steps)
    parts = [
        f"{done} of {total} done",
        f"{flags} flagged" if flags else "",
        f"{minutes(seconds)}{', paused' if paused else ''}",
        f"about {minutes(remaining(session, seconds))} to go" if done < total else "nothing open",
    ]
    return " · ".join(filter(None, parts))


def wrapped(text: str, width: int, indent: int) -> str:
    """Lines that are too long go on below themselves, so that the numbers before them stand free."""
    lines = (
        fill(line, max(width, 20), subsequent_indent=" " * indent, break_long_words=True) for line in text.split("\n")
    )
    return "\n".join(lines)


def minutes(seconds: int) -> str:
    return f"{round(seconds / 60)} min"


def closing(session: Session) -> str:
    """What is left to do, for the end of a talk: open steps, flags with their notes, what is skipped."""
    parts = [("Still open", "open"), ("Skipped by a rule", "skipped")]
    lists: Mapping[str, list[str]] = {
        **{title: [_numbered(step) for step in session.steps if state(session, step) == kind] for title, kind in parts},
        "Flagged for follow-up": [_with_note(session, step) for step in session.steps if flagged(session, step)],
    }
    shown = [f"{title}:\n" + "\n".join(entries) for title, entries in lists.items() if entries]
    return "\n\n".join(shown) or "Everything is answered, and nothing is flagged."


def _numbered(step: Step) -> str:
    return f"{step.number:>4}  {step.text}"


def _with_note(session: Session, step: Step) -> str:
    note = session.answer(step).note
    return _numbered(step) + (f": {note.text.splitlines()[0]}" if note and note.text else "")
