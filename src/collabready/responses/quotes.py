"""Words from interviews that may be printed: only what was approved, and never who said it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.language import say
from collabready.responses.interview_file import DONT_KNOW

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.interview_file import Interview


@dataclass(frozen=True)
class Quote:
    """Approved words. `id`: of the practice or question that they are about.

    `audience`: whose they are; None for those of one of the `pooled` interviews.
    """

    id: str
    text: str
    audience: str | None
    pooled: int


def approved_quotes(questionnaire: Questionnaire, counted: Sequence[Interview]) -> tuple[Quote, ...]:
    """The approved quotes and notes of the interviews that count, in an order that tells nothing of the talks.

    By the questionnaire; there, those by function first, each kind by a hash of its words.
    """
    about = _about(questionnaire)
    places = {subject: place for place, subject in enumerate(dict.fromkeys(about.values()))}
    pooled = pooled_people(counted)
    found = []
    for interview in counted:
        alone = interview.interview.use == "by-function"
        audience = interview.interview.audience if alone else None
        for name, text in _approved(interview):
            if name in about:
                order = (places[about[name]], not alone, hashlib.sha256(text.encode()).hexdigest())
                found.append((order, Quote(about[name], text, audience, pooled)))
    return tuple(quote for _, quote in sorted(found, key=lambda each: each[0]))


def pooled_people(interviews: Sequence[Interview]) -> int:
    """How many people are pooled of whom something was heard: among so few somebody is looked for."""
    return len({person(each) for each in interviews if each.interview.use == "pooled" and _heard(each)})


def person(interview: Interview) -> str:
    """Who was asked; the same for all talks with the same respondent."""
    return " ".join(interview.interview.respondent.split()).casefold()


def _heard(interview: Interview) -> bool:
    given = (a.value is not None or a.reason == DONT_KNOW or a.note or a.quote for a in interview.answers.values())
    return any(given) or any(text.strip() for text in interview.texts.values())


def _about(questionnaire: Questionnaire) -> dict[str, str]:
    """What an answer is about, by its id: a practice for an item, the question itself for a question."""
    practices = {item.id: practice.id for practice in questionnaire.practices for item in practice.items}
    return practices | {question.id: question.id for question in questionnaire.questions}


def _approved(interview: Interview) -> Iterator[tuple[str, str]]:
    for name, answer in interview.answers.items():
        for words in (answer.quote, answer.note):
            if words and words.approved and words.text.strip():
                yield name, words.text.strip()


def subject(quote: Quote, questionnaire: Questionnaire) -> str:
    """What the words are about, in the language of the questionnaire."""
    titles = {practice.id: practice.title for practice in questionnaire.practices}
    return (titles | {question.id: question.text for question in questionnaire.questions})[quote.id]


def speaker(quote: Quote, questionnaire: Questionnaire) -> str:
    """Who said them, never a name, in the language that is spoken."""
    if quote.audience is None:
        return say("one of {n} interviews", n=quote.pooled)
    audience = questionnaire.audiences.get(quote.audience)
    return audience.title if audience else say("an interviewee")
