"""An engagement: one client's folder, whose settings stand in its `collabready.yaml`.

A command that is given no folder takes the one it stands in, or the nearest above that has such a file.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    PrivateAttr,
    StringConstraints,
    Tag,
)

from collabready import bundled
from collabready.documents import Document, KeyPath, as_list, parse, read
from collabready.errors import CollabreadyError, DocumentError

FILE = "collabready.yaml"
INTERVIEWS, EXPORTS, REPORTS = "interviews", "exports", "reports"
FOLDERS = (INTERVIEWS, EXPORTS, REPORTS)
LOG = "log.txt"
LEDGER = "ledger.json"
SUFFIXES = {".yaml", ".yml"}
GUIDE = "guide"
OF_A_DAY = re.compile(r"for-[0-9]{4}-[0-9]{2}-[0-9]{2}-")
SMALLEST_GROUP = 5
TABLES = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls"}
LONGEST_PAGE = 100  # letters of an id in the name of a file; systems allow 255


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


def _as_language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", value):
        raise ValueError(f"'{value}' is no language. Write its code, like nl or fr-BE.")
    return value


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    twice = [value for place, value in enumerate(values) if value.casefold() in map(str.casefold, values[:place])]
    if twice:
        raise ValueError(f"'{twice[0]}' stands here twice. Keep one.")
    return values


def _kind_of_count(value: Any) -> str:
    return "groups" if isinstance(value, dict) else "number"


def _kind_of_invited(value: Any) -> str:
    return "file" if isinstance(value, str) and PurePath(value).suffix.casefold() in TABLES else "groups"


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Names = Annotated[tuple[Text, ...], BeforeValidator(as_list), AfterValidator(_each_once)]
Language = Annotated[str, AfterValidator(_as_language)]
Languages = Annotated[tuple[Language, ...], BeforeValidator(as_list), AfterValidator(_each_once)]
Day = Annotated[date, BeforeValidator(_as_date)]
Count = Annotated[int, Field(ge=0)]
Counts = Annotated[
    Annotated[Count, Tag("number")] | Annotated[dict[str, Count], Tag("groups")], Discriminator(_kind_of_count)
]
Invited = Annotated[
    Annotated[Text, Tag("file")] | Annotated[dict[str, Counts], Tag("groups")], Discriminator(_kind_of_invited)
]


class Consultant(Document):
    """Who signs the report. `logo` is a file in the engagement's folder."""

    name: Text | None = None
    firm: Text | None = None
    logo: Text | None = None
    colours: dict[str, Annotated[str, AfterValidator(_as_colour)]] = Field(default_factory=dict)


class Words(Document):
    """The client's own words for what the questionnaire speaks of."""

    top_leader: Text | None = None
    tool: Text | None = None
    community: Text | None = None


class Contact(Document):
    """Whom a respondent can turn to."""

    privacy: Text | None = None
    trust: Text | None = None


class Engagement(Document):
    """The settings of an engagement.

    `scope` is "whole" or the name of a pilot. `invited`: head counts of `all` and of each group by column, or a file of them.
    `mapping` names how the exports are read, where that is not plain; `withdrawn` the ids of respondents who withdrew.
    `comments`: what people wrote, for review; `roster`: a list of people, whose names are masked in it. `earlier`: the
    export or results.json of the wave that this one is set beside. `note` is a sentence that every report prints. What is
    not given is None or empty.
    """

    organisation: Text
    scope: Text = "whole"
    questionnaire: Text = "collaborative-learning"
    languages: Languages = ()
    wave: Text | None = None
    earlier: Text | None = None
    earlier_questionnaire: Text | None = None
    consultant: Consultant = Field(default_factory=Consultant)
    exports: Names = ()
    mapping: Names = ()
    withdrawn: Names = ()
    comments: Text = "comments.yaml"
    roster: Text | None = None
    by: Names = ()
    min_group: Annotated[int, AfterValidator(_large_enough)] = SMALLEST_GROUP
    fieldwork: Annotated[tuple[Day, ...], Field(min_length=2, max_length=2), AfterValidator(_in_order)] | None = None
    invited: Invited = Field(default_factory=dict)
    decision_meeting: Day | None = None
    plan_start: Day | None = None
    owners: dict[str, Text] = Field(default_factory=dict)
    words: Words = Field(default_factory=Words)
    contact: Contact = Field(default_factory=Contact)
    delete_by: Day | None = None
    note: Text | None = None

    _folder: Path = PrivateAttr(Path())

    @property
    def folder(self) -> Path:
        """Where relative paths of the settings start."""
        return self._folder


def engagement_folder(start: Path = Path()) -> Path | None:
    """The folder with the settings: `start` itself, or the nearest above it; None when there is none.

    As short as the user may name it: `.` and `..` where `start` is relative.
    """
    try:
        here = start.resolve()
        for folder in (here, *here.parents):
            if os.path.exists(folder / FILE):  # noqa: PTH110 - Path.exists raises where one may not look
                return start if folder == here else _as_near(folder, start)
    except OSError:  # somebody removed the folder we stand in
        pass
    return None


