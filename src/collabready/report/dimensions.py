"""A page for each dimension: its score, its practices, how people answered, the groups, what was said, what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collabready.assessment.figures import Ladder, caution, interval, ladder, whole
from collabready.language import level_name, say, say_count
from collabready.report.answers import AnswerRow, Legend, answer_rows, legend, lowest
from collabready.report.by_group import ByGroup, by_group
from collabready.report.charts import Chart, bar
from collabready.report.dots import gauge
from collabready.report.headline import ROOM, Headline, Opening, aimed, pointed
from collabready.report.leaning import talk_about
from collabready.report.part_facts import Fact, facts
from collabready.report.part_room import Layout, layout
from collabready.report.priorities import numbers
from collabready.report.reading import reading_of
from collabready.report.shortfall import distance
from collabready.report.wording import SENTENCE, clip, inside, listed, sentence, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import DimensionResult, PlannedAction, PracticeResult, Results

MOST_QUOTES = 4


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
class Said:
    """Words that an interviewee has approved, and whose function spoke them."""

    text: str
    who: str


@dataclass(frozen=True)
class DimensionPage:
    """`talk`: the statements that split people most; `actions`: as many as there is room for, and `where` more are."""

    opening: Opening
    score: str
    state: str
    below: bool
    gauge: Chart | None
    facts: tuple[Fact, ...]
    practices: tuple[PracticeRow, ...]
    answers: tuple[AnswerRow, ...]
    legend: Legend
    talk: str
    groups: ByGroup | None
    quotes: tuple[Said, ...]
    actions: tuple[Advice, ...]
    where: str
    reading: str
    layout: Layout


def dimension_pages(results: Results) -> tuple[DimensionPage, ...]:
    return tuple(_page(results, dimension, at) for at, dimension in enumerate(results.dimensions))


def _page(results: Results, dimension: DimensionResult, at: int) -> DimensionPage:
    rungs, opening = ladder(results), _opening(results, dimension, at)
    advice = _advice(results, dimension)
    page = DimensionPage(
        opening=opening,
        score=say("none") if dimension.score is None else rungs.score(dimension.score),
        state=_state(rungs, dimension),
        below=rungs.below(dimension.score),
        gauge=_gauge(rungs, dimension, at),
        facts=facts(results, dimension),
        practices=_practices(rungs, dimension, at),
        answers=answer_rows(rungs, dimension.items, f"answers-{at}"),
        legend=legend(dimension.items, f"legend-{at}"),
        talk=talk_about(dimension),
        groups=by_group(results, dimension, f"by-group-{at}"),
        quotes=_quotes(results, dimension),
        actions=(),
        where=_where(len(advice)),
        reading=reading_of(results, opening.anchor),
        layout=Layout(),
    )
    return _laid_out(page, advice)


def _laid_out(page: DimensionPage, advice: Sequence[Advice]) -> DimensionPage:
    """The page with as many actions, and rows as high, as it has room for."""
    found = layout(page, advice)
    where = _where(len(advice) - found.actions)
    actions, quotes = tuple(advice[: found.actions]), page.quotes[: found.quotes]
    groups = page.groups if found.groups else None
    return replace(page, actions=actions, where=where, quotes=quotes, groups=groups, layout=found)


def _where(rest: int) -> str:
    """Where the actions stand, and how many others do."""
    if rest <= 0:
        return say("by its number in the action plan")
    return say_count(
        rest,
        "by its number in the action plan, where one more stands",
        "by its number in the action plan, where {n} more stand",
    )


def _opening(results: Results, dimension: DimensionResult, at: int) -> Opening:
    title = clip(dimension.title)
    kicker = (
        say("Ingredient · {title}", title=title)
        if dimension.role == "ingredient"
        else say("Condition · {title}", title=title)
    )
    return Opening(f"dimension-{at}", kicker, _title(results, dimension), _lead(results, dimension))


def _title(results: Results, dimension: DimensionResult) -> Headline:
    rungs, language = ladder(results), results.questionnaire.language
    title = clip(dimension.title)
    if dimension.score is None:
        return Headline(say("{title}: too few answers to tell", title=title))
    score = rungs.score(dimension.score)
    if results.readiness.basis == "interviews":
        return Headline(say("{title}: what was heard is rated {score} of 100", title=title, score=score))
    scored = [
        (practice.score, inside(practice.title, language))
        for practice in dimension.practices
        if practice.score is not None
    ]
    if len(scored) < 2:  # noqa: PLR2004 - two to compare
        stands = distance(rungs, dimension.score)
        return Headline(say("{title}: {score} of 100, {distance}", title=title, score=score, distance=stands))
    return _told_by_practices(rungs, title, scored, len(dimension.practices))


def _told_by_practices(rungs: Ladder, title: str, scored: Sequence[tuple[float, str]], asked: int) -> Headline:
    short = [name for score, name in scored if rungs.below(score)]
    there = [name for score, name in scored if not rungs.below(score)]
    if not short and len(scored) == asked:
        return Headline(say("{title}: every practice reaches the ready line", title=title))
    if not short:
        return Headline(say("{title}: every practice that could be scored reaches the ready line", title=title))
    if not there:
        return _none_there(title, scored)
    names = listed(there, ROOM)
    return aimed(
        say(
            "In place: {practices}. Not yet: {others}",
            practices=names,
            others=pointed(listed(short, 2 * ROOM - len(names))),
        )
    )


def _none_there(title: str, scored: Sequence[tuple[float, str]]) -> Headline:
    """Names the lowest practice, unless another is printed as equally low."""
    low, after = sorted(scored)[:2]
    if whole(low[0]) == whole(after[0]):
        return Headline(say("{title}: no practice reaches the ready line", title=title))
    return aimed(
        say(
            "{title}: no practice reaches the ready line, {practice} least of all",
            title=title,
            practice=pointed(low[1]),
        )
    )


def _lead(results: Results, dimension: DimensionResult) -> str:
    """What the part is, and what its figures come down to."""
    return " ".join(filter(None, (sentence(dimension.about or ""), _reason(results, dimension))))


def _reason(results: Results, dimension: DimensionResult) -> str:
    rungs = ladder(results)
    if dimension.score is None:
        return say("A score needs more answers than were given; nothing is shown rather than a guess.")
    score, stands = rungs.score(dimension.score), distance(rungs, dimension.score)
    if results.readiness.basis == "interviews":
        return say("What was heard is rated {score} of 100, {distance}.", score=score, distance=stands)
    if not (found := lowest(rungs, dimension.items)):
        return say("People score it {score} of 100, {distance}.", score=score, distance=stands)
    statement, favourable = found
    return say(
        "Scored lowest: “{statement}”, with {share} of the answers favourable.", statement=statement, share=favourable
    )


def _state(rungs: Ladder, dimension: DimensionResult) -> str:
    if dimension.score is None:
        return say("Too few answers")
    below, level = rungs.below(dimension.score), upper_first(clip(level_name(dimension.level), 40))
    if not level:
        return say("Below the ready line") if below else say("At the ready line or above")
    return (
        say("{level}: below the ready line", level=level)
        if below
        else say("{level}: at the ready line or above", level=level)
    )


def _gauge(rungs: Ladder, dimension: DimensionResult, at: int) -> Chart | None:
    if dimension.score is None:
        return None
    score = rungs.score(dimension.score)
    alt = (
        say(
            "{score} of 100, 95 % range {range}; {line}",
            score=score,
            range=interval(dimension.ci),
            line=rungs.line_label,
        )
        if dimension.ci
        else say("{score} of 100; {line}", score=score, line=rungs.line_label)
    )
    return Chart(f"gauge-{at}", alt, gauge(dimension.score, dimension.ci, rungs.line, width=150))


def _practices(rungs: Ladder, dimension: DimensionResult, at: int) -> tuple[PracticeRow, ...]:
    return tuple(
        _practice(rungs, practice, dimension, f"practice-{at}-{place}")
        for place, practice in enumerate(dimension.practices)
    )


def _practice(rungs: Ladder, practice: PracticeResult, dimension: DimensionResult, name: str) -> PracticeRow:
    title, score = clip(practice.title), rungs.score(practice.score)
    if practice.score is None:
        return PracticeRow(title, score, "", below=False, chart=None, note=say("too few answers"))
    stands = distance(rungs, practice.score)
    alt = say("{title}: {score} of 100, {distance}", title=title, score=score, distance=stands)
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


def _quotes(results: Results, dimension: DimensionResult) -> tuple[Said, ...]:
    """What was said of the part or of one of its practices or questions."""
    own = {dimension.id, *(practice.id for practice in dimension.practices), *(item.id for item in dimension.items)}
    said = [quote for quote in results.quotes if quote.id in own]
    return tuple(Said(clip(quote.text, SENTENCE), upper_first(clip(quote.who, 60))) for quote in said[:MOST_QUOTES])


def _advice(results: Results, dimension: DimensionResult) -> list[Advice]:
    """The actions that improve a practice of the part, in the order of their numbers."""
    improves, number = {practice.id for practice in dimension.practices}, numbers(results)
    actions = [action for action in results.plan if action.id in number and improves & set(action.improves)]
    return [_told(each, number[each.id]) for each in sorted(actions, key=lambda action: number[action.id])]


def _told(action: PlannedAction, number: int) -> Advice:
    who = say("{owner}, by day {day}", owner=clip(action.owner, 60), day=action.due)
    return Advice(str(number), clip(action.title, 140), who)
