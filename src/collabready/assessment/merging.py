"""Which small groups had better be counted as one, so that less is hidden.

Step by step: of all pairs with a hidden group in it the one that leaves fewest groups hidden, and of those that do the
smallest. Pairs stay within a division where the population tells of divisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from collabready.assessment.forecast import Expected, chance, expected_of
from collabready.assessment.head_counts import groups_of
from collabready.questionnaire.model import Questionnaire
from collabready.responses.headers import heading
from collabready.responses.merges import Merges, new_names
from collabready.responses.population import Population, names_of
from collabready.spelling import normalised

LOOKED_AT, BESIDE_OTHERS = 8, 3
"""How many of the smallest groups are tried with each other at a step; of several breakdowns, where each trial takes longer."""

Part = tuple[str, ...]
"""Groups that are counted as one, or one alone."""


@dataclass(frozen=True)
class Merge:
    """Groups to be counted as one, and how many groups of the breakdown are hidden then.

    None where it shows more only together with the next merge.
    """

    groups: Part
    hidden: int | None


@dataclass(frozen=True)
class Setting:
    """A breakdown some of whose groups are one. `divisions`: group -> division, empty where none is known."""

    by: str
    expected: Expected
    min_group: int
    parts: frozenset[Part]
    divisions: Mapping[str, str]

    def merged(self, one: Part, other: Part) -> Setting:
        return replace(self, parts=self.parts - {one, other} | {_together(one, other)})

    @property
    def looked_at(self) -> int:
        return LOOKED_AT if len(self.expected.by) == 1 else BESIDE_OTHERS

    def size(self, part: Part) -> int:
        """How many answers are expected of a part."""
        sizes = self.expected.sizes(self.by)
        return sum(sizes.get(group, 0) for group in part)

    def hidden(self) -> tuple[list[Part], int]:
        """The parts that are hidden, the smallest first, and how many groups of other breakdowns are."""
        names = {group: merged_name(part) for part in self.parts if len(part) > 1 for group in part}
        expected = self.expected.renamed(self.by, names)
        shown = expected.shown(self.min_group)
        mine = [part for part in self.parts if merged_name(part) not in shown.get(self.by, frozenset())]
        others = sum(len(expected.sizes(by)) - len(groups) for by, groups in shown.items() if by != self.by)
        return self.by_size(mine), others

    def by_size(self, parts: Iterable[Part]) -> list[Part]:
        return sorted(parts, key=lambda part: (self.size(part), part))

    def neighbours(self, part: Part) -> list[Part]:
        """The others of the same division, the smallest first."""
        division = self.divisions.get(part[0])
        return self.by_size(o for o in self.parts if o != part and self.divisions.get(o[0]) == division)


def proposed_merges(setting: Setting) -> tuple[list[Merge], Setting]:
    """The merges that would show more, in order, and the breakdown with all of them made."""
    steps: list[Merge] = []
    hidden, others = setting.hidden()
    while hidden:
        found = _better(setting, hidden, others)
        if found is None:
            break
        new = sorted(found.parts - setting.parts)
        setting = found
        hidden, others = setting.hidden()
        steps += [*(Merge(part, None) for part in new[:-1]), Merge(new[-1], _groups(hidden))]
    return steps, setting


def _better(setting: Setting, hidden: Sequence[Part], others: int) -> Setting | None:
    """With the best pair merged; where no pair shows more, with as few more of a division, or in several, as it takes."""
    best: tuple[tuple[int, int, int, Part], Setting] | None = None
    for one, other in _pairs(setting, hidden):
        after, together = setting.merged(one, other), _together(one, other)
        left, beside = after.hidden()
        key = (_groups(left), beside, setting.size(together), together)
        if _groups(left) < _groups(hidden) and beside <= others and (best is None or key < best[0]):
            best = key, after
    return best[1] if best else _grown(setting, hidden) or _several(setting, hidden)


def _pairs(setting: Setting, hidden: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Pairs with a hidden part, each once."""
    seen = set()
    for one in hidden[: setting.looked_at]:
        for other in setting.neighbours(one)[: setting.looked_at]:
            if frozenset((one, other)) not in seen:
                seen.add(frozenset((one, other)))
                yield one, other


