"""Nobody is recognisable: which groups of one breakdown, and of several together, may be shown."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.attacker import worked_out
from assessment.populations import STATISTICS, Someone, behind, respondents
from collabready.assessment.disclosure import (
    Disclosure,
    UnsafeWholeError,
    check_min_group,
    decide,
    detail,
    totals_are_safe,
)
from collabready.assessment.recovery import OutOfWorkError
from collabready.assessment.releases import PEOPLE, Row
from collabready.errors import CollabreadyError

WHOLE = Row("", "", "")


def shown_of(sizes: Mapping[str, int], whole: int, least: int = 5) -> set[str]:
    """The groups of a single breakdown that are shown. `whole`: persons in all, those without a group among them."""
    people = [Someone({"unit": group}) for group, size in sizes.items() for _ in range(size)]
    people += [Someone({})] * (whole - len(people))
    return {row.group for row in decide(respondents(people, ["unit"]), least).shown if row.by and not row.statistic}


def table(*cells: tuple[str, str, int]) -> list[Someone]:
    """So many people in each department at each site."""
    return [
        Someone({"department": department, "site": site}) for department, site, number in cells for _ in range(number)
    ]


def groups(disclosure: Disclosure, statistic: str = PEOPLE) -> dict[str, set[str]]:
    """The groups that are shown, by breakdown."""
    found: dict[str, set[str]] = {}
    for row in disclosure.shown:
        if row.by and row.statistic == statistic:
            found.setdefault(row.by, set()).add(row.group)
    return found


@pytest.mark.parametrize(
    ("sizes", "whole", "shown"),
    [
        ({"A": 3, "B": 6}, 9, set()),
        ({"A": 3, "B": 6}, 13, {"B"}),
        ({"A": 9, "B": 4}, 13, set()),
        ({"A": 9, "B": 5}, 14, {"A", "B"}),
        ({"A": 20, "B": 7, "C": 4}, 31, {"A"}),
        ({"A": 20, "B": 4, "C": 3}, 27, {"A"}),
        ({"A": 10, "B": 9}, 20, {"A"}),
        ({"A": 6, "B": 6, "C": 4}, 16, {"A"}),
        ({"A": 4, "B": 3}, 7, set()),
        ({}, 12, set()),
    ],
    ids=[
        "the rest of B would be the 3 of A",
        "the 4 without a group make the rest 7",
        "the rest of A would be the 4 of B",
        "nobody is left over",
        "the smallest shown goes with the hidden one",
        "two hidden ones cover each other",
        "each difference is fine, the whole without both is one person",
        "of two equal ones always the later is hidden",
        "all too small",
        "no group at all",
    ],
)
def test_a_group_is_shown_with_a_safe_remainder_only(sizes: dict[str, int], whole: int, shown: set[str]) -> None:
    assert shown_of(sizes, whole) == shown


@given(sizes=st.lists(st.integers(1, 30), max_size=7), without=st.integers(0, 12), minimum=st.integers(5, 12))
def test_no_sum_or_difference_of_what_is_shown_gives_a_small_group(
    sizes: list[int], without: int, minimum: int
) -> None:
    """Tried by brute force: every union of shown groups, and the whole without it."""
    there = {f"g{number}": size for number, size in enumerate(sizes)}
    whole = sum(sizes) + without

    shown = shown_of(there, whole, minimum)

    for length in range(len(shown) + 1):
        for chosen in combinations(sorted(shown), length):
            rest = whole - sum(there[group] for group in chosen)
            inside = sum(there[group] for group in chosen)
            assert rest == 0 or rest >= minimum or whole < minimum
            assert inside == 0 or inside >= minimum


def test_two_breakdowns_that_are_safe_alone_are_not_both_shown_where_one_person_would_follow() -> None:
    """30 people, department 7 and 23, site 6 and 24: all of the site but one are of the department."""
    people = table(("Legal", "Delft", 6), ("Legal", "Ghent", 1), ("Sales", "Ghent", 23))

    both = decide(respondents(people, ["department", "site"]))

    assert groups(decide(respondents(people, ["department"]))) == {"department": {"Legal", "Sales"}}
    assert groups(decide(respondents(people, ["site"]))) == {"site": {"Delft", "Ghent"}}
    assert groups(both) == {"department": {"Legal", "Sales"}}


def test_units_of_a_division_are_hidden_where_they_leave_a_few_of_it_over() -> None:
    """Division N of 16 with units of 8, 5 and 3: without the 5 the rest is 8; S has no unit, and all 9 are left over."""
    units = [("N", "N1", 8), ("N", "N2", 5), ("N", "N3", 3)]
    people = [Someone({"division": d, "unit": u}) for d, u, size in units for _ in range(size)]
    people += [Someone({"division": "S"})] * 9

    for by in (["division", "unit"], ["unit", "division"]):
        assert groups(decide(respondents(people, by))) == {"division": {"N", "S"}, "unit": {"N1"}}


def test_a_cell_is_hidden_where_too_few_of_a_group_have_a_score() -> None:
    """9 and 8 people; of the second 4 have no score on technology, which would follow from the whole and the first."""
    nobody = frozenset(STATISTICS[:1])
    people = [Someone({"unit": "A"})] * 9 + [Someone({"unit": "B"})] * 4 + [Someone({"unit": "B"}, nobody)] * 4

    disclosure = decide(respondents(people, ["unit"]))

    assert groups(disclosure) == {"unit": {"A", "B"}}
    assert groups(disclosure, STATISTICS[0]) == {"unit": {"A", "B"}}
    assert groups(disclosure, STATISTICS[1]) == {}
    assert disclosure.shows("", "", STATISTICS[1])


def test_a_statistic_of_too_few_is_not_shown_of_the_whole_either() -> None:
    people = [Someone({}, frozenset())] * 8 + [Someone({})] * 4

    assert decide(respondents(people, [])).shown == {WHOLE}


def test_where_breakdowns_cross_a_minimum_above_five_shows_the_first_and_those_within_it() -> None:
    people = [
        Someone({"division": division, "unit": division + unit, "site": site})
        for division in "NS"
        for unit in "12"
        for site in ("Delft", "Ghent")
        for _ in range(10)
    ]

    disclosure = decide(respondents(people, ["division", "site", "unit"]), 6)

    assert groups(disclosure) == {"division": {"N", "S"}, "unit": {"N1", "N2", "S1", "S2"}}
    assert disclosure.left_out == {"site": "crossed"}


def test_what_takes_too_long_to_look_through_shows_less_and_says_so() -> None:
    """The limit is one of steps: the same on every machine."""
    people = table(("Legal", "Delft", 6), ("Legal", "Ghent", 9), ("Sales", "Ghent", 23))

    disclosure = decide(respondents(people, ["department", "site"]), most_work=100)

    assert groups(disclosure) == {"department": {"Legal", "Sales"}}
    assert disclosure.left_out == {"site": "too many"}


cells = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz"), st.sampled_from("12"), st.integers(1, 9)), max_size=8
)


def people_of(drawn: Sequence[tuple[str, str, str, int]]) -> list[Someone]:
    return [
        Someone({"department": department, "site": site, "shift": shift})
        for department, site, shift, number in drawn
        for _ in range(number)
    ]


@given(drawn=cells, seed=st.integers(0, 99))
def test_the_order_of_people_is_irrelevant(drawn: list[tuple[str, str, str, int]], seed: int) -> None:
    people, by = people_of(drawn), ["department", "site", "shift"]
    mixed = random.Random(seed).sample(people, len(people))

    assert decide(respondents(mixed, by)) == decide(respondents(people, by))


@given(drawn=cells)
def test_one_more_breakdown_never_shows_what_was_unsafe(drawn: list[tuple[str, str, str, int]]) -> None:
    """What is shown of two breakdowns when there are three is safe for those who see these two alone."""
    people = people_of(drawn)

    shown = decide(respondents(people, ["department", "site", "shift"])).shown

    for left in ("department", "site", "shift"):
        rows = [row for row in shown if row.by != left and not row.statistic]
        assert len(people) < 5 or not list(worked_out(behind(rows, people).values()))


@given(drawn=cells)
def test_the_names_of_groups_decide_between_equal_ones_alone(drawn: list[tuple[str, str, str, int]]) -> None:
    """With other names as many groups are shown."""
    people, by = people_of(drawn), ["department", "site"]
    renamed = [
        Someone({each: group.translate(str.maketrans("ABCxyz", "CABzyx")) for each, group in p.groups.items()})
        for p in people
    ]

    one, other = decide(respondents(people, by)), decide(respondents(renamed, by))

    assert len(one.shown) == len(other.shown)


def counted_before(people: Sequence[Someone], *rows: Row) -> list[Someone]:
    return [Someone(p.groups, p.has, (frozenset(r for r in rows if p.counted_by(r)),)) for p in people]


def test_a_few_more_responses_than_were_released_are_not_told() -> None:
    then = counted_before([Someone({})] * 20, WHOLE)

    with pytest.raises(UnsafeWholeError):
        decide(respondents([*then, *[Someone({}, published=(frozenset(),))] * 2], []))
    assert WHOLE in decide(respondents([*then, *[Someone({}, published=(frozenset(),))] * 5], [])).shown


def test_a_few_responses_less_than_were_released_are_not_told() -> None:
    then = counted_before([Someone({})] * 20, WHOLE)

    with pytest.raises(UnsafeWholeError):
        decide(respondents(then[1:], [], gone=then[:1]))
    assert WHOLE in decide(respondents(then[5:], [], gone=then[:5])).shown


def test_what_was_released_may_be_said_again() -> None:
    """The same export scored once more, under a rule that would not have shown it."""
    unit = Row("unit", "A", "")
    people = counted_before([Someone({"unit": "A"})] * 9 + [Someone({"unit": "B"})] * 4, WHOLE, unit)

    assert groups(decide(respondents(people, ["unit"]))) == {"unit": {"A"}}


def test_what_was_released_may_be_said_again_however_long_a_check_would_take() -> None:
    """All that was shown then and nothing else is shown now: that was safe, whatever it takes to see it."""
    people = table(("Legal", "Delft", 6), ("Legal", "Ghent", 9), ("Sales", "Ghent", 23))
    before = decide(respondents(people, ["department", "site"]), most_work=100)

    again = decide(respondents(counted_before(people, *before.shown), ["department", "site"]), most_work=100)

    assert again == before


def test_what_was_released_of_others_is_no_matter() -> None:
    """Eight leaders were told of; nobody of them is among staff, and all of staff may be shown again at once."""
    people = table(("Legal", "Delft", 6), ("Legal", "Ghent", 9), ("Sales", "Ghent", 23))
    before = decide(respondents(people, ["department", "site"]), most_work=100)
    leaders = [Someone({}, published=(frozenset({Row("voice", "leaders", "")}),))] * 8

    staff = counted_before(people, *before.shown)

    assert decide(respondents(staff, ["department", "site"], gone=leaders), most_work=100) == before


def test_a_group_is_hidden_that_a_few_joined_since_it_was_released() -> None:
    rows = WHOLE, Row("unit", "A", ""), Row("unit", "B", "")
    then = counted_before([Someone({"unit": "A"})] * 9 + [Someone({"unit": "B"})] * 9, *rows)
    came = [Someone({"unit": "A"}, published=(frozenset(),))] * 2 + [
        Someone({"unit": "B"}, published=(frozenset(),))
    ] * 4

    assert groups(decide(respondents([*then, *came], ["unit"]))) == {}


def test_a_breakdown_that_was_not_released_is_hidden_where_it_crosses_one_that_was() -> None:
    """Department was handed out; now somebody asks for sites: the 6 of Delft are all of Legal but one."""
    people = table(("Legal", "Delft", 6), ("Legal", "Ghent", 1), ("Sales", "Ghent", 23))
    rows = WHOLE, Row("department", "Legal", ""), Row("department", "Sales", "")

    assert groups(decide(respondents(counted_before(people, *rows), ["site"]))) == {}


def test_too_much_that_was_released_is_not_guessed_about() -> None:
    then = counted_before(table(("Legal", "Delft", 6), ("Sales", "Ghent", 23)), WHOLE, Row("site", "Delft", ""))
    came = [Someone({}, published=(frozenset(),))] * 5

    with pytest.raises(OutOfWorkError):
        decide(respondents([*then, *came], ["site"]), most_work=5)


@pytest.mark.parametrize(
    ("files", "safe"),
    [
        ([(200, 20, 0)], True),
        ([(200, 4, 0)], False),
        ([(200, 20, 2)], False),
        ([(200, 3, 2)], True),
        ([(200, 0, 0)], True),
        ([(100, 10, 0), (100, 10, 0)], True),
        ([(100, 10, 0), (3, 0, 0)], False),
        ([(100, 12, 0), (100, 2, 0)], False),
    ],
    ids=[
        "leaders are shown",
        "the total without staff is 4 leaders",
        "the total without staff and leaders is 2 of whom nobody knows",
        "leaders and others cover each other",
        "staff alone",
        "two files, all parts large",
        "a file of 3",
        "a file with 2 leaders",
    ],
)
def test_rows_of_files_are_told_where_they_give_no_small_number_away(
    files: list[tuple[int, int, int]],
    safe: bool,  # noqa: FBT001
) -> None:
    assert totals_are_safe(files, 5) is safe


def test_rows_are_not_told_where_no_leader_answered_as_where_a_few_did() -> None:
    assert not totals_are_safe([(200, 0, 0)], 5, apart=True)
    assert not totals_are_safe([(200, 4, 0)], 5, apart=True)
    assert totals_are_safe([(200, 5, 0)], 5, apart=True)


def test_fewer_than_five_is_refused() -> None:
    with pytest.raises(CollabreadyError, match="A minimum group of 4 would let people be recognised"):
        check_min_group(4)


@pytest.mark.parametrize(
    ("n", "whole", "amount"),
    [(30, True, "full"), (29, True, "folded"), (10, True, "folded"), (9, True, "none"), (90, False, "folded")],
)
def test_how_much_of_a_distribution_is_shown(n: int, whole: bool, amount: str) -> None:  # noqa: FBT001
    assert detail(n, whole=whole) == amount
