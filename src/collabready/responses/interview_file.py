"""An interview file: what was heard in one talk, with its ratings, notes and quotes. Private, whatever its use."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from collabready.documents import Document, parse, read_bytes, text_of, tree_of
from collabready.questionnaire.model import Format
from collabready.responses.uses import Use

NOT_ASKED, DONT_KNOW = "not-asked", "dont-know"
NUMBER = "0|[1-9][0-9]{0,5}"  # a code that is the same whether it is written as a number or as text


def _as_words(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class Words(Document):
    """A note or a quote. Nothing is printed that the interviewee has not approved."""

    text: str
    approved: bool = False


Said = Annotated[Words | None, BeforeValidator(_as_words)]


class Earlier(Document):
    """An answer that was changed later."""

    value: str | None = None
    reason: str | None = None
    at: str | None = None


class Answer(Document):
    """A rating with its note. `reason` says why there is none: not-asked, dont-know. `earlier`: what stood there before."""

    value: str | None = None
    reason: str | None = None
    note: Said = None
    quote: Said = None
    flag: str | None = None
    at: str | None = None
    earlier: tuple[Earlier, ...] = ()


class Asked(Document):
    """The questionnaire that the talk followed. `items`: the fingerprint of whatever was answered, when it was."""

    id: str
    version: str
    sha256: str | None = None
    items: dict[str, str] = Field(default_factory=dict)


class Talk(Document):
    """Who was asked, by whom, when. `seconds`: how long the talk has taken, without its pauses."""

    id: str
    respondent: str
    audience: str
    language: str | None = None
    use: Use = "background"
    started: str | None = None
    finished: str | None = None
    seconds: Annotated[int, Field(ge=0)] | None = None
    interviewer: str | None = None

    @property
    def use_chosen(self) -> bool:
        """Whether the interviewee has chosen; until then, and in a file without `use`, the talk is background only."""
        return "use" in self.model_fields_set


class Interview(Document):
    """An interview file."""

    format: Format
    questionnaire: Asked
    interview: Talk
    answers: dict[str, Answer] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)


def load_interview(path: Path) -> tuple[Interview, str]:
    """An interview and the hash of its file. Raises DocumentError with every problem of the file."""
    content = read_bytes(path)
    return interview_of(content, str(path)), hashlib.sha256(content).hexdigest()


def interview_of(content: bytes, file: str) -> Interview:
    """The interview in a file's bytes; `file` names it in problems. Raises DocumentError."""
    return parse(tree_of(content, file), Interview)


def interview_text(interview: Interview) -> str:
    """The text of an interview file."""
    content = interview.model_dump(exclude={"answers"})
    head = {"format": 1, "questionnaire": _kept(content["questionnaire"]), "interview": _talk(interview.interview)}
    answers = {name: _answer(answer) for name, answer in interview.answers.items()}
    return text_of({**head, "answers": answers, "texts": interview.texts})


def _talk(talk: Talk) -> dict[str, Any]:
    """`finished: null` says that a talk is open, so it is written; no `use`, that nobody has chosen yet."""
    content = talk.model_dump(exclude=set() if talk.use_chosen else {"use"})
    return {key: value for key, value in content.items() if value is not None or key == "finished"}


def _answer(answer: Answer) -> dict[str, Any]:
    content = {
        "note": answer.note and _words(answer.note),
        "quote": answer.quote and answer.quote.model_dump(),
        "flag": answer.flag,
        "at": answer.at,
        "earlier": [_given(one) | {"at": one.at} for one in answer.earlier] or None,
    }
    return _given(answer) | {key: value for key, value in content.items() if value is not None}


def _given(answer: Answer | Earlier) -> dict[str, Any]:
    """A rating as a number; nothing and its reason where there is none; no key at all where the item is open."""
    if answer.value is None and answer.reason is None:
        return {}
    number = answer.value is not None and re.fullmatch(NUMBER, answer.value)
    reason = {} if answer.reason is None else {"reason": answer.reason}
    return {"value": int(answer.value or 0) if number else answer.value, **reason}


def _words(words: Words) -> str | dict[str, Any]:
    return words.model_dump() if words.approved else words.text


def _kept(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value not in (None, {})}
