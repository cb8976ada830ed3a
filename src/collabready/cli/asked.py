"""The questionnaire that results were made with, if it is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.cli.inputs import is_results
from collabready.cli.options import Options, questionnaire_name
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.questionnaire.model import Questionnaire


def questionnaire_with(results: Results, name: str | None) -> Questionnaire | None:
    """By its hash, whatever it is called; None where it is not at hand. `name`: what was given as -q.

    Raises:
        CollabreadyError: one is named, and it is another.
    """
    found = named_questionnaire(results, name)
    return found[1] if found else None


def named_questionnaire(results: Results, name: str | None) -> tuple[str, Questionnaire] | None:
    """Likewise, with the name or path under which it was found."""
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
        return name, asked
    engagement = load_engagement()
    for each in filter(None, (questionnaire_of(engagement) if engagement else None, wanted.id)):
        try:
            asked = load_questionnaire(each)
        except CollabreadyError:  # it is not here, or was changed since: then do without
            continue
        if asked.sha256 == wanted.sha256:
            return each, asked
    return None


def its_questionnaire(results: Results, name: str | None) -> tuple[str, Questionnaire]:
    """The same, which must be at hand.

    Raises:
        CollabreadyError: it is not at hand, or one is named, and it is another.
    """
    found = named_questionnaire(results, name)
    if found is None:
        wanted = results.questionnaire
        raise CollabreadyError(
            f"The questionnaire that these results were made with ({wanted.id} {wanted.version}) is not at hand. Name the "
            "export with -q, or work in the client folder."
        )
    return found


def asked_name(options: Options) -> str | None:
    """The name of the questionnaire that exports were scored with; None where results are read, which know their own."""
    from collabready.engagement import load_engagement

    files = options.files or ()
    if any(is_results(file) or file.suffix.lower() == ".pdf" for file in files):
        return options.questionnaire
    return questionnaire_name(options.questionnaire, load_engagement())
