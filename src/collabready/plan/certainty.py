"""How sure the order of the plan is: it says so where the answers do not tell two neighbours apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collabready.plan.neighbours import equal_neighbours
from collabready.plan.stability import stability_of

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results
    from collabready.assessment.whole import Whole
    from collabready.questionnaire.model import Questionnaire


def with_certainty(
    planned: Sequence[PlannedAction], questionnaire: Questionnaire, results: Results, whole: Whole
) -> tuple[PlannedAction, ...]:
    """The plan with what the respondents tell of its order: `equal_priority` and `stability`.

    Of interviews nothing is told: interviewees are no sample.
    """
    if not whole.surveyed or not planned:
        return tuple(planned)
    equal = equal_neighbours(questionnaire, results, whole)
    stable = stability_of(questionnaire, results, whole)
    return tuple(
        action.model_copy(update={"equal_priority": action.id in equal, "stability": stable.get(action.id)})
        for action in planned
    )
