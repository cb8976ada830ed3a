"""One interview on disk: written whole and durably after every change, and never over what somebody else wrote."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from collabready.errors import CollabreadyError, OutputError
from collabready.files import write_durably
from collabready.interview.lock import Lock, take
from collabready.responses.interview_file import Interview, interview_text, load_interview


class NotSavedError(OutputError):
    """The last change is not on disk; the session still holds it."""


class TakenOverError(NotSavedError):
    """Another window has taken over and writes the file now."""


@dataclass
class Journal:
    """The file of an interview and what this window wrote to it last.

    `ours`: contents that stand there by our hand; anything else is somebody else's. `system`: who makes the calls.
    """

    path: Path
    lock: Lock
    ours: set[bytes] = field(default_factory=set)
    system: Any = os

    def save(self, interview: Interview) -> Path | None:
        """Write the interview. Where the file was edited meanwhile, that is kept, and the copy's name given back.

        Raises:
            NotSavedError: it cannot be written; the old content stands.
            TakenOverError: another window writes the file; what was to be written lies in a copy beside it.
        """
        content = interview_text(interview).encode()
        if not self.lock.held:
            raise TakenOverError(
                f"Another window has taken over {self.path}. What is typed here is kept in {self._aside(content, 'other-window')}."
            )
        try:
            self._refuse_read_only()
            edited = self._edited()
            copy = None if edited is None else self._aside(edited, "edited")
            self.ours.add(content)  # also when what follows fails half-way: it may stand there then
            write_durably(self.path, content, self.system)
        except OSError as error:
            raise NotSavedError(
                f"NOT SAVED: {self.path} cannot be written ({error.strerror}). Nothing is lost while this window is open."
            ) from error
        self.ours = {content}
        return copy

    def rescue(self, interview: Interview) -> Path:
        """Write the interview to another place, because its own cannot be written. Raises NotSavedError when none can."""
        content = interview_text(interview).encode()
        for folder in (self.path.parent, Path.home(), Path(tempfile.gettempdir())):
            copy = _free(folder / f"{self.path.stem}.rescued{self.path.suffix}.txt")
            with contextlib.suppress(OSError):
                write_durably(copy, content, self.system)
                return copy
        raise NotSavedError(f"NOT SAVED: neither {self.path} nor any other place can be written.")

    def close(self) -> None:
        self.lock.release()

    def _edited(self) -> bytes | None:
        """What somebody else wrote to the file since we did."""
        if not self.path.exists():
            return None
        found = self.path.read_bytes()
        return None if found in self.ours else found

    def _refuse_read_only(self) -> None:
        if self.path.exists() and not self.path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(13, "the file was made read-only; allow writing, then go on", str(self.path))

    def _aside(self, content: bytes, why: str) -> Path:
        """Keep content beside the file, under a name that no command takes for an interview."""
        copy = _same_or_free(self.path.with_name(f"{self.path.name}.{why}"), content)
        if not copy.exists():
            write_durably(copy, content, self.system)
        return copy


def start_journal(path: Path, now: str) -> Journal:
    """The journal of a new interview. Raises OutputError when a file is there, and what `take` raises."""
    lock = take(path, now)
    if path.exists():
        lock.release()
        raise OutputError(
            f"{path}: there is an interview already. Go on with it by --resume, or choose another --file."
        )
    return Journal(path, lock)


def resume_journal(path: Path, now: str, *, over: bool = False) -> tuple[Journal, Interview]:
    """The journal of an interview that goes on, and what it holds.

    Raises:
        DocumentError: the file is wrong.
        CollabreadyError: as `take`.
    """
    if not path.exists():
        load_interview(path)  # tells that there is none, and what it may be called
    lock = take(path, now, over=over)
    try:
        interview, _ = load_interview(path)
        journal = Journal(path, lock, {path.read_bytes()})
    except CollabreadyError:
        lock.release()
        raise
    for leftover in path.parent.glob(f".{path.name}.*.new"):
        with contextlib.suppress(OSError):
            leftover.unlink()
    return journal, interview


def _same_or_free(path: Path, content: bytes) -> Path:
    """The first numbered name that nobody has, or that holds the same already."""
    candidates = (path.with_name(f"{path.name}-{number}") for number in count(1))
    return next(each for each in candidates if not each.exists() or each.read_bytes() == content)


def _free(path: Path) -> Path:
    candidates = (path if number == 1 else path.with_name(f"{path.name}-{number}") for number in count(1))
    return next(each for each in candidates if not each.exists())
