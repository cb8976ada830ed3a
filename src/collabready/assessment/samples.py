"""What one wave says of everything that can be compared: a sample for each score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from collabready.assessment.disclosure import shown_groups
from collabready.assessment.overlaps import Sample
from collabready.assessment.wave_results import Kind

if TYPE_CHECKING:
    import polars as pl


class Subject(NamedTuple):
    """What is compared. `id`: of a dimension or practice, or of an item in the later wave. `group`: its normalised name."""

    kind: Kind
    id: str = ""
    group: str = ""


READINESS = Subject("readiness")


@dataclass(frozen=True)
class Samples:
    """A sample for every subject that has one. `persons`: a row for each person, a column for each score; None where only results are left."""

    known: Mapping[Subject, Sample]
    persons: pl.DataFrame | None = None


@dataclass(frozen=True)
class Scope:
    """What is compared in one wave: items by their id in the later wave -> their id in this one, and dimensions by id.

    `by`: the breakdown under this wave's header; `groups`: dimension -> normalised names of the groups that may be shown
    in both waves. `min_group`: the larger of the two. `practices`: those that an action is followed by, by id.
    """

    items: Mapping[str, str]
    dimensions: frozenset[str]
    min_group: int
    by: str | None = None
    groups: Mapping[str, frozenset[str]] = field(default_factory=dict)
    practices: frozenset[str] = frozenset()


def showable(dimension: str, parts: Mapping[str, Sample], whole: int, scope: Scope) -> Iterator[tuple[Subject, Sample]]:
    """The groups of a dimension that may be shown: none that is small, and none that could be worked out. `whole`: persons in all."""
    shown = shown_groups({key: part.n for key, part in parts.items()}, whole, scope.min_group)
    yield from ((Subject("group", dimension, key), parts[key]) for key in sorted(shown))
