"""Head counts: how many people were invited, of voices and of groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from collabready.errors import CollabreadyError
from collabready.questionnaire.model import Questionnaire, Voice
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

HeadCounts = Mapping[str, int | Mapping[str, int]]
VOICES: tuple[Voice, ...] = get_args(Voice)


def invited(head_counts: HeadCounts, name: str, answered: int) -> int | None:
    """How many were invited, when known.

    Raises:
        CollabreadyError: fewer than answered.
    """
    number = head_counts.get(name)
    if not isinstance(number, int):
        return None
    if number < answered:
        raise CollabreadyError(
            f"invited: {name}: {number} were invited but {answered} answered. Correct the head count."
        )
    return number


def misspelt(
    head_counts: HeadCounts, by: Sequence[str], groups: pl.DataFrame, questionnaire: Questionnaire
) -> list[str]:
    """Names in the head counts that nothing in the answers goes by: misspelt, or groups of which nobody answered."""
    known = {"all", *VOICES, *(normalised(name) for name in by)}
    known |= {normalised(name) for q in questionnaire.questions for name in (q.id, q.text, *q.aliases)}
    names = [name for name in head_counts if normalised(name) not in known | set(map(normalised, groups.columns))]
    for header in groups.columns:
        answered = {normalised(group) for group in groups[header].drop_nulls().unique().to_list()}
        names += [name for name in counts_of(header, questionnaire, head_counts) if name not in answered]
    return names


def counts_of(by: str, questionnaire: Questionnaire, head_counts: HeadCounts) -> Mapping[str, int]:
    """The head counts of a breakdown by normalised group."""
    return {normalised(group): count for group, count in _as_written(by, questionnaire, head_counts).items()}


def groups_named(by: str, questionnaire: Questionnaire, head_counts: HeadCounts) -> dict[str, str]:
    """The groups that the head counts of a breakdown name, as they are written there, by normalised name."""
    return {normalised(group): group for group in _as_written(by, questionnaire, head_counts)}


def _as_written(by: str, questionnaire: Questionnaire, head_counts: HeadCounts) -> Mapping[str, int]:
    """The head counts of a breakdown; found under its header or a name of its question."""
    wanted = {normalised(by)}
    for question in questionnaire.questions:
        names = {normalised(name) for name in (question.id, question.text, *question.aliases)}
        wanted |= names if names & wanted else set()
    for name, counts in head_counts.items():
        if normalised(name) in wanted and not isinstance(counts, int):
            return counts
    return {}
