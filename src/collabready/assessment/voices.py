"""Voices: staff make the headline, leaders are the mirror."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.breakdowns import dimension_columns
from collabready.assessment.cells import cell_of
from collabready.assessment.comparison_results import VoiceResult, Voices
from collabready.assessment.estimates import moments
from collabready.assessment.head_counts import HeadCounts, invited
from collabready.assessment.results import Settings
from collabready.questionnaire.model import Questionnaire, Voice

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

TITLES: dict[Voice, str] = {"staff": "Staff", "leaders": "Leaders"}


def voice_results(
    questionnaire: Questionnaire,
    responses: Responses,
    persons: pl.DataFrame,
    settings: Settings,
    head_counts: HeadCounts,
) -> Voices:
    """Staff and leaders side by side, where a survey tells them apart."""
    if responses.channel == "interview":
        return Voices()
    columns = dimension_columns(questionnaire, persons.columns)
    names = list(columns.values())
    voices: dict[str, VoiceResult] = {}
    for voice, title in TITLES.items():
        mask = of_voice(voice, questionnaire, responses)
        if mask is None or not mask.any():
            continue
        moment = moments(persons.filter(mask), names, names)[None]
        if moment.size < settings.min_group:
            voices[voice] = VoiceResult(title=title, hidden=True)
            continue
        population = invited(head_counts, voice, moment.size)
        cells = {
            key: cell_of(moment, column, shown=moment.n[column] >= settings.min_group, population=population)
            for key, column in columns.items()
        }
        voices[voice] = VoiceResult(title=title, n=moment.size, dimensions=cells)
    return Voices(heard=voices)


def of_voice(voice: Voice, questionnaire: Questionnaire, responses: Responses) -> pl.Series | None:
    """Which respondents have a voice; None when nobody's audience is known, so that all are staff."""
    import polars as pl

    if responses.audience is None:
        return None
    speaking = [name for name, audience in questionnaire.audiences.items() if audience.voice == voice]
    return responses.audience.cast(pl.String).is_in(speaking)
