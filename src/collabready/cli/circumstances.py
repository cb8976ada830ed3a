"""What is known of an engagement besides the answers: from the command line, the settings, and the files beside them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.cli.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.head_counts import HeadCounts
    from collabready.assessment.summary import Context
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.merges import Merges
    from collabready.responses.model import Responses
    from collabready.responses.population import Population


@dataclass(frozen=True)
class Inherited:
    """What a client folder says that holds for the export of an earlier wave, too; nothing else of it does.

    `withdrawn`: the ids of those who withdrew, of whom perhaps nobody answered then. `language`: that of the later wave.
    """

    merges: Merges = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    language: str | None = None


def context_of(
    options: Options, engagement: Engagement | None, questionnaire: Questionnaire, responses: Responses
) -> Context:
    from collabready.assessment.summary import Context

    counts = _head_counts(options, engagement, questionnaire, responses)
    if engagement is None:
        return Context(organisation=options.name, invited=counts)
    return Context(
        organisation=options.name or engagement.organisation,
        scope=engagement.scope,
        wave=engagement.wave,
        note=engagement.note,
        invited=counts,
        words=engagement.words,
    )


def population_file(given: Path | None, engagement: Engagement | None) -> Path | None:
    """The file of head counts: the one that is given, else that of the settings; None where there is none."""
    if given or engagement is None or not isinstance(engagement.invited, str):
        return given
    return engagement.folder / engagement.invited


def merges_of(engagement: Engagement | None) -> Merges:
    """The groups that are counted as one in an engagement; none where nobody merged any."""
    from collabready.responses.merges import FILE, read_merges

    path = engagement.folder / FILE if engagement else None
    return read_merges(path) if path and path.exists() else {}


def merged(responses: Responses, merges: Merges, questionnaire: Questionnaire) -> Responses:
    """The responses with the groups that the engagement counts as one."""
    if not merges:
        return responses
    from collabready.responses.merges import FILE, with_merges

    found = with_merges(responses, questionnaire, merges, FILE)
    if responses.groups.width and found is responses:
        print(f"{FILE}: none of its groups is in these answers. Other names, or another --by?", file=sys.stderr)
    return found


def _head_counts(
    options: Options, engagement: Engagement | None, questionnaire: Questionnaire, responses: Responses
) -> HeadCounts:
    """How many were invited, in all and of the groups of each breakdown as they are merged."""
    from collabready.assessment.head_counts import head_counts_of, merged_counts

    path = population_file(options.population, engagement)
    if path is None:
        counts: HeadCounts = engagement.invited if engagement and not isinstance(engagement.invited, str) else {}
    else:
        from collabready.responses.population import read_population

        population, by = read_population(path, questionnaire), responses.groups.columns
        _say_who(population, questionnaire, by, told_apart=responses.audience is not None)
        counts = head_counts_of(population, questionnaire, by, told_apart=responses.audience is not None)
    return merged_counts(counts, questionnaire, merges_of(engagement))


def _say_who(population: Population, questionnaire: Questionnaire, by: Sequence[str], *, told_apart: bool) -> None:
    """What a file of head counts tells, and what it does not."""
    print(f"{population.file}: {population.total:,} people were invited.", file=sys.stderr)
    if told_apart and population.audience is None:
        print(f"{population.file} has no column of audiences: everybody in it counts as staff.", file=sys.stderr)
    for name in by:
        if population.column(name, questionnaire) is None:
            headers = ", ".join(f"'{header}'" for header in population.columns)
            print(f"{population.file} has no column '{name}', so no rates by it. It has: {headers}.", file=sys.stderr)
