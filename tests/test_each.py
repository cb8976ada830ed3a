"""`collabready report --each COLUMN`: a report for each group, the others' none of its business.

All answers are synthetic.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.report.attachment import attached_results
from test_release import PEOPLE, answered, made, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

HIDDEN = "2 groups are hidden, so that nobody can be recognised, and have no report.\n"
# Legal and Temps together are five, so that neither can be worked out.
SMALL = [person(1, "Legal"), person(2, "Legal"), *(person(n, "Temps") for n in (3, 4, 5))]
OTHERS = [person(n, "R & D") for n in range(9)]
WRITTEN = ["R-D.html", "R-D.pdf", "Sales.html", "Sales.pdf", "Support.html", "Support.pdf"]


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """Forty people of Sales and Support, nine of R & D, and five in two groups that are too small."""
    folder = made(tmp_path)
    answered(folder, [*PEOPLE, *OTHERS, *SMALL])
    return folder


@pytest.fixture(scope="module")
def once_reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = made(tmp_path_factory.mktemp("reported"))
    answered(folder, [*PEOPLE, *OTHERS, *SMALL])
    (folder / "said.txt").write_text(
        subprocess.run(
            command("report", "--each", "Unit"), cwd=folder, check=True, capture_output=True, text=True
        ).stderr
    )
    return folder


@pytest.fixture
def reported(pdf_libraries: None, once_reported: Path, tmp_path: Path) -> Path:  # noqa: ARG001 - skips without them
    """A client folder with a report for each unit, and what was said meanwhile."""
    shutil.copytree(once_reported, tmp_path, dirs_exist_ok=True)
    return tmp_path


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "collabready", *words]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_group_that_is_shown_gets_a_report_of_its_own(reported: Path) -> None:
    folder = reported / "reports" / "by-Unit"
    said = (reported / "said.txt").read_text("utf-8")

    assert names(folder) == WRITTEN
    assert said.endswith(f"3 reports written to {Path('reports', 'by-Unit')} (PDF and HTML).\n{HIDDEN}")
    assert [group.group for group in attached_results(folder / "Sales.pdf").groups] == ["Sales"]
    for word in ("Support", "Legal", "Temps", "R &amp; D"):
        assert word not in (folder / "Sales.html").read_text("utf-8")


def test_a_set_of_reports_and_the_whole_give_nobody_away(run: Run, reported: Path) -> None:
    run("score", "-o", "results.json")
    reports = sorted((reported / "reports" / "by-Unit").iterdir())

    done = run("audit", "results.json", *reports, "--data", "exports/survey.csv")
    assert done.stdout.startswith("No group under 5 can be recovered from these 7 files.\n")


def test_a_report_of_a_group_is_released_as_others_are(run: Run, reported: Path) -> None:
    sales = reported / "reports" / "by-Unit" / "Sales.pdf"
    assert ">Draft<" in sales.with_suffix(".html").read_text("utf-8")

    assert run("release", sales).stderr.endswith("Sales.pdf and the page beside it: released.\n")

    assert ">Draft<" not in sales.with_suffix(".html").read_text("utf-8")
    assert attached_results(sales).released is not None
    assert attached_results(sales).extract


def test_a_report_of_a_group_whose_answers_changed_is_not_released(run: Run, reported: Path) -> None:
    answered(reported, [*PEOPLE[1:], person(7, "Sales")])

    assert "Nothing was released." in run("release", "reports/by-Unit/Sales.pdf", code=1).stderr
    assert not (reported / "ledger.json").exists()


def test_what_an_earlier_run_left_is_pointed_out(run: Run, reported: Path) -> None:
    """Somebody who was shown then may be hidden now."""
    answered(reported, [*PEOPLE, *SMALL])

    said = run("report", "--each", "Unit").stderr
    assert "Of an earlier run, or not from here, in the same folder: R-D. Look at them before" in said


def test_a_number_of_a_report_of_a_group_is_explained_elsewhere(run: Run, reported: Path) -> None:
    said = run("explain", reported / "reports" / "by-Unit" / "Sales.pdf", "readiness", code=1).stderr

    assert "this is the report of one group, which does not hold what its numbers were made of" in said


@pytest.mark.usefixtures("pdf_libraries")
def test_a_report_that_cannot_be_written_is_told_and_the_others_are_there(run: Run, client: Path) -> None:
    folder = client / "reports" / "by-Unit"
    folder.mkdir()
    (folder / "Sales.html").write_text("mine", encoding="utf-8")

    said = run("report", "--each", "Unit", code=1).stderr

    assert "2 reports written to" in said
    assert re.search(r"Not written:\n- Sales: .*Sales\.html: exists, and collabready did not make it", said)
    assert (folder / "Sales.html").read_text("utf-8") == "mine"
    assert names(folder) == [name for name in WRITTEN if name != "Sales.pdf"]


def test_without_the_libraries_that_draw_the_pages_for_a_browser_are_written(
    run: Run, client: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python finds a library that cannot be loaded, as where Pango is missing."""
    broken = client / "broken"
    broken.mkdir()
    (broken / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(broken), prepend=os.pathsep)

    said = run("report", "--each", "Unit", code=4).stderr

    assert names(client / "reports" / "by-Unit") == [name for name in WRITTEN if name.endswith(".html")]
    assert "3 reports written to reports/by-Unit (HTML alone)." in said
    assert said.count("No PDF: ") == 1
    assert "Open the HTML report in a browser and print it to PDF there" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--each", "Site"], "--each Site: the results are not broken down by that. They are by 'Unit'."),
        (["--each", "Unit", "-o", "units.pdf"], "units.pdf: with --each there is a report for each group."),
        (["--template", "department"], "Say which breakdown: --each COLUMN."),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Run, client: Path, words: list[str], told: str) -> None:
    assert told in run("report", *words, code=1).stderr
    assert names(client / "reports") == []


