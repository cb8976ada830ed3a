"""The certificate: what was erased, when, by which version, what stays, and what this program cannot reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from collabready.engagement import Engagement, place_in
from collabready.files import printable
from collabready.purge.erasing import Outcome
from collabready.purge.inventory import CERTIFICATE, INTERVIEW, PEOPLE, Inventory
from collabready.version import __version__

NAMED = re.compile(rf"{CERTIFICATE}(\d{{4}}-\d{{2}}-\d{{2}})(?:-(\d+))?\.txt")
COMPLETE = "Outcome: everything listed is erased."
NOT_REACHED = (
    "Copies elsewhere are not reached by this program, and must be deleted there: backups, e-mail, shared drives, the recycle",
    "bin, what git has kept, and the answers in the survey tool itself. The files were deleted, not overwritten: on a drive that",
    "is not encrypted, a laboratory might bring them back.",
)


@dataclass(frozen=True)
class Purge:
    """One purge. `begun`, `ended`: ISO date and time; `ended` is None as long as it has not come to its end."""

    engagement: Engagement
    inventory: Inventory
    outcomes: tuple[Outcome, ...]
    begun: str
    ended: str | None = None

    @property
    def left(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.problem)


def certificate_path(client: Path, day: str) -> Path:
    """The first name of the day that nobody has."""
    names = (f"{CERTIFICATE}{day}{f'-{number}' if number > 1 else ''}.txt" for number in count(1))
    return next(client / name for name in names if not (client / name).exists())


def purged_on(client: Path) -> tuple[date, Path] | None:
    """The day of the last purge that came to its end, and its certificate; None where there was none."""
    found = ((match, path) for path in client.iterdir() if (match := NAMED.fullmatch(path.name)))
    in_order = sorted(found, key=lambda each: (each[0][1], int(each[0][2] or 1)), reverse=True)
    for match, path in in_order:
        if COMPLETE in path.read_text("utf-8", errors="replace"):
            return date.fromisoformat(match[1]), path
    return None


def certificate(purge: Purge) -> str:
    """The text of a certificate. Interviews stand in it without their file names, which may tell who was asked."""
    return "\n".join((*_head(purge), "", *_erased(purge), *_left(purge), *_kept(purge), "", *NOT_REACHED)) + "\n"


def _head(purge: Purge) -> Iterator[str]:
    engagement = purge.engagement
    yield "Certificate of erasure"
    yield ""
    yield f"Engagement: {engagement.organisation}, {engagement.extent}"
    yield f"Begun: {purge.begun}"
    yield f"Ended: {purge.ended or 'not yet; where this line stays so, the purge was broken off: run it again'}"
    yield f"By: collabready {__version__}"
    yield f"Promised by: {engagement.delete_by or 'no day was set'}"
    yield _outcome(purge)


def _outcome(purge: Purge) -> str:
    if purge.ended is None:
        return "Outcome: not known yet."
    if purge.left:
        gone = len(purge.outcomes) - len(purge.left)
        return f"Outcome: {gone} of {len(purge.outcomes)} files erased; {len(purge.left)} could not be, and are still there."
    return COMPLETE


def _erased(purge: Purge) -> Iterator[str]:
    """What is gone; before the end, what is to go."""
    yield (
        "Erased: SHA-256, size in bytes, what it was"
        if purge.ended
        else "To be erased: SHA-256, size in bytes, what it is"
    )
    for outcome in purge.outcomes:
        if not outcome.problem:
            traced = outcome.traced
            size = "?" if traced.size is None else f"{traced.size}"
            yield f"  {traced.sha256 or 'could not be read':64}  {size:>10}  {_what(outcome, purge.engagement.folder)}"


def _what(outcome: Outcome, client: Path) -> str:
    found = outcome.traced.found
    if found.what == INTERVIEW:
        return "interview, a copy of one, or a page made of one"
    more = "; the file stays, without them" if found.what == PEOPLE else ""
    return f"{found.what}: {shown(found.path, client)}{more}"


def _left(purge: Purge) -> Iterator[str]:
    if purge.left:
        yield ""
        yield "NOT erased, and still there:"
        for outcome in purge.left:
            yield f"  {_what(outcome, purge.engagement.folder)} ({outcome.problem})"


def _kept(purge: Purge) -> Iterator[str]:
    client, inventory = purge.engagement.folder, purge.inventory
    yield from _listed("Kept:", inventory.stays, client)
    yield from _listed(
        "Not known to this program, and kept; look whether they hold answers:", inventory.unknown, client
    )
    yield from _listed("Outside the folder of the engagement, and kept; delete them there:", inventory.outside, client)


def _listed(title: str, paths: Sequence[Path], client: Path) -> Iterator[str]:
    if paths:
        yield ""
        yield title
        yield from (f"  {shown(path, client)}" for path in paths)


def shown(path: Path, client: Path) -> str:
    """A file by its place in the client's folder."""
    return printable(place_in(client, path) or path.as_posix()).replace("\n", " ")
