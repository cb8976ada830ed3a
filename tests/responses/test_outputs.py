"""What a command must never write over, and what it keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

EXPORT = "help,share,time,Department\n" + "Agree,Agree,Disagree,Sales\n" * 6


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words", [["-o", "export.csv"], ["--rejects", "export.csv"], ["-o", "r.json", "--rejects", "r.json"]]
)
def test_no_input_and_no_other_output_is_written_over(run: Run, survey: Path, export: Path, words: list[str]) -> None:
    done = run("score", "export.csv", "-q", survey, *words, "--force", code=1)

    assert "this file is read, or written already" in done.stderr
    assert export.read_text(encoding="utf-8") == EXPORT


def test_map_does_not_write_over_the_export(run: Run, survey: Path, export: Path) -> None:
    run("map", "export.csv", "-q", survey, "-o", "export.csv", "--force", code=1)

    assert export.read_text(encoding="utf-8") == EXPORT


def test_a_folder_is_no_file_to_write(run: Run, survey: Path, export: Path) -> None:
    assert "this is a folder" in run("score", export.name, "-q", survey, "-o", ".", code=1).stderr


def test_results_that_are_read_back_keep_the_receipt_of_their_export(run: Run, survey: Path, export: Path) -> None:
    run("score", export.name, "-q", survey, "-o", "results.json")
    receipt = export.with_name("results.receipt.json").read_bytes()

    run("score", "results.json", "--organisation", "Ours", "-o", "ours.json")

    assert export.with_name("results.receipt.json").read_bytes() == receipt
    assert not export.with_name("ours.receipt.json").exists()


@pytest.mark.parametrize(("header", "reason"), [("Email", "single respondents"), ("Remarks", "different values")])
def test_people_are_no_groups(run: Run, survey: Path, tmp_path: Path, header: str, reason: str) -> None:
    rows = "".join(f"2026-11-0{n % 9 + 1} 10:00,p{n}@firm.be,Agree,Agree,Agree,text {n}\n" for n in range(30))
    (tmp_path / "forms.csv").write_text(f"Timestamp,Email,help,share,time,Remarks\n{rows}", encoding="utf-8")

    done = run("score", "forms.csv", "-q", survey, "--by", header, code=1)

    assert reason in done.stderr
    assert "@firm.be" not in done.stderr
