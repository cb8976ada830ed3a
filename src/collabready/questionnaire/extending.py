"""A questionnaire that extends another: what `only` keeps of the base, under the keys that the file gives itself.

Kept: the named items and questions, the practices and dimensions that still have an item, the gates on what is left,
the actions that still improve something. Everything else of the base is inherited. A key that the file gives
replaces that of the base; `texts`, `audiences`, `scales` and `scoring` are replaced key by key. An item whose skip
rule asks about something that is not kept is a problem: without it the item would be put to the wrong people.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from collabready.documents import Document, Node, Tree, closest, mapping, parse, sequence
from collabready.errors import DocumentError, Problem
from collabready.questionnaire.model import Format, Id, Ids, Questionnaire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MERGED = ("texts", "audiences", "scales", "scoring")


class Extension(Document):
    """The keys that a file which extends another must give itself, and what it keeps of the base (all by default)."""

    format: Format
    id: Id
    version: str
    title: str
    extends: str
    only: Ids = ()


def parse_extension(tree: Tree) -> Extension:
    """The extension's own keys; the others are judged when the base has been put under them."""
    own = {key: node for key, node in tree.root.children.items() if str(key) in Extension.model_fields}
    return parse(tree._replace(root=mapping(own, tree.root.place)), Extension)


def extended(tree: Tree, extension: Extension, base: Tree) -> Tree:
    """The tree of a whole questionnaire. Raises DocumentError for what is wrong in `only` or in the base."""
    whole = parse(base, Questionnaire)
    if problems := list(_unkept(tree, extension, whole)) or list(_unweighed(tree, extension, whole)):
        raise DocumentError(problems)
    inherited = _kept(base.root, set(extension.only)) if extension.only else base.root
    own = {key: node for key, node in tree.root.children.items() if key not in ("extends", "only")}
    children = {**inherited.children, **{key: _over(inherited, key, node) for key, node in own.items()}}
    sha256 = hashlib.sha256((base.sha256 + tree.sha256).encode()).hexdigest()
    return Tree(tree.file, sha256, mapping(children, tree.root.place))


def _over(inherited: Node, key: str | int, own: Node) -> Node:
    base = inherited.children.get(key)
    if key in MERGED and base and isinstance(own.value, dict):
        return mapping({**base.children, **own.children}, own.place, own.key_place)
    return own


def _unkept(tree: Tree, extension: Extension, base: Questionnaire) -> Iterator[Problem]:
    """Ids that the base does not have, and skip rules over what is not kept."""
    items = {item.id: item for item in base.items}
    known = [*items, *(question.id for question in base.questions)]
    for index, kept in enumerate(extension.only):
        condition = items[kept].when if kept in items else None
        if kept not in known:
            what = f"'{kept}' is no item or question of '{base.id}'."
            yield tree.problem(("only", index), what, closest(kept, known))
        elif condition and condition.of not in extension.only:
            what = f"'{kept}' is asked only when {condition}, but '{condition.of}' is not kept."
            yield tree.problem(("only", index), what, f"Add {condition.of} here.")


def _unweighed(tree: Tree, extension: Extension, base: Questionnaire) -> Iterator[Problem]:
    """Dimensions that go, although the base weighs them and the file gives no weights of its own."""
    if not extension.only or base.scoring.weights is None or "weights" in tree.node(("scoring",)).children:
        return
    for dimension in base.dimensions:
        if not {item.id for item in dimension.items} & set(extension.only):
            what = f"The weights of '{base.id}' count '{dimension.id}', of which nothing is kept."
            yield tree.problem(("only",), what, "Give 'scoring: {weights: ...}' in this file, or null.")


def _kept(base: Node, ids: set[str]) -> Node:
    children = dict(base.children)
    children["dimensions"] = _list(children["dimensions"], lambda node: _holding(node, "practices", ids))
    if "questions" in children:
        children["questions"] = _list(children["questions"], lambda node: node if _id(node) in ids else None)
    left = _targets(children)
    if "actions" in children:
        children["actions"] = _list(children["actions"], lambda node: _improving(node, left["practice"]))
    if "gates" in children["scoring"].children:
        scoring = children["scoring"]
        gates = _list(scoring.children["gates"], lambda node: node if _aims_at(node, left) else None)
        children["scoring"] = mapping({**scoring.children, "gates": gates}, scoring.place, scoring.key_place)
    return mapping(children, base.place)


def _list(node: Node, keep: Callable[[Node], Node | None]) -> Node:
    kept = (keep(child) for child in node.children.values())
    return sequence([child for child in kept if child], node.place, node.key_place)


def _holding(node: Node, key: str, ids: set[str]) -> Node | None:
    """A dimension with what is left of its practices, a practice with what is left of its items; None when empty."""
    if key == "practices":
        rest = _list(node.children[key], lambda practice: _holding(practice, "items", ids))
    else:
        rest = _list(node.children[key], lambda item: item if _id(item) in ids else None)
    return mapping({**node.children, key: rest}, node.place) if rest.children else None


def _id(node: Node) -> str:
    return str(node.value["id"])


def _targets(children: dict[str | int, Node]) -> dict[str, set[str]]:
    """What a gate may still aim at, by the key that names it."""
    dimensions = children["dimensions"].value
    questions = children["questions"].value if "questions" in children else []
    return {
        "any": {dimension.get("role") or "condition" for dimension in dimensions},
        "dimension": {dimension["id"] for dimension in dimensions},
        "practice": {practice["id"] for dimension in dimensions for practice in dimension["practices"]},
        "question": {question["id"] for question in questions},
    }


def _aims_at(gate: Node, left: dict[str, set[str]]) -> bool:
    return all(gate.value[key] in ids for key, ids in left.items() if gate.value.get(key) is not None)


def _improving(action: Node, practices: set[str]) -> Node | None:
    improves = action.children["improves"]
    if not improves.children:
        return action if improves.value in practices else None
    rest = _list(improves, lambda practice: practice if practice.value in practices else None)
    return mapping({**action.children, "improves": rest}, action.place) if rest.children else None
