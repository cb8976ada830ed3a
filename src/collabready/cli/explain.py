"""`collabready explain`: how a number came about, down to the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import QuestionnaireName
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.questionnaire.model import Questionnaire

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
    given = Material(results, _asked(results, questionnaire))
    print_explanation(explained(given, place))


def _asked(results: Results, name: str | None) -> Questionnaire | None:
    """The questionnaire that the results were made with, if it is at hand: by its hash, whatever it is called.

    Raises:
        CollabreadyError: one is named, and it is another.
    """
    from collabready.engagement import load_engagement, questionnaire_of
    from collabready.questionnaire.reader import load_questionnaire

    wanted = results.questionnaire
    if name:
        asked = load_questionnaire(name)
        if asked.sha256 != wanted.sha256:
            raise CollabreadyError(
                f"{name}: the results were made with another questionnaire, or another edition of it "
                f"({wanted.id} {wanted.version}). Name that one, or leave -q out."
            )
        return asked
    engagement = load_engagement()
    for each in filter(None, (questionnaire_of(engagement) if engagement else None, wanted.id)):
        try:
            asked = load_questionnaire(each)
        except CollabreadyError:  # it is not here, or was changed since: then do without
            continue
        if asked.sha256 == wanted.sha256:
            return asked
    return None
