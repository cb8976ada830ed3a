"""The interviews of a client's folder: which there are, which one is meant by a name, and what became of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from collabready.documents import closest
from collabready.engagement import INTERVIEWS, SUFFIXES, interview_files, interviews_folder
from collabready.errors import CollabreadyError, DocumentError
from collabready.responses.interview_file import Interview, load_interview

DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-")


@dataclass(frozen=True)
class Kept:
    """An interview file. `interview`: None where the file is wrong, and then `problem` says why."""

    path: Path
    interview: Interview | None
    problem: str = ""

    @property
    def open(self) -> bool:
        """Whether the talk may go on; a file that cannot be read may not."""
        return self.interview is not None and self.interview.interview.finished is None

    @property
    def about(self) -> str:
        """The id of the questionnaire that the talk follows; empty where the file cannot be read."""
        return self.interview.questionnaire.id if self.interview else ""

    @property
    def id(self) -> str:
        """The id of the talk; of a file that cannot be read the name."""
        return self.interview.interview.id if self.interview else self.path.name

    @property
    def names(self) -> tuple[str, ...]:
        """By what it may be called: `2026-11-23-cfo`, `cfo`, `CFO`, `interviews/2026-11-23-cfo.yaml`."""
        talk = self.interview.interview if self.interview else None
        said = (talk.id, talk.respondent) if talk else ()
        return (*said, self.path.name, self.path.stem, DAY.sub("", self.path.stem), str(self.path))

    @property
    def title(self) -> str:
        """How it is shown among others: with the file's name where that is not the id."""
        talk = self.interview.interview if self.interview else None
        said = f"{talk.id} ({talk.respondent})" if talk else str(self.path)
        return said if talk is None or self.path.stem == talk.id else f"{said} in {self.path}"


def place_for(client: Path | None) -> Path:
    """Where a new interview belongs. In an engagement, None outside one, the folder is made where it is missing."""
    if client is None:
        return interviews_folder(Path())
    with suppress(OSError):  # then no interview can be kept there either, and that is told
        (client / INTERVIEWS).mkdir(mode=0o700, exist_ok=True)
    return interviews_folder(client)


def kept_in(client: Path) -> tuple[Kept, ...]:
    """The interviews of a client's folder, by file name."""
    return tuple(map(_kept, interview_files(client)))


def named(name: str, client: Path) -> Kept:
    """The interview that is meant by an id, a file, a respondent, or the beginning of one.

    Raises:
        CollabreadyError: there is none, or there are several; the sentence lists them.
    """
    path = Path(name)
    if path.suffix.lower() in SUFFIXES and path.is_file():
        return _kept(path)
    kept = kept_in(client)
    meant = called(kept, name)
    if len(meant) == 1:
        return meant[0]
    if meant:
        candidates = "\n".join(f"- {each.title}" for each in meant)
        raise CollabreadyError(f"'{name}' may be any of these. Name one by its id or its file:\n{candidates}")
    raise CollabreadyError(f"There is no interview '{name}' in {interviews_folder(client)}. {_others(name, kept)}")


def called(kept: Sequence[Kept], name: str) -> list[Kept]:
    """The talks of this name; where none has it, those whose names begin with it."""
    wanted = name.strip().casefold()
    return _those(kept, lambda known: known == wanted) or _those(kept, lambda known: known.startswith(wanted))


def readable(kept: Kept) -> Interview:
    """What an interview file holds. Raises CollabreadyError where it is wrong."""
    if kept.interview is None:
        raise CollabreadyError(kept.problem)
    return kept.interview


def _those(kept: Sequence[Kept], fits: Callable[[str], bool]) -> list[Kept]:
    return [each for each in kept if any(fits(name.casefold()) for name in each.names)]


def _others(name: str, kept: Sequence[Kept]) -> str:
    if not kept:
        return "It has none yet."
    names = dict.fromkeys(known for each in kept for known in each.names)
    return closest(name, names) or f"It has: {', '.join(each.title for each in kept)}."


def _kept(path: Path) -> Kept:
    try:
        return Kept(path, load_interview(path)[0])
    except DocumentError as error:
        return Kept(path, None, str(error))
