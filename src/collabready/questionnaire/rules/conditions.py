"""Skip rules (`when`): they compare the answer to something asked earlier with a value that it can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from collabready.questionnaire.rules.findings import Finding, items, nearest, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.documents import KeyPath
    from collabready.questionnaire.model import Condition, Item, Question, Questionnaire


class Asked(NamedTuple):
    """An item or question as a skip rule sees it. `answers` are codes; None where any text is an answer."""

    id: str
    answers: tuple[str, ...] | None
    ordered: bool


def _asked(questionnaire: Questionnaire) -> list[Asked]:
    """In the order of asking: questions with `ask: first`, items as in the file, the other questions."""
    first = [_asked_question(question) for question in questionnaire.questions if question.ask == "first"]
    last = [_asked_question(question) for question in questionnaire.questions if question.ask == "last"]
    return [*first, *(_asked_item(questionnaire, item) for item in questionnaire.items), *last]


def _asked_question(question: Question) -> Asked:
    closed = question.type in ("choice", "audience")
    return Asked(question.id, tuple(question.answers) if closed else None, ordered=False)


def _asked_item(questionnaire: Questionnaire, item: Item) -> Asked:
    scale = scale_of(questionnaire, item)
    return Asked(item.id, tuple(scale.answers) if scale else (), ordered=not (scale and scale.nominal))


def _skip_rules(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Condition, Asked]]:
    """Each skip rule over something that is there."""
    asked = {one.id: one for one in _asked(questionnaire)}
    for path, item in items(questionnaire):
        if item.when and item.when.of in asked:
            yield (*path, "when"), item.when, asked[item.when.of]


def condition_on_unknown(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A skip rule asks about an item or a question of the file."""
    names = [one.id for one in _asked(questionnaire)]
    for path, item in items(questionnaire):
        if item.when and item.when.of not in names:
            what = f"There is no item or question '{item.when.of}'."
            yield Finding((*path, "when"), what, nearest(item.when.of, names))


def condition_on_later(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A skip rule asks about something that is asked earlier: never about its own item."""
    names = [one.id for one in _asked(questionnaire)]
    for path, item in items(questionnaire):
        if item.when and item.when.of == item.id:
            yield Finding((*path, "when"), f"'{item.id}' asks about its own answer.", "Name what is asked earlier.")
        elif item.when and item.when.of in names[names.index(item.id) :]:
            what = f"'{item.id}' is asked before '{item.when.of}' is answered."
            yield Finding((*path, "when"), what, "Move it down, or give a question 'ask: first'.")


def condition_on_text(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A skip rule compares with given answers, which questions of type `text` and `group` do not have."""
    for path, condition, asked in _skip_rules(questionnaire):
        if asked.answers is None:
            what = f"The answers to '{condition.of}' are free text: they cannot be compared."
            yield Finding(path, what, "Ask a question of type 'choice' instead.")


def condition_order(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Only the answers of a numeric scale are more or less than one another."""
    for path, condition, asked in _skip_rules(questionnaire):
        if condition.operator not in ("=", "!=", "in") and asked.answers and not asked.ordered:
            what = f"The answers to '{condition.of}' have no order, so '{condition.operator}' has no meaning."
            yield Finding(path, what, "Use '=', '!=' or 'in'.")


def condition_value(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A skip rule compares with the codes of answers that can be given."""
    for path, condition, asked in _skip_rules(questionnaire):
        for value in condition.values:
            if asked.answers and value not in asked.answers:
                what = f"'{condition.of}' has no answer '{value}'."
                yield Finding(path, what, nearest(value, asked.answers))
