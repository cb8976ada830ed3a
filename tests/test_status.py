"""`collabready` alone: where the engagement stands, what comes next, and that every command finds its files."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

EXAMPLE = Path(__file__).parents[1] / "examples" / "northmoor"
SETTINGS = """\
organisation: Northmoor Water
scope: "pilot: Customer Service"
wave: "2026-11"
questionnaire: pulse
exports: exports/*.csv
delete_by: 2099-06-30
"""
INTERVIEW = """\
format: 1
questionnaire: {{id: pulse, version: "2026.1"}}
interview: {{id: {id}, respondent: CFO, audience: executive, use: {use}, finished: {finished}}}
"""


@pytest.fixture
def client(tmp_path: Path) -> Path:
    for name in ("exports", "interviews", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "collabready.yaml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def write_interview(client: Path, id_: str, use: str = "by-function", finished: str = "null") -> None:
    text = INTERVIEW.format(id=id_, use=use, finished=finished)
    (client / "interviews" / f"{id_}.yaml").write_text(text, encoding="utf-8")


def last_line(run: Run, cwd: Path) -> str:
    return run(cwd=cwd).stdout.splitlines()[-1]


@pytest.mark.usefixtures("client")
def test_a_new_engagement_is_told_what_it_is_about_and_how_to_begin(run: Run) -> None:
    assert run().stdout == (
        "Northmoor Water: pilot: Customer Service, wave 2026-11\n"
        "Questionnaire: Pulse: readiness in ten statements (pulse 2026.1)\n"
        "Exports: none yet; looked for exports/*.csv\n"
        "Interviews: none yet\n"
        "Reports: none yet\n"
        "All answers are to be deleted by 2099-06-30.\n"
        "Next: collabready interview, or put the export of the survey into exports\n"
    )


def test_a_folder_below_belongs_to_the_engagement(run: Run, client: Path) -> None:
    assert run(cwd=client / "exports").stdout == run().stdout


def test_elsewhere_the_help_is_shown(run: Run) -> None:
    done = run(code=2)

    assert done.stdout == ""
    assert "Commands:" in done.stderr


def test_interviews_are_counted_by_state_and_by_use(run: Run, client: Path) -> None:
    write_interview(client, "a")
    write_interview(client, "b", "pooled", "'2026-11-23'")
    write_interview(client, "c", "pooled", "'2026-11-23'")
    (client / "interviews" / "d.yaml").write_text("format: 1\n", encoding="utf-8")

    assert "Interviews: 4: 1 open, 2 finished, 1 cannot be read; 1 by-function, 2 pooled\n" in run().stdout


def test_the_next_step_follows_from_what_is_there(run: Run, client: Path) -> None:
    write_interview(client, "a")
    assert last_line(run, client) == "Next: collabready interview --resume"

    write_interview(client, "a", finished="'2026-11-23'")
    (client / "exports" / "survey.csv").touch()
    assert last_line(run, client) == "Next: collabready score, then collabready report"

    report = client / "reports" / "report.pdf"
    report.touch()
    os.utime(report, (2e9, 2e9))
    assert last_line(run, client) == "Next: read the report: no answer is newer"

    os.utime(client / "exports" / "survey.csv", (2.1e9, 2.1e9))
    assert last_line(run, client) == "Next: collabready report (answers have changed since the last one)"

    (client / "interviews" / "b.yaml").write_text("format: 1\n", encoding="utf-8")
    assert last_line(run, client) == "Next: collabready interview list (it tells what is wrong)"


def test_a_talk_about_another_questionnaire_is_told_and_is_not_what_comes_next(run: Run, client: Path) -> None:
    write_interview(client, "a")
    path = client / "interviews" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace("id: pulse", "id: other"), encoding="utf-8")

    lines = run().stdout.splitlines()

    assert "Interviews: 1: 1 open, 1 about another questionnaire; 1 by-function" in lines
    assert lines[-1] == "Next: collabready score, then collabready report"
    assert run("interview", "--resume", "--plain", code=1).stderr == (
        "The open talks in interviews are about another questionnaire: other. "
        "Name it with -q, or name a talk: --resume NAME.\n"
    )


def test_a_page_for_the_board_is_a_report(run: Run, client: Path) -> None:
    (client / "reports" / "for-board.pdf").touch()

    assert "Reports: 1: for-board.pdf" in run().stdout


def test_the_day_is_that_of_the_clock(run: Run, client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4100000000")
    (client / "exports" / "survey.csv").touch()

    assert "OVERDUE: all answers were to be deleted by 2099-06-30, " in run().stdout


def test_a_page_for_a_respondent_is_no_report(run: Run, client: Path) -> None:
    write_interview(client, "2026-11-23-cfo")
    (client / "reports" / "for-2026-11-23-cfo.pdf").touch()

    assert "Reports: none yet" in run().stdout


def test_a_report_may_be_called_for_whom_it_is(run: Run, client: Path) -> None:
    (client / "reports" / "for-board.pdf").touch()

    assert "Reports: 1: for-board.pdf" in run().stdout


def test_answers_that_were_to_be_deleted_come_first(run: Run, client: Path) -> None:
    past = (datetime.now(UTC) - timedelta(days=40)).date()
    settings = SETTINGS.replace("2099-06-30", past.isoformat())
    (client / "collabready.yaml").write_text(settings, encoding="utf-8")
    write_interview(client, "a")

    lines = run().stdout.splitlines()

    assert lines[-2].startswith(f"OVERDUE: all answers were to be deleted by {past}, ")
    assert lines[-1].startswith("Next: collabready purge")


def test_once_all_is_deleted_nothing_is_overdue(run: Run, client: Path) -> None:
    (client / "collabready.yaml").write_text("organisation: x\ndelete_by: 2020-01-01\n", encoding="utf-8")

    assert "OVERDUE" not in run().stdout


def test_settings_that_say_nothing_to_the_questionnaire_are_told(run: Run, client: Path) -> None:
    lines = "organisation: x\nlanguages: [en, xx]\nowners: {Head of It: Jan}\n"
    (client / "collabready.yaml").write_text(lines, encoding="utf-8")

    told = run().stdout

    assert "languages: 'collaborative-learning' is not translated into 'xx'. It has: en" in told
    assert "no action of 'collaborative-learning' is owned by 'Head of It'. Did you mean 'Head of IT'?" in told


def test_wrong_settings_are_told_with_their_place(run: Run, client: Path) -> None:
    (client / "collabready.yaml").write_text("organisation: x\nlanguages: Dutch\n", encoding="utf-8")

    assert run(cwd=client / "exports", code=1).stderr == (
        "../collabready.yaml:2:12: 'Dutch' is no language. Write its code, like nl or fr-BE.\n"
    )


def test_a_pattern_without_files_is_told_when_scoring(run: Run, tmp_path: Path) -> None:
    settings = (EXAMPLE / "collabready.yaml").read_text("utf-8").replace("exports/*.csv", f"{EXAMPLE}/exports/*.csv")
    settings = settings.replace("/*.csv]", "/*.csv, exprots/*.csv]")
    (tmp_path / "collabready.yaml").write_text(settings, encoding="utf-8")

    done = run("score", "--format", "json")

    assert "exports: no file for exprots/*.csv. Not there yet, or misspelt?" in done.stderr


@pytest.mark.usefixtures("client")
def test_when_no_pattern_has_files_the_patterns_are_told_before_the_question(run: Run) -> None:
    lines = run("score", code=1).stderr.splitlines()

    assert lines[0] == "exports: no file for exports/*.csv. Not there yet, or misspelt?"
    assert lines[1].startswith("Which export?")


@pytest.mark.usefixtures("pdf_libraries")
def test_from_below_reports_mappings_and_exports_are_those_of_the_engagement(run: Run, tmp_path: Path) -> None:
    run("demo", "client")
    client = tmp_path / "client"
    (client / "reports" / "report.pdf").unlink()

    reported = run("report", cwd=client / "exports")
    mapped = run("map", cwd=client / "exports")

    assert "../reports/report.pdf and report.html written." in reported.stderr
    assert (client / "reports" / "report.pdf").is_file()
    assert "../mapping.yaml written." in mapped.stderr
    assert (client / "mapping.yaml").is_file()


@pytest.mark.usefixtures("pdf_libraries")
def test_a_file_that_was_typed_is_one_from_where_the_user_stands(run: Run, tmp_path: Path) -> None:
    run("demo", "client")
    below = tmp_path / "client" / "exports"
    [export] = below.glob("*.csv")

    done = run("score", export.name, "--rejects", "rejects.csv", "--format", "json", cwd=below)

    assert '"organisation": "Northmoor Water"' in done.stdout
    assert (below / "rejects.csv").is_file()
