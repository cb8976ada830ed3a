"""What finished outputs print: figures, each about a set of people, whatever file they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

PEOPLE = "people"
TITLED = "titled:"


class Place(NamedTuple):
    """Whom a figure is about.

    `everybody`: all respondents that were accepted; `export`: those of them in the file called `name`; `whole`: those
    who make the headline; `voice`: of the voice or audience `name`; `group`: the group `name` of the breakdown `by`.
    """

    kind: Literal["everybody", "export", "whole", "voice", "group"]
    by: str = ""
    name: str = ""

    @property
    def label(self) -> str:
        match self.kind:
            case "everybody":
                return "Everybody"
            case "whole":
                return "Whole"
            case "voice":
                return self.name.capitalize()
            case _:
                return self.name


EVERYBODY = Place("everybody")
WHOLE = Place("whole")


@dataclass(frozen=True)
class Figure:
    """A figure of a file: how many people, and their mean score on a statistic.

    `statistic`: `people` for the number of persons itself, otherwise `dimension:ID`, `practice:ID`, `item:ID`,
    `question:ID`, or `titled:TITLE` where a file names titles only. `n`, `score`: None where they are not printed, and
    what is printed beside them tells that they exist. `rounded`: how far `score` may be from the number that was
    rounded. `earlier`: of the wave that the file compares its own with. `wave`: what the file calls its own.
    """

    file: str
    place: Place
    statistic: str
    n: int | None = None
    score: float | None = None
    rounded: float = 0.0
    earlier: bool = False
    wave: str | None = None

    @property
    def label(self) -> str:
        return f"{self.place.label} ({self.file}{', earlier wave' if self.earlier else ''})"


@dataclass(frozen=True)
class Output:
    """A finished file as far as it could be read.

    `made_from`: SHA-256 of the exports, None where the file does not say. `questionnaire`: its id, `partial`, `careless`:
    who counted, likewise. `hidden`: groups that the file names without figures. `unread`: what in it was not attacked.
    `told`: what it says of a number of people, and how many.
    """

    file: str
    figures: tuple[Figure, ...]
    made_from: frozenset[str] | None = None
    questionnaire: str | None = None
    partial: str | None = None
    careless: str | None = None
    hidden: frozenset[Place] = frozenset()
    unread: tuple[str, ...] = ()
    told: Mapping[str, int] = field(default_factory=dict)


def whole_number(value: Any) -> int | None:
    """A count, written as a number or as text; None for anything else."""
    number = decimal(value)
    return int(number) if number is not None and number == int(number) and number >= 0 else None


def decimal(value: Any) -> float | None:
    """A finite number, written as a number or as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < 1e15 else None  # noqa: PLR2004 - far beyond any count, and no NaN
