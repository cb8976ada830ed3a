"""Comments that are printed: approved by a person, and only where enough people wrote one."""

from __future__ import annotations

from collections.abc import Mapping

from collabready.assessment.privacy_results import Comments
from collabready.language import say
from collabready.responses.review import Question


def may_print(answered: int, min_distribution: int) -> bool:
    """Whether comments of a group, or of the whole, may be printed at all. `answered`: how many of it wrote one."""
    return answered >= min_distribution


def printed_comments(questions: Mapping[str, Question], min_distribution: int) -> tuple[Comments, ...]:
    """The comments of each question that may be printed, in the order of their digests; of too few, and of none, only that."""
    return tuple(_printed(name, question, min_distribution) for name, question in questions.items())


def _printed(name: str, question: Question, least: int) -> Comments:
    if not may_print(question.answered, least):
        note = say("Fewer than {least} people wrote an answer, so none is printed.", least=least)
        return Comments(question=name, text=question.text, comments=(), note=note)
    approved = sorted((comment.id, comment.text.strip()) for comment in question.comments if comment.approved)
    texts = tuple(text for _, text in approved if text)
    return Comments(question=name, text=question.text, comments=texts, note=None if texts else _none_approved())


def _none_approved() -> str:
    return say("No answer has been approved for print.")
