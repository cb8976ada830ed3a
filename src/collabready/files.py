"""Files: known by their hash, written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import sys
import tempfile
import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from collabready.errors import OutputError

PIECE = 16 << 20
PROPERTIES = 1 << 16
"""Bytes of the properties of a workbook that are looked at."""
# What a folder answers that cannot be synced at all: shared drives, or one that may be written to but not listed.
CANNOT_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES)
MAKER = "collabready"
"""What a workbook of this program names as who changed it last; whoever saves it in Excel takes that place."""
# How the other files of this program say who made them, and how they begin.
MARKS = (
    (b"what,of,id,title,n,score,ci_low,ci_high,level,", b""),
    (b"rank,action,status,owner,due,first_step,measure,", b""),
    (b"BEGIN:VCALENDAR", b"PRODID:-//collabready//plan//"),
    (b'{\n  "format": 1,\n  "tool": {\n    "name": "collabready"', b""),
    (b"<!DOCTYPE html>", b'<meta name="generator" content="collabready '),
    (b"%PDF", b"<xmp:CreatorTool>collabready "),
    (b"<svg xmlns=", b'data-generator="collabready '),
    (b"\x89PNG\r\n\x1a\n", b"tEXtSoftware\x00collabready "),
    (b"Alternative texts of the charts, by collabready ", b""),
)


def printable(name: str) -> str:
    """A name that came from the system, with the bytes that are no characters replaced."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def hash_in_background(path: Path) -> Future[str]:
    """The SHA-256 of a file, worked out while the caller goes on; an unreadable file raises from `result()`."""
    worker = ThreadPoolExecutor(1)
    digest = worker.submit(_sha256, path)
    worker.shutdown(wait=False)
    return digest


def write_whole(path: Path, content: bytes, *, private: bool = False, force: bool = False) -> None:
    """Write a file by way of a temporary one beside it, so that a reader sees the old or the new, never half of it.

    Private: only the user may read it.

    Raises:
        OutputError: no such folder, no room, no permission, or a file is there that this program did not make.
    """
    check_target(path, content, force=force)
    try:
        _replace(path, content, 0o600 if private else _mode(path))
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}). Nothing was left half-written.") from error


def write_durably(path: Path, content: bytes, system: Any = os, *, check: Callable[[], None] = lambda: None) -> None:
    """Write a private file so that it outlives a power cut: whoever looks finds all of the old or all of the new.

    Written beside it, synced, put in its place, and the folder synced. `check` is called when everything but the last
    step is done; what it raises ends the writing. `system` makes the calls; tests pass one that fails.
    Raises OSError, and then all of the old stands, or all of the new where only the folder could not be synced.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        descriptor = _new(temporary, system)
        try:
            rest = memoryview(content)
            while rest:
                written = system.write(descriptor, rest)
                if not written:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(temporary))
                rest = rest[written:]
            _sync(descriptor, system)
        finally:
            system.close(descriptor)
        check()
        system.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            system.unlink(temporary)
        raise
    sync_folder(path.parent, system)


def append_durably(path: Path, line: str, system: Any = os) -> None:
    """Add a line to a text file, which is made where there is none, so that it outlives a power cut. Raises OSError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    descriptor = system.open(path, flags, 0o600)
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        os.lseek(descriptor, max(end - 1, 0), os.SEEK_SET)
        start = "" if os.read(descriptor, 1) in {b"", b"\n"} else "\n"
        system.write(descriptor, f"{start}{line}\n".encode())
        _sync(descriptor, system)
    finally:
        system.close(descriptor)
    sync_folder(path.parent, system)


def _new(path: Path, system: Any) -> int:
    """A descriptor of a private file that was not there; whatever a killed program left in its place goes."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor: int = system.open(path, flags, 0o600)
    except FileExistsError:
        system.unlink(path)
        descriptor = system.open(path, flags, 0o600)
    return descriptor


def _sync(descriptor: int, system: Any) -> None:
    system.fsync(descriptor)
    if sys.platform == "darwin":  # there fsync leaves the data in the drive's own memory
        import fcntl  # Windows has none

        with contextlib.suppress(OSError):  # a drive that cannot
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)


def sync_folder(folder: Path, system: Any = os) -> None:
    """Make the names in a folder durable. Windows keeps no handle on folders, and needs none; nor do some shared drives."""
    if os.name == "nt":
        return
    try:
        descriptor = system.open(folder, os.O_RDONLY)
        try:
            system.fsync(descriptor)
        finally:
            system.close(descriptor)
    except OSError as error:
        if error.errno not in CANNOT_SYNC:
            raise


def check_target(path: Path, content: bytes | None = None, *, force: bool = False) -> None:
    """Refuse a place where a file may not be written.

    Raises:
        OutputError: no such folder, or a file is there that this program did not make and that holds something else.
    """
    try:
        if not path.parent.is_dir():
            raise OutputError(
                f"{path}: the folder '{path.parent}' does not exist. Make it first, or choose another place."
            )
        if path.is_dir():
            raise OutputError(f"{path}: this is a folder. Name a file in it.")
        if path.exists() and not path.is_file():
            raise OutputError(f"{path}: this is no file. Name one; to print the results, use --format.")
        if path.exists() and not force and not _made_here(path, content):
            raise OutputError(f"{path}: exists, and collabready did not make it. Choose another name, or add --force.")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}). Choose another name or place.") from error


def _sha256(path: Path) -> str:
    if not path.is_file():
        raise FileNotFoundError(path)  # a device would never end
    # In large pieces: between two of them this thread waits for the others, and small ones would wait all the time.
    digest, piece = hashlib.sha256(), memoryview(bytearray(min(PIECE, path.stat().st_size)))
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(piece):
            digest.update(piece[:size])
    return digest.hexdigest()


def _replace(path: Path, content: bytes, mode: int) -> None:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
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
    marked = any(existing.startswith(start) and mark in existing for start, mark in MARKS)
    return existing == content or marked or _is_our_workbook(existing)


def made_here(path: Path) -> bool:
    """Whether the file says that this program made it. Raises OSError."""
    return _made_here(path, None)


def _is_our_workbook(existing: bytes) -> bool:
    """Whether this is a workbook that nobody has saved since this program wrote it."""
    if not existing.startswith(b"PK"):
        return False
    import zipfile  # only a workbook needs it

    try:
        with zipfile.ZipFile(io.BytesIO(existing)) as parts, parts.open("docProps/core.xml") as properties:
            return f"<cp:lastModifiedBy>{MAKER}</cp:lastModifiedBy>".encode() in properties.read(PROPERTIES)
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError, EOFError):
        return False


def copy_tree(source: Path, target: Path, *, over: Path | None = None, force: bool = False) -> None:
    """Copy a folder with all its files, or none of them; folders are made as needed.

    `over`: a folder whose files take the place of those of the same name.

    Raises:
        OutputError: a file is there that holds something else, or the place cannot be written.
    """
    files = {
        target / path.relative_to(folder): path.read_bytes()
        for folder in (source, over or source)
        for path in folder.rglob("*")
        if path.is_file()
    }
    try:
        for place, content in files.items():
            if place.exists():
                check_target(place, content, force=force)
        for place, content in sorted(files.items()):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, content, force=force)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}). Choose another place.") from error
