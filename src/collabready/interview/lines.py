"""Lines in and out, one after the other: what a screen reader, a pipe and the simplest terminal have in common.

No line editor stands behind it: that would move the cursor and draw lines again.
"""

from __future__ import annotations

import shutil
import signal
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from types import FrameType
from typing import Any

from collabready.interview.typed import cleaned

Read = Callable[[str], str]
Say = Callable[[str], None]
# Bytes of one line that a terminal passes on, its end included; whatever is longer it drops without a word.
LONGEST = 1024 if sys.platform == "darwin" else 4096
OF_A_SIGNAL = 128  # and its number: the exit code of what a signal ended
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Stopped(BaseException):
    """The program has to end: Ctrl-C, its window was closed, or the system says so. `number`: that of the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def shown(text: str) -> None:
    """One or more lines on stdout, at once."""
    print(text, flush=True)  # noqa: T201 - what is asked is the result


def typed(prompt: str) -> str:
    """The line that is typed behind a prompt, without its end. Raises EOFError when input has ended."""
    _forgive()
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not line or not sys.stdin.isatty():
        shown("")  # nobody pressed Enter
    elif len(line.encode("utf-8", "replace")) >= LONGEST - 1:
        shown(f"A terminal passes on {LONGEST - 1} characters of a line: look whether the end of yours is there.")
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def plainly(text: str) -> str:
    """Text with nothing in it that steers a terminal."""
    return cleaned(text).replace("\t", " ")


def fitted(text: str) -> str:
    """Text broken between words where a terminal would break it within them; as it is where no terminal shows it."""
    if not sys.stdout.isatty():
        return text
    width = shutil.get_terminal_size().columns - 1  # a full line and its end make an empty one in some terminals
    return "\n".join(_folded(line, width) for line in text.split("\n"))


def _folded(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    end = line[len(line.rstrip()) :]  # a prompt keeps its blank
    folded = textwrap.wrap(line, max(width, 1), drop_whitespace=True, break_long_words=False, break_on_hyphens=False)
    return "\n".join(folded) + end


def listed(read: Read, say: Say, question: str, answers: list[str]) -> int:
    """The place in a numbered list that somebody chooses, from 0. Raises EOFError when input has ended."""
    for number, answer in enumerate(answers, start=1):
        say(fitted(plainly(f"{number}  {answer}")))
    while True:
        chosen = plainly(read(f"{question}, 1 to {len(answers)}: ")).strip()
        if chosen in {str(number) for number in range(1, len(answers) + 1)}:
            return int(chosen) - 1
        say(f"Type a number from 1 to {len(answers)}.")


@contextmanager
def endings_told() -> Iterator[None]:
    """Within, what ends the program is raised as Stopped, once; after that nothing interrupts what is saved last."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in _endings()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def heed_no_more() -> None:
    """Let nothing interrupt what is saved last."""
    if threading.current_thread() is threading.main_thread():
        for number in _endings():
            signal.signal(number, signal.SIG_IGN)


def _endings() -> list[int]:
    """The signals that end a program here; not those that whoever started it switched off."""
    numbers = [getattr(signal, name) for name in ENDINGS if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]


def _stop(number: int, _: FrameType | None) -> None:
    heed_no_more()
    raise Stopped(number)


def _forgive() -> None:
    """Pipes bring UTF-8 as they carry it out; a letter that cannot be read is replaced."""
    stream: Any = sys.stdin
    if isinstance(stream, TextIOWrapper) and stream.errors != "replace":
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
