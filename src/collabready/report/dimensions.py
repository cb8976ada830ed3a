"""One page for each dimension: its score, its practices, how people answered, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import NEARLY_ALL, Ladder, caution, count, interval, ladder, percent, spread, whole
from collabready.report.answers import AnswerRow, Legend, answer_rows, legend
from collabready.report.charts import Chart, bar, estimate
from collabready.report.headline import ROOM, Headline, Opening
from collabready.report.leaning import is_long, leaning
from collabready.report.priorities import numbers
from collabready.report.recipe import distance
from collabready.report.wording import clip, inside, listed, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import DimensionResult, PlannedAction, PracticeResult, Results

MOST_ACTIONS, MOST_PRACTICES, MOST_ITEMS = 3, 4, 6
CROWDED = 8


@dataclass(frozen=True)
class Fact:
    label: str
    value: str


@dataclass(frozen=True)
class PracticeRow:
    title: str
    score: str
    interval: str
    below: bool
    chart: Chart | None
    note: str


@dataclass(frozen=True)
class Advice:
    """An action by its number in the plan, where its first step stands."""

    number: str
    title: str
    who: str


@dataclass(frozen=True)
class DimensionPage:
    opening: Opening
    score: str
    state: str
    below: bool
    gauge: Chart | None
    facts: tuple[Fact, ...]
    practices: tuple[PracticeRow, ...]
    answers: tuple[AnswerRow, ...]
    legend: Legend
    actions: tuple[Advice, ...]
    more_actions: str
    leaning: tuple[str, ...]
    dense: bool


def dimension_pages(results: Results) -> tuple[DimensionPage, ...]:
    return tuple(_page(results, dimension, at) for at, dimension in enumerate(results.dimensions))


def _page(results: Results, dimension: DimensionResult, at: int) -> DimensionPage:
    rungs = ladder(results)
    improves = {practice.id for practice in dimension.practices}
    number = numbers(results)
    standing = [action for action in results.plan if action.id in number and improves & set(action.improves)]
    actions = sorted(standing, key=lambda action: number[action.id])
    scales = legend(dimension.items, f"legend-{at}")
    full = len(dimension.practices) > MOST_PRACTICES or len(dimension.items) > MOST_ITEMS or len(scales.scales) > 1
    long = is_long(leaning(dimension))
    most = max(MOST_ACTIONS - full - long - (len(dimension.items) > CROWDED), 1)
    rest = len(actions) - most
    return DimensionPage(
        opening=_opening(results, dimension, at),
        score="none" if dimension.score is None else rungs.score(dimension.score),
        state=_state(rungs, dimension),
        below=rungs.below(dimension.score),
        gauge=_gauge(rungs, dimension, at),
        facts=_facts(results, dimension),
        practices=tuple(
            _practice(rungs, practice, dimension, f"practice-{at}-{place}")
            for place, practice in enumerate(dimension.practices)
        ),
        answers=answer_rows(rungs, dimension.items, f"answers-{at}"),
        legend=scales,
        actions=tuple(_advice(action, number[action.id]) for action in actions[:most]),
        more_actions=f"and {rest} more in the action plan" if rest > 0 else "",
        leaning=leaning(dimension),
        dense=full or long,
    )


def _opening(results: Results, dimension: DimensionResult, at: int) -> Opening:
    kicker = f"{upper_first(dimension.role)} · {clip(dimension.title)}"
    return Opening(f"dimension-{at}", kicker, _title(results, dimension), _lead(results, dimension))


def _title(results: Results, dimension: DimensionResult) -> Headline:
    rungs, language = ladder(results), results.questionnaire.language
    title = clip(dimension.title)
    if dimension.score is None:
        return Headline(f"{title}: too few answers to tell")
    if results.readiness.basis == "interviews":
        return Headline(f"{title}: what was heard is rated {rungs.score(dimension.score)} of 100")
    scored = [
        (practice.score, inside(practice.title, language))
        for practice in dimension.practices
        if practice.score is not None
    ]
    if len(scored) < 2:  # noqa: PLR2004 - two to compare
        return Headline(f"{title}: {rungs.score(dimension.score)} of 100, {distance(rungs, dimension.score)}")
    short = [name for score, name in scored if rungs.below(score)]
    there = [name for score, name in scored if not rungs.below(score)]
    if not short:
        return Headline(
            f"{title}: every practice {'' if len(scored) == len(dimension.practices) else 'that could be scored '}reaches the ready line"
        )
    if not there:
        return _none_there(title, scored)
    opening = f"In place: {listed(there, ROOM)}. Not yet: "
    return Headline(opening, listed(short, 2 * ROOM - len(opening)))


def _none_there(title: str, scored: Sequence[tuple[float, str]]) -> Headline:
    """Names the lowest practice, unless another is printed as equally low."""
    told = f"{title}: no practice reaches the ready line"
    low, after = sorted(scored)[:2]
    if whole(low[0]) == whole(after[0]):
        return Headline(told)
    return Headline(f"{told}, ", low[1], " least of all")


def _lead(results: Results, dimension: DimensionResult) -> str:
    rungs = ladder(results)
    about = f"{sentence(dimension.about)} " if dimension.about else ""
    if dimension.score is None:
        return about + "A score needs more answers than were given; nothing is shown rather than a guess."
    heard = "What was heard is rated" if results.readiness.basis == "interviews" else "People score it"
    short = [
        inside(practice.title, results.questionnaire.language)
        for practice in dimension.practices
        if rungs.below(practice.score)
    ]
    stands = f"{heard} {rungs.score(dimension.score)} of 100, {distance(rungs, dimension.score)}"
    if rungs.below(dimension.score) or not short:
        return f"{about}{stands}."
    return f"{about}{stands}; still to be built: {listed(short)}."


def _state(rungs: Ladder, dimension: DimensionResult) -> str:
    if dimension.score is None:
        return "Too few answers"
    return "Below the ready line" if rungs.below(dimension.score) else "At the ready line or above"


def _gauge(rungs: Ladder, dimension: DimensionResult, at: int) -> Chart | None:
    if dimension.score is None:
        return None
    sure = f" with its interval {interval(dimension.ci)}" if dimension.ci else ""
    alt = f"{rungs.score(dimension.score)} of 100{sure}; {rungs.line_label}"
    return Chart(f"gauge-{at}", alt, estimate(dimension.score, dimension.ci, rungs.line, width=150))


def _facts(results: Results, dimension: DimensionResult) -> tuple[Fact, ...]:
    careful = caution(dimension.n)
    people = count(dimension.n) + (f", {careful}" if careful else "")
    if results.readiness.basis == "interviews":
        return (Fact("Interviews", people if dimension.n is not None else "too few"),)
    facts = [
        Fact("Level", clip(dimension.level or "none") + (", near a limit" if dimension.borderline else "")),
        Fact("95 % interval", interval(dimension.ci)),
        Fact("Answers", people if dimension.n is not None else "too few"),
        Fact("Median", ladder(results).score(dimension.median)),
        Fact("Standard deviation", spread(dimension.sd)),
        *[Fact(upper_first(kind), _share(dimension, kind)) for kind in ("favourable", "neutral", "unfavourable")],
    ]
    if dimension.incomplete:
        facts.append(Fact("Incomplete scores", count(dimension.incomplete)))
    return tuple(facts)


def _share(dimension: DimensionResult, kind: str) -> str:
    if dimension.nearly_all:
        return NEARLY_ALL if dimension.nearly_all == kind else "10 % or less"
    share: float | None = getattr(dimension, kind)
    return "not shown" if share is None else percent(share)


def _practice(rungs: Ladder, practice: PracticeResult, dimension: DimensionResult, name: str) -> PracticeRow:
    title, score = clip(practice.title), rungs.score(practice.score)
    if practice.score is None:
        return PracticeRow(title, score, "", below=False, chart=None, note="too few answers")
    alt = f"{title}: {score} of 100, {distance(rungs, practice.score)}"
    careful = "" if caution(practice.n) == caution(dimension.n) else caution(practice.n)
    drawing = bar(practice.score, rungs.line, width=78, height=14)
    return PracticeRow(
        title,
        score,
        interval(practice.ci) if practice.ci else "",
        rungs.below(practice.score),
        Chart(name, alt, drawing),
        careful,
    )


def _advice(action: PlannedAction, number: int) -> Advice:
    return Advice(str(number), clip(action.title, 140), f"{clip(action.owner, 60)}, by day {action.due}")
