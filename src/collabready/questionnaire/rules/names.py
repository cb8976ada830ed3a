"""Names: each is given once, and stands for something that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from collabready.questionnaire.model import Question
from collabready.questionnaire.rules.findings import Finding, asked, items, nearest, practices, questions
from collabready.spelling import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from collabready.documents import KeyPath
    from collabready.questionnaire.model import Item, Questionnaire


class Heading(NamedTuple):
    """Words at a path into the file, and whose column of answers they stand above."""

    path: KeyPath
    id: str
    words: str


def duplicate_id(questionnaire: Questionnaire) -> Iterator[Finding]:
    """An id is given once: among dimensions, practices, actions and gates, and among items and questions together."""
    dimensions = enumerate(questionnaire.dimensions)
    gates = enumerate(questionnaire.scoring.gates)
    actions = enumerate(questionnaire.actions)
    yield from _twice("dimension", ((("dimensions", d), dimension.id) for d, dimension in dimensions))
    yield from _twice("practice", ((path, practice.id) for path, practice in practices(questionnaire)))
    yield from _twice("item or question", ((path, one.id) for path, one in asked(questionnaire)))
    yield from _twice("gate", ((("scoring", "gates", g), gate.id) for g, gate in gates))
    yield from _twice("action", ((("actions", a), action.id) for a, action in actions))


def _twice(kind: str, ids: Iterable[tuple[KeyPath, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in ids:
        if name in seen:
            yield Finding((*path, "id"), f"Another {kind} has the id '{name}' already.", "Give this one its own.")
        seen.add(name)


def unknown_scale(questionnaire: Questionnaire) -> Iterator[Finding]:
    """An item's scale is one of the file's scales."""
    for path, item in items(questionnaire):
        if item.scale and item.scale not in questionnaire.scales:
            hint = nearest(item.scale, questionnaire.scales)
            yield Finding((*path, "scale"), f"There is no scale '{item.scale}'.", hint)


def unknown_audience(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Whoever is asked, and whoever the audience question tells apart, is one of the file's audiences."""
    known = questionnaire.audiences
    for path, one in asked(questionnaire):
        for a, audience in enumerate(one.audience):
            if audience not in known:
                yield Finding((*path, "audience", a), f"There is no audience '{audience}'.", nearest(audience, known))
    for path, question in questions(questionnaire):
        for answer in question.answers if question.type == "audience" else ():
            if answer not in known:
                what = f"An answer to a question of type 'audience' is an audience, and there is no '{answer}'."
                yield Finding((*path, "answers", answer), what, nearest(answer, known))


def same_wording(questionnaire: Questionnaire) -> Iterator[Finding]:
    """No two survey columns have the same words: statements, questions and their aliases differ."""
    yield from alike(heading for path, one in asked(questionnaire) for heading in headings(path, one))


def headings(path: KeyPath, of: Item | Question) -> Iterator[Heading]:
    """All that a survey column with the answers may be called."""
    if isinstance(of, Question):
        yield Heading((*path, "text"), of.id, of.text)
    elif of.statement:
        yield Heading((*path, "statement"), of.id, of.statement)
    yield from (Heading((*path, "aliases", a), of.id, alias) for a, alias in enumerate(of.aliases))


def alike(headings: Iterable[Heading]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path, name, words in headings:
        first = seen.setdefault(normalised(words), name)
        if first != name:
            yield Finding(path, f"'{first}' has these words too: a column of answers could be either.", "Change one.")
