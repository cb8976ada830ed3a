"""Looking after what was heard: list, show, use, approve and withdraw, as a consultant types them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from collabready.interview.journal import start_journal
from collabready.interview.lock import take
from collabready.responses.interview_file import Interview, load_interview

if TYPE_CHECKING:
    from conftest import Run

CFO = """\
format: 1
questionnaire: {id: talk, version: "1"}
interview:
  id: 2026-11-23-cfo
  respondent: CFO
  audience: executive
  language: en
  use: by-function
  started: "2026-11-23T10:00:05+01:00"
  finished: "2026-11-23T10:52:00+01:00"
  seconds: 3120
  interviewer: Ann Peeters
answers:
  sentence:
    value: 2
    note: "Named no date.\\nLooked at the clock."
    quote: {text: We share because everybody does., approved: no}
    flag: follow-up
    earlier: [{value: 1, at: "2026-11-23T10:14:02+01:00"}]
  sponsor: {value: null, reason: dont-know, quote: {text: Ask IT., approved: yes}}
  hours: {note: Two evenings a month.}
  gone: {value: 3, note: Kept.}
texts: {resistance: Time.}
"""
DRIVER = """\
format: 1
questionnaire: {id: talk, version: "1"}
interview: {id: 2026-11-24-driver, respondent: Driver, audience: driver, use: pooled, finished: null}
answers: {}
"""
QUESTIONNAIRE = """\
format: 1
id: talk
version: "1"
title: A talk
language: en
audiences: {executive: {title: Executives, voice: leaders}, driver: {title: Drivers, voice: specialists}}
scales: {evidence: {answers: {0: No sign, 1: Intended, 2: Here and there, 3: Usual}}}
dimensions:
  - id: purpose
    title: Purpose
    practices:
      - id: goal
        title: A clear goal
        items:
          - {id: sentence, question: What is this for?, anchors: {1: A wish., 2: Several goals.}, audience: executive}
          - {id: sponsor, question: Who defends it?}
          - {id: hours, question: How many hours?, when: sponsor >= 2, audience: executive}
          - {id: budget, question: How much money?, audience: executive}
questions:
  - {id: resistance, text: What resistance have you met?, type: text, audience: executive}
scoring: {levels: {low: 0}}
"""


@pytest.fixture
def client(tmp_path: Path) -> Path:
    for name in ("interviews", "exports", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "collabready.yaml").write_text("organisation: x\nquestionnaire: talk.yaml\n", encoding="utf-8")
    (tmp_path / "talk.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "interviews" / "2026-11-23-cfo.yaml").write_text(CFO, encoding="utf-8")
    (tmp_path / "interviews" / "2026-11-24-driver.yaml").write_text(DRIVER, encoding="utf-8")
    return tmp_path


def cfo(client: Path) -> Path:
    return client / "interviews" / "2026-11-23-cfo.yaml"


def held(client: Path) -> Interview:
    return load_interview(cfo(client))[0]


@contextmanager
def at_a_terminal(client: Path, *words: str) -> Iterator[Any]:
    pexpect = pytest.importorskip("pexpect")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "collabready", *words],
        cwd=str(client),
        encoding="utf-8",
        timeout=30,
        dimensions=(40, 120),
    )
    try:
        yield child
    finally:
        child.close(force=True)


# list


@pytest.mark.usefixtures("client")
def test_the_list_says_how_far_each_talk_is(run: Run) -> None:
    assert run("interview", "list").stdout == (
        "2026-11-23-cfo     executive  by-function  3 of 4 done  1 flag   finished  52 min\n"
        "2026-11-24-driver  driver     pooled       0 of 1 done  0 flags  open      0 min\n"
    )


def test_the_list_is_the_same_from_a_folder_below(run: Run, client: Path) -> None:
    assert run("interview", "list", cwd=client / "exports").stdout == run("interview", "list").stdout


def test_a_broken_file_is_listed_among_the_others_and_its_problem_told_after_them(run: Run, client: Path) -> None:
    (client / "interviews" / "2026-11-24-bad.yaml").write_text("format: 1\n", encoding="utf-8")

    done = run("interview", "list", code=1)

    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert lines[1] == "2026-11-24-bad.yaml  cannot be read"
    assert "interviews/2026-11-24-bad.yaml:1:1: 'questionnaire' is missing. Add it." in done.stderr


def test_only_broken_files_are_listed_too(run: Run, client: Path) -> None:
    for file in (client / "interviews").iterdir():
        file.write_text("interview: [\n", encoding="utf-8")

    assert run("interview", "list", code=1).stdout.count("cannot be read\n") == 2


def test_without_interviews_the_list_says_how_to_begin_one(run: Run, client: Path) -> None:
    for file in (client / "interviews").iterdir():
        file.unlink()

    assert run("interview", "list").stdout == "No interviews in interviews. Begin one with: collabready interview\n"


def test_outside_an_engagement_the_interviews_among_other_files_are_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cfo.yaml").write_text(CFO, encoding="utf-8")
    (tmp_path / "talk.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text("format: 1\n", encoding="utf-8")

    assert run("interview", "list").stdout == (
        "2026-11-23-cfo  executive  by-function  3 of 4 done  1 flag  finished  52 min\n"
    )


def test_a_talk_whose_questionnaire_is_not_at_hand_is_listed_and_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cfo.yaml").write_text(CFO, encoding="utf-8")

    assert "5 done" in run("interview", "list").stdout
    shown = run("interview", "show", "cfo").stdout
    assert "The questionnaire 'talk' is not at hand: name its file with -q" in shown
    assert "We share because everybody does." in shown


def test_the_questionnaire_of_a_talk_can_be_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "culture.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "cfo.yaml").write_text(CFO, encoding="utf-8")

    assert "3 of 4 done" in run("interview", "list", "-q", "elsewhere/culture.yaml").stdout
    assert "What is this for?" in run("interview", "show", "cfo", "-q", "elsewhere/culture.yaml").stdout


# show


@pytest.mark.usefixtures("client")
def test_a_whole_talk_is_shown(run: Run) -> None:
    assert (
        run("interview", "show", "cfo").stdout
        == """\
