"""Windows, editors and a failing disk, in any order: whatever was saved or typed by hand is in a file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collabready.interview.journal import Journal, NotSavedError, TakenOverError, resume_journal, start_journal
from collabready.interview.lock import LockedError
from collabready.responses.interview_file import Answer, Asked, Interview, Words, interview_text, load_interview
from crash.disk import FailingDisk
from crash.talk import TALK

NOW = "2026-11-23T09:00:00+01:00"
EMPTY = Interview(format=1, questionnaire=Asked(id="talk", version="1"), interview=TALK)


def with_word(interview: Interview, word: str) -> Interview:
    """The interview with one more word in its note."""
    note = interview.answers.get("goal", Answer(note=Words(text=""))).note
    text = f"{note.text if note else ''} {word}".strip()
    return interview.model_copy(update={"answers": {"goal": Answer(note=Words(text=text))}})


def words_in(interview: Interview) -> set[str]:
    note = interview.answers["goal"].note
    return set(note.text.split()) if note else set()


@dataclass
class Room:
    """A folder with windows to one interview, and an editor. `kept`: the words that were said to be on disk."""

    path: Path
    windows: list[tuple[Journal, Interview]] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)
    count: int = 0

    def word(self) -> str:
        self.count += 1
        return f"w{self.count}"

    def type(self, which: int, fails: int, error: int) -> None:
        """Type a word in a window, on a disk whose call of that number fails (0: none)."""
        journal, interview = self.windows[which % len(self.windows)]
        interview = with_word(interview, self.word())
        self.windows[which % len(self.windows)] = journal, interview
        journal.system = FailingDisk(fails, error)
        try:
            journal.save(interview)
        except NotSavedError as refusal:
            if not isinstance(refusal, TakenOverError):  # that one has put them in a copy
                return
        self.kept |= words_in(interview)

    def edit(self) -> None:
        """Add a word by hand, as an editor does that writes over the file."""
        word = self.word()
        interview = with_word(load_interview(self.path)[0], word)
        self.path.write_text(interview_text(interview), encoding="utf-8")
        self.kept.add(word)

    def open(self) -> None:
        self.windows.append(resume_journal(self.path, NOW, over=True))

    def leave(self, which: int) -> None:
        """Close a window, unless it is the only one; its unsaved words are rescued."""
        if len(self.windows) > 1:
            journal, interview = self.windows.pop(which % len(self.windows))
            journal.system = os
            self.kept |= words_in(load_interview(journal.rescue(interview))[0])
            journal.close()

    def clean(self) -> None:
        """Remove the lock file, as somebody may who wonders what it is."""
        self.path.with_name(f".{self.path.name}.lock").unlink(missing_ok=True)

    def words(self) -> set[str]:
        """All words in the interview and its copies; each of them is readable."""
        files = [path for path in self.path.parent.iterdir() if not path.name.startswith(".")]
        return set[str]().union(*(words_in(load_interview(path)[0]) for path in files))


TYPE = st.tuples(st.integers(0, 3), st.integers(0, 18), st.sampled_from([errno.EIO, errno.ENOSPC, errno.EACCES]))
ACTIONS = st.one_of(
    TYPE.map(lambda how: lambda room: room.type(*how)),
    st.integers(0, 3).map(lambda which: lambda room: room.type(which, 0, 0)),
    st.sampled_from([Room.edit, Room.open, Room.clean]),
    st.integers(0, 3).map(lambda which: lambda room: room.leave(which)),
)


@given(actions=st.lists(ACTIONS, max_size=25))
@settings(max_examples=150)
def test_whatever_windows_and_editors_do_no_word_that_was_kept_is_lost(
    tmp_path_factory: pytest.TempPathFactory, actions: list[Callable[[Room], None]]
) -> None:
    room = Room(tmp_path_factory.mktemp("room") / "cfo.yaml")
    room.windows.append((start_journal(room.path, NOW), EMPTY))
    room.type(0, 0, 0)
    for action in actions:
        action(room)
        assert room.kept <= room.words()
    for journal, _ in room.windows:
        journal.close()


CROWD = """
import sys
from pathlib import Path
from collabready.interview.lock import LockedError, take
count = Path("count")
for _ in range(100):
    while True:
        try:
            lock = take(Path("cfo.yaml"), "now")
            break
        except LockedError:
            pass
    number = int(count.read_text())
    count.write_text(str(number + 1))
    lock.release()
"""


def test_no_two_windows_have_the_lock_at_the_same_time(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0", encoding="utf-8")
    crowd = [subprocess.Popen([sys.executable, "-c", CROWD], cwd=tmp_path) for _ in range(3)]

    assert [window.wait() for window in crowd] == [0, 0, 0]
    assert (tmp_path / "count").read_text(encoding="utf-8") == "300"
    assert [path.name for path in tmp_path.iterdir()] == ["count"]


def test_a_window_that_is_taken_over_can_take_over_again(tmp_path: Path) -> None:
    first = start_journal(tmp_path / "cfo.yaml", NOW)
    first.save(with_word(EMPTY, "one"))
    second, _ = resume_journal(tmp_path / "cfo.yaml", NOW, over=True)
    third, interview = resume_journal(tmp_path / "cfo.yaml", NOW, over=True)

    assert third.save(with_word(interview, "three")) == ""
    with pytest.raises(TakenOverError):
        second.save(with_word(interview, "two"))
    with pytest.raises(LockedError):
        resume_journal(tmp_path / "cfo.yaml", NOW)
    for journal in (first, second, third):
        journal.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cfo.yaml", "cfo.yaml.other-window-1"]
