"""Comments: what staff wrote in their own words, as a person approved it, with nothing beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.language import say, say_count
from collabready.report.headline import Headline, Opening
from collabready.report.reading import reading_of
from collabready.report.wording import LABEL, clip, lines, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.privacy_results import Comments
    from collabready.assessment.results import Results

ANCHOR = "comments"
LONGEST = 2000  # letters, as many as the review file keeps


@dataclass(frozen=True)
class Answers:
    """What was written to one question; `told`: how many answers are printed; `note`: why none is."""

    title: str
    told: str
    said: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class CommentsPage:
    opening: Opening
    questions: tuple[Answers, ...]
    cannot: str
    reading: str


def comments_page(results: Results) -> CommentsPage | None:
    """None where no comment may be printed."""
    printed = [each for each in results.comments if each.comments]
    if not printed:
        return None
    lead = say(
        "Where at least {least} people wrote an answer, those that were approved are printed, in an order drawn by chance.",
        least=number(results.settings.min_group_distribution),
    )
    rest = [each for each in results.comments if not each.comments]
    return CommentsPage(
        opening=Opening(ANCHOR, say("In their own words"), Headline(_title(printed)), lead),
        questions=tuple(_answers(each) for each in (*printed, *rest)),
        cannot=_cannot(results),
        reading=reading_of(results, ANCHOR),
    )


def _title(printed: Sequence[Comments]) -> str:
    count = sum(len(each.comments) for each in printed)
    if len(printed) == 1:
        return say_count(
            count,
            "Staff in their own words: one answer to one question",
            "Staff in their own words: {answers} answers to one question",
            answers=number(count),
        )
    return say(
        "Staff in their own words: {answers} answers to {questions} questions",
        answers=number(count),
        questions=number(len(printed)),
    )


def _cannot(results: Results) -> str:
    """What was looked for, names only where somebody gave a list of them; and what the answers do not show."""
    if results.privacy is not None and results.privacy.roster:
        return say(
            "Names on a list of people, addresses, telephone numbers and units are replaced by a word in brackets, and the "
            "consultant chose what is printed and may have shortened it. The answers show what people mean; they do not show "
            "how many mean it."
        )
    return say(
        "Addresses, telephone numbers and units are replaced by a word in brackets, and the consultant chose what is printed "
        "and may have shortened it. The answers show what people mean; they do not show how many mean it."
    )


def _answers(comments: Comments) -> Answers:
    said = tuple(lines(text, LONGEST) for text in comments.comments)
    told = say_count(len(said), "one answer", "{answers} answers", answers=number(len(said))) if said else ""
    return Answers(clip(comments.text, LABEL), told, said, upper_first(comments.note or ""))
