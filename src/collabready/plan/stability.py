"""How often an action would be among the first five, had others of the same kind answered.

The respondents are resampled: as many as there are, drawn from them with replacement, hundreds of times. Each time all
that the plan looks at is worked out again: the scores of practices and dimensions, the shares that gates are on, the gates,
the gains, the order. What leaders and interviewees say stays as it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from collabready.assessment.items import answer_shares
from collabready.assessment.scores import dimension_column, practice_column
from collabready.plan.ranking import Profiles, places

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from collabready.assessment.results import Results
    from collabready.assessment.whole import Whole
    from collabready.questionnaire.model import Questionnaire

    Floats = NDArray[np.float64]

TOP = 5
RESAMPLES = 400
FEWEST = 20
MOST = 2000
"""So many respondents are resampled at most."""
SEED = 2011


def stability_of(questionnaire: Questionnaire, results: Results, whole: Whole) -> dict[str, float]:
    """Action (id) -> the share of the resamples, 0-1, in which it is among the first five of the plan.

    Nothing where fewer than 20 staff answered. The seed is fixed: the same answers give the same shares, in whatever order
    they stand. Of more than 2,000 respondents 2,000 are resampled, who stand at even distances among them, and what
    the resamples differ from their mean is shrunk by sqrt(2000 / n): a mean of n persons varies so much less. Which ones
    these are depends on the order of the rows.
    """
    n = whole.answers.height
    if n < FEWEST:
        return {}
    profiles = resampled(questionnaire, results, whole)
    found = places(questionnaire, profiles)
    actions = questionnaire.actions
    return {
        action.id: float(((row < TOP) & (row < len(actions))).mean())
        for action, row in zip(actions, found, strict=True)
    }


def resampled(questionnaire: Questionnaire, results: Results, whole: Whole) -> Profiles:
    """What the plan looks at, in each resample of the respondents. What the results do not show is not looked at."""
    practices = sorted(p.id for d in results.dimensions for p in d.practices if p.score is not None)
    dimensions = sorted(d.id for d in results.dimensions if d.score is not None)
    shares = sorted(_shares(questionnaire, whole))
    persons = _persons(whole, practices, dimensions, shares)
    means = _means(persons, whole.answers.height)
    scores, rest = means[: len(practices)], means[len(practices) :]
    return Profiles(
        size=RESAMPLES,
        practices=dict(zip(practices, scores, strict=True)),
        dimensions=dict(zip(dimensions, rest, strict=False)),
        shares={key: share / 100 for key, share in zip(shares, rest[len(dimensions) :], strict=True)},
        heard={r.practice: r.score for r in results.interviews if r.practice and r.score is not None},
        blind_spots=frozenset(results.voices.blind_spots),
    )


def _shares(questionnaire: Questionnaire, whole: Whole) -> set[tuple[str, str]]:
    """The answers that gates are on, of questions of which so much may be looked at."""
    known = answer_shares(whole)
    return {
        (gate.question, gate.answer)
        for gate in questionnaire.scoring.gates
        if gate.question and gate.answer and (gate.question, gate.answer) in known
    }


def _persons(
    whole: Whole, practices: list[str], dimensions: list[str], shares: list[tuple[str, str]]
) -> tuple[Floats, Floats]:
    """A row for each respondent, a column for each score and share, nan for none; and the means over all respondents."""
    import numpy as np
    import polars as pl

    columns = [*map(practice_column, practices), *map(dimension_column, dimensions)]
    flags = pl.DataFrame([_given(whole, *each) for each in shares])
    everybody = pl.concat([whole.persons.select(columns), flags], how="horizontal")
    means = np.array(everybody.mean().row(0), np.float64)
    n = everybody.height
    some = everybody if n <= MOST else everybody[[at * n // MOST for at in range(MOST)]]
    return some.to_numpy().astype(np.float64), means


def _given(whole: Whole, question: str, answer: str) -> pl.Series:
    """Whether each respondent gave an answer, as 0 and 100; null for who gave none."""
    import polars as pl

    reading = whole.answers.readings[question]
    table = pl.Series(
        [None if m.code is None else 100.0 * (m.code == answer) for m in reading.meanings], dtype=pl.Float64
    )
    return table.gather(whole.answers.answers[question].to_physical()).alias(f"{question} {answer}")


def _means(persons: tuple[Floats, Floats], n: int) -> Floats:
    """The mean of each column (rows) in each resample (columns), around the means of all n respondents."""
    import numpy as np

    drawn, means = persons
    drawn = drawn[np.lexsort(np.nan_to_num(drawn, nan=-1).T)]
    size = len(drawn)
    there = ~np.isnan(drawn)
    times = _times(size)
    known = times @ there.astype(np.float64)
    own = np.nan_to_num(drawn).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    again = np.where(known > 0, times @ np.nan_to_num(drawn) / np.maximum(known, 1), own)
    around: Floats = np.clip(means + (again - own) * math.sqrt(size / n), 0, 100)
    return around.T


def _times(size: int) -> Floats:
    """How often each of so many persons is drawn in each resample (rows).

    From the raw numbers of the generator, which are the same in every version of numpy.
    """
    import numpy as np

    raw = np.random.PCG64(SEED).random_raw((RESAMPLES, size)) >> np.uint64(32)
    who = (raw * np.uint64(size) >> np.uint64(32)).astype(np.int64)
    places = who + size * np.arange(RESAMPLES)[:, None]
    return np.bincount(places.ravel(), minlength=RESAMPLES * size).reshape(RESAMPLES, size).astype(np.float64)
