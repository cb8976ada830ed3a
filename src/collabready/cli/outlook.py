"""What `collabready plan` says of scores that are not there yet: --what-if and --to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.questionnaire.model import Questionnaire

WhatIf = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if",
        metavar="ID=SCORE",
        help="What would follow if this practice, item or dimension scored so much, such as com-driver=70. May be repeated.",
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to", metavar="LEVEL", help="The shortest path to a level such as ready: which practices, raised to what."
    ),
]


def show_what_if(typed: Sequence[str], questionnaire: Questionnaire, results: Results) -> None:
    """Print each figure now and then, were it so."""
    from collabready.language import speaking
    from collabready.plan.outlook import NOTHING, outlook
    from collabready.plan.supposing import supposed, suppositions
    from collabready.terminal.outlook import print_what_if

    found = suppositions(typed, questionnaire, results)
    with speaking(questionnaire.language):
        now = outlook(NOTHING, questionnaire, results)
        then = outlook(supposed(found, questionnaire, results), questionnaire, results)
    print_what_if(results, found, now, then)


def show_path(level: str, questionnaire: Questionnaire, results: Results) -> None:
    """Print the shortest path to a level."""
    from collabready.documents import closest
    from collabready.language import speaking
    from collabready.plan.path import route_to
    from collabready.terminal.outlook import print_route

    levels = list(questionnaire.scoring.levels)
    if level not in levels:
        hint = closest(level, levels) or f"Its levels are: {', '.join(levels)}."
        raise CollabreadyError(f"--to {level}: '{questionnaire.id}' has no level '{level}'. {hint}")
    with speaking(questionnaire.language):
        route = route_to(level, questionnaire, results)
    print_route(results, route)
