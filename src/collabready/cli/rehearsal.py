"""What `questionnaire check --actions` says of a rehearsal of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabready.plan.rehearsal import Rehearsal
    from collabready.questionnaire.model import Questionnaire


def outcome(found: Rehearsal, questionnaire: Questionnaire) -> str:
    """What was tried, and that it went well where it did."""
    from collabready.responses.receipt import counted

    if not questionnaire.actions:
        return "it has no actions, so no plan was rehearsed"
    tried = (
        f"{counted(len(questionnaire.actions), 'action')} on {found.profiles:,} profiles, "
        f"{counted(found.pairs, 'pair')} of opposites among them"
    )
    if found.never or found.always or found.alike:
        return tried
    return f"{tried}: each applies to some, none to all, and opposites get different first three"


def faults(found: Rehearsal, questionnaire: Questionnaire) -> Iterator[str]:
    """A sentence for every action that never or always applies, and for opposites that are told the same."""
    if not questionnaire.actions:
        return
    thresholds = {action.id: action.below for action in questionnaire.actions}
    for action in found.never:
        yield f"action '{action}' never applies: nothing scores below {thresholds[action]:g}. Raise its `below`."
    for action in found.always:
        yield f"action '{action}' always applies: everything scores below {thresholds[action]:g}. Lower its `below`."
    for alike in found.alike:
        one, other = (", ".join(weak) or "nothing" for weak in alike.weak)
        told = ", ".join(alike.actions) or "none"
        yield f"weak in {one} or weak in {other}, the first three actions are the same: {told}. Add actions of their own."
