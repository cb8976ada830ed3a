"""Files that are made to eat memory, and what the program takes to read or refuse each."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MB = 1 << 20
QUESTIONNAIRE = """
format: 1
id: small
version: "1"
title: Small
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}}}
dimensions:
  - {id: x, title: X, practices: [{id: px, title: PX, items: [{id: one, statement: The first}, {id: two, statement: The second}]}]}
scoring: {levels: {low: 0, high: 65}}
"""
EXPORT = "one,two\n" + "1,2\n" * 9
PIECE = 1 << 16
MOST_ADDRESSES = 8 << 30
# A process of its own measures: the peak of a child counts what its parent held when it was started. A promise that is
# broken shall not take the machine with it.
MEASURE = """
import resource, subprocess, sys
if hasattr(resource, "prlimit"):
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]), int(sys.argv[1])))
with open(sys.argv[2], "wb") as output:
    done = subprocess.run(sys.argv[3:], stdout=output, stderr=subprocess.STDOUT)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True)
class Bomb:
    """A file, as pieces of text that repeat: (piece, times). `says`: what a user reads; nothing where it is scored.

    `size`: to which it is filled up with zeros. `quick`: small enough for the tests.
    """

    name: str
    pieces: tuple[tuple[str, int], ...]
    says: str = ""
    size: int = 0
    quick: bool = True
    encoding: str = "utf-8"

    def write(self, path: Path) -> None:
        with path.open("wb") as file:
            for piece, times in self.pieces:
                _repeat(file, piece.encode(self.encoding), times)
            if self.size:
                file.truncate(self.size)

    def is_kept(self, cost: Cost) -> bool:
        """Whether it was scored or refused in a sentence, and in bounds."""
        ended = cost.code == (1 if self.says else 0)
        return ended and self.says in cost.said and "Traceback" not in cost.said and cost.peak <= cost.allowed


@dataclass(frozen=True)
class Cost:
    """What a process took: exit code, its words, peak memory and size of the file in bytes, wall time in seconds."""

    code: int
    said: str
    peak: int
    size: int
    seconds: float

    @property
    def allowed(self) -> int:
        return 256 * MB + 10 * self.size


