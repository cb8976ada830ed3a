"""The settings of an engagement, as they stand in its `collabready.yaml`."""

from __future__ import annotations

import re
from datetime import date
from math import floor
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    PrivateAttr,
    StringConstraints,
    Tag,
)

from collabready.contrast import WHITE, contrast, darkened
from collabready.documents import Document, as_list

SMALLEST_GROUP = 5
TEXT, GROUND = 4.5, 7
"""Least contrast with white: of text (WCAG 2.2, 1.4.3), and of a ground for small light text (1.4.6)."""
TABLES = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls"}


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
    return value.upper()


def _as_ink(value: str) -> str:
    """A colour in which text stands on white."""
    return _dark_enough(value, TEXT, "text in it")


def _as_ground(value: str) -> str:
    """A colour on which white and amber text stands, too."""
    return _dark_enough(value, GROUND, "the light text on it")


def _dark_enough(value: str, least: float, what: str) -> str:
    colour = _as_colour(value)
    found = contrast(colour, WHITE)
    if found < least:
        raise ValueError(
            f"'{value}' is too light: {what} cannot be read well (contrast with white {floor(10 * found) / 10}, needed "
            f'{least:g}). The nearest that will do: "{darkened(colour, WHITE, least)}".'
        )
    return colour


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


class Colours(Document):
    """What replaces the report's own: navy (titles, panels, the cover), blue (at the line), rust (below it)."""

    accent: Annotated[str, AfterValidator(_as_ground)] | None = None
    good: Annotated[str, AfterValidator(_as_ink)] | None = None
    problem: Annotated[str, AfterValidator(_as_ink)] | None = None


class Fonts(Document):
    """Files of fonts in the engagement's folder, TTF or OTF: for text, for leads and numbers, for titles."""

    sans: Text | None = None
    serif: Text | None = None
    display: Text | None = None


class Consultant(Document):
    """Who signs the report, and how it looks. `logo` is a file in the engagement's folder: SVG, PNG or JPEG."""

    name: Text | None = None
    firm: Text | None = None
    logo: Text | None = None
    colours: Colours = Field(default_factory=Colours)
    fonts: Fonts = Field(default_factory=Fonts)


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
    export or results.json of the wave that this one is set beside. `note` is a sentence that every report prints, on `paper`. What is
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
    paper: Literal["A4", "Letter"] = "A4"
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

    @property
    def extent(self) -> str:
        """Whom it is about, in words: 'the whole organisation, wave 2'."""
        scope = "the whole organisation" if self.scope == "whole" else self.scope
        return f"{scope}, wave {self.wave}" if self.wave else scope
