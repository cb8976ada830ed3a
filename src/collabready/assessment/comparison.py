"""Groups of people set side by side: leaders and staff, each unit and the rest of the whole.

Everything here looks at what may be shown alone: who is hidden was decided before.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.comparison_results import Gap, GapLabel, GroupCell, GroupResult
from collabready.assessment.contrasts import Contrast, benjamini_hochberg, hedges_g, holm, welch
from collabready.assessment.scores import dimension_column

if TYPE_CHECKING:
    from collabready.assessment.breakdowns import Breakdown
    from collabready.assessment.estimates import Moments

APART = 10
"""Points between leaders and staff from which a gap is named. Convention."""
STRONG, WEAK = 65, 50
"""A strength is agreed when both score this and more, a weakness when both score below. Convention."""
ALPHA = 0.05
ALIKE = 0.90
"""The confidence of the interval that must lie within `APART` either way, for two to agree."""
FALSE_DISCOVERIES = 0.10
"""The share of units said to differ that may differ by chance (q)."""


@dataclass(frozen=True)
class People:
    """How many people, the mean of what they say (0-100) and its standard deviation."""

    n: int
    mean: float
    sd: float

    @classmethod
    def of(cls, found: Moments, column: str) -> People | None:
        """Those who have a score; None where they are too few for a spread."""
        n, mean, sd = found.n.get(column, 0), found.mean.get(column), found.sd.get(column)
        return None if mean is None or sd is None else cls(n, mean, sd)

    def against(self, other: People, confidence: float = 0.95) -> Contrast | None:
        return welch(self.n, self.mean, self.sd, other.n, other.mean, other.sd, confidence)

    def without(self, part: People) -> People | None:
        """The others, when a part of these people is taken away; None where fewer than two are left.

        From sums of squares: (N - 1) S^2 = (n - 1) s^2 + n (m - M)^2 + those of the others.
        """
        n = self.n - part.n
        if n <= 1:
            return None
        mean = (self.n * self.mean - part.n * part.mean) / n
        between = part.n * (part.mean - self.mean) ** 2 + n * (mean - self.mean) ** 2
        squares = (self.n - 1) * self.sd**2 - (part.n - 1) * part.sd**2 - between
        return People(n, mean, math.sqrt(max(squares, 0) / (n - 1)))


def gaps_between(staff: Moments, leaders: Moments, columns: Mapping[str, str]) -> tuple[Gap, ...]:
    """The gap on each dimension (id -> column), where both may be shown; none where nothing tells how sure it is."""
    pairs = [(key, People.of(leaders, column), People.of(staff, column)) for key, column in columns.items()]
    found = [
        (key, one, other, contrast) for key, one, other in pairs if one and other and (contrast := one.against(other))
    ]
    adjusted = holm([contrast.p for *_, contrast in found])
    return tuple(
        Gap(
            dimension=key,
            staff=other.mean,
            leaders=one.mean,
            difference=contrast.difference,
            ci=contrast.ci,
            g=hedges_g(one.n, one.mean, one.sd, other.n, other.mean, other.sd),
            p_adjusted=p,
            label=label_of(one, other, p),
        )
        for (key, one, other, contrast), p in zip(found, adjusted, strict=True)
    )


def label_of(leaders: People, staff: People, p_adjusted: float) -> GapLabel:
    """What a gap is called. Differences and scores are rounded to nine decimals before they are compared."""
    difference = round(leaders.mean - staff.mean, 9)
    if abs(difference) >= APART and p_adjusted < ALPHA:
        return "blind-spot" if difference > 0 else "hidden-strength"
    near = leaders.against(staff, ALIKE)
    if near and max(abs(round(end, 9)) for end in near.ci) <= APART:
        low, high = sorted(round(people.mean, 9) for people in (leaders, staff))
        if low >= STRONG:
            return "agreed-strength"
        if high < WEAK:
            return "agreed-weakness"
    return "no-difference-shown"


def against_the_rest(
    groups: Sequence[GroupResult], breakdowns: Sequence[Breakdown], whole: Moments, min_group: int
) -> tuple[GroupResult, ...]:
    """The groups, with how each cell that is shown differs from the rest of the whole.

    The p-values of all groups and dimensions of a breakdown are adjusted together. A rest of fewer than the minimum is
    no one to be compared with.
    """
    told: dict[tuple[str, str], dict[str, GroupCell]] = {}
    by_name = {(group.by, group.group): group for group in groups if not group.hidden}
    for breakdown in breakdowns:
        found = list(_from_the_rest(breakdown, whole, min_group))
        adjusted = benjamini_hochberg([contrast.p for *_, contrast in found])
        for (dimension, name, contrast), p in zip(found, adjusted, strict=True):
            cell = by_name[breakdown.by, name].dimensions[dimension]
            differs = round(p, 9) <= FALSE_DISCOVERIES
            update = {"difference": contrast.difference, "p_adjusted": p, "differs": differs}
            told.setdefault((breakdown.by, name), {})[dimension] = cell.model_copy(update=update)
    return tuple(
        group.model_copy(update={"dimensions": {**group.dimensions, **told.get((group.by, group.group), {})}})
        for group in groups
    )


def _from_the_rest(breakdown: Breakdown, whole: Moments, min_group: int) -> Iterator[tuple[str, str, Contrast]]:
    """Dimension, group and how it differs, of every cell that is shown and has a rest."""
    for dimension, names in breakdown.cells.items():
        column = dimension_column(dimension)
        everybody = People.of(whole, column)
        for name in sorted(names):
            group = People.of(breakdown.moments[name], column)
            rest = everybody.without(group) if everybody and group else None
            if group and rest and rest.n >= min_group and (contrast := group.against(rest)):
                yield dimension, name, contrast
