"""What was noted in one talk, for the interviewee to read and correct: in words, without the numbers of any rating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.bundled import template
from collabready.documents import Document, Texts
from collabready.errors import CollabreadyError
from collabready.questionnaire.placeholders import filled
from collabready.report.template import ENGLISH, template_words
from collabready.report.wording import PARAGRAPH, clip, date
from collabready.responses.exchanges import Exchange, exchanges
from collabready.responses.interview_file import DONT_KNOW, NOT_ASKED
from collabready.responses.uses import Use, UseWords
from collabready.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.interview_file import Interview, Talk, Words

TEMPLATE = "respondent"
UNPRINTED = "background"
INDENT = 24  # blanks at most before a line
QUESTIONS, LETTERS, LINE = 500, 500_000, 50
"""What a page holds at most; a line counts as so many letters at least. Far beyond any talk, and printed in seconds."""


class RespondentWords(Document):
    """The words around what was noted, from the template's `words.en.yaml` and its like."""

    title: str
    kicker: str
    private: str
    lead: str
    spoke_as: str
    by: str
    on: str
    about: str
    use_title: str
    choose: str
    uses: dict[Use, UseWords]
    withdraw_title: str
    withdraw: str
    heard: str
    not_asked: str
    dont_know: str
    nothing: str
    changed: str
    note: str
    answer: str
    quote: str
    approved: str
    approve: str
    refuse: str
    never_printed: str
    correction: str
    before: str
    other: str
    sign: Texts


@dataclass(frozen=True)
class Said:
    """Words as they were noted. `consent`: "open" where they have to be approved, "given", "none" where never printed."""

    lines: tuple[str, ...]
    consent: str


@dataclass(frozen=True)
class Noted:
    """One question and what was noted on it. `number` is empty where the question is no longer asked.

    `heard`: the rating in words; `instead`: why there is none. Both are empty for an open question that was answered.
    `changed`: that the question says something else today; then there is no rating. `room`: how many ruled lines.
    """

    number: str
    question: str
    heard: str
    instead: str
    changed: str
    open: bool
    note: Said
    quote: Said
    room: int


@dataclass(frozen=True)
class Section:
    """What was noted on one dimension, or beside them."""

    title: str
    noted: tuple[Noted, ...]


@dataclass(frozen=True)
class ForRespondent:
    """The whole page. `spoken` is the language of the questions, `language` that of the words around them.

    `others`: the uses that may be chosen instead.
    """

    language: str
    spoken: str
    title: str
    organisation: str
    facts: tuple[tuple[str, str], ...]
    use: UseWords
    others: tuple[UseWords, ...]
    withdraw: str
    sections: tuple[Section, ...]
    created: str
    running_head: str
    running_foot: str
    generator: str
    words: RespondentWords
    charts: Mapping[str, str]


def for_respondent(
    questionnaire: Questionnaire, interview: Interview, engagement: Engagement | None, *, created: str
) -> ForRespondent:
    """What one interviewee gets to read of the own talk; of others it holds nothing.

    Args:
        questionnaire: what was asked.
        interview: the talk.
        engagement: says whom to turn to, and until when.
        created: ISO date and time, for the file's metadata.

    Raises:
        CollabreadyError: more was noted than a page holds.
    """
    talk, heard = interview.interview, exchanges(questionnaire, interview)
    _check_room(talk, heard)
    spoken = questionnaire.spoken_in(talk.language)
    language, words = template_words(template(TEMPLATE), spoken.language, RespondentWords)
    organisation = clip(engagement.organisation) if engagement else ""
    respondent, day = clip(talk.respondent), _day(talk.started, language)
    names = (words.spoke_as, words.by, words.on, words.about)
    said = (respondent, _interviewer(talk, engagement), day, clip(spoken.title))
    return ForRespondent(
        language=language,
        spoken=spoken.language,
        title=f"{words.title}: {respondent}" if respondent else words.title,
        organisation=organisation,
        facts=tuple((name, value) for name, value in zip(names, said, strict=True) if value),
        use=words.uses[talk.use],
        others=tuple(other for use, other in words.uses.items() if use != talk.use),
        withdraw=filled(words.withdraw, engagement, language),
        sections=_sections(heard, talk.use, words),
        created=created,
        running_head=" · ".join(filter(None, (organisation, words.title))),
        running_foot=" · ".join(filter(None, (respondent, day))),
        generator=f"collabready {__version__}",
        words=words,
        charts={},
    )


