"""The extract of one group, from its scores."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabready.assessment.comparison_results import GroupCell, GroupReadiness, GroupResult
from collabready.assessment.results import Results
from collabready.report.department.extract import extract

Profile = Callable[..., Results]
Cells = dict[str, GroupCell]
Extracted = Callable[..., Results]


@pytest.fixture
def extracted(profile: Profile) -> Extracted:
    """The extract of Sales, whose cells these are, beside a whole with these scores."""

    def of(whole: dict[str, float | None], here: Cells, *, n: int = 40, score: float | None = 50.0) -> Results:
        readiness = GroupReadiness(score=score, ci=None if score is None else (score - 3, score + 3), level="forming")
        group = GroupResult(by="Unit", group="Sales", n=n, readiness=readiness, dimensions=here)
        results = profile(whole).model_copy(update={"groups": (group,)})
        return extract(results, group)

    return of
