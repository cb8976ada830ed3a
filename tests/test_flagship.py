"""What the shipped questionnaires promise.

F1  They load without a problem.
F2  Every claim of the source article that can be scored is asked about and, when low, answered by an action.
F3  A survey takes a few minutes, an interview an hour; a statement is short.
F4  Every practice has at least two actions, none of them in the language of HR.
F5  Every dimension has a reversed item.
F6  The pulse has ten items, all five dimensions, and the gates on driver and explicit support.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from collabready import bundled
from collabready.questionnaire.reader import load_questionnaire

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

DIMENSIONS = ["communities", "technology", "purpose", "executive-support", "psychological-safety"]
RECIPE = 4  # the claim that is the scoring itself
SCORABLE = {*range(1, 53), 56} - {RECIPE}
OPEN_QUESTIONS = {53, 54, 55}
JARGON = re.compile(
    r"\b(talent|human capital|competenc\w*|upskill\w*|reskill\w*|learners?|e-learning|blended learning|"
    r"learning (culture|path|journey|objective|management)\w*|training needs|L&D|LMS|KPIs?|onboarding|"
    r"stakeholders?|buy-in|empower\w*|synerg\w*)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def flagship() -> Questionnaire:
    return load_questionnaire("collaborative-learning")


@pytest.fixture(scope="module")
def pulse() -> Questionnaire:
    return load_questionnaire("pulse")


@pytest.mark.parametrize("name", bundled.questionnaires())
def test_f1_every_shipped_questionnaire_loads_without_a_problem(name: str) -> None:
    assert load_questionnaire(name).id == name


def test_f1_the_flagship_has_three_ingredients_and_two_conditions(flagship: Questionnaire) -> None:
    roles = [dimension.role for dimension in flagship.dimensions]

    assert [dimension.id for dimension in flagship.dimensions] == DIMENSIONS
    assert roles == ["ingredient"] * 3 + ["condition"] * 2


def test_f2_every_claim_is_asked_about(flagship: Questionnaire) -> None:
    by_items = {row for item in flagship.items for row in item.seed}
    by_questions = {row for question in flagship.questions for row in question.seed}

    assert (SCORABLE | OPEN_QUESTIONS) - by_items - by_questions == set()


def test_f2_every_claim_is_answered_by_an_action(flagship: Questionnaire) -> None:
    assert SCORABLE - {row for action in flagship.actions for row in action.seed} == set()


def test_f2_no_row_is_named_that_the_article_does_not_have(flagship: Questionnaire) -> None:
    seeds = [
        *(item.seed for item in flagship.items),
        *(question.seed for question in flagship.questions),
        *(practice.seed for practice in flagship.practices),
        *(action.seed for action in flagship.actions),
    ]

    assert {row for seed in seeds for row in seed} - set(range(1, 57)) == set()


def test_f3_staff_answer_28_to_35_statements(flagship: Questionnaire) -> None:
    staff = [item for item in flagship.items if item.statement and "employee" in item.audience]

    assert 28 <= len(staff) <= 35


@pytest.mark.parametrize(
    ("audience", "questions"),
    [("executive", range(10, 15)), ("hr", range(5, 8)), ("it", range(5, 8)), ("driver", range(7, 10))],
)
def test_f3_an_interview_fits_an_hour(flagship: Questionnaire, audience: str, questions: range) -> None:
    asked = [item for item in flagship.items if item.question and audience in item.audience]

    assert len(asked) in questions


def test_f3_everything_asked_says_whom_it_is_for(flagship: Questionnaire) -> None:
    assert [item.id for item in flagship.items if not item.audience] == []


def test_f3_a_statement_has_at_most_18_words(flagship: Questionnaire) -> None:
    assert [item.id for item in flagship.items if len((item.statement or "").split()) > 18] == []


def test_f3_every_rating_in_an_interview_is_anchored(flagship: Questionnaire) -> None:
    rated = [item for item in flagship.items if item.question]

    assert [item.id for item in rated if {*item.anchors} != {*flagship.scale(item).answers}] == []


def test_f4_every_practice_has_at_least_two_actions(flagship: Questionnaire) -> None:
    improved = [practice for action in flagship.actions for practice in action.improves]

    assert [practice.id for practice in flagship.practices if improved.count(practice.id) < 2] == []


def test_f4_no_action_speaks_the_language_of_hr(flagship: Questionnaire) -> None:
    spoken = {action.id: f"{action.title} {action.first_step} {action.measure}" for action in flagship.actions}

    assert {name: found[0] for name, text in spoken.items() if (found := JARGON.search(text))} == {}


def test_f4_the_search_for_jargon_finds_some() -> None:
    assert JARGON.search("Build a learning culture")
    assert not JARGON.search("Learn from each other")


def test_f5_every_dimension_has_a_reversed_item_and_few(flagship: Questionnaire) -> None:
    reversed_items = {d.id: sum(item.reverse for item in d.items) for d in flagship.dimensions}

    assert all(1 <= count <= 2 for count in reversed_items.values()), reversed_items


def test_f6_the_pulse_has_ten_items_two_of_each_dimension(pulse: Questionnaire) -> None:
    assert [(dimension.id, len(dimension.items)) for dimension in pulse.dimensions] == [(d, 2) for d in DIMENSIONS]
    assert all(item.statement for item in pulse.items)


def test_f6_the_pulse_keeps_the_gates(pulse: Questionnaire, flagship: Questionnaire) -> None:
    assert {"driver", "explicit-support"} <= {gate.practice for gate in pulse.scoring.gates}
    assert pulse.scoring == flagship.scoring


def test_f6_an_item_of_the_pulse_can_be_compared_with_the_same_item_of_the_flagship(
    pulse: Questionnaire, flagship: Questionnaire
) -> None:
    whole = {item.id: flagship.fingerprint(item) for item in flagship.items}

    assert {item.id: pulse.fingerprint(item) for item in pulse.items}.items() <= whole.items()
