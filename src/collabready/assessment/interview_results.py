"""The parts of the results that come from interviews: ratings beside the survey, and approved words."""

from __future__ import annotations

from typing import Literal

from collabready.assessment.sealed import Score, Sealed

LEAST, APART = 3, 25
"""Interviews and points from which a difference is named. Convention."""
DIFFER: Literal["survey and interviews differ"] = "survey and interviews differ"


class InterviewResult(Sealed):
    """Evidence heard, rated by the consultant: of a dimension, or of one of its practices.

    `practice`: None for the dimension as a whole. `n`: interviews with this rating. `survey_score`, `difference`
    (interviews minus survey, in points): None where the survey has no score. What too few rated has no entry at all.
    """

    dimension: str
    practice: str | None
    title: str
    score: Score
    n: int
    survey_score: Score | None
    difference: float | None
    label: Literal["survey and interviews differ"] | None


class Quote(Sealed):
    """Words that an interviewee has approved. `id`, `title`: of the practice or question; `who`: a function, never a name."""

    id: str
    title: str
    text: str
    who: str
