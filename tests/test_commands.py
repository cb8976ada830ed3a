"""The program as a user types it: what goes where, and what happens when the PDF cannot be drawn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import collabready

if TYPE_CHECKING:
    from conftest import Run

EXAMPLE = Path(__file__).parents[1] / "examples" / "northmoor"
EXPORT = next((EXAMPLE / "exports").glob("*.csv"))


def program(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "collabready", *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_stdout_carries_results_and_stderr_the_rest(run: Run) -> None:
    done = run("score", EXPORT, "--format", "json")

    assert json.loads(done.stdout)["readiness"]["n"] == 239
    assert "260 rows read, 259 accepted" in done.stderr


def test_results_can_be_written_and_printed_from(run: Run, tmp_path: Path) -> None:
    printed = run("score", EXPORT, "-o", "results.json").stdout

    again = run("score", "results.json").stdout

    assert again == printed
    assert json.loads((tmp_path / "results.json").read_text("utf-8"))["format"] == 1


def test_results_name_no_path_of_the_machine(run: Run) -> None:
    done = run("score", EXPORT, "--format", "json")

    assert json.loads(done.stdout)["sources"][0]["file"] == EXPORT.name
    assert str(EXPORT.parent) not in done.stdout


@pytest.mark.usefixtures("pdf_libraries")
def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the time zone and the number of threads."""
    for name, threads in (("one.pdf", "1"), ("two.pdf", "3")):
        environment = {"SOURCE_DATE_EPOCH": "1795000000", "TZ": name[:3], "POLARS_MAX_THREADS": threads}
        done = program("report", EXPORT, "--by", "department", "-o", name, cwd=tmp_path, **environment)
        assert done.returncode == 0, done.stderr

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_without_native_libraries_the_html_is_written_and_the_way_out_told(tmp_path: Path) -> None:
    """A WeasyPrint that fails as the real one does where Pango is missing."""
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")", encoding="utf-8")

    done = program("report", EXPORT, "-o", "report.pdf", cwd=tmp_path, PYTHONPATH=str(tmp_path))

    assert done.returncode == 4
    assert "cannot load library 'libpango-1.0-0'" in done.stderr
    assert "Traceback" not in done.stderr
    assert "report.html" in done.stderr
    assert (tmp_path / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert not (tmp_path / "report.pdf").exists()


def test_several_breakdowns_are_shown_side_by_side(run: Run) -> None:
    done = run("score", EXPORT, "--by", "department", "--by", "role", "--by", "department", "--format", "json")

    by = [group["by"] for group in json.loads(done.stdout)["groups"]]
    assert list(dict.fromkeys(by)) == ["In which department do you work?", "Do you lead people?"]
    assert len(by) == 8 + 3


@pytest.mark.usefixtures("pdf_libraries")
def test_inside_a_client_folder_the_settings_complete_the_command(run: Run, tmp_path: Path) -> None:
    run("demo", "client")

    done = run("score", "--format", "json", cwd=tmp_path / "client")

    results = json.loads(done.stdout)
    assert results["organisation"] == "Northmoor Water"
    assert results["note"].startswith("Synthetic example data.")
    assert len(results["groups"]) == 8


@pytest.mark.usefixtures("pdf_libraries")
def test_a_demo_may_be_made_again_but_not_over_somebodys_work(run: Run, tmp_path: Path) -> None:
    run("demo", "client")
    run("demo", "client")
    (tmp_path / "client" / "collabready.yaml").write_text("organisation: Mine\n", encoding="utf-8")

    done = run("demo", "client", code=1)

    assert "collabready.yaml: exists, and collabready did not make it" in done.stderr


@pytest.mark.usefixtures("pdf_libraries")
def test_the_python_interface_does_what_the_commands_do(tmp_path: Path) -> None:
    """The example of the package's docstring."""
    questionnaire = collabready.load_questionnaire("collaborative-learning")
    responses = collabready.read_responses(EXPORT, questionnaire)
    results = collabready.assess(questionnaire, responses)
    collabready.write_report(results, tmp_path / "report.pdf")

    assert results.readiness.weakest == "purpose"
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
