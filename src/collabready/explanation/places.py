"""Places of the results: what each is called, and how the one that somebody typed is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial

from collabready.errors import CollabreadyError
from collabready.explanation.actions import explain_action
from collabready.explanation.comparison import (
    explain_gap,
    explain_group,
    explain_group_cell,
    explain_no_gap,
    explain_voice,
    explain_voice_cell,
)
from collabready.explanation.material import CHANGED, NO_QUESTIONNAIRE, Lines, Material
from collabready.explanation.response import explain_response
from collabready.explanation.scores import explain_dimension, explain_item, explain_practice, explain_question
from collabready.explanation.whole import explain_gate, explain_readiness, explain_recipe
from collabready.spelling import normalised

LIKE = 0.6
MOST_LIKE = 3


@dataclass(frozen=True)
class Place:
    """A place by its kind and name; `title` is its name for a reader, `also` are other ways to type it."""

    kind: str
    name: str
    title: str
    explain: Callable[[], Lines]
    also: tuple[str, ...] = ()

    def is_called(self, typed: str) -> bool:
        return any(normalised(typed) == normalised(name) for name in (self.name, *self.also))


def explain(given: Material, place: str | None) -> list[str]:
    """What a place holds and how it came about; without a place, which places there are.

    Raises:
        CollabreadyError: no such place, or two of that name; or a number that its parts do not give.
    """
    found = list(places(given))
    if place is None:
        return list(_overview(given, found))
    return told(_called(place, found))


def told(place: Place) -> list[str]:
    """What is said of a place.

    Raises:
        CollabreadyError: a number that its parts do not give, or that no results have.
    """
    try:
        return list(place.explain())
    except (ArithmeticError, LookupError, ValueError) as error:
        raise CollabreadyError(
            f"{place.name}: it rests on a number that no results have, such as a negative count. {CHANGED}"
        ) from error


def _called(typed: str, found: list[Place]) -> Place:
    """The place that is called so; where two kinds share a name the first, where two groups do neither."""
    named = [place for place in found if place.is_called(typed)]
    named = named or [place for place in found if normalised(place.title) == normalised(typed)]
    if not named:
        names = [name for place in found for name in (place.name, *place.also, place.title)]
        spelt = {normalised(name): name for name in reversed(names) if ("/" in name) == ("/" in typed)}
        close = [spelt[name] for name in get_close_matches(normalised(typed), spelt, MOST_LIKE, LIKE)]
        meant = f" Did you mean {' or '.join(close)}?" if close else ""
        raise CollabreadyError(
            f"{typed}: there is no such place in these results.{meant} Without a place, all are listed."
        )
    alike = [place for place in named if place.kind == named[0].kind]
    if len(alike) > 1:
        ways = " or ".join(place.name for place in alike)
        raise CollabreadyError(f"{typed}: this may mean more than one. Name it as {ways}.")
    return named[0]


def _overview(given: Material, found: list[Place]) -> Lines:
    readiness = given.results.readiness
    told = "none" if readiness.score is None else f"{given.rungs.score(readiness.score)}, {readiness.level}"
    yield f"Readiness: {told}. Name a place to see how it came about:"
    for kind in dict.fromkeys(place.kind for place in found):
        names = [place.name for place in found if place.kind == kind and "/" not in place.name]
        deeper = next((place.name for place in found if place.kind == kind and "/" in place.name), None)
        such = f"{', such as ' if names else ''}{deeper}" if deeper else ""
        yield f"  {kind}: {', '.join(names)}{such}"
    if given.questionnaire is None:
        yield NO_QUESTIONNAIRE


def places(given: Material) -> Iterator[Place]:
    """Every place, the whole first."""
    yield Place("whole", "readiness", "Readiness", partial(explain_readiness, given))
    yield Place("whole", "recipe", "Recipe", partial(explain_recipe, given))
    if given.results.response:
        yield Place("whole", "response", "Response", partial(explain_response, given))
    yield from _scored(given)
    for question in given.results.questions:
        explained = partial(explain_question, given, question.id)
        yield Place("question", question.id, question.text, explained)
    yield from _rules(given)
    yield from _groups(given)
    yield from _voices(given)


def _scored(given: Material) -> Iterator[Place]:
    for d in given.results.dimensions:
        yield Place("dimension", d.id, d.title, partial(explain_dimension, given, d))
    for d in given.results.dimensions:
        for practice in d.practices:
            yield Place("practice", practice.id, practice.title, partial(explain_practice, given, d, practice))
    for d in given.results.dimensions:
        for item in d.items:
            yield Place("item", item.id, item.text, partial(explain_item, given, d, item))


def _rules(given: Material) -> Iterator[Place]:
    """Gates and actions: those of the results, then the others of the questionnaire."""
    asked, results = given.questionnaire, given.results
    gates = [
        *(gate.id for gate in results.readiness.gates),
        *(gate.id for gate in (asked.scoring.gates if asked else ())),
    ]
    for ident in dict.fromkeys(gates):
        yield Place("gate", ident, ident, partial(explain_gate, given, ident))
    titles = {action.id: action.title for action in results.plan}
    for action in asked.actions if asked else ():
        titles.setdefault(action.id, action.title)
    for ident, title in titles.items():
        yield Place("action", ident, title, partial(explain_action, given, ident))


def _groups(given: Material) -> Iterator[Place]:
    """Groups as `Finance` and `department=Finance`, each with its dimensions."""
    several = len({group.by for group in given.results.groups}) > 1
    for group in given.results.groups:
        by = _columns(given, group.by)
        ways = tuple(f"{column}={group.group}" for column in by)
        name, also = (ways[0], (*ways[1:], group.group)) if several else (group.group, ways)
        yield Place("group", name, group.group, partial(explain_group, given, group), also)
        for d in given.results.dimensions:
            cell = partial(explain_group_cell, given, group, d.id)
            yield Place(
                "group", f"{name}/{d.id}", f"{group.group}/{d.title}", cell, tuple(f"{way}/{d.id}" for way in also)
            )


def _columns(given: Material, by: str) -> tuple[str, ...]:
    """What a breakdown may be called: the id of its question, its header."""
    asked = given.questionnaire.questions if given.questionnaire else ()
    ids = [question.id for question in asked if normalised(by) in {normalised(question.id), normalised(question.text)}]
    return tuple(dict.fromkeys([*ids, by]))


def _voices(given: Material) -> Iterator[Place]:
    for key, voice in given.results.voices.heard.items():
        yield Place("voice", key, voice.title, partial(explain_voice, given, key, voice))
        for d in given.results.dimensions:
            cell = partial(explain_voice_cell, given, voice, d.id)
            yield Place("voice", f"{key}/{d.id}", f"{voice.title}/{d.title}", cell)
    gaps = {gap.dimension: gap for gap in given.results.voices.gaps}
    for d in given.results.dimensions:
        told = partial(explain_gap, given, gaps[d.id]) if d.id in gaps else partial(explain_no_gap, given, d)
        yield Place("gap", f"gaps/{d.id}", f"gaps/{d.title}", told)
