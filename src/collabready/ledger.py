"""The ledger: what was handed out of an engagement, and whom each number counted; private to the client folder.

Only releases of the same wave and questionnaire are checked with each other: other waves hold other answers. It holds
no id, no name and no answer: a person is a digest made with a salt that stands here too. Whoever has both the ledger
and the answers can tell who is who; so it is as private as the answers, and `without_people` belongs to their erasure.
"""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, model_validator

from collabready.assessment.counted import VOICE
from collabready.assessment.differencing import bared_by, found_again
from collabready.assessment.releases import Release, Row
from collabready.assessment.results import Results
from collabready.assessment.sealed import Sealed
from collabready.engagement import LEDGER
from collabready.errors import CollabreadyError, OutputError
from collabready.files import write_durably
from collabready.version import __version__

SALT = 32  # bytes
HALF = 0.5
People = tuple[tuple[str, ...], ...]


class ReleasedFile(Sealed):
    """A file as it was handed out. `name`: from the client folder, such as reports/board.pdf."""

    name: str
    sha256: str


class Entry(Sealed):
    """One release.

    `results`: the digest of the results, the same for a draft and its release. `classes`: sets of places in `rows`.
    `people`: for each class the digests of those it holds, by their id where a tool gave one; `contents`: the same by
    what they answered. `erased`: the day on which both were forgotten, None while they are known.
    """

    released: date
    version: str
    files: tuple[ReleasedFile, ...]
    wave: str | None
    questionnaire: str
    questionnaire_sha256: str
    min_group: int
    results: str
    rows: tuple[Row, ...]
    classes: tuple[tuple[int, ...], ...]
    people: People
    contents: People
    erased: date | None = None

    @model_validator(mode="after")
    def _whole(self) -> Entry:
        """Raises ValueError where a class holds what is no row, or people have no class."""
        if any(place not in range(len(self.rows)) for each in self.classes for place in each):
            raise ValueError("a class holds a row that is not there")
        if {len(self.people), len(self.contents)} - {len(self.classes)}:
            raise ValueError("people have no class")
        return self

    @classmethod
    def of(cls, by_id: Release, by_answers: Release, results: Results, digest: str, day: date) -> Entry:
        """What is noted of results and whom they count, known by their ids and by what they answered; no files yet."""
        rows = sorted(frozenset[Row]().union(*by_id.classes))
        places = {row: place for place, row in enumerate(rows)}
        return cls(
            released=day,
            version=__version__,
            files=(),
            wave=results.wave,
            questionnaire=results.questionnaire.id,
            questionnaire_sha256=results.questionnaire.sha256,
            min_group=results.settings.min_group,
            results=digest,
            rows=tuple(rows),
            classes=tuple(tuple(sorted(places[row] for row in each)) for each in by_id.classes),
            people=_by_class(by_id),
            contents=_by_class(by_answers),
        )

    @property
    def name(self) -> str:
        """Which it was, for a reader."""
        return f"{', '.join(file.name for file in self.files)}, released {self.released}"

    @property
    def by(self) -> tuple[str, ...]:
        """The breakdowns of which a group was shown."""
        return tuple(sorted({row.by for row in self.rows} - {"", VOICE}))

    def release(self) -> Release:
        """Whom each number counted, by their ids where a tool gave one."""
        return self._of(self.people)

    def by_answers(self) -> Release:
        """Whom each number counted, by what they answered."""
        return self._of(self.contents)

    def _of(self, people: People) -> Release:
        sets = tuple(frozenset(self.rows[place] for place in each) for each in self.classes)
        return Release(self.name, sets, {person: place for place, each in enumerate(people) for person in each})


