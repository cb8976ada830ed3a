"""Breakdowns: what is known of each group of a column, and which of it may be shown, decided here once for all that use it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.disclosure import shown_groups
from collabready.assessment.estimates import Moments, moments
from collabready.assessment.readiness import Estimate
from collabready.assessment.results import Settings
from collabready.assessment.scores import dimension_column
from collabready.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses


@dataclass(frozen=True)
class Breakdown:
    """The groups of a column of the export.

    `moments`: of every group, hidden ones too: nothing of those may reach the results. `shown`: the groups that are shown
    at all. `cells`: dimension -> the groups whose score on it is shown, among those.
    """

    by: str
    moments: Mapping[str, Moments]
    shown: frozenset[str]
    cells: Mapping[str, frozenset[str]]

    def estimates(self, dimension: str) -> dict[str, Estimate]:
        """The estimates of a dimension, of the groups for which it may be shown, by name."""
        names = sorted(self.cells.get(dimension, ()))
        return {name: self.moments[name].estimate(dimension_column(dimension)) for name in names}


def breakdowns_of(
    questionnaire: Questionnaire, responses: Responses, persons: pl.DataFrame, settings: Settings
) -> tuple[Breakdown, ...]:
    """The first breakdown; more than one at a time could be played off against each other.

    Which groups are shown is decided for each statistic by its own n, among the groups that are shown at all.
    """
    if not settings.by:
        return ()
    by = settings.by[0]
    columns = dimension_columns(questionnaire, persons.columns)
    names = list(columns.values())
    found = {str(name): m for name, m in moments(persons, names, names, responses.groups[by]).items()}
    shown = shown_groups({name: m.size for name, m in found.items()}, responses.height, settings.min_group)
    cells = {
        key: frozenset(
            shown_groups(
                {name: found[name].n[column] for name in sorted(shown)}, persons[column].count(), settings.min_group
            )
        )
        for key, column in columns.items()
    }
    return (Breakdown(by, found, frozenset(shown), cells),)


def dimension_columns(questionnaire: Questionnaire, present: Sequence[str]) -> dict[str, str]:
    """Dimension -> column of person scores, of those dimensions that this channel asked about."""
    columns = {dimension.id: dimension_column(dimension.id) for dimension in questionnaire.dimensions}
    return {key: column for key, column in columns.items() if column in present}
