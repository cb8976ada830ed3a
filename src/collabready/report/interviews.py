"""Interviews beside the survey: what was heard and what staff answered, side by side, and the words behind it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from collabready.assessment.figures import count, difference, ladder
from collabready.assessment.interview_results import APART, LEAST
from collabready.language import say, say_count
from collabready.report.charts import Chart, axis, pair
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.reading import reading_of
from collabready.report.wording import LABEL, PARAGRAPH, clip, inside, lines, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.assessment.interview_results import InterviewResult, Quote
    from collabready.assessment.results import Results

ANCHOR = "interviews"
WIDTH = 132
MARKS = "\"'“”„‘’«»"  # noqa: RUF001 - marks that people type around a quote


@dataclass(frozen=True)
class RatingRow:
    """A dimension, or one of its practices, with both scores. `differs`: the difference is named."""

    title: str
    part: bool
    chart: Chart
    survey: str
    rating: str
    n: str
    difference: str
    differs: bool


@dataclass(frozen=True)
class Words:
    """What was said of a practice or in answer to a question: each text with who said it."""

    title: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class InterviewsPage:
    """`rows`: none where there is no survey to set ratings beside."""

    opening: Opening
    rows: tuple[RatingRow, ...]
    axis: Chart
    line: str
    words: tuple[Words, ...]
    why: str
    cannot: str
    reading: str


def interviews_page(results: Results) -> InterviewsPage | None:
    """None where nothing was heard; with no survey, a page only for the words."""
    rows = results.interviews if results.readiness.basis == "survey" else ()
    if not rows and not results.quotes:
        return None
    rungs = ladder(results)
    return InterviewsPage(
        opening=_opening(results, rows),
        rows=tuple(_row(results, rating, at) for at, rating in enumerate(rows)),
        axis=Chart(
            "interviews-axis",
            say("Scale from 0 to 100, with the {line}", line=rungs.line_label),
            axis(rungs.line, width=WIDTH),
        ),
        line=rungs.line_label,
        words=tuple(_words(results.quotes)),
        why=say(
            "Those interviewed decide, drive a community or look after the tools; staff answer for their own daily work. "
            "Where the two stand far apart, somebody does not see what others meet: ask both before you act."
        ),
        cannot=say(
            "Ratings are evidence heard, rated by the consultant. Those interviewed were chosen, not drawn, so there is no "
            "interval. A rating never enters the readiness; it can set off a rule only where the survey has no score."
        ),
        reading=reading_of(results, ANCHOR),
    )


def _opening(results: Results, rows: Sequence[InterviewResult]) -> Opening:
    if not rows:
        lead = say("In the words of those interviewed, as they approved them. Nobody is named.")
        return Opening(ANCHOR, say("What was said"), Headline(say("The words behind the ratings")), lead)
    return Opening(ANCHOR, say("Interviews and survey"), _title(results, rows), _lead(results, rows))


def _title(results: Results, rows: Sequence[InterviewResult]) -> Headline:
    if all(rating.n < LEAST for rating in rows):
        return Headline(say("Too few interviews to say whether they differ from the survey"))
    if all(rating.difference is None for rating in rows):
        return Headline(say("Interviews speak of what the survey could not score"))
    higher, lower = (_named(_apart(results, rows, up=up)) for up in (True, False))
    if higher and lower:
        told = say(
            "Rated higher in interviews than in the survey: {higher}; rated lower: {lower}", higher=higher, lower=lower
        )
        return Headline(told)
    if higher:
        return Headline(say("Rated higher in interviews than in the survey: {parts}", parts=higher))
    if lower:
        return Headline(say("Rated lower in interviews than in the survey: {parts}", parts=lower))
    return Headline(_alike(rows))


def _alike(rows: Sequence[InterviewResult]) -> str:
    """Where no difference is named, one may still meet the eye."""
    if any(rating.n < LEAST and round(abs(rating.difference or 0), 9) >= APART for rating in rows):
        return say("Interviews and survey stand far apart only where one or two interviews speak")
    return say("No large difference between interviews and survey")


def _apart(results: Results, rows: Sequence[InterviewResult], *, up: bool) -> list[str]:
    """What differs one way: dimensions, and practices of which the dimension as a whole does not."""
    differing = [rating for rating in rows if rating.label and ((rating.difference or 0) > 0) == up]
    wholes = {rating.dimension for rating in differing if rating.practice is None}
    named = [rating for rating in differing if rating.practice is None or rating.dimension not in wholes]
    return [inside(rating.title, results.questionnaire.language) for rating in named]


def _named(names: Sequence[str]) -> str:
    """The names, or how many where they are long; empty where there are none."""
    told = listed(names) if names else ""
    return told if len(told) <= ROOM or len(names) == 1 else say("{n} parts and habits", n=number(len(names)))


def _lead(results: Results, rows: Sequence[InterviewResult]) -> str:
    heard = sum(source.accepted or 0 for source in results.sources if source.channel == "interview")
    opening = say_count(
        heard,
        "One interview: evidence heard, rated by the consultant, beside what staff answered.",
        "{interviews} interviews: evidence heard, rated by the consultant, beside what staff answered.",
        interviews=upper_first(number(heard)),
    )
    if any(rating.label for rating in rows):
        marked = say(
            "Marked: {apart} points or more apart, by {least} interviews or more.", apart=APART, least=number(LEAST)
        )
        return f"{opening} {marked}"
    named = say(
        "A difference is named from {apart} points and {least} interviews on.", apart=APART, least=number(LEAST)
    )
    return f"{opening} {named}"


def _row(results: Results, rating: InterviewResult, at: int) -> RatingRow:
    rungs, part, title = ladder(results), rating.practice is None, clip(rating.title)
    survey, heard = rungs.score(rating.survey_score), rungs.score(rating.score)
    alt = (
        say("{title}: survey without a score, interviews {heard}", title=title, heard=heard)
        if rating.survey_score is None
        else say("{title}: survey {survey}, interviews {heard}", title=title, survey=survey, heard=heard)
    )
    drawing = pair(rating.survey_score, rating.score, rungs.line, width=WIDTH, height=20 if part else 15)
    return RatingRow(
        title=title,
        part=part,
        chart=Chart(f"interviews-{at}", alt, drawing),
        survey=survey,
        rating=heard,
        n=count(rating.n),
        difference=difference(rating.score, rating.survey_score),
        differs=rating.label is not None,
    )


def _words(quotes: Sequence[Quote]) -> Iterator[Words]:
    """The quotes as they stand in the results, those of one subject together."""
    for (_, title), same in groupby(quotes, key=lambda quote: (quote.id, quote.title)):
        yield Words(clip(title, LABEL), tuple((_bare(quote.text), clip(quote.who, 60)) for quote in same))


def _bare(text: str) -> str:
    """A text without the marks around it, which the page sets itself; its lines stay lines."""
    return lines(text.strip().strip(MARKS), PARAGRAPH)
