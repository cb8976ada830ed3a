"""A short questionnaire for the time after: exactly the statements behind the actions that were chosen.

It extends the questionnaire that was asked, so words, scales, keying and with them the fingerprints stay, and the next wave
can be compared with this one.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.errors import CollabreadyError
from collabready.language import say, speaking

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results
    from collabready.questionnaire.model import Item, Questionnaire

CHOSEN = frozenset({"agreed", "done"})
WIDTH = 100


@dataclass(frozen=True)
class Followup:
    """What is asked again. `items`: with the actions that each follows; `needed`: why a question is asked besides.

    `chosen`: whether these were agreed, and are not merely proposed. `apart`: actions that improve nothing that is asked.
    """

    actions: tuple[PlannedAction, ...]
    items: tuple[tuple[Item, tuple[PlannedAction, ...]], ...]
    needed: tuple[tuple[str, str], ...]
    chosen: bool
    apart: tuple[PlannedAction, ...]


def followup(results: Results, proposed: Sequence[PlannedAction], questionnaire: Questionnaire) -> Followup:
    """The statements behind what was agreed or done; behind what is `proposed` where nothing was agreed.

    Raises:
        CollabreadyError: there is no such action, or none that a statement stands behind.
    """
    agreed = tuple(action for action in results.plan if action.status in CHOSEN)
    actions = agreed or tuple(proposed)
    if not actions:
        raise CollabreadyError("No action is agreed and none is proposed, so there is nothing to follow up.")
    behind = {action.id: _behind(action, questionnaire) for action in actions}
    items = tuple(
        (item, followed)
        for item in questionnaire.items
        if (followed := tuple(action for action in actions if item.id in behind[action.id]))
    )
    if not items:
        raise CollabreadyError(
            "No statement of the survey stands behind these actions, so no survey can follow them up. Agree on others in "
            "plan.yaml, or name the practices that your own improve under `improves`."
        )
    apart = tuple(action for action in actions if not behind[action.id])
    needed = tuple(_needed([item for item, _ in items], questionnaire))
    return Followup(actions, items, needed, bool(agreed), apart)


def _behind(action: PlannedAction, questionnaire: Questionnaire) -> frozenset[str]:
    """The items that people answer in the survey, of the practices that an action improves."""
    return frozenset(
        item.id
        for practice in questionnaire.practices
        if practice.id in action.improves
        for item in practice.items
        if item.statement
    )


def _needed(items: Sequence[Item], questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """What must be asked besides: what skip rules look at, and who somebody is; with the reason."""
    known = {item.id: item for item in questionnaire.items}
    seconds = [*_seconds({item.id for item in items}, questionnaire)]
    for item in seconds:
        yield item.id, "a part is never scored from one statement"
    kept, rules = {item.id for item in (*items, *seconds)}, [*items, *seconds]
    while rules:
        item = rules.pop()
        if item.when and item.when.of not in kept:
            kept.add(item.when.of)
            yield item.when.of, f"{item.id} is asked only when {item.when}"
            rules += [known[item.when.of]] if item.when.of in known else []
    for question in questionnaire.questions:
        if question.id not in kept and question.type == "audience":
            yield question.id, "so that staff are told from leaders, as before"
        if question.id not in kept and question.type == "group":
            yield question.id, "so that groups can be compared"


def _seconds(kept: AbstractSet[str], questionnaire: Questionnaire) -> Iterator[Item]:
    """A second statement for each dimension of which only one would be asked: the first other that the survey asks."""
    for dimension in questionnaire.dimensions:
        left = [item for item in dimension.items if item.id not in kept]
        if len(dimension.items) - len(left) == 1:
            yield from sorted(left, key=lambda item: not item.statement)[:1]


def followup_text(found: Followup, questionnaire: Questionnaire, extends: str) -> str:
    """The text of the questionnaire file. `extends`: the name of the questionnaire, or its path from the new file."""
    with speaking(questionnaire.language):
        title = say("Follow-up: {title}", title=questionnaire.title)
    head = [
        *_comment(
            f"What is asked again about {'what was agreed' if found.chosen else 'what comes first in the plan'}:"
        ),
        *(line for action in found.actions for line in _comment(_told(action), "#   ", "#     ")),
        *_comment("Words, scales and keying are those of the first survey; so the waves can be compared."),
    ]
    body = [
        "format: 1",
        f"id: {questionnaire.id}-follow-up",
        f"version: {_quoted(questionnaire.version)}",
        f"title: {_quoted(title)}",
        f"language: {questionnaire.language}",
        f"extends: {_quoted(extends)}",
        *_weights(found, questionnaire),
        "only:",
        *(f"  - {item.id}  # {', '.join(action.id for action in actions)}" for item, actions in found.items),
        *(f"  - {ident}  # {why}" for ident, why in found.needed),
    ]
    return "\n".join([*head, *body]) + "\n"


def _told(action: PlannedAction) -> str:
    return f"{action.id}: {action.title} ({action.status}, {action.owner})"


def _weights(found: Followup, questionnaire: Questionnaire) -> Iterator[str]:
    """Weights are of all dimensions: where some are not asked again, the others count alike."""
    kept = {ident for item, _ in found.items for ident in (item.id,)} | {ident for ident, _ in found.needed}
    gone = [part for part in questionnaire.dimensions if not kept & {item.id for item in part.items}]
    if questionnaire.scoring.weights is not None and gone:
        yield "scoring: {weights: null}"


def _comment(text: str, first: str = "# ", later: str = "# ") -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)
