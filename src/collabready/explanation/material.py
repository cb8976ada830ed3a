"""What an explanation may draw on, and what every one of them needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from collabready.assessment.figures import Ladder, ladder
from collabready.assessment.results import DimensionResult, Results
from collabready.errors import CollabreadyError
from collabready.questionnaire.model import Questionnaire

LEAST_DECIMALS, MOST_DECIMALS = 1, 9
TOLERANCE = 1e-6
CHANGED = "The file was changed after it was written, or another version wrote it. Score again."
NO_QUESTIONNAIRE = (
    "The questionnaire that these results were made with is not at hand, so this cannot tell its weights, limits and "
    "thresholds, nor which item belongs to which practice. Name it with -q."
)


@dataclass(frozen=True)
class Material:
    """`questionnaire`: None where the one that the results were made with is not at hand."""

    results: Results
    questionnaire: Questionnaire | None

    @cached_property
    def rungs(self) -> Ladder:
        return ladder(self.results)

    def dimension(self, ident: str) -> DimensionResult | None:
        return next((each for each in self.results.dimensions if each.id == ident), None)

    @property
    def surveyed(self) -> bool:
        return self.results.readiness.basis == "survey"


Lines = Iterator[str]


def unseen(name: str, results: Results) -> str:
    """Why nothing is told of a group, voice or score: one sentence for all reasons, so that it gives none away."""
    return (
        f"{name} is not shown: fewer than {results.settings.min_group} answered, or showing it would let such a group be "
        "worked out; which of the two is not told."
    )


def must_be(found: float, stands: float, what: str) -> None:
    """Refuse a number that its parts do not give.

    Raises:
        CollabreadyError: the file was changed, or another version wrote it.
    """
    if abs(found - stands) > TOLERANCE:
        raise CollabreadyError(f"{what}: {stands:.6g} stands in the results, but its parts give {found:.6g}. {CHANGED}")


@dataclass(frozen=True)
class Worked:
    """A calculation whose printed inputs give the printed result on any calculator."""

    inputs: tuple[str, ...]
    result: str


def worked(
    values: Sequence[float], compute: Callable[[Sequence[float]], float], printed: Callable[[float], str]
) -> Worked:
    """The inputs with as few decimals as will do, and the result with as many as its printed form follows from."""
    exact = compute(values)
    places = range(LEAST_DECIMALS, MOST_DECIMALS + 1)
    shown = next((d for d in places if printed(float(fixed(exact, d))) == printed(exact)), MOST_DECIMALS)
    given = next(
        (d for d in places if fixed(compute([float(fixed(v, d)) for v in values]), shown) == fixed(exact, shown)),
        MOST_DECIMALS,
    )
    return Worked(tuple(fixed(value, given) for value in values), fixed(exact, shown))


def rounded(decimals: int) -> Callable[[float], str]:
    """How a number is printed with so many decimals."""
    return lambda value: fixed(value, decimals)


def fixed(value: float, decimals: int) -> str:
    return f"{round(value, 9):.{decimals}f}"


def level_lines(score: float, rungs: Ladder) -> Lines:
    """Between which cuts a score lies."""
    names = [name for name, _ in rungs.rungs]
    level = rungs.level(score)
    place = names.index(level)
    above = f" and below {rungs.rungs[place + 1][1]:g} ({names[place + 1]})" if place + 1 < len(names) else ""
    yield f"  Level: {exactly(score, rungs)} is at least {rungs.cut(level):g} ({level}){above}."


def exactly(score: float, rungs: Ladder) -> str:
    """A score with as many decimals as tell on which side of a cut it lies."""
    places = range(LEAST_DECIMALS, MOST_DECIMALS + 1)
    return next((t for d in places if rungs.score(float(t := fixed(score, d))) == rungs.score(score)), f"{score}")
