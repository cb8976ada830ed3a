"""Groups: one table for each breakdown. A hidden group shows its name and the word, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, caution, count, difference_mark, ladder, limit, percent
from collabready.language import level_name, say, say_count, whole_number
from collabready.report.group_notes import Panel, notes, panels
from collabready.report.headline import ROOM, Headline, Opening, aimed, pointed
from collabready.report.reading import reading_of
from collabready.report.wording import clip, inside, listed, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.comparison_results import GroupCell, GroupResult
    from collabready.assessment.results import Results

SHADES = {-3: "far", -2: "under", -1: "near", 0: "ready", 1: "strong"}
LONGEST_HEADING, LONGEST_WORD, MOST_HEADINGS = 40, 14, 6
NAME = 60
AIRY, TIGHT = 5, 18
"""Up to so many groups a table has room to spare; from more than that its rows are set closely, to need fewer pages."""


@dataclass(frozen=True)
class Cell:
    """A score with its shade, or the word for hidden. `mark`: an arrow where it differs from the others beyond chance."""

    text: str
    shade: str
    mark: str = ""


@dataclass(frozen=True)
class GroupRow:
    name: str
    cells: tuple[Cell, ...]
    readiness: Cell
    n: str
    hidden: bool
    rate: str = ""
    light: str = "none"


@dataclass(frozen=True)
class GroupPage:
    """`headings`: titles of the dimensions, or their numbers with the titles in `key` where they are too long.

    `caption`: how the table is to be read; `rates`: whether it is known of any group shown how many were invited.
    """

    opening: Opening
    by: str
    caption: str
    headings: tuple[str, ...]
    key: tuple[tuple[str, str], ...]
    rows: tuple[GroupRow, ...]
    total: GroupRow
    shades: tuple[tuple[str, str], ...]
    panels: tuple[Panel, ...]
    notes: Panel
    rates: bool
    size: str
    reading: str


def group_pages(results: Results) -> tuple[GroupPage, ...]:
    breakdowns = dict.fromkeys(group.by for group in results.groups)
    return tuple(
        _page(results, by, [group for group in results.groups if group.by == by], at)
        for at, by in enumerate(breakdowns)
    )


def _page(results: Results, by: str, groups: Sequence[GroupResult], at: int) -> GroupPage:
    titles = [clip(dimension.title) for dimension in results.dimensions]
    long = len(titles) > MOST_HEADINGS or any(_too_long(title) for title in titles)
    numbers = tuple(str(place + 1) for place in range(len(titles)))
    opening = _opening(results, by, groups, at)
    return GroupPage(
        opening=opening,
        by=clip(by, NAME),
        caption=_caption(results, groups),
        headings=numbers if long else tuple(titles),
        key=tuple(zip(numbers, titles, strict=True)) if long else (),
        rows=tuple(_row(results, group) for group in groups),
        total=_total(results),
        shades=_shades(ladder(results)),
        panels=panels(results, groups),
        notes=notes(results, by, groups),
        rates=any(group.rate is not None for group in groups),
        size="tight" if len(groups) > TIGHT else "airy" if len(groups) <= AIRY else "",
        reading=reading_of(results, opening.anchor),
    )


def _caption(results: Results, groups: Sequence[GroupResult]) -> str:
    line = limit(ladder(results).line)
    if any(cell.differs for group in groups for cell in group.dimensions.values()):
        return say(
            "0-100; bold: below the ready line of {line}; ↑ higher, ↓ lower than all other staff together, beyond chance",
            line=line,
        )
    return say("0-100; bold: below the ready line of {line}; the darker, the further below", line=line)


def _too_long(title: str) -> bool:
    return len(title) > LONGEST_HEADING or max(map(len, title.split()), default=0) > LONGEST_WORD


def _row(results: Results, group: GroupResult) -> GroupRow:
    name, rungs = clip(group.group, NAME), ladder(results)
    if group.hidden:
        return GroupRow(name, (), _cell(rungs, None), "", hidden=True)
    cells = tuple(_group_cell(rungs, group.dimensions.get(dimension.id)) for dimension in results.dimensions)
    careful = caution(group.n)
    readiness = _cell(rungs, group.readiness.score if group.readiness else None)
    people = say("{n} ({caution})", n=count(group.n), caution=careful) if careful else count(group.n)
    rate = _rate(group.rate, group.invited)
    return GroupRow(name, cells, readiness, people, hidden=False, rate=rate, light=group.light or "none")


def _rate(rate: float | None, invited: int | None) -> str:
    return "" if rate is None else say("{rate} of {invited}", rate=percent(rate), invited=count(invited))


def _group_cell(rungs: Ladder, cell: GroupCell | None) -> Cell:
    if cell is None:
        return _cell(rungs, None)
    if cell.hidden:
        return Cell(say("hidden"), "hidden")
    return replace(_cell(rungs, cell.score), mark=difference_mark(cell))


def _cell(rungs: Ladder, score: float | None) -> Cell:
    return Cell(rungs.score(score), "none" if score is None else SHADES[rungs.rung(score)])


def _total(results: Results) -> GroupRow:
    rungs = ladder(results)
    cells = tuple(_cell(rungs, dimension.score) for dimension in results.dimensions)
    asked = results.response
    return GroupRow(
        say("All who answered"),
        cells,
        _cell(rungs, results.readiness.score),
        count(results.readiness.n),
        hidden=False,
        rate=_rate(asked.rate, asked.invited) if asked else "",
        light=asked.light if asked else "none",
    )


def _shades(rungs: Ladder) -> tuple[tuple[str, str], ...]:
    """Legend: shade and its stretch of scores, lowest first."""
    names = [rungs.rung(cut) for _, cut in rungs.rungs]
    stretches = []
    for shade in dict.fromkeys(names):
        inside_it = [place for place, name in enumerate(names) if name == shade]
        low, after = rungs.rungs[inside_it[0]][1], inside_it[-1] + 1
        high = rungs.rungs[after][1] if after < len(names) else None
        levels = listed([level_name(rungs.rungs[place][0]) for place in inside_it])
        stretches.append((SHADES[shade], _span(clip(levels, 40), low, high)))
    return tuple(stretches)


def _span(level: str, low: float, high: float | None) -> str:
    if high is None:
        return say("{level}: {low} and above", level=level, low=limit(low))
    if low <= 0:
        return say("{level}: below {high}", level=level, high=limit(high))
    return say("{level}: {low} to below {high}", level=level, low=limit(low), high=limit(high))


def _opening(results: Results, by: str, groups: Sequence[GroupResult], at: int) -> Opening:
    title, lead = _finding(results, groups)
    return Opening(f"groups-{at}", say("Groups · {by}", by=clip(by, NAME)), title, lead)


def _finding(results: Results, groups: Sequence[GroupResult]) -> tuple[Headline, str]:
    """The dimensions with most groups below the line; a count, because groups are not ranked."""
    rungs = ladder(results)
    shown = [group for group in groups if not group.hidden]
    if not shown:
        title = Headline(say("No group can be shown without revealing people"))
        return title, say("The scores of the whole stand on the other pages.")
    below = {dimension.id: [_below(rungs, group, dimension.id) for group in shown] for dimension in results.dimensions}
    few = _how_many(groups, shown)
    lead = " ".join(filter(None, (few, _where_else(results, below, few=bool(few)))))
    if len(shown) == 1:
        return Headline(say("Only one group can be shown: {group}", group=clip(shown[0].group, NAME))), lead
    return _below_where(results, below), lead


def _below_where(results: Results, below: dict[str, list[bool | None]]) -> Headline:
    low = max(each.count(True) for each in below.values())
    if not low:
        return Headline(say("No group shown is below the ready line"))
    most = [ident for ident, each in below.items() if each.count(True) == low]
    known = max(sum(each is not None for each in below[ident]) for ident in most)
    parts = pointed(listed(_titles(results, most), ROOM))
    if low == known:
        return aimed(say("Below the ready line in every group shown: {parts}", parts=parts))
    some, all_of_them = number(low), number(known)
    return aimed(
        say("Below the ready line in {some} of {all} groups shown: {parts}", some=some, all=all_of_them, parts=parts)
    )


def _how_many(groups: Sequence[GroupResult], shown: Sequence[GroupResult]) -> str:
    """Said where so much is hidden that what is shown does not stand for the rest."""
    if 2 * len(shown) > len(groups):
        return ""
    return say_count(
        len(shown),
        "One of {all} groups can be shown without revealing people; it does not stand for the others.",
        "{n} of {all} groups can be shown without revealing people; they do not stand for the others.",
        all=whole_number(len(groups)),
    )


def _titles(results: Results, dimensions: Sequence[str]) -> list[str]:
    return [inside(d.title, results.questionnaire.language) for d in results.dimensions if d.id in dimensions]


def _below(rungs: Ladder, group: GroupResult, dimension: str) -> bool | None:
    cell = group.dimensions.get(dimension)
    return None if cell is None or cell.score is None else rungs.below(cell.score)


def _where_else(results: Results, below: dict[str, list[bool | None]], *, few: bool) -> str:
    """What is low or well everywhere; `few`: so much is hidden that nothing is said of the whole."""
    everywhere = [ident for ident, each in below.items() if all(each)]
    nowhere = _titles(results, [ident for ident, each in below.items() if each.count(False) == len(each)])
    if not any(each.count(True) for each in below.values()):
        return say("Every score that may be shown reaches the line.")
    told = []
    if everywhere and not few:
        told.append(say("What is low in every group shown is a matter for the whole, not for one of them."))
    if nowhere:
        told.append(say("At the line or above in every group shown: {parts}.", parts=listed(nowhere)))
    return " ".join(told) or say("The picture differs from group to group: start where a part is below the line.")
