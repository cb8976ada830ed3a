"""How what was heard in a talk may be used: the interviewee chooses, and may choose again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Use = Literal["by-function", "pooled", "background"]
POOL = 3  # talks with which a number of theirs tells nobody's rating


@dataclass(frozen=True)
class UseWords:
    """A use in words, and what it means."""

    name: str
    means: str

    @property
    def offered(self) -> str:
        return f"{self.name.capitalize()}. {self.means}"


USES: dict[Use, UseWords] = {
    "by-function": UseWords(
        "quoted by function",
        "Ratings count; approved words may be printed with the group, such as Executives, never with the name.",
    ),
    "pooled": UseWords(
        "pooled with others",
        f"Ratings count from {POOL} pooled talks on; approved words may be printed without the group.",
    ),
    "background": UseWords("background only", "Never counted, never quoted."),
}
