"""A hundred reports of single groups: two processes beside one, and what a process needs of memory.

The groups are those of the demo, again and again under other names. Whole programs are timed, in turns, so that the
start of the processes counts.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from filled_results import demo

REPORTS = 100
PRINT = """
import sys
from pathlib import Path
from collabready.assessment.results import read_results
from collabready.report.department.extract import extract, shown_groups
from collabready.report.output import Place, Rendered, write_rendered
from collabready.report.press import Order, printed

if __name__ == "__main__":
    results, folder, workers = read_results(Path(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3])
    groups = shown_groups(results, results.groups[0].by)
    orders = [Order(extract(results, group).to_json().encode()) for group in groups]
    for place, rendered in printed(orders, workers):
        assert isinstance(rendered, Rendered)
        write_rendered(rendered, Place(folder / f"{place}.pdf"))
"""


def measure(runs: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "print.py").write_text(PRINT, encoding="utf-8")
        (folder / "results.json").write_text(_many(REPORTS), encoding="utf-8")
        turns = [[_print(folder, workers) for workers in (1, 2)] for _ in range(runs)]
    one, two = (statistics.median(turn[at][0] for turn in turns) for at in (0, 1))
    memory = max(megabytes for turn in turns for _, megabytes in turn)
    print(
        f"{REPORTS} reports of groups: one process {one:.1f} s, two {two:.1f} s, {one / two:.2f} times as fast; "
        f"peak memory of a process {memory:.0f} MB"
    )


def _many(n: int) -> str:
    """The results of the demo with so many groups."""
    results = demo()
    shown = [group for group in results.groups if not group.hidden]
    groups = tuple(shown[at % len(shown)].model_copy(update={"group": f"Group {at:03d}"}) for at in range(n))
    return results.model_copy(update={"groups": groups}).to_json()


def _print(folder: Path, workers: int) -> tuple[float, float]:
    """Seconds, and the largest of the program and its processes in MB."""
    command = [sys.executable, str(folder / "print.py"), str(folder / "results.json"), str(folder), str(workers)]
    started = time.perf_counter()
    child = os.posix_spawn(sys.executable, command, os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit("the reports of groups could not be printed")
    return time.perf_counter() - started, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    measure(3)
