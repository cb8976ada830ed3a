"""Parts of the whole: the groups of a breakdown, and the voices beside that of staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from collabready.assessment.breakdowns import Breakdown, dimension_columns
from collabready.assessment.comparison_results import GroupCell, VoiceResult, Voices
from collabready.assessment.estimates import Moments, geometric_estimate, moments
from collabready.assessment.readiness import Evidence, capped, fired_gates
from collabready.assessment.results import GroupReadiness, GroupResult, Settings
from collabready.assessment.scores import dimension_column
from collabready.errors import CollabreadyError
from collabready.questionnaire.model import Questionnaire, Voice
from collabready.spelling import normalised

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses

HeadCounts = Mapping[str, int | Mapping[str, int]]
TITLES: dict[Voice, str] = {"staff": "Staff", "leaders": "Leaders"}


def group_results(
    questionnaire: Questionnaire, breakdowns: Sequence[Breakdown], head_counts: HeadCounts
) -> tuple[GroupResult, ...]:
    """The groups of all breakdowns, by name; hidden ones with nothing but that."""
    results = []
    for breakdown in breakdowns:
        counted = _head_counts(breakdown.by, questionnaire, head_counts)
        for name in sorted(breakdown.moments):
            result = GroupResult(by=breakdown.by, group=name, hidden=name not in breakdown.shown)
            results.append(result if result.hidden else _filled(result, questionnaire, breakdown, counted))
    return tuple(results)


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
            key: _cell(moment, column, shown=moment.n[column] >= settings.min_group, population=population)
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


def invited(head_counts: HeadCounts, name: str, answered: int) -> int | None:
    """How many were invited, when known.

    Raises:
        CollabreadyError: fewer than answered.
    """
    number = head_counts.get(name)
    if not isinstance(number, int):
        return None
    if number < answered:
        raise CollabreadyError(
            f"invited: {name}: {number} were invited but {answered} answered. Correct the head count."
        )
    return number


def _filled(
    result: GroupResult, questionnaire: Questionnaire, breakdown: Breakdown, head_counts: Mapping[str, int]
) -> GroupResult:
    """A group that is shown, with those of its cells that are."""
    found = breakdown.moments[result.group]
    population = invited(head_counts, normalised(result.group), found.size)
    open_cells = {key: result.group in names for key, names in breakdown.cells.items()}
    score, ci = None, None
    if len(open_cells) == len(questionnaire.dimensions) and all(open_cells.values()):
        columns = {key: dimension_column(key) for key in open_cells}
        score, ci = geometric_estimate(found, columns, questionnaire.weights(), population)
    return result.model_copy(
        update={
            "n": found.size,
            "readiness": GroupReadiness(score=score, ci=ci, level=_level(score, found, questionnaire)),
            "dimensions": {
                key: _cell(found, dimension_column(key), shown=shown, population=population)
                for key, shown in open_cells.items()
            },
        }
    )


def _level(score: float | None, found: Moments, questionnaire: Questionnaire) -> str | None:
    """The level of a group, capped by the gates on dimensions; practices and questions are not broken down."""
    if score is None:
        return None
    dimensions = {d.id: found.estimate(dimension_column(d.id)) for d in questionnaire.dimensions}
    gates = list(fired_gates(questionnaire, Evidence(dimensions, {}, {})))
    return capped(questionnaire.level(score), gates, questionnaire.scoring.levels)


def misspelt(
    head_counts: HeadCounts, by: Sequence[str], groups: pl.DataFrame, questionnaire: Questionnaire
) -> list[str]:
    """Names in the head counts that nothing in the answers goes by: misspelt, or groups of which nobody answered."""
    known = {"all", *TITLES, *(normalised(name) for name in by)}
    known |= {normalised(name) for q in questionnaire.questions for name in (q.id, q.text, *q.aliases)}
    names = [name for name in head_counts if normalised(name) not in known | set(map(normalised, groups.columns))]
    for header in groups.columns:
        answered = {normalised(group) for group in groups[header].drop_nulls().unique().to_list()}
        names += [name for name in _head_counts(header, questionnaire, head_counts) if name not in answered]
    return names


def _cell(found: Moments, column: str, *, shown: bool, population: int | None) -> GroupCell:
    if not shown:
        return GroupCell(hidden=True)
    estimate = found.estimate(column, population)
    return GroupCell(score=estimate.score, ci=estimate.ci, n=estimate.n)


def _head_counts(by: str, questionnaire: Questionnaire, head_counts: HeadCounts) -> Mapping[str, int]:
    """The head counts of a breakdown by normalised group; found under its header or a name of its question."""
    wanted = {normalised(by)}
    for question in questionnaire.questions:
        names = {normalised(name) for name in (question.id, question.text, *question.aliases)}
        wanted |= names if names & wanted else set()
    for name, counts in head_counts.items():
        if normalised(name) in wanted and not isinstance(counts, int):
            return {normalised(group): count for group, count in counts.items()}
    return {}
