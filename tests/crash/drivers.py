"""Hands on the real program, in a pseudo-terminal: they type answers and see whether these were acknowledged."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pexpect
import pyte

PATIENCE = 20  # seconds; a machine that is busy is no failure
WIDE = (200, 2000)  # lines and columns, so that no prompt is folded
SIZE = (50, 160)
SETTLED = 0.5  # seconds in which a page that lies over the first question has come
WRITING = "Esc ends writing"


@dataclass(frozen=True)
class Typed:
    """An answer as it is typed: for the question of a number, with a code (none for open questions) and words."""

    number: int
    code: str | None
    words: str


class Driver(Protocol):
    """One run of the program, from its start to its death."""

    def start(self, folder: Path, file: str, *, resume: bool) -> None:
        """Start the program with an interview's file in a folder that holds `talk.yaml`, and wait for nothing."""

    def ready(self) -> bool:
        """Wait until an answer can be typed; False when the program ended before."""

    def type(self, answer: Typed) -> None:
        """Type an answer. It does not wait for the last of it to be acknowledged, and does not mind a kill."""

    def acknowledged(self) -> bool:
        """Wait until the program shows that it has the answer; False when it ended before."""

    def ready_again(self) -> None:
        """Wait until the next answer can be typed, after one that was acknowledged."""

    def kill(self) -> None:
        """Kill the program as a power cut would, whatever it is doing. It is called from another thread."""

    def ended(self) -> str:
        """Wait for the end of the program; what it showed since the last question."""


@dataclass
class Plain:
    """The plain lines: an answer is acknowledged by the next prompt."""

    child: pexpect.spawn | None = None
    last: str = ""

    PROMPT = re.compile(r"(?:Question \d+, [^\r\n]*|More, [^\r\n]*|Use, [^\r\n]*): $")

    def start(self, folder: Path, file: str, *, resume: bool) -> None:
        whom = ["--resume"] if resume else ["--respondent", "CFO", "--audience", "executive"]
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "collabready", "interview", "--plain", "-q", "talk.yaml", "--file", file, *whom],
            cwd=folder,
            env={**os.environ, "TERM": "dumb"},
            dimensions=WIDE,
            echo=False,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    def ready(self) -> bool:
        while self.acknowledged():
            if "Question " in self._shown:
                return True
            self._running.sendline("1" if "Use" in self._shown else "")
        return False

    def type(self, answer: Typed) -> None:
        self._running.sendline(" ".join(filter(None, (f"#{answer.number}", answer.code, answer.words))))

    def acknowledged(self) -> bool:
        prompted = bool(self._running.expect([self.PROMPT, pexpect.EOF, pexpect.TIMEOUT]) == 0)
        self.last = str(self._running.before)
        return prompted

    def ready_again(self) -> None:
        if "More" in self._shown:
            self._running.sendline("")
            self.acknowledged()

    def kill(self) -> None:
        self._running.kill(signal.SIGKILL)

    def ended(self) -> str:
        if self._running.expect([pexpect.EOF, pexpect.TIMEOUT]):
            self.kill()
        self._running.close(force=True)
        return f"{self.last}{self._running.before or ''}".strip()

    @property
    def _running(self) -> pexpect.spawn:
        assert self.child is not None
        return self.child

    @property
    def _shown(self) -> str:
        return str(self._running.after)


@dataclass
class Screen:
    """The screen: an answer is acknowledged when the writing has ended and the last lines show the keys again."""

    child: pexpect.spawn | None = None
    typed: bool = False
    display: pyte.Screen = field(default_factory=lambda: pyte.Screen(*reversed(SIZE)))

    def __post_init__(self) -> None:
        self.stream = pyte.ByteStream(self.display)

    def start(self, folder: Path, file: str, *, resume: bool) -> None:
        whom = ["--resume"] if resume else ["--respondent", "CFO", "--audience", "executive"]
        command = ["-m", "collabready", "interview", "-q", "talk.yaml", "--file", file, *whom]
        terminal = {**os.environ, "TERM": "xterm-256color"}
        self.child = pexpect.spawn(sys.executable, command, cwd=folder, env=terminal, dimensions=SIZE)
        self.child.delaybeforesend = None

    def ready(self) -> bool:
        while self._sees("Question "):
            if not self._sees("Before you begin", wait=SETTLED):
                return True
            self._send("1")
            self._sees("Before you begin", gone=True)
        return False

    def type(self, answer: Typed) -> None:
        self.typed = (
            self._send("g")
            and self._sees("Go to question number")
            and self._send(f"{answer.number}\r")
            and self._sees("Go to question number", gone=True)
            and self._sees(f"Question {answer.number} of")
            and self._send(f"{answer.code or ''}n")
            and self._sees(WRITING)
            and self._send(f"\r{answer.words}")
            and self._sees(answer.words.split()[0])
            and self._send("\x1b")
        )

    def acknowledged(self) -> bool:
        return self.typed and self._sees(WRITING, gone=True)

    def ready_again(self) -> None:
        """The keys are back already."""

    def kill(self) -> None:
        self._running.kill(signal.SIGKILL)

    def ended(self) -> str:
        end = time.monotonic() + PATIENCE
        while self._read() and time.monotonic() < end:
            pass
        self._running.close(force=True)
        return "\n".join(line.rstrip() for line in self.display.display if line.strip())

    def _send(self, keys: str) -> bool:
        """Type keys; False when the program has ended."""
        try:
            self._running.send(keys)
        except OSError:
            return False
        return True

    def _sees(self, text: str, *, gone: bool = False, wait: float = PATIENCE) -> bool:
        """Read until a text is in sight, or gone; False when the program has ended, or nothing came in time."""
        end = time.monotonic() + wait
        while (text in "\n".join(self.display.display)) == gone:
            if not self._read() or time.monotonic() > end:
                return False
        return True

    def _read(self) -> bool:
        """Show what the program wrote; False at its end."""
        try:
            self.stream.feed(self._running.read_nonblocking(1 << 16, timeout=0.02))
        except pexpect.TIMEOUT:
            return True
        except (pexpect.EOF, OSError):
            return False
        return True

    @property
    def _running(self) -> pexpect.spawn:
        assert self.child is not None
        return self.child


DRIVERS: dict[str, type[Driver]] = {"plain": Plain, "screen": Screen}
