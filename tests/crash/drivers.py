"""Hands on the real program, in a pseudo-terminal: they type answers and see whether these were acknowledged."""

from __future__ import annotations

import os
import re
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pexpect

PATIENCE = 30  # seconds; a machine that is busy is no failure
WIDE = (200, 2000)  # lines and columns, so that no prompt is folded


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
        """Type an answer, and wait for nothing."""

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


DRIVERS: dict[str, type[Driver]] = {"plain": Plain}
