"""The talks of a folder: which there are, which are open, and which is meant by a name."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from collabready.errors import CollabreadyError
from collabready.interview.opening import FOLDER
from collabready.interview.session import progress, resumed
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import Interview, load_interview

OF_AN_INTERVIEW = re.compile(rb"^interview:", re.MULTILINE)
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}-")


@dataclass(frozen=True)
class Kept:
    """A talk and its file."""

    path: Path
    interview: Interview

    @property
    def open(self) -> bool:
        return self.interview.interview.finished is None

    @property
    def names(self) -> tuple[str, ...]:
        """By what the talk may be called: `2026-11-23-cfo`, `cfo`, `CFO`."""
        talk, stem = self.interview.interview, self.path.stem
        return tuple(name.casefold() for name in (talk.id, talk.respondent, stem, DAY.sub("", stem)))


def home(folder: Path) -> Path:
    """Where the talks of a folder are kept."""
    return folder / FOLDER if (folder / FOLDER).is_dir() else folder


def kept_in(folder: Path) -> tuple[list[Kept], list[str]]:
    """The talks of a folder by name of file, and what is wrong with those that cannot be read."""
    kept, broken = [], []
    for path in sorted(home(folder).glob("*.yaml")):
        if path.name.startswith(".") or not _meant(path, folder):
            continue
        try:
            kept.append(Kept(path, load_interview(path)[0]))
        except CollabreadyError as error:
            broken.append(str(error).splitlines()[0])
    return kept, broken


def _meant(path: Path, folder: Path) -> bool:
    """Whether a file is meant to be an interview: other YAML files may lie beside it where there is no folder for them."""
    if home(folder) != folder:
        return True
    try:
        return OF_AN_INTERVIEW.search(path.read_bytes()) is not None
    except OSError:
        return False


def called(kept: Sequence[Kept], name: str) -> list[Kept]:
    """The talks of this name; where none has it, those whose names begin with it."""
    wanted = name.strip().casefold()
    return [each for each in kept if wanted in each.names] or [
        each for each in kept if any(known.startswith(wanted) for known in each.names)
    ]


def described(kept: Kept, questionnaire: Questionnaire | None) -> str:
    """A talk in a line: respondent, audience, how far it is, day. `questionnaire`: the one it may follow."""
    interview, talk = kept.interview, kept.interview.interview
    parts = [talk.respondent, talk.audience, _how_far(interview, questionnaire), (talk.started or "no date")[:10]]
    if questionnaire is not None and interview.questionnaire.id != questionnaire.id:
        parts.append(f"about '{interview.questionnaire.id}'")
    return ", ".join([*parts, f"file {kept.path.name}"])


def _how_far(interview: Interview, questionnaire: Questionnaire | None) -> str:
    if questionnaire is not None and interview.questionnaire.id == questionnaire.id:
        try:
            done, asked = progress(resumed(questionnaire, interview))
        except CollabreadyError:
            return "nothing to ask"
        return f"{done} of {asked} done"
    heard = len({*interview.answers, *interview.texts})
    return "1 answer" if heard == 1 else f"{heard} answers"


def how_to_go_on(path: Path, questionnaire: str | None = None, folder: Path = Path()) -> str:
    """The command that goes on with a talk. `questionnaire`: what was given as -q, which has to be given again."""
    words = ["collabready", "interview", *(["-q", questionnaire] if questionnaire else [])]
    kept, _ = kept_in(folder)
    talk = next((each for each in kept if each.path.resolve() == path.resolve()), None)
    names = (
        (talk.interview.interview.respondent.lower(), talk.interview.interview.respondent, path.stem) if talk else ()
    )
    for name in names:
        if name and not name.startswith("-") and called(kept, name) == [talk]:
            return shlex.join([*words, "--resume", name])
    return shlex.join([*words, "--resume", "--file", str(path)])
