"""The plain mode of the true program: through pipes, and through a real terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from collabready.responses.interview_file import Interview, load_interview

CFO = ("--plain", "--respondent", "CFO", "--audience", "executive")
ASKED = "Question 1, 0 to 4, or help: "
STEERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "interviews").mkdir()
    return tmp_path


def piped(folder: Path, typed: str | bytes, *words: str, code: int = 0) -> tuple[str, str]:
    """What the program writes to stdout and stderr when this is typed into its pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "collabready", "interview", *words],
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        cwd=folder,
        check=False,
    )
    assert done.returncode == code, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout.decode(), done.stderr.decode()


def heard(folder: Path) -> Interview:
    (path,) = (folder / "interviews").glob("*.yaml")
    return load_interview(path)[0]


# Pipes


def test_a_talk_through_a_pipe_needs_no_option(folder: Path) -> None:
    told, _ = piped(folder, "CFO\n3\n1\n2 Eine Freiwillige für Köln, 18 €\n7: 3\nw „Abends“\nq\n")

    assert "6  Drivers\nQuestions for, 1 to 6: \nInterview with CFO (Executives): 0 of 15 done." in told
    assert re.search(
        r"\nSaved in interviews/\d{4}-\d\d-\d\d-cfo\.yaml\.\nGo on with: collabready interview --resume cfo\n$", told
    )
    answers = heard(folder).answers
    assert (answers["com-driver-time"].value, answers["exe-support-lasts"].value) == ("2", "3")
    assert answers["com-driver-time"].note.text == "Eine Freiwillige für Köln, 18 €"  # type: ignore[union-attr]
    assert answers["exe-said-in-public"].quote.text == "„Abends“"  # type: ignore[union-attr]


def test_the_talk_goes_on_as_it_was_told(folder: Path) -> None:
    told, _ = piped(folder, "\n2\n", *CFO)
    command = told.splitlines()[-1].removeprefix("Go on with: collabready interview ").split()

    told, _ = piped(folder, "3\n", "--plain", *command)

    assert re.match("Going on with CFO, executive, 1 of 15 done, ", told)
    assert heard(folder).answers["pur-one-sentence"].value == "3"


def test_a_questionnaire_and_a_file_that_were_named_are_named_again(folder: Path) -> None:
    questionnaire = folder / "my own.yaml"
    questionnaire.write_text(SMALL, encoding="utf-8")

    told, _ = piped(folder, "\n2\n", "-q", "my own.yaml", "--respondent", "CFO", "--file", "elsewhere.yaml")

    assert told.endswith(
        "Saved in elsewhere.yaml.\nGo on with: collabready interview -q 'my own.yaml' --resume --file elsewhere.yaml\n"
    )
    told, _ = piped(folder, "#1\n", "-q", "my own.yaml", "--resume", "--file", "elsewhere.yaml")
    assert "Heard: 2, Yes.\n" in told


def test_of_two_talks_with_one_function_the_file_is_named(folder: Path) -> None:
    piped(folder, "\n2\n", *CFO)

    told, _ = piped(folder, "\n3\n", *CFO)

    assert re.search(r"--resume \d{4}-\d\d-\d\d-cfo-2\n$", told)


def test_a_second_talk_with_somebody_says_that_there_is_one_and_how_it_goes_on(folder: Path) -> None:
    piped(folder, "\n2\n", *CFO)
    (first,) = (folder / "interviews").glob("*.yaml")

    told, _ = piped(folder, "\n3\n", "--plain", "--respondent", "cfo", "--audience", "executive")
    command = f"collabready interview --resume --file interviews/{first.name}"

    assert told.count(f"There is a talk with cfo already ({first.name}, open); this is another one.") == 1
    assert f"To go on with that one instead, type q, then: {command}\n" in told
    told, _ = piped(folder, "", "--plain", *command.split()[2:])
    assert told.startswith("Interview with CFO (Executives): 1 of 15 done.")


def test_a_first_talk_with_somebody_is_no_second_one(folder: Path) -> None:
    piped(folder, "\n2\n", *CFO)

    assert "already" not in piped(folder, "", "--plain", "--respondent", "CF", "--audience", "executive")[0]


