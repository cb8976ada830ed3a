"""Whose report it looks like: the consultant's name, logo and colours, the fonts, the size of the paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collabready.engagement import Engagement

Paper = Literal["A4", "Letter"]


@dataclass(frozen=True)
class Brand:
    """`logo`: an SVG, PNG or JPEG as a data URI, or empty. `colours`: by name, such as `accent`, what replaces the design's own.

    `fonts`: by part (`sans`, `serif`, `display`), the family that replaces the shipped one.
    """

    consultant: str = ""
    firm: str = ""
    logo: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    paper: Paper = "A4"


def brand_of(engagement: Engagement | None, paper: Paper | None = None) -> Brand:
    """The brand that an engagement sets. `paper`: in place of the engagement's own; A4 where neither says."""
    return Brand(paper=paper or (engagement.paper if engagement else "A4"))
