"""`collabready audit`: finished outputs go in, and what an attacker could work out of them comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from collabready.cli.circumstances import merges_of
from collabready.cli.options import Accept, Map, QuestionnaireName, engagement_and_questionnaire

NOT_CLEARED = 1

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
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ID", help="A respondent who withdrew, by the id of the survey tool."),
]
Minimum = Annotated[int, typer.Option("--min-group", help="Look for groups of fewer people; 5 is the least.")]


def audit(
    results: Finished,
    data: Data = None,
    questionnaire: QuestionnaireName = None,
    map_: Map = None,
    accept_proposals: Accept = False,
    without: Without = None,
    min_group: Minimum = 5,
) -> None:
    """Attack what you are about to hand out: can a small group be worked out from it?"""
    from collabready.audit.examination import Data, examined
    from collabready.engagement import mappings
    from collabready.responses.mapping import read_mapping
    from collabready.responses.understanding import Decisions

    engagement, asked = engagement_and_questionnaire(questionnaire)
    maps = (map_ or (mappings(engagement) if engagement else ())) if data else ()
    decisions = [Decisions(read_mapping(path, asked), accept_proposals) for path in maps]
    withdrawn = [*(without or ()), *(engagement.withdrawn if engagement else ())]
    merges = merges_of(engagement) if data else {}
    made_from = Data(data or (), decisions or [Decisions(None, accept_proposals)], withdrawn, merges)
    verdict = examined(results, made_from, asked, min_group)
    print(*verdict.lines, sep="\n")
    if not verdict.cleared:
        raise typer.Exit(NOT_CLEARED)
