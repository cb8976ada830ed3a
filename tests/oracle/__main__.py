"""`make oracle`: our reliability, agreement and ICC beside those of R, of the same data.

Prints every number twice with the difference. The exit code is 1 where two differ, 0 where all agree or R is not here.
"""

from __future__ import annotations

import csv
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from oracle.ours import ours, small_tables

SCRIPT = Path(__file__).with_name("oracle.R")
NO_R = (
    "R is not installed here (no Rscript), so there is nothing to compare with. Install R and its packages psych, "
    "psychTools and multilevel, and run this again. The published values themselves are tested in tests/assessment."
)
CLOSE, CLOSE_FACTOR = 1e-7, 1e-5
"""How far two numbers may be apart; omega rests on a search that R ends a little earlier."""


class Pair(NamedTuple):
    """A number of ours and of R's."""

    name: str
    ours: float
    theirs: float

    @property
    def agrees(self) -> bool:
        close = CLOSE_FACTOR if self.name.endswith("omega") else CLOSE
        return math.isclose(self.ours, self.theirs, rel_tol=0, abs_tol=close)

    def __str__(self) -> str:
        apart = "" if self.agrees else "   DIFFERS"
        return f"{self.name:32} {self.ours:14.8f} {self.theirs:14.8f} {self.ours - self.theirs:11.1e}{apart}"


def main() -> int:
    program = shutil.which("Rscript")
    if program is None:
        print(NO_R)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(folder)
        done = subprocess.run(
            [program, "--vanilla", str(SCRIPT), str(folder)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"R stopped with exit code {done.returncode}:\n{done.stderr}")
            return 1
        return compare(ours(folder), theirs(folder / "values.csv"), (folder / "missing.txt").read_text("utf-8").split())


def write_tables(folder: Path) -> None:
    """The small tables, one a file, with a header."""
    for name, table in small_tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([[f"q{n}" for n in range(len(table[0]))], *table])


def theirs(path: Path) -> dict[str, float]:
    """What R wrote: name -> value. A value that R does not know is left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file) if row["value"] not in {"NA", "NaN"}}


def compare(mine: Mapping[str, float], others: Mapping[str, float], missing: list[str]) -> int:
    """Print both side by side; 1 where two differ, or where R has a number that we lack."""
    pairs = [Pair(name, mine[name], other) for name, other in others.items() if name in mine]
    print(f"{'':32} {'ours':>14} {'R':>14} {'difference':>11}", *pairs, sep="\n")
    faults = [pair.name for pair in pairs if not pair.agrees] + [name for name in others if name not in mine]
    print(*_last_lines(len(pairs), faults, missing), sep="\n")
    return 1 if faults or not pairs else 0


def _last_lines(number: int, faults: list[str], missing: list[str]) -> Iterator[str]:
    if missing:
        yield f"Not compared, because R has no package of this name: {', '.join(missing)}."
    if not number:
        yield "R computed nothing that could be compared."
    elif faults:
        yield f"{len(faults)} of {number} numbers differ or are lacking: {', '.join(faults)}."
    else:
        yield f"All {number} numbers agree."


if __name__ == "__main__":
    sys.exit(main())
