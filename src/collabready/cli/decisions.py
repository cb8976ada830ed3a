"""What the client folder says of the plan: plan.yaml, the owners and the first day, put into the results."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.cli.job import Prepared
    from collabready.engagement import Engagement
    from collabready.plan.decisions import Decisions
    from collabready.questionnaire.model import Questionnaire


def with_decisions(
    results: Results, questionnaire: Questionnaire, prepared: Prepared, engagement: Engagement | None
) -> Results:
    """The results with the plan as it was decided; as they are where this is no client folder.

    `questionnaire`: in the language of the results; that of `prepared` is in its own, in which settings name roles.
    """
    if engagement is None:
        return results
    from collabready.plan.decided import Agreements, decided, not_proposed
    from collabready.plan.decisions import Decisions

    path = plan_file(engagement)
    decisions = decisions_in(path, questionnaire) or Decisions()
    for sentence in not_proposed(results, decisions):
        print(f"{path}: {sentence}", file=sys.stderr)
    owners = _owners(engagement, prepared.questionnaire, questionnaire)
    return decided(results, questionnaire, Agreements(decisions, owners, engagement.plan_start, engagement.words))


def plan_file(engagement: Engagement) -> Path:
    from collabready.plan.decisions import FILE

    return engagement.folder / FILE


def decisions_in(path: Path, questionnaire: Questionnaire) -> Decisions | None:
    """What stands in a plan.yaml; None where there is none, or it is about another questionnaire, which is told."""
    from collabready.plan.decisions import read_decisions

    if not path.is_file():
        return None
    found = read_decisions(path, questionnaire)
    if found is None:
        print(f"{path}: this is not about '{questionnaire.id}', so nothing of it is printed.", file=sys.stderr)
    return found


def _owners(engagement: Engagement, asked: Questionnaire, spoken: Questionnaire) -> dict[str, str]:
    """Role -> person, under the name that a role has in the questionnaire's own language and in that of the results."""
    names = {
        there.owner: engagement.owners[here.owner]
        for here, there in zip(asked.actions, spoken.actions, strict=True)
        if here.owner in engagement.owners
    }
    return {**names, **engagement.owners}
