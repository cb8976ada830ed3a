"""A talk at work: the session, its journal and its clock. The screen and the plain lines drive this, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from collabready.clock import moment
from collabready.interview.copies import brought_back
from collabready.interview.journal import Journal, NotSavedError, RefusedError, TakenOverError
from collabready.interview.session import Session, finished, with_talk

Change = Callable[[Session, str], Session]


@dataclass
class Clock:
    """How long people have talked: runs while it is not paused."""

    before: float
    running_since: float | None = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> int:
        return round(self._exactly)

    @property
    def _exactly(self) -> float:
        return self.before + (0 if self.running_since is None else time.monotonic() - self.running_since)

    @property
    def paused(self) -> bool:
        return self.running_since is None

    def pause(self) -> None:
        self.before, self.running_since = self._exactly, None

    def go_on(self) -> None:
        self.before, self.running_since = self._exactly, time.monotonic()


@dataclass
class Desk:
    """What somebody who asks has in front of them.

    `trouble`: why the last change is not on disk; empty when it is. `news`: something to be told once.
    """

    session: Session
    journal: Journal
    clock: Clock
    trouble: str = ""
    news: str = ""
    taken_over: bool = False

    def hear(self, change: Change) -> None:
        """Change the session by what was heard, now, and write it. What no file can hold is taken back, and told."""
        before, self.session = self.session, change(self.session, moment())
        if self.session.interview is before.interview and not self.trouble:
            return
        try:
            self._write()
        except RefusedError as error:
            self.session, self.news = before, str(error)
        except NotSavedError as error:
            self._in_trouble(error)

    def move(self, change: Callable[[Session], Session]) -> None:
        """Go to another step; nothing is written."""
        self.session = change(self.session)

    def save(self) -> bool:
        """Write what is known, and say whether it is on disk. What cannot be written stays, and is tried again."""
        try:
            self._write()
        except NotSavedError as error:
            self._in_trouble(error)
        return not self.trouble

    def _write(self) -> None:
        self.session = with_talk(self.session, seconds=self.clock.seconds)
        told = self.journal.save(self.session.interview)
        self.trouble, self.taken_over, self.news = "", False, told or self.news

    def _in_trouble(self, error: NotSavedError) -> None:
        self.trouble, self.taken_over = str(error), isinstance(error, TakenOverError)

    def finish(self) -> None:
        self.session = finished(self.session, moment())
        self.save()

    def leave(self) -> str:
        """Save for the last time and give the file free. Says where the words are when they are not in it."""
        saved = self.save()
        said = "" if saved else self.trouble
        if not saved and not self.taken_over:
            try:
                copy = self.journal.rescue(self.session.interview)
                said += f"\nWhat was heard is in {copy}. {brought_back(copy, self.journal.path)}"
            except NotSavedError as error:
                said = str(error)
        self.journal.close()
        return said