CFO (executive): 2026-11-23-cfo
talk 1, in en, asked by Ann Peeters
Started 2026-11-23 10:00, finished 2026-11-23 10:52.
Use: quoted by function.
3 of 4 done, 1 flag, finished, 52 min.

Purpose: A clear goal

  1. What is this for? [sentence]
    Heard: 2, Several goals.
    Before: 1, A wish (2026-11-23 10:14).
    Note: Named no date.
      Looked at the clock.
    Quote, not approved yet: We share because everybody does.
    Flag: follow-up.

  2. Who defends it? [sponsor]
    Heard: they don't know.
    Quote, approved: Ask IT.

  3. How many hours? [hours]
    Skipped. Asked only when the answer to 2 is at least 'Here and there'; it is not answered yet.
    Note: Two evenings a month.

  4. How much money? [budget]
    Open.

Asked, never scored

  5. What resistance have you met? [resistance]
    Answer: Time.

No longer asked, and kept

  gone
    Heard: 3.
    Note: Kept.
"""
    )


@pytest.mark.parametrize(
    "name",
    ["2026-11-23-cfo", "CFO", "cfo", "cf", "2026-11-23", "2026-11-23-cfo.yaml", "interviews/2026-11-23-cfo.yaml"],
)
@pytest.mark.usefixtures("client")
def test_a_talk_is_named_by_id_respondent_file_or_the_beginning_of_one(run: Run, name: str) -> None:
    assert run("interview", "show", name).stdout.startswith("CFO (executive)")


@pytest.mark.usefixtures("client")
def test_a_name_that_fits_several_lists_them(run: Run) -> None:
    assert run("interview", "show", "2026-11", code=1).stderr == (
        "'2026-11' may be any of these. Name one by its id or its file:\n"
        "- 2026-11-23-cfo (CFO)\n"
        "- 2026-11-24-driver (Driver)\n"
    )


def test_a_whole_name_goes_before_the_beginning_of_another(run: Run, client: Path) -> None:
    other = DRIVER.replace("2026-11-24-driver", "b").replace("Driver", "CFO of the north")
    (client / "interviews" / "b.yaml").write_text(other, encoding="utf-8")

    assert run("interview", "show", "cfo").stdout.startswith("CFO (executive)")


@pytest.mark.usefixtures("client")
def test_an_unknown_name_tells_the_nearest(run: Run) -> None:
    assert "There is no interview 'Drivre' in interviews. Did you mean 'Driver'?" in (
        run("interview", "show", "Drivre", code=1).stderr
    )


def test_a_broken_file_cannot_be_shown(run: Run, client: Path) -> None:
    (client / "interviews" / "bad.yaml").write_text("format: 1\n", encoding="utf-8")

    assert "bad.yaml:1:1: 'interview' is missing." in run("interview", "show", "bad", code=1).stderr


# use


def test_a_change_of_the_choice_is_written_and_explained(run: Run, client: Path) -> None:
    (client / "results.json").write_text("{}", encoding="utf-8")
    before = held(client)

    done = run("interview", "use", "cfo", "background", cwd=client / "reports")

    assert done.stdout == (
        "2026-11-23-cfo: used as background from now on; it was by-function. "
        "Never counted, never quoted.\n"
        "These were made before, and may hold what follows from the old choice:\n"
        "- ../results.json\n"
        "Write them again (collabready score -o results.json, collabready report), or delete them.\n"
    )
    talk = before.interview.model_copy(update={"use": "background"})
    assert held(client) == before.model_copy(update={"interview": talk})
    assert [path.name for path in (client / "interviews").glob(".*")] == []


def test_the_same_choice_changes_no_byte(run: Run, client: Path) -> None:
    assert "used as by-function already." in run("interview", "use", "cfo", "by-function").stdout
    assert cfo(client).read_text("utf-8") == CFO


@pytest.mark.usefixtures("client")
def test_a_choice_that_there_is_not_is_refused_with_those_there_are(run: Run) -> None:
    assert run("interview", "use", "cfo", "quoted", code=1).stderr == (
        "'quoted' is no use of a talk. Write by-function, pooled or background.\n"
    )


@pytest.mark.parametrize(
    "words", [("use", "cfo", "pooled"), ("approve", "cfo", "sentence"), ("withdraw", "cfo", "--yes")]
)
def test_a_talk_that_is_open_elsewhere_is_left_alone(run: Run, client: Path, words: tuple[str, ...]) -> None:
    lock = take(cfo(client), "now")
    try:
        done = run("interview", *words, code=1)
    finally:
        lock.release()

    assert done.stderr == (
        "interviews/2026-11-23-cfo.yaml: this talk is open in another window. Close it there, then type this again.\n"
    )
    assert cfo(client).read_text("utf-8") == CFO


# approve


def test_what_is_named_is_approved(run: Run, client: Path) -> None:
    done = run("interview", "approve", "cfo", "sentence")

    answer = held(client).answers["sentence"]
    assert answer.quote
    assert answer.note
    assert (answer.quote.approved, answer.note.approved) == (True, False)
    assert done.stdout == "2026-11-23-cfo: 1 approved.\n"


def test_notes_are_approved_where_that_is_said(run: Run, client: Path) -> None:
    run("interview", "approve", "cfo", "sentence", "hours", "--notes")

    notes = {item: answer.note for item, answer in held(client).answers.items()}
    approved = [item for item, note in notes.items() if note and note.approved]
    assert approved == ["sentence", "hours"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("sentense",), "'sentense' has no quote. Did you mean 'sentence'?"),
        (("hours",), "'hours' has no quote. It has a note: add --notes."),
        (("sentence", "xyz"), "'xyz' has no quote. There are some under: sentence, sponsor."),
        (("budget", "--notes"), "'budget' has no quote or note."),
    ],
)
def test_what_has_no_such_words_is_told_and_nothing_approved(
    run: Run, client: Path, words: tuple[str, ...], expected: str
) -> None:
    assert expected in run("interview", "approve", "cfo", *words, code=1).stderr
    assert cfo(client).read_text("utf-8") == CFO


@pytest.mark.usefixtures("client")
def test_where_nobody_can_be_asked_the_quotes_are_listed_and_the_way_told(run: Run) -> None:
    assert run("interview", "approve", "cfo", code=1).stderr == (
        "sentence, quote: We share because everybody does. [not approved]\n"
        "sponsor, quote: Ask IT. [approved]\n"
        "Nobody can be asked here. Name the items whose words are approved: "
        "collabready interview approve 2026-11-23-cfo ITEM...\n"
    )


def test_at_a_terminal_each_quote_is_asked_for(client: Path) -> None:
    with at_a_terminal(client, "interview", "approve", "cfo", "--notes") as child:
        child.expect("sentence, quote: We share .* approved\\? \\[y/N\\]: ")
        child.sendline("y")
        child.expect("sentence, note: Named no date.*approved\\? \\[y/N\\]: ")
        child.sendline("")
        child.expect("hours, note: .*approved\\? \\[y/N\\]: ")
        child.sendline("y")
        child.expect("gone, note: .*approved\\? \\[y/N\\]: ")
        child.sendline("n")
        child.expect("3 approved; 2 not approved, and never printed.")
        child.wait()

    answers = held(client).answers
    assert answers["sentence"].quote
    assert answers["sentence"].quote.approved
    assert answers["hours"].note
    assert answers["hours"].note.approved


def test_what_was_approved_before_the_asking_was_broken_off_stays(client: Path) -> None:
    with at_a_terminal(client, "interview", "approve", "cfo", "--notes") as child:
        child.expect("approved\\? \\[y/N\\]: ")
        child.sendline("y")
        child.expect("note: .*approved\\? \\[y/N\\]: ")
        child.sendintr()
        child.expect("Broken off. Approved and saved before that: 1.")
        child.wait()

    quote = held(client).answers["sentence"].quote
    assert quote
    assert quote.approved


# withdraw


def test_a_talk_that_is_withdrawn_leaves_nothing_but_a_line_without_a_name(
    run: Run, client: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = client / "home"
    home.mkdir()
    (home / "2026-11-23-cfo.rescued.yaml.txt").write_text(CFO, encoding="utf-8")
    beside = ("{}.edited-1", "{}.edited-2", "{}.other-window-1", "{}.bak", "{}~", ".{}.4711.new", ".{}.tmp1")
    for name in beside:
        (client / "interviews" / name.format("2026-11-23-cfo.yaml")).write_text(CFO, encoding="utf-8")
    (client / "interviews" / "2026-11-23-cfo.rescued.yaml.txt").write_text(CFO, encoding="utf-8")
    for name in ("for-2026-11-23-cfo.html", "for-2026-11-23-cfo.pdf", "for-2026-11-24-driver.html"):
        (client / "reports" / name).touch()
    monkeypatch.setenv("HOME", str(home))

    done = run("interview", "withdraw", "cfo", "--yes", cwd=client / "exports")

    left = sorted(str(path.relative_to(client)) for path in client.rglob("*") if path.is_file())
    assert left == [
        "collabready.yaml",
        "interviews/2026-11-24-driver.yaml",
        "log.txt",
        "reports/for-2026-11-24-driver.html",
        "talk.yaml",
    ]
    today = datetime.now().astimezone().date()
    line = f"{today}: an interview was withdrawn and erased on request.\n"
    assert (client / "log.txt").read_text("utf-8") == line
    assert line in done.stdout
    assert "- ../interviews/2026-11-23-cfo.yaml\n" in done.stdout


def test_a_rescued_talk_of_another_client_stays(run: Run, client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = client / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    other = home / "2026-11-23-cfo.rescued.yaml.txt"
    other.write_text(CFO.replace("T10:00:05", "T16:30:00"), encoding="utf-8")

    run("interview", "withdraw", "cfo", "--yes")

    assert other.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_talk_that_is_a_link_is_erased_where_it_leads(run: Run, client: Path) -> None:
    elsewhere = client / "elsewhere.yaml"
    cfo(client).rename(elsewhere)
    cfo(client).symlink_to(elsewhere)

    run("interview", "withdraw", "cfo", "--yes")

    assert not elsewhere.exists()
    assert not cfo(client).is_symlink()


def test_the_log_grows(run: Run, client: Path) -> None:
    (client / "log.txt").write_text("2026-11-01: begun", encoding="utf-8")

    run("interview", "withdraw", "cfo", "--yes")
    run("interview", "withdraw", "driver", "--yes")

    lines = (client / "log.txt").read_text("utf-8").splitlines()
    assert lines[0] == "2026-11-01: begun"
    assert [line.partition(": ")[2] for line in lines[1:]] == ["an interview was withdrawn and erased on request."] * 2


def test_what_was_made_before_is_told(run: Run, client: Path) -> None:
    for name in (
        "results.json",
        "results.receipt.json",
        "reports/cfo.csv",
        "reports/report.pdf",
        "reports/report.html",
    ):
        (client / name).touch()

    assert run("interview", "withdraw", "cfo", "--yes").stdout.endswith(
        "These were made before, and may still hold its ratings; what `export` printed holds the whole talk:\n"
        "- results.json\n"
        "- results.receipt.json\n"
        "- reports/cfo.csv\n"
        "- reports/report.pdf\n"
        "- reports/report.html\n"
        "Write them again (collabready score -o results.json, collabready report), or delete them.\n"
    )


def test_after_a_withdrawal_the_reports_are_to_be_written_again(run: Run, client: Path) -> None:
    run("interview", "withdraw", "driver", "--yes")
    report = client / "reports" / "report.pdf"
    report.touch()
    os.utime(report, (1e9, 1e9))
    for file in (client / "interviews").iterdir():
        os.utime(file, (0.9e9, 0.9e9))

    assert run().stdout.endswith("Next: collabready report (answers have changed since the last one)\n")


def test_nothing_is_erased_without_a_yes(run: Run, client: Path) -> None:
    done = run("interview", "withdraw", "cfo", code=1)

    assert done.stderr == (
        "interviews/2026-11-23-cfo.yaml: nothing was erased. To erase it without being asked, add --yes.\n"
    )
    assert cfo(client).read_text("utf-8") == CFO


@pytest.mark.parametrize(("answer", "stays"), [("n", True), ("", True), ("y", False)])
def test_at_a_terminal_it_is_asked_for(client: Path, answer: str, *, stays: bool) -> None:
    with at_a_terminal(client, "interview", "withdraw", "cfo") as child:
        child.expect("will be erased:.*- interviews/2026-11-23-cfo.yaml.*Erase them\\? \\[y/N\\]: ")
        child.sendline(answer)
        child.expect("Nothing was erased" if stays else "Erased:")
        child.wait()

    assert cfo(client).exists() is stays


def test_a_broken_file_can_be_withdrawn_too(run: Run, client: Path) -> None:
    cfo(client).write_text("interview: [\n", encoding="utf-8")

    done = run("interview", "withdraw", "2026-11-23-cfo", "--yes")

    assert not cfo(client).exists()
    assert "an interview was withdrawn" in done.stdout


def test_broken_settings_keep_nobody_from_withdrawing(run: Run, client: Path) -> None:
    (client / "collabready.yaml").write_text("nonsense: [\n", encoding="utf-8")

    run("interview", "withdraw", "cfo", "--yes")

    assert not cfo(client).exists()


def test_outside_an_engagement_there_is_no_log(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cfo.yaml").write_text(CFO, encoding="utf-8")

    done = run("interview", "withdraw", "cfo", "--yes")

    assert list(tmp_path.iterdir()) == []
    assert "There is no engagement here to keep a log: note it yourself." in done.stderr


def test_a_log_that_cannot_be_written_is_told_with_the_line(run: Run, client: Path) -> None:
    (client / "log.txt").mkdir()

    done = run("interview", "withdraw", "cfo", "--yes")

    assert "log.txt: cannot be written" in done.stderr
    assert "was withdrawn and erased on request" in done.stdout
    assert not cfo(client).exists()


def test_a_new_talk_of_the_same_name_can_begin_after_a_withdrawal(run: Run, client: Path) -> None:
    run("interview", "withdraw", "cfo", "--yes")

    start_journal(cfo(client), "now").close()


# what goes astray


@pytest.mark.parametrize("name", ["", " "])
@pytest.mark.parametrize("words", [("show",), ("use", "background"), ("approve", "sentence"), ("withdraw", "--yes")])
def test_an_empty_name_names_no_talk(run: Run, client: Path, name: str, words: tuple[str, ...]) -> None:
    (client / "interviews" / "2026-11-24-driver.yaml").unlink()

    done = run("interview", words[0], name, *words[1:], code=1)

    assert done.stderr == f"There is no interview '{name}' in interviews. Name one of: 2026-11-23-cfo (CFO).\n"
    assert cfo(client).read_text("utf-8") == CFO


@pytest.mark.parametrize("name", ["cf", "2026-11-23"])
def test_nothing_is_erased_unasked_by_the_beginning_of_a_name(run: Run, client: Path, name: str) -> None:
    assert run("interview", "withdraw", name, "--yes", code=1).stderr == (
        f"'{name}' is only the beginning of a name: 2026-11-23-cfo (CFO). Write the whole id, file or respondent.\n"
    )
    assert cfo(client).exists()


def test_an_id_goes_before_a_respondent_who_is_called_so(run: Run, client: Path) -> None:
    other = DRIVER.replace("2026-11-24-driver", "b").replace("Driver", "2026-11-23-cfo")
    (client / "interviews" / "b.yaml").write_text(other, encoding="utf-8")

    assert run("interview", "show", "2026-11-23-cfo").stdout.startswith("CFO (executive)")


def without_powers() -> list[str]:
    """What makes a command heed permissions, whoever runs the tests."""
    if os.name == "nt":
        pytest.skip("folders are not kept from their owners so on Windows")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root reads everything")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("score",),
        ("report",),
        ("interview", "list"),
        ("interview", "show", "cfo"),
        ("interview", "withdraw", "cfo", "--yes"),
        ("interview", "--resume"),
        ("interview", "--resume", "--file", "interviews/2026-11-23-cfo.yaml"),
        ("interview", "--respondent", "CIO", "--audience", "driver"),
        ("interview", "--respondent", "CIO", "--audience", "driver", "--file", "interviews/cio.yaml"),
    ],
    ids=" ".join,
)
def test_interviews_that_one_may_not_look_at_are_told_in_a_sentence(client: Path, words: tuple[str, ...]) -> None:
    command = [*without_powers(), sys.executable, "-m", "collabready", *words]
    (client / "interviews").chmod(0)
    try:
        done = subprocess.run(
            command, cwd=client, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
    finally:
        (client / "interviews").chmod(0o700)

    assert done.returncode == 1
    assert done.stderr.startswith("interviews")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [("score",), ("interview", "list"), ("interview", "--respondent", "CIO")])
def test_interviews_that_is_no_folder_is_told(run: Run, client: Path, words: tuple[str, ...]) -> None:
    (client / "interviews").rename(client / "old")
    (client / "interviews").touch()

    assert run(*words, code=1).stderr.startswith("interviews: this is no folder, and interviews are kept in one")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_what_is_named_like_a_talk_and_is_no_file_is_told(run: Run, client: Path) -> None:
    (client / "interviews" / "dead.yaml").symlink_to("gone")
    (client / "interviews" / "null.yaml").symlink_to(os.devnull)
    os.mkfifo(client / "interviews" / "pipe.yaml")
    told = [
        "interviews/dead.yaml: this link leads to no file. Mend it, or delete it.",
        "interviews/null.yaml: this is no file, and was not read. Move it elsewhere.",
        "interviews/pipe.yaml: this is no file, and was not read. Move it elsewhere.",
    ]

    assert run("interview", "list", code=1).stderr.splitlines() == told
    assert run("score", code=1).stderr.splitlines()[:3] == told


ASK_A_DRIVER = ("interview", "--plain", "--respondent", "X", "--audience", "driver")


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("x.txt", "the name of an interview's file ends in .yaml."),
        (os.devnull, "the name of an interview's file ends in .yaml."),
        ("interviews", "the name of an interview's file ends in .yaml."),
        ("folder.yaml", "this is a folder, a device or a dead link, and no file."),
    ],
)
def test_a_talk_is_kept_in_no_such_place(run: Run, client: Path, file: str, why: str) -> None:
    (client / "folder.yaml").mkdir()

    assert (
        run(*ASK_A_DRIVER, "--file", file, code=1).stderr
        == f"{file}: {why} Choose {'such a' if 'ends' in why else 'another'} name.\n"
    )
    assert not (client / "x.txt").exists()


@pytest.mark.parametrize(("file", "told"), [("sub.yaml", True), ("interviews/x.yaml", False)])
@pytest.mark.usefixtures("client")
def test_a_talk_that_nothing_will_find_is_told(run: Run, file: str, *, told: bool) -> None:
    line = "sub.yaml: `collabready score` and `interview list` look for interviews in interviews, and will not see this one.\n"

    assert run(*ASK_A_DRIVER, "--file", file).stderr == (line if told else "")


def test_a_long_id_makes_a_name_that_every_system_takes(run: Run, client: Path) -> None:
    cfo(client).write_text(CFO.replace("id: 2026-11-23-cfo", f"id: {'x' * 3000}"), encoding="utf-8")

    run("interview", "withdraw", "cfo", "--yes")

    assert not cfo(client).exists()


def test_an_audience_that_the_questionnaire_does_not_have_is_told(run: Run, client: Path) -> None:
    cfo(client).write_text(CFO.replace("audience: executive", "audience: everybody"), encoding="utf-8")

    shown = run("interview", "show", "cfo").stdout

    assert "'talk' has no audience 'everybody'; it has: executive, driver." in shown
    assert "not at hand" not in shown


@pytest.mark.usefixtures("client")
def test_an_option_before_a_command_is_not_passed_over(run: Run) -> None:
    assert run("interview", "-q", "nonexist", "list", code=1).stderr == (
        "--questionnaire stands before 'list', where it says nothing. Write it behind: "
        "collabready interview list --questionnaire ...\n"
    )


@pytest.mark.parametrize("words", [("use", "cfo", "pooled"), ("approve", "cfo", "sentence")])
def test_a_file_that_is_read_only_is_told_without_a_word_of_windows(
    run: Run, client: Path, words: tuple[str, ...]
) -> None:
    cfo(client).chmod(0o444)

    assert run("interview", *words, code=1).stderr == (
        "interviews/2026-11-23-cfo.yaml: cannot be written (the file was made read-only; allow writing, then go on). "
        "This change was not made.\n"
    )


def test_answers_that_the_scale_has_no_longer_are_told_as_changed(run: Run, client: Path) -> None:
    text = (client / "talk.yaml").read_text("utf-8")
    (client / "talk.yaml").write_text(
        text.replace(", 2: Here and there, 3: Usual", ", 3: Usual").replace("2: Several goals.", "3: Several goals."),
        encoding="utf-8",
    )
    (client / "talk.yaml").write_text(
        (client / "talk.yaml").read_text("utf-8").replace("sponsor >= 2", "sponsor >= 3"), encoding="utf-8"
    )

    assert "3 of 4 done, 1 changed  " in run("interview", "list").stdout
    assert "3 of 4 done, 1 changed, 1 flag" in run("interview", "show", "cfo").stdout


def test_in_a_folder_of_nothing_the_list_speaks_of_this_folder(run: Run) -> None:
    assert run("interview", "list").stdout == "No interviews in this folder. Begin one with: collabready interview\n"


def test_words_that_were_rescued_are_told_when_the_talk_goes_on(run: Run, client: Path) -> None:
    (client / "interviews" / "2026-11-24-driver.rescued.yaml.txt").write_text(DRIVER, encoding="utf-8")
    (client / "interviews" / "2026-11-23-cfo.rescued.yaml.txt").write_text(DRIVER, encoding="utf-8")

    assert run("interview", "--plain", "--resume", "driver").stderr == (
        "interviews/2026-11-24-driver.rescued.yaml.txt holds words of this talk that could not be written once. "
        "If they are missing here, leave first, then: mv interviews/2026-11-24-driver.rescued.yaml.txt "
        "interviews/2026-11-24-driver.yaml. If not, delete that copy.\n"
    )


def test_what_is_approved_may_be_named_by_the_number_of_its_question(run: Run, client: Path) -> None:
    run("interview", "approve", "cfo", "1")

    quote = held(client).answers["sentence"].quote
    assert quote
    assert quote.approved


@pytest.mark.usefixtures("client")
def test_a_number_that_no_question_has_is_refused(run: Run) -> None:
    assert "'9' has no quote." in run("interview", "approve", "cfo", "9", code=1).stderr


def test_what_is_neither_yes_nor_no_is_asked_again(client: Path) -> None:
    with at_a_terminal(client, "interview", "approve", "cfo") as child:
        child.expect("approved\\? \\[y/N\\]: ")
        child.sendline("maybe")
        child.expect("Type y for yes, or n for no.")
        child.sendline("y")
        child.expect("2 approved.")
        child.wait()


# the example


@pytest.mark.usefixtures("pdf_libraries")
def test_the_demo_has_finished_talks_to_look_at(run: Run, tmp_path: Path) -> None:
    run("demo", "client")

    listed = run("interview", "list", cwd=tmp_path / "client").stdout

    assert [line.split()[2] for line in listed.splitlines()] == ["by-function", "pooled"]
    assert listed.count("finished") == 2
    assert "No longer asked" not in run("interview", "show", "finance", cwd=tmp_path / "client").stdout
