"""Nobody is recognisable: which groups of one breakdown may be shown."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.disclosure import check_min_group, detail, shown_groups
from collabready.errors import CollabreadyError


@pytest.mark.parametrize(
    ("sizes", "whole", "shown"),
    [
        ({"A": 3, "B": 6}, 9, set()),
        ({"A": 3, "B": 6}, 13, {"B"}),
        ({"A": 9, "B": 4}, 13, set()),
        ({"A": 9, "B": 5}, 14, {"A", "B"}),
        ({"A": 20, "B": 7, "C": 4}, 31, {"A"}),
        ({"A": 20, "B": 4, "C": 3}, 27, {"A"}),
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
        "all too small",
        "no group at all",
    ],
)
def test_a_group_is_shown_with_a_safe_remainder_only(sizes: dict[str, int], whole: int, shown: set[str]) -> None:
    assert shown_groups(sizes, whole, 5) == shown


@given(sizes=st.lists(st.integers(1, 30), max_size=7), without=st.integers(0, 12), minimum=st.integers(5, 12))
def test_no_sum_or_difference_of_what_is_shown_gives_a_small_group(
    sizes: list[int], without: int, minimum: int
) -> None:
    """Tried by brute force: every union of shown groups, and the whole without it."""
    groups = {f"g{number}": size for number, size in enumerate(sizes)}
    whole = sum(sizes) + without

    shown = shown_groups(groups, whole, minimum)

    for length in range(len(shown) + 1):
        for chosen in combinations(sorted(shown), length):
            rest = whole - sum(groups[group] for group in chosen)
            inside = sum(groups[group] for group in chosen)
            assert rest == 0 or rest >= minimum or whole < minimum
            assert inside == 0 or inside >= minimum


def test_fewer_than_five_is_refused() -> None:
    with pytest.raises(CollabreadyError, match="A minimum group of 4 would let people be recognised"):
        check_min_group(4)


@pytest.mark.parametrize(
    ("n", "whole", "amount"),
    [(30, True, "full"), (29, True, "folded"), (10, True, "folded"), (9, True, "none"), (90, False, "folded")],
)
def test_how_much_of_a_distribution_is_shown(n: int, whole: bool, amount: str) -> None:  # noqa: FBT001
    assert detail(n, whole=whole) == amount