class Ledger(Sealed):
    """All releases, the oldest first. `salt`: in hexadecimal digits."""

    format: Literal[1] = 1
    salt: Annotated[str, Field(pattern=f"^[0-9a-f]{{{2 * SALT}}}$")]
    releases: tuple[Entry, ...] = ()

    @property
    def key(self) -> bytes:
        return bytes.fromhex(self.salt)

    def of(self, wave: str | None, questionnaire: str) -> tuple[Entry, ...]:
        """The releases that another one of this wave and questionnaire (its id) is checked with."""
        return tuple(each for each in self.releases if (each.wave, each.questionnaire) == (wave, questionnaire))

    def with_entry(self, entry: Entry) -> Ledger:
        """With a release; its files are added to an earlier one of the same results."""
        for place, each in enumerate(self.releases):
            if (each.results, each.wave, each.questionnaire) == (entry.results, entry.wave, entry.questionnaire):
                files = {file.name: file for file in (*each.files, *entry.files)}
                joined = each.model_copy(update={"files": tuple(files.values())})
                return self.model_copy(
                    update={"releases": (*self.releases[:place], joined, *self.releases[place + 1 :])}
                )
        return self.model_copy(update={"releases": (*self.releases, entry)})

    def without_people(self, day: date) -> Ledger:
        """What may stay when the answers are erased: what was handed out and when. A new salt, so nobody is found again."""
        gone = {"classes": (), "people": (), "contents": (), "erased": day}
        kept = tuple(each if each.erased else each.model_copy(update=gone) for each in self.releases)
        return Ledger(salt=new_ledger().salt, releases=kept)


def new_ledger() -> Ledger:
    return Ledger(salt=secrets.token_hex(SALT))


def _by_class(release: Release) -> People:
    """The digests of each class, in order."""
    found: list[list[str]] = [[] for _ in release.classes]
    for person, place in release.people.items():
        found[place].append(person)
    return tuple(tuple(sorted(each)) for each in found)


def refuse_bared(entry: Entry, ledger: Ledger, file: str) -> None:
    """Refuse a release beside which an earlier one would bare fewer people than the larger minimum of both.

    People are compared by their ids and by what they answered: a tool may number them anew, and somebody may answer anew.

    Raises:
        CollabreadyError: a number counts 1 to minimum - 1 people more, less or others; or nobody can tell.
    """
    for earlier in ledger.of(entry.wave, entry.questionnaire):
        if earlier.erased:
            raise CollabreadyError(
                f"{file}: it cannot be checked with {earlier.name}: the answers were erased on {earlier.erased}. "
                "Nothing more of this wave can be released; a new one needs its own `wave:` in collabready.yaml."
            )
        both = ((entry.release(), earlier.release()), (entry.by_answers(), earlier.by_answers()))
        if max(found_again(new, old) for new, old in both) < HALF:
            raise CollabreadyError(
                f"{file}: hardly anybody who was counted in {earlier.name} is found among these answers, so nobody can "
                "tell what the two give away together. Read the export as it was read then (--map), or, if others were "
                "asked, give them their own `wave:` in collabready.yaml. Nothing was released."
            )
        least = max(entry.min_group, earlier.min_group)
        for new, old in both:
            if row := bared_by(new, old, least):
                raise CollabreadyError(
                    f"{file}: {_told(row)} is not quite the same people as in {earlier.name}: fewer than {least} have "
                    "come, gone or changed. Whoever holds both could work out what they answered. Hand out the earlier "
                    f"one, or wait until {least} or more have. Nothing was released."
                )


def _told(row: Row) -> str:
    """Of whom a row is, for a reader."""
    among = "the whole" if not row.by else f"'{row.group}'" if row.by == VOICE else f"'{row.group}' of '{row.by}'"
    return f"{among} (its score on {row.statistic.partition(':')[2]})" if row.statistic else among


def load_ledger(client: Path) -> Ledger | None:
    """The ledger of a client folder; None where nothing was released.

    Raises:
        CollabreadyError: it cannot be read, or is damaged.
    """
    path = client / LEDGER
    try:
        return Ledger.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CollabreadyError(f"{path}: cannot be read ({error.strerror}). {RESTORE}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise CollabreadyError(
            f"{path}: the ledger of releases is damaged ({place}: {first['msg']}). {RESTORE}"
        ) from error


RESTORE = (
    "Without it nobody can tell whether a number gives away somebody who was counted in an earlier one. "
    "Put it back from a backup."
)


def save_ledger(client: Path, ledger: Ledger, before: Ledger | None) -> None:
    """Write the ledger durably, so that only the user may read it. `before`: what is replaced, None where it is new.

    Raises:
        OutputError: it cannot be written, or another window released something meanwhile.
    """

    def unchanged() -> None:
        if load_ledger(client) != before:
            raise OutputError(
                f"{client / LEDGER}: another window released something meanwhile. Nothing was released here; type this again."
            )

    try:
        write_durably(client / LEDGER, (ledger.model_dump_json() + "\n").encode(), check=unchanged)
    except OSError as error:
        raise OutputError(f"{client / LEDGER}: cannot be written ({error.strerror}). Nothing was released.") from error
