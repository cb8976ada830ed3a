"""The interview files of a client's folder: which there are, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from collabready.documents import LIMIT
from collabready.engagement import SUFFIXES, interviews_folder
from collabready.errors import CollabreadyError

KEY_OF_INTERVIEWS = re.compile(rb"^interview\s*:", re.MULTILINE)


def interview_files(client: Path) -> tuple[Path, ...]:
    """The interview files of a client's folder, sorted. Names that begin with a dot are of files on their way to be written.

    In the folder `interviews` every YAML file is one; in any other those that have the key `interview`.

    Raises:
        CollabreadyError: the folder cannot be read, or `interviews` is no folder.
    """
    folder = interviews_folder(client)
    try:
        return tuple(p for p in _named_so(folder) if p.is_file() and (folder != client or _looks_like_interview(p)))
    except OSError as error:
        raise _unreadable(folder, error) from error


def no_files(client: Path) -> tuple[tuple[Path, str], ...]:
    """What lies in `interviews`, is named like an interview file and is none, with why: dead links, folders, devices.

    Raises:
        CollabreadyError: as `interview_files`.
    """
    folder = interviews_folder(client)
    if folder == client:
        return ()
    try:
        return tuple((path, f"{path}: {_what(path)}") for path in _named_so(folder) if not path.is_file())
    except OSError as error:
        raise _unreadable(folder, error) from error


def _named_so(folder: Path) -> Iterator[Path]:
    """Raises OSError, which `Path.glob` would keep to itself."""
    found = (folder / path.name for path in folder.iterdir())
    return iter(sorted(p for p in found if p.suffix.lower() in SUFFIXES and not p.name.startswith(".")))


def _what(path: Path) -> str:
    if path.is_symlink() and not path.exists():
        return "this link leads to no file. Mend it, or delete it."
    return "this is no file, and was not read. Move it elsewhere."


def _looks_like_interview(path: Path) -> bool:
    """Also when the file is damaged: somebody has to hear of it."""
    try:
        with path.open("rb") as file:
            return KEY_OF_INTERVIEWS.search(file.read(LIMIT)) is not None
    except OSError:
        return False


def _unreadable(folder: Path, error: OSError) -> CollabreadyError:
    return CollabreadyError(
        f"{folder}: the interviews cannot be looked at ({error.strerror}). Allow yourself to read and open this folder."
    )