def _grown(setting: Setting, hidden: Sequence[Part]) -> Setting | None:
    """One hidden part with the smallest of its division, one after the other."""
    for start in hidden[: setting.looked_at]:
        part, after = start, setting
        for other in setting.neighbours(start):
            after, part = after.merged(part, other), _together(part, other)
            if _groups(after.hidden()[0]) < _groups(hidden):
                return after
    return None


def _several(setting: Setting, hidden: Sequence[Part]) -> Setting | None:
    """Again and again the smallest hidden part with the smallest of its division."""
    after, left = setting, list(hidden)
    while pair := next(((one, near[0]) for one in left if (near := after.neighbours(one))), None):
        after = after.merged(*pair)
        left = after.hidden()[0]
        if _groups(left) < _groups(hidden):
            return after
    return None


def _groups(parts: Iterable[Part]) -> int:
    return sum(map(len, parts))


def _together(one: Part, other: Part) -> Part:
    return tuple(sorted((*one, *other)))


def merged_name(part: Part) -> str:
    """What groups that are counted as one are called, until somebody has a better name."""
    return " + ".join(part)


def divisions_of(population: Population, questionnaire: Questionnaire, by: str) -> dict[str, str]:
    """Group -> division: by the finest column in which each group stands once, and which holds several but not each alone."""
    groups = population.column(by, questionnaire) or ()
    best: dict[str, str] = {}
    for cells in population.columns.values():
        pairs = {(normalised(group), cell) for group, cell in zip(groups, cells, strict=False) if group}
        divisions = dict(pairs)
        number = len(set(divisions.values()))
        if len(divisions) == len(pairs) and len(set(best.values())) < number < len(divisions) and number > 1:
            best = divisions
    names = {normalised(group): group for group in groups_of(population, questionnaire, by)}
    return {names[group]: division for group, division in best.items() if group in names}


@dataclass(frozen=True)
class Asked:
    """Who will be asked, by which columns the results will be broken down, and how many are expected to answer (`rate`)."""

    population: Population
    questionnaire: Questionnaire
    by: tuple[str, ...]
    rate: float
    min_group: int
    merges: Merges


@dataclass(frozen=True)
class Unit:
    """A group, or several that are one. `chance`: that at least the minimum answers."""

    name: str
    invited: int
    expected: int
    chance: float
    shown: bool


@dataclass(frozen=True)
class Outlook:
    """A breakdown before the survey. `hidden`: how many groups will be; `parts`: the groups with all proposed merges made."""

    by: str
    units: tuple[Unit, ...]
    hidden: int
    merges: tuple[Merge, ...]
    parts: frozenset[Part]


def outlooks(asked: Asked) -> Iterator[Outlook]:
    """What is to be expected of each breakdown that will be shown beside the others."""
    expected = expected_of(asked.population, asked.questionnaire, asked.by, asked.rate)
    for by in asked.by:
        names = new_names(by, asked.questionnaire, asked.merges)
        groups = expected.sizes(by, invited=True)
        expected = expected.renamed(by, {group: names.get(normalised(group), group) for group in groups})
    for by in expected.shown(asked.min_group):
        yield _outlook(by, expected, asked)


def _outlook(by: str, expected: Expected, asked: Asked) -> Outlook:
    invited, answers = expected.sizes(by, invited=True), expected.sizes(by)
    named = new_names(by, asked.questionnaire, asked.merges)
    divisions = {
        named.get(normalised(group), group): division
        for group, division in divisions_of(asked.population, asked.questionnaire, by).items()
    }
    setting = Setting(by, expected, asked.min_group, frozenset((name,) for name in invited), divisions)
    hidden = {name for part in setting.hidden()[0] for name in part}
    units = tuple(
        Unit(name, number, answers.get(name, 0), chance(number, asked.rate, asked.min_group), name not in hidden)
        for name, number in invited.items()
    )
    merges, merged = proposed_merges(setting)
    return Outlook(by, units, len(hidden), tuple(merges), merged.parts)


def with_proposed(merges: Merges, outlook: Outlook, questionnaire: Questionnaire) -> Merges:
    """The merges with those that are proposed; what was one already goes into the new group with all its groups."""
    names = names_of(outlook.by, questionnaire)
    breakdown = next((by for by in merges if heading(by) in names), outlook.by)
    old = dict(merges.get(breakdown, {}))
    new = {
        merged_name(part): tuple(group for name in part for group in old.pop(name, (name,)))
        for part in sorted(outlook.parts)
        if len(part) > 1
    }
    return {**merges, breakdown: {**old, **new}} if new else merges
