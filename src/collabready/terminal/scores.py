"""A score in a terminal."""

from __future__ import annotations

from collabready.assessment.figures import (
    interval,
    ladder,
)
from collabready.assessment.results import Results
from collabready.assessment.sealed import Interval


def score(score: float | None, results: Results) -> str:
    return ladder(results).score(score)


def around(ci: Interval | None) -> str:
    return f" (95 %: {interval(ci)})" if ci else ""
