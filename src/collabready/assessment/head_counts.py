"""Head counts: how many people were invited, of voices and of groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from collabready.errors import CollabreadyError
from collabready.questionnaire.model import Questionnaire, Voice
from collabready.responses.groups import group_names
from collabready.responses.merges import Merges, new_names
from collabready.responses.population import Population
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

HeadCounts = Mapping[str, int | Mapping[str, int]]
VOICES: tuple[Voice, ...] = get_args(Voice)


def head_counts_of(
    population: Population, questionnaire: Questionnaire, by: Sequence[str], *, told_apart: bool
) -> HeadCounts:
    """The head counts of everybody, of each voice, and of the groups of each breakdown that the population tells.

    `told_apart`: whether the answers tell voices apart; where they do not, leaders are among the groups and in the whole. A
    population without audiences is taken for staff.
    """
    by_voice = {
        voice: population.of([name for name, each in questionnaire.audiences.items() if each.voice == voice])
        for voice in VOICES
    }
    counts: dict[str, int | Mapping[str, int]] = {"all": population.total}
    if told_apart and population.audience is None:
        counts["staff"] = population.total
    elif told_apart:
        counts |= {voice: people.total for voice, people in by_voice.items()}
    of_groups = by_voice["staff"] if told_apart else population
    for name in by:
        if groups := groups_of(of_groups, questionnaire, name):
            counts[name] = groups
    return counts


def groups_of(population: Population, questionnaire: Questionnaire, by: str) -> dict[str, int]:
    """How many people there are in each group of a breakdown; empty where the population does not tell."""
    cells = population.column(by, questionnaire) or ()
    names, counts = group_names(Counter(filter(None, cells))), Counter[str]()
    for cell, number in zip(cells, population.counts, strict=False):
        if cell:
            counts[names[cell]] += number
    return dict(sorted(counts.items()))


def merged_counts(head_counts: HeadCounts, questionnaire: Questionnaire, merges: Merges) -> HeadCounts:
    """The head counts with those of groups that are counted as one added up."""
    return {
        name: counts if isinstance(counts, int) else _added_up(counts, new_names(name, questionnaire, merges))
        for name, counts in head_counts.items()
    }


def _added_up(counts: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    together: dict[str, int] = {}
    for group, number in counts.items():
        name = names.get(normalised(group), group)
        together[name] = together.get(name, 0) + number
    return together


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
    known |= {normalised(name) for names in questionnaire.question_names().values() for name in names}
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
    """The head counts of a breakdown; found under its header or a name of its question in any language."""
    wanted = {normalised(by)}
    for called in questionnaire.question_names().values():
        names = set(map(normalised, called))
        wanted |= names if names & wanted else set()
    for name, counts in head_counts.items():
        if normalised(name) in wanted and not isinstance(counts, int):
            return counts
    return {}
