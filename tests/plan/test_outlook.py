"""What would follow if something scored otherwise: readiness, recipe and level with gates, worked by hand.

In the questionnaire of `made_up`, x is the mean of trust and driver, y is the goal; readiness is sqrt(x y); ready is 65 and
more; below 35 the driver caps at fragile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collabready.errors import CollabreadyError
from collabready.plan.outlook import NOTHING, Outlook, outlook
from collabready.plan.supposing import supposed, suppositions
from plan.made_up import TEXT, profile

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score

NOW = {"trust": 90.0, "driver": 20.0, "goal": 80.0}


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def if_(questionnaire: Questionnaire, *typed: str) -> Outlook:
    results = profile(questionnaire, NOW)
    return outlook(
        supposed(suppositions(typed, questionnaire, results), questionnaire, results), questionnaire, results
    )


def test_with_nothing_supposed_it_is_what_the_results_say(questionnaire: Questionnaire) -> None:
    """Where x = 55, y = 80: sqrt(4400) = 66.33 is ready, but the driver caps it."""
    now = outlook(NOTHING, questionnaire, profile(questionnaire, NOW))

    assert now.readiness == now.recipe == pytest.approx(4400**0.5)
    assert (now.level, now.level_before_gates) == ("fragile", "ready")
    assert [gate.id for gate in now.gates] == ["no-driver"]


def test_a_practice_moves_its_dimension_and_opens_its_gate(questionnaire: Questionnaire) -> None:
    """The driver 20 -> 35: x = 62.5, sqrt(62.5 x 80) = 70.7, and 35 is not below 35."""
    then = if_(questionnaire, "driver=35")

    assert then.dimensions == {"x": 62.5, "y": 80}
    assert then.readiness == pytest.approx(5000**0.5)
    assert (then.level, then.gates) == ("ready", ())


def test_a_practice_can_fall(questionnaire: Questionnaire) -> None:
    """The goal 80 -> 20: sqrt(55 x 20) = 33.2."""
    then = if_(questionnaire, "goal=20")

    assert then.readiness == pytest.approx(1100**0.5)
    assert then.level == "missing"


def test_the_practices_of_a_dimension_move_by_as_many_points(questionnaire: Questionnaire) -> None:
    """Of x 55 -> 75: trust 90 + 20 is at most 100, driver 20 + 20 = 40 opens the gate; x itself is what was supposed."""
    then = if_(questionnaire, "x=75")

    assert then.practices == {"trust": 100, "driver": 40, "goal": 80}
    assert then.dimensions["x"] == 75
    assert then.level == "ready"


def test_an_item_counts_for_its_share_of_the_practice(score: Score, questionnaire: Questionnaire) -> None:
    """We trust. 50 -> 100 is half of trust: 50 -> 75; a quarter of x: 50 -> 62.5. Two items of one practice add up."""
    results = score(questionnaire, "x1,x2,x3,y1,y2\n" + "3,3,3,3,3\n" * 8)
    one, both = (
        outlook(supposed(suppositions(typed, questionnaire, results), questionnaire, results), questionnaire, results)
        for typed in (["x1=100"], ["x1=100", "x2=100"])
    )

    assert (one.practices["trust"], one.dimensions["x"]) == (75, 62.5)
    assert (both.practices["trust"], both.dimensions["x"]) == (100, 75)


def test_a_gate_on_a_question_stays_as_it_is(score: Score, load: Load) -> None:
    """One in eight is a member; what people do is no score, so no score opens it."""
    gate = "    - {id: few, question: member, answer: 'yes', share_below: 0.2, cap: missing, says: Few.}\n"
    questionnaire = load(TEXT.replace("actions:\n", gate + "actions:\n", 1))
    results = score(questionnaire, "member,x1,x2,x3,y1,y2\n" + "Yes,3,3,1,3,3\n" + "No,3,3,1,3,3\n" * 7)
    found = suppositions(["x=100", "y=100"], questionnaire, results)

    then = outlook(supposed(found, questionnaire, results), questionnaire, results)

    assert [gate.id for gate in results.readiness.gates] == ["no-driver", "few"]
    assert ([gate.id for gate in then.gates], then.level, then.level_before_gates) == (["few"], "missing", "ready")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["drivr=3"], "'test' has no dimension, practice or item 'drivr'. Did you mean 'driver'?"),
        (["driver"], "--what-if driver: write an id, =, and a score of 0-100, such as driver=70."),
        (["driver=101"], "a score of 0-100"),
        (["driver=nan"], "a score of 0-100"),
        (["driver=-1"], "a score of 0-100"),
        (["driver=50", "driver=60"], "--what-if names 'driver' twice. Keep one."),
        (["driver=50", "x=60"], "--what-if names 'driver' and 'x', of which it is a part. Keep one of them."),
        (["x1=50"], "“We trust.” has no score now, so nothing follows from another."),
    ],
)
def test_what_cannot_be_supposed_is_told(questionnaire: Questionnaire, typed: list[str], told: str) -> None:
    with pytest.raises(CollabreadyError) as caught:
        if_(questionnaire, *typed)

    assert told in str(caught.value)


def test_where_there_is_no_readiness_nothing_is_told(questionnaire: Questionnaire) -> None:
    results = profile(questionnaire, NOW)
    heard = results.model_copy(update={"readiness": results.readiness.model_copy(update={"score": None})})

    with pytest.raises(CollabreadyError, match="There is no readiness here, so no level to reach"):
        outlook(NOTHING, questionnaire, heard)
