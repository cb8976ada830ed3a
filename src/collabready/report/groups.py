"""Groups: one table for each breakdown. A hidden group shows its name and the word, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabready.assessment.comparison import FALSE_DISCOVERIES
from collabready.assessment.figures import (
    HIGHER,
    LOWER,
    Ladder,
    caution,
    coefficient,
    count,
    difference_mark,
    ladder,
    percent,
)
from collabready.assessment.response import AMBER, RED
from collabready.assessment.units import EXTREMES, RANKING, rankings
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.wording import PARAGRAPH, clip, inside, listed, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.comparison_results import GroupCell, GroupResult
    from collabready.assessment.results import Results

SHADES = {-3: "far", -2: "under", -1: "near", 0: "ready", 1: "strong"}
LONGEST_HEADING, LONGEST_WORD, MOST_HEADINGS = 40, 14, 6
NAME = 60
UNRANKED = "They are not ranked, because differences between small groups are often chance."


@dataclass(frozen=True)
class Cell:
    """A score with its shade, or the word `hidden`. `mark`: an arrow where it differs from the others beyond chance."""

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

    `rates`: whether it is known of any group that is shown how many of it were invited.
    """

    opening: Opening
    by: str
    headings: tuple[str, ...]
    key: tuple[tuple[str, str], ...]
    rows: tuple[GroupRow, ...]
    total: GroupRow
    shades: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    rates: bool


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
    return GroupPage(
        opening=_opening(results, by, groups, at),
        by=clip(by, NAME),
        headings=numbers if long else tuple(titles),
        key=tuple(zip(numbers, titles, strict=True)) if long else (),
        rows=tuple(_row(results, group) for group in groups),
        total=_total(results),
        shades=_shades(ladder(results)),
        notes=_notes(results, by, groups),
        rates=any(group.rate is not None for group in groups),
    )


def _too_long(title: str) -> bool:
    return len(title) > LONGEST_HEADING or max(map(len, title.split()), default=0) > LONGEST_WORD


def _row(results: Results, group: GroupResult) -> GroupRow:
    name, rungs = clip(group.group, NAME), ladder(results)
    if group.hidden:
        return GroupRow(name, (), _cell(rungs, None), "", hidden=True)
    cells = tuple(_group_cell(rungs, group.dimensions.get(dimension.id)) for dimension in results.dimensions)
    careful = caution(group.n)
    readiness = _cell(rungs, group.readiness.score if group.readiness else None)
    people = count(group.n) + (f" ({careful})" if careful else "")
    rate = _rate(group.rate, group.invited)
    return GroupRow(name, cells, readiness, people, hidden=False, rate=rate, light=group.light or "none")


def _rate(rate: float | None, invited: int | None) -> str:
    return "" if rate is None else f"{percent(rate)} of {count(invited)}"


def _group_cell(rungs: Ladder, cell: GroupCell | None) -> Cell:
    if cell is None:
        return _cell(rungs, None)
    if cell.hidden:
        return Cell("hidden", "hidden")
    return replace(_cell(rungs, cell.score), mark=difference_mark(cell))


def _cell(rungs: Ladder, score: float | None) -> Cell:
    return Cell(rungs.score(score), "none" if score is None else SHADES[rungs.rung(score)])


