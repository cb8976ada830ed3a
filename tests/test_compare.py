"""Two waves as a user compares them: exports or results in, a table, JSON or CSV out, and a page in the report."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from collabready.assessment.results import read_results
from collabready.assessment.wave_file import WaveFile
from wave_cases import QUESTIONNAIRE, export

if TYPE_CHECKING:
    from conftest import Run

BEFORE = export({"2,3,4,2": 10, "3,3,4,3": 10, "2,2,3,2": 10, "3,4,5,1": 10})
AFTER = export({"4,4,4,2": 10, "3,4,4,3": 10, "4,3,3,2": 10, "4,5,5,1": 10})
NEW_WORDS = QUESTIONNAIRE.replace("We trust each other.", "The boss trusts us.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"duo.yaml": QUESTIONNAIRE, "new.yaml": NEW_WORDS, "2025.csv": BEFORE, "2026.csv": AFTER}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_two_exports_in_a_table_out(run: Run) -> None:
    printed = run("compare", "2025.csv", "2026.csv", "-q", "duo.yaml").stdout

    assert "\n".join(line.rstrip() for line in printed.splitlines()) == dedent("""\
        Duo: no organisation named
        Earlier wave: n = 40.
        Later wave: n = 40.

        Wave to wave  Earlier  Later  Diff.        95 %      n  Verdict
        Readiness          57     73    +16  +10 to +22  40/40  changed
        Trust              44     72    +28  +23 to +34  40/40  changed
        Tools              75     75      0    −7 to +7  40/40  too few answers
                                                                to tell

        Statements: 2 of 4 changed  Earlier  Later  Diff.        95 %      n  Verdict
        We trust each other.             38     69    +31  +26 to +37  40/40  changed
        We help each other.              50     75    +25  +17 to +33  40/40  changed

        Note: What changed is told, not why.""")


@pytest.mark.usefixtures("folder")
def test_another_version_of_the_questionnaire_breaks_what_it_changed(run: Run) -> None:
    printed = run("compare", "2025.csv", "2026.csv", "-q", "new.yaml", "--earlier-questionnaire", "duo.yaml").stdout

    assert "t1, wording: The boss trusts us. Before: We trust each other." in printed
    assert "We trust each other.  " not in printed
    assert "Statements: 1 of 3 changed" in printed


@pytest.mark.usefixtures("folder")
def test_the_rows_of_the_csv_are_what_the_json_holds(run: Run) -> None:
    words = ("compare", "2025.csv", "2026.csv", "-q", "new.yaml", "--earlier-questionnaire", "duo.yaml", "--format")

    rows = list(csv.DictReader(io.StringIO(run(*words, "csv").stdout)))
    waves = json.loads(run(*words, "json").stdout)["waves"]

    changes = [row for row in rows if row["what"] == "change"]
    assert [float(row["difference"]) for row in changes] == [each["difference"] for each in waves["changes"]]
    assert [row["level"] for row in changes] == [each["label"] for each in waves["changes"]]
    assert [(row["id"], row["level"], row["before"]) for row in rows if row["what"] == "break"] == [
        ("t1", "wording", "We trust each other.")
    ]
    assert [row["text"] for row in rows if row["what"] == "wave note"] == waves["notes"]


def test_the_comparison_is_kept_as_a_file_that_can_be_made_again(run: Run, folder: Path) -> None:
    words = ("compare", "2025.csv", "2026.csv", "-q", "duo.yaml", "-o", "waves.json")
    run(*words)

    printed = run(*words, "--format", "json").stdout
    kept = (folder / "waves.json").read_text(encoding="utf-8")

    assert json.loads(kept)["waves"] == json.loads(printed)["waves"]
    assert WaveFile.model_validate_json(kept).to_json() == kept


@pytest.mark.parametrize("pair", [("a.json", "2026.csv"), ("2025.csv", "b.json"), ("a.json", "b.json")])
@pytest.mark.usefixtures("folder")
def test_either_side_may_be_an_export_or_results(run: Run, pair: tuple[str, str]) -> None:
    run("score", "2025.csv", "-q", "duo.yaml", "-o", "a.json")
    run("score", "2026.csv", "-q", "duo.yaml", "-o", "b.json")
    asked = [] if pair == ("a.json", "b.json") else ["-q", "duo.yaml"]

    printed = run("compare", *pair, *asked).stdout

    assert printed == run("compare", "2025.csv", "2026.csv", "-q", "duo.yaml").stdout


def test_a_workbook_is_an_export_too(run: Run, folder: Path) -> None:
    with xlsxwriter.Workbook(folder / "2026.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        for at, line in enumerate(AFTER.splitlines()):
            sheet.write_row(at, 0, [int(cell) if cell.isdigit() else cell for cell in line.split(",")])

    printed = run("compare", "2025.csv", "2026.xlsx", "-q", "duo.yaml").stdout

    assert printed == run("compare", "2025.csv", "2026.csv", "-q", "duo.yaml").stdout


def test_an_earlier_wave_stands_in_the_results_and_the_report(run: Run, folder: Path) -> None:
    run("score", "2026.csv", "-q", "duo.yaml", "--earlier", "2025.csv", "-o", "results.json")

    printed = run("score", "results.json").stdout
    waves = read_results(folder / "results.json").waves

    assert "Trust              44     72    +28" in printed
    assert waves is not None
    assert (waves.earlier.n, waves.later.n) == (40, 40)


@pytest.mark.usefixtures("pdf_libraries")
def test_the_report_sets_an_earlier_wave_beside_this_one(run: Run, folder: Path) -> None:
    run("report", "2026.csv", "-q", "duo.yaml", "--earlier", "2025.csv", "-o", "report.pdf")

    page = (folder / "report.html").read_text(encoding="utf-8")

    assert "One of two parts moved: " in page
    assert "trust rose by 28" in page


def test_the_settings_of_a_client_folder_name_the_earlier_wave(run: Run, folder: Path) -> None:
    (folder / "collabready.yaml").write_text(
        'organisation: Firm\nquestionnaire: new.yaml\nexports: 2026.csv\nwave: "2026"\ninvited: {staff: 60}\n'
        "earlier: 2025.csv\nearlier_questionnaire: duo.yaml\n",
        encoding="utf-8",
    )

    results = json.loads(run("score", "--format", "json").stdout)

    assert results["waves"]["later"]["wave"] == "2026"
    assert results["waves"]["earlier"]["wave"] is None
    assert [each["altered"] for each in results["waves"]["breaks"]] == ["wording"]
    assert json.loads(run("score", "2026.csv", "--format", "json").stdout)["waves"] is None


IDS = "Respondent ID,Collector ID,Team,t1,t2,u1,u2"


def with_ids(teams: dict[str, int], first: int) -> str:
    """An export of SurveyMonkey: the first person answers 5 throughout, all others in four ways in turn."""
    names = [team for team, number in teams.items() for _ in range(number)]
    ways = ("2,3,4,2", "3,3,4,3", "2,2,3,2", "3,4,5,1")
    rows = [f"{first + at},7,{team},{ways[at % 4] if at else '5,5,5,5'}" for at, team in enumerate(names)]
    return "\n".join([IDS, *rows, ""])


@pytest.fixture
def client(folder: Path) -> Path:
    """A client folder whose earlier wave had two small teams, which are one by now."""
    (folder / "collabready.yaml").write_text(
        "organisation: Firm\nquestionnaire: duo.yaml\nby: [Team]\nexports: later.csv\nearlier: earlier.csv\n", "utf-8"
    )
    (folder / "merges.yaml").write_text("format: 1\nmerges: {Team: {Legal + HR: [Legal, HR]}}\n", "utf-8")
    (folder / "earlier.csv").write_text(with_ids({"Ops": 20, "Legal": 12, "HR": 12}, 11800000000), "utf-8")
    (folder / "later.csv").write_text(with_ids({"Ops": 20, "Legal": 12, "HR": 12}, 11900000000), "utf-8")
    return folder


@pytest.mark.usefixtures("client")
def test_groups_that_are_one_by_now_are_one_in_the_earlier_wave(run: Run) -> None:
    waves = json.loads(run("score", "--format", "json").stdout)["waves"]

    assert {(each["group"], each["n_earlier"], each["n_later"]) for each in waves["changes"] if each["by"]} == {
        ("Ops", 20, 20),
        ("Legal + HR", 24, 24),
    }


@pytest.mark.parametrize("way", ["setting", "option"])
def test_who_withdrew_for_good_counts_in_neither_wave(run: Run, client: Path, way: str) -> None:
    """The id may be in one of the waves only."""
    (client / "earlier.csv").write_text(with_ids({"Ops": 20, "Legal": 12, "HR": 12}, 11900000000), "utf-8")
    (client / "later.csv").write_text(with_ids({"Ops": 21, "Legal": 12, "HR": 12}, 11900000000), "utf-8")
    if way == "setting":
        with (client / "collabready.yaml").open("a") as settings:
            settings.write("withdrawn: [11900000000, 11900000044]\n")
    words = ("--without", "11900000000", "--without", "11900000044") if way == "option" else ()

    waves = json.loads(run("score", "--format", "json", *words).stdout)["waves"]

    assert (waves["earlier"]["n"], waves["later"]["n"]) == (43, 43)


def test_a_running_number_of_this_wave_is_somebody_else_in_the_earlier_one(run: Run, client: Path) -> None:
    for name in ("earlier.csv", "later.csv"):
        (client / name).write_text(with_ids({"Ops": 20, "Legal": 12, "HR": 12}, 1), "utf-8")

    waves = json.loads(run("score", "--format", "json", "--without", "1").stdout)["waves"]

    assert (waves["earlier"]["n"], waves["later"]["n"]) == (44, 43)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("2025.csv", "gone.csv"), "gone.csv"),
        (("a.json", "a.json", "-q", "duo.yaml"), "Both are results already."),
        (("a.json", "2026.csv", "--earlier-questionnaire", "duo.yaml"), "--earlier-questionnaire belongs to an export"),
        (("2025.csv", "2026.csv", "-q", "duo.yaml", "-o", "2025.csv", "--force"), "this file is read"),
        (("old.json", "2026.csv", "-q", "duo.yaml"), "not a results.json of this version of collabready"),
        (("2025.csv", "2026.csv", "-q", "duo.yaml", "--map", "m", "--map", "n", "--map", "o"), "More mappings than exports"),
    ],
    ids=["no file", "results need no options", "results need no questionnaire", "over an input", "old results", "maps"],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused_in_a_sentence(
    run: Run, folder: Path, words: tuple[str, ...], says: str
) -> None:
    run("score", "2025.csv", "-q", "duo.yaml", "-o", "a.json")
    (folder / "old.json").write_text(
        (folder / "a.json").read_text("utf-8").replace('"format": 1', '"format": 0'), "utf-8"
    )

    assert says in run("compare", *words, code=1).stderr
