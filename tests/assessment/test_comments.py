"""Which comments may be printed: those that a person approved, where enough people wrote one."""

from __future__ import annotations

import pytest

from collabready.assessment.comments import may_print, printed_comments
from collabready.responses.masks import masker_of
from collabready.responses.names import names_of
from collabready.responses.open_answers import OpenAnswers
from collabready.responses.review import Comment, Question, changes, digest, questions_of


def question(answered: int, *comments: Comment) -> Question:
    return Question(text="What?", answered=answered, comments=comments)


@pytest.mark.parametrize(
    ("answered", "least", "may"), [(9, 10, False), (10, 10, True), (10, 12, False), (0, 10, False)]
)
def test_ten_people_must_have_written_one_or_as_many_as_the_minimum(answered: int, least: int, may: bool) -> None:  # noqa: FBT001 - a column of the table
    assert may_print(answered, least) == may


def test_a_question_that_few_answered_and_one_that_nobody_did_look_alike() -> None:
    few, none = printed_comments({"a": question(9, Comment(id="1", approved=True, text="x")), "b": question(0)}, 10)

    assert few.comments == none.comments == ()
    assert few.note == none.note == "Fewer than 10 people wrote an answer, so none is printed."


def test_the_order_is_that_of_the_digests_whatever_the_file_says() -> None:
    comments = [Comment(id=id_, approved=True, text=id_.upper()) for id_ in ("c", "a", "b")]

    assert printed_comments({"a": question(12, *comments)}, 10)[0].comments == ("A", "B", "C")


def test_an_approved_text_that_was_emptied_is_not_printed() -> None:
    found = printed_comments({"a": question(12, Comment(id="a", approved=True, text="  "))}, 10)[0]

    assert (found.comments, found.note) == ((), "No answer has been approved for print.")


def test_a_new_name_on_the_list_takes_the_approval_back() -> None:
    """The words are others then: the approval was given to a text that still named somebody."""
    written = (OpenAnswers("wish", "What?", ("Els decides",), 0, 0),)
    first = questions_of(written, masker_of(), {})
    approved = {"wish": question(1, first["wish"].comments[0].model_copy(update={"approved": True}))}

    again = questions_of(written, masker_of(names_of(["Els"])), approved)

    assert [(comment.approved, comment.text) for comment in again["wish"].comments] == [(False, "[name] decides")]
    assert changes(approved, again).lost == (digest("wish", "Els decides"),)


def test_of_very_many_comments_as_many_are_kept_as_a_person_can_read_and_always_the_same() -> None:
    texts = tuple(f"comment number {number}" for number in range(2500))

    one = questions_of((OpenAnswers("wish", "What?", texts, 0, 0),), masker_of(), {})["wish"]
    other = questions_of((OpenAnswers("wish", "What?", texts[::-1], 0, 0),), masker_of(), {})["wish"]

    assert one == other
    assert (one.answered, len(one.comments)) == (2500, 2000)
