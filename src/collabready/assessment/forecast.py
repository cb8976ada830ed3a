"""Before the survey: which groups will be hidden at an expected response, and which of them had better be one.

Nobody has answered yet, so everything here is about numbers of people that the client knows. Who is hidden is decided by
the same function as after the survey, on as many answers as are expected of everybody who is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from collabready.assessment.atoms import RespondentClass
from collabready.assessment.disclosure import decide
from collabready.assessment.head_counts import groups_of
from collabready.assessment.releases import PEOPLE, Row
from collabready.assessment.respondents import Respondents
from collabready.questionnaire.model import Questionnaire
from collabready.responses.population import Population
from collabready.spelling import normalised

Cell = tuple[str, ...]
"""A group of each breakdown, '' where somebody has none."""


@dataclass(frozen=True)
class Expected:
    """People by cell of all breakdowns: how many were asked, and how many answers are expected."""

    by: tuple[str, ...]
    invited: Mapping[Cell, int]
    answers: Mapping[Cell, int]

    def sizes(self, by: str, *, invited: bool = False) -> dict[str, int]:
        """The size of each group of a breakdown, in answers or in people."""
        place, sizes = self.by.index(by), Counter[str]()
        for cell, number in (self.invited if invited else self.answers).items():
            if cell[place]:
                sizes[cell[place]] += number
        return dict(sorted(sizes.items()))

    def renamed(self, by: str, names: Mapping[str, str]) -> Expected:
        """The same people with some groups of a breakdown under another name."""
        place = self.by.index(by)

        def moved(numbers: Mapping[Cell, int]) -> dict[Cell, int]:
            together = Counter[Cell]()
            for cell, number in numbers.items():
                name = names.get(cell[place], cell[place])
                together[(*cell[:place], name, *cell[place + 1 :])] += number
            return dict(together)

        return replace(self, invited=moved(self.invited), answers=moved(self.answers))

    def shown(self, min_group: int) -> dict[str, frozenset[str]]:
        """Breakdown -> the groups that will be shown; without the breakdowns that are not shown beside the others."""
        classes = [
            RespondentClass(number, _rows(self.by, cell), frozenset())
            for cell, number in self.answers.items()
            if number
        ]
        found = decide(Respondents(classes, self.by), min_group)
        return {
            by: frozenset(row.group for row in found.shown if row.by == by)
            for by in self.by
            if by not in found.left_out
        }


def _rows(by: Sequence[str], cell: Cell) -> frozenset[Row]:
    return frozenset(Row(each, name, PEOPLE) for each, name in zip(by, cell, strict=True) if name)


def expected_of(population: Population, questionnaire: Questionnaire, by: Sequence[str], rate: float) -> Expected:
    """What is expected of a population in which everybody answers with the same chance.

    Each group of the first breakdown answers to the nearest whole number, so that groups of one size are treated alike. Within
    it, each cell has its share rounded down; what is left goes where the other breakdowns lack most.
    """
    invited = Counter[Cell]()
    for cell, number in zip(_cells(population, questionnaire, by), population.counts, strict=True):
        invited[cell] += number
    answers = {cell: int(round(number * rate, 9)) for cell, number in sorted(invited.items())}
    expected = Expected(tuple(by), dict(sorted(invited.items())), answers)
    lacking = [
        {group: size * rate - given.get(group, 0) for group, size in expected.sizes(each, invited=True).items()}
        for each in by
        for given in (expected.sizes(each),)
    ]
    for group, left in lacking[0].items():
        cells = [cell for cell in answers if cell[0] == group]
        for _ in range(int(round(left, 9) + 0.5)):
            room = [cell for cell in cells if answers[cell] < invited[cell]]
            chosen = max(room, key=lambda cell: round(_lack(cell, lacking) + invited[cell] * rate - answers[cell], 9))
            answers[chosen] += 1
            for place, name in enumerate(chosen[1:], start=1):
                if name:
                    lacking[place][name] -= 1
    return expected


def _lack(cell: Cell, lacking: Sequence[Mapping[str, float]]) -> float:
    return sum(lacking[place].get(name, 0) for place, name in enumerate(cell) if place)


def _cells(population: Population, questionnaire: Questionnaire, by: Sequence[str]) -> list[Cell]:
    """The cell of each row, groups by their names."""
    columns = []
    for each in by:
        names = {normalised(name): name for name in groups_of(population, questionnaire, each)}
        cells = population.column(each, questionnaire) or ("",) * len(population.counts)
        columns.append([names.get(normalised(cell), "") for cell in cells])
    return list(zip(*columns, strict=True))


def chance(invited: int, rate: float, least: int) -> float:
    """The chance that at least so many of those invited answer, each with the same chance (binomial)."""
    from scipy.special import bdtrc

    return float(bdtrc(least - 1, invited, rate)) if invited >= least else 0.0
