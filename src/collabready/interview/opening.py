"""How a talk begins: who is asked, in which file it is kept, and what is said first."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from collabready.errors import CollabreadyError
from collabready.interview.typed import in_one_line
from collabready.questionnaire.agenda import can_be_interviewed
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.refusals import no_audience, not_translated
from collabready.responses.interview_file import Interview, Talk

EVERYBODY = "everybody"
SURROGATE = re.compile("[\ud800-\udfff]")  # a byte of the command line that is no text


@dataclass(frozen=True)
class Given:
    """What is known before the first question; None has to be asked.

    `day`: ISO date of a talk that is typed in afterwards; None where it begins now.
    """

    respondent: str | None = None
    audience: str | None = None
    language: str | None = None
    interviewer: str | None = None
    day: str | None = None


def check_given(given: Given, questionnaire: Questionnaire) -> None:
    """Refuse a respondent without a name, and an audience or a language that the questionnaire does not have.

    Raises:
        CollabreadyError: it has not; the sentence says what there is.
    """
    if given.respondent is not None and (not in_one_line(given.respondent) or SURROGATE.search(given.respondent)):
        raise CollabreadyError(
            "--respondent is empty, or holds letters that are not UTF-8. Say who is asked, by function: --respondent CFO."
        )
    if given.audience and questionnaire.audiences and given.audience not in questionnaire.audiences:
        raise CollabreadyError(no_audience(questionnaire, given.audience, can_be_interviewed(questionnaire)))
    if given.language and (refusal := not_translated(questionnaire, given.language)):
        raise CollabreadyError(refusal)


def check_about(path: Path, interview: Interview, questionnaire: Questionnaire) -> None:
    """Refuse a talk about another questionnaire. Raises CollabreadyError."""
    about = interview.questionnaire.id
    if about != questionnaire.id:
        raise CollabreadyError(
            f"{path}: a talk about '{about}', not about '{questionnaire.id}'. Name the right one with -q."
        )


def begins(day: str | None, now: str) -> str:
    """When a talk began, as its file will hold it: the day alone of one that is typed in afterwards, else now.

    Raises:
        CollabreadyError: the day is no date, or has not come yet.
    """
    if day is None:
        return now
    try:
        said = date.fromisoformat(day.strip()).isoformat()
    except ValueError:
        raise CollabreadyError(f"--date '{day}' is no day. Write year, month and day, such as 2026-11-20.") from None
    if said > now[:10]:
        raise CollabreadyError(f"--date {said} has not come yet. Give the day on which the talk was held.")
    return said


def is_timed(talk: Talk) -> bool:
    """Whether the minutes of a talk are counted: not where only its day is known, since it is typed in afterwards."""
    return talk.started is None or "T" in talk.started


def talk_of(given: Given, id_: str, questionnaire: Questionnaire, started: str) -> Talk:
    """The talk as its file will hold it, with no choice of use made yet."""
    return Talk(
        id=in_one_line(id_) or "interview",
        respondent=in_one_line(given.respondent or ""),
        audience=given.audience or EVERYBODY,
        language=given.language or questionnaire.language,
        started=started,
        interviewer=None if given.interviewer is None else in_one_line(given.interviewer),
    )


def file_for(folder: Path, respondent: str, started: str) -> Path:
    """A file that is not there yet, named for the day and the respondent: `2026-11-23-cfo.yaml`."""
    base = f"{started[:10]}-{_slug(respondent)}"
    names = (f"{base}.yaml" if number == 1 else f"{base}-{number}.yaml" for number in count(1))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "interview"
