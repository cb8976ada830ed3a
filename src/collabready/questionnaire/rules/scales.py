"""Scales and the items on them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from collabready.questionnaire.model import Scale
from collabready.questionnaire.rules.findings import Finding, items, nearest, questions, scale_of
from collabready.spelling import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from collabready.documents import KeyPath
    from collabready.questionnaire.model import Question, Questionnaire


class Label(NamedTuple):
    """Words at a path into the file, and the code of the answer that they mean."""

    path: KeyPath
    meaning: str
    words: str


def nominal_item(questionnaire: Questionnaire) -> Iterator[Finding]:
    """An item is scored, so the codes of its scale are whole numbers."""
    for path, item in items(questionnaire):
        scale = scale_of(questionnaire, item)
        if scale and scale.nominal and not item.reverse:
            what = f"'{item.id}' cannot be scored: the codes of its scale are no whole numbers."
            yield Finding((*path, "scale"), what, "Ask it as a question of type 'choice', or give the scale numbers.")


def reversed_nominal_item(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Only a scale with an order can be reversed."""
    for path, item in items(questionnaire):
        scale = scale_of(questionnaire, item)
        if scale and scale.nominal and item.reverse:
            what = f"'{item.id}' cannot be reversed: its scale has no order, as its codes are no whole numbers."
            yield Finding((*path, "reverse"), what, "Delete 'reverse', or give the scale numbers.")


def code_order(questionnaire: Questionnaire) -> Iterator[Finding]:
    """The codes of a numeric scale rise, from the least to the most."""
    for name, scale in questionnaire.scales.items():
        codes = () if scale.nominal else tuple(scale.answers)
        for before, code in pairwise(codes):
            if int(before) >= int(code):
                what = f"Code {code} of the scale '{name}' stands after {before}."
                yield Finding(("scales", name, "answers", code), what, "Write the codes in rising order.")


def ambiguous_label(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A label, an alias, a bare code or a `no_answer` means one thing: case and spaces make no difference."""
    for name, scale in questionnaire.scales.items():
        yield from ambiguous(labels(("scales", name), scale))
    for path, question in questions(questionnaire):
        yield from ambiguous(labels(path, question))


def labels(path: KeyPath, of: Scale | Question) -> Iterator[Label]:
    """All that may stand for an answer in an export, with what it means."""
    if isinstance(of, Scale):
        yield from (Label((*path, "answers", code), code, code) for code in of.answers)
    for code, label in of.answers.items():
        yield Label((*path, "answers", code), code, label or code)
    for code, aliases in (of.aliases if isinstance(of, Scale) else {}).items():
        yield from (Label((*path, "aliases", code, a), code, alias) for a, alias in enumerate(aliases))
    yield from (Label((*path, "no_answer", n), "no answer", label) for n, label in enumerate(of.no_answer))


def ambiguous(labels: Iterable[Label]) -> Iterator[Finding]:
    meanings: dict[str, str] = {}
    for path, meaning, words in labels:
        first = meanings.setdefault(normalised(words), meaning)
        if first != meaning:
            yield Finding(path, f"'{words}' means both {first} and {meaning}.", "Give each answer its own words.")


def alias_of_no_code(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Aliases are other spellings of an answer that the scale has."""
    for name, scale in questionnaire.scales.items():
        for code in scale.aliases:
            if code not in scale.answers:
                what = f"The scale '{name}' has no code {code} to give an alias."
                yield Finding(("scales", name, "aliases", code), what, nearest(code, scale.answers))


def anchor_of_no_code(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Anchors describe answers that the item's scale has."""
    for path, item in items(questionnaire):
        scale = scale_of(questionnaire, item)
        for code in item.anchors if scale else ():
            if scale and code not in scale.answers:
                what = f"The scale of '{item.id}' has no code {code} to anchor."
                yield Finding((*path, "anchors", code), what, nearest(code, scale.answers))
