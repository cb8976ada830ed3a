"""From a path to text: what is no text is refused with a sentence, before any parser sees it."""

from __future__ import annotations

import codecs
import difflib
import re
from typing import TYPE_CHECKING

from collabready.errors import DocumentError, Problem
from collabready.signatures import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LIMIT = 5_000_000
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def closest(name: str, names: Iterable[str]) -> str:
    """`Did you mean 'x'?` for the nearest of the names, or nothing when none is near."""
    near = difflib.get_close_matches(name[:100], names, n=1)
    return f"Did you mean '{near[0]}'?" if near else ""


def read_bytes(path: Path) -> bytes:
    """All bytes of a small file. Raises DocumentError for folders, big, missing and unreadable files."""
    shown = str(path)
    try:
        if path.is_dir():
            raise _refused(shown, "This is a folder.", "Name a YAML file in it.")
        size = path.stat().st_size
        if size > LIMIT:
            raise _refused(shown, f"The file is {size / 1e6:.1f} MB; 5 MB is the limit.", "Is it the right file?")
        with path.open("rb") as file:
            return file.read(LIMIT)
    except FileNotFoundError:
        raise _refused(shown, "There is no such file.", _nearest_file(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(shown, f"The file cannot be read: {reason}.", "Check its name and its permissions.") from None


def decode(data: bytes, file: str) -> str:
    """Text of UTF-8 bytes, or of UTF-16 when a byte order mark says so."""
    encoding = "utf-16" if data.startswith(UTF_16) else "utf-8-sig"
    _refuse_binary(data, encoding, file)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "ignore")
        what = f"Byte {data[error.start]:#04x} at offset {error.start} is not UTF-8 text."
        hint = "Open the file in an editor and save it with the encoding UTF-8."
        raise DocumentError([_at_end_of(before, file, what, hint)]) from None
    if found := UNPRINTABLE.search(text):
        what = f"The file contains a character that cannot be seen (U+{ord(found.group()):04X})."
        raise DocumentError([_at_end_of(text[: found.start()], file, what, "Delete it.")])
    return text


def _refuse_binary(data: bytes, encoding: str, file: str) -> None:
    kind = kind_of(data)
    if kind is None and encoding != "utf-16" and b"\0" in data:
        kind = "a program's own format"
    if kind:
        raise _refused(file, f"This is {kind}, not text.", "Name a YAML file.")


def _at_end_of(before: str, file: str, what: str, hint: str) -> Problem:
    lines = re.split(r"\r\n|\r|\n", before)
    return Problem(file, len(lines), len(lines[-1]) + 1, what, hint)


def _nearest_file(path: Path) -> str:
    if not path.parent.is_dir():
        return f"There is no folder '{path.parent}' either."
    names = [entry.name for entry in path.parent.iterdir()]
    near = closest(path.name, names)
    return near or f"The folder '{path.parent}' has no file with a name like it."


def _refused(file: str, what: str, hint: str) -> DocumentError:
    return DocumentError([Problem(file, 0, 0, what, hint)])