@pytest.mark.parametrize("name", [b"", b"  ", b"\xff\xfe", b"Gesch\xe4ftsf\xfchrer"])
def test_a_respondent_without_a_name_is_refused_and_no_line_becomes_one(folder: Path, name: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "collabready", "interview", *CFO[:1], "--respondent", name, *CFO[3:]],
        input=b"1\n2 kept secret\n",
        capture_output=True,
        cwd=folder,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.decode() == (
        "--respondent is empty, or holds letters that are not UTF-8. Say who is asked, by function: --respondent CFO.\n"
    )
    assert list((folder / "interviews").iterdir()) == []


def test_a_talk_on_paper_is_kept_under_its_day_and_no_minutes_are_counted(folder: Path) -> None:
    told, _ = piped(folder, "1\n1: 2 a volunteer\nt\ne\ny\n", *CFO, "--date", "2025-11-20")

    assert "The clock stands." in told
    assert "Saved in interviews/2025-11-20-cfo.yaml." in told
    talk = heard(folder).interview
    assert (talk.id, talk.started, talk.seconds) == ("2025-11-20-cfo", "2025-11-20", 0)


def test_a_talk_on_paper_goes_on_without_a_clock(folder: Path) -> None:
    piped(folder, "1\n", *CFO, "--date", "2025-11-20")

    told, _ = piped(folder, "t\n", "--plain", "--resume", "cfo")

    assert "Going on with CFO, executive, 0 of 15 done, 2025-11-20, file 2025-11-20-cfo.yaml." in told
    assert "The clock stands." in told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--date", "20 November"), "--date '20 November' is no day. Write year, month and day, such as 2026-11-20.\n"),
        (("--date", "9999-01-01"), "--date 9999-01-01 has not come yet. Give the day on which the talk was held.\n"),
        (
            ("--date", "2025-11-20", "--resume"),
            "--date is the day of a talk that begins. The talk that goes on has its day already.\n",
        ),
    ],
)
def test_a_day_that_cannot_be_is_refused(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    assert piped(folder, "1\n2\n", *CFO, *words, code=1)[1] == sentence
    assert list((folder / "interviews").iterdir()) == []


def test_nothing_that_steers_a_terminal_is_written(folder: Path) -> None:
    typed = "\n2 \x1b[31mred\x1b[0m\x07\n\x1b[A\n/\x1b]0;title\x07\n?\nlist\n#1\nt\nw \x9b2J\ne\nscores\ny\n"

    told, _ = piped(folder, typed, *CFO)

    assert [line for line in told.split("\n") if STEERS.search(line)] == []
    assert heard(folder).interview.finished is not None


def test_bytes_that_are_no_text_are_replaced(folder: Path) -> None:
    piped(folder, b"\n2 caf\xe9 \x00\xff\n", *CFO)

    assert heard(folder).answers["com-driver-time"].note.text == "caf\ufffd \ufffd"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Input has ended. Say who is asked: --respondent CFO, by function.\n"),
        (
            ("--respondent", "CFO"),
            "Input has ended. Say which questions are asked: --audience, one of employee, manager, executive, it, hr, driver.\n",
        ),
        (
            ("--resume",),
            "There is no talk in interviews. Begin one without --resume, or name its file: --resume --file FILE.\n",
        ),
    ],
)
def test_without_input_the_option_to_give_is_named(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    assert piped(folder, "", *words, code=1)[1] == sentence


def test_a_reader_that_goes_away_loses_nothing(folder: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "collabready", "interview", *CFO],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        bufsize=0,
    )
    assert program.stdin is not None
    assert program.stdout is not None
    assert program.stderr is not None
    with program.stdin, program.stdout, program.stderr:
        program.stdin.write(b"\n2 kept\n")
        while not program.stdout.readline().startswith(b"Question 1: 2"):
            pass
        program.stdout.close()
        program.stdin.write(b"3\n3\n3\n")
        assert program.wait(20) == 1
        assert program.stderr.read() == b""

    assert heard(folder).answers["com-driver-time"].value == "2"


# A terminal


@pytest.fixture
def terminal(folder: Path) -> Iterator[pexpect.spawn[str]]:
    """A talk in a terminal that can do nothing, at the first question."""
    talk = pexpect.spawn(
        sys.executable,
        ["-m", "collabready", "interview", *CFO[1:]],
        cwd=str(folder),
        env={**os.environ, "TERM": "dumb"},
        encoding="utf-8",
        timeout=20,
    )
    talk.expect_exact("Use, 1 to 3, or an empty line for background only: ")
    talk.sendline("1")
    talk.expect_exact(ASKED)
    yield talk
    talk.close(force=True)