def _check_room(talk: Talk, heard: Sequence[Exchange]) -> None:
    lines = [line for one in heard for text in (one.note, one.quote) for line in text.splitlines()]
    letters = sum(max(len(line), LINE) for line in lines)
    for found, most, what in ((len(heard), QUESTIONS, "questions"), (letters, LETTERS, "letters of notes and quotes")):
        if found > most:
            raise CollabreadyError(
                f"{clip(talk.id)}: a page for the interviewee holds {most:,} {what}; this talk has {found:,}. Shorten the "
                "file, or hand over what `collabready interview export` prints without --for-respondent."
            )


def _interviewer(talk: Talk, engagement: Engagement | None) -> str:
    return clip(talk.interviewer or (engagement and engagement.consultant.name) or "")


def _day(moment: str | None, language: str) -> str:
    """The day of a moment; as a number that nobody can misread in languages whose months we do not know."""
    if not moment:
        return ""
    return date(moment) if language == ENGLISH else clip(moment[:10])


def _sections(answers: Sequence[Exchange], use: str, words: RespondentWords) -> tuple[Section, ...]:
    """By dimension, in the order of the talk: what came before and after all dimensions stands there."""
    sections: dict[str, list[Noted]] = {}
    for one in answers:
        step = one.step if one.number else None
        title = clip(step.dimension.title) if step and step.dimension else _beside(one, words, begun=bool(sections))
        sections.setdefault(title, []).append(_noted(one, use, words))
    return tuple(Section(title, tuple(noted)) for title, noted in sections.items())


def _beside(one: Exchange, words: RespondentWords, *, begun: bool) -> str:
    return words.before if one.number and not begun else words.other


def _noted(one: Exchange, use: str, words: RespondentWords) -> Noted:
    reasons = {NOT_ASKED: words.not_asked, DONT_KNOW: words.dont_know}
    open_question = one.step is not None and one.step.kind == "text"
    reason = reasons.get(one.answer.reason or "", one.answer.reason or "")
    answered = one.answer.value is not None or one.note or one.quote
    return Noted(
        number=str(one.number or ""),
        question=clip(one.question, PARAGRAPH),
        heard=_one_line(one.anchor),
        instead=clip(reason) or ("" if answered else words.nothing),
        changed=words.changed if one.changed else "",
        open=open_question,
        note=_said(one.note, one.answer.note, use),
        quote=_said(one.quote, one.answer.quote, use),
        room=2 if answered else 1,
    )


def _said(text: str, words: Words | None, use: str) -> Said:
    """`words`: what can be approved; None of the answer to an open question, which is never printed."""
    if words is None or use == UNPRINTED:
        return Said(_lines(text), "none")
    return Said(_lines(text), "given" if words.approved else "open")


def _lines(text: str) -> tuple[str, ...]:
    """As they were noted, with their indents and the empty lines between them."""
    lines = [_indent(line) + _one_line(line) for line in text.splitlines()]
    said = [at for at, line in enumerate(lines) if line.strip()]
    return tuple(lines[said[0] : said[-1] + 1]) if said else ()


def _indent(line: str) -> str:
    blanks = line.expandtabs(4)
    return " " * min(len(blanks) - len(blanks.lstrip()), INDENT) if line.strip() else ""


def _one_line(text: str) -> str:
    """All of it: whoever said it must find every word."""
    return clip(text, len(text) + 1)
