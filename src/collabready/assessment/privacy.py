"""What is told about the answers themselves: counted from the receipts, with nothing in it that tells of one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from collabready.assessment.interview_results import LEAST
from collabready.assessment.privacy_results import Privacy
from collabready.language import said, sayable
from collabready.questionnaire.model import Questionnaire
from collabready.responses.uses import USES, Use

if TYPE_CHECKING:
    from collabready.responses.receipt import Receipt

# What headers of metadata hold; none of the patterns tells of the survey itself.
METADATA = (
    (sayable("e-mail addresses"), r"e-?mail|courriel|epost"),
    (
        sayable("names"),
        r"\bname\b|\b(?:first|last)[ _-]?name|recipient(?:first|last)|username|\bnaam\b|\bnom\b|\bnavn\b",
    ),
    (sayable("network addresses"), r"\bip\b|ip[ _-]?addr|ipadresse?|^ip"),
    (sayable("places"), r"latitude|longitude|location|gps|country|city"),
    (sayable("times"), r"time|date|start|end|submit|duration|created|recorded|datum|zeit|heure|tid|lastpage"),
    (sayable("devices"), r"browser|device|agent|\bos\b|resolution|referr?er"),
    (sayable("languages"), r"lang|sprache|taal|langue"),
    (
        sayable("numbers of responses"),
        r"\bid\b|respid|responseid|token|serial|_?uuid|code|collector|\bnr\b|seed|instance",
    ),
)
OTHERS = sayable("notes of the survey tool")
WITHDRAWN = "withdr"


def privacy_of(
    questionnaire: Questionnaire, receipts: Sequence[Receipt], uses: Iterable[Use], min_group: int
) -> Privacy:
    """What the receipts of exports tell. `uses`: how each interview may be used. Of several files, what any of them holds.

    What the settings of an engagement say is added by who has them. The kinds of metadata are worded in the language that
    is spoken.
    """
    asked = {what for receipt in receipts for what in receipt.columns}
    items = {item.id for item in questionnaire.items}
    withdrawn = sum(len(rows.numbers) for receipt in receipts for rows in receipt.set_aside if WITHDRAWN in rows.reason)
    return Privacy(
        scored=len(asked & items),
        open_questions=len({what for receipt in receipts for what in receipt.comments}),
        personal=max((len(receipt.metadata_columns) for receipt in receipts), default=0),
        unused=max((len(receipt.unused_columns) for receipt in receipts), default=0),
        about_people=tuple(
            question.text
            for question in questionnaire.questions
            if question.type in ("group", "audience") and question.id in asked
        ),
        metadata=tuple(map(said, dict.fromkeys(_kinds(receipts)))),
        withdrawn=withdrawn if withdrawn >= min_group else 0,
        some_withdrawn=0 < withdrawn < min_group,
        interviews=_by_use(uses),
    )


def _kinds(receipts: Sequence[Receipt]) -> Iterator[str]:
    """The kinds of metadata, in the order of the list: the headers themselves stay with the consultant."""
    headers = {header.casefold() for receipt in receipts for header in receipt.metadata_columns}
    found = {header: next((kind for kind, form in METADATA if re.search(form, header)), OTHERS) for header in headers}
    yield from (kind for kind in (*(kind for kind, _ in METADATA), OTHERS) if kind in found.values())


def _by_use(uses: Iterable[Use]) -> dict[str, int] | None:
    """How many interviews by use; None where one use has so few that they could be told apart: then all stay out."""
    counts = Counter(uses)
    if any(0 < count < LEAST for count in counts.values()):
        return None
    return {use: counts[use] for use in USES if counts[use]}
