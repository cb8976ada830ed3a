"""What may be published of a survey: the respondents as disclosure sees them, and its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from collabready.assessment.atoms import Earlier, RespondentClass, classes_of, earlier_of
from collabready.assessment.disclosure import (
    Disclosure,
    LeftOut,
    UnsafeWholeError,
    decide,
)
from collabready.assessment.recovery import OutOfWorkError
from collabready.assessment.releases import PEOPLE, Release
from collabready.assessment.respondents import COMPLETE, Respondents
from collabready.assessment.scores import answers_column, dimension_columns, practice_column
from collabready.assessment.whole import Whole
from collabready.errors import BesideReleaseError
from collabready.language import joined, say

if TYPE_CHECKING:
    import polars as pl

REASONS: tuple[LeftOut, ...] = ("crossed", "too many")


def disclosed(whole: Whole, releases: Sequence[Release] = ()) -> Whole:
    """The whole with the decision what of it, and of its groups, may be shown. `releases`: what was handed out before.

    Statistics are the columns of person scores, `answers:ID` for items and questions, and `complete`.

    Raises:
        BesideReleaseError: beside what was released, not even the whole can be shown.
    """
    return replace(whole, disclosure=_disclosure(whole, releases)) if whole.surveyed else whole


def _disclosure(whole: Whole, releases: Sequence[Release]) -> Disclosure:
    least, respondents = whole.settings.min_group, _respondents(whole, releases)
    try:
        return decide(respondents, least)
    except UnsafeWholeError as error:
        raise BesideReleaseError(_unsafe(str(error), respondents, releases, least)) from None
    except OutOfWorkError:
        raise BesideReleaseError(
            "What was released before holds too many small groups to be sure that nobody can be worked out from it and a "
            "new result. Score the export as it was released."
        ) from None


def _respondents(whole: Whole, releases: Sequence[Release]) -> Respondents:
    answers, dimensions = whole.answers, list(dimension_columns(whole.questionnaire, whole.persons.columns).values())
    earlier = earlier_of(answers.digests, releases)
    by = tuple(dict.fromkeys(each for each in whole.settings.by if each in answers.groups.columns))
    return Respondents(
        classes=classes_of(answers.groups.select(by), scored_flags(whole.persons, dimensions), earlier),
        by=by,
        statistics=(*dimensions, COMPLETE),
        alone=dict(_alone(whole, earlier)),
    )


def scored_flags(persons: pl.DataFrame, dimensions: Sequence[str]) -> pl.DataFrame:
    """Whether each person has a score on each dimension, and on all."""
    import polars as pl

    has = [pl.col(column).is_not_null() for column in dimensions]
    return persons.select(*has, *([pl.all_horizontal(has).alias(COMPLETE)] if has else []))


def _alone(whole: Whole, earlier: Earlier) -> Iterator[tuple[str, Sequence[RespondentClass]]]:
    """The statistics of the whole alone: practices, items, questions, with the classes of respondents for each.

    Where nothing was released, how many contribute is all that matters.
    """
    import polars as pl

    answers, persons = whole.answers, whole.persons
    sizes = {answers_column(asked): count.answered for asked, count in whole.counts.items()}
    sizes |= {column: persons[column].count() for column in persons.columns if column.startswith(practice_column(""))}
    if earlier.places is None:
        for statistic, n in sizes.items():
            yield statistic, [RespondentClass(n, frozenset(), frozenset({statistic}))]
        return
    has = {
        answers_column(asked): pl.col(asked).to_physical() < read.answered for asked, read in answers.readings.items()
    }
    frame = pl.concat([persons, answers.answers], how="horizontal")
    for statistic in sizes:
        flag = frame.select(has.get(statistic, pl.col(statistic).is_not_null()).alias(statistic))
        yield statistic, classes_of(pl.DataFrame(), flag, earlier)


def _unsafe(statistic: str, respondents: Respondents, releases: Sequence[Release], least: int) -> str:
    """Why nothing can be shown: which release, what changed, what to do."""
    what = "" if statistic == PEOPLE else f" with a score on {statistic.partition(':')[2]}"
    counted = respondents.counted(statistic)
    few = [(at, change) for at in range(len(releases)) if 0 < sum(change := counted.change(at)) < least]
    if few:
        at, now = min(few, key=lambda each: sum(each[1]))
        changed = [f"{now.came} {_responses(now.came)}{what} came since"] if now.came else []
        are = "is" if now.gone == 1 else "are"
        changed += [f"{now.gone} {_responses(now.gone)}{what} that it counted {are} gone"] if now.gone else []
        return (
            f"{releases[at].name}: {' and '.join(changed)}. Set side by side, it and a new result would tell how so few people "
            f"answered. Keep what is out, wait until {least} or more have come, or score the export as it was released."
        )
    names = " and ".join(release.name for release in releases)
    return (
        f"{names}: together with a new result a few people could be worked out. "
        f"Keep what is out, wait for at least {least} more responses, or score the export as it was released."
    )


def _responses(number: int) -> str:
    return "response" if number == 1 else "responses"


def left_out(disclosure: Disclosure) -> Iterator[str]:
    """Sentences on the breakdowns of which nothing is shown."""
    for reason in REASONS:
        if names := [by for by, each in disclosure.left_out.items() if each == reason]:
            yield _why(reason, joined(names))


def _why(reason: LeftOut, breakdowns: str) -> str:
    if reason == "crossed":
        return say(
            "Not broken down by {breakdowns}: a minimum above 5 cannot be kept where breakdowns cross. "
            "Score by one of them alone, and hand out one result.",
            breakdowns=breakdowns,
        )
    return say(
        "Not broken down by {breakdowns}: together they make too many small groups to be sure that none can be worked "
        "out. Score by one of them alone, and hand out one result.",
        breakdowns=breakdowns,
    )
