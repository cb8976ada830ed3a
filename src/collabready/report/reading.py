"""What the consultant says about a page, in their own words: the one place for causes, which no figure shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.report.wording import PARAGRAPH, clip

if TYPE_CHECKING:
    from collabready.assessment.results import Results


def reading_of(results: Results, anchor: str) -> str:
    """The reading of the page with this anchor, such as `summary`; empty where there is none."""
    return clip(results.readings.get(anchor, ""), PARAGRAPH)
