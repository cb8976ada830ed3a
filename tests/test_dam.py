"""A real export, scored twice: by the program, and by a few lines of plain Python that share nothing with it.

138 respondents of a KoboToolbox survey, semicolons, `Rarely` with a non-breaking space in half of the columns, headers
that occur twice, empty cells. Source and licence stand beside the file.
"""

from __future__ import annotations

import csv
import json
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

CASE = Path(__file__).parent / "cases" / "dam"
FREQUENCY = {"Never": 0, "Rarely": 25, "Sometimes": 50, "Mostly": 75, "Always": 100}
HAPPINESS = {
    "Very unhappy": 0,
    "Very unah": 0,
    "Quite unhappy": 25,
    "Neutral": 50,
    "Quite happy": 75,
    "Very happy": 100,
}
AGREEMENT = {
    "Strongly disagree": 0, "Disagree": 25, "Neither agree or disagree": 50, "Agree": 75, "Strongly agree": 100
}  # fmt: skip
# Columns of the file, counted from 0, by dimension and practice.
RIVER = [([17, 18, 19, 20], FREQUENCY), ([21, 22, 24], FREQUENCY), ([23, 25, 26], FREQUENCY)]
FOREST = [([29, 30, 31, 32], FREQUENCY), ([34, 35, 36], FREQUENCY), ([33, 37, 38], FREQUENCY)]
SATISFACTION = [([42, 43], HAPPINESS), ([50, 59], HAPPINESS | AGREEMENT)]


def practice(row: list[str], columns: list[int], values: dict[str, int]) -> float | None:
    answers = [values[row[column].strip()] for column in columns if row[column].strip()]
    needed = 2 if len(columns) >= 3 else 1
    return sum(answers) / len(answers) if 2 * len(answers) >= len(columns) and len(answers) >= needed else None


def dimension(row: list[str], practices: list[tuple[list[int], dict[str, int]]]) -> float | None:
    scores = [practice(row, columns, values) for columns, values in practices]
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known and 2 * len(known) >= len(scores) else None


def by_hand() -> dict[str, list[float]]:
    """Person scores of each dimension, straight from the csv module."""
    with (CASE / "responses.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    scored = {"river": RIVER, "forest": FOREST, "satisfaction": SATISFACTION}
    scores = {name: [dimension(row, practices) for row in rows] for name, practices in scored.items()}
    return {name: [score for score in found if score is not None] for name, found in scores.items()}


def test_a_real_export_scores_as_by_hand(run: Run) -> None:
    done = run("score", CASE / "responses.csv", "-q", CASE / "questionnaire.yaml", "--format", "json")
    results = json.loads(done.stdout)

    expected = by_hand()
    assert {d["id"]: d["n"] for d in results["dimensions"]} == {name: len(found) for name, found in expected.items()}
    for found in results["dimensions"]:
        assert found["score"] == pytest.approx(statistics.mean(expected[found["id"]]), abs=1e-9)
        assert found["sd"] == pytest.approx(statistics.stdev(expected[found["id"]]), abs=1e-9)
        assert found["median"] == pytest.approx(statistics.median(expected[found["id"]]), abs=1e-9)


def test_the_figures_are_those_of_the_file(run: Run) -> None:
    """The means to two decimals, once more as numbers: by hand and by program could err together."""
    done = run("score", CASE / "responses.csv", "-q", CASE / "questionnaire.yaml", "--format", "csv")
    lines = [line.split(",") for line in done.stdout.splitlines() if line.startswith("dimension,")]

    assert [(line[2], line[4], f"{float(line[5]):.2f}") for line in lines] == [
        ("river", "133", "40.47"),
        ("forest", "134", "58.18"),
        ("satisfaction", "137", "37.82"),
    ]


def test_every_row_and_column_that_was_not_used_has_its_line(run: Run) -> None:
    done = run("score", CASE / "responses.csv", "-q", CASE / "questionnaire.yaml")

    assert "138 rows read, 137 accepted" in done.stderr
    assert "1 row set aside, no item answered: row 113." in done.stderr
    assert "(KoboToolbox: columns _uuid and _submission_time)" in done.stderr
    assert "91 columns not used: Please select which group the respondent belongs to," in done.stderr
    assert "the scale does not know" not in done.stderr


@pytest.mark.usefixtures("pdf_libraries")
def test_a_real_export_becomes_a_report(run: Run, tmp_path: Path) -> None:
    from pypdf import PdfReader

    run("report", CASE / "responses.csv", "-q", CASE / "questionnaire.yaml", "-o", "dam.pdf")

    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "dam.pdf").pages)
    assert "Reliance on the river" in text
    assert "138" in text
    assert (tmp_path / "dam.html").read_text("utf-8").startswith("<!DOCTYPE html>")
