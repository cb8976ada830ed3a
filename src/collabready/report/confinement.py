"""Work on what the user brought, in a process of its own that may take neither for ever nor all the memory.

A template of the user's own can ask for a page that takes hours, by mistake or not: a table within a table within a
table, a loop over a loop. The limits are far above what any report needs.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Made = TypeVar("Made")


@dataclass(frozen=True)
class Limits:
    """`memory` in bytes of address space; it holds on Linux and macOS."""

    seconds: float = 60
    memory: int = 2 * 1024**3


def confined(work: Callable[..., Made], *given: Any, limits: Limits | None = None, what: str = "The template") -> Made:
    """What `work(*given)` makes, in a new process. Work, what it is given, and what it makes must be picklable.

    Raises:
        CollabreadyError: it took too long or too much memory, or `work` raised this itself.
    """
    limits = limits or Limits()
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(theirs, limits, work, given), daemon=True)
    worker.start()
    theirs.close()
    try:
        if not mine.poll(limits.seconds):
            raise CollabreadyError(
                f"{what} takes more than {limits.seconds:g} seconds and was stopped. Look for flex boxes or grids inside "
                "one another, and for loops inside loops."
            )
        made = _received(mine, what, limits)
    finally:
        worker.kill()
        worker.join()
        mine.close()
    if isinstance(made, Exception):
        raise made
    return made  # type: ignore[no-any-return]  # what came through the pipe is what `work` made


def _received(mine: Connection, what: str, limits: Limits) -> Any:
    try:
        return mine.recv()
    except EOFError as error:
        raise CollabreadyError(
            f"{what} takes more than {limits.memory / 1024**3:g} GB of memory, or breaks the renderer, and was stopped."
        ) from error


def _work(theirs: Connection, limits: Limits, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    _limit_memory(limits.memory)
    try:
        made = work(*given)
    except MemoryError:
        return  # nothing sent says it
    except CollabreadyError as error:
        made = error
    with suppress(BrokenPipeError):  # whoever waited has given up
        theirs.send(made)


def _limit_memory(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(ValueError, OSError):  # a stricter limit is in force, or the system knows none
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
