"""Which actions stand in the main plan, which on the summary, and under which number.

The rank of an action is the method's; a table of these tests has a row (rank, due, dimension, gate) for each action.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from collabready.assessment.results import FiredGate, PlannedAction, Results
from collabready.plan import ask_staff
from collabready.report.page import report_pages
from collabready.report.priorities import main_plan, numbers, other_actions, priorities

Profile = Callable[..., Results]
Gate = Callable[..., FiredGate]
Row = tuple[int, int, str, str | None]

SCORES = {"Technology": 50.0, "Purpose": 55.0, "Executive support": 30.0, "Managers and safety": 60.0}


def planned(profile: Profile, rows: Sequence[Row], *gates: FiredGate, weakest: str = "executive-support") -> Results:
    results = profile(SCORES, gates=gates)
    plan = tuple(
        PlannedAction.model_validate(
            {
                "id": f"a{rank}",
                "title": f"Action {rank}",
                "improves": [f"{dimension}-practice"],
                "because": f"{dimension} is low.",
                "gate": fired,
                "gain": 1.0,
                "effort": "S",
                "due": due,
                "owner": "Sponsor",
                "first_step": "Begin.",
                "measure": "Count",
                "baseline": 40,
                "target": 47,
                "rank": rank,
                "seed": [],
            }
        )
        for rank, due, dimension, fired in rows
    )
    readiness = results.readiness.model_copy(update={"weakest": weakest})
    return results.model_copy(update={"plan": plan, "readiness": readiness})


def ranks(actions: tuple[PlannedAction, ...]) -> list[int]:
    return [action.rank for action in actions]


def test_a_month_is_filled_by_rank_and_holds_five(profile: Profile) -> None:
    results = planned(profile, [(rank, 30, "technology", None) for rank in range(1, 8)], weakest="technology")

    assert ranks(main_plan(results)) == [1, 2, 3, 4, 5]
    assert ranks(other_actions(results)) == [6, 7]


def test_every_gate_that_fired_has_its_best_action_in_the_main_plan(profile: Profile, gate: Gate) -> None:
    weak, silent = gate("forming", "technology"), gate("forming", "executive-support-practice")
    rows = [(rank, 30, "technology", weak.id) for rank in range(1, 7)]
    rows += [(7, 30, "executive-support", silent.id), (8, 30, "executive-support", silent.id)]
    results = planned(profile, rows, weak, silent, weakest="technology")

    assert ranks(main_plan(results)) == [1, 2, 3, 4, 7]


def test_asking_staff_has_its_place_however_many_rules_fired(profile: Profile, gate: Gate) -> None:
    gates = [gate("forming", f"place-{at}") for at in range(6)]
    rows = [(rank, 30, "technology", gates[rank - 2].id) for rank in range(2, 8)]
    results = planned(profile, rows, *gates)
    results = results.model_copy(update={"plan": (ask_staff(), *results.plan)})

    assert numbers(results)["ask-staff"] == 1
    assert priorities(results)[0].title == "Ask staff with the survey"


def test_a_gate_whose_actions_carry_an_earlier_gate_has_one_all_the_same(profile: Profile, gate: Gate) -> None:
    missing, driver = gate("fragile", "technology"), gate("forming", "purpose-practice")
    rows = [(rank, 30, "technology", missing.id) for rank in range(1, 7)] + [(7, 30, "purpose", missing.id)]

    assert ranks(main_plan(planned(profile, rows, missing, driver, weakest="technology"))) == [1, 2, 3, 4, 7]


def test_the_lowest_dimension_has_its_best_action_in_the_main_plan(profile: Profile) -> None:
    rows = [(rank, 30, "technology", None) for rank in range(1, 7)] + [(9, 30, "executive-support", None)]

    assert ranks(main_plan(planned(profile, rows))) == [1, 2, 3, 4, 9]


def test_more_gates_than_a_month_holds_leave_it_at_five(profile: Profile, gate: Gate) -> None:
    gates = [gate("forming", f"question-{at}") for at in range(7)]
    rows = [(at + 1, 30, "technology", fired.id) for at, fired in enumerate(gates)]

    assert ranks(main_plan(planned(profile, rows, *gates))) == [1, 2, 3, 4, 5]


def test_the_summary_takes_the_first_by_rank(profile: Profile) -> None:
    rows = [
        (1, 30, "technology", None),
        (2, 30, "purpose", None),
        (3, 30, "technology", None),
        (4, 30, "purpose", None),
    ]

    assert ranks(priorities(planned(profile, rows))) == [1, 2, 3]


def test_no_dimension_takes_all_three_places_while_the_lowest_has_an_action(profile: Profile) -> None:
    rows = [(rank, 30, "technology", None) for rank in range(1, 5)] + [(9, 30, "executive-support", None)]

    assert ranks(priorities(planned(profile, rows))) == [1, 2, 9]


def test_nor_while_another_part_answers_a_gate_that_fired(profile: Profile, gate: Gate) -> None:
    weak = gate("forming", "technology", "purpose")
    rows = [(rank, 30, "technology", weak.id) for rank in range(1, 5)] + [(5, 30, "purpose", weak.id)]

    assert ranks(priorities(planned(profile, rows, weak, weakest="technology"))) == [1, 2, 5]


def test_without_such_an_action_one_dimension_may_have_all_three(profile: Profile) -> None:
    rows = [(rank, 30, "technology", None) for rank in range(1, 5)] + [(5, 30, "purpose", None)]

    assert ranks(priorities(planned(profile, rows))) == [1, 2, 3]


def test_what_is_due_within_thirty_days_is_decided_first(profile: Profile) -> None:
    rows = [(1, 90, "purpose", None), (2, 60, "purpose", None), (3, 30, "technology", None), (4, 30, "purpose", None)]

    assert ranks(priorities(planned(profile, rows))) == [3, 4, 1]


def test_actions_are_numbered_as_the_table_shows_them(profile: Profile) -> None:
    rows = [(1, 90, "purpose", None), (2, 30, "purpose", None), (3, 60, "technology", None)]
    results = planned(profile, rows)

    assert numbers(results) == {"a2": 1, "a3": 2, "a1": 3}
    report = report_pages(results)
    assert [row.number for row in report.plan.rows] == ["1", "2", "3"]
    assert [(each.number, each.title) for each in report.summary.priorities][:1] == [("1", "Action 2")]
    assert {each.number for page in report.dimensions for each in page.actions} == {"1", "2", "3"}


def test_the_safety_caution_speaks_of_the_main_plan_alone(profile: Profile) -> None:
    rows = [(rank, 30, "managers-and-safety", None) for rank in range(1, 8)]
    (caution,) = report_pages(planned(profile, rows, weakest="managers-and-safety")).plan.cautions

    assert "(Actions 1, 2, 3, 4 and 5)" in caution


def test_nothing_that_answers_a_rule_is_said_to_wait(profile: Profile, gate: Gate) -> None:
    weak = gate("forming", "technology")
    plan = report_pages(planned(profile, [(rank, 30, "technology", weak.id) for rank in range(1, 8)], weak)).plan

    assert plan.rest
    assert "wait" not in f"{plan.rest_note} {plan.opening.lead}"
    assert "a move above answers the same rule already" in plan.rest_note
