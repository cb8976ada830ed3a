"""Which actions apply, in what order, and why.

P1  An action applies when a practice that it improves scores below the action's threshold.
P2  Actions that answer a fired gate come first, in the order of the gates.
P3  Then by gain over effort; ties by the lower score, then by the order of the file.
P4  Every action says because, from the numbers.
P5  A blind spot of leaders is worth a quarter more, and the because-line names it.
P6  Opposite profiles get different first actions; every action fires for some profile, none for all.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.results import Results
from collabready.plan import plan
from collabready.questionnaire.reader import load_questionnaire
from plan.made_up import TEXT, profile

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score


def export(trust: tuple[int, int], driver: int, goal: tuple[int, int]) -> str:
    return "x1,x2,x3,y1,y2\n" + f"{trust[0]},{trust[1]},{driver},{goal[0]},{goal[1]}\n" * 8


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def ids(results: Results) -> list[str]:
    return [action.id for action in results.plan]


def test_an_action_applies_below_its_threshold(score: Score, questionnaire: Questionnaire) -> None:
    """P1: goal at 37.5 calls for what is due below 65, not for what is due below 35."""
    results = score(questionnaire, export((5, 1), 5, (3, 2)))

    assert ids(results) == ["write", "cut"]


def test_nothing_applies_where_all_is_strong(score: Score, questionnaire: Questionnaire) -> None:
    assert score(questionnaire, export((5, 1), 5, (5, 5))).plan == ()


def test_what_answers_a_gate_comes_first(score: Score, questionnaire: Questionnaire) -> None:
    """P2: naming a driver is large and gains little, but the gate is on the driver."""
    results = score(questionnaire, export((3, 3), 2, (3, 3)))

    assert [gate.id for gate in results.readiness.gates] == ["no-driver"]
    assert results.plan[0].id == "name"
    assert results.plan[0].gate == "no-driver"
    assert results.plan[0].because == ("Driver scores 25 (25 to 25, n 8), below 65. Nobody drives.")


def test_gain_over_effort_decides(score: Score, questionnaire: Questionnaire) -> None:
    """P3: x = (50 + 50) / 2 and y = 50: ten points on trust move x by five, on the goal y by ten."""
    results = score(questionnaire, export((3, 3), 3, (3, 3)))

    gains = {action.id: action.gain for action in results.plan}
    assert gains["meet"] == pytest.approx((55 * 50) ** 0.5 - 50)
    assert gains["write"] == gains["cut"] == pytest.approx((60 * 50) ** 0.5 - 50)
    assert ids(results) == ["write", "meet", "cut", "name"]


def test_the_because_line_is_built_from_the_numbers(score: Score, questionnaire: Questionnaire) -> None:
    """P4: practice, score, interval, n, threshold and the item that weighs most."""
    rows = "x1,x2,x3,y1,y2\n" + "4,4,5,5,5\n" * 4 + "4,2,5,5,5\n" * 4

    action = score(questionnaire, rows).plan[0]

    assert action.because == ('Trust scores 63 (51 to 74, n 8), below 65. It is held down most by "We doubt." (50).')
    assert (action.id, action.baseline, action.seed) == ("meet", 62.5, (6,))


def test_where_leaders_do_not_see_it_an_action_is_worth_a_quarter_more(load: Load, score: Score) -> None:
    """P5: ten points on the goal are worth 3.4 points of readiness, on trust 3.1; with a quarter more trust comes first."""
    text = TEXT.replace(
        "questions:\n",
        "audiences: {employee: {title: Staff, voice: staff}, manager: {title: Managers, voice: leaders}}\n"
        "questions:\n  - {id: role, text: Role?, type: audience, answers: {employee: Staff, manager: Manager}}\n",
    ).replace("scoring:\n", "scoring:\n  weights: {x: 0.64, y: 0.36}\n")
    questionnaire = load(text)
    staff = "role,x1,x2,x3,y1,y2\n" + "Staff,3,3,3,3,3\n" * 8 + "Staff,3,3,2,3,3\nStaff,3,3,4,3,3\n"

    alike = score(questionnaire, staff + "Manager,3,3,3,3,3\n" * 8)
    blind = score(questionnaire, staff + "Manager,5,1,5,3,3\nManager,5,1,4,3,3\n" * 4)

    assert ids(alike)[:2] == ["write", "meet"]
    assert ids(blind)[:2] == ["meet", "write"]
    assert blind.plan[0].because.endswith("Leaders rate X 94, staff 50: a blind spot.")
    assert blind.plan[0].gain == alike.plan[1].gain


def test_a_score_just_under_its_threshold_says_so(score: Score, questionnaire: Questionnaire) -> None:
    """63 of 1-5 answers that average 64.6 must not read '65, below 65'."""
    rows = "x1,x2,x3,y1,y2\n" + "4,2,5,5,5\n" * 7 + "1,2,5,5,5\n" * 5

    assert (
        score(questionnaire, rows).plan == () or "scores 65, below 65" not in score(questionnaire, rows).plan[0].because
    )


def test_the_target_is_five_points_or_what_can_be_told_from_noise(score: Score, questionnaire: Questionnaire) -> None:
    """Where all agree 5 points are enough; where 8 people differ by 8 points SD it takes t(.975, 14) x s x sqrt(2/8)."""
    agreed = score(questionnaire, export((5, 1), 5, (3, 2))).plan[0]
    split = score(questionnaire, "x1,x2,x3,y1,y2\n" + "4,4,5,5,5\n" * 4 + "4,2,5,5,5\n" * 4).plan[0]

    assert (agreed.baseline, agreed.target) == (37.5, 42.5)
    assert split.target == pytest.approx(62.5 + 2.144787 * 13.363062 * 0.5, abs=1e-4)


def test_the_same_results_give_the_same_plan(score: Score, questionnaire: Questionnaire) -> None:
    rows = export((3, 3), 2, (3, 2))

    assert score(questionnaire, rows).plan == score(questionnaire, rows).plan


def test_two_opposite_profiles_get_different_first_actions() -> None:
    """P5: purpose missing against safety missing, all else equal."""
    flagship = load_questionnaire("collaborative-learning")

    firsts = []
    for weak in ("purpose", "psychological-safety"):
        scores = {p.id: 20.0 if d.id == weak else 70.0 for d in flagship.dimensions for p in d.practices}
        firsts.append([action.id for action in plan(flagship, profile(flagship, scores))[:3]])

    assert len(firsts[0]) == len(firsts[1]) == 3
    assert not set(firsts[0]) & set(firsts[1])


def test_every_action_fires_for_some_profile_and_none_for_all() -> None:
    """P5: over 300 drawn profiles of the flagship."""
    flagship = load_questionnaire("collaborative-learning")
    draw = random.Random(1)
    fired = []
    for _ in range(300):
        scores = {practice.id: draw.uniform(0, 100) for practice in flagship.practices}
        fired.append({action.id for action in plan(flagship, profile(flagship, scores))})

    assert set.union(*fired) == {action.id for action in flagship.actions}
    assert not set.intersection(*fired)


def test_a_gate_on_a_question_calls_for_what_it_keeps_unknown(score: Score, load: Load) -> None:
    """Nobody takes part, so nobody was asked about drivers: the practice has no score and still needs an action."""
    text = TEXT.replace("statement: Somebody drives.}", "statement: Somebody drives., when: member = yes}").replace(
        "  gates:\n",
        "  gates:\n"
        '    - {id: no-community, question: member, answer: "yes", share_below: 0.2, cap: fragile, says: Hardly anybody takes part.}\n',
    )
    rows = "member,x1,x2,x3,y1,y2\n" + "No,5,1,,5,5\n" * 8

    results = score(load(text), rows)

    assert ids(results) == ["name"]
    assert results.plan[0].baseline is None
    assert results.plan[0].because == (
        "Driver could not be scored: too few people could answer. Hardly anybody takes part."
    )
