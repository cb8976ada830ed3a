"""The questionnaire that results were made with, if it is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.questionnaire.model import Questionnaire


def questionnaire_with(results: Results, name: str | None) -> Questionnaire | None:
    """By its hash, whatever it is called; None where it is not at hand. `name`: what was given as -q.

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


def its_questionnaire(results: Results, name: str | None) -> Questionnaire:
    """The same, in the language of the results.

    Raises:
        CollabreadyError: it is not at hand, or one is named, and it is another.
    """
    asked = questionnaire_with(results, name)
    if asked is None:
        wanted = results.questionnaire
        raise CollabreadyError(
            f"The questionnaire that these results were made with ({wanted.id} {wanted.version}) is not at hand. Name the "
            "export with -q, or work in the client folder."
        )
    return asked.spoken_in(results.questionnaire.language)
