"""The program is killed while somebody types, and has in its file whatever it acknowledged; a worse one would be found out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from crash.drivers import DRIVERS, Driver, Typed
from crash.kills import kills
from crash.talk import TALK

SEED = 20261123


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
@pytest.mark.parametrize("driver", DRIVERS)
def test_a_killed_program_has_kept_whatever_it_acknowledged(tmp_path: Path, driver: str) -> None:
    if driver == "screen":
        pytest.importorskip("collabready.interview.screen")
    figures = kills(tmp_path, DRIVERS[driver], runs=5, seed=SEED)

    assert figures.faults == []
    assert figures.acknowledged > 0


@dataclass
class Worse:
    """A program that acknowledges every answer and leaves a file that it should not. It ends after the first kill."""

    content: ClassVar[str] = ""
    answers: int = 0

    def start(self, folder: Path, file: str, *, resume: bool) -> None:
        assert not resume or self.content
        if self.content:
            (folder / file).write_text(self.content, encoding="utf-8")

    def ready(self) -> bool:
        return True

    def type(self, answer: Typed) -> None:
        self.answers += bool(answer.words)

    def acknowledged(self) -> bool:
        return True

    def ready_again(self) -> None:
        """Nothing is waited for."""

    def kill(self) -> None:
        """Nothing is there to be killed."""

    def ended(self) -> str:
        return ""


class Forgetful(Worse):
    """It keeps the file, but no answer."""

    content = (
        f"{{format: 1, questionnaire: {{id: talk, version: 1}}, interview: {TALK.model_dump_json(exclude_none=True)}}}"
    )


class Tearing(Worse):
    """It leaves half a file."""

    content = Forgetful.content[:-5]


class Losing(Worse):
    """It leaves no file at all."""


class Failing(Worse):
    """It cannot be started."""

    def ready(self) -> bool:
        return False


@pytest.mark.parametrize(
    ("driver", "fault"),
    [
        (Forgetful, "question 4: None, not 0; without ['1."),
        (Tearing, "talk with the cfo.yaml:1:"),
        (Losing, "no file"),
        (Failing, "after 0 s: "),
    ],
)
def test_a_program_that_loses_answers_is_found_out(tmp_path: Path, driver: type[Driver], fault: str) -> None:
    figures = kills(tmp_path, driver, runs=5, seed=SEED)

    assert any(fault in each for each in figures.faults), figures.faults
