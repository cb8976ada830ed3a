"""The picture of the cover: rings on water, one set for each score, the more rings the higher."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from collabready.report.drawing import AMBER, NAVY, WHITE, Face, marker, rect, ring, svg, text

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 595, 728
STEP = 6.6
"""Points from ring to ring of a set of full size."""
WATER = "#8DB6C9"
_PLACES = ((520, 318, 1.0), (486, 560, 1.0), (272, 496, 1.0), (58, 604, 1.0), (300, 690, 1.0), (150, 420, 0.8))


@dataclass(frozen=True)
class Rings:
    """A score of the cover with its name; empty where names do not fit."""

    label: str
    score: float
    amber: bool


def ripples(sets: Sequence[Rings]) -> str:
    """Six named sets have a place each; more are set on an oval without names."""
    few, drawn, labels = len(sets) <= len(_PLACES), [], []
    for index, each in enumerate(sets):
        turn = 2 * pi * index / len(sets)
        oval = (WIDTH / 2 + 200 * sin(turn), HEIGHT * 0.72 - 130 * cos(turn), 0.5)
        x, y, scale = _PLACES[index] if few else oval
        drawn.append(_rings((x, y), each.score, scale, amber=each.amber))
        if few and each.label:
            labels.append(_label((x, y), each.label, AMBER if each.amber else WHITE, leftward=x > WIDTH * 0.55))
    return svg(WIDTH, HEIGHT, *drawn, *labels)


def _rings(at: tuple[float, float], score: float, scale: float, *, amber: bool) -> str:
    """They fade outwards, so that sets may lie on each other and on the title."""
    many = max(1, round(score / 2.6))
    rings = [
        ring(
            at,
            4 + STEP * step * scale,
            AMBER if amber else WATER,
            max(0.1, (0.95 if amber else 0.78) - 0.7 * step / 27),
        )
        for step in range(1, many + 1)
    ]
    return "".join(rings) + marker(at, 2.6, AMBER if amber else WHITE, below=False)


def _label(at: tuple[float, float], label: str, fill: str, *, leftward: bool) -> str:
    """A name beside the middle of its rings, on a patch of the ground."""
    x, y = at
    long, side = 4.9 * len(label) + 8, -1 if leftward else 1
    patch = rect(x - 8 - long if leftward else x + 8, y - 7.5, long, 14, NAVY)
    return patch + text((x + 12 * side, y + 3), label, Face(8.8, fill, anchor="end" if leftward else "start"))
