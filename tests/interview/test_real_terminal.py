"""The installed program on a real terminal, from the first key to the saved file."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from collabready.responses.interview_file import Interview, Words, load_interview
from interview.real_terminal import Terminal

FLAGS = ("-q", "guide.yaml", "--respondent", "CFO", "--audience", "executive", "--file", "cfo.yaml")
RIGHT, ESCAPE, CTRL_C, CTRL_Z = "\x1b[C", "\x1b", "\x03", "\x1a"
pytestmark = [pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal"), pytest.mark.usefixtures("guide")]


def saved(folder: Path) -> Interview:
    return load_interview(folder / "cfo.yaml")[0]


def begun(folder: Path, *more: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    """A talk whose opening is over and whose second question is on the table."""
    terminal = Terminal(folder, *FLAGS, *more, size=size)
    terminal.until("Before you begin")
    terminal.press("1", "Are you in a community?")
    terminal.until("Before you begin", gone=True)
    terminal.press(RIGHT, "Question 2 of 6")
    return terminal


def test_from_the_first_key_to_the_saved_file(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("1", "● 1")
        terminal.press("2", "● 2")
        terminal.press("n", "Esc ends writing")
        terminal.press("two evenings\rper week", "per week")
        terminal.press(ESCAPE, "rate  ")
        terminal.press("f", "Flagged for follow-up")
        terminal.press("e", "Before you finish")
        terminal.press("f")
        assert terminal.ended() == 0
        assert "Saved in cfo.yaml." in terminal.afterwards
        assert "Traceback" not in terminal.afterwards

    answer = saved(tmp_path).answers["driver-time"]
    assert (answer.value, answer.note, answer.flag) == ("2", Words(text="two evenings\nper week"), "follow-up")
    assert saved(tmp_path).interview.finished


def test_leaving_says_how_to_go_on_and_going_on_finds_everything(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("3", "● 3")
        terminal.press("q")
        assert terminal.ended() == 0
        assert "Go on with: collabready interview" in terminal.afterwards

    with Terminal(tmp_path, "-q", "guide.yaml", "--resume", "--file", "cfo.yaml") as terminal:
        terminal.until("1 of 5 done")
        assert "[3] Who is the" in terminal.text


def test_going_on_offers_the_open_talks(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("q")
        terminal.ended()

    with Terminal(tmp_path, "-q", "guide.yaml", "--resume") as terminal:
        terminal.until("CFO (Executives)")
    with Terminal(tmp_path, "-q", "guide.yaml", "--resume", "cfo") as terminal:
        terminal.until("CFO (Executives)")


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
def test_the_terminal_may_change_its_size_while_a_note_is_written(tmp_path: Path, size: tuple[int, int]) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("n", "Esc ends writing")
        terminal.press("before", "before")
        terminal.resize(*size)
        terminal.press(" after", "before after")
        terminal.until("Esc ends writing")
        terminal.press(ESCAPE, "rate  ")
        terminal.press("q")
        assert terminal.ended() == 0

    assert saved(tmp_path).answers["driver-time"].note == Words(text="before after")


def test_ctrl_c_saves_and_leaves(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("4", "● 4")
        terminal.press(CTRL_C)
        terminal.ended()
        assert "Saved in cfo.yaml." in terminal.afterwards
        assert "Traceback" not in terminal.afterwards

    assert saved(tmp_path).answers["driver-time"].value == "4"


def test_ctrl_z_gives_the_shell_back_and_fg_returns(tmp_path: Path) -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with Terminal(tmp_path, env={"PS1": "shell> "}, command=shell) as terminal:
        terminal.until("shell>")
        terminal.press(f"{sys.executable} -m collabready interview {' '.join(FLAGS)}\r", "Before you begin")
        terminal.press("1", "Are you in a community?")
        terminal.press(RIGHT, "Question 2 of 6")
        terminal.press("3", "● 3")
        terminal.press(CTRL_Z, "Stopped")
        terminal.press("fg\r", "● 3")
        terminal.press("4", "● 4")
        terminal.press("q", "Saved in cfo.yaml.")

    assert saved(tmp_path).answers["driver-time"].value == "4"


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_closed_terminal_keeps_the_sentence_that_was_being_typed(tmp_path: Path, number: signal.Signals) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("2", "● 2")
        terminal.press("n", "Esc ends writing")
        terminal.press("and then he", "and then he")
        terminal.process.kill(number)
        assert terminal.ended() in {128 + number, -number}

    answer = saved(tmp_path).answers["driver-time"]
    assert (answer.value, answer.note) == ("2", Words(text="and then he"))


def test_a_window_that_is_torn_away_loses_nothing(tmp_path: Path) -> None:
    with begun(tmp_path) as terminal:
        terminal.press("n", "Esc ends writing")
        terminal.press("gone", "gone")
        terminal.tear_away()

    assert saved(tmp_path).answers["driver-time"].note == Words(text="gone")


def test_a_second_window_is_told_and_may_take_over(tmp_path: Path) -> None:
    with begun(tmp_path) as first:
        first.press("2", "● 2")
        with Terminal(tmp_path, "-q", "guide.yaml", "--resume", "--file", "cfo.yaml") as second:
            assert second.ended() == 1
            assert "another window has this interview open" in second.text.replace("\n", "")
        with Terminal(tmp_path, "-q", "guide.yaml", "--resume", "--file", "cfo.yaml", "--take-over") as second:
            second.until("1 of 5 done")
            second.press("g")
            second.press("2\r", "Question 2 of 6")
            second.press("4", "● 4")
            first.press("0", "taken over")
            first.ended()
            second.press("q")
            assert second.ended() == 0

    assert saved(tmp_path).answers["driver-time"].value == "4"
    assert "value: 0" in next(tmp_path.glob("cfo.yaml.other-window-*")).read_text(encoding="utf-8")


def test_plain_lines_come_where_no_screen_can(tmp_path: Path) -> None:
    with Terminal(tmp_path, *FLAGS, env={"TERM": "dumb"}) as terminal:
        terminal.until(": ")
        assert "Before you begin" not in terminal.text
