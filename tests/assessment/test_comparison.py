"""Leaders and staff, and each unit and the rest of the whole.

G1  A gap is named from 10 points on, and only where chance is not enough; two agree where the 90 % interval says so.
G2  Both must be showable. Managers and executives stand apart only where neither can be worked out.
G3  A unit is compared with the others, without itself, and all comparisons of a breakdown are corrected together.
"""

from __future__ import annotations

import math
import random
from statistics import mean, stdev
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.comparison import People, label_of

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score

TEXT = """
format: 1
id: test
version: "1"
title: Test
language: en
scales: {hundred: {answers: {CODES}}}
audiences:
  employee: {title: Staff, voice: staff}
  manager: {title: Managers, voice: leaders}
  executive: {title: Executives, voice: leaders}
  it: {title: IT, voice: specialists}
questions:
  - {id: role, text: Role?, type: audience, answers: {employee: Staff, manager: Manager, executive: Executive, it: IT}}
  - {id: unit, text: Which unit?, type: group}
dimensions:
  - {id: c, title: Communities, role: ingredient, practices: [{id: pc, title: PC, items: [{id: c1, statement: C1}, {id: c2, statement: C2}]}]}
  - {id: p, title: Purpose, role: ingredient, practices: [{id: pp, title: PP, items: [{id: p1, statement: P1}, {id: p2, statement: P2}]}]}
scoring:
  levels: {missing: 0, fragile: 35, forming: 50, ready: 65, strong: 80}
""".replace("CODES", ", ".join(f"{code}: null" for code in range(101)))
HEADER = "c1,c2,p1,p2,role,unit\n"


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def people(c: int, p: int, number: int, role: str = "Staff", unit: str = "A") -> str:
    """People around a score, two points either way."""
    around = [2 * (-1) ** place for place in range(number)]
    return "".join(f"{c + by},{c + by},{p + by},{p + by},{role},{unit}\n" for by in around)


def test_the_published_leaders_and_staff_are_a_blind_spot() -> None:
    """METHOD 7: leaders n 12 m 74 sd 14, staff n 88 m 58 sd 19; p .0025, also as the smallest of five after Holm."""
    leaders, staff = People(12, 74, 14), People(88, 58, 19)
    contrast = leaders.against(staff)

    assert contrast is not None
    assert label_of(leaders, staff, 5 * contrast.p) == "blind-spot"
    assert label_of(People(12, 58, 14), People(88, 74, 19), 5 * contrast.p) == "hidden-strength"
    assert label_of(leaders, staff, 0.05) == "no-difference-shown"


@pytest.mark.parametrize(
    ("leaders", "staff", "label"),
    [
        (People(40, 72, 12), People(90, 70, 15), "agreed-strength"),
        (People(40, 65, 12), People(90, 65, 15), "agreed-strength"),
        (People(40, 64.9, 12), People(90, 65, 15), "no-difference-shown"),
        (People(40, 44, 12), People(90, 42, 15), "agreed-weakness"),
        (People(40, 50, 12), People(90, 49, 15), "no-difference-shown"),
        (People(6, 72, 22), People(90, 70, 15), "no-difference-shown"),
        (People(40, 70, 4), People(90, 61, 4), "no-difference-shown"),
        (People(40, 9.9 + 60, 4), People(90, 60, 4), "no-difference-shown"),
    ],
    ids=[
        "both strong",
        "at the line",
        "one just below the line",
        "both weak",
        "one not weak",
        "too few leaders to say that they agree",
        "nine points that are certain are no gap",
        "nor are 9.9",
    ],
)
def test_agreement_is_shown_and_never_taken_for_granted(leaders: People, staff: People, label: str) -> None:
    assert label_of(leaders, staff, 0.0001 if leaders.mean - staff.mean > 5 else 1) == label


def test_ten_points_that_float_noise_made_smaller_are_ten_points() -> None:
    assert label_of(People(40, 70.1, 4), People(90, 60.1, 4), 0.001) == "blind-spot"


def test_gaps_of_a_survey_carry_both_means_and_are_corrected_together(
    score: Score, questionnaire: Questionnaire
) -> None:
    export = HEADER + people(60, 40, 20) + people(61, 72, 8, "Manager")

    voices = score(questionnaire, export).voices

    assert [(gap.dimension, gap.label) for gap in voices.gaps] == [("c", "no-difference-shown"), ("p", "blind-spot")]
    purpose = voices.gaps[1]
    assert (purpose.staff, purpose.leaders, purpose.difference) == (40, 72, 32)
    assert purpose.ci[0] < 32 < purpose.ci[1]
    assert purpose.g is not None
    assert purpose.g > 10
    alone = People(8, 72, 2 * math.sqrt(8 / 7)).against(People(20, 40, 2 * math.sqrt(20 / 19)))
    assert alone is not None
    assert purpose.p_adjusted == pytest.approx(2 * alone.p)


def test_a_known_head_count_does_not_narrow_a_gap(score: Score, questionnaire: Questionnaire) -> None:
    """What is asked of a gap is whether those who lead see it otherwise, not what these people said."""
    export = HEADER + people(60, 40, 20) + people(61, 72, 8, "Manager")

    free, known = (score(questionnaire, export, invited=n).voices.gaps for n in ({}, {"staff": 20, "leaders": 8}))

    assert free == known


