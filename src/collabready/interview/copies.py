"""What lies beside an interview besides its file: copies, lock, temporary files. Named here, so that all of it is found again.

No name ends in `.yaml`: what looks after interviews takes none of it for one.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator
from glob import escape
from itertools import count
from pathlib import Path
from typing import Literal, get_args

Why = Literal["edited", "refused", "other-window"]
REFUGES: tuple[Callable[[], Path], ...] = (Path.home, lambda: Path(tempfile.gettempdir()))


def lock_of(talk: Path) -> Path:
    return talk.with_name(f".{talk.name}.lock")


def aside(talk: Path, why: Why, content: bytes | None = None) -> Path:
    """Where a copy goes: the first numbered name that nobody has, or that holds the same content already."""
    candidates = (talk.with_name(f"{talk.name}.{why}-{number}") for number in count(1))
    return next(each for each in candidates if not each.exists() or each.read_bytes() == content)


def rescued(talk: Path, folder: Path) -> Path:
    """Where the words go when the file cannot be written: a name in a folder that nobody has."""
    base = f"{talk.stem}.rescued{talk.suffix}.txt"
    candidates = (folder / (base if number == 1 else f"{base}-{number}") for number in count(1))
    return next(each for each in candidates if not each.exists())


def brought_back(copy: Path, talk: Path) -> str:
    """How the words come back from where they were rescued to."""
    return f"To bring it back once {talk} can be written again: {_move(copy, talk)}"


def used_or_not(copy: Path, talk: Path) -> str:
    """What to do with a copy that is found when the talk goes on."""
    return f"If they are missing here, leave first, then: {_move(copy, talk)}. If not, delete that copy."


def _move(copy: Path, talk: Path) -> str:
    return shlex.join(["mv", str(copy), str(talk)])


def places_to_rescue(talk: Path) -> Iterator[Path]:
    """The folders to try, the talk's own first. Raises nothing: a person may have no home."""
    yield talk.parent
    for refuge in REFUGES:
        with contextlib.suppress(OSError, RuntimeError):
            yield refuge()


def half_written(talk: Path) -> Iterator[Path]:
    """What killed programs left: it was never in place. Raises OSError."""
    temporary = re.compile(rf"\.{re.escape(talk.name)}(\.({'|'.join(get_args(Why))})-\d+)?\.\d+\.new")
    return (path for path in talk.parent.iterdir() if temporary.fullmatch(path.name))


def beside(talk: Path) -> Iterator[Path]:
    """All that a journal or an editor keeps in the folder of a talk: copies, lock, temporary files, `.bak`, `~`."""
    name, stem = escape(talk.name), escape(talk.stem)
    for pattern in (f"{name}.*", f"{name}~", f".{name}.*", f"{stem}.rescued.*"):
        yield from (path for path in sorted(talk.parent.glob(pattern)) if path.is_file())


def rescued_elsewhere(talk: Path) -> Iterator[Path]:
    """What may have been rescued from a talk of this name to another folder; another client may have one like it."""
    for folder in list(places_to_rescue(talk))[1:]:
        with contextlib.suppress(OSError):
            yield from sorted(folder.glob(f"{escape(talk.stem)}.rescued.*"))
