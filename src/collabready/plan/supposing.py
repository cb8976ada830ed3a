"""What a user supposes, as `com-driver=70`: ids of dimensions, practices or items, put into scores of practices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.documents import closest
from collabready.errors import CollabreadyError
from collabready.plan.gain import practice_scores
from collabready.plan.outlook import Supposed, movable

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.questionnaire.model import Dimension, Practice, Questionnaire

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True)
class Supposition:
    """That something scores so much. `kind`: dimension, practice or item; `within`: the ids of what it is a part of."""

    id: str
    kind: str
    title: str
    now: float
    then: float
    within: tuple[str, ...]


def suppositions(typed: Sequence[str], questionnaire: Questionnaire, results: Results) -> tuple[Supposition, ...]:
    """Read `ID=SCORE`, each once, nothing beside a part of itself.

    Raises:
        CollabreadyError: no such id, no score of 0-100, nothing known of it now, or named twice.
    """
    found = tuple(_read(each, questionnaire, results) for each in typed)
    named: dict[str, Supposition] = {}
    for each in found:
        if each.id in named:
            raise CollabreadyError(f"--what-if names '{each.id}' twice. Keep one.")
        named[each.id] = each
    for each in found:
        whole = next((key for key in each.within if key in named), None)
        if whole:
            raise CollabreadyError(
                f"--what-if names '{each.id}' and '{whole}', of which it is a part. Keep one of them."
            )
    return found


def supposed(found: Sequence[Supposition], questionnaire: Questionnaire, results: Results) -> Supposed:
    """The scores of practices, and of whole dimensions, that follow.

    The practices of a dimension move by as many points as it does, each within 0-100. An item moves its practice by its
    share of the weight of those items that have a score.
    """
    practices = dict[str, float]()
    scores = movable(results)
    for each in found:
        if each.kind == "practice":
            practices[each.id] = each.then
        elif each.kind == "dimension":
            steps = each.then - each.now
            practices |= {key: scores[key] + steps for key in _practices(each.id, results) if key in scores}
        else:
            practice = next(p for p in questionnaire.practices if any(item.id == each.id for item in p.items))
            before = practices.get(practice.id, scores[practice.id])
            practices[practice.id] = before + _share(each.id, practice, results) * (each.then - each.now)
    return Supposed(
        {key: _bound(score) for key, score in practices.items()},
        {each.id: each.then for each in found if each.kind == "dimension"},
    )


def _read(typed: str, questionnaire: Questionnaire, results: Results) -> Supposition:
    ident, _, score = (part.strip() for part in typed.partition("="))
    if not NUMBER.fullmatch(score) or float(score) > 100:  # noqa: PLR2004 - the highest score
        raise CollabreadyError(
            f"--what-if {typed}: write an id, =, and a score of 0-100, such as {ident or 'trust'}=70."
        )
    places = {place.id: place for place in reversed(list(_places(questionnaire, results)))}
    if ident not in places:
        hint = closest(ident, places) or "Ids stand in `collabready questionnaire show`."
        raise CollabreadyError(
            f"--what-if {typed}: '{questionnaire.id}' has no dimension, practice or item '{ident}'. {hint}"
        )
    place = places[ident]
    if place.now is None:
        raise CollabreadyError(
            f"--what-if {typed}: {place.title} has no score now, so nothing follows from another. Name a part that has one."
        )
    return Supposition(ident, place.kind, place.title, place.now, float(score), place.within)


@dataclass(frozen=True)
class _Place:
    id: str
    kind: str
    title: str
    now: float | None
    within: tuple[str, ...]


def _places(questionnaire: Questionnaire, results: Results) -> Iterator[_Place]:
    """All that may be supposed; where a dimension and a practice share an id, it is the dimension."""
    scores, surveyed = movable(results), practice_scores(results)
    of_parts = {part.id: part for part in results.dimensions}
    for dimension in questionnaire.dimensions:
        part = of_parts.get(dimension.id)
        yield _Place(dimension.id, "dimension", dimension.title, part.score if part else None, ())
    for dimension in questionnaire.dimensions:
        for practice in dimension.practices:
            yield _Place(practice.id, "practice", practice.title, scores.get(practice.id), (dimension.id,))
    for dimension in questionnaire.dimensions:
        items = _item_scores(dimension, results)
        for practice in dimension.practices:
            for item in practice.items:
                text = item.statement or item.question or item.id
                score = items.get(item.id) if practice.id in surveyed else None
                yield _Place(item.id, "item", f"“{text}”", score, (practice.id, dimension.id))


def _item_scores(dimension: Dimension, results: Results) -> Mapping[str, float]:
    return {
        item.id: item.score
        for part in results.dimensions
        if part.id == dimension.id
        for item in part.items
        if item.score is not None
    }


def _practices(dimension: str, results: Results) -> Iterator[str]:
    return (practice.id for part in results.dimensions if part.id == dimension for practice in part.practices)


def _share(item: str, practice: Practice, results: Results) -> float:
    """An item's share of the weight of the practice's items that have a score."""
    scored = {each.id for part in results.dimensions for each in part.items if each.score is not None}
    weights = {each.id: each.weight for each in practice.items if each.id in scored}
    return weights[item] / sum(weights.values())


def _bound(score: float) -> float:
    return max(0.0, min(score, 100.0))
