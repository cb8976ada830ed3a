"""The whole: everybody whose answers make the headline, with all that is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collabready.assessment.counts import Counts, count_answers
from collabready.assessment.disclosure import Disclosure
from collabready.assessment.estimates import Moments, geometric_estimate, moments
from collabready.assessment.head_counts import HeadCounts, invited
from collabready.assessment.readiness import Estimate
from collabready.assessment.respondents import COMPLETE
from collabready.assessment.results import Settings
from collabready.assessment.scores import dimension_column, practice_column
from collabready.assessment.sealed import Interval
from collabready.assessment.voices import of_voice
from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interviews import NONE_COUNTED

if TYPE_CHECKING:
    import polars as pl

    from collabready.responses.model import Responses


@dataclass(frozen=True)
class Whole:
    """Staff in a survey, everybody in interviews: answers, person scores, and the moments of those.

    `population`: how many were invited, None where nobody said. `disclosure`: what of a survey may be shown;
    nothing until that is decided.
    """

    questionnaire: Questionnaire
    settings: Settings
    answers: Responses
    persons: pl.DataFrame
    counts: Mapping[str, Counts]
    moments: Moments
    population: int | None
    disclosure: Disclosure = field(default_factory=Disclosure)

    @property
    def surveyed(self) -> bool:
        return self.answers.channel == "survey"

    def estimate(self, column: str) -> Estimate:
        """An estimate, empty where fewer than the minimum have the score; of interviews the rating alone."""
        if not self.surveyed:
            return self.moments.rating(column)
        found = self.moments.estimate(column, self.population)
        return found if self.shows(column, found.n) else Estimate()

    def shows(self, statistic: str, n: int) -> bool:
        """Whether a statistic of the whole may be shown, to which so many contribute."""
        if not self.surveyed:
            return n >= self.settings.min_group
        return self.disclosure.shows("", "", statistic)

    def geometric(
        self, columns: Mapping[str, str], weights: Mapping[str, float]
    ) -> tuple[float | None, Interval | None]:
        """The geometric mean of dimensions; its interval only where enough persons have a score on all of them."""
        score, ci = geometric_estimate(self.moments, columns, weights, self.population)
        return score, ci if self.shows(COMPLETE, self.moments.complete) else None

    def level(self, score: float | None) -> str | None:
        """The level of a score. Ratings of interviews have none."""
        return self.questionnaire.level(score) if score is not None and self.surveyed else None


def whole_of(
    questionnaire: Questionnaire,
    responses: Responses,
    persons: pl.DataFrame,
    settings: Settings,
    head_counts: HeadCounts,
) -> Whole:
    """Those whose voice is staff; everybody where the export tells no voices apart, and in interviews.

    Items of interviews are counted without those that are pooled: what a pool says of its parts could give persons away.

    Raises:
        ResponsesError: fewer staff than the minimum group, or no interview that counts.
    """
    if responses.channel == "interview" and not responses.height:
        raise ResponsesError(NONE_COUNTED)
    staff = of_voice("staff", questionnaire, responses) if responses.channel == "survey" else None
    answers = responses if staff is None else responses.only(staff)
    persons = persons if staff is None else persons.filter(staff)
    if responses.channel == "survey" and answers.height < settings.min_group:
        raise ResponsesError(
            f"{answers.height} staff answered; nothing can be shown for fewer than {settings.min_group}. "
            "Wait for more responses, or merge this group with another."
        )
    population = invited(head_counts, "staff", answers.height)
    if population is None and responses.audience is None:
        population = invited(head_counts, "all", answers.height)
    practices = [practice_column(practice.id) for practice in questionnaire.practices]
    dimensions = [dimension_column(dimension.id) for dimension in questionnaire.dimensions]
    joint = [column for column in dimensions if column in persons.columns]
    found = moments(persons, [*joint, *(p for p in practices if p in persons.columns)], joint)[None]
    counts = count_answers(questionnaire, answers if answers.pooled is None else answers.only(~answers.pooled))
    return Whole(questionnaire, settings, answers, persons, counts, found, population)
