"""Files: known by their hash, written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import hashlib
import os
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from collabready.errors import OutputError

# How the files of this program say who made them: results.json, HTML, and the metadata of a PDF.
MARKS = (b'"name": "collabready"', b'name="generator" content="collabready', b"CreatorTool>collabready")


def hash_in_background(path: Path) -> Future[str]:
    """The SHA-256 of a file, worked out while the caller goes on; an unreadable file raises from `result()`."""
    worker = ThreadPoolExecutor(1)
    digest = worker.submit(_sha256, path)
    worker.shutdown(wait=False)
    return digest


def write_whole(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file by way of a temporary one beside it, so that a reader sees the old or the new, never half of it.

    Raises:
        OutputError: no such folder, no room, no permission, or a file is there that this program did not make.
    """
    check_target(path, content, force=force)
    try:
        _replace(path, content)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}). Nothing was left half-written.") from error


def check_target(path: Path, content: bytes | None = None, *, force: bool = False) -> None:
    """Refuse a place where a file may not be written.

    Raises:
        OutputError: no such folder, or a file is there that this program did not make and that holds something else.
    """
    if not path.parent.is_dir():
        raise OutputError(f"{path}: the folder '{path.parent}' does not exist. Make it first, or choose another place.")
    if path.is_dir():
        raise OutputError(f"{path}: this is a folder. Name a file in it.")
    if path.exists() and not force and not _made_here(path, content):
        raise OutputError(f"{path}: exists, and collabready did not make it. Choose another name, or add --force.")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, or what the user's umask grants a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _made_here(path: Path, content: bytes | None) -> bool:
    """Whether this program made the file: it says so itself, or it is what we are about to write."""
    existing = path.read_bytes()
    return existing == content or any(mark in existing for mark in MARKS)


def copy_tree(source: Path, target: Path, *, force: bool = False) -> None:
    """Copy a folder with all its files, each as `write_whole` does; folders are made as needed."""
    try:
        for path in sorted(source.rglob("*")):
            place = target / path.relative_to(source)
            if path.is_dir():
                place.mkdir(parents=True, exist_ok=True)
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                write_whole(place, path.read_bytes(), force=force)
    except FileExistsError as error:
        raise OutputError(f"{target}: a file stands where a folder is needed. Choose another place.") from error
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}). Choose another place.") from error
