"""`collabready purge`: what tells of single people is erased, results stay, and the certificate claims nothing that is not so."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest
import yaml

from collabready.engagement import load_engagement
from collabready.purge.inventory import inventory_of

if TYPE_CHECKING:
    from conftest import Run

EXAMPLE = Path(__file__).parents[1] / "examples" / "northmoor"
EXPORT = "exports/synthetic learning survey (responses).csv"
DAY = "2026-11-24"
CERTIFICATE = f"purge-certificate-{DAY}.txt"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, finished: scored, with comments, a mapping, rejects and copies of a talk."""
    client = tmp_path_factory.mktemp("finished") / "northmoor"
    shutil.copytree(EXAMPLE, client)
    for words in (
        ("score", "-o", "results.json", "--rejects", "left out.csv"),
        ("release", "results.json"),
        ("comments",),
    ):
        subprocess.run([sys.executable, "-m", "collabready", *words], cwd=client, check=True, capture_output=True)
    (client / "wave.mapping.yaml").write_text("format: 1\n", encoding="utf-8")
    (client / "roster.csv").write_text("name\nEls Maes\n", encoding="utf-8")
    (client / "plan.yaml").write_text("actions: {}\n", encoding="utf-8")
    (client / "interviews" / "2026-10-20-driver.yaml.edited-1").write_text("interview: x\n", encoding="utf-8")
    (client / "reports" / "for-2026-10-20-driver.html").write_text("<p>What was noted", encoding="utf-8")
    (client / "reports" / "for-board.html").write_text("<p>For the board", encoding="utf-8")
    return client


