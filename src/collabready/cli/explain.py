"""`collabready explain`: how a number came about, down to the answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from collabready.cli.asked import questionnaire_with
from collabready.cli.options import QuestionnaireName
from collabready.errors import CollabreadyError

Result = Annotated[
    Path, typer.Argument(readable=False, metavar="RESULT", help="A results.json, or a report that carries it.")
]
PlaceName = Annotated[
    str | None,
    typer.Argument(
        metavar="[PLACE]",
        help="readiness, recipe, the id of a dimension, practice, item, gate or action, a group such as Finance or "
        "department=Finance, a voice such as leaders, Finance/communities, gaps/communities. Without: which there are.",
    ),
]


def explain(result: Result, place: PlaceName = None, questionnaire: QuestionnaireName = None) -> None:
    """Explain how a number came about, down to the answers, or why it is hidden."""
    from collabready.explanation.material import Material
    from collabready.explanation.places import explain as explained
    from collabready.report.attachment import results_in
    from collabready.terminal import print_explanation

    results = results_in(result)
    if results.extract:
        raise CollabreadyError(
            f"{result}: this is the report of one group, which does not hold what its numbers were made of. Name the "
            "report of the whole, or its results.json."
        )
    given = Material(results, questionnaire_with(results, questionnaire))
    print_explanation(explained(given, place))
