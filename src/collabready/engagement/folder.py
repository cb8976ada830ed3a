"""A client's folder: where it is, and which of its files the settings name."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from collabready import bundled
from collabready.documents import KeyPath, parse, read
from collabready.engagement.settings import Engagement
from collabready.errors import CollabreadyError, DocumentError

FILE = "collabready.yaml"
INTERVIEWS, EXPORTS, REPORTS = "interviews", "exports", "reports"
FOLDERS = (INTERVIEWS, EXPORTS, REPORTS)
LOG = "log.txt"
LEDGER = "ledger.json"
SUFFIXES = {".yaml", ".yml"}


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


def place_in(client: Path, path: Path) -> str | None:
    """A file as it is called from the client's folder; None where it lies elsewhere. A link lies where it stands."""
    here = path.parent.resolve() / path.name
    return here.relative_to(client.resolve()).as_posix() if here.is_relative_to(client.resolve()) else None


def mappings(engagement: Engagement) -> tuple[Path, ...]:
    """The files that `mapping` names."""
    return tuple(engagement.folder / name for name in engagement.mapping)
