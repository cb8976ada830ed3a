"""What answers that look careless do to the readiness: one number, of the whole organisation, and of nothing smaller.

They count unless somebody sets them aside. With and without them, side by side for a group, would give away what few
people said; so no group is shown where they are set aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.careless import careless_answers
from collabready.assessment.figures import count, marked
from collabready.assessment.quality_results import Careless
from collabready.assessment.results import Readiness, Settings
from collabready.assessment.voices import of_voice
from collabready.errors import ResponsesError
from collabready.language import level_name, say, sayable
from collabready.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

LOOKS_CARELESS = sayable("answers that look careless")


def looks_careless(questionnaire: Questionnaire, responses: Responses) -> pl.Series:
    """Who shows any sign of carelessness, in the order of the rows."""
    import polars as pl

    mask = pl.repeat(False, responses.height, dtype=pl.Boolean, eager=True)  # noqa: FBT003 - the value that is repeated
    for sign in careless_answers(questionnaire, responses).values():
        mask |= sign
    return mask


def careless_staff(questionnaire: Questionnaire, responses: Responses) -> pl.Series:
    """Who of the staff in a survey looks careless."""
    mask = looks_careless(questionnaire, responses) if responses.careless is None else responses.careless
    staff = of_voice("staff", questionnaire, responses)
    return mask if staff is None else mask & staff.fill_null(value=False)


def without_careless(questionnaire: Questionnaire, responses: Responses, min_group: int) -> Responses:
    """The responses but for staff whose answers look careless, with a line in the receipt.

    Raises:
        ResponsesError: fewer than the minimum look careless, or fewer are left: one could be worked out from the other.
    """
    mask = careless_staff(questionnaire, responses)
    flagged = int(mask.sum())
    if 0 < flagged < min_group:
        raise ResponsesError(
            f"Fewer than {min_group} people's answers look careless. Setting them aside would let these few be worked out "
            "from a report that counts them. Leave out --without-careless."
        )
    if flagged and responses.height - flagged < min_group:
        raise ResponsesError(
            f"So many answers look careless that fewer than {min_group} are left. Leave out --without-careless, and ask again."
        )
    return responses.without(mask, LOOKS_CARELESS)


def told_safely(flagged: int, staff: int, min_group: int) -> bool:
    """Whether it may be told what these answers change: enough people gave them, and enough others are left."""
    return flagged >= min_group and staff - flagged >= min_group


def careless_result(
    flagged: int, staff: int, other: Readiness | None, settings: Settings, cuts: list[float]
) -> Careless:
    """How many of the staff look careless, and the readiness of the other choice, where both may be told."""
    if flagged < settings.min_group:
        few = say(
            "Fewer than {least} people's answers look careless, or nobody's. What they change is not told.",
            least=settings.min_group,
        )
        return Careless(n=None, says=few)
    aside = settings.careless == "set aside"
    told = _told(flagged, staff, aside=aside)
    if other is None or other.score is None:
        return Careless(n=flagged, says=say("{told} What they change cannot be told.", told=told))
    readiness = marked(other.score, cuts)
    if other.level:
        readiness = say("{score}, {level}", score=readiness, level=level_name(other.level))
    says = (
        say("{told} With them the readiness would be {readiness}.", told=told, readiness=readiness)
        if aside
        else say("{told} Without them the readiness would be {readiness}.", told=told, readiness=readiness)
    )
    return Careless(n=flagged, score=other.score, level=other.level, says=says)


def _told(flagged: int, staff: int, *, aside: bool) -> str:
    numbers = {"flagged": count(flagged), "staff": count(staff)}
    if aside:
        return say("{flagged} of {staff} people's answers look careless and were set aside.", **numbers)
    return say("{flagged} of {staff} people's answers look careless, and count.", **numbers)
