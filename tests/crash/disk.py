"""Disks that fail, and a disk whose power is cut: they make the calls of `write_durably` and remember them."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CALLS = ("open", "write", "fsync", "close", "replace", "unlink")


@dataclass
class FailingDisk:
    """The real disk, on which the call number `fails` (from 1) raises, and as many as `many` in all; 0 never fails.

    `made`: the calls so far. `after`: whether the call is carried out before it raises, as a network drive may. `at_most`:
    bytes that one write takes, which makes short writes.
    """

    fails: int
    error: int = errno.EIO
    after: bool = False
    at_most: int | None = None
    many: int = 1
    made: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        assert name in CALLS, name
        call = getattr(os, name)

        def made(*arguments: Any) -> Any:
            self.made.append(name)
            failing = self.fails <= len(self.made) < self.fails + self.many and self.fails > 0
            if failing and not self.after:
                raise OSError(self.error, os.strerror(self.error))
            if name == "write" and self.at_most is not None:
                arguments = (arguments[0], arguments[1][: self.at_most])
            result = call(*arguments)
            if failing:
                raise OSError(self.error, os.strerror(self.error))
            return result

        return made


@dataclass
class RecordingDisk:
    """The real disk, with a log of what would reach a disk whose power may be cut at any moment.

    The entries: ("write", name, bytes), ("sync", name), ("replace", old, new), ("unlink", name), ("sync folder",),
    ("mark", number of the save that has returned).
    """

    log: list[tuple[Any, ...]] = field(default_factory=list)
    names: dict[int, str | None] = field(default_factory=dict)

    def open(self, path: Path, flags: int, mode: int = 0o777) -> int:
        descriptor = os.open(path, flags, mode)
        self.names[descriptor] = None if Path(path).is_dir() else Path(path).name
        if self.names[descriptor] is not None:
            self.log.append(("write", self.names[descriptor], b""))
        return descriptor

    def write(self, descriptor: int, content: bytes) -> int:
        written = os.write(descriptor, content)
        self.log.append(("write", self.names[descriptor], bytes(content[:written])))
        return written

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)
        name = self.names[descriptor]
        self.log.append(("sync folder",) if name is None else ("sync", name))

    def close(self, descriptor: int) -> None:
        os.close(descriptor)
        self.names.pop(descriptor)

    def replace(self, old: Path, new: Path) -> None:
        os.replace(old, new)  # noqa: PTH105 - the call itself is what is recorded
        self.log.append(("replace", old.name, new.name))

    def unlink(self, path: Path) -> None:
        os.unlink(path)  # noqa: PTH108 - the call itself is what is recorded
        self.log.append(("unlink", path.name))

    def mark(self, number: int) -> None:
        self.log.append(("mark", number))


@dataclass
class Inode:
    """A file's data: `synced` is on the platter, `cached` is what programs see."""

    cached: bytes = b""
    synced: bytes = b""


@dataclass
class Platter:
    """A folder as programs see it, and as it may be found after a cut.

    `found`: the names as the folder was last synced, then as they were after each change since.
    """

    names: dict[str, Inode] = field(default_factory=dict)
    found: list[dict[str, Inode]] = field(default_factory=lambda: [{}])
    returned: int = -1

    def take(self, entry: tuple[Any, ...]) -> None:
        """What an entry of a log does to it."""
        match entry:
            case ("write", file, content):
                if file not in self.names:
                    self.rename({**self.names, file: Inode()})
                self.names[file].cached += content
            case ("sync", file):
                self.names[file].synced = self.names[file].cached
            case ("replace", old, new):
                others = {name: inode for name, inode in self.names.items() if name != old}
                self.rename({**others, new: self.names[old]})
            case ("unlink", file):
                self.rename({name: inode for name, inode in self.names.items() if name != file})
            case ("sync folder",):
                self.found = [self.names]
            case ("mark", number):
                self.returned = number

    def rename(self, names: dict[str, Inode]) -> None:
        self.names = names
        self.found.append(names)


def after_cuts(log: list[tuple[Any, ...]], name: str) -> Iterator[tuple[int, bytes | None]]:
    """What a file may hold when the power is cut after any entry of a log, with the last save that had returned (-1: none).

    What was not synced may be there, not be there, or half; a change of names that the folder was not synced for may have
    happened or not, in their order.
    """
    platter = Platter()
    for entry in log:
        platter.take(entry)
        for names in platter.found:
            inode = names.get(name)
            for content in _torn(inode) if inode else {None}:
                yield platter.returned, content


def _torn(inode: Inode) -> set[bytes | None]:
    """All of the data, what was synced, and what is torn between them: short, or with zeros where blocks are missing."""
    if inode.cached == inode.synced:
        return {inode.synced}
    half = (len(inode.synced) + len(inode.cached)) // 2
    zeros = inode.cached[:half] + b"\0" * (len(inode.cached) - half)
    return {inode.cached, inode.synced, inode.cached[:half], zeros}
