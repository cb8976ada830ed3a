"""What an interview says about itself, in sentences: one wording for the screen and for plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from collabready.interview.session import (
    Session,
    changed,
    flagged,
    no_longer_asked,
    progress,
    remaining,
    state,
)
from collabready.interview.skips import why_skipped
from collabready.questionnaire.agenda import Step
from collabready.questionnaire.placeholders import filled, gaps
from collabready.responses.interview_file import DONT_KNOW, NOT_ASKED, Answer, Earlier, Talk
from collabready.responses.uses import USES

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.interview.closing import Scored
    from collabready.questionnaire.model import Questionnaire

REASONS = {NOT_ASKED: "not asked", DONT_KNOW: "they don't know"}
LESS_THAN_A_MINUTE = "less than a minute"
CHANGED = "Changed since it was answered: give the answer again to confirm it."
FLAGGED, OPEN = "Flagged for follow-up", "Still open"


def spoken(session: Session) -> Questionnaire:
    """The questionnaire in the language of the talk."""
    return session.questionnaire.spoken_in(session.interview.interview.language)


# The talk


def opening_lines(session: Session, engagement: Engagement | None) -> list[str]:
    """What is read out first, and which of its gaps the interviewer has to fill."""
    text = spoken(session).texts.get("interview", "")
    if not text:
        return []
    lines = filled(text, engagement, session.interview.interview.language or "en").split("\n")
    missing = gaps(text, engagement)
    hint = f"Say it yourself where the text has a gap; collabready.yaml does not tell: {', '.join(missing)}."
    return [*lines, *([hint] if missing else [])]


def talk_line(session: Session) -> str:
    """Who is asked, as what, how far the talk is, and how the words may be used."""
    return f"{whom(session)}: {done_words(session)}. Use: {use_words(session.interview.interview)}."


def whom(session: Session) -> str:
    talk = session.interview.interview
    audience = session.questionnaire.audiences.get(talk.audience)
    return f"{talk.respondent} ({audience.title})" if audience else talk.respondent


def use_words(talk: Talk) -> str:
    """The use by its name; until the interviewee has chosen, that is said."""
    return USES[talk.use].name if talk.use_chosen else "not chosen yet"


def done_words(session: Session) -> str:
    done, asked = progress(session)
    return f"{done} of {asked} done"


def progress_line(session: Session, seconds: int, *, paused: bool) -> str:
    """How far the talk is and how long it takes. `seconds`: how long people have talked."""
    clock = " The clock stands." if paused else ""
    return f"{done_words(session)} in {duration(seconds)}; about {duration(remaining(session, seconds))} to go.{clock}"


def duration(seconds: int) -> str:
    """Minutes as they are read out."""
    minutes = round(seconds / 60)
    if not minutes:
        return LESS_THAN_A_MINUTE if seconds else "no time"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def short_duration(seconds: int | None) -> str:
    """Minutes as they stand in a column."""
    return f"{round((seconds or 0) / 60)} min"


# A step


def step_lines(session: Session, step: Step) -> list[str]:
    """A step as it is read out: its number, what is asked, probes, answers, what is heard already."""
    place = f"Question {step.number} of {len(session.steps)}"
    head = f"{place}, {step.dimension.title}." if step.dimension else f"{place}."
    return [head, *asked_lines(session, step), *heard_lines(session, step)]


def asked_lines(session: Session, step: Step) -> Iterator[str]:
    if why := why_skipped(session, step):
        yield why
    yield step.text
    yield from (f"Probe: {probe}" for probe in step.probes)
    for sign, code in signs(step).items():
        yield f"{sign}  {step.answers[code]}" + ("" if sign == code else f" ({code})")


def signs(step: Step) -> dict[str, str]:
    """What may be typed for each answer -> its code: the codes themselves where they are numbers, else a number each."""
    if all(code.removeprefix("-").isdecimal() for code in step.answers):
        return {code: code for code in step.answers}
    return {str(number): code for number, code in enumerate(step.answers, start=1)}


def heard_lines(session: Session, step: Step) -> Iterator[str]:
    yield from noted_lines(session.answer(step), session.text(step), step.labels)
    if changed(session, step):
        yield CHANGED


def noted_lines(answer: Answer, text: str, names: Mapping[str, str]) -> Iterator[str]:
    """All that an interview holds under one id. `text`: the answer to an open question. `names`: codes in words."""
    if heard := given(answer, names):
        yield f"Heard: {heard.removesuffix('.')}."
    if answer.earlier:
        yield f"Before: {'; '.join(before(one, names) for one in answer.earlier)}."
    if text:
        yield f"Answer: {text}"
    if answer.note:
        yield f"Note{', approved' if answer.note.approved else ''}: {answer.note.text}"
    if answer.quote:
        yield f"{quote_title(answer)}: {answer.quote.text}"
    if answer.flag is not None:
        yield f"Flag: {answer.flag}."


def quote_title(answer: Answer) -> str:
    if answer.quote is None:
        return "Quote"
    return "Quote, approved" if answer.quote.approved else "Quote, not approved yet"


def given(answer: Answer | Earlier, names: Mapping[str, str]) -> str:
    """An answer in words: `3, Usual`, `not asked`, `they don't know`; empty where there is none."""
    if answer.value is not None:
        name = names.get(answer.value)
        return answer.value if name in {None, answer.value} else f"{answer.value}, {name}"
    if answer.reason is None:
        return ""
    return REASONS.get(answer.reason, answer.reason)


def before(earlier: Earlier, names: Mapping[str, str]) -> str:
    when = f" ({moment_words(earlier.at)})" if earlier.at else ""
    return (given(earlier, names) or "nothing").removesuffix(".") + when


def moment_words(at: str) -> str:
    """`2026-11-23T10:14:02+01:00` as `2026-11-23 10:14`."""
    return at[:16].replace("T", " ")


# All steps


def overview_lines(session: Session) -> list[str]:
    """A line a step: its number, its state, what is asked."""
    kept = no_longer_asked(session)
    more = [f"Kept, though no longer asked: {', '.join(kept)}."] if kept else []
    return [f"{s.number}: {_standing(session, s)}. {s.text}" for s in session.steps] + more


def _standing(session: Session, step: Step) -> str:
    marks = [state(session, step), given(session.answer(step), step.labels)]
    marks += ["flagged"] if flagged(session, step) else []
    marks += ["changed since"] if changed(session, step) else []
    return ", ".join(mark for mark in marks if mark)


def closing_lines(session: Session) -> list[str]:
    """What is said at the end: what is open, what is to be followed up, how the words may be used."""
    open_ = [step for step in session.steps if state(session, step) == "open"]
    marked = [step for step in session.steps if flagged(session, step)]
    return [
        talk_line(session),
        still_open(open_) if open_ else "Nothing is open.",
        *([f"{FLAGGED}:"] if marked else []),
        *(f"{step.number}: {with_note(session, step)}" for step in marked),
    ]


def still_open(steps: Sequence[Step]) -> str:
    return f"{OPEN}: {', '.join(str(step.number) for step in steps)}."


def with_note(session: Session, step: Step) -> str:
    """What is asked, with what was noted on it."""
    note = session.note(step)
    return step.text + (f" Note: {note}" if note else "")


def score_lines(scores: Sequence[Scored]) -> list[str]:
    """A line a dimension, followed by its practices."""
    return [
        line
        for scored in scores
        for line in (_scored(scored.title, scored.score), *(f"  {_scored(*each)}" for each in scored.practices))
    ]


def _scored(title: str, score: float | None) -> str:
    return f"{title}: {'too little was answered' if score is None else f'{score:.0f} of 100'}"
