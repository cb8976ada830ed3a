"""What an interviewee approved: quotes, and notes where they were asked for. Nothing else is ever printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from collabready.documents import closest
from collabready.errors import CollabreadyError
from collabready.responses.interview_file import Answer, Interview, Words

Kind = Literal["quote", "note"]


@dataclass(frozen=True)
class Saying:
    """A quote or a note that stands in an interview under an item."""

    item: str
    kind: Kind
    words: Words


def sayings(interview: Interview, *, notes: bool) -> tuple[Saying, ...]:
    """The quotes of a talk in the order of the file; `notes`: its notes as well."""
    kinds: tuple[Kind, ...] = ("quote", "note") if notes else ("quote",)
    found = ((item, kind, _words(answer, kind)) for item, answer in interview.answers.items() for kind in kinds)
    return tuple(Saying(item, kind, words) for item, kind, words in found if words)


def under(items: Sequence[str], interview: Interview, *, notes: bool) -> tuple[Saying, ...]:
    """What stands under some items. Raises CollabreadyError when one of them has no such words."""
    found = sayings(interview, notes=notes)
    known = list(dict.fromkeys(saying.item for saying in found))
    what = "quote or note" if notes else "quote"
    for item in items:
        if item not in known:
            hint = (
                closest(item, known)
                or f"There {'is one' if len(known) == 1 else 'are some'} under: {', '.join(known)}."
            )
            there = hint if known else f"There is no {what} in this talk."
            more = _only_note(item, interview, notes=notes)
            raise CollabreadyError(f"'{item}' has no {what}. {more or there}")
    return tuple(saying for saying in found if saying.item in items)


def approved(interview: Interview, which: Iterable[Saying]) -> Interview:
    """The talk with some of its words approved."""
    answers = dict(interview.answers)
    for saying in which:
        words = saying.words.model_copy(update={"approved": True})
        answers[saying.item] = answers[saying.item].model_copy(update={saying.kind: words})
    return interview.model_copy(update={"answers": answers})


def _words(answer: Answer, kind: Kind) -> Words | None:
    return answer.quote if kind == "quote" else answer.note


def _only_note(item: str, interview: Interview, *, notes: bool) -> str:
    answer = interview.answers.get(item)
    return "It has a note: add --notes." if not notes and answer and answer.note else ""
