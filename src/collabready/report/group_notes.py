"""What follows from the table of the groups: where to start, from whom to learn, and how far it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.comparison import FALSE_DISCOVERIES
from collabready.assessment.figures import HIGHER, LOWER, caution, difference_mark, ladder, percent
from collabready.assessment.response import AMBER, RED
from collabready.language import say
from collabready.report.wording import clip, inside, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.comparison_results import GroupResult
    from collabready.assessment.quality_results import Rankable
    from collabready.assessment.results import Results

NAME, NAMES, TOLD = 60, 70, 300


@dataclass(frozen=True)
class Panel:
    title: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class _Marked:
    """A group and a part on which it differs from all other staff together beyond chance."""

    group: str
    part: str
    score: str


def panels(results: Results, groups: Sequence[GroupResult]) -> tuple[Panel, ...]:
    """Where to start and from whom to learn: they stand on marked differences alone."""
    lower = _marked(results, groups, LOWER, below=True)
    higher = _marked(results, groups, HIGHER, below=False)
    found = []
    if lower:
        why = say("Lower than all other staff together, and below the ready line: {where}.", where=_where(lower))
        found.append(Panel(say("Start with {groups}", groups=_groups(lower)), (why,)))
    if higher:
        why = say(
            "Higher than all other staff together, and at the ready line or above: {where}.", where=_where(higher)
        )
        found.append(Panel(say("Learn from {groups}", groups=_groups(higher)), (why,)))
    return tuple(found)


def notes(results: Results, by: str, groups: Sequence[GroupResult]) -> Panel:
    return Panel(say("How to read the groups"), tuple(filter(None, _notes(results, by, groups))))


def _marked(results: Results, groups: Sequence[GroupResult], mark: str, *, below: bool) -> list[_Marked]:
    """The marked scores on one side of the ready line, in the order of the table."""
    rungs, language = ladder(results), results.questionnaire.language
    return [
        _Marked(clip(group.group, NAME), inside(dimension.title, language), rungs.score(cell.score))
        for group in groups
        if not group.hidden
        for dimension in results.dimensions
        if (cell := group.dimensions.get(dimension.id))
        and difference_mark(cell) == mark
        and rungs.below(cell.score) == below
    ]


def _groups(marked: Sequence[_Marked]) -> str:
    return listed(list(dict.fromkeys(each.group for each in marked)), NAMES)


def _where(marked: Sequence[_Marked]) -> str:
    """Each group with its parts and their scores."""
    told = []
    for name in dict.fromkeys(each.group for each in marked):
        parts = [say("{part} ({score})", part=each.part, score=each.score) for each in marked if each.group == name]
        told.append(say("{group} on {parts}", group=name, parts=listed(parts)))
    return listed(told, TOLD)


def _notes(results: Results, by: str, groups: Sequence[GroupResult]) -> Iterator[str]:
    shown = [group for group in groups if not group.hidden]
    cells = [cell for group in shown for cell in group.dimensions.values()]
    yield " ".join((say("Groups stand in alphabetical order."), *_ranked(results, by))) if shown else ""
    if any(cell.differs for cell in cells):
        yield say("About {share} of the marks ↑ and ↓ may still be chance.", share=percent(FALSE_DISCOVERIES))
    elif any(cell.differs is not None for cell in cells):
        yield say("No group shown differs from all other staff together beyond chance.")
    if len(shown) < len(groups) or any(cell.hidden for cell in cells):
        yield _hidden(results.settings.min_group)
    if any(caution(group.n) for group in shown):
        yield say("Read a score on fewer than 30 answers with care; on fewer than 10 it is indicative only.")
    if any(group.light in {"red", "amber"} for group in groups):
        yield say(
            "Amber: fewer than {some} of a group answered; red: fewer than {few} (convention).",
            some=percent(AMBER),
            few=percent(RED),
        )


def _hidden(least: int) -> str:
    """One sentence for all of them: which reason holds for which group would tell who is few."""
    return say(
        "Hidden: fewer than {least} people answered, or showing it would let such a group be worked out. "
        "A hidden group shows no number and no colour, so its place tells nothing.",
        least=least,
    )


def _ranked(results: Results, by: str) -> Iterator[str]:
    """In which parts the groups shown may be set in an order; that they are not ranked, where nothing is known of it."""
    parts: dict[Rankable, list[str]] = {}
    for dimension in results.dimensions:
        for unit in dimension.units:
            if unit.by == by and unit.icc2 is not None:
                parts.setdefault(unit.verdict, []).append(inside(dimension.title, results.questionnaire.language))
    if not parts:
        yield say("They are not ranked, because differences between small groups are often chance.")
    if named := parts.get("ranking"):
        yield say("They differ enough to be ranked in: {parts}.", parts=listed(named))
    if named := parts.get("extremes only"):
        yield say("Only the highest and the lowest can be told from the others in: {parts}.", parts=listed(named))
    if named := parts.get("no ranking"):
        yield say("Not to be ranked, because the differences may well be chance: {parts}.", parts=listed(named))
