"""What goes wrong on a Thursday evening: each a clear sentence, exit code 1, and nothing half-written."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.errors import OutputError
from collabready.files import write_whole

if TYPE_CHECKING:
    from conftest import Run

EXAMPLE = Path(__file__).parents[1] / "examples" / "northmoor"
EXPORT = next((EXAMPLE / "exports").glob("*.csv"))
QUESTIONNAIRE = """
format: 1
id: small
version: "1"
title: Small
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}, no_answer: [Don't know]}}
dimensions:
  - {id: x, title: X, practices: [{id: px, title: PX, items: [{id: one, statement: The first}, {id: two, statement: The second}]}]}
scoring: {levels: {low: 0, high: 65}}
"""


@pytest.fixture(autouse=True)
def questionnaire(tmp_path: Path) -> None:
    (tmp_path / "q.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")


def refusal(run: Run, folder: Path, export: bytes | str, *words: str) -> str:
    """What the user reads when the export is refused; the folder must hold what it held before."""
    (folder / "export.csv").write_bytes(export.encode() if isinstance(export, str) else export)
    before = sorted(folder.iterdir())
    done = run("score", "export.csv", "-q", "q.yaml", "-o", "results.json", *words, code=1)
    assert sorted(folder.iterdir()) == before
    assert done.stdout == ""
    return done.stderr.strip()


SIX = "one,two,unit\n" + "4,4,A\n" * 6


@pytest.mark.parametrize(
    ("export", "sentence"),
    [
        ("", "export.csv: the file is empty. Export the responses again as CSV (UTF-8)."),
        ("\n \n", "export.csv: the file is empty. Export the responses again as CSV (UTF-8)."),
        (
            "one,two\n",
            "export.csv: there is a header but no response below it. Export the responses as well.",
        ),
        (
            "one,two\n,\n,\n",
            "export.csv: there is a header but no response below it. Export the responses as well.",
        ),
        (
            "%PDF-1.7 \n1 0 obj",
            "export.csv: this is a PDF document, whatever its name says. Export the responses again as CSV (UTF-8).",
        ),
        (
            b"PK\x03\x04xl/worksheets",
            "export.csv: this is an Excel workbook or another ZIP archive, whatever its name says. "
            "Export the responses again as CSV (UTF-8).",
        ),
        (
            b"one,two\n" + b"\1\0\0" * 90,
            "export.csv: this is no text but binary data. Export the responses again as CSV (UTF-8).",
        ),
        (
            "name,age\nA,4\n",
            "export.csv: no column fits an item of 'small'. Headers must be item ids or the statements themselves, such as "
            "'The first'; found: name, age. Is this the right questionnaire?",
        ),
        (
            "one,two,unit\n" + ",,A\n" * 6,
            "export.csv: nobody answered any item: all cells of the items' columns are blank. Export the answers.",
        ),
        (
            "one,two\n" + "Don't know,Don't know\n" * 6,
            "No dimension could be scored: nobody answered enough of the items of any practice.",
        ),
        (
            "one,two\n" + "4,4\n" * 4,
            "4 staff answered; nothing can be shown for fewer than 5. Wait for more responses, or merge this group with "
            "another.",
        ),
        (
            "one,two\n4,4\n4,4,5\n" + "4,4\n" * 6,
            "export.csv, row 3: 3 cells, but the header has 2. A comma inside an answer needs quotation marks around the "
            "answer. Export the responses again as CSV (UTF-8).",
        ),
        (
            'one,two\n4,"5\n' + "4,5\n" * 60_000,
            "export.csv, near line 32770: the row cannot be read (field larger than field limit (131072)). A quotation mark that is never closed swallows "
            "what follows it. Export the responses again as CSV (UTF-8).",
        ),
        (
            "one,two,one\n4,4,4\n",
            "- 'one' fits more than one column: columns 1, 3. Give it the alias 'one (1)' in the questionnaire, or name the right "
            "one in a mapping.",
        ),
        (
            "one,two,The First\n4,4,4\n",
            "- 'one' fits more than one column: columns 1, 3. Rename the wrong one, or name the right one in a mapping.",
        ),
    ],
)  # fmt: skip
def test_an_export_that_cannot_be_scored(run: Run, tmp_path: Path, export: bytes | str, sentence: str) -> None:
    receipt_and_refusal = refusal(run, tmp_path, export)

    assert sentence in receipt_and_refusal.splitlines()


def test_a_group_column_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert refusal(run, tmp_path, SIX, "--by", "units") == (
        "export.csv: there is no column 'units' to break the results down by. Did you mean 'unit'?"
    )


def test_a_minimum_group_below_five(run: Run, tmp_path: Path) -> None:
    assert "The smallest allowed is 5." in refusal(run, tmp_path, SIX, "--min-group", "4")


def test_a_file_that_is_not_there(run: Run) -> None:
    done = run("score", "nowhere.csv", "-q", "q.yaml", code=1)

    assert done.stderr == "nowhere.csv: there is no such file. Check the name and the folder.\n"


def test_a_folder_in_place_of_a_file(run: Run, tmp_path: Path) -> None:
    assert "this is a folder. Name the export itself." in run("score", tmp_path, "-q", "q.yaml", code=1).stderr


def test_a_file_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    """A link that leads to itself stands for a file without permission, which a test run as root could read."""
    (tmp_path / "export.csv").symlink_to(tmp_path / "export.csv")

    done = run("score", "export.csv", "-q", "q.yaml", code=1)

    assert done.stderr == "export.csv: cannot be read (Too many levels of symbolic links). Check its permissions.\n"


def test_the_same_export_twice(run: Run, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(SIX, encoding="utf-8")

    done = run("score", "a.csv", "b.csv", "-q", "q.yaml", code=1)

    assert "b.csv holds the same as a.csv. Name each export once." in done.stderr


def test_no_file_and_no_engagement(run: Run) -> None:
    assert "Which export? Name the file" in run("score", code=1).stderr


@pytest.mark.parametrize("command", ["score", "report"])
def test_an_output_folder_that_does_not_exist(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "export.csv").write_text(SIX, encoding="utf-8")

    done = run(command, "export.csv", "-q", "q.yaml", "-o", "nowhere/out.pdf", code=1)

    assert done.stderr.splitlines()[-1] == (
        "nowhere/out.pdf: the folder 'nowhere' does not exist. Make it first, or choose another place."
    )


def test_somebodys_work_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(SIX, encoding="utf-8")
    (tmp_path / "results.json").write_text("my notes", encoding="utf-8")

    done = run("score", "export.csv", "-q", "q.yaml", "-o", "results.json", code=1)

    assert "exists, and collabready did not make it. Choose another name, or add --force." in done.stderr
    assert (tmp_path / "results.json").read_text("utf-8") == "my notes"
    run("score", "export.csv", "-q", "q.yaml", "-o", "results.json", "--force")
    run("score", "export.csv", "-q", "q.yaml", "-o", "results.json")


@pytest.mark.usefixtures("pdf_libraries")
def test_what_the_program_made_it_may_make_again(run: Run, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(SIX, encoding="utf-8")

    for _ in range(2):
        run("report", "export.csv", "-q", "q.yaml")

    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_full_disk_leaves_the_old_file(run: Run, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: the kernel refuses the write just so."""
    (tmp_path / "export.csv").write_text(SIX, encoding="utf-8")
    run("score", "export.csv", "-q", "q.yaml", "-o", "results.json")
    old = (tmp_path / "results.json").read_bytes()

    done = subprocess.run(
        [sys.executable, "-m", "collabready", "score", "export.csv", "-q", "q.yaml", "-o", "results.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )

    assert done.returncode == 1
    assert "results.json: cannot be written (File too large). Nothing was left half-written." in done.stderr
    assert (tmp_path / "results.json").read_bytes() == old
    files = ["export.csv", "q.yaml", "results.json", "results.receipt.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == files


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_whatever_step_fails_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    owner = {"write": "collabready.files.os.fdopen", "fsync": "os.fsync", "replace": "pathlib.Path.replace"}[failing]
    target = tmp_path / "new.json"
    monkeypatch.setattr(owner, full)

    with pytest.raises(OutputError, match="No space left on device"):
        write_whole(target, b"content")

    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["q.yaml"]


def test_a_results_file_of_something_else(run: Run, tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text('{"format": 7}', encoding="utf-8")

    assert "this is not a results.json of this version" in run("report", "results.json", code=1).stderr


def test_wrong_usage_is_exit_code_2(run: Run) -> None:
    run("score", "--nonsense", code=2)


def test_a_short_row_is_counted_and_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text("one,two\n" + "4,4\n" * 6 + "5\n", encoding="utf-8")

    done = run("score", "export.csv", "-q", "q.yaml")

    assert "1 row with fewer cells than the header; the missing cells count as blank: row 8." in done.stderr
    assert "7 rows read, 7 accepted" in done.stderr


def test_an_unknown_label_is_told_with_its_count(run: Run, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text("one,two\n" + "4,d\n" * 6 + "Agreeish,4\n" * 2, encoding="utf-8")

    done = run("score", "export.csv", "-q", "q.yaml")

    assert (
        "one: the scale does not know 'Agreeish', 2 answers (rows 8, 9), counted as no answer. "
        "Mend the cells, add the label to the scale's aliases or no_answer, or settle it with `collabready map`."
    ) in done.stderr


def test_a_misspelt_label_is_told_with_what_may_be_meant(run: Run, tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace("1: a, 2: b, 3: c, 4: d, 5: e", "1: Disagree, 2: Agree, 3: Strongly agree")
    (tmp_path / "q.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "export.csv").write_text("one,two\n" + "Agree,Agree\n" * 6 + "Stronly agree,Agree\n", encoding="utf-8")

    done = run("score", "export.csv", "-q", "q.yaml")

    assert "'Stronly agree', 1 answer (row 8), counted as no answer. Did they mean 'Strongly agree'?" in done.stderr


def test_labels_beyond_the_sample_are_read_too(run: Run, tmp_path: Path) -> None:
    """The first rows do not hold every spelling; a late one is neither lost nor refused."""
    rows = ["4,4"] * 3000 + ["E\N{NO-BREAK SPACE},4", "Wat?,4"]
    (tmp_path / "export.csv").write_text("one,two\n" + "\n".join(rows) + "\n", encoding="utf-8")

    done = run("score", "export.csv", "-q", "q.yaml", "--format", "json")

    assert '"5": 1' in done.stdout
    assert "'Wat?', 1 answer (row 3003)" in done.stderr
    assert "3002 rows read, 3002 accepted" in done.stderr
