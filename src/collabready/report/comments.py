"""Comments: what staff wrote in their own words, as a person approved it, with nothing beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.report.headline import Headline, Opening
from collabready.report.wording import LABEL, clip, counted, lines, number, upper_first

if TYPE_CHECKING:
    from collabready.assessment.privacy_results import Comments
    from collabready.assessment.results import Results

ANCHOR = "comments"
LONGEST = 2000  # letters, as many as the review file keeps


@dataclass(frozen=True)
class Answers:
    """What was written to one question; `note`: why nothing of it is printed."""

    title: str
    said: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class CommentsPage:
    opening: Opening
    questions: tuple[Answers, ...]
    cannot: str


def comments_page(results: Results) -> CommentsPage | None:
    """None where no comment may be printed."""
    printed = [each for each in results.comments if each.comments]
    if not printed:
        return None
    count = sum(len(each.comments) for each in printed)
    title = f"Staff in their own words: {counted(count, 'answer')} to {counted(len(printed), 'question')}"
    lead = (
        f"Where at least {number(results.settings.min_group_distribution)} people wrote an answer, those that were approved are "
        "printed, in an order drawn by chance."
    )
    rest = [each for each in results.comments if not each.comments]
    return CommentsPage(
        opening=Opening(ANCHOR, "In their own words", Headline(title), lead),
        questions=tuple(_answers(each) for each in (*printed, *rest)),
        cannot=(
            f"{_masked(results)} are replaced by a word in brackets, and the consultant chose what is printed and "
            "may have shortened it. The answers show what people mean; they do not show how many mean it."
        ),
    )


def _masked(results: Results) -> str:
    """What was looked for: names only where somebody gave a list of them."""
    listed = results.privacy is not None and results.privacy.roster
    return f"{'Names on a list of people, addresses' if listed else 'Addresses'}, telephone numbers and units"


def _answers(comments: Comments) -> Answers:
    said = tuple(lines(text, LONGEST) for text in comments.comments)
    return Answers(clip(comments.text, LABEL), said, upper_first(comments.note or ""))
