"""The real program, killed again and again while somebody types: whatever it acknowledged is in its file."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from collabready.errors import DocumentError
from collabready.responses.interview_file import Answer, Interview, load_interview
from crash.drivers import Driver, Typed
from crash.talk import questionnaire_in

FILE = "talk with the cfo.yaml"
RATED = {4: "goal", 7: "board", 8: "shop-too"}
OPEN = {9: "hopes"}
WORDS = (
    "they said",
    "no: not 'yet'",
    "# hours - a week",
    "één ✓ 你",
    "null",
    "| {a: 1}",
    "1e3",
    "word " * 40 + "and so on",
)
AT_ONCE = 5  # answers before one that is fatal, at most
STARTING = 0.1  # share of the runs that are killed while the program starts
PAUSE = 0.02  # seconds between two answers, at most
LATE = 2.0  # a kill comes within so many times the usual wait for an acknowledgement


@dataclass
class Heard:
    """What has to be in the file for a question: the words, line by line, and the code."""

    words: list[str] = field(default_factory=list)
    code: str | None = None

    def then(self, answer: Typed) -> Heard:
        return Heard([*self.words, answer.words], answer.code)

    def part_of(self, answer: Typed, before: Heard) -> bool:
        """Whether this is what was heard before with a part of an answer: the code comes first, the words one by one."""
        if self.code not in {before.code, answer.code} or self.words[: len(before.words)] != before.words:
            return False
        return len(self.words) <= len(before.words) + 1 and answer.words.startswith(
            "".join(self.words[len(before.words) :])
        )

    def unlike(self, expected: Heard) -> str:
        """How a file differs from what it has to hold."""
        lost, added = (
            [one for one in a if one not in b] for a, b in ((expected.words, self.words), (self.words, expected.words))
        )
        return f"{self.code}, not {expected.code}; without {lost}; with {added}"


@dataclass
class Figures:
    """What a series of kills came to. `writing`: kills that left a file half-written beside the interview."""

    runs: int = 0
    writing: int = 0
    acknowledged: int = 0
    missing: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [*self.missing, *self.unreadable, *self.failed, *self.stray]

    def __str__(self) -> str:
        return (
            f"{self.runs} kills, {self.writing} of them during a write; {self.acknowledged} answers acknowledged, "
            f"{len(self.missing)} missing; {len(self.unreadable)} unreadable files, {len(self.failed)} resumes that failed, "
            f"{len(self.stray)} stray files."
        )


@dataclass
class Series:
    """Kills of one interview in a folder. `heard`: by the number of the question; `waits`: seconds until acknowledged."""

    folder: Path
    driver: type[Driver]
    chance: random.Random
    figures: Figures = field(default_factory=Figures)
    heard: dict[int, Heard] = field(default_factory=dict)
    waits: list[float] = field(default_factory=lambda: [0.05])

    @property
    def path(self) -> Path:
        return self.folder / FILE

    def run(self) -> None:
        """Start or resume the program, type, kill it, and look at what is there."""
        driver, begun = self.driver(), self.path.exists()
        self.figures.runs += 1
        started = time.monotonic()
        driver.start(self.folder, FILE, resume=begun)
        if self.chance.random() < STARTING:
            self._kill(driver, self.chance.random())
            driver.ended()
            self._look(None)
        elif driver.ready():
            self._look(self._type(driver))
        else:
            shown = driver.ended()
            self.figures.failed.append(f"run {self.figures.runs}, after {time.monotonic() - started:.0f} s: {shown}")

    def _type(self, driver: Driver) -> Typed | None:
        """Type answers, the last of which is fatal; give that one back, unless it was acknowledged before the kill."""
        for _ in range(self.chance.randint(0, AT_ONCE)):
            answer = self._answer()
            started = time.monotonic()
            driver.type(answer)
            if not driver.acknowledged():
                self.figures.failed.append(f"run {self.figures.runs} ended by itself: {driver.ended()}")
                return answer
            self.waits.append(time.monotonic() - started)
            self._has(answer)
            time.sleep(self.chance.random() * PAUSE)
            driver.ready_again()
        fatal = self._answer()
        usual = sorted(self.waits)[len(self.waits) // 2]
        self._kill(driver, self.chance.random() * usual * LATE)
        driver.type(fatal)
        acknowledged = driver.acknowledged()
        driver.ended()
        if acknowledged:
            self._has(fatal)
        return None if acknowledged else fatal

    @staticmethod
    def _kill(driver: Driver, seconds: float) -> None:
        threading.Timer(seconds, driver.kill).start()

    def _answer(self) -> Typed:
        number = self.chance.choice([*RATED, *OPEN])
        words = f"{self.figures.runs}.{self.chance.randrange(10**6)} {self.chance.choice(WORDS)}"
        return Typed(number, self.chance.choice("01234") if number in RATED else None, words)

    def _has(self, answer: Typed) -> None:
        self.figures.acknowledged += 1
        self.heard[answer.number] = self.heard.get(answer.number, Heard()).then(answer)

    def _look(self, fatal: Typed | None) -> None:
        """Compare the file with what it has to hold: all that was acknowledged, and perhaps the answer that was not."""
        half_written = [path.name for path in self.folder.iterdir() if path.name.endswith(".new")]
        self.figures.writing += bool(half_written)
        known = {FILE, f".{FILE}.lock", "talk.yaml", "talk.nl.yaml", *half_written}
        known |= set(self.figures.stray)
        self.figures.stray += [path.name for path in self.folder.iterdir() if path.name not in known]
        if not self.path.exists():
            self.figures.missing += [f"run {self.figures.runs}: no file"] if self.heard else []
            return
        try:
            interview, _ = load_interview(self.path)
        except DocumentError as error:
            self.figures.unreadable.append(f"run {self.figures.runs}: {error}")
            return
        for number in RATED | OPEN:
            self._compare(number, _found(interview, number), fatal if fatal and fatal.number == number else None)

    def _compare(self, number: int, found: Heard, fatal: Typed | None) -> None:
        expected = self.heard.get(number, Heard())
        if fatal and found.part_of(fatal, expected):
            self.heard[number] = found  # it was on disk before the program could say so
        elif found != expected:
            self.figures.missing.append(f"run {self.figures.runs}, question {number}: {found.unlike(expected)}")
            self.heard[number] = found


def _found(interview: Interview, number: int) -> Heard:
    if number in OPEN:
        return Heard(interview.texts.get(OPEN[number], "").splitlines())
    answer = interview.answers.get(RATED[number], Answer())
    return Heard(answer.note.text.splitlines() if answer.note else [], answer.value)


def kills(folder: Path, driver: type[Driver], runs: int, seed: int) -> Figures:
    """Kill the program so many times in a folder, and tell what came of it."""
    questionnaire_in(folder)
    series = Series(folder, driver, random.Random(seed))
    for _ in range(runs):
        series.run()
    return series.figures
