"""Breakdowns: what is known of each group of a column, and which of it may be shown, as disclosure decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.estimates import Moments, moments
from collabready.assessment.head_counts import HeadCounts, groups_named
from collabready.assessment.readiness import Estimate
from collabready.assessment.releases import PEOPLE
from collabready.assessment.respondents import COMPLETE
from collabready.assessment.scores import dimension_column, dimension_columns
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

    from collabready.assessment.whole import Whole


@dataclass(frozen=True)
class Breakdown:
    """The groups of a column of the export.

    `moments`: of every group, hidden ones too: nothing of those may reach the results. `shown`: the groups that are shown
    at all. `cells`: dimension -> the groups whose score on it is shown, among those; `intervals`: those whose readiness
    may have one. `hidden`: the names of all other groups, of which few answered, nobody, or only leaders.
    """

    by: str
    moments: Mapping[str, Moments]
    shown: frozenset[str]
    cells: Mapping[str, frozenset[str]]
    intervals: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = ()

    def estimates(self, dimension: str) -> dict[str, Estimate]:
        """The estimates of a dimension, of the groups for which it may be shown, by name."""
        names = sorted(self.cells.get(dimension, ()))
        return {name: self.moments[name].estimate(dimension_column(dimension)) for name in names}


def breakdowns_of(whole: Whole, everybody: pl.DataFrame, head_counts: HeadCounts) -> tuple[Breakdown, ...]:
    """The breakdowns of which something may be shown, in the order of the settings.

    `everybody`: the groups of all voices: a group of leaders alone is one in which no staff answered, and told of like it.
    """
    left_out = whole.disclosure.left_out
    asked = [by for by in dict.fromkeys(whole.settings.by) if by in whole.answers.groups.columns and by not in left_out]
    return tuple(_breakdown(whole, by, everybody, head_counts) for by in asked)


def _breakdown(whole: Whole, by: str, everybody: pl.DataFrame, head_counts: HeadCounts) -> Breakdown:
    columns = dimension_columns(whole.questionnaire, whole.persons.columns)
    names, groups = list(columns.values()), whole.answers.groups[by]
    found = {str(name): m for name, m in moments(whole.persons, names, names, groups).items()}

    def open_(statistic: str) -> frozenset[str]:
        return frozenset(name for name in found if whole.disclosure.shows(by, name, statistic))

    shown = open_(PEOPLE)
    listed = groups_named(by, whole.questionnaire, head_counts)
    answered = {normalised(name): name for name in (*found, *everybody[by].drop_nulls().unique().to_list())}
    told = {normalised(name) for name in shown}
    hidden = sorted(name for key, name in {**answered, **listed}.items() if key not in told)
    cells = {key: open_(column) for key, column in columns.items()}
    return Breakdown(by, found, shown, cells, open_(COMPLETE), tuple(hidden))