def _repeat(file: IO[bytes], piece: bytes, times: int) -> None:
    at_once = max(1, PIECE // max(1, len(piece)))
    for _ in range(times // at_once):
        file.write(piece * at_once)
    file.write(piece * (times % at_once))


def explode(bomb: Bomb, folder: Path) -> Cost:
    """Score the file in a process of its own; a mapping is used for a small export. The file is deleted afterwards."""
    path, log = folder / bomb.name, folder / "bomb.log"
    (folder / "small.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (folder / "export.csv").write_text(EXPORT, encoding="utf-8")
    bomb.write(path)
    size = path.stat().st_size
    files = ["export.csv", "--map", bomb.name] if path.suffix == ".yaml" else [bomb.name]
    command = [sys.executable, "-m", "collabready", "score", *files, "-q", "small.yaml"]
    started = time.monotonic()
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, str(MOST_ADDRESSES), log.name, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.monotonic() - started
    code, peak = map(int, measured.stdout.split())
    path.unlink()
    with log.open(encoding="utf-8", errors="replace") as output:
        said = output.read(MB)
    return Cost(code, said, peak * (1 if sys.platform == "darwin" else 1024), size, seconds)


def _wide(columns: int, more: str = "") -> str:
    return ",".join(["one", "two", *(f"c{number}" for number in range(2, columns)), *([more] if more else [])]) + "\n"


def _row(columns: int, cell: str = "1") -> str:
    return ",".join([cell] * columns) + "\n"


def _bombs() -> Iterator[Bomb]:
    start = ("one,two\n", 1)
    yield Bomb("columns.csv", ((_wide(100_000) + _row(100_000), 1),), "100,000 columns; a spreadsheet has 16,384")
    yield Bomb("line.csv", (("one,two", 1), ("x", MB)), "first line is longer than 256 KB", size=1024 * MB)
    yield Bomb("late-line.csv", (start, ("1,2\n", 9 * MB)), "a line is longer than 8 MB", size=1024 * MB)
    yield Bomb("letters.csv", ((_wide(16), 1), (_row(16), MB - 100)))
    yield Bomb("wide-letters.csv", ((_wide(8_000), 1), (_row(8_000), 2000)), quick=False)
    yield Bomb("pairs.csv", ((_wide(16_384), 1), (_row(16_384, "4 "), 90)))
    yield Bomb("wide-character.csv", ((_wide(16, "\U0001f600"), 1), (_row(17), 900_000)), quick=False)
    yield Bomb("text.csv", (("one,two,x\n", 1), ("1,2,\U0001f600" + "abcdefgh" * 1000 + "\n", 4000)))
    yield Bomb("column.csv", (("one\n", 1), ("1\n", 16 * MB - 100)), "16,777,116 rows; 2,000,000 are read at most")
    yield Bomb("cells.csv", (("one\n", 1), ("1\n", 1_499_990)), quick=False)
    yield Bomb("silent.csv", (start, ("1,1\n", 9), (",\n", 1_900_000)), quick=False)
    yield Bomb("short.csv", (("one,x\n1,1\n", 1), ("1\n", 490_000)), quick=False)
    yield Bomb("shorter.csv", (("one,x,y\n1,1,1\n", 1), ("1\n", 600_000)), "lack 500,002 cells")
    yield Bomb(
        "header.csv", (("one,two,", 1), ("c,", 16 * MB - 100), ("\n1,2\n", 1)), "first line is longer than 256 KB"
    )
    yield Bomb("header-cell.csv", (("one,two,", 1), ("c", 31 * MB), ("\n1,2,3\n", 1)), "larger than field limit")
    yield Bomb(
        "headers.csv",
        (("one,two", 1), ("," + "a - b: c/d & e > f " * 90, 16_000), ("\n" + _row(16_002).strip(), 9)),
        quick=False,
    )
    yield Bomb("row.csv", (start, ("ab,", 6 * MB), ("\n", 1)), "a line is longer than 8 MB")
    yield Bomb("unclosed.csv", (start, ('1,"2\n', 1), ("1,2\n", 8 * MB - 100)), "is never closed")
    yield Bomb("unclosed-late.csv", (start, ("1,2\n", 200_000), ('1,"2\n', 1), ("1,2\n", 16 * MB)), "is never closed")
    yield Bomb("blank.csv", (("one,two\n" + _row(2) * 9, 1), ("\n", 1_000_000)))
    yield Bomb("blank-between.csv", (start, ("\n", 1_000_000), ("1,2\n", 1)), "lack 2,000,000 cells")
    yield Bomb("blank-wide.csv", ((_wide(1000) + _row(1000) * 9, 1), (" \n", 990_000)))
    yield Bomb(
        "blank-wide-many.csv", ((_wide(1000), 1), ("\n", 3_000_000), (_row(1000), 1)), "lack 3,000,000,000 cells"
    )
    yield Bomb("odd-lines.csv", (start, ("\xe91\n", 1_400_000)), "lack 500,001 cells", encoding="latin-1", quick=False)
    yield Bomb(
        "odd-line.csv", (("one,two\n1,2\n1,", 1), ("\xe9 ", 60_000), ("\n", 1), (_row(2), 9)), encoding="latin-1"
    )
    yield Bomb("tags.csv", (start, ("1," + "<!--" * 30_000 + "\n", 250), (_row(2), 9999)), "")
    yield Bomb(
        "aliases.yaml",
        (("a: &a [x, x]\n", 1), *((f"b{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n".replace("b-1", "a"), 1) for n in range(60))),
        "more than 200000 values",
    )
    yield Bomb("large.yaml", (("format: 1\n", 10 * MB),), "5 MB is the limit")
    yield Bomb(
        "unknown.yaml",
        (
            ("format: 1\nquestionnaire: {id: small, version: '1'}\ncolumns:\n", 1),
            *((f"  nothing{n}: x\n", 1) for n in range(90_000)),
        ),
        "asks nothing called",
        quick=False,
    )
    yield Bomb("deep.yaml", (("a: ", 1), ("[", 4 * MB)), "nested more than 40 deep")


BOMBS = tuple(_bombs())
