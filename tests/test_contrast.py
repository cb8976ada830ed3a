"""The contrast of colours, and the nearest that has enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.contrast import WHITE, contrast, darkened

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ("#777777", WHITE, 4.48),
        ("#767676", WHITE, 4.54),
        ("#0000FF", WHITE, 8.59),
        ("#FF0000", WHITE, 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    """WCAG 2.2: black on white 21; WebAIM's contrast checker: #777777 fails at 4.48, #767676 passes at 4.54."""
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_a_colour_that_has_enough_stays() -> None:
    assert darkened("#B4461A", WHITE, 4.5) == "#B4461A"


@given(COLOURS, st.sampled_from([3.0, 4.5, 7.0]))
def test_the_nearest_has_enough_and_is_no_darker_than_it_must_be(colour: str, least: float) -> None:
    near = darkened(colour, WHITE, least)

    assert contrast(near, WHITE) >= least
    assert near == colour or contrast(near, WHITE) < least + 0.5
