"""One interview on disk: written whole and durably after every change, and never over what somebody else wrote."""

from __future__ import annotations

import contextlib
import os
import stat
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from collabready.documents import LIMIT, read_bytes
from collabready.errors import CollabreadyError, DocumentError, OutputError
from collabready.files import write_durably
from collabready.interview.copies import Why, aside, half_written, places_to_rescue, rescued
from collabready.interview.lock import Lock, LockedError, take
from collabready.responses.interview_file import Interview, interview_of, interview_text, load_interview

EDITED = "Somebody edited the file meanwhile. Their version is kept in {}; this window's is in place."
COMMENTED = "The file had comments by hand, which saving does not keep. As it was, it is kept in {}."
LONGEST_NAME = 200  # bytes; systems allow 255, and the names of copies are longer


class NotSavedError(OutputError):
    """The last change is not on disk; the session still holds it."""


class TakenOverError(NotSavedError):
    """Another window has taken over and writes the file now."""


class RefusedError(NotSavedError):
    """The last change would make a file that cannot be read again; it lies in a copy, and has to be taken back."""


class _MovedError(Exception):
    """The file or its lock changed while we wrote; look again."""


@dataclass
class Journal:
    """The file of an interview and what this window wrote to it last.

    `ours`: contents that stand there by our hand; anything else is somebody else's. `commented`: what stood there when we
    came and has comments, which saving would take away. `system`: who makes the calls. `refuge`: the copy that this window writes after another one took over.
    """

    path: Path
    lock: Lock
    ours: set[bytes] = field(default_factory=set)
    system: Any = os
    refuge: Path | None = None
    commented: bytes | None = None

    def save(self, interview: Interview) -> str:
        """Write the interview. Where somebody else's words stood in its place, they are kept, and a sentence says where.

        Raises:
            NotSavedError: it cannot be written; all of the old content stands, or all of the new.
            TakenOverError: another window writes the file; what was to be written lies in a copy beside it.
            RefusedError: it could not be read again; it lies in a copy beside the file, where the old content stands.
        """
        content = interview_text(interview).encode()
        fault = _fault(content, interview)
        try:
            if fault:
                copy = self._aside(content, "refused")
                raise RefusedError(f"NOT TAKEN: {fault}. What was typed last is in {copy}; all before it stands.")
            return self._write(content)
        except OSError as error:
            raise NotSavedError(
                f"NOT SAVED: {self.path} cannot be written ({error.strerror}). Nothing is lost while this window is open."
            ) from error

    def rescue(self, interview: Interview) -> Path:
        """Write the interview to another place, because its own cannot be written. Raises NotSavedError when none can."""
        content = interview_text(interview).encode()
        for folder in places_to_rescue(self.path):
            with contextlib.suppress(OSError):
                copy = rescued(self.path, folder)
                write_durably(copy, content, self.system)
                return copy
        raise NotSavedError(f"NOT SAVED: neither {self.path} nor any other place can be written.")

    def close(self) -> None:
        self.lock.release()

    def _write(self, content: bytes) -> str:
        told = ""
        while True:
            if not self._is_mine():
                raise TakenOverError(
                    f"Another window has taken over {self.path}. What is typed here is kept in {self._refuge(content)}."
                )
            self._refuse_read_only()
            standing = self._standing()
            if standing is not None and standing not in self.ours:
                told = (COMMENTED if standing == self.commented else EDITED).format(self._aside(standing, "edited"))
            self.ours.add(content)  # also when what follows fails half-way: it may stand there then
            with contextlib.suppress(_MovedError):
                write_durably(self.path, content, self.system, check=partial(self._refuse_moved, standing))
                self.ours = {content}
                return told

    def _is_mine(self) -> bool:
        """Whether nobody took over. A lock file that was cleaned away is made anew, if the file is as we left it."""
        if self.lock.held:
            return True
        standing = self._standing()
        if not self.lock.gone or not (standing is None or standing in self.ours):
            return False
        before = self.lock
        try:
            self.lock = take(self.path, before.since)
        except LockedError:
            return False
        except CollabreadyError as error:
            raise NotSavedError(f"NOT SAVED: {error} Nothing is lost while this window is open.") from error
        before.release()
        return True

    def _standing(self) -> bytes | None:
        """What the file holds; None where there is none."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None

    def _refuse_moved(self, seen: bytes | None) -> None:
        if not self.lock.held or self._standing() != seen:
            raise _MovedError

    def _refuse_read_only(self) -> None:
        if self.path.exists() and not self.path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(13, "the file was made read-only; allow writing, then go on", str(self.path))

    def _aside(self, content: bytes, why: Why) -> Path:
        """Keep content beside the file."""
        copy = aside(self.path, why, content)
        if not copy.exists():
            write_durably(copy, content, self.system)
        return copy

    def _refuge(self, content: bytes) -> Path:
        """Keep what this window holds in one copy, however often it changes."""
        refuge = self.refuge or aside(self.path, "other-window")
        write_durably(refuge, content, self.system)
        self.refuge = refuge
        return refuge


def start_journal(path: Path, now: str) -> Journal:
    """The journal of a new interview. Raises OutputError when a file is there, and what `take` raises."""
    path = _itself(path)
    lock = take(path, now)
    if path.exists():
        lock.release()
        raise OutputError(
            f"{path}: there is an interview already. Go on with it by --resume, or choose another --file."
        )
    _tidy(path)
    return Journal(path, lock)


def resume_journal(path: Path, now: str, *, over: bool = False) -> tuple[Journal, Interview]:
    """The journal of an interview that goes on, and what it holds.

    Raises:
        DocumentError: the file is wrong.
        CollabreadyError: as `take`.
    """
    path = _itself(path)
    load_interview(path)  # tells what is wrong, or that there is none, before any lock is made
    lock = take(path, now, over=over)
    try:
        content = read_bytes(path)
        interview = interview_of(content, str(path))
    except CollabreadyError:
        lock.release()
        raise
    _tidy(path)
    if _has_comments(content, interview):
        return Journal(path, lock, commented=content), interview
    return Journal(path, lock, {content}), interview


def _fault(content: bytes, interview: Interview) -> str:
    """Why a file with this content would not be read again as this interview; empty when it would."""
    if len(content) > LIMIT:
        return f"the interview would be {len(content) / 1e6:.1f} MB, and {LIMIT / 1e6:.0f} MB is the limit"
    try:
        return "" if interview_of(content, "the file") == interview else "it would not be read as it was typed"
    except DocumentError as error:
        return f"it could not be read again ({error})"


def _has_comments(content: bytes, interview: Interview) -> bool:
    """Whether a file may hold what the interview does not: a comment by hand, which saving would take away."""
    return b"#" in content and content != interview_text(interview).encode()


def _itself(path: Path) -> Path:
    """The file that a link leads to: that one is locked and replaced, and the link stays a link."""
    path = Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 - Path.is_symlink may raise
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise OutputError(f"{path}: the name is too long for an interview. Keep it under {LONGEST_NAME} letters.")
    return path


def _tidy(path: Path) -> None:
    """Remove what killed programs left half-written."""
    with contextlib.suppress(OSError):
        for found in half_written(path):
            found.unlink(missing_ok=True)
