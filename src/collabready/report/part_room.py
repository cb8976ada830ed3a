"""How the page of a part is laid out: from the letters and rows that it holds, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from collabready.report.room import PAGE, lead_height, lines, set_closer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from collabready.report.dimensions import Advice, DimensionPage

MOST_ACTIONS, MOST_ON_TWO = 3, 5
Size = Literal["roomy", "plain", "dense"]
GAP: dict[Size, float] = {"roomy": 21, "plain": 21, "dense": 15}
"""Above each block: its margin, rule and padding."""
TITLES = {"short": (42, 29.5), "long": (48, 26), "longer": (62, 21)}
"""Letters and height of a line of a title."""
FACT, CLOSE_FACT = (21, 17, 11.0), (27, 13, 10.2)
"""Letters of a line of a fact's name and of its value, and the height of a line; the latter where blocks are set closer."""
TOUCH, SLACK = 3, 12
"""Points by which an estimate may be too small; the latter where a second page costs nothing."""


@dataclass(frozen=True)
class Layout:
    """`actions`, `quotes`: how many of them. `second`: whether the answers and the groups stand on a page of their own.

    `groups`: whether these have room; the table of all groups has a page anyway. `whole`: whether the answers fit on one.
    """

    size: Size = "plain"
    actions: int = MOST_ACTIONS
    quotes: int = 0
    second: bool = False
    groups: bool = True
    whole: bool = True


@dataclass(frozen=True)
class _Rows:
    """Heights in points at a size: padding of a row of answers, of practices, of groups; and of the figure."""

    answer: float
    practice: float
    group: float
    figure: float


ROWS: dict[Size, _Rows] = {
    "roomy": _Rows(9.5, 7.0, 17.5, 62),
    "plain": _Rows(4.2, 4.6, 13.6, 48),
    "dense": _Rows(2.2, 2.8, 12.6, 42),
}


def layout(page: DimensionPage, advice: Sequence[Advice]) -> Layout:
    """The largest size at which all stands on one page; fewer actions and quotes before a second page.

    What is left out stands elsewhere: actions in the plan, quotes on the page of the interviews.
    """
    for found in _on_one(len(advice), len(page.quotes)):
        if _one_page(page, advice, found) <= PAGE - TOUCH:
            return found
    size = _largest(lambda size: _without_groups(page, size))
    if size and not (advice or page.reading):
        return Layout(size, 0, 0, groups=False)
    told = advice[:MOST_ON_TWO]
    both = _largest(lambda size: max(_upper(page, told, size), _answers_and_groups(page, size)))
    whole = _answers_and_groups(page, both or "dense") <= PAGE - SLACK
    return Layout(both or "dense", len(told), len(page.quotes), second=True, whole=whole)


def _largest(height: Callable[[Size], float]) -> Size | None:
    """The largest size at which something fits on a page, with room to spare."""
    return next((size for size in ROWS if height(size) <= PAGE - SLACK), None)


def _on_one(advice: int, quotes: int) -> Iterator[Layout]:
    """What is tried, the best first."""
    most, least = min(MOST_ACTIONS, advice), min(1, advice)
    yield from (Layout(size, most, quotes) for size in ROWS)
    for said in range(quotes, -1, -1):
        for actions in range(most, least - 1, -1):
            yield Layout("plain", actions, said)
            yield Layout("dense", actions, said)


def _one_page(page: DimensionPage, advice: Sequence[Advice], tried: Layout) -> float:
    size = tried.size
    wide = _practices(page, size) + _to_do(page, advice[: tried.actions], size)
    top = _opening(page, size) + _gap(size) + max(_score(page, size), wide)
    return top + _answers(page, size) + _groups(page, size) + _words(page, tried.quotes)


def _gap(size: Size) -> float:
    return GAP["dense"] if set_closer() else GAP[size]


def _opening(page: DimensionPage, size: Size) -> float:
    """Counted with fewer letters a line than it mostly takes: too high a page goes on on a sheet of its own."""
    opening = page.opening
    letters, height = TITLES[opening.title.size]
    if opening.title.size == "long" and (size == "dense" or set_closer()):
        letters, height = 51, 24
    title = lines(opening.title.text, letters) * height
    return 22 + 11 * lines(opening.kicker, 78) + title + lead_height(opening.lead, 80)


def _without_groups(page: DimensionPage, size: Size) -> float:
    top = max(_score(page, size), _practices(page, size))
    return _opening(page, size) + _gap(size) + top + _answers(page, size)


def _upper(page: DimensionPage, advice: Sequence[Advice], size: Size) -> float:
    """The first of two pages."""
    top = max(_score(page, size), _practices(page, size))
    return _opening(page, size) + _gap(size) + top + _to_do(page, advice, size) + _words(page, len(page.quotes))


def _answers_and_groups(page: DimensionPage, size: Size) -> float:
    return 40 + _answers(page, size) + _groups(page, size)


def _score(page: DimensionPage, size: Size) -> float:
    label, value, height = CLOSE_FACT if set_closer() else FACT
    facts = sum(max(lines(fact.label, label), lines(fact.value, value)) * height + 3.9 for fact in page.facts)
    return 18 + ROWS[size].figure + (1 + 13 * lines(page.state, 34) + 34 if page.gauge else 0) + facts


def _practices(page: DimensionPage, size: Size) -> float:
    rows = sum(max(lines(row.title, 26) * 11.5, 14) + ROWS[size].practice for row in page.practices)
    return 18 + 17 + rows


def _to_do(page: DimensionPage, advice: Sequence[Advice], size: Size) -> float:
    if not advice:
        return 0.0
    head = (31 if size == "dense" or set_closer() else 37) + 13 * lines(page.where, 56)
    return head + sum((lines(each.title, 44) + 1) * 12 + 4.6 for each in advice)


def _groups(page: DimensionPage, size: Size) -> float:
    if not page.groups:
        return 0.0
    letters = 25 if len(page.groups.columns) > 1 else 34
    columns = (
        sum(max(10.8 * lines(row.name, letters) + 1, ROWS[size].group) for row in rows) for rows in page.groups.columns
    )
    head = 5 + 13 * lines(f"{page.groups.by} {page.groups.caption}", 108 if set_closer() else 96)
    return _gap(size) + head + (page.groups.height + 24 if page.groups.strip else max(columns, default=0))


def _answers(page: DimensionPage, size: Size) -> float:
    height = 10.0 if size == "dense" or set_closer() else 10.4
    letters = 61 if set_closer() else 58
    rows = sum(
        max(lines(row.text + ("(reversed)" if row.reverse else ""), letters) * height, 18) + ROWS[size].answer
        for row in page.answers
    )
    talk = 6 + 12 * lines(page.talk, 115) if page.talk else 0
    return (
        _gap(size) + 5 + 13 * lines(page.legend.caption, 82) + 14 * max(len(page.legend.scales), 1) + 19 + rows + talk
    )


def _words(page: DimensionPage, quotes: int) -> float:
    """What was said, and the consultant's reading."""
    said = sum(14 * lines(f"{quote.text} {quote.who}", 92) + 5 for quote in page.quotes[:quotes])
    reading = 24 + 13 * lines(page.reading, 110) if page.reading else 0
    return (_gap("plain") + 14 + said if quotes else 0) + reading
