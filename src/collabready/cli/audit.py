"""`collabready audit`: finished outputs go in, and what an attacker could work out of them comes out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import Accept, Map, QuestionnaireName, engagement_and_questionnaire
from collabready.errors import CollabreadyError
from collabready.files import printable

if TYPE_CHECKING:
    from collabready.audit.figures import Output
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.understanding import Decisions

LEAST = 5

Finished = Annotated[
    list[Path],
    typer.Argument(
        readable=False,  # what cannot be read is told by the reader, with exit code 1
        metavar="RESULT...",
        help="What is to be handed out, and what was before: results.json, CSV, XLSX, reports as PDF or HTML.",
    ),
]
Data = Annotated[
    list[Path] | None,
    typer.Option("--data", help="The export they were made from; once for each wave, release or file of it."),
]
Minimum = Annotated[int, typer.Option("--min-group", help="Look for groups of fewer people; 5 is the least.")]


def audit(
    results: Finished,
    data: Data = None,
    questionnaire: QuestionnaireName = None,
    map_: Map = None,
    accept_proposals: Accept = False,
    min_group: Minimum = LEAST,
) -> None:
    """Attack what you are about to hand out: can a small group be worked out from it?"""
    from collabready.audit.exports import readings
    from collabready.audit.fitting import by_id, fitted
    from collabready.audit.rolls import rolls_of
    from collabready.audit.verdict import verdict_of
    from collabready.engagement import mappings

    if min_group < LEAST:
        raise CollabreadyError(f"A minimum group of {min_group} would clear too much. The smallest allowed is {LEAST}.")
    engagement, asked = engagement_and_questionnaire(questionnaire)
    outputs = [by_id(output, asked) for output in _read(results)]
    for output in outputs:
        print(f"{output.file}: {len(output.figures)} figures.", file=sys.stderr)
    fits = []
    if data:
        decisions = _decisions(map_ or (mappings(engagement) if engagement else ()), asked, accept=accept_proposals)
        rolls = rolls_of(asked, readings(data, asked, outputs, decisions))
        fits = [fitted(output, rolls) for output in outputs]
    verdict = verdict_of(outputs, fits, asked, min_group)
    print(*verdict.lines, sep="\n")
    if not verdict.cleared:
        raise typer.Exit(1)


def _read(paths: Sequence[Path]) -> list[Output]:
    """The finished files, each by a name that no other has."""
    from collabready.audit.outputs import read_output

    names = [path.name for path in paths]
    outputs = []
    for path in dict.fromkeys(paths):
        output = read_output(path)
        if names.count(path.name) > 1:
            file = printable(str(path))
            output = replace(output, file=file, figures=tuple(replace(figure, file=file) for figure in output.figures))
        outputs.append(output)
    return outputs


def _decisions(maps: Sequence[Path], questionnaire: Questionnaire, *, accept: bool) -> list[Decisions]:
    from collabready.responses.mapping import read_mapping
    from collabready.responses.understanding import Decisions

    return [Decisions(read_mapping(path, questionnaire), accept) for path in maps] or [Decisions(None, accept)]
