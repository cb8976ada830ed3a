"""The second page: what the group's manager can take up of the plan, and how to talk about the report with the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import long_date, say
from collabready.report.department.extract import lowest_first
from collabready.report.headline import Headline, Opening
from collabready.report.wording import LABEL, SENTENCE, clip, inside, listed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import PlannedAction, Results

Step = tuple[str, str, str]
"""How long, its name, and what to say."""


@dataclass(frozen=True)
class TakeUp:
    """An action of the plan. `habits`: what it improves."""

    number: str
    title: str
    because: str
    habits: str
    first_step: str
    owner: str
    due: str
    measure: str


@dataclass(frozen=True)
class TeamPage:
    opening: Opening
    actions: tuple[TakeUp, ...]
    without: str
    steps: tuple[Step, ...]
    never: tuple[str, ...]


def team_page(results: Results) -> TeamPage:
    """From an extract, which holds one group and the actions that it can take up."""
    return TeamPage(
        opening=Opening("team", say("What you can do"), Headline(_title(results)), _lead(results)),
        actions=tuple(_action(results, action) for action in results.plan),
        without=_without(results),
        steps=_steps(results),
        never=_never(),
    )


def _title(results: Results) -> str:
    scored = lowest_first(results, results.groups[0])
    if results.plan:
        return (
            say("One action of the plan helps where this group is below the line"),
            say("Two actions of the plan help where this group is below the line"),
            say("Three actions of the plan help where this group is below the line"),
        )[len(results.plan) - 1]
    if not scored:
        return say("Start from the plan of the whole: no part can be shown here")
    if ladder(results).below(scored[0][1]):
        return say("The plan holds no action for what is below the line here")
    return say("Nothing shown is below the line here: keep what works")


def _lead(results: Results) -> str:
    if results.plan:
        return say(
            "The plan is made for the whole, and each action has its owner. A first step in your team need not wait: take "
            "it, and tell the owner that you have begun."
        )
    return say(
        "Ask the team what it would keep and what it would change, and tell whoever holds the plan of the whole."
    )


def _action(results: Results, action: PlannedAction) -> TakeUp:
    titles = {practice.id: practice.title for part in results.dimensions for practice in part.practices}
    return TakeUp(
        number=str(action.rank),
        title=clip(action.title, 160),
        because=sentence(action.because),
        habits=listed([clip(titles[key]) for key in action.improves if key in titles]) if action.improves else "",
        first_step=sentence(action.first_step),
        owner=clip(action.owner, LABEL),
        due=_due(results, action),
        measure=clip(action.measure, SENTENCE),
    )


def _due(results: Results, action: PlannedAction) -> str:
    """The day where it is known, else how many days from the start of the plan."""
    start = results.plan_start and results.plan_start + timedelta(days=action.due)
    day = action.due_date or start
    return say("by {day}", day=long_date(day)) if day else say("by day {day}", day=action.due)


def _without(results: Results) -> str:
    """Where the lowest part has no action, though others have."""
    scored = lowest_first(results, results.groups[0])
    if not results.plan or not scored:
        return ""
    lowest = scored[0][0]
    improved = {practice for action in results.plan for practice in action.improves}
    if improved & {practice.id for practice in lowest.practices}:
        return ""
    part = inside(lowest.title, results.questionnaire.language)
    return say(
        "For the lowest part here the plan of the whole holds no action: {part}. Tell whoever holds it.", part=part
    )


def _steps(results: Results) -> tuple[Step, ...]:
    """Three quarters of an hour."""
    return (
        (
            say("5 minutes"),
            say("Say what it is"),
            say(
                "Thank them for answering. Say that all answers were added up, that nobody, you included, can see who said "
                "what, and that this is about no person."
            ),
        ),
        (say("10 minutes"), say("Show the first page"), _show(results)),
        (say("15 minutes"), say("Ask, and listen"), _ask(results)),
        (
            say("10 minutes"),
            say("Choose one thing"),
            say(
                "One of the actions above, or one of their own, small enough for thirty days. Who begins, and when? Write it "
                "where everybody sees it."
            ),
        ),
        (
            say("5 minutes"),
            say("Say when you come back to it"),
            say("Set the day, and keep it even if nothing has moved. Pass on what is not yours to decide."),
        ),
    )


def _show(results: Results) -> str:
    scored = lowest_first(results, results.groups[0])
    if len(scored) < 2:  # noqa: PLR2004 - a highest and a lowest
        return say("Show the scores of the whole, and say that those of your group are hidden to protect its people.")
    language = results.questionnaire.language
    high, low = inside(scored[-1][0].title, language), inside(scored[0][0].title, language)
    return say(
        "Begin with what is highest: {high}. Then what is lowest: {low}. Read out the ranges too.", high=high, low=low
    )


def _ask(results: Results) -> str:
    scored = lowest_first(results, results.groups[0])
    if not scored:
        return say(
            "“What helps us to learn from each other? What stands in the way?” Write down what is said in their words. Do "
            "not explain, and do not defend."
        )
    part = inside(scored[0][0].title, results.questionnaire.language)
    return say(
        "“Where do you recognise this? When was it different? What would have to change to raise this: {part}?” Write down "
        "what is said in their words. Do not explain, and do not defend.",
        part=part,
    )


def _never() -> tuple[str, ...]:
    return tuple(_warned())


def _warned() -> Iterator[str]:
    yield say("Ask or guess who gave which answer.")
    yield say("Compare with another team, or go looking for its report.")
    yield say("Promise what you cannot decide.")
    yield say("Explain the numbers away, or look for somebody to blame.")
    yield say("Use them to judge anybody, yourself included.")
