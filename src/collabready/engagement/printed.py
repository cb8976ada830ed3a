"""What is printed for an engagement: where it goes, and what each file is called."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from unicodedata import normalize

from collabready.engagement.folder import REPORTS, engagement_folder

GUIDE = "guide"
OF_A_DAY = re.compile(r"for-[0-9]{4}-[0-9]{2}-[0-9]{2}-")
LONGEST_PAGE = 100  # letters of an id in the name of a file; systems allow 255
LONGEST_NAME = 60  # letters of the name of a group; systems allow 255 bytes, and a letter may take four
# Names that Windows keeps for devices, whatever follows the point.
DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))


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


def file_names(names: Iterable[str]) -> dict[str, str]:
    """By name of a group: what a file of it is called, without its suffix.

    Of letters and digits of any script, so that it leads to no other folder; each differs from the others on systems too
    that know no capitals or take accents apart. Those that would be alike are numbered in their order.
    """
    taken: set[str] = set()
    called: dict[str, str] = {}
    for name in names:
        plain = _plain(name)
        free = (plain if n == 1 else f"{plain}-{n}" for n in range(1, len(taken) + 2))
        called[name] = next(each for each in free if each.casefold() not in taken)
        taken.add(called[name].casefold())
    return called


def _plain(name: str) -> str:
    letters = re.sub(r"[^\w]+", "-", normalize("NFC", name)).strip("-_")[:LONGEST_NAME].strip("-_")
    return f"{letters}-" if letters.casefold() in DEVICES else letters or "group"


def is_report(path: Path, talks: Collection[str]) -> bool:
    """Whether a file among the reports is one: neither a guide nor the page for a respondent.

    `talks`: the ids of those that are there. Of one that is gone, its page is known by the day in its name.
    """
    guide = path.stem == GUIDE or path.stem.startswith(f"{GUIDE}-")
    return not guide and not OF_A_DAY.match(path.stem) and path.stem not in map(page_for, talks)
