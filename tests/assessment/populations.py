"""Populations for tests of disclosure: people in groups who skip some questions, and the numbers about them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from collabready.assessment.atoms import RespondentClass
from collabready.assessment.releases import Row
from collabready.assessment.respondents import Respondents

STATISTICS = ("dimension:purpose", "dimension:technology")


@dataclass(frozen=True)
class Someone:
    """A person: their group in each breakdown, and what they have a score on."""

    groups: Mapping[str, str]
    has: frozenset[str] = frozenset(STATISTICS)
    published: tuple[frozenset[Row], ...] = field(default=())

    def counted_by(self, row: Row) -> bool:
        in_group = not row.by or self.groups.get(row.by) == row.group
        return in_group and (not row.statistic or row.statistic in self.has)


def respondents(people: Iterable[Someone], by: Sequence[str], gone: Iterable[Someone] = ()) -> Respondents:
    """What disclosure is given. `gone`: people who are known from what was released alone."""
    here = Counter((frozenset(Row(b, g, "") for b, g in p.groups.items()), p.has, p.published) for p in people)
    away = Counter(each.published for each in gone)
    return Respondents(
        [
            *(RespondentClass(size, *known) for known, size in here.items()),
            *(RespondentClass(size, frozenset(), frozenset(), known, gone=True) for known, size in away.items()),
        ],
        tuple(by),
        STATISTICS,
    )


def behind(shown: Iterable[Row], people: Sequence[Someone]) -> dict[Row, frozenset[int]]:
    """The people behind each number, by their places."""
    return {row: frozenset(at for at, each in enumerate(people) if each.counted_by(row)) for row in shown}


def crossed(draw: random.Random) -> tuple[list[Someone], list[str]]:
    """Up to 60 people in up to three breakdowns that cross, some blank, some questions skipped."""
    size, by = draw.randint(8, 60), ["department", "site", "seniority"][: draw.choice([1, 2, 2, 3, 3])]
    blank, skipped = draw.choice([0, 0, 0.1]), draw.choice([0, 0.05, 0.2])
    shares = {each: [draw.random() + 0.1 for _ in range(draw.randint(2, 4))] for each in by}

    def someone() -> Someone:
        groups = {b: f"{b} {draw.choices(range(len(w)), w)[0]}" for b, w in shares.items() if draw.random() >= blank}
        return Someone(groups, frozenset(each for each in STATISTICS if draw.random() >= skipped))

    return [someone() for _ in range(size)], by


def crossed_people(draw: random.Random, size: int, breakdowns: Mapping[str, int]) -> Respondents:
    """So many people, in so many groups of unequal size of each breakdown; a tenth lack each of five scores."""
    shares = {by: [draw.random() + 0.05 for _ in range(number)] for by, number in breakdowns.items()}
    statistics = tuple(f"dimension:{number}" for number in range(5))
    people: Counter[tuple[frozenset[Row], frozenset[str]]] = Counter()
    for _ in range(size):
        groups = frozenset(Row(by, str(draw.choices(range(len(each)), each)[0]), "") for by, each in shares.items())
        people[groups, frozenset(each for each in statistics if draw.random() >= 0.1)] += 1
    return Respondents([RespondentClass(n, *known) for known, n in people.items()], tuple(breakdowns), statistics)


def hierarchy(draw: random.Random) -> tuple[list[Someone], list[str]]:
    """Divisions, units and teams, each within one of the level above, of a few people each; some have no team."""
    people = []
    for division in range(draw.randint(1, 3)):
        for unit in range(draw.randint(1, 3)):
            for team in range(draw.randint(1, 3)):
                levels = {"division": f"{division}", "unit": f"{division}.{unit}", "team": f"{division}.{unit}.{team}"}
                known = dict(list(levels.items())[: draw.choice([1, 2, 3, 3, 3])])
                people += [Someone(known)] * draw.choice([0, 1, 2, 3, 4, 5, 6, 7, 9, 12])
    return people, draw.sample(["division", "unit", "team"], 3)
