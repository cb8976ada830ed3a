"""The pages of a report that a consultant may say something about, by the names that are easy to remember."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# Name in plan.yaml -> anchor of the page in the report.
PAGES = {
    "summary": "summary",
    "recipe": "recipe",
    "groups": "groups-0",
    "leaders": "voices",
    "interviews": "interviews",
    "waves": "waves",
    "comments": "comments",
    "plan": "plan",
    "method": "method",
    "privacy": "privacy",
}
NAMES = tuple(PAGES)
NUMBERED = re.compile(r"(?:groups|dimension)-[0-9]+")


def anchor_of(page: str, dimensions: Sequence[str]) -> str | None:
    """The anchor of a page: by its name, the id of a dimension, or as it is; None where no report has such a page.

    `dimensions`: the ids, in order. A second breakdown is `groups-1`.
    """
    if page in PAGES:
        return PAGES[page]
    if page in dimensions:
        return f"dimension-{dimensions.index(page)}"
    known = page in PAGES.values() or bool(NUMBERED.fullmatch(page))
    return page if known else None


def by_anchor(readings: Mapping[str, str], dimensions: Sequence[str]) -> dict[str, str]:
    """The readings, by the anchors of their pages."""
    return {anchor: text for page, text in readings.items() if (anchor := anchor_of(page, dimensions))}
