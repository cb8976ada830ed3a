"""`make crash`: kill the real program while somebody types, as often as asked, and look for what is lost.

Prints one line of figures, and every fault; the exit code is 1 if there is any.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import tempfile
import time
from pathlib import Path

from crash.drivers import DRIVERS
from crash.kills import kills


def main() -> int:
    parser = argparse.ArgumentParser(prog="crash", description=__doc__)
    parser.add_argument("--runs", type=int, default=200, help="kills")
    parser.add_argument("--driver", choices=DRIVERS, default="plain", help="what is killed")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="what is typed, and when it ends")
    arguments = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        figures = kills(Path(folder), DRIVERS[arguments.driver], arguments.runs, arguments.seed)
    print(f"{arguments.driver}, seed {arguments.seed}: {figures} {time.monotonic() - started:.0f} s.")
    print(*figures.faults, sep="\n", end="\n" if figures.faults else "")
    return 1 if figures.faults else 0


if __name__ == "__main__":
    sys.exit(main())
