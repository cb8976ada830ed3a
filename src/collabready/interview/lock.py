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
from collabready.interview.copies import lock_of


class LockedError(CollabreadyError):
    """Another window has the interview open."""


@dataclass(frozen=True)
class Lock:
    """A lock that is held as long as its file is open and stands where it stood. `since`: the moment it was taken."""

    path: Path
    file: IO[str]
    since: str

    @property
    def held(self) -> bool:
        """Whether nobody has taken over, and nobody has put the lock file away."""
        try:
            return os.path.samestat(os.fstat(self.file.fileno()), self.path.stat())
        except (OSError, ValueError):
            return False

    @property
    def gone(self) -> bool:
        """Whether no lock file is there: it was cleaned away, or who took over has left. Raises OSError."""
        try:
            self.path.stat()
        except FileNotFoundError:
            return True
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
    path = lock_of(interview)
    try:
        while True:
            if over:
                path.unlink(missing_ok=True)
            file = os.fdopen(
                os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "a+", encoding="utf-8", errors="replace"
            )
            if not _locked(file):
                owner = _owner(file)
                file.close()
                raise LockedError(
                    f"{interview}: another window has this interview open ({owner}). Go on there, or take over here with "
                    "--take-over: the other window then writes no more."
                )
            lock = Lock(path, file, now)
            if lock.held:
                break
            file.close()  # whoever had it put it away between our opening and our locking
    except OSError as error:
        raise CollabreadyError(
            f"{path}: cannot be made ({error.strerror}). The folder of an interview has to be one that you may write to."
        ) from error
    _sign(file, now)
    return lock


def _sign(file: IO[str], now: str) -> None:
    """Say who holds the lock. On a full disk it says nothing, and holds all the same."""
    with contextlib.suppress(OSError):
        file.truncate(0)
        file.flush()
        os.write(file.fileno(), f"{_user()} on {socket.gethostname()}, process {os.getpid()}, since {now}\n".encode())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run under a number that has no name
        return "somebody"


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
