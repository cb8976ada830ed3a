"""The parts of the results that set groups of people side by side: leaders and staff, those who answered and those asked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_serializer, model_validator

from collabready.assessment.sealed import Interval, Score, Sealed

GapLabel = Literal["blind-spot", "hidden-strength", "agreed-strength", "agreed-weakness", "no-difference-shown"]
Light = Literal["red", "amber", "none"]
READINGS: dict[GapLabel, str] = {
    "blind-spot": "Blind spot",
    "hidden-strength": "Hidden strength",
    "agreed-weakness": "Agreed weakness",
    "agreed-strength": "Agreed strength",
    "no-difference-shown": "Left open",
}
"""The labels of a gap as they are printed."""


class GroupCell(Sealed):
    """A dimension's score in a group, or nothing but `hidden`.

    `difference`: from the rest of the whole, in points; `p_adjusted`: after Benjamini and Hochberg over the groups of a
    breakdown; `differs`: whether that shows a difference. None in voices and where it cannot be computed.
    """

    score: Score | None = None
    ci: Interval | None = None
    n: int | None = None
    difference: float | None = None
    p_adjusted: float | None = None
    differs: bool | None = None
    hidden: bool = False


class GroupReadiness(Sealed):
    score: Score | None
    ci: Interval | None
    level: str | None


class GroupResult(Sealed):
    """A group of a breakdown. A hidden one says nothing but its name.

    `invited`: how many were asked, `rate` (0-1): how many of those answered, `light`: how that is marked; None where
    nobody said.
    """

    by: str
    group: str
    n: int | None = None
    invited: int | None = None
    rate: float | None = None
    light: Light | None = None
    readiness: GroupReadiness | None = None
    dimensions: dict[str, GroupCell] = Field(default_factory=dict)
    hidden: bool = False


class VoiceResult(Sealed):
    """What one voice or audience says, per dimension."""

    title: str
    n: int | None = None
    dimensions: dict[str, GroupCell] = Field(default_factory=dict)
    hidden: bool = False


class Gap(Sealed):
    """A dimension as leaders see it and as staff do. `difference`: leaders minus staff, in points, with its 95 % Welch interval.

    `g`: the same in standard deviations (Hedges). `p_adjusted`: after Holm over the dimensions.
    """

    dimension: str
    staff: Score
    leaders: Score
    difference: float
    ci: Interval
    g: float | None
    p_adjusted: float
    label: GapLabel


class Voices(Sealed):
    """Voices by id: `staff`, `leaders`, and audiences that are shown apart. In JSON the gaps stand among them.

    `readiness`: with managers included, only where managers alone may be shown.
    """

    heard: dict[str, VoiceResult] = Field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    readiness: Score | None = None

    @property
    def blind_spots(self) -> dict[str, Gap]:
        """The gaps where leaders see what staff do not, by dimension."""
        return {gap.dimension: gap for gap in self.gaps if gap.label == "blind-spot"}

    @model_serializer
    def _flat(self) -> dict[str, Any]:
        return {**self.heard, "gaps": self.gaps, "readiness": self.readiness}

    @model_validator(mode="before")
    @classmethod
    def _nested(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "heard" in value:
            return value
        own = {name: value[name] for name in ("gaps", "readiness") if name in value}
        return {"heard": {name: voice for name, voice in value.items() if name not in own}, **own}


class BreakEven(Sealed):
    """What those who stayed silent would have to score on average for the score to reach, or to fall to, another level.

    `cut`: the score at which that happens; `silent`: the mean that they would need, which cannot be outside 0-100.
    """

    level: str
    cut: Score
    silent: float

    @property
    def possible(self) -> bool:
        return 0 <= self.silent <= 100  # noqa: PLR2004 - the scale


class Response(Sealed):
    """How many of those invited answered. `rate`: 0-1; `light`: red under 30 %, amber under 50 % (convention)."""

    invited: int
    answered: int
    rate: float
    light: Light
    break_even: tuple[BreakEven, ...] = ()
