"""The chart of gain and effort: marks stand where they belong and never on one another."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from collabready.report.drawing import RUST
from collabready.report.impact import BOTTOM, LEFT, SIZE, TOP, WIDTH, Mark, impact_effort, placed

COLUMN = (WIDTH - LEFT) / 3
gains = st.one_of(st.floats(0, 5), st.sampled_from((0.0, 0.4, 0.41, 1.0)))


def marks(*rows: tuple[str, float]) -> list[Mark]:
    return [Mark(number, effort, gain, urgent=False) for number, (effort, gain) in enumerate(rows, start=1)]


@given(st.lists(st.tuples(st.sampled_from("SML"), gains), min_size=1, max_size=8))
def test_no_two_marks_overlap_and_each_stays_in_its_column(rows: list[tuple[str, float]]) -> None:
    drawn = marks(*rows, ("S", 1.0))
    places = placed(drawn)

    for (x, y), (a, b) in combinations(places.values(), 2):
        assert abs(x - a) >= SIZE or abs(y - b) >= SIZE
    for mark in drawn:
        x, y = places[mark.number]
        left = LEFT + COLUMN * "SML".index(mark.effort)
        assert left <= x - SIZE / 2
        assert x + SIZE / 2 <= left + COLUMN
        assert y - SIZE / 2 >= TOP
        assert y + SIZE / 2 <= BOTTOM


def test_more_gain_stands_higher_and_equal_gain_on_one_line_by_number() -> None:
    places = placed(marks(("S", 1.0), ("S", 2.0), ("S", 1.0), ("M", 1.0)))

    assert places[2][1] < places[1][1] == places[3][1] == places[4][1]
    assert places[1][0] < places[3][0] < places[4][0]


def test_what_answers_a_rule_is_a_square_and_the_rest_are_circles() -> None:
    chart = impact_effort([Mark(1, "S", 1.0, urgent=True), Mark(2, "L", 0.5, urgent=False)])

    assert chart
    root = ET.fromstring(chart.svg)  # noqa: S314 - our own drawing
    name = "{http://www.w3.org/2000/svg}"
    assert len([each for each in root.iter(f"{name}rect") if each.get("fill") == RUST]) == 1
    assert len([*root.iter(f"{name}circle")]) == 1


def test_the_chart_is_told_in_words() -> None:
    chart = impact_effort(marks(("S", 1.04), ("L", 0.04)))

    assert chart
    assert chart.alt == ("Actions by effort and gain. 1: small effort, gain +1.0; 2: large effort, gain below 0.1")


def test_gains_of_nothing_are_not_drawn() -> None:
    assert impact_effort(marks(("S", 0.0), ("M", 0.0))) is None
    assert impact_effort([]) is None
