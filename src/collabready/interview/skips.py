"""Why a step is not asked, in words."""

from __future__ import annotations

from collabready.interview.session import Session, asked
from collabready.questionnaire.agenda import Step

RELATIONS = {
    "=": "is",
    "in": "is",
    "!=": "is not",
    "<": "is below",
    "<=": "is at most",
    ">": "is above",
    ">=": "is at least",
}


def why_skipped(session: Session, step: Step) -> str:
    """The skip rule of a step in words, or nothing where it holds."""
    if step.when is None or asked(session, step):
        return ""
    condition, of = step.when, session.by_id.get(step.when.of)
    if of is None:
        return f"Not asked of '{session.interview.interview.audience}': only when {condition}."
    values = " or ".join(f"'{of.labels.get(value, value)}'" for value in condition.values)
    given = session.answer(of).value
    now = "it is not answered yet" if given is None else f"it is '{of.labels.get(given, given)}'"
    return f"Asked only when the answer to {of.number} {RELATIONS[condition.operator]} {values}; {now}."
