"""The words of a questionnaire by path, `items.com-driver.statement`: the same paths in every language.

As a path says nothing of where an item stands, words can be looked for, compared and put in place without a walk over
dimensions and practices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from collabready.documents import Document, KeyPath
from collabready.questionnaire.model import Dimension, Questionnaire
from collabready.questionnaire.translation import HEAD, KINDS, Translation

Said = str | tuple[str, ...]
Words = Mapping[KeyPath, Said]
Part = TypeVar("Part", bound=Document)


def parts(questionnaire: Questionnaire) -> dict[str, Mapping[str, Any]]:
    """What has words, by kind and id."""
    return {
        "texts": questionnaire.texts,
        "audiences": questionnaire.audiences,
        "scales": questionnaire.scales,
        "dimensions": {dimension.id: dimension for dimension in questionnaire.dimensions},
        "practices": {practice.id: practice for practice in questionnaire.practices},
        "items": {item.id: item for item in questionnaire.items},
        "questions": {question.id: question for question in questionnaire.questions},
        "gates": {gate.id: gate for gate in questionnaire.scoring.gates},
        "actions": {action.id: action for action in questionnaire.actions},
    }


def places(of: Questionnaire | Translation) -> dict[KeyPath, Said | None]:
    """Where words may stand, and those that do; None or () where there are none."""
    if isinstance(of, Translation):
        return dict(_flat((), of.model_dump(exclude=set(HEAD))))
    found = parts(of)
    keyed = {
        kind: {name: {key: getattr(part, key) for key in model.model_fields} for name, part in found[kind].items()}
        for kind, model in KINDS.items()
    }
    return dict(_flat((), {"title": of.title, "about": of.about, "texts": of.texts, **keyed}))


def _flat(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, Said | None]]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _flat((*path, key), held)
    else:
        yield path, value


def words(of: Questionnaire | Translation) -> dict[KeyPath, Said]:
    return {path: said for path, said in places(of).items() if said}


def is_alias(path: KeyPath) -> bool:
    return path[2:3] == ("aliases",)


def spelled(path: KeyPath) -> KeyPath:
    """The words that an alias is another spelling of; other words stand for themselves."""
    if not is_alias(path):
        return path
    key = {"scales": "answers", "items": "statement", "questions": "text"}[str(path[0])]
    return (*path[:2], key, *path[3:])


def inherited(translated: Words, base: Questionnaire, whole: Questionnaire) -> Words:
    """Of the words that translate a base those for a questionnaire that extends it: what both say alike."""
    before, after = places(base), places(whole)
    alike = {path for path, said in after.items() if path in before and before[path] == said}
    return {path: said for path, said in translated.items() if spelled(path) in alike}


def missing(translated: Words, original: Questionnaire) -> tuple[str, ...]:
    """What is left to translate; aliases need not be."""
    left = [path for path in words(original) if path not in translated and not is_alias(path)]
    return tuple(".".join(map(str, path)) for path in left)


def put_over(original: Questionnaire, language: str, translated: Words) -> Questionnaire:
    """The questionnaire in another language. Whatever is no word stays as it is: ids, codes, weights, the hash."""
    tree = _nested(translated)
    over = {
        "language": language,
        "texts": {**original.texts, **tree["texts"]},
        "audiences": {name: _said(part, tree["audiences"].get(name, {})) for name, part in original.audiences.items()},
        "scales": {name: _said(part, tree["scales"].get(name, {})) for name, part in original.scales.items()},
        "dimensions": tuple(_dimension(dimension, tree) for dimension in original.dimensions),
        "questions": _each(original.questions, tree["questions"]),
        "scoring": original.scoring.model_copy(update={"gates": _each(original.scoring.gates, tree["gates"])}),
        "actions": _each(original.actions, tree["actions"]),
    }
    return original.model_copy(update={**over, **{key: tree[key] for key in ("title", "about") if key in tree}})


def _nested(translated: Words) -> dict[str | int, Any]:
    tree: dict[str | int, Any] = {kind: {} for kind in ("texts", *KINDS)}
    for path, said in translated.items():
        node = tree
        for step in path[:-1]:
            node = node.setdefault(step, {})
        node[path[-1]] = said
    return tree


def _dimension(dimension: Dimension, tree: Mapping[str | int, Any]) -> Dimension:
    practices = [
        practice.model_copy(update={"items": _each(practice.items, tree["items"])}) for practice in dimension.practices
    ]
    held = dimension.model_copy(update={"practices": _each(practices, tree["practices"])})
    return _said(held, tree["dimensions"].get(dimension.id, {}))


def _each(parts: Sequence[Any], given: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(_said(part, given.get(part.id, {})) for part in parts)


def _said(part: Part, given: Mapping[str, Any]) -> Part:
    """The part with the words that are given for its keys; labels are given code by code."""
    over = {key: {**getattr(part, key), **said} if isinstance(said, dict) else said for key, said in given.items()}
    return part.model_copy(update=over)
