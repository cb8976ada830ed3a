"""Groups of a breakdown as they are told: those that may be shown, with what may be shown of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collabready.assessment.breakdowns import Breakdown
from collabready.assessment.cells import cell_of
from collabready.assessment.comparison_results import GroupReadiness, GroupResult
from collabready.assessment.estimates import Moments, geometric_estimate
from collabready.assessment.head_counts import HeadCounts, counts_of, invited
from collabready.assessment.readiness import Evidence, capped, fired_gates
from collabready.assessment.scores import dimension_column
from collabready.questionnaire.model import Questionnaire
from collabready.spelling import normalised


def group_results(
    questionnaire: Questionnaire, breakdowns: Sequence[Breakdown], head_counts: HeadCounts
) -> tuple[GroupResult, ...]:
    """The groups of all breakdowns, by name; hidden ones with nothing but that, as are those of which nobody answered."""
    results = []
    for breakdown in breakdowns:
        counted = counts_of(breakdown.by, questionnaire, head_counts)
        for name in sorted((*breakdown.shown, *breakdown.hidden)):
            result = GroupResult(by=breakdown.by, group=name, hidden=name not in breakdown.shown)
            results.append(result if result.hidden else _filled(result, questionnaire, breakdown, counted))
    return tuple(results)


def _filled(
    result: GroupResult, questionnaire: Questionnaire, breakdown: Breakdown, head_counts: Mapping[str, int]
) -> GroupResult:
    """A group that is shown, with those of its cells that are."""
    found = breakdown.moments[result.group]
    population = invited(head_counts, normalised(result.group), found.size)
    open_cells = {key: result.group in names for key, names in breakdown.cells.items()}
    score, ci = None, None
    if len(open_cells) == len(questionnaire.dimensions) and all(open_cells.values()):
        columns = {key: dimension_column(key) for key in open_cells}
        score, ci = geometric_estimate(found, columns, questionnaire.weights(), population)
        ci = ci if result.group in breakdown.intervals else None
    return result.model_copy(
        update={
            "n": found.size,
            "readiness": GroupReadiness(score=score, ci=ci, level=_level(score, found, questionnaire)),
            "dimensions": {
                key: cell_of(found, dimension_column(key), shown=shown, population=population)
                for key, shown in open_cells.items()
            },
        }
    )


def _level(score: float | None, found: Moments, questionnaire: Questionnaire) -> str | None:
    """The level of a group, capped by the gates on dimensions; practices and questions are not broken down."""
    if score is None:
        return None
    dimensions = {d.id: found.estimate(dimension_column(d.id)) for d in questionnaire.dimensions}
    gates = list(fired_gates(questionnaire, Evidence(dimensions, {}, {})))
    return capped(questionnaire.level(score), gates, questionnaire.scoring.levels)
