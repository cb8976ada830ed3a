"""`collabready audit` on files that the program itself made."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from grimp import build_graph

from collabready.bundled import example
from collabready.questionnaire.reader import load_questionnaire

if TYPE_CHECKING:
    from conftest import Run

EXPORT = next((example("northmoor") / "exports").glob("*.csv"))
CLEARED = "No group under 5 can be recovered from "


@pytest.fixture
def finished(run: Run, tmp_path: Path) -> list[Path]:
    """The results of the example by department as JSON, CSV and workbook."""
    printed = run("score", EXPORT, "--by", "department", "-o", "results.json", "--format", "csv").stdout
    (tmp_path / "results.csv").write_text(printed, encoding="utf-8")
    with xlsxwriter.Workbook(tmp_path / "results.xlsx") as book:
        book.add_worksheet("About").write(0, 0, "Readiness")
        sheet = book.add_worksheet("Scores")
        for place, cells in enumerate(csv.reader(printed.splitlines())):
            sheet.write_row(place, 0, [float(c) if c.replace(".", "", 1).isdigit() else c for c in cells])
    return [tmp_path / name for name in ("results.json", "results.csv", "results.xlsx")]


def test_what_the_program_made_is_cleared(run: Run, finished: list[Path]) -> None:
    done = run("audit", *finished, "--data", EXPORT)

    assert done.stdout == f"{CLEARED}these 3 files.\n"


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_is_read_by_its_attachment_and_its_tables(run: Run, tmp_path: Path) -> None:
    run("report", EXPORT, "--by", "department", "-o", "board.pdf")
    done = run("audit", "board.pdf", "board.html", "--data", EXPORT)

    assert done.stdout.splitlines() == [
        f"{CLEARED}these 2 files.",
        "Not attacked: its pages, beside the attached results.json (board.pdf); its charts, its sentences, and what single pages repeat of its groups (board.html).",
    ]
    page = (tmp_path / "board.html").read_text("utf-8").replace('<td class="n">46</td>', '<td class="n">47</td>')
    (tmp_path / "other.html").write_text(page, encoding="utf-8")
    done = run("audit", "other.html", "--data", EXPORT, code=1)
    assert "it gives n = 47 for Customer Service, and the export 46." in done.stdout


def test_results_by_two_breakdowns_one_after_the_other_are_attacked_together(run: Run) -> None:
    """Staff by department, and by whether they belong to a community: safe in this example."""
    run("score", EXPORT, "--by", "department", "-o", "one.json")
    run("score", EXPORT, "--by", "com-member", "-o", "two.json")

    assert run("audit", "one.json", "two.json", "--data", EXPORT).stdout.startswith(CLEARED)


def test_a_release_from_an_earlier_export_is_played_off_against_a_later_one(run: Run, tmp_path: Path) -> None:
    lines = EXPORT.read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "early.csv").write_text("".join(lines[:-2]), encoding="utf-8")
    run("score", "early.csv", "-o", "early.json")
    run("score", EXPORT, "-o", "late.json")

    done = run("audit", "early.json", "late.json", "--data", "early.csv", "--data", EXPORT, code=1)

    assert done.stdout.startswith(
        "A group under 5 can be recovered from these 2 files:\nWhole (late.json) minus Whole (early.json) = "
    )
    assert "scores would be: Communities" in done.stdout


def test_a_hidden_group_written_back_is_caught(run: Run, finished: list[Path], tmp_path: Path) -> None:
    document = json.loads(finished[0].read_text("utf-8"))
    hidden = next(group for group in document["groups"] if group["hidden"])
    hidden["n"] = 3
    (tmp_path / "tampered.json").write_text(json.dumps(document), encoding="utf-8")

    done = run("audit", "tampered.json", "--data", EXPORT, code=1)

    assert hidden["group"] in done.stdout
    assert "No group" not in done.stdout


def test_without_data_nothing_is_cleared(run: Run, finished: list[Path]) -> None:
    done = run("audit", finished[0], code=1)

    assert done.stdout.startswith("Only the totals of this file could be attacked")
    assert "No group" not in done.stdout


def test_an_unreadable_file_and_a_low_minimum_are_sentences(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")

    assert "broken.json: this is not valid JSON" in run("audit", "broken.json", code=1).stderr
    assert "A minimum group of 4 would clear too much" in run("audit", "broken.json", "--min-group", "4", code=1).stderr
    run("audit", code=2)


def test_groups_that_were_counted_as_one_are_cleared_under_their_new_name(run: Run, tmp_path: Path) -> None:
    """As a client folder goes: the forecast merges, the survey is scored, and what is handed out is attacked."""
    client_folder(tmp_path)
    run("forecast", "--rate", "0.5", "--write")
    run("score", "-o", "results.json")
    groups = json.loads((tmp_path / "results.json").read_text("utf-8"))["groups"]
    assert {group["group"]: group["n"] for group in groups} == {"Finance + Legal": 7, "IT": 15, "Ops": 20}

    assert run("audit", "results.json", "--data", "export.csv").stdout == f"{CLEARED}this file.\n"


def test_who_withdrew_by_the_settings_is_left_out_and_an_id_that_nobody_has_is_no_error(
    run: Run, tmp_path: Path
) -> None:
    client_folder(tmp_path)
    run("score", "--without", "11800000000", "-o", "results.json")
    assert "it gives n = 41 for " in run("audit", "results.json", "--data", "export.csv", code=1).stdout
    with (tmp_path / "collabready.yaml").open("a", encoding="utf-8") as settings:
        settings.write("withdrawn: [11800000000, 11999999999]\n")

    assert run("audit", "results.json", "--data", "export.csv").stdout == f"{CLEARED}this file.\n"


def client_folder(client: Path) -> None:
    """A client folder after the survey, with four teams of which two are small. Ids as SurveyMonkey gives them."""
    (client / "collabready.yaml").write_text(
        "organisation: Northmoor Water\nquestionnaire: pulse\nby: [Team]\nexports: [export.csv]\ninvited: people.csv\n",
        encoding="utf-8",
    )
    (client / "people.csv").write_text("Team,Count\nOps,46\nLegal,6\nFinance,8\nIT,30\n", encoding="utf-8")
    statements = [f'"{item.statement}"' for item in load_questionnaire("pulse").items]
    teams = ["Ops"] * 20 + ["IT"] * 15 + ["Legal"] * 3 + ["Finance"] * 4
    rows = [
        ",".join([f"118000000{at:02}", "7", team, *(str(1 + (at + place) % 5) for place in range(len(statements)))])
        for at, team in enumerate(teams)
    ]
    header = ",".join(["Respondent ID", "Collector ID", "Team", *statements])
    (client / "export.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")


def test_the_attack_shares_nothing_with_the_protection() -> None:
    """Of the assessment it uses who answered what, and nothing that decides what is shown; also what is yet to come."""
    used = build_graph("collabready", cache_dir=None).find_upstream_modules("collabready.audit", as_package=True)

    assessed = {module for module in used if module.startswith("collabready.assessment.")}
    assert assessed <= {f"collabready.assessment.{name}" for name in ("careless", "covariance", "scores", "unfinished")}
    assert "collabready.assessment.scores" in assessed
