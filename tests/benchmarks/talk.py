"""The screen of an interview, measured on a real terminal: from the start to the first question, from a key to its repaint.

A questionnaire of sixty items with anchors is asked in a terminal of 120 x 40. A repaint ends with the last byte before
the terminal is silent for a while; so what a person would still see move is counted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

ITEMS, KEYS, SILENCE = 60, 200, 0.06
RIGHT = "\x1b[C"
TEXTUAL = [sys.executable, "-c", "import textual.app"]
FIRST = b"Who does thing 1?"


def measure(runs: int) -> None:
    """Print both figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_questionnaire(folder / "bench.yaml")
        _start(folder, runs)
        _keys(folder)


def _start(folder: Path, runs: int) -> None:
    """From the start of the program to its first question, in turns with an import of textual."""
    _talk(folder, "first").close(force=True)
    bases, starts = [], []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(TEXTUAL, check=True)
        bases.append(time.perf_counter() - began)
        began = time.perf_counter()
        talk = _talk(folder, "first")
        talk.expect_exact(FIRST)
        starts.append(time.perf_counter() - began)
        talk.close(force=True)
    slow, fast = statistics.median(starts), statistics.median(bases)
    print(f"interview, first question: {slow:.2f} s, import textual.app: {fast:.2f} s, ratio {slow / fast:.2f}")


def _keys(folder: Path) -> None:
    """Ratings, changes of ratings, flags and steps, one key after the other."""
    talk = _talk(folder, "keys")
    talk.expect_exact(FIRST)
    _silent(talk)
    script = ["1", "3", "f", RIGHT] * (KEYS // 4)
    taken = sorted(_repaint(talk, key) for key in script)
    talk.close(force=True)
    at = {share: 1000 * taken[round(share * len(taken)) - 1] for share in (0.5, 0.95, 1.0)}
    print(f"interview, key to repaint, {len(taken)} keys: " + ", ".join(f"{p:.0%} {ms:.0f} ms" for p, ms in at.items()))


def _talk(folder: Path, name: str) -> pexpect.spawn:
    """A talk that goes on, in a file where one question is answered, so that no opening stands before the first."""
    file = folder / f"{name}.yaml"
    file.write_text(
        "format: 1\nquestionnaire: {id: bench, version: '1'}\n"
        f"interview: {{id: {name}, respondent: CFO, audience: staff, use: by-function}}\ntexts: {{}}\n"
        "answers: {item-60: {value: 1}}\n",
        encoding="utf-8",
    )
    program = str(Path(sys.executable).with_name("collabready"))
    talk = pexpect.spawn(
        program,
        ["interview", "-q", "bench.yaml", "--resume", "--file", file.name],
        cwd=str(folder),
        env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        dimensions=(40, 120),
        timeout=60,
    )
    talk.delaybeforesend = None
    return talk


def _repaint(talk: pexpect.spawn, key: str) -> float:
    """Seconds from a key to the last byte that it brought about."""
    began = time.perf_counter()
    talk.send(key)
    return _silent(talk) - began


def _silent(talk: pexpect.spawn) -> float:
    """When the last byte came, once there was one and none follows."""
    last = 0.0
    while True:
        try:
            talk.read_nonblocking(1 << 16, timeout=SILENCE)
            last = time.perf_counter()
        except pexpect.TIMEOUT:
            if last:
                return last


def _write_questionnaire(path: Path) -> None:
    anchors = ", ".join(
        f"{code}: 'What is heard at {code}, with enough words to fill most of a line'" for code in range(5)
    )
    practices = []
    for number in range(1, ITEMS + 1, 2):
        items = ", ".join(
            f"{{id: item-{i}, question: Who does thing {i}?, probes: [How often?, Since when?], anchors: {{{anchors}}}}}"
            for i in (number, number + 1)
        )
        practices.append(f"{{id: p{number}, title: Practice {number}, items: [{items}]}}")
    dimensions = ", ".join(
        f"{{id: d{place}, title: Dimension {place}, practices: [{', '.join(practices[place * 6 : place * 6 + 6])}]}}"
        for place in range(5)
    )
    path.write_text(
        "{format: 1, id: bench, version: '1', title: Bench, language: en,\n"
        "scales: {evidence: {answers: {0: No sign, 1: Intended, 2: Here and there, 3: Usual, 4: Always}}},\n"
        f"scoring: {{levels: {{low: 0, high: 50}}}},\ndimensions: [{dimensions}]}}\n",
        encoding="utf-8",
    )
