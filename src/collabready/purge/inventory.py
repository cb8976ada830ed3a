"""What lies in a client's folder: what tells of single people and goes, what stays, and what nobody here knows."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

from collabready import bundled
from collabready.documents import read
from collabready.engagement import (
    EXPORTS,
    FILE,
    INTERVIEWS,
    LOG,
    OF_A_DAY,
    SUFFIXES,
    Engagement,
    exports,
    mappings,
    page_for,
)
from collabready.errors import CollabreadyError, OutputError
from collabready.files import check_target
from collabready.interview.copies import beside
from collabready.interview.folder import kept_in
from collabready.interview.withdrawal import to_erase
from collabready.ledger.file import load_ledger
from collabready.responses.exchanges import FIELDS
from collabready.responses.interview_folder import KEY_OF_INTERVIEWS
from collabready.responses.merges import FILE as MERGES
from collabready.responses.review import HEAD

LEDGER, PLAN = "ledger.json", "plan.yaml"
CERTIFICATE = "purge-certificate-"
START = 4096
RESULTS = ".json"
EXPORT, INTERVIEW, RECEIPT, REJECTS = "export", "interview", "receipt", "rows set aside"
COMMENTS, MAPPING, ROSTER, PEOPLE = "comments for review", "mapping", "list of people", "people in the ledger"
POPULATION = "who was asked"
# How files of the program begin that name rows or hold what somebody said; what they are called is up to the user.
BEGINNINGS = (
    (b"file,row,reason", REJECTS),
    (",".join(FIELDS).encode(), INTERVIEW),
    (HEAD.splitlines()[0].encode(), COMMENTS),
)
RESULTS_CSV = b"what,of,id,title,n"
PRIVATE = (b'"private": "Row numbers', RECEIPT)
# Questionnaires, settings and reports; talks and pages of them are known by what they hold.
NO_ANSWERS = frozenset((".yaml", ".yml", ".html"))


@dataclass(frozen=True)
class Found:
    """A file, as short as the user may name it, and what it is."""

    path: Path
    what: str


@dataclass(frozen=True)
class Inventory:
    """`goes`: erased. `stays`: kept. `outside`: belongs to the engagement, and lies elsewhere. `unknown`: may be anything."""

    goes: tuple[Found, ...]
    stays: tuple[Path, ...]
    outside: tuple[Path, ...]
    unknown: tuple[Path, ...]


def inventory_of(engagement: Engagement) -> Inventory:
    """What is there now. Raises CollabreadyError where the interviews cannot be looked at."""
    client = engagement.folder
    named = _named(engagement)
    goes = {path: what for path, what in named.items() if _is_here(path, client) or what == INTERVIEW}
    outside = [path for path in named if path not in goes]
    outside += [path.resolve() for path in goes if path.is_symlink() and not _is_here(path.resolve(), client)]
    rest: list[Path] = []
    for path in _files(client):
        what = goes.get(path) or _private(path, client, engagement)
        if what:
            goes[path] = what
        else:
            rest.append(path)
    for path, what in list(goes.items()):
        goes |= dict.fromkeys(
            (copy for copy in beside(path) if _is_here(copy, client) and not _stays(copy, engagement)), what
        )
    rest = [path for path in rest if path not in goes]
    unknown = [
        path
        for path in rest
        if path.suffix.lower() not in NO_ANSWERS and not (_stays(path, engagement) or _made_here(path))
    ]
    return Inventory(
        goes=tuple(Found(path, goes[path]) for path in sorted(goes)),
        stays=tuple(path for path in rest if path not in unknown and not path.name.startswith(".")),
        outside=tuple(dict.fromkeys(outside)),
        unknown=tuple(unknown),
    )


def _named(engagement: Engagement) -> dict[Path, str]:
    """The files that the settings name and that tell of single people, and the interviews with their copies."""
    client = engagement.folder
    found: dict[Path, str] = {}
    if isinstance(engagement.invited, str):
        found[client / engagement.invited] = POPULATION  # perhaps with a row for each person
    if engagement.earlier and PurePath(engagement.earlier).suffix.lower() != RESULTS:
        found[client / engagement.earlier] = EXPORT
    found |= dict.fromkeys(exports(engagement), EXPORT)
    found |= dict.fromkeys(mappings(engagement), MAPPING)
    found[client / engagement.comments] = COMMENTS
    if engagement.roster:
        found[client / engagement.roster] = ROSTER
    for kept in kept_in(client):
        found |= dict.fromkeys(to_erase(kept, client), INTERVIEW)
    return {path: what for path, what in found.items() if os.path.lexists(path) and not path.is_dir()}


def _is_here(path: Path, client: Path) -> bool:
    """Whether a file lies in the client's folder; a link does, wherever it leads."""
    return (path.parent.resolve() / path.name).is_relative_to(client.resolve())


