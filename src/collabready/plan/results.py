"""Responses to results with their plan: what every command and the Python API start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.disclosure import MIN_GROUP, minimum_for_spreads
from collabready.assessment.results import Results, Settings
from collabready.assessment.summary import Context, assessed
from collabready.language import speaking
from collabready.plan.certainty import with_certainty
from collabready.plan.proposal import plan
from collabready.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from collabready.responses.model import Responses


def assess(
    questionnaire: Questionnaire,
    responses: Responses,
    settings: Settings | None = None,
    context: Context | None = None,
    *,
    interviews: Responses | None = None,
) -> Results:
    """Score responses and plan what to do about it.

    `responses`: of a survey, or of interviews alone; `interviews`: those beside a survey, scored but never averaged.

    Raises:
        ResponsesError: fewer staff than the minimum group, no interview that counts, or no dimension could be scored.
    """
    by = tuple(responses.groups.columns)
    settings = settings or Settings(min_group=MIN_GROUP, min_group_distribution=minimum_for_spreads(MIN_GROUP), by=by)
    context = context or Context()
    with speaking(questionnaire.language):
        found = assessed(questionnaire, responses, settings, context, interviews)
        proposed = plan(questionnaire, found.results, context.words)
        sure = with_certainty(proposed, questionnaire, found.results, found.whole)
        return found.results.model_copy(update={"plan": sure})