def _total(results: Results) -> GroupRow:
    rungs = ladder(results)
    cells = tuple(_cell(rungs, dimension.score) for dimension in results.dimensions)
    asked = results.response
    return GroupRow(
        "All who answered",
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
        levels = listed([rungs.rungs[place][0] for place in inside_it])
        span = f"{low:g} and above" if high is None else f"below {high:g}" if low <= 0 else f"{low:g} to below {high:g}"
        stretches.append((SHADES[shade], f"{clip(levels, 40)}: {span}"))
    return tuple(stretches)


def _opening(results: Results, by: str, groups: Sequence[GroupResult], at: int) -> Opening:
    title, lead = _finding(results, groups)
    return Opening(f"groups-{at}", f"Groups · {clip(by, NAME)}", title, lead)


def _finding(results: Results, groups: Sequence[GroupResult]) -> tuple[Headline, str]:
    """The dimensions with most groups below the line; a count, because groups are not ranked."""
    rungs = ladder(results)
    shown = [group for group in groups if not group.hidden]
    if not shown:
        return Headline(
            "No group can be shown without revealing people"
        ), "The scores of the whole stand on the other pages."
    below = {dimension.id: [_below(rungs, group, dimension.id) for group in shown] for dimension in results.dimensions}
    if len(shown) == 1:
        return Headline(f"Only one group can be shown: {clip(shown[0].group, NAME)}"), _where_else(results, below)
    low = max(each.count(True) for each in below.values())
    if not low:
        return Headline("No group shown is below the ready line"), "Every score that may be shown reaches the line."
    most = [ident for ident, each in below.items() if each.count(True) == low]
    known = max(sum(each is not None for each in below[ident]) for ident in most)
    where = "every group shown" if low == known else f"{number(low)} of {number(known)} groups shown"
    return Headline(f"Below the ready line in {where}: ", listed(_titles(results, most), ROOM)), _where_else(
        results, below
    )


def _differing(results: Results, groups: Sequence[GroupResult]) -> list[str]:
    """Which groups differ from all others together, in the order of the table."""
    marked: dict[str, list[str]] = {HIGHER: [], LOWER: []}
    for group in groups:
        for sign, named in marked.items():
            if keys := [key for key, cell in group.dimensions.items() if difference_mark(cell) == sign]:
                named.append(f"{clip(group.group, NAME)} on {listed(_titles(results, keys))}")
    told = [
        f"{sign} {what} than all other staff together: {'; '.join(named)}."
        for (sign, named), what in zip(marked.items(), ("higher", "lower"), strict=True)
        if named
    ]
    if not told:
        compared = any(cell.differs is not None for group in groups for cell in group.dimensions.values())
        return ["No group shown differs from all other staff together beyond chance."] if compared else []
    chance = f"About {percent(FALSE_DISCOVERIES)} of such marks may still be chance (Welch, Benjamini-Hochberg)."
    return [f"{clip(' '.join(told), PARAGRAPH)} {chance}"]


def _titles(results: Results, dimensions: Sequence[str]) -> list[str]:
    return [inside(d.title, results.questionnaire.language) for d in results.dimensions if d.id in dimensions]


def _below(rungs: Ladder, group: GroupResult, dimension: str) -> bool | None:
    cell = group.dimensions.get(dimension)
    return None if cell is None or cell.score is None else rungs.below(cell.score)


def _where_else(results: Results, below: dict[str, list[bool | None]]) -> str:
    everywhere = _titles(results, [ident for ident, each in below.items() if all(each)])
    nowhere = _titles(results, [ident for ident, each in below.items() if each.count(False) == len(each)])
    told = []
    if everywhere:
        told.append(f"A matter for the whole, because below the line wherever it may be shown: {listed(everywhere)}.")
    if nowhere:
        told.append(f"At the line or above in every group shown: {listed(nowhere)}.")
    return " ".join(told) or "The picture differs from group to group: start where a part is below the line."


def _ranked(results: Results, by: str) -> str:
    """In which parts the groups shown may be ranked, by ICC(2); that they are not, where nothing is known of it."""
    found = [
        (f"{inside(d.title, results.questionnaire.language)} {coefficient(each.icc2, (RANKING, EXTREMES))}", each)
        for d in results.dimensions
        for each in d.units
        if each.by == by and each.icc2 is not None
    ]
    told = rankings(found)
    return f"By ICC(2): {told[:1].lower()}{told[1:]}" if told else UNRANKED


def _notes(results: Results, by: str, groups: Sequence[GroupResult]) -> tuple[str, ...]:
    least = results.settings.min_group
    notes = [f"Groups stand in alphabetical order. {_ranked(results, by)}"]
    notes += _differing(results, groups)
    if any(group.hidden or any(cell.hidden for cell in group.dimensions.values()) for group in groups):
        notes.append(
            f"Hidden: fewer than {least} people answered, or showing it would let such a group be worked out. "
            "A hidden group shows no number and no colour, so its place tells nothing."
        )
    if any(caution(group.n) for group in groups if not group.hidden):
        notes.append("Read a score on fewer than 30 answers with care; on fewer than 10 it is indicative only.")
    if any(group.light in {"red", "amber"} for group in groups):
        notes.append(
            f"Amber: fewer than {percent(AMBER)} of a group answered; red: fewer than {percent(RED)} (convention)."
        )
    return tuple(notes)
