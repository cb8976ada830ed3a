"""Levels, gates, and what is hidden, as a user meets them: an export in, results out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collabready.assessment.readiness import crosses_cut
from collabready.errors import CollabreadyError, ResponsesError

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
questions:
  - {id: member, ask: first, text: Member?, type: choice, answers: {"yes": "Yes", "no": "No"}, no_answer: [Don't know]}
  - {id: role, text: Role?, type: audience, answers: {employee: Staff, manager: Manager}}
  - {id: unit, text: Which unit?, type: group}
dimensions:
  - {id: c, title: Communities, role: ingredient, practices: [{id: pc, title: PC, items: [{id: c1, statement: C1}, {id: c2, statement: C2}]}]}
  - {id: t, title: Technology, role: ingredient, practices: [{id: pt, title: PT, items: [{id: t1, statement: T1}, {id: t2, statement: T2}]}]}
  - {id: p, title: Purpose, role: ingredient, practices: [{id: pp, title: PP, items: [{id: p1, statement: P1}, {id: p2, statement: P2}]}]}
scoring:
  levels: {missing: 0, fragile: 35, forming: 50, ready: 65, strong: 80}
  gates:
    - {id: missing-ingredient, any: ingredient, below: 35, cap: fragile, says: "{dimension} is missing."}
    - {id: weak-ingredient, any: ingredient, below: 65, cap: forming, says: "{dimension} is not ready."}
    - {id: weak-practice, practice: pt, below: 50, cap: forming, says: Too little technology.}
    - {id: no-community, question: member, answer: "yes", share_below: 0.2, cap: fragile, says: Hardly anybody is a member.}
""".replace("CODES", ", ".join(f"{code}: null" for code in range(101)))


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def people(c: int, t: int, p: int, number: int = 10, member: str = "Yes", role: str = "Staff", unit: str = "A") -> str:
    return f"{c},{c},{t},{t},{p},{p},{member},{role},{unit}\n" * number


HEADER = "c1,c2,t1,t2,p1,p2,member,role,unit\n"


@pytest.mark.parametrize(
    ("profile", "before", "after", "gates"),
    [
        ((80, 80, 80), "strong", "strong", []),
        ((80, 80, 65), "ready", "ready", []),
        ((80, 80, 52), "ready", "forming", ["weak-ingredient"]),
        ((80, 80, 20), "forming", "fragile", ["missing-ingredient", "weak-ingredient"]),
        ((90, 49, 90), "ready", "forming", ["weak-ingredient", "weak-practice"]),
        ((34, 34, 34), "missing", "missing", ["missing-ingredient", "weak-ingredient", "weak-practice"]),
        ((35, 35, 35), "fragile", "fragile", ["weak-ingredient", "weak-practice"]),
        ((50, 50, 50), "forming", "forming", ["weak-ingredient"]),
    ],
)
def test_gates_cap_the_level(
    score: Score, questionnaire: Questionnaire, profile: tuple[int, int, int], before: str, after: str, gates: list[str]
) -> None:
    """A boundary belongs to the upper level; a cap never lifts; a gate fires below its threshold, not at it."""
    readiness = score(questionnaire, HEADER + people(*profile)).readiness

    assert (readiness.level_before_gates, readiness.level) == (before, after)
    assert [gate.id for gate in readiness.gates] == gates


def test_five_times_sixty_five_is_sixty_five(score: Score, questionnaire: Questionnaire) -> None:
    """Float noise of logarithms does not move a level."""
    readiness = score(questionnaire, HEADER + people(65, 65, 65)).readiness

    assert readiness.score == pytest.approx(65)
    assert readiness.level == "ready"


def test_a_gate_names_all_that_it_found_the_lowest_first(score: Score, questionnaire: Questionnaire) -> None:
    readiness = score(questionnaire, HEADER + people(30, 80, 20)).readiness

    assert readiness.gates[0].says == "Purpose and Communities is missing."
    assert readiness.gates[0].where == ("p", "c")
    assert readiness.weakest == "p"


