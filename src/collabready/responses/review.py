"""The review file: masked comments that a person reads before any of them is printed.

It is private to the client folder. A comment is known by a digest of its question and its masked text, which also is its
place in the file: so the order tells nothing, the same text comes back to the same place, and an approval stays with the
words that were approved.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from collabready.documents import Document, parse, read, text_of
from collabready.questionnaire.model import Format
from collabready.responses.masks import Mask, Masker
from collabready.responses.open_answers import OpenAnswers

LONGEST = 2000
MOST, MOST_IN_ALL = 2000, 10_000
LETTERS_IN_ALL = 2_500_000
DIGITS = 10
HEAD = """\
# What people wrote, for you to read: private, like the export. Hand it to nobody, and keep it out of git.
# A comment is printed only after you have changed its `approved: no` to `approved: yes`, and only where at least {least}
# people answered its question. You may change its text, above all where it still tells who wrote it or whom it is about:
# a name, an event, a turn of phrase that only one person uses. The changed text is what is printed.
# Each time you run `collabready comments` again, what you decided stays with the comments that are still there.
"""


class Comment(Document):
    """A masked comment. `times`: how many wrote just this; `masked`: which kinds of masks it has.

    `shortened`: it was longer than may be kept.
    """

    id: str
    approved: bool = False
    text: str
    times: int = 1
    masked: tuple[Mask, ...] = ()
    shortened: bool = False


class Question(Document):
    """An open question. `answered`: how many people wrote something; of very many not all comments are here."""

    text: str
    answered: int
    comments: tuple[Comment, ...] = ()


class Review(Document):
    """A review file. `exports`: SHA-256 of each; `respondents`: how many were asked for comments; `roster`: whether names were known."""

    format: Format
    questionnaire: str
    exports: tuple[str, ...]
    respondents: int
    roster: bool = False
    questions: dict[str, Question] = Field(default_factory=dict)

    def approved(self) -> Iterator[tuple[str, Comment]]:
        """The approved comments, each with its question."""
        for name, question in self.questions.items():
            yield from ((name, comment) for comment in question.comments if comment.approved)


@dataclass(frozen=True)
class Changes:
    """What is other than in an earlier review. `gone`: ids that were there; `lost`: those of them that were approved."""

    new: int = 0
    gone: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def read_review(path: Path) -> Review:
    """Raises DocumentError with every problem of the file."""
    return parse(read(path), Review)


def digest(question: str, text: str) -> str:
    return hashlib.sha256(f"{question}\0{text}".encode()).hexdigest()[:DIGITS]


def questions_of(
    written: Sequence[OpenAnswers], masker: Masker, earlier: Mapping[str, Question]
) -> dict[str, Question]:
    """The open questions with their masked comments; decisions of an earlier review stay with the same words."""
    most = min(MOST, MOST_IN_ALL // max(1, len(written)))
    room = LETTERS_IN_ALL // max(1, len(written))
    found = {}
    for each in written:
        before = earlier.get(each.question)
        decided = {comment.id: comment for comment in before.comments} if before else {}
        comments = (_decided(comment, decided.get(comment.id)) for comment in _comments(each, masker, most))
        found[each.question] = Question(
            text=each.text, answered=len(each.answers), comments=tuple(_within(comments, room))
        )
    return found


def changes(earlier: Mapping[str, Question], now: Mapping[str, Question]) -> Changes:
    """What is new and what is gone."""
    before = {comment.id: comment for question in earlier.values() for comment in question.comments}
    here = {comment.id for question in now.values() for comment in question.comments}
    gone = tuple(id_ for id_ in before if id_ not in here)
    return Changes(len(here - before.keys()), gone, tuple(id_ for id_ in gone if before[id_].approved))


def review_text(review: Review, least: int) -> str:
    """The text of a review file. `least`: how many must have answered a question for its comments to be printed."""
    values = review.model_dump(mode="json", exclude={"questions"})
    questions = {name: _as_values(question) for name, question in review.questions.items()}
    return HEAD.format(least=least) + text_of({**values, "questions": questions})


def _as_values(question: Question) -> dict[str, Any]:
    """As it is written: nothing said of masks where there are none."""
    comments = [
        comment.model_dump(mode="json", exclude_defaults=True, exclude={"approved", "text"})
        for comment in question.comments
    ]
    return {
        "text": question.text,
        "answered": question.answered,
        "comments": [
            {"id": comment.id, "approved": comment.approved, "text": comment.text, **rest}
            for comment, rest in zip(question.comments, comments, strict=True)
        ],
    }


def _comments(written: OpenAnswers, masker: Masker, most: int) -> list[Comment]:
    """The comments in the order of their digests, those of the same words as one; of very many, those that chance picks."""
    found: dict[str, Comment] = {}
    for answer, times in _picked(written, most):
        masked = masker.mask(answer)
        text = masked.text if len(masked.text) <= LONGEST else masked.text[: LONGEST - 1].rstrip() + "…"
        id_ = digest(written.question, text)
        before = found[id_].times if id_ in found else 0
        found[id_] = Comment(
            id=id_, text=text, times=before + times, masked=masked.masks, shortened=text != masked.text
        )
    return [found[id_] for id_ in sorted(found)]


def _picked(written: OpenAnswers, most: int) -> list[tuple[str, int]]:
    """Different answers with how often each was given. They are picked before they are masked, which takes a thousand times longer."""
    counts = list(Counter(written.answers).items())
    if len(counts) <= most:
        return counts
    return sorted(counts, key=lambda each: digest(written.question, each[0]))[:most]


def _decided(comment: Comment, before: Comment | None) -> Comment:
    """A comment with what somebody decided of these words."""
    return comment.model_copy(update={"approved": before.approved, "text": before.text}) if before else comment


def _within(comments: Iterable[Comment], room: int) -> Iterator[Comment]:
    """As many as the file can bear: the first, which chance has put there."""
    for comment in comments:
        room -= len(comment.text)
        if room < 0:
            return
        yield comment
