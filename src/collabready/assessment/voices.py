"""Voices: staff make the headline, leaders are the mirror.

Managers and executives are shown apart only where each may be, and neither can be worked out from the leaders together;
specialists are never shown.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.cells import cell_of
from collabready.assessment.comparison import gaps_between
from collabready.assessment.comparison_results import VoiceResult, Voices
from collabready.assessment.disclosure import shown_groups
from collabready.assessment.estimates import Moments, moments
from collabready.assessment.head_counts import HeadCounts, invited
from collabready.assessment.readiness import geometric_mean
from collabready.assessment.results import Settings
from collabready.assessment.scores import dimension_columns
from collabready.language import say_as
from collabready.questionnaire.model import Questionnaire, Voice

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

SHOWN: tuple[Voice, ...] = ("staff", "leaders")
MANAGERS = "manager"
"""The audience with which readiness is worked out once more, to show what leaving it out of the headline does."""


@dataclass(frozen=True)
class _Heard:
    """A voice or an audience that may be shown. `open`: the dimensions on which its score may be."""

    title: str
    moments: Moments
    open: frozenset[str]

    def result(self, columns: Mapping[str, str], population: int | None = None) -> VoiceResult:
        cells = {
            key: cell_of(self.moments, column, shown=key in self.open, population=population)
            for key, column in columns.items()
        }
        return VoiceResult(title=self.title, n=self.moments.size, dimensions=cells)


@dataclass(frozen=True)
class _Survey:
    """A survey that tells voices apart. `columns`: dimension -> column of person scores; `least`: the minimum group."""

    questionnaire: Questionnaire
    audience: pl.Series
    persons: pl.DataFrame
    columns: Mapping[str, str]
    least: int

    def moments(self, audiences: Collection[str]) -> Moments:
        mask = _among(self.audience, audiences)
        names = list(self.columns.values())
        return moments(self.persons.filter(mask), names, names)[None]

    def voice(self, voice: Voice) -> _Heard | None:
        """A voice as far as it may be shown; None where it may not."""
        found = self.moments(audiences_of(voice, self.questionnaire))
        if found.size < self.least:
            return None
        enough = frozenset(key for key, column in self.columns.items() if found.n[column] >= self.least)
        return _Heard(_title(voice), found, enough)

    def leaders_apart(self, leaders: _Heard) -> dict[str, _Heard]:
        """The audiences among leaders that may be shown: for each statistic, what they leave of the leaders is safe."""
        audiences = self.questionnaire.audiences
        found = {name: self.moments([name]) for name in audiences_of("leaders", self.questionnaire)}
        shown = sorted(shown_groups({name: m.size for name, m in found.items()}, leaders.moments.size, self.least))
        cells = {
            key: shown_groups({name: found[name].n[column] for name in shown}, leaders.moments.n[column], self.least)
            for key, column in self.columns.items()
        }
        return {
            name: _Heard(audiences[name].title, found[name], frozenset(key for key in cells if name in cells[key]))
            for name in found
            if name in shown
        }

    def answered(self, voice: Voice) -> set[str]:
        """The audiences of a voice of which anybody answered."""
        return set(audiences_of(voice, self.questionnaire)) & set(self.audience.unique())


def voice_results(
    questionnaire: Questionnaire,
    responses: Responses,
    persons: pl.DataFrame,
    settings: Settings,
    head_counts: HeadCounts,
) -> Voices:
    """Staff and leaders side by side, where a survey tells them apart, with the gaps between them.

    A voice of which nobody answered is hidden, as one of which a few did.
    """
    if responses.channel == "interview" or responses.audience is None:
        return Voices()
    columns = dimension_columns(questionnaire, persons.columns)
    survey = _Survey(questionnaire, _as_text(responses.audience), persons, columns, settings.min_group)
    voices = {voice: survey.voice(voice) for voice in SHOWN if audiences_of(voice, questionnaire)}
    results: dict[str, VoiceResult] = {
        voice: _result(voice, heard, columns, head_counts) for voice, heard in voices.items()
    }
    staff, leaders = voices.get("staff"), voices.get("leaders")
    if leaders is None:
        return Voices(heard=results)
    apart = survey.leaders_apart(leaders)
    if len(apart) < 2 or apart.keys() != survey.answered("leaders"):  # noqa: PLR2004 - apart are two and more
        apart = {}
    results |= {name: audience.result(columns) for name, audience in apart.items()}
    if staff is None:
        return Voices(heard=results)
    both = {key: column for key, column in columns.items() if key in staff.open & leaders.open}
    readiness = _with_managers(survey, staff, apart.get(MANAGERS))
    return Voices(heard=results, gaps=gaps_between(staff.moments, leaders.moments, both), readiness=readiness)


def _title(voice: Voice) -> str:
    return say_as("voice", "Staff") if voice == "staff" else say_as("voice", "Leaders")


def _result(voice: Voice, heard: _Heard | None, columns: Mapping[str, str], head_counts: HeadCounts) -> VoiceResult:
    if heard is None:
        return VoiceResult(title=_title(voice), hidden=True)
    return heard.result(columns, invited(head_counts, voice, heard.moments.size))


def _with_managers(survey: _Survey, staff: _Heard, managers: _Heard | None) -> float | None:
    """Readiness of staff and managers together, only where every score of managers alone may be shown."""
    everything = {dimension.id for dimension in survey.questionnaire.dimensions}
    if managers is None or not everything <= staff.open & managers.open:
        return None
    both = [staff.moments, managers.moments]
    people = {key: sum(found.n[column] for found in both) for key, column in survey.columns.items()}
    points = {
        key: sum(found.n[column] * (found.mean[column] or 0) for found in both)
        for key, column in survey.columns.items()
    }
    return geometric_mean({key: points[key] / people[key] for key in points}, survey.questionnaire.weights())


def audiences_of(voice: Voice, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The audiences that speak with a voice, in the order of the questionnaire."""
    return tuple(name for name, audience in questionnaire.audiences.items() if audience.voice == voice)


def of_voice(voice: Voice, questionnaire: Questionnaire, responses: Responses) -> pl.Series | None:
    """Which respondents have a voice; None when nobody's audience is known, so that all are staff."""
    if responses.audience is None:
        return None
    return _among(_as_text(responses.audience), audiences_of(voice, questionnaire))


def _among(audience: pl.Series, names: Collection[str]) -> pl.Series:
    return audience.is_in(sorted(names))


def _as_text(audience: pl.Series) -> pl.Series:
    import polars as pl

    return audience.cast(pl.String)