def test_on_ties_the_first_dimension_is_the_weakest(score: Score, questionnaire: Questionnaire) -> None:
    assert score(questionnaire, HEADER + people(60, 60, 60)).readiness.weakest == "c"


def test_a_gate_is_uncertain_when_the_interval_covers_its_threshold(score: Score, questionnaire: Questionnaire) -> None:
    export = HEADER + people(80, 80, 50, 10) + people(80, 80, 76, 10)

    gates = score(questionnaire, export).readiness.gates

    assert [(gate.id, gate.uncertain) for gate in gates] == [("weak-ingredient", True)]


def test_hardly_any_community_caps_the_level(score: Score, questionnaire: Questionnaire) -> None:
    """1 of 9 who know: 11 %. Those who do not know are in neither number."""
    export = HEADER + people(80, 80, 80, 8, "No") + people(80, 80, 80, 1) + people(80, 80, 80, 4, "Don't know")

    readiness = score(questionnaire, export).readiness

    assert [gate.id for gate in readiness.gates] == ["no-community"]
    assert readiness.level == "fragile"


def test_what_is_unknown_never_fires(score: Score, questionnaire: Questionnaire) -> None:
    """Without the member column the gate on it stays silent; without technology there is no readiness at all."""
    results = score(questionnaire, "c1,c2,p1,p2\n" + "80,80,80,80\n" * 6)

    assert results.readiness.gates == ()
    assert results.readiness.score is None
    assert results.readiness.level is None
    assert results.recipe.score is None
    assert any("Technology could not be scored" in warning for warning in results.warnings)


def test_leaders_never_raise_the_headline(score: Score, questionnaire: Questionnaire) -> None:
    alone = score(questionnaire, HEADER + people(60, 60, 60))
    together = score(questionnaire, HEADER + people(60, 60, 60) + people(100, 100, 100, 8, role="Manager"))

    assert together.readiness.score == alone.readiness.score
    assert together.readiness.n == 10
    assert together.voices.heard["leaders"].dimensions["c"].score == 100


def test_too_few_leaders_are_not_shown(score: Score, questionnaire: Questionnaire) -> None:
    results = score(questionnaire, HEADER + people(60, 60, 60) + people(100, 100, 100, 4, role="Manager"))

    assert results.voices.heard["leaders"].model_dump(exclude_defaults=True) == {"title": "Leaders", "hidden": True}


def test_without_roles_everybody_is_staff_and_the_results_say_so(score: Score, questionnaire: Questionnaire) -> None:
    results = score(questionnaire, "c1,c2,t1,t2,p1,p2\n" + "80,80,80,80,80,80\n" * 6)

    assert results.readiness.n == 6
    assert any("taken as staff" in warning for warning in results.warnings)


def test_a_role_that_nobody_knows_is_set_aside_with_a_line(score: Score, questionnaire: Questionnaire) -> None:
    results = score(questionnaire, HEADER + people(80, 80, 80) + people(10, 10, 10, 2, role="Visitor"))

    source = results.sources[0]
    assert (source.rows, source.accepted) == (None, None)  # nobody leads here, and a few would have to look the same
    assert [(aside.reason, aside.count) for aside in source.set_aside] == [("'Role?' is blank or not understood", 2)]
    assert results.readiness.n == 10


def test_fewer_staff_than_the_minimum_is_refused(score: Score, questionnaire: Questionnaire) -> None:
    with pytest.raises(ResponsesError, match="4 staff answered; nothing can be shown for fewer than 5"):
        score(questionnaire, HEADER + people(80, 80, 80, 4) + people(80, 80, 80, 20, role="Manager"))


def test_a_small_group_and_the_one_that_would_give_it_away_are_hidden(
    score: Score, questionnaire: Questionnaire
) -> None:
    export = (
        HEADER + people(80, 80, 80, 9, unit="A") + people(60, 60, 60, 7, unit="B") + people(20, 20, 20, 3, unit="C")
    )

    groups = {group.group: group for group in score(questionnaire, export, by="unit").groups}

    assert groups["A"].n == 9
    for hidden in ("B", "C"):
        assert groups[hidden].model_dump(exclude_defaults=True) == {"by": "unit", "group": hidden, "hidden": True}


