"""Leaders beside what was released: who of them may still be shown when a few came or went since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from collabready.assessment.atoms import classes_of, earlier_of
from collabready.assessment.comparison_results import GroupCell, VoiceResult, Voices
from collabready.assessment.disclosure import Disclosure, UnsafeWholeError, decide
from collabready.assessment.publication import scored_flags
from collabready.assessment.recovery import OutOfWorkError
from collabready.assessment.releases import PEOPLE, VOICE, Release, Row
from collabready.assessment.respondents import Respondents
from collabready.assessment.scores import dimension_column, dimension_columns
from collabready.assessment.voices import of_voice
from collabready.assessment.whole import Whole
from collabready.questionnaire.model import Voice

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

STAFF: Voice = "staff"
LEADERS: Voice = "leaders"


def shown_voices(
    voices: Voices, whole: Whole, responses: Responses, persons: pl.DataFrame, releases: Sequence[Release]
) -> Voices:
    """The voices, less what would tell how a few leaders answered who came or went since a release.

    `responses`, `persons`: of all voices. Leaders, and the audiences among them, are apart from staff: where nothing was
    released, their sizes decide.
    """
    leading = of_voice(LEADERS, whole.questionnaire, responses)
    if not releases or leading is None or LEADERS not in voices.heard:
        return voices
    shown = _disclosure(whole, responses.only(leading), persons.filter(leading), releases)
    heard = {
        voice: result if voice == STAFF else _as_shown(voice, result, shown) for voice, result in voices.heard.items()
    }
    gaps = [gap for gap in voices.gaps if shown.shows(VOICE, LEADERS, dimension_column(gap.dimension))]
    readiness = voices.readiness if heard == voices.heard else None
    return voices.model_copy(update={"heard": heard, "gaps": tuple(gaps), "readiness": readiness})


def _disclosure(whole: Whole, leaders: Responses, persons: pl.DataFrame, releases: Sequence[Release]) -> Disclosure:
    """What may be shown of leaders; nothing where a few came or went."""
    import polars as pl

    audiences = pl.DataFrame({VOICE: leaders.audience})
    dimensions = list(dimension_columns(whole.questionnaire, whole.persons.columns).values())
    respondents = Respondents(
        classes=classes_of(audiences, scored_flags(persons, dimensions), earlier_of(leaders.digests, releases)),
        by=(VOICE,),
        statistics=tuple(dimensions),
        whole=Row(VOICE, LEADERS, PEOPLE),
    )
    try:
        return decide(respondents, whole.settings.min_group)
    except (UnsafeWholeError, OutOfWorkError):
        return Disclosure()


def _as_shown(voice: str, result: VoiceResult, shown: Disclosure) -> VoiceResult:
    if result.hidden or not shown.shows(VOICE, voice, PEOPLE):
        return VoiceResult(title=result.title, hidden=True)
    cells = {
        key: cell if shown.shows(VOICE, voice, dimension_column(key)) else GroupCell(hidden=True)
        for key, cell in result.dimensions.items()
    }
    return result.model_copy(update={"dimensions": cells})
