"""A text file of rows and cells: bytes to records.

What a person may have made or mended, files of up to 32 MB and a million and a half cells, is read by the csv module,
which can name the row that is at fault. Of larger files, which come from machines, only the start is read here; `scan`
reads the rest by polars.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from collabready.errors import ResponsesError
from collabready.responses.encoding import SAVE_AS, Text, decode
from collabready.signatures import kind_of

HEAD = 256 << 10
WHOLE = 32 << 20
# A cell of one letter takes two bytes in a file, and fifty in Python. What is no UTF-8 only Python can read.
MOST_CELLS = 1_500_000
MOST_OTHER_CELLS = 6_000_000
LONGEST_LINE = 8 << 20
PIECE = 1 << 20
PART = 64 << 20
GLANCE = 16 << 10
JUDGED = 100
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
CHARACTERS = {name: character for character, name in DELIMITERS.items()}
WRONG_LETTERS = "If letters look wrong, save the export as CSV (UTF-8)."
END = "\x1e"
UNCLOSED = "A quotation mark that is never closed swallows what follows it."


@dataclass(frozen=True)
class Delimited:
    """A text file whose form is known. `whole`: whether `text` is all of it, or the start of a large file.

    `note`: how the file was read, where that was not plain.
    """

    path: Path
    text: str
    encoding: str
    delimiter: str
    whole: bool
    note: str

    def records(self) -> Iterator[list[str]]:
        """The records; of a part of a file without the last, which may be cut off.

        Raises:
            ResponsesError: a quotation mark that is never closed, a cell that is too long.
        """
        return _records(io.StringIO(self.text, newline=""), self.path, CHARACTERS[self.delimiter], whole=self.whole)


def read_delimited(path: Path) -> Delimited:
    """Read a CSV, TSV or TXT file, or the start of a large one.

    Raises:
        ResponsesError: no such file, not text, empty, bytes of no known encoding, or a line that never ends.
    """
    content, whole = _content(path)
    found = _text(content, path, whole=whole)
    note = f"Read as {found.encoding}, because {found.why}. {WRONG_LETTERS}" if found.guessed else ""
    text = found.text.rstrip("\r\n") if whole else found.text[: found.text.rfind("\n") + 1]
    if not text:
        raise ResponsesError(f"{path}: the first line is longer than {HEAD >> 10} KB, so this is no export. {SAVE_AS}")
    delimiter = _delimiter(text[:HEAD])
    if not whole:
        _refuse_endless(path, delimiter, max(map(len, _judged(text, delimiter)), default=0))
    return Delimited(path, text, found.encoding, DELIMITERS[delimiter], whole, note)


def _records(lines: Iterable[str], path: Path, delimiter: str, *, whole: bool = True) -> Iterator[list[str]]:
    # The sign behind the lines shows whether a quotation mark has swallowed it.
    reader = csv.reader(chain(lines, [END]), delimiter=delimiter)
    last: list[str] | None = None
    try:
        for record in reader:
            if last is not None:
                yield last
            last = record
    except csv.Error as error:
        place = f"{path}, near line {reader.line_num}"
        raise ResponsesError(f"{place}: the row cannot be read ({error}). {UNCLOSED} {SAVE_AS}") from None
    if whole and last != [END]:
        raise ResponsesError(f"{path}: a quotation mark is never closed. {UNCLOSED} {SAVE_AS}")


def _content(path: Path) -> tuple[bytes, bool]:
    """The bytes of a file, and whether they are all of it."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise ResponsesError(f"{path}: this is no file that can be read twice. Save the export as a file first.")
        with path.open("rb") as file:
            size = path.stat().st_size
            content = file.read(size if size <= WHOLE else HEAD)
            whole = size <= WHOLE and _may_be_held(content)
    except FileNotFoundError:
        raise ResponsesError(f"{path}: there is no such file. Check the name and the folder.") from None
    except IsADirectoryError:
        raise ResponsesError(f"{path}: this is a folder. Name the export itself.") from None
    except OSError as error:
        raise ResponsesError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from error
    if path.name.startswith("~$"):
        raise ResponsesError(f"{path}: this is the lock of a file that is open in Excel. Name {path.name[2:]} instead.")
    if not content.strip(b"\0 \t\r\n"):
        raise ResponsesError(f"{path}: the file is empty. {SAVE_AS}")
    if what := kind_of(content):
        raise ResponsesError(f"{path}: this is {what}, whatever its name says. {SAVE_AS}")
    return content if whole else content[:HEAD], whole


