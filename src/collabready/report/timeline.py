"""The 90 days of the plan as a line of three months, with a bar for each action and a check at the end of each month."""

from __future__ import annotations

from dataclasses import dataclass

from collabready.report.drawing import (
    BLUE,
    GREY,
    INK,
    MIST,
    NAVY,
    RUST,
    SAND,
    WHITE,
    Face,
    line,
    marker,
    rect,
    svg,
    text,
)
from collabready.report.due import MONTHS

WIDTH, ROW, MARGIN = 222.0, 22.0, 4.5
LETTER = 3.7
"""Width of a letter inside a bar, in points; generous, so that none is cut."""


@dataclass(frozen=True)
class Bar:
    """A stretch of days, 1-90, with a word inside. `kind`: `urgent`, `done`, or neither."""

    start: int
    end: int
    word: str
    kind: str = ""


def bar_of_days(bar: Bar) -> str:
    """The word stands inside the bar where it fits, else behind or before it."""
    begin, end = _at(bar.start - 1) + 1, _at(bar.end) - 1.5
    fill = {"urgent": RUST, "done": GREY}.get(bar.kind, BLUE)
    long = LETTER * len(bar.word) + 8
    if long <= end - begin:
        word = text((begin + 5, ROW / 2 + 2.5), bar.word, Face(7, WHITE, anchor="start"))
    elif end + long <= WIDTH:
        word = text((end + 4, ROW / 2 + 2.5), bar.word, Face(7, INK, anchor="start"))
    else:
        word = text((begin - 4, ROW / 2 + 2.5), bar.word, Face(7, INK, anchor="end"))
    return svg(WIDTH, ROW, *_months(ROW), rect(begin, MARGIN, end - begin, ROW - 2 * MARGIN, fill), word)


def checks(words: tuple[str, str, str]) -> str:
    """The foot of the line: a diamond at the end of each month, with its word before it."""
    height = 14.0
    drawn = []
    for end, word in zip(MONTHS, words, strict=True):
        x = min(_at(end), WIDTH - 5)
        drawn.append(marker((x, height / 2), 3.6, NAVY, below=True))
        drawn.append(text((x - 8, height / 2 + 2.5), word, Face(7, INK, anchor="end")))
    return svg(WIDTH, height, *drawn)


def _at(day: int) -> float:
    return WIDTH * day / MONTHS[-1]


def _months(height: float) -> list[str]:
    """The ground of a row: three months, a dashed line at the end of each."""
    third = WIDTH / len(MONTHS)
    grounds = [rect(third * at, 0, third, height, SAND if at == 1 else MIST) for at in range(len(MONTHS))]
    ends = [min(_at(end), WIDTH - 0.5) for end in MONTHS]
    return [*grounds, *(line((x, 0), (x, height), NAVY, 0.7, "2 1.6") for x in ends)]
