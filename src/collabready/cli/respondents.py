"""Who counts of those who answered: not those who withdrew, not all who did not finish, all whose answers look careless.

Unless somebody asks to set these aside: then only the whole is shown.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from collabready.cli.options import Reading
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.model import Responses

SMALL = 100_000
GROUP_TWICE = "A group with and without the answers that look careless would tell what a few people said"


def settled(
    responses: Responses, questionnaire: Questionnaire, reading: Reading, withdrawn: Sequence[str], *, in_detail: bool
) -> Responses:
    """Without those who withdrew or do not count; with receipts in detail, where that takes no time."""
    from collabready.assessment.receipts import with_particulars
    from collabready.assessment.unfinished import settle_unfinished
    from collabready.responses.withdrawn import without_withdrawn

    responses = without_withdrawn(responses, withdrawn)
    responses = settle_unfinished(questionnaire, responses, reading.partial or "scored")
    if in_detail or responses.height <= SMALL:
        return with_particulars(questionnaire, responses)
    return responses


def as_told(responses: Responses, questionnaire: Questionnaire, reading: Reading, min_group: int) -> Responses:
    """As their receipts tell: without answers that look careless, where these are set aside. Scoring needs both."""
    from collabready.assessment.careless_effect import without_careless
    from collabready.assessment.receipts import with_particulars

    if not reading.without_careless:
        return responses
    kept = without_careless(questionnaire, responses, min_group)
    return kept if responses.careless is None else with_particulars(questionnaire, kept)


def groups_once(asked: Sequence[str] | None, usual: Sequence[str], reading: Reading) -> tuple[str, ...]:
    """The breakdowns: those asked for, else the usual ones; none where answers are set aside.

    Raises:
        CollabreadyError: asked for while answers are set aside.
    """
    if reading.without_careless and asked:
        raise CollabreadyError(f"{GROUP_TWICE}. Leave out --by, or --without-careless.")
    if reading.without_careless and usual:
        print(f"Shown without its groups. {GROUP_TWICE}.", file=sys.stderr)
        return ()
    return tuple(asked or usual)
