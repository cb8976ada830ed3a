"""Whom each number of the results is about: what has to be known of a release when another one follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from collabready.assessment.pool import counted_scores
from collabready.assessment.releases import PEOPLE, VOICE, Release, Row
from collabready.assessment.results import Results
from collabready.assessment.rounds import Answers
from collabready.assessment.scores import answers_column, dimension_column, practice_column
from collabready.assessment.voices import SHOWN, of_voice
from collabready.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses


def counted(asked: Answers, results: Results, people: pl.Series, name: str, *, in_detail: bool = False) -> Release:
    """The rows of results that are printed, and by whom each is made up.

    `asked`: what was scored; `people`: a digest of each respondent. The statistics are the number of persons and each
    dimension; `in_detail`: of the whole each practice, item and question too, under `practice:ID` and `answers:ID`.
    Staff make the whole and the groups; the other voices that are shown stand under `voice`. Of interviews alone nobody
    is noted: which of them count is decided by their use.
    """
    import numpy as np

    questionnaire, responses = asked.questionnaire, asked.responses
    if responses.channel == "interview":
        return Release(name, (), {})
    scores, staff = counted_scores(questionnaire, responses), _staff(questionnaire, responses)
    rows = dict(_rows(questionnaire, responses, results, scores))
    if in_detail:
        rows |= _details(responses, results, scores, staff)
    members = np.packbits(np.column_stack([mask.to_numpy() for mask in rows.values()]), axis=1)
    places: dict[bytes, int] = {}
    classes: list[frozenset[Row]] = []
    known: dict[str, int] = {}
    for digest, bits in zip(people, members, strict=True):
        key = bits.tobytes()
        if key not in places:
            set_ = np.unpackbits(bits, count=len(rows))
            places[key] = len(classes)
            classes.append(frozenset(row for row, bit in zip(rows, set_, strict=True) if bit))
        known[digest] = places[key]
    return Release(name, tuple(classes), {digest: place for digest, place in known.items() if classes[place]})


def _rows(
    questionnaire: Questionnaire, responses: Responses, results: Results, scores: pl.DataFrame
) -> Iterator[tuple[Row, pl.Series]]:
    """Each printed row with who is counted in it, in the order of the respondents."""
    import polars as pl

    staff = _staff(questionnaire, responses)
    scored = [dimension.id for dimension in results.dimensions if dimension.score is not None]
    yield from _parts("", "", staff, scored, scores)
    for group in results.groups:
        if not group.hidden:
            among = (responses.groups[group.by].cast(pl.String) == group.group).fill_null(value=False)
            shown = [key for key, cell in group.dimensions.items() if not cell.hidden]
            yield from _parts(group.by, group.group, staff & among, shown, scores)
    for voice, heard in results.voices.heard.items():
        if not heard.hidden and voice != "staff":
            shown = [key for key, cell in heard.dimensions.items() if not cell.hidden]
            yield from _parts(VOICE, voice, _speaking(voice, questionnaire, responses), shown, scores)


def _details(
    responses: Responses, results: Results, scores: pl.DataFrame, staff: pl.Series
) -> Iterator[tuple[Row, pl.Series]]:
    """The practices that have a score, and the items and questions of which a number is printed."""
    for dimension in results.dimensions:
        for practice in dimension.practices:
            if practice.score is not None and (column := practice_column(practice.id)) in scores.columns:
                yield Row("", "", column), staff & scores[column].is_not_null()
    items = [item.id for dimension in results.dimensions for item in dimension.items if item.n is not None]
    for name in [*items, *(question.id for question in results.questions if question.n is not None)]:
        answered = responses.answers[name].to_physical() < responses.readings[name].answered
        yield Row("", "", answers_column(name)), staff & answered


def _staff(questionnaire: Questionnaire, responses: Responses) -> pl.Series:
    import polars as pl

    staff = of_voice("staff", questionnaire, responses)
    return pl.repeat(value=True, n=responses.height, eager=True) if staff is None else staff.fill_null(value=False)


def _speaking(voice: str, questionnaire: Questionnaire, responses: Responses) -> pl.Series:
    """Who has a voice, or belongs to an audience that is shown apart."""
    import polars as pl

    for known in SHOWN:
        if known == voice and (mask := of_voice(known, questionnaire, responses)) is not None:
            return mask.fill_null(value=False)
    if responses.audience is None:
        return pl.repeat(value=False, n=responses.height, eager=True)
    return (responses.audience.cast(pl.String) == voice).fill_null(value=False)


def _parts(
    by: str, group: str, among: pl.Series, dimensions: list[str], scores: pl.DataFrame
) -> Iterator[tuple[Row, pl.Series]]:
    """The number of persons, and each dimension with those of them who have a score."""
    yield Row(by, group, PEOPLE), among
    for dimension in dimensions:
        column = dimension_column(dimension)
        if column in scores.columns:
            yield Row(by, group, column), among & scores[column].is_not_null()
