"""What the next survey must show, so that an action may be said to have worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.uncertainty import SMALLEST_CHANGE, smallest_change

if TYPE_CHECKING:
    from collabready.assessment.results import PracticeResult


def target_of(baseline: float | None, surveyed: PracticeResult | None) -> float | None:
    """Baseline and the smallest change that a second wave of this size could tell from noise, 5 points at least.

    Scores are 0-100, and the target is at most 100. Of ratings (`surveyed` is None) 5 points: what interviewees say is
    no sample. None where there is no baseline.
    """
    if baseline is None:
        return None
    change = smallest_change(surveyed.sd, surveyed.n) if surveyed and surveyed.sd is not None and surveyed.n else 0
    return min(baseline + max(SMALLEST_CHANGE, change), 100)
