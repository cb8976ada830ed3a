"""Respondents as disclosure sees them: whom the rows of a statistic count, now and in what was released."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, cast

from collabready.assessment.atoms import Key, Published, RespondentClass
from collabready.assessment.hierarchy import Hierarchy, hierarchy_of
from collabready.assessment.releases import PEOPLE, Row

COMPLETE = "complete"
"""The statistic of those who have a score on every dimension: on them the interval of the readiness rests."""
WHOLE = Row("", "", PEOPLE)


@dataclass(frozen=True)
class Respondents:
    """Those of whom numbers are to be shown, in classes.

    `by`: the breakdowns, the most important first; `statistics`: of groups and of the whole, beside the number of
    persons. `alone`: statistics that are shown of the whole alone, with the classes of respondents for each. `whole`: the
    row that counts all of them.
    """

    classes: Sequence[RespondentClass]
    by: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    alone: Mapping[str, Sequence[RespondentClass]] = field(default_factory=dict)
    whole: Row = WHOLE

    @property
    def released(self) -> bool:
        return any(each.published for each in self.classes)

    def counted(self, statistic: str) -> Counted:
        """Whom the rows of a statistic count, now and in what was released."""
        people: Counter[frozenset[Key]] = Counter()
        classes = self.alone.get(statistic, self.classes)
        recorded = _recorded(classes)
        whole = self.whole._replace(statistic=statistic)
        mine = {row: row._replace(statistic=statistic) for row in frozenset().union(*(each.groups for each in classes))}
        for each in classes:
            keys: set[Key] = set()
            has = statistic == PEOPLE or statistic in each.has
            if has and not each.gone:
                keys |= {whole, *map(mine.__getitem__, each.groups)}
            for release, rows in enumerate(each.published):
                if statistic in recorded[release]:
                    keys |= {Published(release, row) for row in rows if row.statistic == statistic}
                elif has or each.gone:
                    keys |= {Published(release, row) for row in rows if self._stands_in(row, statistic)}
            people[frozenset(keys)] += each.size
        return Counted(whole, people).connected()

    def _stands_in(self, row: Row, statistic: str) -> bool:
        """Where a release does not tell whom a statistic counted: all whom its head counts counted, who have it now."""
        return row.statistic == PEOPLE and (statistic not in self.alone or not row.by)


def _recorded(classes: Sequence[RespondentClass]) -> list[set[str]]:
    """The statistics that are known of each release."""
    releases = max((len(each.published) for each in classes), default=0)
    return [{row.statistic for each in classes for row in each.published[at]} for at in range(releases)]


class Change(NamedTuple):
    """How many persons came and went since a release."""

    came: int
    gone: int


@dataclass(frozen=True)
class Counted:
    """How many persons the same rows of one statistic count: rows of now, with that of the whole, and published ones."""

    whole: Row
    people: Mapping[frozenset[Key], int]

    def connected(self) -> Counted:
        """Without rows that share nobody with the whole, not even through others: what was released of other voices."""
        if not any(isinstance(key, Published) for keys in self.people for key in keys):
            return self
        reached, before = {cast("Key", self.whole)}, 0
        while len(reached) > before:
            before = len(reached)
            for keys in self.people:
                reached |= keys if keys & reached else set()
        people: Counter[frozenset[Key]] = Counter()
        for keys, number in self.people.items():
            people[keys & reached] += number
        return Counted(self.whole, people)

    @cached_property
    def sizes(self) -> Counter[Key]:
        sizes: Counter[Key] = Counter()
        for keys, number in self.people.items():
            for key in keys:
                sizes[key] += number
        return sizes

    @cached_property
    def fixed(self) -> list[Key]:
        return sorted((key for key in self.sizes if isinstance(key, Published)), key=str)

    def change(self, release: int) -> Change:
        """What is other than in a release: whom the whole counts now and did not then, and the reverse."""
        then = Published(release, self.whole)
        earlier = then if then in self.sizes else Published(release, self.whole._replace(statistic=PEOPLE))
        came = sum(number for keys, number in self.people.items() if self.whole in keys and earlier not in keys)
        gone = sum(number for keys, number in self.people.items() if self.whole not in keys and earlier in keys)
        return Change(came, gone)

    def steady(self, row: Row, least: int) -> bool:
        """Whether the row counts the same persons as in every release, or at least so many others: never a few."""
        named = row._replace(statistic=PEOPLE)
        for then in self.fixed:
            if isinstance(then, Published) and then.row._replace(statistic=PEOPLE) == named:
                changed = sum(number for keys, number in self.people.items() if (row in keys) != (then in keys))
                if 0 < changed < least:
                    return False
        return True

    def published(self, rows: Iterable[Row]) -> bool:
        """Whether all that was released is among these rows, of the same persons."""
        same = {self._persons[row] for row in rows}
        return all(self._persons[row] in same for row in self.fixed)

    def known(self, row: Row) -> bool:
        """Whether the row was released, of the same persons."""
        return any(self._persons[row] == self._persons[each] for each in self.fixed)

    @cached_property
    def _persons(self) -> dict[Key, frozenset[int]]:
        """The classes that a row counts, by their places."""
        places: dict[Key, set[int]] = {}
        for place, keys in enumerate(self.people):
            for key in keys:
                places.setdefault(key, set()).add(place)
        return {key: frozenset(each) for key, each in places.items()}

    def groups(self, by: Sequence[str], least: int) -> list[Row]:
        """The groups that are large enough, the most important first: of earlier breakdowns, then the larger ones."""
        rows = [
            key
            for key in self.sizes
            if isinstance(key, Row) and key != self.whole and key.by in by and self.sizes[key] >= least
        ]
        return sorted(rows, key=lambda row: (by.index(row.by), -self.sizes[row], row.group))

    def hierarchy(self, groups: Sequence[Row]) -> Hierarchy | None:
        return hierarchy_of(self.people, groups, self.sizes[self.whole])
