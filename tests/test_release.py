"""`collabready release`: what is handed out is noted, checked with what was handed out before, and no draft any more.

All answers are synthetic. A person is a row; `person(7)` gives other answers than `person(8)`.
"""

from __future__ import annotations

import io
import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.report.attachment import attached_results

if TYPE_CHECKING:
    from conftest import Run

EXAMPLE = Path(__file__).parents[1] / "examples" / "northmoor"
QUESTIONNAIRE = """\
format: 1
id: learning
version: "1"
title: Learning together
language: en
scales:
  agreement:
    answers: {1: Strongly disagree, 2: Disagree, 3: Neither agree nor disagree, 4: Agree, 5: Strongly agree}
dimensions:
  - id: learning
    title: Learning
    practices:
      - id: habits
        title: Habits
        items:
          - {id: help, statement: People here help each other.}
          - {id: share, statement: We share what we learn.}
          - {id: time, statement: I have time to learn.}
scoring: {levels: {low: 0, high: 65}}
"""
SETTINGS = """\
organisation: Northmoor Water
questionnaire: learning.yaml
wave: "2026-10"
exports: exports/*.csv
by: Unit
"""
LABELS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")


def person(number: int, unit: str = "") -> str:
    answers = (LABELS[number % 5], LABELS[number // 5 % 5], LABELS[number // 25 % 5])
    return ",".join((unit or ("Sales", "Support")[number % 2], *answers))


PEOPLE = [person(number) for number in range(40)]


def made(folder: Path) -> Path:
    for name in ("exports", "interviews", "reports"):
        (folder / name).mkdir()
    (folder / "learning.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (folder / "collabready.yaml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def client(tmp_path: Path) -> Path:
    return made(tmp_path)


def hidden(results: Path) -> set[str]:
    """The groups that results hide."""
    return {group["group"] for group in json.loads(results.read_text("utf-8"))["groups"] if group["hidden"]}


def answered(client: Path, people: list[str]) -> None:
    text = "\n".join(["Unit,help,share,time", *people, ""])
    (client / "exports" / "survey.csv").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def once_released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    client = made(tmp_path_factory.mktemp("released"))
    answered(client, PEOPLE)
    for words in (("score", "-o", "first.json"), ("release", "first.json")):
        subprocess.run([sys.executable, "-m", "collabready", *words], cwd=client, check=True, capture_output=True)
    return client


@pytest.fixture
def released(once_released: Path, tmp_path: Path) -> Path:
    """A client folder of which the results of forty people were released."""
    shutil.copytree(once_released, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_draft_becomes_a_release_and_differs_in_nothing_else(run: Run, client: Path) -> None:
    answered(client, PEOPLE)
    assert "Northmoor Water (draft)" in run("score", "-o", "results.json").stdout
    draft = json.loads((client / "results.json").read_text("utf-8"))

    (client / "results.json").write_text(json.dumps(draft), encoding="utf-8")
    done = run("release", "results.json")

    assert done.stderr.endswith("results.json: released.\n")
    after = json.loads((client / "results.json").read_text("utf-8"))
    assert draft["released"] is None
    assert after == draft | {"released": after["released"]}
    day = after["released"]
    assert f"Northmoor Water, released {day}" in run("score", "results.json").stdout
    assert (client / "log.txt").read_text("utf-8") == f"{day}: released results.json.\n"
    assert run("release", "--list").stdout == f"{day}  results.json  (learning, wave 2026-10, by Unit)\n"


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_is_printed_again_without_the_stamp(run: Run, client: Path) -> None:
    from pypdf import PdfReader

    answered(client, PEOPLE)
    run("report", "-o", "reports/board.pdf")
    board = client / "reports" / "board.pdf"

    def printed() -> list[str]:
        return [page.extract_text() for page in PdfReader(io.BytesIO(board.read_bytes())).pages]

    assert all("draft" in page.casefold() for page in printed())
    assert "Draft" in board.with_suffix(".html").read_text("utf-8")
    assert "board.pdf is a draft until you type: collabready release FILE\n" in run().stdout

    run("release", "reports/board.pdf")

    assert not any("draft" in page.casefold() for page in printed())
    assert ">Draft<" not in board.with_suffix(".html").read_text("utf-8")
    day = attached_results(board).released
    said = run().stdout
    assert f"Released on {day}: reports/board.pdf\nWhatever is scored from now on in the same wave" in said
    assert "is a draft" not in said


def test_the_same_may_be_released_again(run: Run, released: Path) -> None:
    ledger, first = (released / "ledger.json").read_bytes(), (released / "first.json").read_bytes()

    done = run("release", "first.json")

    assert "first.json: released. Its results were released on " in done.stderr
    assert (released / "ledger.json").read_bytes() == ledger
    assert (released / "first.json").read_bytes() == first


def test_the_same_answers_scored_again_may_be_released_under_another_name(run: Run, released: Path) -> None:
    run("score", "-o", "second.json")

    run("release", "second.json")

    assert "  first.json, second.json  (" in run("release", "--list").stdout
    assert len(json.loads((released / "ledger.json").read_text("utf-8"))["releases"]) == 1


@pytest.mark.parametrize(
    ("people", "changed"),
    [
        ([*PEOPLE, person(41)], "1 response came since"),
        (PEOPLE[1:], "1 response that it counted is gone"),
        ([person(99), *PEOPLE[1:]], "1 response came since and 1 response that it counted is gone"),
    ],
    ids=["one more", "one has left", "one answers anew"],
)
def test_a_whole_that_differs_by_few_people_is_not_even_scored(
    run: Run, released: Path, people: list[str], changed: str
) -> None:
    answered(released, people)

    done = run("score", "-o", "second.json", code=1)

    assert f": {changed}. Set side by side" in done.stderr
    assert "\nfirst.json, released 20" in done.stderr
    assert not (released / "second.json").exists()


def test_a_group_that_differs_by_few_people_is_hidden_beside_a_release(run: Run, released: Path) -> None:
    answered(released, [person(0, "Support"), *PEOPLE[1:]])

    run("score", "-o", "second.json")

    assert hidden(released / "second.json") == {"Sales", "Support"}
    run("release", "second.json")


def test_what_was_scored_without_the_ledger_is_refused(run: Run, released: Path) -> None:
    """Whoever puts the ledger away, scores, and puts it back, gets nothing released that it would have hidden."""
    answered(released, [person(0, "Support"), *PEOPLE[1:]])
    (released / "ledger.json").rename(released / "away")
    run("score", "-o", "second.json")
    (released / "away").rename(released / "ledger.json")
    before = {path: path.read_bytes() for path in released.glob("*.json")}

    done = run("release", "second.json", code=1)

    assert "is not what the answers give" in done.stderr
    assert "Nothing was released." in done.stderr
    assert {path: path.read_bytes() for path in released.glob("*.json")} == before


def test_five_more_in_each_group_are_accepted(run: Run, released: Path) -> None:
    """Wherever they stand in the export."""
    more = [person(number) for number in range(50, 60)]
    answered(released, [*more, *reversed(PEOPLE)])
    run("score", "-o", "second.json")

    run("release", "second.json")

    assert len(run("release", "--list").stdout.splitlines()) == 2


def test_of_five_more_of_whom_four_answered_an_item_that_item_is_hidden(run: Run, released: Path) -> None:
    """The number of persons and the dimension differ by enough; the item and nothing else would bare the four."""
    skipped = person(50).rpartition(",")[0] + ","
    more = [skipped, *(person(number) for number in range(51, 55))]
    answered(released, [*PEOPLE, *(line.replace("Sales", "").replace("Support", "") for line in more)])
    run("score", "-o", "second.json")

    run("release", "second.json")

    results = json.loads((released / "second.json").read_text("utf-8"))
    assert {item["id"]: item["n"] for d in results["dimensions"] for item in d["items"]}["time"] is None


def test_a_talk_that_is_withdrawn_after_a_release_stays_in_what_is_out(run: Run, released: Path) -> None:
    talk = (
        "format: 1\nquestionnaire: {id: learning, version: '1'}\ninterview: {id: cfo, respondent: CFO, use: pooled}\n"
    )
    (released / "interviews" / "cfo.yaml").write_text(talk, encoding="utf-8")

    told = run("interview", "withdraw", "cfo", "--yes").stdout

    assert "What was released before cannot be called back: ask those who have it (collabready release --list)." in told
    assert "- first.json" in told
    assert "- ledger.json" not in told


@pytest.mark.parametrize(
    ("settings", "asked"),
    [
        (SETTINGS.replace("2026-10", "2026-10b"), QUESTIONNAIRE),
        (SETTINGS, QUESTIONNAIRE.replace("id: learning\nversion", "id: learning-b\nversion")),
    ],
    ids=["another wave", "another questionnaire"],
)
def test_the_same_answers_under_another_name_are_checked(run: Run, released: Path, settings: str, asked: str) -> None:
    (released / "collabready.yaml").write_text(settings, encoding="utf-8")
    (released / "learning.yaml").write_text(asked, encoding="utf-8")
    answered(released, PEOPLE[1:])

    done = run("score", "-o", "second.json", code=1)

    assert "first.json, released 20" in done.stderr
    assert ": 1 response that it counted is gone. Set side by side" in done.stderr
    assert not (released / "second.json").exists()
    answered(released, [person(0, "Support"), *PEOPLE[1:]])
    run("score", "-o", "second.json")
    assert hidden(released / "second.json") == {"Sales", "Support"}


def numbered(people: list[str]) -> str:
    """An export in which each person has the id that they have in every wave."""
    rows = [f"R_{number:03},{answers}" for number, answers in enumerate(people)]
    return "\n".join(["ResponseId,Unit,help,share,time", *rows, ""])


def next_wave(client: Path) -> None:
    """The wave of a year later: 38 of the same 40 people, three of whom answer as before."""
    people = [*PEOPLE[:3], *(person(number + 60) for number in range(3, 38))]
    (client / "exports" / "survey.csv").write_text(numbered(people), encoding="utf-8")
    settings = SETTINGS.replace("2026-10", "2027-10") + "earlier: earlier.csv\n"
    (client / "collabready.yaml").write_text(settings, encoding="utf-8")


def test_the_same_people_answer_the_next_wave_anew_and_it_is_released(run: Run, client: Path) -> None:
    (client / "exports" / "survey.csv").write_text(numbered(PEOPLE), encoding="utf-8")
    run("score", "-o", "first.json")
    run("release", "first.json")
    shutil.copy(client / "exports" / "survey.csv", client / "earlier.csv")
    next_wave(client)

    told = run("score", "-o", "second.json").stderr
    run("release", "second.json")

    assert "Not all who were counted" not in told
    results = json.loads((client / "second.json").read_text("utf-8"))
    assert (results["waves"]["earlier"]["n"], results["waves"]["later"]["n"]) == (40, 38)
    assert hidden(client / "second.json") == set()


@pytest.mark.parametrize("again", [numbered, lambda people: numbered([people[-1], *people])], ids=["", "renumbered"])
def test_an_earlier_export_that_differs_by_few_people_from_what_was_released_is_refused(
    run: Run, client: Path, again: Callable[[list[str]], str]
) -> None:
    (client / "exports" / "survey.csv").write_text(numbered(PEOPLE), encoding="utf-8")
    run("score", "-o", "first.json")
    run("release", "first.json")
    (client / "earlier.csv").write_text(again(PEOPLE[1:]), encoding="utf-8")
    next_wave(client)

    for words in (
        ("score", "-o", "second.json"),
        ("compare", "earlier.csv", "exports/survey.csv", "-q", "learning.yaml"),
    ):
        told = run(*words, code=1).stderr
        assert "earlier.csv: first.json, released 20" in told
        assert "1 response that it counted is gone" in told
        assert "As the earlier wave, name the results.json that was released of it" in told
    assert not (client / "second.json").exists()
    run("score", "-o", "second.json", "exports/survey.csv", "--earlier", "first.json")


def test_other_people_in_the_same_wave_are_refused(run: Run, released: Path) -> None:
    answered(released, [person(number) for number in range(60, 100)])
    run("score", "-o", "second.json")

    done = run("release", "second.json", code=1)

    assert "hardly anybody who was counted in first.json" in done.stderr
    assert "give them their own `wave:`" in done.stderr


def test_results_changed_by_hand_are_refused(run: Run, client: Path) -> None:
    answered(client, PEOPLE)
    run("score", "-o", "results.json")
    path = client / "results.json"
    values = json.loads(path.read_text("utf-8"))
    values["dimensions"][0]["score"] += 1
    path.write_text(json.dumps(values), encoding="utf-8")

    done = run("release", "results.json", code=1)

    assert "results.json: dimensions.1.score is not what the answers give. It was changed by hand" in done.stderr
    assert not (client / "ledger.json").exists()


def test_results_that_only_say_they_were_released_are_a_draft(run: Run, client: Path) -> None:
    answered(client, PEOPLE)
    run("score", "-o", "results.json")
    path = client / "results.json"
    text = path.read_text("utf-8").replace('"released": null', '"released": "2026-11-24"')
    path.write_text(text, encoding="utf-8")

    done = run("score", "results.json")

    assert "Northmoor Water (draft)" in done.stdout
    assert "knows of no such release" in done.stderr


def test_results_of_an_export_that_has_changed_are_refused(run: Run, client: Path) -> None:
    answered(client, PEOPLE)
    run("score", "-o", "results.json")
    answered(client, PEOPLE[1:])

    done = run("release", "results.json", code=1)

    assert "results.json: it was made from 'survey.csv' (sha256 " in done.stderr
    assert "exports/survey.csv is newer" in done.stderr


def test_all_files_are_released_or_none(run: Run, client: Path) -> None:
    answered(client, PEOPLE)
    run("score", "-o", "results.json")
    (client / "results.csv").write_text("what\n", encoding="utf-8")
    before = (client / "results.json").read_bytes()

    told = run("release", "results.json", "results.csv", code=1).stderr

    assert told == (
        "results.csv: this says not from which answers it was made. Release the results.json that it was made from, "
        "then make it again from that file. Nothing was released.\n"
    )
    assert (client / "results.json").read_bytes() == before
    assert not (client / "ledger.json").exists()


def test_interviews_alone_may_be_released(run: Run, client: Path) -> None:
    """Nobody is noted: how they may be used decides who is counted."""
    (client / "collabready.yaml").write_text("organisation: Northmoor Water\n", encoding="utf-8")
    for talk in (EXAMPLE / "interviews").glob("*.yaml"):
        (client / "interviews" / talk.name).write_bytes(talk.read_bytes())
    run("score", "-o", "results.json")

    run("release", "results.json")
    assert json.loads((client / "ledger.json").read_text("utf-8"))["releases"][0]["by_id"]["people"] == []

    (client / "interviews" / "2026-10-14-finance-director.yaml").unlink()
    (client / "interviews" / "2026-10-20-driver.yaml").write_text(
        (EXAMPLE / "interviews" / "2026-10-20-driver.yaml").read_text("utf-8").replace("pooled", "by-function"), "utf-8"
    )
    run("score", "-o", "second.json")
    run("release", "second.json")


def test_outside_an_engagement_the_way_is_told(run: Run) -> None:
    told = run("release", "results.json", code=1).stderr

    assert "collabready init DIR" in told


def test_without_a_file_nothing_is_released(run: Run, client: Path) -> None:
    assert "Which files?" in run("release", code=1, cwd=client).stderr
    assert run("release", "--list", cwd=client).stdout.startswith("Nothing was released yet.")


def test_the_ledger_is_private_and_tells_of_nobody(run: Run, client: Path) -> None:
    header, *rows = ["ResponseId,Name,Unit,help,share,time", *(f"R_{n:03},Ann {n},{p}" for n, p in enumerate(PEOPLE))]
    (client / "exports" / "survey.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    run("score", "-o", "results.json")
    run("release", "results.json")

    ledger = client / "ledger.json"
    text = ledger.read_text("utf-8")

    assert stat.S_IMODE(ledger.stat().st_mode) == 0o600
    assert "*.json" in (client / ".gitignore").read_text("utf-8")
    assert not [word for word in ("R_0", "Ann", *LABELS, "survey.csv", "help=") if word in text]


@pytest.mark.parametrize("damage", ["", "{", '{"format": 1}'])
def test_a_damaged_ledger_is_told_and_never_replaced(run: Run, released: Path, damage: str) -> None:
    (released / "ledger.json").write_text(damage, encoding="utf-8")

    for command in (("release", "first.json"), ("score",), ()):
        told = run(*command, code=1).stderr
        assert "ledger.json: the ledger of releases is damaged" in told
        assert "Put it back from a backup." in told
    assert (released / "ledger.json").read_text("utf-8") == damage


def test_who_scores_without_somebody_is_told_that_a_release_is_out(run: Run, released: Path) -> None:
    answered(released, PEOPLE[1:])

    told = run("score", code=1).stderr

    assert "Not all who were counted in first.json, released " in told
    assert "cannot be called back" in told
    answered(released, [*PEOPLE, person(41)])
    assert "Not all who were counted" not in run("score", code=1).stderr


def test_a_release_makes_no_report_out_of_date(run: Run, client: Path) -> None:
    answered(client, PEOPLE)
    run("score", "-o", "results.json")
    (client / "reports" / "report.html").touch()

    run("release", "results.json")

    assert run().stdout.endswith("Next: read the report: no answer is newer\n")