def _files(client: Path) -> Iterator[Path]:
    """All files below a folder, in order; not what git keeps, nor what links lead to."""
    for folder, folders, names in os.walk(client):
        folders[:] = sorted(name for name in folders if name != ".git")
        yield from (Path(folder) / name for name in sorted(names))


def _private(path: Path, client: Path, engagement: Engagement) -> str | None:
    """What a file is that tells of single people; None where it does not."""
    place = path.relative_to(client)
    if _stays(path, engagement):
        return None
    if place.parts[0] in (EXPORTS, INTERVIEWS) and len(place.parts) > 1:
        return EXPORT if place.parts[0] == EXPORTS else INTERVIEW
    if path.name == LEDGER and place.parent == Path():
        return PEOPLE if _holds_people(path.parent) else None
    return _by_name(path, engagement) or _by_content(path)


def _stays(path: Path, engagement: Engagement) -> bool:
    """What the program keeps, whatever it looks like."""
    client = engagement.folder
    own = (FILE, PLAN, LOG, MERGES, engagement.questionnaire)
    return (
        path in {client / name for name in own}
        or path.name in {".gitkeep", ".gitignore"}
        or path.name.startswith(CERTIFICATE)
    )


def _by_name(path: Path, engagement: Engagement) -> str | None:
    name = path.name.lower()
    if name.endswith(".receipt.json"):
        return RECEIPT
    if name.endswith("mapping.yaml"):
        return MAPPING
    if name.startswith("roster"):
        return ROSTER
    talks = [page_for(kept.id) for kept in kept_in(engagement.folder)] if name.startswith("for-") else []
    return INTERVIEW if OF_A_DAY.match(path.stem) or path.stem in talks else None


def _made_here(path: Path) -> bool:
    """Whether the program made a file of results: it would write over it without being told to."""
    if _start(path).startswith(RESULTS_CSV):
        return True
    try:
        check_target(path)
    except OutputError:
        return False
    return True


@cache
def _titles() -> tuple[bytes, ...]:
    """What the page for an interviewee is called, in every language: it holds the whole talk, whatever its file is called."""
    words = sorted(bundled.template("respondent").glob("words.*.yaml"))
    return tuple(f"{read(file).root.value['title']}".encode() for file in words)


def _is_page_of_a_talk(path: Path) -> bool:
    """Whether a page is one that was made for an interviewee to correct."""
    if path.suffix.lower() not in {".html", ".pdf"}:
        return False
    with contextlib.suppress(OSError):
        content = path.read_bytes()
        return any(title in content for title in _titles()) and _made_here(path)
    return False


def _by_content(path: Path) -> str | None:
    start = _start(path)
    if _is_page_of_a_talk(path):
        return INTERVIEW
    if PRIVATE[0] in start:
        return PRIVATE[1]
    if path.suffix.lower() in SUFFIXES and KEY_OF_INTERVIEWS.search(start):
        return INTERVIEW
    if path.suffix.lower() == ".json" and all(f'"{field}":'.encode() in start for field in ("quote", "note", "flag")):
        return INTERVIEW
    return next((what for beginning, what in BEGINNINGS if start.startswith(beginning)), None)


def _start(path: Path) -> bytes:
    """How a file begins; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(START)
    except OSError:
        return b""


def _holds_people(client: Path) -> bool:
    """Whether the ledger of a client's folder knows anybody; what cannot be read may."""
    try:
        ledger = load_ledger(client)
    except CollabreadyError:
        return True
    return ledger is not None and any(not release.erased for release in ledger.releases)
