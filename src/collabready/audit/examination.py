"""The examination of finished files: read, held against the exports, attacked, and judged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from collabready.audit.exports import readings
from collabready.audit.fitting import by_id, fitted
from collabready.audit.outputs import read_outputs
from collabready.audit.rolls import rolls_of
from collabready.audit.verdict import Verdict, verdict_of
from collabready.errors import CollabreadyError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.understanding import Decisions

LEAST = 5


def examined(
    files: Sequence[Path],
    exports: Sequence[Path],
    questionnaire: Questionnaire,
    decisions: Sequence[Decisions] = (),
    min_group: int = LEAST,
) -> Verdict:
    """The verdict on finished files, together. `exports`: what they were made from; none for an attack on totals alone.

    `decisions`: how the exports are to be read: none, one for all, or one for each in their order.

    Raises:
        CollabreadyError: a file cannot be read, or a minimum group below 5.
    """
    if min_group < LEAST:
        raise CollabreadyError(f"A minimum group of {min_group} would clear too much. The smallest allowed is {LEAST}.")
    outputs = [by_id(output, questionnaire) for output in read_outputs(files)]
    rolls = rolls_of(questionnaire, readings(exports, questionnaire, outputs, decisions)) if exports else []
    fits = [fitted(output, rolls) for output in outputs] if exports else []
    return verdict_of(outputs, fits, questionnaire, min_group)
