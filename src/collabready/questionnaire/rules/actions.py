"""Actions: each improves a practice that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.questionnaire.rules.findings import Finding, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.questionnaire.model import Questionnaire


def idle_action(questionnaire: Questionnaire) -> Iterator[Finding]:
    """An action improves practices of the file, one at least."""
    practices = [practice.id for practice in questionnaire.practices]
    for a, action in enumerate(questionnaire.actions):
        if not action.improves:
            what = f"The action '{action.id}' improves nothing: it would never be proposed."
            yield Finding(("actions", a, "improves"), what, "Name a practice.")
        for i, practice in enumerate(action.improves):
            if practice not in practices:
                yield Finding(
                    ("actions", a, "improves", i), f"There is no practice '{practice}'.", nearest(practice, practices)
                )
