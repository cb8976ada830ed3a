"""The installed program in a real terminal: keys go in, and what a person would see comes out."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

PATIENCE = 30.0  # seconds until a test gives up; no test measures time
LEFT = b"\x1b[?1049l"
ARGUMENTS = ("-m", "collabready", "interview")


class Terminal:
    """`collabready interview` with some arguments in a folder, in a terminal of so many columns and lines."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        command: tuple[str, ...] = (sys.executable, *ARGUMENTS),
    ) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        environment.pop("NO_COLOR", None)
        self.process = pexpect.spawn(
            command[0],
            [*command[1:], *arguments],
            cwd=str(folder),
            env=environment,
            dimensions=(size[1], size[0]),
            timeout=PATIENCE,
        )
        self.process.delaybeforesend = None
        self.written, self.torn = b"", False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self.torn:
            self.process.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def afterwards(self) -> str:
        """What stands on the terminal once the screen is left."""
        return self.written.rpartition(LEFT)[2].decode().replace("\r\n", "\n")

    def read(self, wait: float = 0.05) -> bool:
        """Take in what the program wrote; False at its end."""
        try:
            written = self.process.read_nonblocking(1 << 16, timeout=wait)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += written
        self.stream.feed(written)
        return True

    def until(self, text: str, *, gone: bool = False) -> str:
        """Read until a text is in sight (or gone)."""
        end = time.monotonic() + PATIENCE
        while (text in self.text) == gone:
            if not self.read() and (text in self.text) == gone:
                raise AssertionError(f"the program ended without '{text}':\n{self.text}")
            if time.monotonic() > end:
                raise AssertionError(f"no '{text}' in sight:\n{self.text}")
        return self.text

    def press(self, keys: str, until: str = "") -> str:
        """Type; and read until a text is in sight."""
        self.process.send(keys.encode())
        return self.until(until) if until else self.text

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def tear_away(self) -> None:
        """Close the window without a word to the program, and wait for its end."""
        self.process.ptyproc.fileobj.close()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and os.waitpid(self.process.pid, os.WNOHANG) == (0, 0):
            time.sleep(0.05)
        self.torn = True

    def ended(self) -> int:
        """Read to the end. The exit code, negative for a signal."""
        end = time.monotonic() + PATIENCE
        while self.read():
            if time.monotonic() > end:
                raise AssertionError(f"the program does not end:\n{self.text}")
        self.process.wait()
        return self.process.exitstatus if self.process.exitstatus is not None else -(self.process.signalstatus or 0)
