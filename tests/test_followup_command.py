"""`collabready followup`: the short questionnaire of what stands behind the agreed actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from collabready.questionnaire.reader import load_questionnaire
from test_plan_command import ANSWERS, QUESTIONNAIRE, SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

QUESTIONS = """
audiences: {staff: {title: Staff}, head: {title: Heads, voice: leaders}}
questions:
  - {id: member, ask: first, text: Member?, type: choice, answers: {"yes": "Yes", "no": "No"}}
  - {id: unit, text: Which unit?, type: group}
  - {id: role, text: Do you lead?, type: audience, answers: {staff: "No", head: "Yes"}}
  - {id: why, text: Why?, type: text}
"""
ASKED = (
    QUESTIONNAIRE.replace("{id: x1, statement: We trust.}", "{id: x1, statement: We trust., when: member = yes}")
    + QUESTIONS
)


@pytest.fixture(autouse=True)
def client(tmp_path: Path) -> Path:
    """A client folder in which `meet` (trust) and `write` (goal) apply."""
    rows = ANSWERS.replace("x1", "member,x1").replace("\n2", "\nYes,2").replace("\n3", "\nYes,3")
    for name, text in (("questionnaire.yaml", ASKED), ("collabready.yaml", SETTINGS), ("export.csv", rows)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_stands_behind_the_agreed_actions_is_asked_again(run: Run, client: Path) -> None:
    (client / "plan.yaml").write_text(
        "actions: {meet: {status: agreed, owner: An}, write: {status: rejected}}\n", "utf-8"
    )

    done = run("followup", "-o", "pulse.yaml")

    assert done.stderr.endswith("pulse.yaml written: 1 statement behind 1 agreed action.\n")
    assert (client / "pulse.yaml").read_text("utf-8") == (
        "# What is asked again about what was agreed:\n"
        "#   meet: Meet (agreed, An)\n"
        "# Words, scales and keying are those of the first survey; so the waves can be compared.\n"
        "format: 1\n"
        "id: test-follow-up\n"
        'version: "1"\n'
        'title: "Follow-up: Test"\n'
        "language: en\n"
        'extends: "questionnaire.yaml"\n'
        "only:\n"
        "  - x1  # meet\n"
        "  - x2  # a part is never scored from one statement\n"
        "  - member  # x1 is asked only when member = yes\n"
        "  - unit  # so that groups can be compared\n"
        "  - role  # so that staff are told from leaders, as before\n"
    )


def test_it_passes_the_check_and_keeps_the_fingerprints(run: Run, client: Path) -> None:
    run("followup", "-o", "pulse.yaml")

    assert run("questionnaire", "check", "pulse.yaml").stdout.startswith(
        "pulse.yaml: no problems: 1 dimension, 2 practices"
    )
    whole, short = (load_questionnaire(client / name) for name in ("questionnaire.yaml", "pulse.yaml"))
    prints = {item.id: whole.fingerprint(item) for item in whole.items}
    assert {item.id: short.fingerprint(item) for item in short.items} == prints


def test_the_waves_compare(run: Run, client: Path) -> None:
    (client / "plan.yaml").write_text("actions: {meet: {status: agreed}}\n", encoding="utf-8")
    run("score", "-o", "results.json")
    run("followup", "-o", "pulse.yaml")
    (client / "second.csv").write_text("member,x1,x2\n" + "Yes,4,3\n" * 12 + "Yes,5,3\n" * 12, encoding="utf-8")

    done = run("compare", "results.json", "second.csv", "-q", "pulse.yaml")

    assert "Statements: 1 of 2 changed" in done.stdout


def test_it_finds_its_way_to_the_questionnaire_from_another_folder(run: Run, client: Path) -> None:
    (client / "next").mkdir()

    run("followup", "-o", "next/pulse.yaml")

    assert 'extends: "../questionnaire.yaml"' in (client / "next/pulse.yaml").read_text("utf-8")
    run("questionnaire", "check", "next/pulse.yaml")


def test_where_nothing_is_agreed_the_priorities_are_followed_and_it_says_so(run: Run) -> None:
    done = run("followup")

    assert "2 statements behind 2 actions that come first; nothing is agreed yet." in done.stderr
    assert "  - x1  # meet\n  - x2  # write\n" in done.stdout


def test_an_action_of_ones_own_is_followed_where_it_improves_something(run: Run, client: Path) -> None:
    own = "{{id: {}, title: Talk, owner: HR, due: 30, first_step: Ask., measure: Talks held{}}}"
    text = f"own:\n  - {own.format('talks', ', improves: [goal]')}\n  - {own.format('lunch', '')}\n"
    (client / "plan.yaml").write_text(text, encoding="utf-8")

    done = run("followup")

    assert "  - x2  # talks\n" in done.stdout
    assert "talks" not in done.stdout.replace("  - x2  # talks\n", "").replace("#   talks: Talk (agreed, HR)", "")
    assert done.stderr.endswith("lunch improves nothing that the survey asks: its measure tells (Talks held).\n")


def test_where_no_statement_stands_behind_what_was_agreed_it_says_what_to_do(run: Run, client: Path) -> None:
    (client / "plan.yaml").write_text(
        "own: [{id: lunch, title: Talk, owner: HR, due: 30, first_step: Ask., measure: Talks}]\n", encoding="utf-8"
    )

    assert "No statement of the survey stands behind these actions" in run("followup", code=1).stderr


def test_what_somebody_else_wrote_is_not_overwritten(run: Run, client: Path) -> None:
    (client / "pulse.yaml").write_text("mine: 1\n", encoding="utf-8")

    run("followup", "-o", "pulse.yaml", code=1)

    assert (client / "pulse.yaml").read_text("utf-8") == "mine: 1\n"
