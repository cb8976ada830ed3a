"""A finding, and the walks over a questionnaire that the rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from collabready.documents import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from collabready.documents import KeyPath
    from collabready.questionnaire.model import Item, Practice, Question, Questionnaire, Scale


class Finding(NamedTuple):
    """Something wrong at a path into the file."""

    path: KeyPath
    what: str
    hint: str = ""


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint: the nearest of the names, or all of them."""
    known = list(dict.fromkeys(names))
    return closest(name, known) or (f"Known here: {', '.join(known)}." if known else "None is known here.")


def practices(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Practice]]:
    for d, dimension in enumerate(questionnaire.dimensions):
        for p, practice in enumerate(dimension.practices):
            yield ("dimensions", d, "practices", p), practice


def items(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Item]]:
    for path, practice in practices(questionnaire):
        for i, item in enumerate(practice.items):
            yield (*path, "items", i), item


def questions(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Question]]:
    for q, question in enumerate(questionnaire.questions):
        yield ("questions", q), question


def asked(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Item | Question]]:
    """Items and questions: their ids are of one kind, and both are for audiences."""
    yield from items(questionnaire)
    yield from questions(questionnaire)


def scale_of(questionnaire: Questionnaire, item: Item) -> Scale | None:
    """The scale of an item; None when the file has no scale of that name."""
    return questionnaire.scale(item) if item.scale is None or item.scale in questionnaire.scales else None
