"""The examination of finished files: read, held against the exports, attacked, and judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from collabready.audit.exports import readings
from collabready.audit.fitting import by_id, fitted
from collabready.audit.outputs import read_outputs
from collabready.audit.rolls import rolls_of
from collabready.audit.verdict import Verdict, verdict_of
from collabready.errors import CollabreadyError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.merges import FILE, Merges, with_merges
from collabready.responses.understanding import Decisions

LEAST = 5


@dataclass(frozen=True)
class Data:
    """What the files were made from: one export or several, none for an attack on totals alone.

    `decisions`: how the exports are to be read: none, one for all, or one for each in their order. `withdrawn`: the ids of
    respondents who withdrew; files from before and after that may go together. `merges`: the groups that are counted as
    one, so that the exports know them by the names that the files give them.
    """

    exports: Sequence[Path] = ()
    decisions: Sequence[Decisions] = ()
    withdrawn: Sequence[str] = ()
    merges: Merges = field(default_factory=dict)


def examined(files: Sequence[Path], data: Data, questionnaire: Questionnaire, min_group: int = LEAST) -> Verdict:
    """The verdict on finished files, together.

    Raises:
        CollabreadyError: a file cannot be read, or a minimum group below 5.
    """
    if min_group < LEAST:
        raise CollabreadyError(f"A minimum group of {min_group} would clear too much. The smallest allowed is {LEAST}.")
    outputs = [by_id(output, questionnaire) for output in read_outputs(files)]
    if not data.exports:
        return verdict_of(outputs, [], questionnaire, min_group)
    read = readings(data.exports, questionnaire, outputs, data.decisions)
    merged = [with_merges(responses, questionnaire, data.merges, FILE) for responses in read]
    rolls = rolls_of(questionnaire, merged, data.withdrawn)
    return verdict_of(outputs, [fitted(output, rolls) for output in outputs], questionnaire, min_group)
