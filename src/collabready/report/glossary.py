"""The words of the report in plain words: those that it uses, and no others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder, limit
from collabready.language import level_name, say
from collabready.report.headline import Headline, Opening
from collabready.report.wording import clip, inside, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import Results

ANCHOR = "glossary"
ROOM = 70
"""Letters that the names of parts may take in an explanation."""


@dataclass(frozen=True)
class Term:
    word: str
    means: str


@dataclass(frozen=True)
class Chapter:
    """Words that belong together."""

    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class GlossaryPage:
    opening: Opening
    chapters: tuple[Chapter, ...]


def glossary_page(results: Results) -> GlossaryPage:
    chapters = (
        (say("What is scored"), _scored(results)),
        (say("How high it stands"), _levels(results)),
        (say("How sure we are"), _sure(results)),
        (say("Who speaks"), _who(results)),
        (say("What to do"), _what_to_do(results)),
    )
    lead = say("Only the words that this report uses.")
    return GlossaryPage(
        opening=Opening(ANCHOR, say("Glossary"), Headline(say("What the words of this report mean")), lead),
        chapters=tuple(
            Chapter(title, told)
            for title, terms in chapters
            if (told := tuple(Term(word, means) for word, means in terms))
        ),
    )


def _scored(results: Results) -> Iterator[tuple[str, str]]:
    yield (
        say("score"),
        say("From 0, the least favourable answer to everything, to 100, the most favourable."),
    )
    yield (
        say("practice, habit"),
        say("What people do again and again, asked about in a few statements."),
    )
    yield say("part"), _part(_named(results, "ingredient", "condition")[:1])
    ingredients, conditions = _named(results, "ingredient"), _named(results, "condition")
    if ingredients:
        yield say("ingredient"), _ingredient(ingredients)
    if ingredients and conditions:
        yield say("condition"), _condition(conditions)
    if results.recipe.score is not None:
        told = say("All ingredients in one number, in which a surplus of one cannot pay for the lack of another.")
        yield say("recipe"), told
    if results.readiness.score is not None:
        yield (
            say("readiness"),
            say("All parts in one number, made as the recipe is: the weakest part holds it down most."),
        )


def _named(results: Results, *roles: str) -> list[str]:
    """The parts with one of these roles, as they stand inside a sentence."""
    language = results.questionnaire.language
    return [inside(part.title, language) for part in results.dimensions if part.role in roles]


def _short(names: list[str]) -> str:
    """The names where they are short enough for an explanation; else empty."""
    told = listed(names)
    return told if len(told) <= ROOM else ""


def _part(names: list[str]) -> str:
    if _short(names):
        return say("Practices that are scored together, such as {part}.", part=_short(names))
    return say("Practices that are scored together.")


def _ingredient(names: list[str]) -> str:
    if _short(names):
        return say("A part that nothing can replace: {parts}. Take one away and it does not work.", parts=_short(names))
    return say("A part that nothing can replace. Take one away and it does not work.")


def _condition(names: list[str]) -> str:
    if _short(names):
        return say("A part that the ingredients need in order to work: {parts}.", parts=_short(names))
    return say("A part that the ingredients need in order to work.")


def _levels(results: Results) -> Iterator[tuple[str, str]]:
    rungs = ladder(results)
    names = listed([level_name(clip(name, 30)) for name, _ in rungs.rungs])
    yield (
        say("level"),
        say("A stretch of the scores that has a name: {names}, from the lowest to the highest.", names=names),
    )
    line = say("From {line} points on, something counts as ready (a convention).", line=limit(rungs.line))
    yield say("ready line"), line
    if any(part.borderline for part in results.dimensions) or results.readiness.borderline:
        yield say("near a limit"), say("The range reaches into another level, so it may truly stand there.")
    if results.readiness.gates:
        told = say("What caps the level whatever the average says; it is also called a gate.")
        yield say("rule"), told


def _sure(results: Results) -> Iterator[tuple[str, str]]:
    if results.readiness.ci or any(part.ci for part in results.dimensions):
        told = say(
            "Had other people of the same kind been asked, 19 times in 20 the score would lie in it. A short range is a sure score."
        )
        yield say("range, 95 % interval"), told
    yield say("n"), say("How many people a number rests on.")
    if _hides(results):
        told = say(
            "Not shown, because people could be recognised: fewer than {least} of them, or a group that would give such a "
            "small one away.",
            least=results.settings.min_group,
        )
        yield say("hidden"), told


def _hides(results: Results) -> bool:
    """Is anything hidden anywhere?"""
    return any(
        group.hidden or any(cell.hidden for cell in group.dimensions.values()) for group in results.groups
    ) or any(
        voice.hidden or any(cell.hidden for cell in voice.dimensions.values())
        for voice in results.voices.heard.values()
    )


def _who(results: Results) -> Iterator[tuple[str, str]]:
    others = [voice for key, voice in results.voices.heard.items() if key != "staff"]
    if others:
        told = say("People who are asked as one: staff make the headline, leaders stand beside it as a mirror.")
        yield say("voice"), told
    labels = {gap.label for gap in results.voices.gaps}
    if "blind-spot" in labels:
        told = say("A part that leaders score clearly higher than staff do, beyond chance.")
        yield say("blind spot"), told
    if "hidden-strength" in labels:
        yield say("hidden strength"), say("A part that leaders score clearly lower than staff do, beyond chance.")
    if results.interviews or results.quotes:
        told = say("A talk with one person, rated by the consultant against written anchors.")
        yield say("interview"), told
    if results.waves:
        yield say("wave"), say("One round of asking. Two waves are compared on what both asked in the same words.")


def _what_to_do(results: Results) -> Iterator[tuple[str, str]]:
    if not results.plan:
        return
    told = say("Something to do that improves practices which score low; the plan holds those that apply, in order.")
    yield say("action, move"), told
    if any(action.gain is not None for action in results.plan):
        told = say("How far the readiness would rise were each practice that the action improves 10 points higher.")
        yield say("gain"), told
    if any(action.target is not None for action in results.plan):
        yield (
            say("target"),
            say("What the practice should score next time: far enough above today to be more than chance."),
        )
