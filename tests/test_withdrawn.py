"""Who withdraws is taken out by the id that the survey tool gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.results import Results

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

QUESTIONNAIRE = """
format: 1
id: short
version: "1"
title: Short
language: en
scales: {five: {answers: {1: no, 2: rather no, 3: neither, 4: rather yes, 5: yes}}}
dimensions:
  - {id: x, title: X, role: ingredient, practices: [{id: px, title: PX, items: [{id: a, statement: Statement a.}, {id: b, statement: Statement b.}]}]}
scoring: {levels: {low: 0, high: 65}}
"""
SETTINGS = "organisation: X\nquestionnaire: short.yaml\nexports: [survey.csv]\n"


def export(ids: list[str]) -> str:
    """SurveyMonkey's; the first person answers 5, all others 2 and 3."""
    rows = [f"{name},7,{5 if at == 0 else 2},{5 if at == 0 else 3}" for at, name in enumerate(ids)]
    return "\n".join(["Respondent ID,Collector ID,a,b", *rows, ""])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "short.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "survey.csv").write_text(export([f"1180000000{n}" for n in range(8)]), encoding="utf-8")
    return tmp_path


def test_they_count_nowhere_and_the_receipt_has_a_line(folder: Path, run: Run) -> None:
    done = run("score", "survey.csv", "-q", "short.yaml", "--without", "11800000000", "-o", "results.json")
    results = Results.model_validate_json((folder / "results.json").read_bytes())

    assert "8 rows read, 7 accepted" in done.stderr
    assert "1 row set aside, withdrawn: row 2." in done.stderr
    assert results.readiness.n == 7
    assert results.readiness.score == pytest.approx(37.5)
    assert [(each.reason, each.count) for each in results.sources[0].set_aside] == [("withdrawn", 1)]
    assert "11800000000" not in (folder / "results.json").read_text("utf-8")
    receipt = json.loads((folder / "results.receipt.json").read_text("utf-8"))
    assert receipt["files"][0]["set_aside"] == [{"reason": "withdrawn", "count": 1, "rows": "2"}]


@pytest.mark.parametrize("ids", ["[11800000000, 11800000003]", '["11800000000", "11800000003"]'])
def test_the_settings_of_the_client_may_name_them(folder: Path, run: Run, ids: str) -> None:
    """With quotes or without: an id that is a number is an id all the same."""
    (folder / "collabready.yaml").write_text(f"{SETTINGS}withdrawn: {ids}\n", encoding="utf-8")

    done = run("score", "--without", "11800000001", "--format", "json")

    assert "3 rows set aside, withdrawn: rows 2, 3, 5." in done.stderr
    assert Results.model_validate_json(done.stdout).readiness.n == 5


@pytest.mark.usefixtures("folder")
def test_an_id_that_nobody_has_is_an_error_that_says_what_to_do(run: Run) -> None:
    done = run("score", "survey.csv", "-q", "short.yaml", "--without", "999", code=1)

    assert "No response has the id 999" in done.stderr
    assert "Copy it from the column of ids in survey.csv" in done.stderr


def test_an_export_without_ids_is_an_error_that_says_what_to_do(folder: Path, run: Run) -> None:
    (folder / "plain.csv").write_text("a,b\n" + "2,3\n" * 8, encoding="utf-8")

    done = run("score", "plain.csv", "-q", "short.yaml", "--without", "999", code=1)

    assert "no column of plain.csv holds the ids" in done.stderr
    assert "delete the rows of those who withdrew" in done.stderr


def test_a_running_number_in_two_files_may_be_two_people(folder: Path, run: Run) -> None:
    (folder / "one.csv").write_text(export([str(n) for n in range(1, 9)]), encoding="utf-8")
    (folder / "two.csv").write_text(export([str(n) for n in range(8, 18)]), encoding="utf-8")

    done = run("score", "one.csv", "two.csv", "-q", "short.yaml", "--without", "8", code=1)
    assert "occurs in several files (one.csv, two.csv), perhaps of different people" in done.stderr

    done = run("score", "one.csv", "two.csv", "-q", "short.yaml", "--without", "2")
    assert "one.csv: 8 rows read, 7 accepted" in done.stderr
    assert "two.csv: 10 rows read, 10 accepted" in done.stderr


@pytest.mark.usefixtures("folder")
def test_nobody_is_left_to_show_when_too_many_withdraw(run: Run) -> None:
    options = [word for n in range(4) for word in ("--without", f"1180000000{n}")]

    assert (
        "nothing can be shown for fewer than 5"
        in run("score", "survey.csv", "-q", "short.yaml", *options, code=1).stderr
    )
