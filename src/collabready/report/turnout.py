"""Who answered, group by group, as far as groups may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import count, percent
from collabready.language import say
from collabready.report.charts import Chart
from collabready.report.drawing import AMBER, BLUE, TRACK, rect, svg, upright
from collabready.report.wording import clip

if TYPE_CHECKING:
    from collabready.assessment.comparison_results import Light
    from collabready.assessment.results import Results

MOST = 10
WIDTH, HALF = 46.0, 0.5
"""Points of a bar; below this share of those asked, it is marked. Convention, as in the responses of the whole."""


@dataclass(frozen=True)
class TurnoutRow:
    """`chart`, `rate`: none where nobody said how many were asked. `hidden`: nothing but the name is told."""

    name: str
    chart: Chart | None
    rate: str
    few: bool
    n: str
    hidden: bool


@dataclass(frozen=True)
class Turnout:
    """`by`: what the groups are; empty where there are none. `more`: how many groups more than are shown here."""

    by: str
    rated: bool
    rows: tuple[TurnoutRow, ...]
    more: str


def turnout(results: Results) -> Turnout:
    """All staff, the groups of the first breakdown, and the other voices."""
    readiness, response = results.readiness, results.response
    by = results.groups[0].by if results.groups else ""
    groups = [group for group in results.groups if group.by == by]
    rate = response.rate if response else None
    whole = say("Interviews") if readiness.basis == "interviews" else say("All staff")
    rows = [_row(0, whole, readiness.n, rate, response.light if response else None)]
    rows += [
        TurnoutRow(clip(group.group, 40), None, "", few=False, n="", hidden=True)
        if group.hidden
        else _row(at, clip(group.group, 40), group.n, group.rate, group.light)
        for at, group in enumerate(groups[:MOST], 1)
    ]
    left = len(groups) - MOST
    return Turnout(
        by=clip(by, 60),
        rated=any(row.chart for row in rows),
        rows=(*rows, *_voices(results)),
        more=say("and {n} more: see the page of the groups", n=left) if left > 0 else "",
    )


def _voices(results: Results) -> list[TurnoutRow]:
    """The other voices; of leaders all together, because who is among them stands on their own page."""
    others = {key: voice for key, voice in results.voices.heard.items() if key != "staff"}
    together = {key: voice for key, voice in others.items() if key == "leaders" and not voice.hidden} or others
    return [
        TurnoutRow(
            clip(voice.title), None, "", few=False, n="" if voice.hidden else count(voice.n), hidden=voice.hidden
        )
        for voice in together.values()
    ]


def _row(at: int, name: str, n: int | None, rate: float | None, light: Light | None) -> TurnoutRow:
    few = light in ("amber", "red")
    chart = None
    if rate is not None:
        told = say("{name}: {rate} of those asked answered", name=name, rate=percent(rate))
        chart = Chart(f"turnout-{at}", told, _bar(rate, few=few))
    return TurnoutRow(name, chart, percent(rate) if rate is not None else "", few=few, n=count(n), hidden=False)


def _bar(rate: float, *, few: bool) -> str:
    return svg(
        WIDTH,
        14,
        rect(0, 3, WIDTH, 8, TRACK),
        rect(0, 3, WIDTH * min(rate, 1), 8, AMBER if few else BLUE),
        upright(WIDTH * HALF, 14),
    )