def _may_be_held(content: bytes) -> bool:
    """Whether there are not too many cells for Python, whatever the delimiter is."""
    lines = max(content.count(b"\n"), content.count(b"\r"))
    cells = lines + max(content.count(delimiter.encode()) for delimiter in DELIMITERS)
    return cells <= MOST_CELLS or (cells <= MOST_OTHER_CELLS and not _is_utf8(content))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_endless(path: Path, delimiter: str, width: int) -> None:
    """Refuse what would fill the memory: an endless line, a quotation mark that is never closed, rows of nothing.

    Only where the length of lines, here and there, or the number of quotation marks looks like it is the file read record
    by record.
    """
    import mmap

    lines = looked_at = 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for start in range(0, len(content), LONGEST_LINE):
            if content.find(b"\n", start, start + LONGEST_LINE) < 0 and start + LONGEST_LINE <= len(content):
                raise ResponsesError(
                    f"{path}: a line is longer than {LONGEST_LINE >> 20} MB, so this is no export. {SAVE_AS}"
                )
            piece = content[start : start + GLANCE]
            lines, looked_at = lines + piece.count(b"\n"), looked_at + len(piece)
        most = 2 * len(content) + MOST_CELLS
        likely = lines * width * len(content) > most * looked_at
        last = content.rfind(b'"', max(0, len(content) - LONGEST_LINE))
        # A mark that is never closed swallows much only where no other comes after it, and a cell begins behind it.
        closes = last >= 0 and content[last + 1 : last + 2] in (b"", b"\r", b"\n", delimiter.encode())
    if likely or (not closes and _is_odd(path, b'"')):
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            missing = sum(max(0, width - len(record)) for record in _records(text, path, delimiter))
        if missing > most:
            raise ResponsesError(
                f"{path}: the rows lack {missing:,} cells of the {width} that each has in the header. {SAVE_AS}"
            )


def _is_odd(path: Path, sign: bytes) -> bool:
    """Whether a sign occurs an odd number of times."""
    import numpy as np  # counts five times as fast as Python, and on all cores

    size = path.stat().st_size

    def count(start: int) -> int:
        piece, number, left = np.empty(PIECE, np.uint8), 0, PART
        with path.open("rb", buffering=0) as file:
            file.seek(start)
            while left and (got := file.readinto(piece.data[: min(PIECE, left)])):
                number, left = number + int(np.count_nonzero(piece[:got] == ord(sign))), left - got
        return number

    with ThreadPoolExecutor() as workers:
        return sum(workers.map(count, range(0, size, PART))) % 2 == 1


def _text(content: bytes, path: Path, *, whole: bool) -> Text:
    """The text of a file in any encoding; of a large one, of which only the start is here, in UTF-8 only."""
    if not whole:
        return _start(content, path)
    found = decode(content, path)
    if 10 * found.text.count("\0") > len(found.text):
        raise ResponsesError(f"{path}: this is no text but binary data. {SAVE_AS}")
    text = found.text.replace("\0", "")
    return replace(found, text=text if "\n" in text else text.replace("\r", "\n"))


def _start(content: bytes, path: Path) -> Text:
    try:
        return Text(content.decode("utf-8-sig"), "utf-8", "its start fits")
    except UnicodeDecodeError as error:
        if error.start < len(content) - 4:
            raise ResponsesError(
                f"{path}: a file of more than {WHOLE >> 20} MB or {MOST_OTHER_CELLS:,} cells is read in UTF-8 only, and this is in "
                f"another encoding. {SAVE_AS}"
            ) from None
        return Text(content[: error.start].decode("utf-8-sig"), "utf-8", "its start fits")


def _delimiter(text: str) -> str:
    """The delimiter under which most records have the same number of fields, and more than one."""

    def fit(delimiter: str) -> tuple[float, int]:
        counts = [len(record) for record in _judged(text, delimiter) if record]
        width, times = Counter(counts).most_common(1)[0] if counts else (0, 0)
        return (times / len(counts) if width > 1 else 0, width)

    return max(DELIMITERS, key=fit)


def _judged(text: str, delimiter: str) -> list[list[str]]:
    """The first records under a delimiter, up to one that cannot be read."""
    records: list[list[str]] = []
    with suppress(csv.Error):
        records.extend(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), JUDGED))
    return records
