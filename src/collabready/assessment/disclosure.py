"""Nobody is recognisable: what may be shown, decided once and before Results exist.

A number is a row: the mean or count of one statistic over a group of a breakdown, or over the whole. Groups of one
breakdown, or of several that lie within each other, are shown by the rule of hierarchies. Where breakdowns cross, or
something was released before, what could be worked out from all rows together is found exactly, and rows are hidden
until there is nothing. Each statistic has its own persons, because people skip items, and is decided by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from collabready.assessment.atoms import Atoms, Key
from collabready.assessment.hierarchy import hierarchy_of, shown_within
from collabready.assessment.recovery import OutOfWorkError, Work, leaks
from collabready.assessment.releases import PEOPLE, Row
from collabready.assessment.respondents import COMPLETE, Counted, Respondents
from collabready.assessment.suppression import Audit, suppressed
from collabready.errors import CollabreadyError

MIN_GROUP = 5
MIN_DISTRIBUTION = 10
MIN_FULL_DISTRIBUTION = 30
MOST_WORK = 3_000_000_000

Detail = Literal["full", "folded", "none"]
LeftOut = Literal["crossed", "too many"]
CROSSED: LeftOut = "crossed"
TOO_MANY: LeftOut = "too many"


def check_min_group(min_group: int) -> None:
    """Refuse a minimum below 5."""
    if min_group < MIN_GROUP:
        raise CollabreadyError(
            f"A minimum group of {min_group} would let people be recognised. The smallest allowed is {MIN_GROUP}."
        )


def minimum_for_spreads(min_group: int) -> int:
    """From how many people on the spread of answers, and words, may be shown."""
    return max(MIN_DISTRIBUTION, min_group)


def detail(n: int, *, whole: bool, min_distribution: int = MIN_DISTRIBUTION) -> Detail:
    """How much of a distribution may be shown: all categories for 30 and more of the whole, folded from 10 on."""
    if whole and n >= max(MIN_FULL_DISTRIBUTION, min_distribution):
        return "full"
    return "folded" if n >= min_distribution else "none"


def shown_groups(sizes: Mapping[str, int], whole: int, min_group: int) -> set[str]:
    """The groups of one breakdown that may be shown where nothing else is, and nothing was released.

    `sizes`: persons per group; `whole`: persons in all, those without a group among them.
    """
    rows = {Row("group", group, PEOPLE): size for group, size in sizes.items()}
    order = sorted(rows, key=lambda row: (-rows[row], row.group))
    hierarchy = hierarchy_of({frozenset({row}): rows[row] for row in rows}, order, whole)
    return {row.group for row in shown_within(hierarchy, min_group)} if hierarchy else set()


class UnsafeWholeError(Exception):
    """Beside what was released, even the whole would give a few persons away. The argument is the statistic."""


@dataclass(frozen=True)
class Disclosure:
    """What may be shown.

    `shown`: the rows; that of the whole has no breakdown and no group, that of persons no statistic. `left_out`:
    breakdowns of which nothing is shown, with the reason: they cross others and the minimum is above 5, or there is
    too much to look through.
    """

    shown: frozenset[Row] = frozenset()
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)

    def shows(self, by: str, group: str, statistic: str) -> bool:
        """Whether a statistic of a group of a breakdown may be shown; "" and "" for the whole."""
        return Row(by, group, statistic) in self.shown


def decide(respondents: Respondents, least: int = MIN_GROUP, most_work: int = MOST_WORK) -> Disclosure:
    """What may be shown of the groups and of the whole. `least`: the smallest group; `most_work`: steps, not seconds.

    All breakdowns where that is safe to say; else the first, and those that lie within each other with it.

    Raises:
        UnsafeWholeError: something may not even be shown of the whole.
        OutOfWorkError: what was released holds more small groups than can be looked through.
    """
    persons, reason = respondents.counted(PEOPLE), TOO_MANY
    tries = [respondents.by]
    if persons.hierarchy(persons.groups(respondents.by, least)) is None:
        reason = CROSSED if least > MIN_GROUP else TOO_MANY
        tries = [*(tries if least == MIN_GROUP else []), _nested(persons, respondents.by, least)]
    tries += [()] if respondents.released else []
    for by in tries[:-1]:
        with suppress(OutOfWorkError):
            return _decided(respondents, by, least, Work(most_work), reason)
    return _decided(respondents, tries[-1], least, Work(most_work), reason)


def _nested(persons: Counted, by: Sequence[str], least: int) -> tuple[str, ...]:
    """The first breakdown and those that make a hierarchy with it."""
    kept: tuple[str, ...] = ()
    for each in by:
        if persons.hierarchy(persons.groups((*kept, each), least)):
            kept = (*kept, each)
    return kept


def _decided(respondents: Respondents, by: tuple[str, ...], least: int, work: Work, reason: LeftOut) -> Disclosure:
    shown: set[Row] = set()
    for statistic in (PEOPLE, *respondents.statistics, *respondents.alone):
        counted = respondents.counted(statistic)
        if statistic != PEOPLE and counted.sizes[counted.whole] < least:
            continue
        safe = _whole_is_safe(counted, least, work)
        if not safe and statistic not in respondents.alone and statistic != COMPLETE:
            raise UnsafeWholeError(statistic)
        shown |= {counted.whole} if safe else set()
        if safe and statistic not in respondents.alone:
            groups = counted.groups(by, least)
            open_ = [row for row in groups if statistic == PEOPLE or row._replace(statistic=PEOPLE) in shown]
            open_ = [row for row in open_ if counted.steady(row, least)]
            shown |= _shown(counted, open_, least, work)
    return Disclosure(frozenset(shown), {each: reason for each in respondents.by if each not in by})


def _whole_is_safe(counted: Counted, least: int, work: Work) -> bool:
    """Whether the whole tells of nobody what the released rows do not tell already."""
    if not counted.fixed or counted.known(counted.whole):
        return True
    if not counted.steady(counted.whole, least):
        return False
    atoms = Atoms.of(counted.people.items(), [*counted.fixed, counted.whole])
    return not leaks(atoms.members, atoms.sizes, least, len(counted.fixed), work)


def _shown(counted: Counted, groups: Sequence[Row], least: int, work: Work) -> set[Row]:
    """The groups that may be shown, of those given, the most important first.

    Those that would be if nothing had been released, where just these were: what was safe then is safe.
    """
    hierarchy = counted.hierarchy(groups)
    shown = shown_within(hierarchy, least) if hierarchy else _audited(counted, groups, [], least, work)
    if not counted.fixed or counted.published((counted.whole, *shown)):
        return shown
    return _audited(counted, groups, counted.fixed, least, work)


def _audited(counted: Counted, groups: Sequence[Row], fixed: Sequence[Key], least: int, work: Work) -> set[Row]:
    """The groups that may be shown beside rows that are fixed."""
    kept = [*fixed, counted.whole]
    work.spend(len(counted.people) * (len(kept) + len(groups)))
    atoms = Atoms.of(counted.people.items(), [*kept, *groups])
    hidden = suppressed(Audit(atoms.members, atoms.sizes, least, len(kept), work))
    return {row for at, row in enumerate(groups, start=len(kept)) if at not in hidden}


def totals_are_safe(files: Sequence[tuple[int, int, int]], least: int, *, apart: bool = False) -> bool:
    """Whether the numbers of rows of the files may be told: no small number that is hidden elsewhere follows from them.

    `files`: for each file, how many of staff, of leaders, and of others answered. Leaders are told apart from `least`
    on, others never; of several files each is a group. `apart`: the survey asked who leads: then nobody among the leaders
    must look like a few.
    """
    staff, leaders, others = (sum(file[voice] for file in files) for voice in range(3))
    hidden = others + (leaders if leaders < least else 0)
    parts = [staff, hidden]
    if len(files) > 1:
        parts += [part for file in files for part in (file[0], file[1] + file[2])]
    empty = apart and leaders < least and hidden == 0
    return not empty and all(part == 0 or part >= least for part in parts)
