"""How a talk ends: what is known of it once it is left, and what is said then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from collabready.interview.desk import Desk
from collabready.interview.talks import how_to_go_on


@dataclass(frozen=True)
class Left:
    """A talk that was left. `trouble`: why not all is in its file; empty when all is. `news`: something to be told.

    `code`: with what the program ends: 0; 1 where there is trouble; 128 and the number of the signal that ended it.
    """

    path: Path
    finished: bool
    trouble: str
    news: str
    code: int


def leave(desk: Desk, code: int = 0) -> Left:
    """Save for the last time and give the file free. `code`: with what the program is to end where all is saved."""
    trouble = desk.leave()
    finished = desk.session.interview.interview.finished is not None
    end = 1 if desk.taken_over else code or int(bool(trouble))
    return Left(desk.journal.path, finished, trouble, desk.news, end)


def farewell(left: Left, questionnaire: str | None = None) -> list[str]:
    """Where the talk is kept and how it goes on. `questionnaire`: what was given as -q."""
    lines = [*([left.news] if left.news else []), f"Saved in {left.path}."]
    return lines if left.finished else [*lines, f"Go on with: {how_to_go_on(left.path, questionnaire)}"]
