"""How sure the order of the plan is.

C1  The order for many profiles at once is that of one profile at a time.
C2  Neighbours whose practices the same people do not tell apart have equal priority.
C3  Stability is the share of resamples in which an action is among the first five.
C4  Of interviews, and of fewer than 20 people, nothing is told.
"""

from __future__ import annotations

import random
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import polars as pl
import pytest

from collabready.assessment.results import Results
from collabready.plan.neighbours import Pair, paired_intervals
from collabready.plan.proposal import plan
from collabready.plan.ranking import Profiles, places
from collabready.plan.stability import FEWEST, RESAMPLES
from collabready.questionnaire.reader import load_questionnaire
from plan.made_up import TEXT, profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.whole import Whole
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def rows(people: Sequence[tuple[int, ...]]) -> str:
    return "x1,x2,x3,y1,y2\n" + "".join(",".join(map(str, each)) + "\n" for each in people)


def flags(results: Results) -> dict[str, bool]:
    return {action.id: action.equal_priority for action in results.plan}


def test_many_profiles_at_once_are_ordered_as_each_is_alone() -> None:
    """C1: 60 actions, 6 gates, 300 profiles of the shipped questionnaire."""
    flagship = load_questionnaire("collaborative-learning")
    draw = random.Random(11)
    drawn = [
        {p.id: round(draw.uniform(low, low + 60), draw.choice([0, 1, 12])) for p in flagship.practices}
        for low in (0, 20, 40)
        for _ in range(100)
    ]
    profiles = Profiles(
        size=len(drawn),
        practices={p.id: np.array([each[p.id] for each in drawn]) for p in flagship.practices},
        dimensions={
            d.id: np.array([sum(each[p.id] for p in d.practices) / len(d.practices) for each in drawn])
            for d in flagship.dimensions
        },
    )

    found = places(flagship, profiles)

    for at, scores in enumerate(drawn):
        alone = [action.id for action in plan(flagship, profile(flagship, scores))]
        ranked = sorted((place, action.id) for place, action in zip(found[:, at], flagship.actions, strict=True))
        assert [name for place, name in ranked if place < len(flagship.actions)] == alone


def test_ratings_blind_spots_and_shares_count_where_many_are_ordered(load: Load) -> None:
    """C1: interviews call for what the survey does not; a blind spot is worth a quarter more; a share fires a gate."""
    text = TEXT.replace("statement: Somebody drives.}", "statement: Somebody drives., when: member = yes}").replace(
        "  gates:\n",
        "  gates:\n"
        '    - {id: no-community, question: member, answer: "yes", share_below: 0.2, cap: fragile, says: Hardly anybody.}\n',
    )
    questionnaire = load(text)
    two = np.array([70.0, 50.0])
    known = Profiles(
        size=2,
        practices={"trust": two, "goal": two},
        dimensions={"x": two, "y": two},
        shares={("member", "yes"): np.array([0.5, 0.1])},
        heard={"goal": 40.0},
        blind_spots=frozenset({"x"}),
    )

    found = places(questionnaire, known).tolist()

    # meet, name, write, cut, rescue: by ratings alone; then below 65 with a gate that nothing but `name` answers.
    assert found == [[5, 1], [5, 0], [0, 2], [1, 3], [5, 5]]


SLEEP = (
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
)


def test_the_paired_interval_is_that_of_the_sleep_data() -> None:
    """Student 1908; R: t.test(sleep$extra[1:10], sleep$extra[11:20], paired = TRUE) gives -2.4598858 to -0.7001142."""
    persons = pl.DataFrame({"practice:a": SLEEP[0], "practice:b": SLEEP[1]})
    whole = cast("Whole", SimpleNamespace(persons=persons, population=None, settings=SimpleNamespace(min_group=5)))

    interval = paired_intervals({Pair("a", "b")}, whole)[Pair("a", "b")]

    assert interval == pytest.approx((-2.4598858, -0.7001142), abs=1e-7)