@pytest.fixture
def client(finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, at noon of a day that tests know."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    monkeypatch.setenv("TZ", "UTC")
    return shutil.copytree(finished, tmp_path / "northmoor")


def files(client: Path) -> set[str]:
    return {path.relative_to(client).as_posix() for path in client.rglob("*") if path.is_file()}


GONE = {
    EXPORT,
    "interviews/2026-10-14-finance-director.yaml",
    "interviews/2026-10-20-driver.yaml",
    "interviews/2026-10-20-driver.yaml.edited-1",
    "reports/for-2026-10-20-driver.html",
    "results.receipt.json",
    "left out.csv",
    "comments.yaml",
    "wave.mapping.yaml",
    "roster.csv",
}
KEPT = {
    "collabready.yaml",
    "plan.yaml",
    "results.json",
    "ledger.json",
    "reports/for-board.html",
    "reports/.gitkeep",
    ".gitignore",
}


def test_what_tells_of_single_people_goes_and_results_stay(run: Run, client: Path) -> None:
    before = files(client)
    assert before == GONE | KEPT | {"log.txt"}

    run("purge", "--yes", cwd=client)

    assert files(client) == KEPT | {CERTIFICATE, "log.txt"}
    release = json.loads((client / "ledger.json").read_text("utf-8"))["releases"][0]
    assert (release["files"][0]["name"], release["erased"]) == ("results.json", DAY)
    assert release["by_id"] == release["by_answers"] == {"rows": [], "classes": [], "people": []}
    assert (
        (client / "log.txt").read_text("utf-8").endswith(f"{DAY}: purged: 11 of 11 files erased; see {CERTIFICATE}.\n")
    )


def test_the_certificate_names_each_file_by_its_hash_and_no_interviewee(run: Run, client: Path) -> None:
    hashes = {name: hashlib.sha256((client / name).read_bytes()).hexdigest() for name in GONE}
    size = (client / EXPORT).stat().st_size

    run("purge", "--yes", cwd=client)

    text = (client / CERTIFICATE).read_text("utf-8")
    assert text.startswith(
        "Certificate of erasure\n\n"
        "Engagement: Northmoor Water, the whole organisation, wave 2026-10\n"
        f"Begun: {DAY}T12:00:00+00:00\n"
        f"Ended: {DAY}T12:00:00+00:00\n"
        "By: collabready "
    )
    assert "\nPromised by: 2027-06-30\nOutcome: everything listed is erased.\n" in text
    assert f"  {hashes[EXPORT]}  {size:>10}  export: {EXPORT}\n" in text
    assert all(digest in text for digest in hashes.values())
    assert "people in the ledger: ledger.json; the file stays, without them" in text
    assert "\nKept:\n  collabready.yaml\n  log.txt\n  plan.yaml\n  results.json\n" in text
    assert "must be deleted there: backups, e-mail" in text
    assert "finance-director" not in text
    assert "driver" not in text


def test_before_anything_goes_it_is_shown_and_asked(run: Run, client: Path) -> None:
    before = files(client)

    done = run("purge", cwd=client, code=1)

    assert f"- {EXPORT} (export)\n" in done.stderr
    assert "These stay:\n- collabready.yaml\n- log.txt\n- plan.yaml\n- results.json\n" in done.stderr
    assert "People were promised this by 2027-06-30; doing it now is early, and allowed." in done.stderr
    assert done.stderr.endswith("Nothing was erased. To erase without being asked, add --yes.\n")
    assert files(client) == before


@pytest.mark.parametrize(("answer", "erased"), [("n", False), ("", False), ("y", True)])
def test_on_a_terminal_it_asks_and_enter_is_no(client: Path, answer: str, erased: bool) -> None:  # noqa: FBT001 - a column of the table
    child = pexpect.spawn(sys.executable, ["-m", "collabready", "purge"], cwd=str(client), encoding="utf-8", timeout=60)
    child.expect("Nobody can bring them back. Erase them\\?")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()

    assert (child.exitstatus == 0) == erased
    assert (client / EXPORT).exists() != erased


def test_a_second_purge_finds_nothing(run: Run, client: Path) -> None:
    run("purge", "--yes", cwd=client)
    before = files(client)

    done = run("purge", cwd=client)

    assert (
        done.stdout.splitlines()[0] == f"Nothing of single people is left here. It was purged on {DAY}: {CERTIFICATE}."
    )
    assert files(client) == before


def test_afterwards_every_command_knows_that_the_answers_are_gone(run: Run, client: Path) -> None:
    run("purge", "--yes", cwd=client)

    lines = run(cwd=client).stdout.splitlines()
    assert f"Purged on {DAY}: {CERTIFICATE} says what was erased." in lines
    assert lines[-1] == "Next: nothing; results and reports that were kept may still be read and printed"
    assert (
        f"The answers of this engagement were purged on {DAY}: {CERTIFICATE}."
        in run("score", cwd=client, code=1).stderr
    )
    assert "Readiness 51 of 100" in run("score", "results.json", cwd=client).stdout


def test_answers_that_come_in_after_a_purge_can_be_purged_again(run: Run, client: Path) -> None:
    run("purge", "--yes", cwd=client)
    (client / EXPORT).write_text("late", encoding="utf-8")

    run("purge", "--yes", cwd=client)

    assert not (client / EXPORT).exists()
    assert f"purge-certificate-{DAY}-2.txt" in files(client)


def test_a_talk_that_is_open_in_a_window_stays_and_is_told(run: Run, client: Path) -> None:
    talk = client / "interviews" / "2026-10-20-driver.yaml"
    holder = (
        "import sys, pathlib; from collabready.interview.lock import take; "
        f"lock = take(pathlib.Path({str(talk)!r}), 'now'); print('held', flush=True); sys.stdin.read()"
    )
    child = pexpect.spawn(sys.executable, ["-c", holder], encoding="utf-8", timeout=60)
    child.expect("held")

    done = run("purge", "--yes", cwd=client, code=1)
    child.close(force=True)

    text = (client / CERTIFICATE).read_text("utf-8")
    assert talk.exists()
    assert not (client / EXPORT).exists()
    assert "Still there:\n- interviews/2026-10-20-driver.yaml: it is open in another window" in done.stderr
    assert "Outcome: everything listed is erased." not in text
    assert "NOT erased, and still there:\n  interview, a copy of one, or a page made of one (it is open" in text
    assert "Purged on" not in run(cwd=client).stdout


def test_exports_outside_the_folder_are_named_and_left(run: Run, client: Path, tmp_path: Path) -> None:
    outside = tmp_path / "shared.csv"
    outside.write_text("a,b\n1,2\n", encoding="utf-8")
    settings = client / "collabready.yaml"
    settings.write_text(settings.read_text("utf-8").replace("exports/*.csv", "../shared.csv"), encoding="utf-8")
    (client / "exports" / "link.csv").symlink_to(outside)

    done = run("purge", "--yes", cwd=client)

    assert outside.exists()
    assert not (client / "exports" / "link.csv").is_symlink()
    assert "Outside this folder, and not erased; delete them there:\n" in done.stderr
    assert "shared.csv" in (client / CERTIFICATE).read_text("utf-8")


def test_a_copy_of_an_export_under_any_suffix_is_not_said_to_stay_as_known(run: Run, client: Path) -> None:
    shutil.copy(client / EXPORT, client / "exports.old")
    (client / "screen.log").write_text("x", encoding="utf-8")
    (client / "other.yaml").write_text("format: 1\n", encoding="utf-8")

    shown = run("purge", cwd=client, code=1).stderr

    stays, _, unknown = shown.partition("Not known to collabready, and kept; look whether they hold answers:\n")
    assert "- exports.old\n" in unknown
    assert "- screen.log\n" in unknown
    assert "- other.yaml\n" in stays


def test_the_earlier_export_and_the_list_of_who_was_asked_go_and_merges_stay(run: Run, client: Path) -> None:
    """A list of who was asked may have a row for each of them."""
    named_in_settings(client, earlier="2025.csv", invited="staff.csv")
    (client / "2025.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (client / "staff.csv").write_text("Name,Department\nEls Maes,Legal\n", encoding="utf-8")
    (client / "merges.yaml").write_text("format: 1\nmerges: {}\n", encoding="utf-8")

    done = run("purge", "--yes", cwd=client)

    assert files(client) == KEPT | {CERTIFICATE, "log.txt", "merges.yaml"}
    assert "Not known to collabready" not in done.stderr
    assert "- 2025.csv (export)\n" in done.stderr
    assert "- staff.csv (who was asked)\n" in done.stderr


def test_an_earlier_export_outside_the_folder_is_named_and_earlier_results_stay(run: Run, client: Path) -> None:
    (client.parent / "2025.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    named_in_settings(client, earlier="../2025.csv", invited="../staff.csv")
    (client.parent / "staff.csv").write_text("Name,Department\nEls Maes,Legal\n", encoding="utf-8")

    done = run("purge", "--yes", cwd=client)

    assert "Outside this folder, and not erased; delete them there:\n- ../staff.csv\n- ../2025.csv\n" in done.stderr
    assert "  ../2025.csv\n" in (client / CERTIFICATE).read_text("utf-8")
    assert (client.parent / "2025.csv").exists()

    named_in_settings(client, earlier="results.json")
    run("purge", "--yes", cwd=client)
    assert (client / "results.json").exists()


def named_in_settings(client: Path, **named: str) -> None:
    """The settings of the demo with other files named in them."""
    path = client / "collabready.yaml"
    settings = yaml.safe_load(path.read_text("utf-8")) | named
    path.write_text(yaml.safe_dump(settings, default_flow_style=False), encoding="utf-8")


def test_files_that_nobody_here_knows_are_named_and_kept(run: Run, client: Path) -> None:
    (client / "notes of the kick-off.docx").write_text("x", encoding="utf-8")

    done = run("purge", "--yes", cwd=client)

    assert (
        "Not known to collabready, and kept; look whether they hold answers:\n- notes of the kick-off.docx\n"
        in done.stderr
    )
    assert (client / "notes of the kick-off.docx").exists()


@pytest.mark.usefixtures("pdf_libraries")
def test_a_page_of_a_talk_goes_whatever_it_is_called_and_a_report_stays(run: Run, client: Path) -> None:
    run("interview", "export", "2026-10-20-driver", "--for-respondent", "-o", "reports/talk.pdf", cwd=client)
    run("report", "results.json", "-o", "reports/board.pdf", cwd=client)
    engagement = load_engagement(client)
    assert engagement

    found = inventory_of(engagement)

    goes = {each.path.name for each in found.goes}
    assert {"talk.pdf", "talk.html"} <= goes
    assert {"board.pdf", "board.html"} <= {path.name for path in found.stays}


def test_outside_an_engagement_nothing_is_erased(run: Run, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "a.csv").touch()

    done = run("purge", "--yes", code=1)

    assert "there is no collabready.yaml here or above, so this is no engagement. Nothing was erased." in done.stderr
    assert (tmp_path / "exports" / "a.csv").exists()


def test_the_folder_may_be_named(run: Run, client: Path) -> None:
    run("purge", client.name, "--yes", cwd=client.parent)

    assert not (client / EXPORT).exists()


def test_overdue_answers_call_for_a_purge(run: Run, client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830000000")

    lines = run(cwd=client).stdout.splitlines()

    assert any(line.startswith("OVERDUE: all answers were to be deleted by 2027-06-30, ") for line in lines)
    assert lines[-1] == "Next: collabready purge, and delete backups yourself; results and reports stay"