def reports_folder() -> Path:
    """Where what is printed goes: into `reports` of the engagement, or of this folder, where there is such a folder."""
    client = engagement_folder() or Path()
    return client / REPORTS if (client / REPORTS).is_dir() else client


def page_for(id_: str) -> str:
    """The name of the page that is made for the respondent of a talk, without its suffix; it leads to no other folder."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", id_).strip(".-") or "interview"
    if len(name) > LONGEST_PAGE:
        name = f"{name[:LONGEST_PAGE]}-{hashlib.sha256(id_.encode()).hexdigest()[:8]}"
    return f"for-{name}"


def guide_for(audience: str | None) -> str:
    """The name of the questions on paper, without its suffix. `audience`: None where everybody is asked the same."""
    return "-".join(filter(None, (GUIDE, audience)))


def is_report(path: Path, talks: Collection[str]) -> bool:
    """Whether a file among the reports is one: neither a guide nor the page for a respondent.

    `talks`: the ids of those that are there. Of one that is gone, its page is known by the day in its name.
    """
    guide = path.stem == GUIDE or path.stem.startswith(f"{GUIDE}-")
    return not guide and not OF_A_DAY.match(path.stem) and path.stem not in map(page_for, talks)


def _as_near(folder: Path, start: Path) -> Path:
    return folder if start.is_absolute() else Path(os.path.relpath(folder))


def load_engagement(start: Path = Path()) -> Engagement | None:
    """The settings of a client's folder, or of the nearest above it; None when there are none.

    Raises:
        DocumentError: with every problem of the file.
    """
    folder = engagement_folder(start)
    if folder is None:
        return None
    tree = read(folder / FILE)
    engagement = parse(tree, Engagement)
    if findings := [*_days_out_of_order(engagement), *_groups_above_all(engagement)]:
        raise DocumentError([tree.problem(*finding) for finding in findings])
    engagement._folder = folder  # noqa: SLF001 - the place of the file, which the model does not know
    return engagement


def _days_out_of_order(engagement: Engagement) -> Iterator[tuple[KeyPath, str, str]]:
    """First the survey, then the meeting that decides, then the plan; answers are kept until people have decided."""
    end = engagement.fieldwork[1] if engagement.fieldwork else None
    meeting = engagement.decision_meeting
    order = (
        ("decision_meeting", meeting, "the fieldwork ends", end),
        ("plan_start", engagement.plan_start, "the decision meeting", meeting),
        ("delete_by", engagement.delete_by, "the fieldwork ends", end),
        ("delete_by", engagement.delete_by, "the decision meeting", meeting),
    )
    for key, day, what, earlier in order:
        if day and earlier and day < earlier:
            yield (key,), f"'{key}' is {day}, before {what} ({earlier}).", "Check both dates."


def _groups_above_all(engagement: Engagement) -> Iterator[tuple[KeyPath, str, str]]:
    """The groups of one column are parts of `all`."""
    told = {} if isinstance(engagement.invited, str) else engagement.invited
    everybody = told.get("all")
    for column, counts in told.items():
        if isinstance(counts, dict) and isinstance(everybody, int) and sum(counts.values()) > everybody:
            what = f"The groups of '{column}' hold {sum(counts.values())} people, more than 'all' ({everybody})."
            yield ("invited", column), what, "Check the head counts."


def questionnaire_of(engagement: Engagement, name: str | None = None) -> str:
    """The questionnaire, or another that the settings name, as somebody names it who stands where the engagement was looked for."""
    name = name or engagement.questionnaire
    if name in bundled.questionnaires() or engagement.folder == Path():
        return name
    return str(engagement.folder / name)


def exports(engagement: Engagement) -> tuple[Path, ...]:
    """The files that `exports` names, sorted, each once. Without the lock files that Office leaves beside open ones."""
    return tuple(sorted({path for pattern in engagement.exports for path in _matching(pattern, engagement.folder)}))


def unmatched(engagement: Engagement) -> tuple[str, ...]:
    """The patterns of `exports` that find no file. `exports/*.csv` and `exports/*.xlsx` are one: either will do."""
    found = {pattern: _matching(pattern, engagement.folder) for pattern in engagement.exports}
    served = {PurePath(pattern).with_suffix("") for pattern, files in found.items() if files}
    return tuple(pattern for pattern in found if PurePath(pattern).with_suffix("") not in served)


def _matching(pattern: str, folder: Path) -> list[Path]:
    names = glob.glob(pattern, root_dir=folder, recursive=True)  # noqa: PTH207 - a pattern may be absolute
    paths = [folder / name for name in names]
    return [path for path in paths if path.is_file() and not path.name.startswith("~$")]


def interviews_folder(client: Path) -> Path:
    """Where the interviews of a client's folder lie: in `interviews`, or in the folder itself where there is none.

    Raises:
        CollabreadyError: `interviews` is no folder.
    """
    folder = client / INTERVIEWS
    if os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where one may not look
        return folder
    if os.path.lexists(folder):
        raise CollabreadyError(
            f"{folder}: this is no folder, and interviews are kept in one of this name. Rename it, or mend the link."
        )
    return client


def mappings(engagement: Engagement) -> tuple[Path, ...]:
    """The files that `mapping` names."""
    return tuple(engagement.folder / name for name in engagement.mapping)
