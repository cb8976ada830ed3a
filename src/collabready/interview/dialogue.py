"""Saying and hearing: lines go out, lines come in, and whatever is heard is on disk or its trouble told."""

from __future__ import annotations

from dataclasses import dataclass

from collabready.errors import CollabreadyError
from collabready.interview.desk import Change, Desk
from collabready.interview.lines import Read, Say, fitted, plainly
from collabready.interview.session import Session


@dataclass
class Dialogue:
    """A desk and the lines to and from whoever asks. `trouble_said`: since the last prompt."""

    desk: Desk
    read: Read
    write: Say
    trouble_said: bool = False

    @property
    def session(self) -> Session:
        return self.desk.session

    def say(self, *lines: str) -> None:
        for line in lines:
            self.write(fitted(plainly(line)))

    def line(self, prompt: str) -> str:
        """The next line, after what has to be known before it. Raises EOFError when input has ended."""
        if self.desk.news:
            self.say(self.desk.news)
            self.desk.news = ""
        if self.desk.trouble and not self.trouble_said:
            self.say(self.desk.trouble)
        self.trouble_said = False
        return plainly(self.read(fitted(plainly(prompt.rstrip()) + " ")))

    def hear(self, change: Change) -> None:
        """Change the talk, and say at once when that is not on disk. Raises CollabreadyError when it is taken over."""
        before = self.desk.trouble
        self.desk.hear(change)
        self._check(before)

    def save(self) -> None:
        before = self.desk.trouble
        self.desk.save()
        self._check(before)

    def finish(self) -> None:
        before = self.desk.trouble
        self.desk.finish()
        self._check(before)

    def _check(self, before: str) -> None:
        if self.desk.taken_over:
            raise CollabreadyError(self.desk.trouble)
        if self.desk.trouble:
            self.say(self.desk.trouble)
            self.trouble_said = True
        elif before:
            self.say("Saved now, with everything before.")
