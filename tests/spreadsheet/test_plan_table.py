"""The plan for the project office: each action a row, in CSV and in a workbook."""

from __future__ import annotations

import csv
import io

from agreement.tables import looks
from collabready.spelling import unguarded
from collabready.spreadsheet.plan_table import plan_csv, plan_workbook
from filled_results import filled


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plan_csv(filled()))))


def test_each_action_is_a_row_with_all_that_a_project_office_needs() -> None:
    first, action = rows()[0], filled().plan[0]

    assert (first["rank"], first["action"], first["id"]) == ("1", action.title, action.id)
    assert (first["status"], first["owner"], first["due"]) == ("agreed", "Els Maes (CEO)", "2026-12-31")
    assert (first["first_step"], first["measure"]) == (action.first_step, action.measure)
    assert (float(first["baseline"]), float(first["target"])) == (action.baseline, action.target)
    assert (float(first["gain"]), float(first["stability"])) == (action.gain, action.stability)
    assert len(rows()) == len(filled().plan)


def test_a_day_that_nobody_named_counts_from_the_start_of_the_plan() -> None:
    """1 December and 60 days."""
    assert rows()[-1]["due"] == "2027-01-29"


def test_no_cell_is_a_formula() -> None:
    first, *rest = filled().plan
    evil = first.model_copy(update={"title": "=1+1", "owner": "@HR", "note": "-cmd|'/c calc'!A0", "first_step": "+1"})
    whole = filled().model_copy(update={"plan": (evil, *rest)})

    row = next(csv.DictReader(io.StringIO(plan_csv(whole))))

    for name, value in {"action": "=1+1", "owner": "@HR", "note": "-cmd|'/c calc'!A0", "first_step": "+1"}.items():
        assert row[name] == f"'{value}"
        assert unguarded(row[name]) == value
    assert b"<f>" not in plan_workbook(whole)


def test_the_workbook_shows_scores_gains_and_shares_as_they_are_printed() -> None:
    """Dates are dates: 31 December 2026 is day 46387 of Excel."""
    found = {column: (value, pattern) for column, value, pattern in reversed([*looks(plan_workbook(filled()))])}

    assert found["Due"] == (46387, "yyyy-mm-dd")
    assert found["Target"][1] == "0"
    assert found["Gain in readiness"][1] == "+0.0;-0.0;0.0"
    assert found["Among the first five"][1] in {"0 %", "0%"}


def test_the_same_results_give_the_same_workbook() -> None:
    assert plan_workbook(filled()) == plan_workbook(filled())
