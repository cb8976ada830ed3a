"""Parts of the results that nothing can change, and those that come from interviews."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Score = Annotated[float, Field(ge=0, le=100.000001)]  # 0-100, and the noise of the last digit
LEAST, APART = 3, 25
"""Interviews and points from which a difference is named. Convention."""
DIFFER: Literal["survey and interviews differ"] = "survey and interviews differ"


class Sealed(BaseModel):
    """A frozen part of the results; infinities and NaN are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


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
