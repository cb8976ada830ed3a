"""The shortest path to a level, worked by hand on the questionnaire of `made_up`: x = (trust + driver) / 2, y = goal.

Ready takes x y >= 65 x 65 = 4225 and, for the gate, a driver of 35.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from collabready.plan.path import Path, route_to
from collabready.questionnaire.reader import load_questionnaire
from plan.made_up import TEXT, profile

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def told(path: Path | None) -> dict[str, int]:
    return {rise.practice: rise.then for rise in path.rises} if path else {}


def scores(trust: float, driver: float, goal: float) -> dict[str, float]:
    return {"trust": trust, "driver": driver, "goal": goal}


def test_one_practice_is_enough_where_two_are_not_shorter(questionnaire: Questionnaire) -> None:
    """Where x = 60 the goal must be 4225 / 60 = 70.4, so 71: 6 points. Trust would have to rise by 10.

    Goal 70 and trust 61 are 6 points as well, but two practices.
    """
    route = route_to("ready", questionnaire, profile(questionnaire, scores(60, 60, 65)))

    assert told(route.path) == {"goal": 71}
    assert route.path
    assert route.path.points == 6
    assert route.path.outlook.level == "ready"
    assert route.fewer == ()


def test_a_gate_is_opened_even_where_the_mean_is_high_enough(questionnaire: Questionnaire) -> None:
    """Where x = 55, y = 80 it is ready but for the driver, who scores 20."""
    route = route_to("ready", questionnaire, profile(questionnaire, scores(90, 20, 80)))

    assert (route.now.level, told(route.path)) == ("fragile", {"driver": 35})


def test_gate_and_mean_together_take_two(questionnaire: Questionnaire) -> None:
    """Driver d and goal ceil(8450 / (70 + d)): 35 and 81, 36 and 80, 37 and 79 are 46 points each, 38 and 79 are 47.

    The most even of them counts.
    """
    route = route_to("ready", questionnaire, profile(questionnaire, scores(70, 30, 40)))

    assert told(route.path) == {"driver": 37, "goal": 79}
    assert route.path
    assert route.path.points == 46


def test_what_takes_fewer_practices_and_more_points_is_told_as_well(questionnaire: Questionnaire) -> None:
    """Where x = 50, y = 74.5 the goal alone must be 4225 / 50 = 84.5, so 85: 10.5 points.

    With trust at 51, x = 50.3 and the goal must be 84: 0.6 + 9.5 = 10.1 points.
    """
    two = route_to("ready", questionnaire, profile(questionnaire, scores(50.4, 49.6, 74.5)))

    assert told(two.path) == {"trust": 51, "goal": 84}
    assert [told(each) for each in two.fewer] == [{"goal": 85}]


def test_who_is_there_already_has_no_way_to_go(questionnaire: Questionnaire) -> None:
    route = route_to("ready", questionnaire, profile(questionnaire, scores(90, 90, 90)))

    assert (route.path, route.furthest, route.best) == (None, None, None)


def test_where_three_do_not_suffice_it_says_how_far_they_lead() -> None:
    """All 19 practices at 40: ready asks for 65 of each ingredient, and one of its practices at 100 lifts it to 60 at most.

    A readiness of 50, forming, takes a rise of the product by 1.25 to the fifth, about 3.05.
    """
    flagship = load_questionnaire("collaborative-learning")
    route = route_to("ready", flagship, profile(flagship, {p.id: 40.0 for p in flagship.practices}))

    assert route.path is None
    assert route.furthest
    assert route.furthest.outlook.level == "forming"
    assert 1 <= len(route.furthest.rises) <= 3


def test_where_three_move_no_level_it_says_what_they_do_at_most() -> None:
    """All at 0: the geometric mean of five parts is 0 while any part is."""
    flagship = load_questionnaire("collaborative-learning")
    route = route_to("ready", flagship, profile(flagship, {p.id: 0.0 for p in flagship.practices}))

    assert (route.path, route.furthest) == (None, None)
    assert route.best
    assert len(route.best.rises) == 3


def test_the_path_is_the_shortest_of_all_that_there_are(questionnaire: Questionnaire) -> None:
    """Against every whole number of all three practices, tried one by one, for 25 drawn profiles."""
    draw = random.Random(7)
    for _ in range(25):
        now = [draw.uniform(45, 90), draw.uniform(25, 75), draw.uniform(45, 70)]
        route = route_to("ready", questionnaire, profile(questionnaire, scores(*now)))
        least = _least(now)

        assert least == pytest.approx(route.path.points if route.path else 0)


def _least(now: list[float]) -> float:
    """The smallest sum of rises, from all there are; a practice stays or is raised to a whole number."""
    axes = [np.array([start, *np.arange(int(start) + 1, 101)]) for start in now]
    trust, driver, goal = np.meshgrid(*axes, indexing="ij")
    enough = (np.round((trust + driver) / 2 * goal, 7) >= 4225) & (driver >= 35)
    return float((trust + driver + goal - sum(now))[enough].min())


def test_the_same_results_give_the_same_path(questionnaire: Questionnaire) -> None:
    results = profile(questionnaire, scores(33.3, 22.2, 44.4))

    assert route_to("ready", questionnaire, results) == route_to("ready", questionnaire, results)
