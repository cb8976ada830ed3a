"""An engagement: one client's folder, whose settings stand in its `collabready.yaml`."""

from __future__ import annotations

import glob
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, PrivateAttr, Tag

from collabready.documents import Document, Texts, parse, read

FILE = "collabready.yaml"
INTERVIEWS = "interviews"
SMALLEST_GROUP = 5


def _as_date(value: Any) -> date:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError(f"'{value}' is no date. Write it like 2026-11-27.")


def _in_order(days: tuple[date, ...]) -> tuple[date, ...]:
    if days != tuple(sorted(days)):
        raise ValueError("The fieldwork ends before it starts. Write the first day, then the last.")
    return days


def _large_enough(size: int) -> int:
    if size < SMALLEST_GROUP:
        raise ValueError(
            f"A 'min_group' of {size} is refused: in groups of fewer than {SMALLEST_GROUP}, people can be recognised."
        )
    return size


def _as_colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError(f"'{value}' is no colour. Write it in quotes, like \"#0E3347\".")
    return value


def _kind_of_count(value: Any) -> str:
    return "groups" if isinstance(value, dict) else "number"


Day = Annotated[date, BeforeValidator(_as_date)]
Count = Annotated[int, Field(ge=0)]
Counts = Annotated[
    Annotated[Count, Tag("number")] | Annotated[dict[str, Count], Tag("groups")], Discriminator(_kind_of_count)
]


class Consultant(Document):
    """Who signs the report. `logo` is a file in the engagement's folder."""

    name: str | None = None
    firm: str | None = None
    logo: str | None = None
    colours: dict[str, Annotated[str, AfterValidator(_as_colour)]] = Field(default_factory=dict)


class Words(Document):
    """The client's own words for what the questionnaire speaks of."""

    top_leader: str | None = None
    tool: str | None = None
    community: str | None = None


class Contact(Document):
    """Whom a respondent can turn to."""

    privacy: str | None = None
    trust: str | None = None


class Engagement(Document):
    """The settings of an engagement.

    `scope` is "whole" or the name of a pilot. `invited` holds head counts: of `all`, and of each group by column.
    `mapping` names how the exports are read, where that is not plain. `note` is a sentence that every report prints. What is not given is None or empty.
    """

    organisation: str
    scope: str = "whole"
    questionnaire: str = "collaborative-learning"
    languages: Texts = ()
    wave: str | None = None
    consultant: Consultant = Consultant()
    exports: Texts = ()
    mapping: Texts = ()
    by: Texts = ()
    min_group: Annotated[int, AfterValidator(_large_enough)] = SMALLEST_GROUP
    fieldwork: Annotated[tuple[Day, ...], Field(min_length=2, max_length=2), AfterValidator(_in_order)] | None = None
    invited: dict[str, Counts] = Field(default_factory=dict)
    decision_meeting: Day | None = None
    plan_start: Day | None = None
    owners: dict[str, str] = Field(default_factory=dict)
    words: Words = Words()
    contact: Contact = Contact()
    delete_by: Day | None = None
    note: str | None = None

    _folder: Path = PrivateAttr(Path())

    @property
    def folder(self) -> Path:
        """Where relative paths of the settings start."""
        return self._folder


def load_engagement(folder: Path) -> Engagement | None:
    """The settings of a client's folder; None when it has none. Raises DocumentError with every problem of the file."""
    file = folder / FILE
    if not file.exists():
        return None
    engagement = parse(read(file), Engagement)
    engagement._folder = folder  # noqa: SLF001 - the place of the file, which the model does not know
    return engagement


def exports(engagement: Engagement) -> tuple[Path, ...]:
    """The files that `exports` names, sorted, each once. Without the lock files that Office leaves beside open ones."""
    folder = engagement.folder
    found = {
        folder / name
        for pattern in engagement.exports
        for name in glob.glob(pattern, root_dir=folder, recursive=True)  # noqa: PTH207 - a pattern may be absolute
    }
    return tuple(sorted(path for path in found if path.is_file() and not path.name.startswith("~$")))


def interviews(engagement: Engagement) -> tuple[Path, ...]:
    """The interview files of the folder, sorted. Names that begin with a dot are of files on their way to be written."""
    found = (engagement.folder / INTERVIEWS).glob("*.yaml")
    return tuple(sorted(path for path in found if path.is_file() and not path.name.startswith(".")))


def mappings(engagement: Engagement) -> tuple[Path, ...]:
    """The files that `mapping` names."""
    return tuple(engagement.folder / name for name in engagement.mapping)
