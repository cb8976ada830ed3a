"""Two releases, one subtracted from the other: a change of 1 to 4 people is found, whoever stands for whom."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.differencing import bared_by, found_again
from collabready.assessment.releases import Release, Row

WHOLE, SALES, SUPPORT = Row("", "", ""), Row("Unit", "Sales", ""), Row("Unit", "Support", "")


def release(groups: Mapping[str, Row | None]) -> Release:
    """Everybody is in the whole, and in the group that is given."""
    sets = {person: frozenset({WHOLE, row} if row else {WHOLE}) for person, row in groups.items()}
    classes = tuple(dict.fromkeys(sets.values()))
    return Release("first.json", classes, {person: classes.index(each) for person, each in sets.items()})


def people(number: int, row: Row | None = None, prefix: str = "p") -> dict[str, Row | None]:
    return {f"{prefix}{each}": row for each in range(number)}


def test_the_same_people_bare_nobody() -> None:
    assert bared_by(release(people(9, SALES)), release(people(9, SALES)), 5) is None


def test_a_number_that_is_printed_once_is_not_compared() -> None:
    assert bared_by(release(people(9)), release(people(9, SALES)), 5) is None


def test_four_more_are_bared_and_five_are_not() -> None:
    earlier = release(people(10))

    assert bared_by(release(people(14)), earlier, 5) == WHOLE
    assert bared_by(release(people(15)), earlier, 5) is None
    assert bared_by(release(people(15)), earlier, 6) == WHOLE


def test_two_who_leave_and_two_who_come_are_four() -> None:
    assert bared_by(release(people(8) | people(2, prefix="q")), release(people(10)), 5) == WHOLE
    assert bared_by(release(people(7) | people(3, prefix="q")), release(people(10)), 5) is None


def test_who_moves_from_group_to_group_is_bared_in_both() -> None:
    earlier = release(people(20, SALES) | people(20, SUPPORT, "q"))
    moved = release(people(20, SALES) | people(20, SUPPORT, "q") | {"p0": SUPPORT})

    assert bared_by(moved, earlier, 5) == SALES


def test_those_who_gave_the_same_answers_may_stand_for_each_other() -> None:
    """The export is in another order, so the first and the second of the same digest have changed places."""
    earlier = release(people(8, SALES) | {"same": SALES, "same.2": SUPPORT})
    swapped = release(people(8, SALES) | {"same": SUPPORT, "same.2": SALES})
    third = release(people(8, SALES) | {"same": SUPPORT, "same.2": SALES, "same.3": SALES})

    assert bared_by(swapped, earlier, 5) is None
    assert bared_by(third, earlier, 5) == WHOLE


@given(
    before=st.dictionaries(st.integers(0, 30), st.sampled_from([SALES, SUPPORT, None]), min_size=5),
    now=st.dictionaries(st.integers(0, 30), st.sampled_from([SALES, SUPPORT, None]), min_size=5),
)
def test_it_agrees_with_sets_counted_one_by_one(before: dict[int, Row | None], now: dict[int, Row | None]) -> None:
    """The rule in plain sets: each row of both differs by nobody or by at least five."""
    old, new = ({str(person): row for person, row in each.items()} for each in (before, now))

    def members(groups: Mapping[str, Row | None], row: Row) -> set[str]:
        return {person for person, group in groups.items() if row in {WHOLE, group}}

    changed = {row: len(members(old, row) ^ members(new, row)) for row in (WHOLE, SALES, SUPPORT)
               if members(old, row) and members(new, row)}  # fmt: skip

    assert bared_by(release(new), release(old), 5) == min((r for r, n in changed.items() if 0 < n < 5), default=None)


def test_how_many_are_found_again_is_a_share_of_the_smaller_release() -> None:
    assert found_again(release(people(40)), release(people(10))) == 1
    assert found_again(release(people(10)), release(people(5) | people(15, prefix="q"))) == 0.5
    assert found_again(release(people(10)), release({})) == 1
