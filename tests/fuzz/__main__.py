"""`make fuzz`: large bombs first, then every harness under atheris for its share of the time.

What breaks a promise lies in build/fuzz/findings, each with its traceback beside it; the exit code is 1 if there is any.
What was new to the program is kept in build/fuzz/corpus, where the next run starts.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from fuzz.bombs import BOMBS, Bomb, Cost, explode
from fuzz.harnesses import HARNESSES

FOUND = Path("build", "fuzz")
FINDINGS = FOUND / "findings"
MB = 1 << 20
TRACEBACK = 4000


def main() -> int:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="for all harnesses together")
    parser.add_argument("--repeat", type=Path, metavar="FINDING", help="run one finding again, without atheris")
    arguments = parser.parse_args()
    if arguments.repeat:
        harness, _ = HARNESSES[arguments.repeat.suffix.removeprefix(".")]
        harness(arguments.repeat.read_bytes())
        print("Every promise holds.")
        return 0
    FINDINGS.mkdir(parents=True, exist_ok=True)
    broken = [bomb.name for bomb in BOMBS if not bomb.quick and not told(bomb, explode(bomb, FOUND))]
    for name in HARNESSES:
        started, executed = time.monotonic(), fuzz(name, 60 * arguments.minutes / len(HARNESSES))
        print(f"{name}: {executed:,} executions in {time.monotonic() - started:.0f} s", flush=True)
    return report(broken)


def told(bomb: Bomb, cost: Cost) -> bool:
    """Print what a bomb did; whether it kept to its promise."""
    peak, allowed = cost.peak // MB, cost.allowed // MB
    print(
        f"{bomb.name}: {cost.size // MB} MB, exit {cost.code}, peak {peak} of {allowed} MB, {cost.seconds:.1f} s",
        flush=True,
    )
    return bomb.is_kept(cost)


def fuzz(name: str, seconds: float) -> int:
    """Run one harness for a while, again after each crash; the number of executions."""
    until, executed = time.monotonic() + seconds, 0
    log = FOUND / f"{name}.log"
    while (left := round(until - time.monotonic())) > 0:
        before = set(FINDINGS.iterdir())
        with log.open("wb") as output:
            command = [sys.executable, "-m", "fuzz.harness", name, str(left)]
            code = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, check=False).returncode
        text = log.read_text("utf-8", "replace")
        executed += max(map(int, re.findall(r"^#(\d+)\s", text, re.MULTILINE)), default=0)
        if code == 0:
            break
        crashes = [path for path in set(FINDINGS.iterdir()) - before if not path.suffix]
        if not crashes:
            raise SystemExit(f"The harness '{name}' ended with {code}:\n{text[-TRACEBACK:]}")
        for path in crashes:
            path.rename(path.with_suffix(f".{name}")).with_suffix(f".{name}.txt").write_text(text[-TRACEBACK:], "utf-8")
    return executed


def report(broken: list[str]) -> int:
    findings = sorted(path for path in FINDINGS.iterdir() if path.suffix != ".txt")
    for path in findings:
        told = path.with_suffix(f"{path.suffix}.txt").read_text("utf-8").strip().splitlines()
        print(
            f"\n{path}: {told[-1] if told else 'no word'}\n    repeat with: PYTHONPATH=tests {sys.executable} -m fuzz --repeat {path}"
        )
    for name in broken:
        print(f"\n{name}: took more than it may, or ended otherwise than with a sentence")
    print(f"\n{len(findings) + len(broken)} findings.")
    return 1 if findings or broken else 0


if __name__ == "__main__":
    sys.exit(main())
