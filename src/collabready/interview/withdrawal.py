"""Erasing a talk because the interviewee asked for it: the file, every copy of it, and what was made for the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from collabready.engagement import LEDGER, REPORTS, is_report, note, page_for
from collabready.errors import CollabreadyError, OutputError
from collabready.files import made_here, sync_folder
from collabready.interview.copies import beside, rescued_elsewhere
from collabready.interview.folder import Kept, is_same_talk, kept_in
from collabready.interview.lock import take


@dataclass(frozen=True)
class Erased:
    """What was erased, and the line that stays of it; `unlogged` says why the line is in no log."""

    files: tuple[Path, ...]
    line: str
    unlogged: str = ""


def withdraw(kept: Kept, client: Path | None, now: str) -> Erased:
    """Erase a talk and its copies, and say so in the engagement's log. `client`: None outside an engagement.

    Raises:
        LockedError: it is open in a window.
        OutputError: something cannot be erased; the interview file itself goes last.
    """
    lock = take(kept.path.resolve() if kept.path.is_symlink() else kept.path, now)
    try:
        files = tuple(path for path in to_erase(kept, client) if path != lock.path)
        _erase(files)
    finally:
        lock.release()
    _sync(files)
    line = _line(now)
    return Erased(files, line, _logged(line, client))


def to_erase(kept: Kept, client: Path | None) -> tuple[Path, ...]:
    """The files that hold what was heard in a talk: its copies, the pages for the respondent, and last the talk itself.

    Of a talk that is a link, what it leads to as well.
    """
    led_to = kept.path.resolve()
    talks = dict.fromkeys([led_to, kept.path] if kept.path.is_symlink() and led_to.is_file() else [kept.path])
    copies = [copy for talk in talks for copy in beside(talk)]
    elsewhere = [copy for talk in talks for copy in rescued_elsewhere(talk) if is_same_talk(copy, kept.interview)]
    return tuple(dict.fromkeys([*copies, *elsewhere, *_made_for(kept, client), *talks]))


def may_hold(client: Path) -> tuple[Path, ...]:
    """What was made from the interviews of a client's folder before, and may still hold what is in one of them."""
    patterns = ("*.json", f"{REPORTS}/*.json", f"{REPORTS}/*.csv", f"{REPORTS}/*.pdf", f"{REPORTS}/*.html")
    found = [path for pattern in patterns for path in sorted(client.glob(pattern))]
    tables = (path for pattern in ("*.csv", "*.xlsx", f"{REPORTS}/*.xlsx") for path in sorted(client.glob(pattern)))
    found += [path for path in tables if path.is_file() and made_here(path)]
    talks = [kept.id for kept in kept_in(client)]
    return tuple(path for path in found if is_report(path, talks) and path != client / LEDGER)


def _made_for(kept: Kept, client: Path | None) -> Iterator[Path]:
    """In the reports of the client's folder, or beside the talk."""
    folders = [client / REPORTS, client] if client else [Path(REPORTS), Path(), kept.path.parent]
    name = page_for(kept.id if kept.interview else kept.path.stem)
    pages = (folder / f"{name}{suffix}" for folder in folders for suffix in (".html", ".pdf"))
    yield from (page for page in pages if page.is_file())


def _erase(files: Sequence[Path]) -> None:
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                f"{path}: cannot be erased ({error.strerror}). Make it writable, then withdraw again: the talk is not gone yet."
            ) from error


def _sync(files: tuple[Path, ...]) -> None:
    for folder in dict.fromkeys(path.parent for path in files):
        try:
            sync_folder(folder)
        except OSError as error:
            raise CollabreadyError(
                f"{folder}: what was erased may come back after a power cut ({error.strerror}). Look again after a restart."
            ) from error


def _line(now: str) -> str:
    """What may stay: nothing of the talk. Its day and its audience may be those of one person alone."""
    return f"{now[:10]}: an interview was withdrawn and erased on request."


def _logged(line: str, client: Path | None) -> str:
    if client is None:
        return "There is no engagement here to keep a log: note it yourself."
    return note(client, line)
