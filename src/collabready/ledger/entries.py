"""What is noted of a release: the files, and whom each number counted.

Releases of the same wave and questionnaire are checked with each other, and whichever tell of the same answers, for a
wave is only a name: half of the people or more are found again by what they answered. It holds no id, no name and no
answer: a person is a digest made with a salt that stands here too. Whoever has both the ledger and the answers can tell
who is who; so it is as private as the answers, and `without_people` belongs to their erasure.

What it does not cover. Those who came and those who went are counted together: 3 out and 3 in is a change of 6 and
accepted, though whoever knows the 3 who came learns of the 3 who went. Another wave of up to four questions may look
like the same answers by chance, and is checked too. Answers that were asked under other item ids are not found again.
An earlier wave is checked where it is scored, not once more where the comparison is released, and is not noted.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from collabready.assessment.differencing import HALF, found_again
from collabready.assessment.releases import VOICE, Release, Row
from collabready.assessment.results import Results
from collabready.assessment.sealed import Sealed
from collabready.version import __version__

SALT = 32  # bytes


def essence(results: Results) -> Results:
    """Results without what differs from run to run, or is only a name: when, released or not, how often before."""
    privacy = results.privacy and results.privacy.model_copy(update={"releases": 0})
    besides = {"created": "1970-01-01", "released": None, "organisation": None, "privacy": privacy}
    return results.model_copy(update=besides)


def identity(results: Results) -> str:
    """The SHA-256 of results, the same for a draft and for what was released of it."""
    return hashlib.sha256(essence(results).to_json().encode()).hexdigest()


class ReleasedFile(Sealed):
    """A file as it was handed out. `name`: from the client folder, such as reports/board.pdf."""

    name: str
    sha256: str


class Counted(Sealed):
    """Whom each number counts.

    `classes`: which of the `rows` count the people of a class, a hexadecimal number with a bit for each row, the first
    row the lowest; `people`: the digests of the people of each class.
    """

    rows: tuple[Row, ...]
    classes: tuple[Annotated[str, Field(pattern="^[0-9a-f]+$")], ...]
    people: tuple[tuple[str, ...], ...]

    @model_validator(mode="after")
    def _whole(self) -> Counted:
        """Raises ValueError where a class holds what is no row, or people have no class."""
        if any(int(each, 16) >> len(self.rows) for each in self.classes):
            raise ValueError("a class holds a row that is not there")
        if len(self.people) != len(self.classes):
            raise ValueError("people have no class")
        return self

    @classmethod
    def of(cls, release: Release) -> Counted:
        rows = sorted(frozenset[Row]().union(*release.classes))
        bits = {row: 1 << place for place, row in enumerate(rows)}
        people: list[list[str]] = [[] for _ in release.classes]
        for person, place in release.people.items():
            people[place].append(person)
        return cls(
            rows=tuple(rows),
            classes=tuple(f"{sum(bits[row] for row in each):x}" for each in release.classes),
            people=tuple(tuple(sorted(each)) for each in people),
        )

    def release(self, name: str) -> Release:
        """The same as a value to compare with."""
        bits = [int(each, 16) for each in self.classes]
        sets = (frozenset(row for place, row in enumerate(self.rows) if each >> place & 1) for each in bits)
        return Release(name, tuple(sets), {person: place for place, each in enumerate(self.people) for person in each})


NOBODY = Counted(rows=(), classes=(), people=())


class Entry(Sealed):
    """One release.

    `results`: the digest of the results, the same for a draft and its release. `by_id`: whom each number of persons and
    of dimensions counts, known by their id where a tool gave one; `by_answers`: the same known by what they answered, and
    for the whole each practice, item and question too. `questionnaire_sha256`: which
    wording was asked, for whoever looks it up; nothing compares it. `erased`: the day on which both were forgotten, None while known.
    """

    released: date
    version: str
    files: tuple[ReleasedFile, ...]
    wave: str | None
    questionnaire: str
    questionnaire_sha256: str
    min_group: int
    results: str
    by_id: Counted
    by_answers: Counted
    erased: date | None = None

    @classmethod
    def of(cls, by_id: Release, by_answers: Release, results: Results, day: date) -> Entry:
        """What is noted of results and whom they count, known by their ids and by what they answered; no files yet."""
        return cls(
            released=day,
            version=__version__,
            files=(),
            wave=results.wave,
            questionnaire=results.questionnaire.id,
            questionnaire_sha256=results.questionnaire.sha256,
            min_group=results.settings.min_group,
            results=identity(results),
            by_id=Counted.of(by_id),
            by_answers=Counted.of(by_answers),
        )

    @property
    def name(self) -> str:
        """Which it was, for a reader."""
        return f"{', '.join(file.name for file in self.files)}, released {self.released}"

    @property
    def by(self) -> tuple[str, ...]:
        """The breakdowns of which a group was shown."""
        return tuple(sorted({row.by for row in self.by_id.rows} - {"", VOICE}))

    def release(self) -> Release:
        """Whom each number counted, by their ids where a tool gave one: what a later score is given."""
        return self.by_id.release(self.name)


class Ledger(Sealed):
    """All releases, the oldest first. `salt`: in hexadecimal digits."""

    format: Literal[1] = 1
    salt: Annotated[str, Field(pattern=f"^[0-9a-f]{{{2 * SALT}}}$")]
    releases: tuple[Entry, ...] = ()

    @property
    def key(self) -> bytes:
        return bytes.fromhex(self.salt)

    def of(self, wave: str | None, questionnaire: str) -> tuple[Entry, ...]:
        """The releases of a wave and questionnaire (its id)."""
        return tuple(each for each in self.releases if (each.wave, each.questionnaire) == (wave, questionnaire))

    def answered_alike(self, now: Release) -> tuple[Entry, ...]:
        """The releases of which half of the people or more are found again, whatever their wave and questionnaire.

        `now`: people known by what they answered. Of those that nobody is known of any more none is found.
        """
        return tuple(
            each
            for each in self.releases
            if each.by_answers.people and found_again(now, each.by_answers.release(each.name)) >= HALF
        )

    def entry_of(self, results: Results) -> Entry | None:
        """The release of these results; None where they are a draft."""
        digest = identity(results)
        return next((each for each in self.releases if each.results == digest), None)

    def with_entry(self, entry: Entry) -> Ledger:
        """With a release; its files are added to an earlier one of the same results."""
        for place, each in enumerate(self.releases):
            if each.results == entry.results:
                files = {file.name: file for file in (*each.files, *entry.files)}
                joined = each.model_copy(update={"files": tuple(files.values())})
                return self.model_copy(
                    update={"releases": (*self.releases[:place], joined, *self.releases[place + 1 :])}
                )
        return self.model_copy(update={"releases": (*self.releases, entry)})

    def without_people(self, day: date) -> Ledger:
        """What may stay when the answers are erased: what was handed out and when. A new salt, so nobody is found again."""
        gone = {"by_id": NOBODY, "by_answers": NOBODY, "erased": day}
        kept = tuple(each if each.erased else each.model_copy(update=gone) for each in self.releases)
        return Ledger(salt=new_ledger().salt, releases=kept)


def new_ledger() -> Ledger:
    return Ledger(salt=secrets.token_hex(SALT))
