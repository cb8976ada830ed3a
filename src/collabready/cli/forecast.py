"""`collabready forecast`: before the survey, which groups will be hidden, and which had better be counted as one."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import By, Force, MinGroup, Population, QuestionnaireName, engagement_and_questionnaire
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from rich.table import Table

    from collabready.assessment.merging import Asked, Outlook
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.population import Population as People

Rate = Annotated[float, typer.Option("--rate", help="The share of those asked who will answer.")]
Write = Annotated[
    bool,
    typer.Option("--write", help="Store the merges in merges.yaml; in a client folder score and report apply it."),
]


LIKELY = 0.9
"""Below this chance a group that is expected to be shown is named. Convention."""


def forecast(
    questionnaire: QuestionnaireName = None,
    population: Population = None,
    rate: Rate = 0.7,
    by: By = None,
    min_group: MinGroup = None,
    write: Write = False,
    force: Force = False,
) -> None:
    """Say before the survey which groups will be hidden, and which merges would show more."""
    from collabready.assessment.merging import Asked, outlooks
    from collabready.cli.circumstances import merges_of
    from collabready.files import check_target
    from collabready.responses.merges import FILE

    if not 0 < rate <= 1:
        raise CollabreadyError(f"--rate {rate:g}: a share of those asked is above 0 and at most 1, such as 0.7.")
    engagement, loaded = engagement_and_questionnaire(questionnaire)
    merges, target = merges_of(engagement), (engagement.folder if engagement else Path()) / FILE
    # What was merged before stays merged: its file is completed.
    force = force or bool(merges)
    if write:
        check_target(target, force=force)
    people, least = _people(population, engagement, loaded), _least(min_group, engagement)
    asked = Asked(people, loaded, _breakdowns(by, engagement, people, loaded), rate, least, merges)
    found = list(outlooks(asked))
    _show(asked, found)
    if write:
        _write(target, asked, found, force=force)


def _least(min_group: int | None, engagement: Engagement | None) -> int:
    from collabready.assessment.disclosure import MIN_GROUP, check_min_group

    least = min_group if min_group is not None else engagement.min_group if engagement else MIN_GROUP
    check_min_group(least)
    return least


def _people(given: Path | None, engagement: Engagement | None, questionnaire: Questionnaire) -> People:
    """The staff of the file of head counts."""
    from collabready.assessment.voices import audiences_of
    from collabready.cli.circumstances import population_file
    from collabready.responses.population import read_population

    file = population_file(given, engagement)
    if file is None:
        raise CollabreadyError(
            "Who will be asked? Name a file of head counts: collabready forecast --population FILE. In an engagement, "
            "`invited:` in collabready.yaml may name it."
        )
    people = read_population(file, questionnaire).of(audiences_of("staff", questionnaire))
    if not people.total:
        raise CollabreadyError(f"{file}: nobody in it is staff, and groups are shown of staff. Check the audiences.")
    return people


def _breakdowns(
    given: Sequence[str] | None, engagement: Engagement | None, people: People, questionnaire: Questionnaire
) -> tuple[str, ...]:
    """The breakdowns that are asked for, each by its header in the file."""
    headers = ", ".join(f"'{header}'" for header in people.columns)
    if not (by := given or (engagement.by if engagement else ())):
        raise CollabreadyError(f"Broken down by what? Name a column with --by. {people.file} has: {headers}.")
    found: dict[str, None] = {}
    for name in by:
        header = people.header(name, questionnaire)
        if header is None:
            raise CollabreadyError(f"{people.file} has no column '{name}'. It has: {headers}.")
        found[header] = None
    return tuple(found)


def _show(asked: Asked, found: Sequence[Outlook]) -> None:
    from rich.console import Console
    from rich.text import Text

    from collabready.assessment.figures import likelihood

    console = Console(highlight=False, soft_wrap=False)
    people = f"{asked.population.file}: {asked.population.total:,} staff"
    console.print(
        Text(f"{people}, {likelihood(asked.rate)} expected to answer. Groups under {asked.min_group} are hidden.")
    )
    for outlook in found:
        console.print()
        console.print(_table(outlook, asked.min_group))
        for line in _lines(outlook):
            console.print(Text(line), soft_wrap=True)
    for by in asked.by:
        if by not in {outlook.by for outlook in found}:
            print(
                f"'{by}' is not shown beside the others: together they could give single people away.", file=sys.stderr
            )


def _table(outlook: Outlook, least: int) -> Table:
    from rich.table import Column, Table
    from rich.text import Text

    from collabready.assessment.figures import likelihood

    heading = Column(Text(outlook.by))
    table = Table(heading, "Asked", "Expected", f"{least} or more", "", box=None, pad_edge=False, header_style="")
    for column in table.columns[1:4]:
        column.justify = "right"
    for unit in outlook.units:
        state = "shown" if unit.shown else "hidden"
        table.add_row(Text(unit.name), f"{unit.invited:,}", f"{unit.expected:,}", likelihood(unit.chance), state)
    return table


def _lines(outlook: Outlook) -> Iterator[str]:
    number = len(outlook.units)
    if not outlook.hidden:
        yield f"At this response none of the {number} groups would be hidden."
    else:
        yield f"{outlook.hidden} of {number} groups will be hidden."
    if close := [unit.name for unit in outlook.units if unit.shown and round(unit.chance, 9) < LIKELY]:
        yield f"Close to the limit, and perhaps hidden with others beside them: {_joined(close)}."
    if not outlook.hidden:
        return
    for place, merge in enumerate(outlook.merges):
        first = "Count" if place == 0 else "Then count"
        then = "" if merge.hidden is None else f", and it is {merge.hidden}"
        yield f"{first} {_joined(merge.groups)} as one{then}."
    if not outlook.merges:
        yield "No merge would show more."


def _joined(groups: Sequence[str]) -> str:
    return f"{', '.join(groups[:-1])} and {groups[-1]}"


def _write(target: Path, asked: Asked, found: Sequence[Outlook], *, force: bool) -> None:
    from collabready.assessment.merging import with_proposed
    from collabready.files import write_whole
    from collabready.responses.merges import merges_text

    merges = asked.merges
    for outlook in found:
        merges = with_proposed(merges, outlook, asked.questionnaire)
    if merges == asked.merges:
        print("Nothing to merge, so nothing was written.", file=sys.stderr)
        return
    write_whole(target, merges_text(merges).encode(), force=force)
    print(f"{target} written. In a client folder score and report apply it, now and in the next wave.", file=sys.stderr)
