"""Erasing files one by one: nothing is claimed of a file that is still there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from collabready.engagement import SUFFIXES
from collabready.errors import CollabreadyError
from collabready.files import hash_in_background, sync_folder
from collabready.interview.copies import lock_of
from collabready.interview.lock import take
from collabready.ledger.file import load_ledger, save_ledger
from collabready.purge.inventory import INTERVIEW, PEOPLE, Found


@dataclass(frozen=True)
class Traced:
    """A file that is to be erased: its SHA-256 and size, None where it could not be read."""

    found: Found
    sha256: str | None
    size: int | None


@dataclass(frozen=True)
class Outcome:
    """`problem`: why the file is still there; empty where it is gone."""

    traced: Traced
    problem: str = ""


def traced(found: Iterable[Found]) -> Iterator[Traced]:
    """The files with what tells later which they were."""
    for each in found:
        sha256 = size = None
        with contextlib.suppress(OSError):
            size = each.path.lstat().st_size
            sha256 = hash_in_background(each.path).result()
        yield Traced(each, sha256, size)


def erase(files: Iterable[Traced], now: str) -> Iterator[Outcome]:
    """Erase files; of the ledger, the people in it. A talk that is open in a window stays as it is."""
    every = list(files)
    locks = {lock_of(each.found.path) for each in every if _is_talk(each.found)}
    folders = set()
    for each in (each for each in every if each.found.path not in locks):
        outcome = Outcome(each, _problem(each.found, now))
        folders.add(each.found.path.parent)
        yield outcome
    for each in (each for each in every if each.found.path in locks):
        yield Outcome(each, _gone(each.found.path))
    for folder in folders:
        with contextlib.suppress(OSError):
            sync_folder(folder)


def _problem(found: Found, now: str) -> str:
    """Erase one file; says why that was not possible."""
    if found.what == PEOPLE:
        return _without_people(found.path, now[:10])
    if not _is_talk(found):
        return _gone(found.path)
    try:
        lock = take(found.path, now)
    except CollabreadyError as error:
        return f"it is open in another window, or its folder cannot be written: {str(error).splitlines()[0]}"
    try:
        return _gone(found.path)
    finally:
        lock.release()


def _is_talk(found: Found) -> bool:
    return found.what == INTERVIEW and found.path.suffix.lower() in SUFFIXES and not found.path.name.startswith(".")


def _gone(path: Path) -> str:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _without_people(ledger: Path, day: str) -> str:
    """Take everybody out of a ledger; one that cannot be read goes as a whole."""
    try:
        known = load_ledger(ledger.parent)
    except CollabreadyError:
        return _gone(ledger)
    try:
        if known:
            save_ledger(ledger.parent, known.without_people(date.fromisoformat(day)), known)
    except CollabreadyError as error:
        return str(error)
    return ""
