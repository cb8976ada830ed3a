"""One window to a file: a lock of the operating system's, which a killed program leaves to the next.

The lock is held on a small file beside the interview, which says who holds it since when. Whoever takes over puts a new
lock file in its place; the window that had the old one notices before it writes again.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from collabready.errors import CollabreadyError


class LockedError(CollabreadyError):
    """Another window has the interview open."""


@dataclass(frozen=True)
class Lock:
    """A lock that is held as long as its file is open and stands where it stood."""

    path: Path
    file: IO[str]

    @property
    def held(self) -> bool:
        """Whether nobody has taken over."""
        try:
            return os.path.samestat(os.fstat(self.file.fileno()), self.path.stat())
        except (OSError, ValueError):
            return False

    def release(self) -> None:
        if self.held:
            with contextlib.suppress(OSError):  # Windows does not remove what is open: the lock goes with the file
                self.path.unlink()
        self.file.close()


def take(interview: Path, now: str, *, over: bool = False) -> Lock:
    """The lock of an interview file; `over`: also when another window has it.

    Raises:
        LockedError: another window has it.
        CollabreadyError: no lock file can be made there.
    """
    path = interview.with_name(f".{interview.name}.lock")
    try:
        while True:
            if over:
                path.unlink(missing_ok=True)
            file = path.open("a+", encoding="utf-8")
            if not _locked(file):
                owner = _owner(file)
                file.close()
                raise LockedError(
                    f"{interview}: another window has this interview open ({owner}). Go on there, or take over here with "
                    "--take-over: the other window then writes no more."
                )
            lock = Lock(path, file)
            if lock.held:
                break
            file.close()  # whoever had it put it away between our opening and our locking
        file.truncate(0)
        file.write(f"{getpass.getuser()} on {socket.gethostname()}, process {os.getpid()}, since {now}\n")
        file.flush()
    except OSError as error:
        raise CollabreadyError(
            f"{path}: cannot be made ({error.strerror}). The folder of an interview has to be one that you may write to."
        ) from error
    return lock


def _locked(file: IO[str]) -> bool:
    import portalocker  # only an interview needs it

    try:
        portalocker.lock(file, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
    except portalocker.AlreadyLocked:
        return False
    except portalocker.LockException:  # a file system without locks: a shared drive
        return True
    return True


def _owner(file: IO[str]) -> str:
    try:
        file.seek(0)
        return file.read().strip() or "nobody says who"
    except OSError:  # Windows lets nobody read what is locked
        return "nobody can read who"