def test_where_no_group_can_be_shown_there_is_no_report(run: Run, client: Path) -> None:
    answered(client, [person(n, f"Unit {n // 3}") for n in range(40)])

    assert "No group of 'Unit' can be shown" in run("report", "--each", "unit", code=1).stderr


@pytest.mark.usefixtures("pdf_libraries")
def test_outside_a_client_folder_the_column_is_what_is_broken_down_by(run: Run, client: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(client / "exports" / "survey.csv", other)
    shutil.copy(client / "learning.yaml", other)
    (client / "collabready.yaml").unlink()

    run("report", "survey.csv", "-q", "learning.yaml", "--each", "Unit", "-o", "units", cwd=other)

    assert names(other / "units") == WRITTEN


@pytest.mark.usefixtures("pdf_libraries")
def test_a_terminal_shows_how_far_it_is(client: Path) -> None:
    ours, theirs = pty.openpty()
    program = subprocess.Popen(command("report", "--each", "Unit"), cwd=client, stderr=theirs)
    os.close(theirs)
    shown = b"".join(_read(ours))
    program.wait()

    assert re.search(rb"Reports .*[0-3]/3", shown)


def _read(terminal: int) -> Iterator[bytes]:
    """What a terminal is sent until nobody writes to it any more."""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # Linux says so of a terminal whose other end is closed
            return
        if not piece:
            return
        yield piece


@pytest.mark.usefixtures("pdf_libraries")
def test_ctrl_c_leaves_whole_files_and_no_process(client: Path) -> None:
    """A terminal sends it to all processes of a group; so does the test, once the first report is there."""
    answered(client, [person(n, f"Unit {n % 40}") for n in range(400)])
    folder = client / "reports" / "by-Unit"
    program = subprocess.Popen(
        command("report", "--each", "Unit"), cwd=client, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not list(folder.glob("*.pdf")):
        assert program.poll() is None
        time.sleep(0.02)
    os.killpg(program.pid, signal.SIGINT)
    said = program.communicate()[1]

    assert program.returncode != 0
    assert "Traceback" not in said
    assert _all_ended(program.pid)
    assert 0 < len(names(folder)) < 80
    assert [path.name for path in folder.iterdir() if not _is_whole(path)] == []


def _is_whole(path: Path) -> bool:
    return path.read_bytes().rstrip().endswith(b"%%EOF" if path.suffix == ".pdf" else b"</html>")


@pytest.mark.usefixtures("pdf_libraries")
def test_processes_end_when_the_program_is_killed(client: Path) -> None:
    answered(client, [person(n, f"Unit {n % 40}") for n in range(400)])
    program = subprocess.Popen(
        command("report", "--each", "Unit"), cwd=client, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while not list((client / "reports").glob("*/*.pdf")):
        assert program.poll() is None
        time.sleep(0.02)
    program.kill()
    program.wait()

    assert _all_ended(program.pid)


def _all_ended(group: int) -> bool:
    """Whether all processes of a group end, in the time that even a busy machine needs; whoever has ended may still be listed."""
    for _ in range(200):
        listed = subprocess.run(["ps", "-eo", "pgid=,stat="], check=True, capture_output=True, text=True).stdout
        if not [line for line in listed.splitlines() if line.split()[0] == str(group) and "Z" not in line]:
            return True
        time.sleep(0.1)
    return False
