"""`collabready plan` as a consultant types it, in a client folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

QUESTIONNAIRE = """
format: 1
id: test
version: "1"
title: Test
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}}}
dimensions:
  - id: x
    title: X
    role: ingredient
    practices:
      - {id: trust, title: Trust, items: [{id: x1, statement: We trust.}]}
      - {id: goal, title: Goal, items: [{id: x2, statement: We have a goal.}]}
scoring: {levels: {missing: 0, fragile: 35, ready: 65}}
actions:
  - {id: meet, title: Meet, improves: trust, effort: S, due: 30, owner: Driver, first_step: Call., measure: Meetings}
  - {id: write, title: Write the goal, improves: goal, effort: M, due: 60, owner: Sponsor, first_step: Write., measure: Goals}
"""
SETTINGS = """
organisation: Northmoor
questionnaire: questionnaire.yaml
exports: [export.csv]
plan_start: 2026-12-01
owners: {Sponsor: Els Maes}
"""
ANSWERS = "x1,x2\n" + "2,3\n" * 12 + "3,3\n" * 12


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A client folder: `meet` and `write` apply."""
    for name, text in (
        ("questionnaire.yaml", QUESTIONNAIRE),
        ("collabready.yaml", SETTINGS),
        ("export.csv", ANSWERS),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_plan_is_shown_with_what_was_decided(run: Run, client: Path) -> None:
    (client / "plan.yaml").write_text("actions: {meet: {status: agreed, note: In May.}}\n", encoding="utf-8")

    assert run("plan").stdout == (
        "Northmoor: the plan (draft)\n"
        "2 actions: 1 proposed, 1 agreed.\n"
        "Days count from 1 December 2026.\n"
        "\n"
        "1. Meet (meet)\n"
        "  Agreed: Driver, by 30 December 2026.\n"
        "  Small effort, gain +5.0; from 38 to 45; among the first five in 100 % of\n"
        "    resamples.\n"
        "  Note: In May.\n"
        "  Because: Trust scores 38 (32 to 43, n 24), below 65.\n"
        "  First step: Call.\n"
        "  Measure: Meetings\n"
        "\n"
        "2. Write the goal (write)\n"
        "  Proposed: Els Maes, by 29 January 2027.\n"
        "  Medium effort, gain +5.0; from 50 to 55; among the first five in 100 % of\n"
        "    resamples.\n"
        "  Because: Goal scores 50 (50 to 50, n 24), below 65.\n"
        "  First step: Write.\n"
        "  Measure: Goals\n"
    )


def test_what_is_decided_flows_into_every_output(run: Run, client: Path) -> None:
    run("plan", "--write")
    text = (client / "plan.yaml").read_text("utf-8").replace("status: proposed", "status: agreed", 1)
    (client / "plan.yaml").write_text(f"{text}\nreading: {{x: Trust first.}}\n", encoding="utf-8")

    run("score", "-o", "results.json", "-o", "results.csv")

    results = json.loads((client / "results.json").read_text("utf-8"))
    assert [action["status"] for action in results["plan"]] == ["agreed", "proposed"]
    assert [action["due_date"] for action in results["plan"]] == ["2026-12-30", "2027-01-29"]
    assert [action["owner"] for action in results["plan"]] == ["Driver", "Els Maes"]
    assert (results["plan_start"], results["readings"]) == ("2026-12-01", {"dimension-0": "Trust first."})
    assert "reading,,dimension-0," in (client / "results.csv").read_text("utf-8")
    assert "Agreed: Driver" in run("plan", "results.json").stdout


def test_writing_the_plan_again_adds_what_is_new_and_touches_nothing_else(run: Run, client: Path) -> None:
    """The goal is strong at first, so nothing is proposed about it."""
    (client / "export.csv").write_text(ANSWERS.replace(",3", ",5"), encoding="utf-8")
    assert run("plan", "--write").stderr.endswith(
        "plan.yaml: 1 action written. Decide there, then score or report again.\n"
    )
    mine = (client / "plan.yaml").read_text("utf-8").replace("status: proposed", "status: agreed  # on 3 May")
    (client / "plan.yaml").write_text(mine, encoding="utf-8")

    run("score")
    assert run("plan", "--write").stderr.endswith("plan.yaml: nothing is new; it was left as it is.\n")
    assert (client / "plan.yaml").read_text("utf-8") == mine

    (client / "export.csv").write_text(ANSWERS, encoding="utf-8")
    assert run("plan", "--write").stderr.endswith(
        "plan.yaml: 1 action added. Decide there, then score or report again.\n"
    )
    now = (client / "plan.yaml").read_text("utf-8")
    assert now.startswith(mine)
    assert "  write:\n    status: proposed\n" in now[len(mine) :]


def test_what_is_wrong_in_the_plan_is_told_and_nothing_is_scored(run: Run, client: Path) -> None:
    (client / "plan.yaml").write_text("actions:\n  met: {status: agreed}\n", encoding="utf-8")

    done = run("score", "-o", "results.json", code=1)

    assert done.stderr.endswith("plan.yaml:2:3: 'test' has no action 'met'. Did you mean 'meet'?\n")
    assert not (client / "results.json").exists()


def test_a_decision_about_an_action_that_no_longer_applies_is_told(run: Run, client: Path) -> None:
    (client / "export.csv").write_text(ANSWERS.replace(",3", ",5"), encoding="utf-8")
    (client / "plan.yaml").write_text("actions: {write: {status: agreed}}\n", encoding="utf-8")

    done = run("plan")

    assert (
        "plan.yaml: 'write' is agreed, and nothing calls for it now. It is kept at the end of the plan." in done.stderr
    )
    assert "2. Write the goal (write)\n  Agreed: Els Maes" in done.stdout


def test_the_plan_of_another_questionnaire_is_left_alone(run: Run, client: Path) -> None:
    (client / "plan.yaml").write_text("questionnaire: pulse\nactions: {x: {status: done}}\n", encoding="utf-8")

    assert "plan.yaml: this is not about 'test', so nothing of it is printed." in run("plan").stderr
    assert run("plan", "--write", code=1).stderr.endswith(
        "plan.yaml: this is about another questionnaire. Move it away, or change its `questionnaire`.\n"
    )


def test_files_for_the_project_office_and_the_calendar_are_written_and_written_again(run: Run, client: Path) -> None:
    for _ in range(2):
        done = run("plan", "-o", "plan.xlsx", "-o", "plan.csv", "-o", "plan.ics")

    assert done.stdout == ""
    assert done.stderr.endswith(
        "plan.xlsx, plan.csv, plan.ics written. Days count from 1 December 2026.\n"
        "In the calendar: 2 actions proposed, for nothing is agreed yet.\n"
    )
    assert "DTSTART;VALUE=DATE:20261230" in (client / "plan.ics").read_text("utf-8")
    assert "2,Write the goal,proposed,Els Maes,2027-01-29,Write.,Goals,50.0,55.0," in (client / "plan.csv").read_text(
        "utf-8"
    )


def test_outside_a_client_folder_days_count_from_the_scoring_and_it_is_said(run: Run, client: Path) -> None:
    run("score", "-o", "results.json")
    away = client / "away"
    away.mkdir()
    results = json.loads((client / "results.json").read_text("utf-8"))
    results |= {"plan_start": None, "created": "2026-11-24T09:00:00+00:00"}
    for action in results["plan"]:
        action["due_date"] = None
    (away / "results.json").write_text(json.dumps(results), encoding="utf-8")
    shutil.move(client / "collabready.yaml", client / "settings.txt")

    done = run("plan", "results.json", cwd=away)

    assert "Days count from 24 November 2026, when it was scored: no `plan_start` is set in\n" in done.stdout
    assert "by 23 December 2026." in done.stdout
    assert run("plan", "results.json", "--write", cwd=away, code=1).stderr == (
        "plan.yaml belongs into a client folder, and this is none. Make one with collabready init, or go to it.\n"
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("plan.doc", "its ending does not say what to write. Name a file that ends in .xlsx, .csv or .ics."),
        ("notes.csv", "exists, and collabready did not make it. Choose another name, or add --force."),
        ("nowhere/plan.csv", "the folder 'nowhere' does not exist. Make it first, or choose another place."),
        ("export.csv", "exists, and collabready did not make it. Choose another name, or add --force."),
    ],
)
def test_a_plan_is_written_over_nothing_that_is_somebody_elses(run: Run, client: Path, name: str, why: str) -> None:
    (client / "notes.csv").write_text("mine\n", encoding="utf-8")

    assert run("plan", "-o", name, code=1).stderr == f"{name}: {why}\n"
    assert (client / "notes.csv").read_text("utf-8") == "mine\n"


@pytest.mark.usefixtures("client")
def test_results_that_are_older_than_the_plan_say_so(run: Run) -> None:
    run("score", "-o", "results.json")
    run("plan", "--write")

    assert run("plan", "results.json").stderr == (
        "plan.yaml is newer than results.json, which holds the plan as it was. Score again to print it.\n"
    )
