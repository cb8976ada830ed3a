"""Before the survey: what will be hidden, and which groups had better be one.

F1  Who is hidden is decided as after the survey, on the answers that are expected.
F2  Groups of one size are expected to answer alike, and several breakdowns add up to the same people.
F3  A merge is proposed only where it shows more, and within a division; what is told of it comes true.
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabready.assessment.disclosure import shown_groups
from collabready.assessment.forecast import chance, expected_of
from collabready.assessment.merging import Asked, Outlook, divisions_of, outlooks, with_proposed
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.population import Population

PULSE = load_questionnaire("pulse")
sizes = st.lists(st.integers(1, 14), min_size=1, max_size=8)


def teams(*numbers: int, divisions: str = "") -> Population:
    """Teams T1, T2 ... of some people each, in divisions of a letter each."""
    names = tuple(f"T{place}" for place in range(1, len(numbers) + 1))
    columns = {"Team": names, **({"Division": tuple(divisions)} if divisions else {})}
    return Population("people.csv", columns, None, numbers)


def outlook(population: Population, rate: float = 1.0) -> Outlook:
    return next(outlooks(Asked(population, PULSE, ("Team",), rate, 5, {})))


@pytest.mark.parametrize(("invited", "rate", "least"), [(9, 0.7, 5), (5, 0.5, 5), (4, 0.9, 5), (30, 0.2, 5)])
def test_the_chance_of_a_group_is_the_sum_of_the_binomial(invited: int, rate: float, least: int) -> None:
    exact = sum(comb(invited, k) * rate**k * (1 - rate) ** (invited - k) for k in range(least, invited + 1))

    assert chance(invited, rate, least) == pytest.approx(exact)


@given(sizes, st.floats(0.1, 1))
def test_who_is_hidden_is_decided_as_after_the_survey(numbers: list[int], rate: float) -> None:
    """F1, F2: by the rule for one breakdown, on the nearest whole number of answers."""
    found = outlook(teams(*numbers), rate)

    answers = {unit.name: unit.expected for unit in found.units}
    assert all(abs(unit.expected - unit.invited * rate) <= 0.5 + 1e-6 for unit in found.units)
    by_size = {unit.invited: unit.expected for unit in found.units}
    assert all(by_size[unit.invited] == unit.expected for unit in found.units)
    assert {unit.name for unit in found.units if unit.shown} == shown_groups(answers, sum(answers.values()), 5)


@given(
    st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("XYZ"), st.integers(0, 9)), min_size=1),
    st.floats(0.1, 1),
)
def test_crossed_breakdowns_are_of_the_same_people(rows: list[tuple[str, str, int]], rate: float) -> None:
    """F2: nobody answers twice, no cell answers more than it has, and no group strays far from its share."""
    dept, site, counts = (tuple(column) for column in zip(*rows, strict=True))
    population = Population("people.csv", {"Dept": dept, "Site": site}, None, counts)

    expected = expected_of(population, PULSE, ["Dept", "Site"], rate)

    assert all(0 <= expected.answers[cell] <= number for cell, number in expected.invited.items())
    assert sum(expected.sizes("Dept").values()) == sum(expected.sizes("Site").values())
    for group, number in expected.sizes("Dept", invited=True).items():
        assert abs(expected.sizes("Dept").get(group, 0) - number * rate) <= 0.5 + 1e-6


def test_small_teams_that_hide_others_are_merged_with_each_other() -> None:
    """T1 and T2 (3 and 4) leave 7: both stay hidden, T3 is shown. As one they are shown."""
    found = outlook(teams(3, 4, 20))

    assert found.hidden == 2
    assert [(merge.groups, merge.hidden) for merge in found.merges] == [(("T1", "T2"), 0)]


def test_a_merge_can_show_more_than_the_groups_in_it() -> None:
    """T1 alone is small, and hides T2 (6) with it: merged, nothing is hidden, and T3 stays apart."""
    found = outlook(teams(3, 6, 20))

    assert found.hidden == 2
    assert [(merge.groups, merge.hidden) for merge in found.merges] == [(("T1", "T2"), 0)]


def test_as_many_are_merged_as_it_takes() -> None:
    found = outlook(teams(1, 1, 1, 1, 1, 9))

    assert [(merge.groups, merge.hidden) for merge in found.merges] == [(("T1", "T2", "T3", "T4", "T5"), 0)]


def test_merges_stay_within_a_division() -> None:
    found = outlook(teams(3, 20, 3, 20, divisions="AABB"))

    assert all({"T1", "T2"} >= set(merge.groups) or {"T3", "T4"} >= set(merge.groups) for merge in found.merges)
    assert [(merge.groups, merge.hidden) for merge in found.merges] == [(("T1", "T2"), None), (("T3", "T4"), 0)]


def test_a_column_is_a_division_only_where_each_group_stands_once() -> None:
    assert divisions_of(teams(5, 5, 5, divisions="AAB"), PULSE, "Team") == {"T1": "A", "T2": "A", "T3": "B"}
    assert divisions_of(teams(5, 5, 5, divisions="AAA"), PULSE, "Team") == {}
    assert divisions_of(teams(5, 5, 5, divisions="ABC"), PULSE, "Team") == {}
    split = Population("people.csv", {"Team": ("T1", "T1", "T2"), "Site": ("A", "B", "A")}, None, (5, 5, 5))
    assert divisions_of(split, PULSE, "Team") == {}


@given(sizes)
@settings(max_examples=25)
def test_what_is_told_of_the_merges_comes_true(numbers: list[int]) -> None:
    """F3: stored and forecast again, as many are hidden as was said; and the first pair is the best there is."""
    population = teams(*numbers)
    found = outlook(population)
    hidden = [found.hidden, *(merge.hidden for merge in found.merges if merge.hidden is not None)]
    assert hidden == sorted(hidden, reverse=True)

    merges = with_proposed({}, found, PULSE)
    again = next(outlooks(Asked(population, PULSE, ("Team",), 1.0, 5, merges)))
    assert again.merges == ()
    assert (again.hidden == 0) == (hidden[-1] == 0)

    if found.merges and len(found.merges[0].groups) == 2:
        assert found.merges[0].hidden == min(
            _hidden_after(numbers, pair) for pair in combinations(range(len(numbers)), 2)
        )


def _hidden_after(numbers: list[int], pair: tuple[int, ...]) -> int:
    """How many teams are hidden when two are one."""
    single = {str(place): size for place, size in enumerate(numbers) if place not in pair}
    together = sum(numbers[place] for place in pair)
    shown = shown_groups({**single, "pair": together}, sum(numbers), 5)
    return len(single.keys() - shown) + (0 if "pair" in shown else 2)


def test_merges_of_the_last_wave_are_kept_and_grow() -> None:
    before = {"Team": {"Support": ("T1", "T2")}}
    population = teams(1, 2, 3, 20)

    found = next(outlooks(Asked(population, PULSE, ("Team",), 1.0, 5, before)))

    assert [unit.name for unit in found.units] == ["Support", "T3", "T4"]
    assert with_proposed(before, found, PULSE) == {"Team": {"Support + T3": ("T1", "T2", "T3")}}