def test_of_a_pair_that_few_have_nothing_is_told() -> None:
    persons = pl.DataFrame({"practice:a": [1.0, 2, 3, 4, None], "practice:b": [2.0, 3, 5, 4, 5]})
    whole = cast("Whole", SimpleNamespace(persons=persons, population=None, settings=SimpleNamespace(min_group=5)))

    assert paired_intervals({Pair("a", "b")}, whole) == {}


def test_neighbours_that_the_same_people_do_not_tell_apart_have_equal_priority(
    score: Score, questionnaire: Questionnaire
) -> None:
    """C2: trust and goal differ by chance alone; the driver is lower in what everybody says."""
    people = [(3, 3, 1, 3, 3), (4, 2, 2, 3, 3), (3, 3, 1, 4, 3), (2, 4, 1, 2, 3), (3, 3, 2, 3, 3), (3, 3, 1, 3, 2)]

    results = score(questionnaire, rows(people))

    assert [action.id for action in results.plan] == ["name", "write", "meet", "cut"]
    assert flags(results) == {"name": False, "write": True, "meet": True, "cut": False}


def test_where_all_who_were_invited_answered_any_difference_tells_neighbours_apart(
    score: Score, questionnaire: Questionnaire
) -> None:
    """C2: with n = N nothing is left to chance."""
    people = [(3, 3, 1, 3, 3), (4, 2, 2, 3, 3), (3, 3, 1, 4, 3), (2, 4, 1, 2, 3), (3, 3, 2, 3, 3), (3, 3, 1, 3, 2)]

    results = score(questionnaire, rows(people), invited={"staff": 6})

    assert flags(results) == {"name": False, "write": False, "meet": False, "cut": False}


def test_what_is_first_in_every_resample_is_stable(score: Score, questionnaire: Questionnaire) -> None:
    """C3: four actions apply for everybody alike, so all are among the first five, always."""
    results = score(questionnaire, rows([(3, 3, 1, 3, 3)] * 20))

    assert {action.id: action.stability for action in results.plan} == dict.fromkeys(
        ["name", "write", "meet", "cut"], 1
    )


def test_an_action_at_its_threshold_applies_in_about_half_of_the_resamples(
    score: Score, questionnaire: Questionnaire
) -> None:
    """C3: the driver is below 65 where 10 of 20 or fewer said 5: a binomial of 20 and one half, P = .588."""
    people = [(5, 1, 5, 5, 5)] * 10 + [(5, 1, 2, 5, 5)] * 10

    found = score(questionnaire, rows(people)).plan

    assert [action.id for action in found] == ["name"]
    assert found[0].baseline == 62.5
    assert found[0].stability == pytest.approx(0.588, abs=3 * (0.588 * 0.412 / RESAMPLES) ** 0.5)


def test_the_order_of_the_rows_decides_nothing(score: Score, questionnaire: Questionnaire) -> None:
    draw = random.Random(3)
    people = [tuple(draw.choice([1, 2, 3, 4, 5]) for _ in range(5)) for _ in range(40)]
    shuffled = draw.sample(people, len(people))

    assert score(questionnaire, rows(people)).plan == score(questionnaire, rows(shuffled)).plan


@pytest.mark.parametrize("n", [FEWEST - 1, FEWEST])
def test_stability_is_told_from_twenty_people_on(score: Score, questionnaire: Questionnaire, n: int) -> None:
    """C4."""
    stability = [action.stability for action in score(questionnaire, rows([(3, 3, 3, 3, 3)] * n)).plan]

    assert all((each is None) == (n < FEWEST) for each in stability)


def test_very_many_respondents_vary_as_little_as_they_do(score: Score, questionnaire: Questionnaire) -> None:
    """C3: of 8,000 people 2,000 are resampled; the driver scores 64.70, with a standard error of 0.42.

    P(mean < 65) = P(z < 0.71) = 76 %; a mean of 2,000 people would be below it in 64 %.
    """
    good = 4235
    poor = 8000 - good
    people = [(5, 1, 5, 5, 5)] * good + [(5, 1, 2, 5, 5)] * poor
    random.Random(5).shuffle(people)

    found = score(questionnaire, rows(people)).plan[0]

    mean = (100 * good + 25 * poor) / 8000
    assert found.baseline == pytest.approx(mean)
    assert found.stability == pytest.approx(0.76, abs=0.08)
