"""A whole process, timed, with the memory that it took."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """Wall time and time of the processor in seconds, and peak memory in MB, of a process."""

    seconds: float
    processor: float
    megabytes: float


def run(command: list[str], folder: Path | None = None) -> Run:
    """Run a command in silence; one that fails ends the measurement."""
    silent = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    before = Path.cwd()
    os.chdir(folder or before)
    try:
        started = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=silent)
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - started
    finally:
        os.chdir(before)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)