def test_without_leaders_who_may_be_shown_there_is_no_gap(score: Score, questionnaire: Questionnaire) -> None:
    voices = score(questionnaire, HEADER + people(60, 40, 20) + people(61, 72, 4, "Manager")).voices

    assert voices.gaps == ()
    assert voices.readiness is None


def test_a_gap_needs_enough_answers_on_its_dimension(score: Score, questionnaire: Questionnaire) -> None:
    export = HEADER + people(60, 40, 20) + people(61, 72, 4, "Manager") + "61,61,,,Manager,A\n63,63,,,Manager,A\n"

    assert [gap.dimension for gap in score(questionnaire, export).voices.gaps] == ["c"]


def test_where_nobody_varies_nothing_tells_how_sure_a_gap_is(score: Score, questionnaire: Questionnaire) -> None:
    export = HEADER + "60,60,40,40,Staff,A\n" * 6 + "70,70,40,40,Manager,A\n" * 6

    assert score(questionnaire, export).voices.gaps == ()


@pytest.mark.parametrize(
    ("managers", "executives", "specialists", "apart"),
    [
        (8, 6, 0, {"manager", "executive"}),
        (8, 4, 0, set()),
        (4, 8, 9, set()),
        (12, 0, 0, set()),
        (8, 6, 20, {"manager", "executive"}),
    ],
    ids=["both large enough", "executives too few", "managers too few", "no executive", "specialists never"],
)
def test_managers_and_executives_stand_apart_only_where_both_may_be_shown(
    score: Score,
    questionnaire: Questionnaire,
    managers: int,
    executives: int,
    specialists: int,
    apart: set[str],
) -> None:
    export = (
        HEADER
        + people(60, 40, 20)
        + people(61, 72, managers, "Manager")
        + people(70, 72, executives, "Executive")
        + people(20, 20, specialists, "IT")
    )

    voices = score(questionnaire, export).voices

    assert set(voices.heard) == {"staff", "leaders", *apart}
    assert voices.heard["leaders"].n == managers + executives


def test_a_score_that_one_of_them_lacks_is_hidden_for_both(score: Score, questionnaire: Questionnaire) -> None:
    """3 of 6 executives answered on purpose: the managers' score would give theirs away."""
    export = HEADER + people(60, 40, 20) + people(61, 72, 8, "Manager") + people(70, 72, 3, "Executive")
    heard = score(questionnaire, export + "70,70,,,Executive,A\n" * 3).voices.heard

    assert not heard["manager"].dimensions["c"].hidden
    for audience in ("manager", "executive"):
        assert heard[audience].dimensions["p"].model_dump(exclude_defaults=True) == {"hidden": True}


def test_readiness_with_managers_is_told_where_managers_alone_may_be_shown(
    score: Score, questionnaire: Questionnaire
) -> None:
    staff, managers = people(60, 40, 20), people(90, 90, 10, "Manager")

    def told(executives: int) -> float | None:
        leaders = managers + people(9, 9, executives, "Executive")
        return score(questionnaire, HEADER + staff + leaders).voices.readiness

    assert told(5) == pytest.approx(math.sqrt(70 * (20 * 40 + 10 * 90) / 30))
    assert told(3) is None
    assert told(0) is None  # or it would tell that no executive answered


def test_a_unit_is_set_against_everybody_else(score: Score, questionnaire: Questionnaire) -> None:
    """The same as a comparison of the two lists of people, and corrected over units and dimensions."""
    rng = random.Random(7)
    scores = {unit: [rng.randint(low, low + 30) for _ in range(12)] for unit, low in (("A", 30), ("B", 45), ("C", 60))}
    export = HEADER + "".join(f"{s},{s},50,50,Staff,{unit}\n" for unit, each in scores.items() for s in each)

    cells = {g.group: g.dimensions["c"] for g in score(questionnaire, export, by="unit").groups}

    for unit, cell in cells.items():
        own, others = scores[unit], [s for other, each in scores.items() if other != unit for s in each]
        contrast = People(12, mean(own), stdev(own)).against(People(24, mean(others), stdev(others)))
        assert contrast is not None
        assert cell.difference == pytest.approx(contrast.difference)
        assert cell.p_adjusted is not None
        assert cell.p_adjusted >= contrast.p * 0.999999
    assert [unit for unit, cell in cells.items() if cell.differs] == ["A", "C"]


def test_a_hidden_unit_is_compared_with_nobody_and_a_small_rest_is_no_one_to_compare_with(
    score: Score, questionnaire: Questionnaire
) -> None:
    alone = score(questionnaire, HEADER + people(60, 40, 9) + people(20, 20, 4, unit="B"), by="unit").groups
    whole = score(questionnaire, HEADER + people(60, 40, 9), by="unit").groups

    assert all(group.model_dump(exclude_defaults=True).keys() == {"by", "group", "hidden"} for group in alone)
    assert whole[0].dimensions["c"].n == 9
    assert whole[0].dimensions["c"].difference is None


@given(st.lists(st.integers(0, 100), min_size=2, max_size=40), st.lists(st.integers(0, 100), min_size=2, max_size=40))
def test_taking_a_part_away_leaves_the_mean_and_spread_of_the_others(part: list[int], others: list[int]) -> None:
    everybody = [*part, *others]
    whole = People(len(everybody), mean(everybody), stdev(everybody))

    rest = whole.without(People(len(part), mean(part), stdev(part)))

    assert rest is not None
    assert rest.n == len(others)
    assert rest.mean == pytest.approx(mean(others), abs=1e-9)
    assert rest.sd == pytest.approx(stdev(others), abs=1e-5)
