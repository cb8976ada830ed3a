"""What answers that look careless change: one number, and only where it tells of enough people."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.results import Results

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

ITEMS = "abcdefghijkl"
QUESTIONNAIRE = """
format: 1
id: long
version: "1"
title: Long
language: en
scales: {five: {answers: {1: no, 2: rather no, 3: neither, 4: rather yes, 5: yes}}}
dimensions:
  - {id: x, title: X, role: ingredient, practices: [{id: px, title: PX, items: [%s]}]}
  - {id: y, title: Y, role: ingredient, practices: [{id: py, title: PY, items: [%s]}]}
scoring: {levels: {low: 0, high: 65}}
"""


def items(letters: str, reverse: str) -> str:
    return ", ".join(f"{{id: {x}, statement: Statement {x}., reverse: {str(x in reverse).lower()}}}" for x in letters)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "long.yaml").write_text(QUESTIONNAIRE % (items(ITEMS[:6], "b"), items(ITEMS[6:], "")), encoding="utf-8")
    return tmp_path


def write(folder: Path, *, careful: int, careless: int, name: str = "survey.csv") -> None:
    """Ordinary answers, none of which repeats another, and people who said yes to everything."""
    draw = random.Random(5)
    rows = [[draw.choice("12345"), *(draw.choice("1234") for _ in ITEMS[1:])] for _ in range(careful)]
    for row in rows:
        row[1::3] = ["2", "4", "1", "3"]
    lines = [",".join([*ITEMS, "Unit"]), *(",".join([*row, "North"]) for row in rows)]
    (folder / name).write_text("\n".join([*lines, *([",".join("5" * 12) + ",South"] * careless), ""]), encoding="utf-8")


def scored(run: Run, *options: str, name: str = "survey.csv") -> Results:
    return Results.model_validate_json(run("score", name, "-q", "long.yaml", "--format", "json", *options).stdout)


def test_the_readiness_without_them_is_what_it_would_be_had_they_not_answered(folder: Path, run: Run) -> None:
    write(folder, careful=40, careless=8)
    write(folder, careful=40, careless=0, name="careful.csv")

    kept, careful = scored(run), scored(run, name="careful.csv")

    assert kept.careless is not None
    assert (kept.careless.n, kept.careless.score) == (8, careful.readiness.score)
    assert kept.careless.level == careful.readiness.level
    assert "Without them the readiness would be" in kept.careless.says
    assert careful.careless is not None
    assert (careful.careless.n, careful.careless.score) == (None, None)
    assert (
        careful.careless.says
        == "Fewer than 5 people's answers look careless, or nobody's. What they change is not told."
    )


def test_set_aside_they_count_nowhere_and_the_receipt_says_so(folder: Path, run: Run) -> None:
    write(folder, careful=40, careless=8)
    write(folder, careful=40, careless=0, name="careful.csv")

    done = run("score", "survey.csv", "-q", "long.yaml", "--without-careless", "-o", "results.json")
    results = Results.model_validate_json((folder / "results.json").read_bytes())
    careful = scored(run, name="careful.csv")

    assert "8 rows set aside, answers that look careless: rows 42, 43, 44" in done.stderr
    assert "flagged as perhaps careless" not in done.stderr
    assert results.settings.careless == "set aside"
    assert results.readiness == careful.readiness
    assert results.dimensions == careful.dimensions
    assert results.careless is not None
    assert results.careless.score == scored(run).readiness.score
    assert "With them the readiness would be" in results.careless.says
    assert [(each.reason, each.count) for each in results.sources[0].set_aside] == [("answers that look careless", 8)]
    receipt = json.loads((folder / "results.receipt.json").read_text("utf-8"))
    assert receipt["files"][0]["set_aside"][0]["rows"] == "42-49"


@pytest.mark.parametrize(("careful", "careless"), [(40, 4), (40, 1), (4, 40)])
def test_few_people_are_told_of_neither_by_their_number_nor_by_their_effect(
    folder: Path, run: Run, careful: int, careless: int
) -> None:
    write(folder, careful=careful, careless=careless)

    found = scored(run).careless

    assert found is not None
    assert (found.score, found.level) == (None, None)
    assert found.n == (None if careless < 5 else careless)
    done = run("score", "survey.csv", "-q", "long.yaml", "--without-careless", code=1)
    assert "Leave out --without-careless" in done.stderr


def test_a_group_is_never_shown_both_ways(folder: Path, run: Run) -> None:
    """With a breakdown in the settings of the client the whole alone is shown; asked for in words, it is refused."""
    write(folder, careful=40, careless=8)
    done = run("score", "survey.csv", "-q", "long.yaml", "--without-careless", "--by", "Unit", code=1)
    assert "Leave out --by, or --without-careless" in done.stderr

    (folder / "collabready.yaml").write_text(
        "organisation: X\nquestionnaire: long.yaml\nby: [Unit]\n", encoding="utf-8"
    )
    done = run("score", "survey.csv", "--without-careless", "--format", "json")

    assert "Shown without its groups" in done.stderr
    results = Results.model_validate_json(done.stdout)
    assert results.groups == ()
    assert all(dimension.units == () for dimension in results.dimensions)


def test_the_terminal_and_the_report_tell_the_effect(folder: Path, run: Run) -> None:
    write(folder, careful=40, careless=8)

    assert "8 of 48 people's answers look careless, and count." in " ".join(
        run("score", "survey.csv", "-q", "long.yaml").stdout.split()
    )


def test_results_that_were_read_back_cannot_be_changed(folder: Path, run: Run) -> None:
    write(folder, careful=40, careless=8)
    run("score", "survey.csv", "-q", "long.yaml", "-o", "results.json")

    assert "belong to scoring" in run("score", "results.json", "--without-careless", code=1).stderr
    assert "belong to scoring" in run("score", "results.json", "--without", "R_1", code=1).stderr
