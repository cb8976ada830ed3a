"""Questions: asked and reported, never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.questionnaire.rules.findings import Finding, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.questionnaire.model import Questionnaire


def question_answers(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Questions of type `choice` and `audience` have answers; those of type `text` and `group` have none."""
    for path, question in questions(questionnaire):
        closed = question.type in ("choice", "audience")
        if closed and not question.answers:
            what = f"'{question.id}' has no answers to choose from."
            yield Finding(path, what, f"Add 'answers', as type '{question.type}' needs them.")
        if not closed and question.answers:
            what = f"'{question.id}' is of type '{question.type}', which has no answers."
            yield Finding((*path, "answers"), what, "Delete them, or make the type 'choice'.")


def two_audience_questions(questionnaire: Questionnaire) -> Iterator[Finding]:
    """One question at most tells the audiences apart."""
    audience = [(path, question) for path, question in questions(questionnaire) if question.type == "audience"]
    for path, question in audience[1:]:
        what = f"'{audience[0][1].id}' asks for the audience already."
        yield Finding((*path, "type"), what, f"Make the type of '{question.id}' 'choice'.")