def test_a_simple_terminal_gets_plain_lines_that_nobody_draws_again(terminal: pexpect.spawn[str]) -> None:
    terminal.sendline("2 a volunteer")
    terminal.expect_exact("Question 2, 0 to 4, or help: ")
    told = terminal.before or ""
    terminal.sendline("q")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert told.startswith(
        "2 a volunteer\r\nQuestion 1: 2, A volunteer in spare time. Note kept.\r\n\r\nQuestion 2 of 15, Purpose.\r\n"
    )
    assert [line for line in told.split("\r\n") if STEERS.search(line)] == []
    assert terminal.exitstatus == 0


def test_long_lines_break_between_words_at_the_edge_of_a_terminal_only(
    terminal: pexpect.spawn[str], folder: Path
) -> None:
    terminal.sendline("help")
    terminal.expect_exact(ASKED)
    told = (terminal.before or "").split("\r\n")[1:]

    assert max(map(len, told)) < 80
    assert " ".join(told).split() == piped(folder, "\nhelp\n", *CFO)[0].split(ASKED)[1].split()
    terminal.close()


def test_ctrl_c_saves_and_says_how_to_go_on(terminal: pexpect.spawn[str], folder: Path) -> None:
    terminal.sendline("n")
    terminal.expect_exact("Note, or an empty line to end: ")
    terminal.sendline("half a note")
    terminal.expect_exact("Note, or an empty line to end: ")
    terminal.sendintr()
    terminal.expect_exact("Go on with: collabready interview --resume cfo\r\n")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 130
    assert heard(folder).answers["com-driver-time"].note.text == "half a note"  # type: ignore[union-attr]


def test_ctrl_d_saves_and_says_how_to_go_on(terminal: pexpect.spawn[str]) -> None:
    terminal.sendeof()
    terminal.expect_exact("\r\nSaved in ")
    terminal.expect_exact("Go on with: collabready interview --resume cfo\r\n")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_saves_and_frees_the_talk(terminal: pexpect.spawn[str], folder: Path, number: int, code: int) -> None:
    terminal.sendline("4")
    terminal.expect_exact("Question 2, 0 to 4, or help: ")
    terminal.kill(number)
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == code
    assert heard(folder).answers["com-driver-time"].value == "4"
    assert list((folder / "interviews").glob(".*")) == []


def test_a_window_that_is_closed_loses_nothing(terminal: pexpect.spawn[str], folder: Path) -> None:
    terminal.sendline("4 kept")
    terminal.expect_exact("Question 2, 0 to 4, or help: ")
    terminal.close(force=False)  # the terminal is gone, and the system says so

    assert heard(folder).answers["com-driver-time"].note.text == "kept"  # type: ignore[union-attr]
    assert list((folder / "interviews").glob(".*")) == []


def test_plain_is_plain_in_a_terminal_that_can_do_more(folder: Path) -> None:
    talk = pexpect.spawn(
        sys.executable,
        ["-m", "collabready", "interview", *CFO],
        cwd=str(folder),
        env={**os.environ, "TERM": "xterm-256color"},
        encoding="utf-8",
        timeout=20,
    )
    talk.expect_exact("Use, 1 to 3")
    told = talk.before or ""
    talk.sendintr()
    talk.expect(pexpect.EOF)
    talk.close()

    assert "\x1b" not in told + (talk.before or "")
    assert talk.exitstatus == 130


def test_a_line_that_is_too_long_for_a_terminal_is_told_of(terminal: pexpect.spawn[str], folder: Path) -> None:
    terminal.delaybeforesend = None
    terminal.sendline("2 " + "x" * 5000)
    terminal.expect_exact("characters of a line: look whether the end of yours is there.")
    terminal.expect_exact("Question 2, 0 to 4, or help: ")

    note = heard(folder).answers["com-driver-time"].note
    assert note is not None
    assert len(note.text) < 5000


SMALL = """
format: 1
id: own
version: "1"
title: Own
language: en
scales: {evidence: {answers: {1: "No", 2: "Yes"}}}
dimensions: [{id: drive, title: Drive, practices: [{id: driver, title: A driver, items: [{id: hours, question: Which hours?}, {id: team, question: Who helps?}]}]}]
scoring: {levels: {low: 0, high: 50}}
"""
