"""Work for a process of its own, which has to find it by its name."""

from __future__ import annotations

import time

from collabready.errors import CollabreadyError


def doubled(number: int) -> int:
    return 2 * number


def endless() -> None:
    time.sleep(600)


def greedy() -> int:
    return len(bytearray(8 * 1024**3))


def refusing() -> None:
    raise CollabreadyError("report.html:3: there is no such value.")
