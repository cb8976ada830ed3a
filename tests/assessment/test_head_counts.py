"""Head counts are found under the name that a breakdown has in the export, whatever the report speaks."""

from __future__ import annotations

from collabready.assessment.head_counts import counts_of
from collabready.questionnaire.reader import load_questionnaire


def test_head_counts_are_found_by_the_question_in_another_language_than_that_of_the_report() -> None:
    original = load_questionnaire("collaborative-learning")
    header = next(question.text for question in original.questions if question.id == "department")

    for language in ("en", "fr", "nl"):
        spoken = original.spoken_in(language)
        assert counts_of(header, spoken, {"department": {"Sales": 12}}) == {"sales": 12}


def test_head_counts_of_another_question_are_not_taken() -> None:
    spoken = load_questionnaire("collaborative-learning").spoken_in("fr")

    assert counts_of("Favourite colour", spoken, {"department": {"Sales": 12}}) == {}