def test_a_statistic_with_too_few_answers_in_a_group_is_hidden_there(
    score: Score, questionnaire: Questionnaire
) -> None:
    """All of A and B are shown, but 3 of B answered on purpose: that cell goes, and A's with it."""
    export = HEADER + people(80, 80, 80, 6) + people(60, 60, 60, 3, unit="B") + "60,60,60,60,,,Yes,Staff,B\n" * 4

    groups = {group.group: group for group in score(questionnaire, export, by="unit").groups}

    assert (groups["A"].n, groups["B"].n) == (6, 7)
    assert groups["B"].dimensions["c"].n == 7
    assert groups["B"].dimensions["p"].hidden
    assert groups["A"].dimensions["p"].hidden
    assert groups["B"].readiness is not None
    assert groups["B"].readiness.score is None


def test_a_known_head_count_narrows_the_intervals(score: Score, questionnaire: Questionnaire) -> None:
    export = HEADER + people(40, 60, 80, 5) + people(60, 40, 70, 5)

    free = score(questionnaire, export).readiness.ci
    known = score(questionnaire, export, invited={"staff": 11}).readiness.ci
    everybody = score(questionnaire, export, invited={"staff": 10}).readiness.ci

    assert free is not None
    assert known is not None
    assert everybody is not None
    assert free[0] < known[0] < known[1] < free[1]
    assert everybody[0] == pytest.approx(everybody[1])


def test_fewer_invited_than_answered_is_an_error(score: Score, questionnaire: Questionnaire) -> None:
    with pytest.raises(CollabreadyError, match="9 were invited but 10 answered"):
        score(questionnaire, HEADER + people(60, 60, 60), invited={"staff": 9})


def test_the_level_under_other_means_is_told(score: Score, questionnaire: Questionnaire) -> None:
    robustness = score(questionnaire, HEADER + people(95, 95, 10)).readiness.robustness

    assert [(line.mean, round(line.score, 2)) for line in robustness] == [
        ("arithmetic", 66.67),
        ("geometric", 44.86),
        ("harmonic", 24.78),
        ("minimum", 10),
    ]


@pytest.mark.parametrize(
    ("ci", "crosses"), [((60, 70), True), ((65, 70), False), ((60, 65), True), ((66, 79), False), ((30, 90), True)]
)
def test_borderline_means_that_the_interval_crosses_a_cut(ci: tuple[float, float], crosses: bool) -> None:  # noqa: FBT001
    levels = {"missing": 0.0, "fragile": 35.0, "forming": 50.0, "ready": 65.0, "strong": 80.0}

    assert crosses_cut(ci, levels) is crosses


def test_ten_answers_of_two_kinds_show_both(score: Score, questionnaire: Questionnaire) -> None:
    dimension = score(questionnaire, HEADER + people(75, 80, 80, 9) + people(20, 80, 80, 3)).dimensions[0]

    assert dimension.items[0].distribution == {"favourable": 9, "neutral": 0, "unfavourable": 3}
    assert (dimension.favourable, dimension.nearly_all) == (0.75, None)


def test_thirty_answers_show_every_category_ten_show_three(score: Score, questionnaire: Questionnaire) -> None:
    many = score(questionnaire, HEADER + people(75, 26, 25, 30)).dimensions
    few = score(questionnaire, HEADER + people(75, 26, 25, 10)).dimensions
    fewer = score(questionnaire, HEADER + people(75, 26, 25, 9)).dimensions

    assert many[0].items[0].distribution is not None
    assert len(many[0].items[0].distribution) == 101
    assert [d.items[0].distribution for d in few] == [None, None, None]
    assert [d.items[0].nearly_all for d in few] == ["favourable", "neutral", "unfavourable"]
    assert [d.nearly_all for d in few] == ["favourable", "neutral", "unfavourable"]
    assert [d.favourable for d in few] == [None, None, None]
    assert fewer[0].items[0].distribution is None
