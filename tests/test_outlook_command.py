"""`collabready plan --what-if` and `--to`, as a consultant types them in a client folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from test_plan_command import ANSWERS, QUESTIONNAIRE, SETTINGS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

ARITHMETIC = (
    "This is arithmetic on the scores of today. It does not say that an action makes\n"
    "  a score so, how long that would take, or what else would move with it; only\n"
    "  the next survey tells.\n"
)


@pytest.fixture(autouse=True)
def client(tmp_path: Path) -> Path:
    """A client folder: trust scores 37.5 and goal 50, so x is 43.75."""
    for name, text in (
        ("questionnaire.yaml", QUESTIONNAIRE),
        ("collabready.yaml", SETTINGS),
        ("export.csv", ANSWERS),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_would_follow_is_told_now_and_then(run: Run) -> None:
    assert run("plan", "--what-if", "trust=80").stdout == (
        "If it scored so:\n"
        "  Trust (trust): 38 -> 80\n"
        "\n"
        "Readiness: 44 -> 65\n"
        "Level: fragile -> ready\n"
        "Recipe: 44 -> 65\n"
        "X: 44 -> 65\n"
        "  Trust: 38 -> 80\n"
        "No gate stands now, and none would.\n"
        "\n" + ARITHMETIC
    )


def test_the_shortest_path_is_told_with_the_command_that_shows_it(run: Run) -> None:
    """65 takes 21.25 points of x, 42.5 of a practice: trust from 37.5 to 80."""
    done = run("plan", "--to", "ready")

    assert done.stdout.startswith(
        "Now: readiness 44, fragile.\n"
        "The shortest path to ready: one practice.\n"
        "  Trust (trust): 38 -> 80, +42.5 points\n"
        "  See it: collabready plan --what-if trust=80\n"
        "\n"
        "Readiness: 44 -> 65\n"
    )
    assert done.stdout.endswith(ARITHMETIC)


def test_results_that_were_written_answer_the_same(run: Run) -> None:
    run("score", "-o", "results.json")

    assert run("plan", "results.json", "--to", "ready").stdout == run("plan", "--to", "ready").stdout


def test_who_is_there_is_told_so(run: Run) -> None:
    assert run("plan", "--to", "fragile").stdout.endswith("It is there already: fragile, and fragile was asked for.\n")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--to", "redy"], "--to redy: 'test' has no level 'redy'. Did you mean 'ready'?\n"),
        (["--what-if", "trst=3"], "'test' has no dimension, practice or item 'trst'. Did you mean 'trust'?\n"),
    ],
)
def test_a_name_that_is_not_known_is_told(run: Run, typed: list[str], told: str) -> None:
    assert run("plan", *typed, code=1).stderr.endswith(told)


def test_looking_ahead_writes_nothing(run: Run, client: Path) -> None:
    for typed in (["--to", "ready", "-o", "plan.csv"], ["--what-if", "trust=80", "--write"]):
        run("plan", *typed, code=2)

    assert not (client / "plan.csv").exists()
    assert not (client / "plan.yaml").exists()
