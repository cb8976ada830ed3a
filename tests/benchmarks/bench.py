"""`make bench`: how long the program takes, as multiples of what the machine does anyway, in one run.

Whole processes are timed, in turns, the median of several; peak memory is that of the process. The export is a million
respondents with forty labelled answers each, some of them blank or "don't know", and a department.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from assessment.populations import crossed_people
from benchmarks import departments, printing, talk
from benchmarks.process import run
from collabready.assessment.disclosure import decide

ITEMS, GROUPS = 40, 20
LABELS = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree", "Don't know", ""]
SHARES = [0.15, 0.14, 0.22, 0.12, 0.32, 0.03, 0.02]
SCAN = "import sys, polars as pl; pl.scan_csv(sys.argv[1], infer_schema=False).select(pl.all().null_count()).collect(engine='streaming')"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--respondents", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        export, questionnaire = Path(folder, "export.csv"), Path(folder, "questionnaire.yaml")
        _write_export(export, arguments.respondents)
        _write_questionnaire(questionnaire)
        print(f"{arguments.respondents:,} respondents x {ITEMS} items, {export.stat().st_size / 1e6:.0f} MB")
        score = [_program(), "score", str(export), "-q", str(questionnaire), "--by", "Department", "--format", "json"]
        _compare("score --by", score, "polars scan", [sys.executable, "-c", SCAN, str(export)], arguments.runs)
    _audit(arguments.runs)
    talk.measure(2 * arguments.runs)
    printing.measure(arguments.runs)
    departments.measure((arguments.runs + 1) // 2)
    help_ = [_program(), "--help"]
    _compare("--help", help_, "import typer", [sys.executable, "-c", "import typer"], 4 * arguments.runs)


def _compare(name: str, command: list[str], base_name: str, base: list[str], runs: int) -> None:
    """Print the median of one command as a multiple of another's; both run in turns."""
    run(base), run(command)
    pairs = [(run(base), run(command)) for _ in range(runs)]
    bases, commands = zip(*pairs, strict=True)
    slow, fast = (statistics.median(each_run.seconds for each_run in each) for each in (commands, bases))
    memory = max(each_run.megabytes for each_run in commands)
    print(f"{name}: {slow:.2f} s, {base_name}: {fast:.2f} s, ratio {slow / fast:.2f}; peak memory {memory:.0f} MB")


def _audit(runs: int) -> None:
    """What may be shown of a thousand people in 45 departments at 15 sites, of whom a tenth lack each of five scores."""
    people = crossed_people(random.Random(7), 1_000, {"department": 45, "site": 15})
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        shown = decide(people).shown
        seconds.append(time.perf_counter() - started)
    groups = sum(bool(row.by) and not row.statistic for row in shown)
    print(f"audit of 1,000 people in 45 x 15 crossed groups: {statistics.median(seconds):.2f} s, {groups} groups shown")


def _program() -> str:
    return str(Path(sys.executable).with_name("collabready"))


def _write_export(path: Path, respondents: int) -> None:
    import numpy as np
    import polars as pl

    draw = np.random.default_rng(7)
    labels = pl.Series(LABELS)
    groups = pl.Series([f"Department {number:02d}" for number in range(GROUPS)])
    columns = {"Department": groups.gather(draw.integers(0, GROUPS, respondents))}
    for number in range(ITEMS):
        columns[f"item-{number:02d}"] = labels.gather(draw.choice(len(LABELS), respondents, p=SHARES))
    pl.DataFrame(columns).write_csv(path)


def _write_questionnaire(path: Path) -> None:
    """Five dimensions of four practices of two items; every eighth item reversed."""
    lines = [
        "{format: 1, id: bench, version: '1', title: Bench, language: en,",
        f'scales: {{agreement: {{answers: {dict(enumerate(LABELS[:5], start=1))}, no_answer: ["Don\'t know"]}}}},',
        "scoring: {levels: {missing: 0, fragile: 35, forming: 50, ready: 65, strong: 80}},",
        "dimensions: [",
    ]
    for dimension in range(5):
        practices = []
        for practice in range(4 * dimension, 4 * dimension + 4):
            items = ", ".join(
                f"{{id: item-{i:02d}, statement: Statement {i}, reverse: {str(i % 8 == 0).lower()}}}"
                for i in (2 * practice, 2 * practice + 1)
            )
            practices.append(f"{{id: p{practice}, title: Practice {practice}, items: [{items}]}}")
        role = "ingredient" if dimension < 3 else "condition"
        lines.append(f"{{id: d{dimension}, title: D{dimension}, role: {role}, practices: [{', '.join(practices)}]}},")
    path.write_text("\n".join([*lines, "]}"]), encoding="utf-8")


if __name__ == "__main__":
    main()
