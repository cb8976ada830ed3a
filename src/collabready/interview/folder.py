"""The interviews of a client's folder: which there are, which one is meant by a name, and what became of them."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from collabready.documents import closest
from collabready.engagement import INTERVIEWS, SUFFIXES, interviews_folder
from collabready.errors import CollabreadyError, DocumentError, OutputError
from collabready.interview.copies import beside, rescued_elsewhere
from collabready.responses.interview_file import Interview, load_interview
from collabready.responses.interview_folder import interview_files, no_files

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
    def own_names(self) -> tuple[str, ...]:
        """The id and the file: `2026-11-23-cfo`, `interviews/2026-11-23-cfo.yaml`."""
        return (self.id, self.path.name, self.path.stem, str(self.path))

    @property
    def names(self) -> tuple[str, ...]:
        """By what it may be called: its own names, and `CFO`, `cfo`."""
        said = (self.interview.interview.respondent,) if self.interview else ()
        return (self.id, *said, self.path.name, self.path.stem, DAY.sub("", self.path.stem), str(self.path))

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
    folder = interviews_folder(client)
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise OutputError(f"{folder}: no interview can be kept here. Allow yourself to read and write in this folder.")
    return folder


def check_place(file: Path) -> None:
    """Refuse what no new talk can be kept in. Raises OutputError."""
    if file.suffix.lower() not in SUFFIXES:
        raise OutputError(f"{file}: the name of an interview's file ends in .yaml. Choose such a name.")
    if os.path.lexists(file) and not os.path.isfile(file):  # noqa: PTH113 - Path.is_file may raise
        raise OutputError(f"{file}: this is a folder, a device or a dead link, and no file. Choose another name.")


def unseen(file: Path, client: Path | None) -> str:
    """Why a talk kept in this file would be found by its name alone; empty where it is found among the others."""
    folder = interviews_folder(client or Path())
    if os.path.realpath(file.parent) == os.path.realpath(folder) and not file.name.startswith("."):
        return ""
    looked = "in this folder" if folder == Path() else f"in {folder}"
    return f"{file}: `collabready score` and `interview list` look for interviews {looked}, and will not see this one."


def kept_in(client: Path) -> tuple[Kept, ...]:
    """The interviews of a client's folder, by file name; what is named like one and is no file among them."""
    others = (Kept(path, None, why) for path, why in no_files(client))
    return tuple(sorted((*map(_kept, interview_files(client)), *others), key=lambda kept: kept.path))


def named(name: str, client: Path, *, whole: bool = False) -> Kept:
    """The interview that is meant by an id, a file, a respondent, or the beginning of one. `whole`: no beginning will do.

    Raises:
        CollabreadyError: there is none, or there are several; the sentence lists them.
    """
    path = Path(name)
    if path.suffix.lower() in SUFFIXES and os.path.isfile(path):  # noqa: PTH113 - Path.is_file may raise
        return _kept(path)
    kept = kept_in(client)
    meant = called(kept, name)
    if whole and meant and not _whole(kept, name):
        raise CollabreadyError(
            f"'{name}' is only the beginning of a name: {', '.join(each.title for each in meant)}. "
            "Write the whole id, file or respondent."
        )
    if len(meant) == 1:
        return meant[0]
    if meant:
        candidates = "\n".join(f"- {each.title}" for each in meant)
        raise CollabreadyError(f"'{name}' may be any of these. Name one by its id or its file:\n{candidates}")
    raise CollabreadyError(f"There is no interview '{name}' in {interviews_folder(client)}. {_others(name, kept)}")


def called(kept: Sequence[Kept], name: str) -> list[Kept]:
    """The talks of this id or file; else those of this name; else those whose names begin with it. None has no name."""
    wanted = name.strip().casefold()
    return _whole(kept, name) or (_those(kept, lambda known: known.startswith(wanted)) if wanted else [])


def readable(kept: Kept) -> Interview:
    """What an interview file holds. Raises CollabreadyError where it is wrong."""
    if kept.interview is None:
        raise CollabreadyError(kept.problem)
    return kept.interview


def is_same_talk(path: Path, interview: Interview | None) -> bool:
    """Whether a copy is of this talk: another client may have one of the same name."""
    if interview is None or not path.is_file():
        return False
    try:
        other = load_interview(path)[0].interview
    except DocumentError:
        return False
    talk = interview.interview
    return (other.id, other.respondent, other.started) == (talk.id, talk.respondent, talk.started)


def rescued_copies(talk: Path, interview: Interview) -> tuple[Path, ...]:
    """Where words of a talk lie that once could not be written to its file."""
    here = (copy for copy in beside(talk) if copy.name.startswith(f"{talk.stem}.rescued."))
    return tuple(copy for copy in dict.fromkeys([*here, *rescued_elsewhere(talk)]) if is_same_talk(copy, interview))


def _whole(kept: Sequence[Kept], name: str) -> list[Kept]:
    """An id or a file goes before a respondent, who may be called like another talk."""
    wanted = name.strip().casefold()
    own = [each for each in kept if wanted in {known.casefold() for known in each.own_names}]
    return own or _those(kept, lambda known: known == wanted)


def _those(kept: Sequence[Kept], fits: Callable[[str], bool]) -> list[Kept]:
    return [each for each in kept if any(fits(name.casefold()) for name in each.names)]


def _others(name: str, kept: Sequence[Kept]) -> str:
    if not kept:
        return "It has none yet."
    if not name.strip():
        return f"Name one of: {', '.join(each.title for each in kept)}."
    names = dict.fromkeys(known for each in kept for known in each.names)
    return closest(name, names) or f"It has: {', '.join(each.title for each in kept)}."


def _kept(path: Path) -> Kept:
    try:
        return Kept(path, load_interview(path)[0])
    except DocumentError as error:
        return Kept(path, None, str(error))
