"""One page for each dimension: its score, its practices, how people answered, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, caution, count, interval, ladder, percent, spread
from collabready.report.answers import AnswerRow, Legend, answer_rows, legend
from collabready.report.charts import Chart, bar, estimate
from collabready.report.headline import Headline, Opening
from collabready.report.recipe import distance
from collabready.report.wording import are, clip, inside, listed, sentence, upper_first

if TYPE_CHECKING:
    from collabready.assessment.results import DimensionResult, PlannedAction, PracticeResult, Results

MOST_ACTIONS, MOST_PRACTICES, MOST_ITEMS = 3, 4, 6


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
class ToDo:
    rank: str
    title: str
    first_step: str
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
    actions: tuple[ToDo, ...]
    more_actions: str


def dimension_pages(results: Results) -> tuple[DimensionPage, ...]:
    return tuple(_page(results, dimension, at) for at, dimension in enumerate(results.dimensions))


def _page(results: Results, dimension: DimensionResult, at: int) -> DimensionPage:
    rungs = ladder(results)
    improves = {practice.id for practice in dimension.practices}
    actions = [action for action in results.plan if improves & set(action.improves)]
    full = len(dimension.practices) > MOST_PRACTICES or len(dimension.items) > MOST_ITEMS
    most = MOST_ACTIONS - full
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
        legend=legend(dimension.items, f"legend-{at}"),
        actions=tuple(_to_do(action, brief=full) for action in actions[:most]),
        more_actions=f"and {rest} more in the action plan" if rest > 0 else "",
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
        return Headline(f"{title}: what was heard is rated ", f"{rungs.score(dimension.score)} of 100")
    scored = sorted(
        ((practice.score, practice.title) for practice in dimension.practices if practice.score is not None),
        key=lambda each: each[0],
    )
    if len(scored) < 2:  # noqa: PLR2004 - two to compare
        return Headline(f"{title}: ", f"{rungs.score(dimension.score)} of 100", f", {distance(rungs, dimension.score)}")
    short = [practice for score, practice in scored if rungs.below(score)]
    weakest, strongest = scored[0][1], scored[-1][1]
    if not short:
        return Headline(f"{title}: every practice reaches the ready line")
    if len(short) == len(scored):
        return Headline(f"{title}: no practice reaches the ready line, ", inside(weakest, language), " least of all")
    good, bad = inside(strongest, language), inside(weakest, language)
    return Headline(f"{upper_first(good)} {are(strongest)} in place; ", bad, f" {are(weakest)} not")


def _lead(results: Results, dimension: DimensionResult) -> str:
    rungs = ladder(results)
    about = f"{sentence(dimension.about)} " if dimension.about else ""
    if dimension.score is None:
        return about + "A score needs more answers than were given; nothing is shown rather than a guess."
    heard = "What was heard is rated" if results.readiness.basis == "interviews" else "People score it"
    short = [clip(practice.title) for practice in dimension.practices if rungs.below(practice.score)]
    stands = f"{heard} {rungs.score(dimension.score)} of 100, {distance(rungs, dimension.score)}"
    if rungs.below(dimension.score) or not short:
        return f"{about}{stands}."
    return f"{about}{stands}; still to be built: {listed([inside(name, results.questionnaire.language) for name in short])}."


def _state(rungs: Ladder, dimension: DimensionResult) -> str:
    if dimension.score is None:
        return "Too few answers"
    return "Below the ready line" if rungs.below(dimension.score) else "At the ready line or above"


def _gauge(rungs: Ladder, dimension: DimensionResult, at: int) -> Chart | None:
    if dimension.score is None:
        return None
    alt = f"{rungs.score(dimension.score)} of 100 with its interval {interval(dimension.ci)}; {rungs.line_label}"
    return Chart(f"gauge-{at}", alt, estimate(dimension.score, dimension.ci, rungs.line, width=150))


def _facts(results: Results, dimension: DimensionResult) -> tuple[Fact, ...]:
    careful = caution(dimension.n)
    people = count(dimension.n) + (f", {careful}" if careful else "")
    heard = "Interviews" if results.readiness.basis == "interviews" else "Answers"
    facts = [
        Fact("Level", clip(dimension.level or "none") + (", near a limit" if dimension.borderline else "")),
        Fact("95 % interval", interval(dimension.ci)),
        Fact(heard, people if dimension.n is not None else "too few"),
        Fact("Median", ladder(results).score(dimension.median)),
        Fact("Standard deviation", spread(dimension.sd)),
        Fact("Favourable", _share(dimension, dimension.favourable)),
        Fact("Neutral", _share(dimension, dimension.neutral)),
        Fact("Unfavourable", _share(dimension, dimension.unfavourable)),
    ]
    if dimension.incomplete:
        facts.append(Fact("Incomplete scores", count(dimension.incomplete)))
    return tuple(facts)


def _share(dimension: DimensionResult, share: float | None) -> str:
    """In a small group "all" would tell what each one said."""
    if share == 1 and caution(dimension.n):
        return "≥90 %"
    return "not shown" if share is None else percent(share)


def _practice(rungs: Ladder, practice: PracticeResult, dimension: DimensionResult, name: str) -> PracticeRow:
    title, score = clip(practice.title), rungs.score(practice.score)
    if practice.score is None:
        return PracticeRow(title, score, "", below=False, chart=None, note="too few answers")
    alt = f"{title}: {score} of 100, {distance(rungs, practice.score)}"
    careful = "" if caution(practice.n) == caution(dimension.n) else caution(practice.n)
    drawing = bar(practice.score, rungs.line, width=78, height=14)
    return PracticeRow(
        title, score, interval(practice.ci), rungs.below(practice.score), Chart(name, alt, drawing), careful
    )


def _to_do(action: PlannedAction, *, brief: bool) -> ToDo:
    """Brief on a page full of answers: the first step stands in the action plan."""
    return ToDo(
        str(action.rank),
        clip(action.title, 140),
        "" if brief else sentence(clip(action.first_step, 160)),
        f"{clip(action.owner, 60)}, by day {action.due}",
    )
