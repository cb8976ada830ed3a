"""Scales and the items on them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from collabready.questionnaire.rules.findings import Finding, items, nearest, questions, scale_of
from collabready.spelling import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from collabready.documents import KeyPath
    from collabready.questionnaire.model import Questionnaire


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
        path: KeyPath = ("scales", name)
        labels = [((*path, "answers", code), code, code) for code in scale.answers]
        labels += [((*path, "answers", code), code, scale.label(code)) for code in scale.answers]
        for code, aliases in scale.aliases.items():
            labels += [((*path, "aliases", code, a), code, alias) for a, alias in enumerate(aliases)]
        labels += [((*path, "no_answer", n), "no answer", label) for n, label in enumerate(scale.no_answer)]
        yield from _ambiguous(labels)
    for path, question in questions(questionnaire):
        labels = [((*path, "answers", code), code, label) for code, label in question.answers.items()]
        labels += [((*path, "no_answer", n), "no answer", label) for n, label in enumerate(question.no_answer)]
        yield from _ambiguous(labels)


def _ambiguous(labels: Sequence[tuple[KeyPath, str, str]]) -> Iterator[Finding]:
    meanings: dict[str, str] = {}
    for path, code, label in labels:
        first = meanings.setdefault(normalised(label), code)
        if first != code:
            yield Finding(path, f"'{label}' means both {first} and {code}.", "Give each answer its own words.")


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
