"""Files that nobody should have, and somebody has: each is read right or refused with a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.errors import ResponsesError
from collabready.responses import delimited
from collabready.responses.answers import MOST_GROUPS
from collabready.responses.reader import read_responses

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Run, Score

TEXT = """
format: 1
id: small
version: "1"
title: Small
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}, no_answer: [Don't know]}}
audiences: {employee: {title: Staff}, manager: {title: Managers, voice: leaders}}
questions:
  - {id: role, ask: first, text: Role, type: audience, answers: {employee: Staff, manager: Manager}}
  - {id: unit, text: Where, type: group}
dimensions:
  - id: x
    title: X
    practices:
      - {id: px, title: PX, items: [{id: one, statement: The first}, {id: two, statement: The second}, {id: three, statement: The third, when: role = manager}]}
scoring: {levels: {low: 0, high: 65}}
"""


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Small files are read by the csv module, large ones by polars: what is promised holds for both."""
    if request.param == "large":
        monkeypatch.setattr(delimited, "WHOLE", 0)
    return str(request.param)


def export(folder: Path, text: str) -> Path:
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.usefixtures("size")
def test_a_row_with_too_many_cells_is_refused_whatever_columns_are_used(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    path = export(tmp_path, "ts,comment,one,two\n" + "t,ok,5,5\n" * 6 + "t,gives 1, 1,5,5\n")

    with pytest.raises(ResponsesError, match=r"(row 8: 5 cells, but the header has 4|too many cells)"):
        read_responses(path, questionnaire)


def test_a_stray_quotation_mark_swallows_no_rows(tmp_path: Path, questionnaire: Questionnaire) -> None:
    rows = "4,4,fine\n" * 20 + '4,4,we need a 5" screen\n' + "1,1,bad\n" * 30 + '4,4,mine is 7" wide\n'

    responses = read_responses(export(tmp_path, "one,two,Any comments?\n" + rows), questionnaire)

    assert responses.receipts[0].rows == responses.height == 52


@pytest.mark.parametrize("header", ["one,ONE,two", "The first,the\N{NO-BREAK SPACE}first,two"])
def test_headers_that_differ_in_case_or_blanks_occur_twice(
    tmp_path: Path, questionnaire: Questionnaire, header: str
) -> None:
    with pytest.raises(ResponsesError, match=r"fits more than one column.* columns 1, 2"):
        read_responses(export(tmp_path, f"{header}\n1,2,3\n"), questionnaire)


@pytest.mark.usefixtures("size")
def test_rows_of_blanks_are_no_people(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = export(tmp_path, "one,two,unit\n" + "4,4,A\n" * 6 + " , \N{NO-BREAK SPACE},A\n" + ",,A\n")

    assert [len(rows.numbers) for rows in read_responses(path, questionnaire).receipts[0].set_aside] == [2]


@pytest.mark.usefixtures("size")
def test_a_known_label_is_read_after_any_number_of_unknown_ones(tmp_path: Path, questionnaire: Questionnaire) -> None:
    rows = "".join(f"junk {number},4\n" for number in range(3000)) + " D,4\n" * 50

    responses = read_responses(export(tmp_path, "one,two\n" + rows), questionnaire)

    assert (responses.answers["one"].cast(str).str.strip_chars() == "D").sum() == 50
    assert responses.receipts[0].unknown_labels == 3000


def test_names_of_people_are_no_groups(tmp_path: Path, questionnaire: Questionnaire) -> None:
    rows = "".join(f"4,4,person {number}\n" for number in range(MOST_GROUPS + 1))

    with pytest.raises(ResponsesError, match="1,001 different values"):
        read_responses(export(tmp_path, "one,two,name\n" + rows), questionnaire, ["name"])


def test_a_skip_rule_over_the_audience_is_followed(score: Score, questionnaire: Questionnaire) -> None:
    results = score(questionnaire, "role,one,two,three\n" + "Staff,4,4,\n" * 5 + "Manager,4,4,\n" * 5)

    assert results.sources[0].no_answer == {"not asked": 5}


def test_two_runs_hide_the_same_group_of_two_equal_ones(run: Run, tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert questionnaire.id == "small"
    rows = "4,4,Sales\n" * 6 + "2,2,Legal\n" * 6 + "1,1,Board\n" * 3
    export(tmp_path, "one,two,unit\n" + rows)

    printed = {run("score", "export.csv", "-q", "questionnaire.yaml", "--by", "unit").stdout for _ in range(4)}

    assert len(printed) == 1


def test_the_shares_of_a_dimension_leave_out_items_that_are_hidden(score: Score, load: Load) -> None:
    """Three times the unfavourable share less those of the others would be what one person said."""
    text = TEXT.replace(", when: role = manager", "")

    x = score(load(text), "one,two,three\n" + "5,5,\n" * 39 + "5,5,1\n").dimensions[0]

    assert (x.favourable, x.unfavourable) == (1, 0)


def test_markup_in_names_is_text(run: Run, tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert questionnaire.id == "small"
    export(tmp_path, "one,two,Unit [/opt]\n" + "4,4,[red]A\n" * 9 + "4,4,[/legal]\n" * 3)

    done = run("score", "export.csv", "-q", "questionnaire.yaml", "--by", "Unit [/opt]")

    assert "Unit [/opt]" in done.stdout
    assert "[/legal]" in done.stdout


def test_pipes_carry_unicode_whatever_the_locale(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert questionnaire.id == "small"
    export(tmp_path, "one,two,unit\n" + "4,4,Zoë 你\n" * 9)
    command = [sys.executable, "-m", "collabready", "score", "export.csv", "-q", "questionnaire.yaml", "--by", "unit"]

    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}, capture_output=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "Zoë 你" in done.stdout.decode()


@pytest.mark.parametrize("output", [".", "/", "x" * 300 + ".pdf", "notes.txt"])
def test_a_report_cannot_be_written_just_anywhere(
    run: Run, tmp_path: Path, questionnaire: Questionnaire, output: str
) -> None:
    assert questionnaire.id == "small"
    export(tmp_path, "one,two\n" + "4,4\n" * 9)

    assert run("report", "export.csv", "-q", "questionnaire.yaml", "-o", output, code=1).stderr.count("\n") == 1


def test_results_are_not_written_into_a_pipe(run: Run, tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert questionnaire.id == "small"
    export(tmp_path, "one,two\n" + "4,4\n" * 9)

    done = run("score", "export.csv", "-q", "questionnaire.yaml", "-o", "/dev/null", code=1)

    assert done.stderr == "/dev/null: this is no file. Name one; to print the results, use --format.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_stdout_is_told(tmp_path: Path, questionnaire: Questionnaire) -> None:
    assert questionnaire.id == "small"
    export(tmp_path, "one,two\n" + "4,4\n" * 9)
    command = [sys.executable, "-m", "collabready", "score", "export.csv", "-q", "questionnaire.yaml"]

    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "The output cannot be written (No space left on device)."


def test_notes_that_mention_the_program_are_somebodys_work(
    run: Run, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    assert questionnaire.id == "small"
    export(tmp_path, "one,two\n" + "4,4\n" * 9)
    (tmp_path / "notes.json").write_text('{"name": "collabready", "my": "notes"}', encoding="utf-8")

    run("score", "export.csv", "-q", "questionnaire.yaml", "-o", "notes.json", code=1)

    assert "notes" in (tmp_path / "notes.json").read_text("utf-8")


@pytest.mark.parametrize(
    "change", [{"created": "yesterday"}, {"dimensions": []}, {"recipe": {"score": 1e9, "ci": None}}]
)
def test_results_changed_by_hand_are_refused(
    run: Run, tmp_path: Path, questionnaire: Questionnaire, change: dict[str, object]
) -> None:
    assert questionnaire.id == "small"
    export(tmp_path, "one,two\n" + "4,4\n" * 9)
    done = run("score", "export.csv", "-q", "questionnaire.yaml", "--format", "json")
    (tmp_path / "changed.json").write_text(json.dumps({**json.loads(done.stdout), **change}), encoding="utf-8")

    assert "this is not a results.json of this version" in run("report", "changed.json", code=1).stderr
    assert not (tmp_path / "report.html").exists()


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<html>\n{{ report.nothing }}", 2, "has no attribute 'nothing'"),
        ("{% if %}", 1, "Expected an expression"),
        ("\n\n{{ 1 / 0 }}", 3, "division by zero"),
    ],
)
def test_a_template_of_ones_own_that_is_wrong_is_told_with_its_line(
    run: Run, tmp_path: Path, template: str, line: int, words: str
) -> None:
    export(tmp_path, "one,two\n" + "4,4\n" * 9)
    (tmp_path / "questionnaire.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "report.html").write_text(template, encoding="utf-8")
    (tmp_path / "mine" / "style.css").write_text("", encoding="utf-8")

    done = run("report", "export.csv", "-q", "questionnaire.yaml", "--template", "mine", code=1)

    assert done.stderr.splitlines()[-1].startswith(f"mine/report.html:{line}: the template cannot be used: ")
    assert words in done.stderr


@pytest.mark.parametrize("address", ["../secret.png", "/etc/hostname", "nowhere.png", "notes.txt"])
def test_a_style_reads_nothing_but_its_template(run: Run, tmp_path: Path, address: str) -> None:
    export(tmp_path, "one,two\n" + "4,4\n" * 9)
    (tmp_path / "questionnaire.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("notes", encoding="utf-8")
    (tmp_path / "mine" / "report.html").write_text("<style>{{ style }}</style>", encoding="utf-8")
    (tmp_path / "mine" / "style.css").write_text(f"body {{ background: url({address}) }}", encoding="utf-8")

    done = run("report", "export.csv", "-q", "questionnaire.yaml", "--template", "mine", code=1)

    assert "a report reads nothing but files of its template" in done.stderr
    assert not (tmp_path / "report.html").exists()


def test_three_hundred_items_in_a_practice_are_counted_right(score: Score, load: Load) -> None:
    items = ", ".join(f"{{id: i{number}, statement: Number {number}}}" for number in range(300))
    start, end = TEXT.index("items: ["), TEXT.index("]}", TEXT.index("items: ["))
    names = ",".join(f"i{number}" for number in range(300))

    results = score(load(TEXT[:start] + f"items: [{items}" + TEXT[end:]), f"{names}\n" + ("4," * 299 + "4\n") * 6)

    assert results.dimensions[0].score == 75
