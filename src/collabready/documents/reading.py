"""From a file to its tree, in one pass over the parser's events.

Events, not yaml's own composer: that one calls itself for every bracket, which ends the whole program at a hundred
thousand of them, and it unfolds what an alias names before anybody can count.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabready.documents.source import UNPRINTABLE, decode, read_bytes
from collabready.documents.syntax import DEEPEST, TOO_DEEP, syntax_problem
from collabready.documents.tree import Node, Place, Tree, mapping, sequence
from collabready.errors import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_VALUES = 200_000
NULLS = ("", "~", "null")


def read(path: str | Path) -> Tree:
    """The tree of a YAML file. Raises DocumentError."""
    return tree_of(read_bytes(Path(path)), str(path))


def tree_of(data: bytes, file: str) -> Tree:
    """The tree of a file's bytes; `file` names it in problems. Raises DocumentError."""
    return Tree(file, hashlib.sha256(data).hexdigest(), read_text(decode(data, file), file))


def read_text(text: str, file: str) -> Node:
    """The root of YAML text, a mapping; `file` names it in problems. Raises DocumentError."""
    import yaml  # a fifth of the start of the program, and `--help` reads no file

    composer = _Composer(file, yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    try:
        root = composer.document()
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: PyYAML without C, on "\UFFFFFFFF"
        raise DocumentError([*composer.problems, syntax_problem(error, text, file)]) from None
    if composer.problems:
        raise DocumentError(composer.problems)
    return root


class _Composer:
    """Builds nodes. Faults of one key are collected; a fault of the whole file ends the reading."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.file = file
        self.events = events
        self.problems: list[Problem] = []
        self.size = 0
        self.anchors: dict[str, tuple[Node, int]] = {}

    def document(self) -> Node:
        """The root of the only document of the file."""
        next(self.events)
        if _kind(next(self.events)) == "StreamEndEvent":
            raise self.empty()
        root = self.node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if _kind(after) == "DocumentStartEvent":
            raise self.fatal(_at(self.file, after), "A second document starts here.", "Keep one document in a file.")
        if root.value is None:
            raise self.empty()
        if not isinstance(root.value, dict):
            raise self.fatal(root.place, "The file does not start with 'key: value'.", "Its top level has to be keys.")
        return root

    def node(self, event: Any, depth: int) -> Node:
        """One value and all that it holds. `depth` is held low, so that Python's own limit is never near."""
        place = _at(self.file, event)
        kind = _kind(event)
        if kind == "AliasEvent":
            return self.alias(event, place)
        if depth > DEEPEST:
            raise self.fatal(place, *TOO_DEEP)
        before = self.size
        self.grow(1, place)
        if getattr(event, "tag", None):
            self.report(place, "A tag ('!' and a word) has no meaning here.", "Delete it.")
        if kind == "ScalarEvent":
            node = self.scalar(event, place)
        elif kind == "SequenceStartEvent":
            node = self.sequence(place, depth)
        else:
            node = self.mapping(place, depth)
        if getattr(event, "anchor", None):
            self.anchors[event.anchor] = (node, self.size - before)
        return node

    def alias(self, event: Any, place: Place) -> Node:
        if event.anchor not in self.anchors:
            what = f"'*{event.anchor}' names nothing that stands above it and is complete."
            self.report(place, what, "Write the value itself.")
            return Node(None, place, None, {})
        node, size = self.anchors[event.anchor]
        self.grow(size, place)
        return node

    def scalar(self, event: Any, place: Place) -> Node:
        """The text as typed; only what is plain and empty, `~` or `null` is nothing."""
        if unseen := UNPRINTABLE.search(event.value):
            self.report(
                place, f"The text holds a character that cannot be seen (U+{ord(unseen[0]):04X}).", "Delete it."
            )
        return Node(None if event.implicit[0] and event.value in NULLS else event.value, place, None, {})

    def sequence(self, place: Place, depth: int) -> Node:
        nodes = []
        while _kind(event := next(self.events)) != "SequenceEndEvent":
            nodes.append(self.node(event, depth + 1))
        return sequence(nodes, place)

    def mapping(self, place: Place, depth: int) -> Node:
        children: dict[str | int, Node] = {}
        while _kind(event := next(self.events)) != "MappingEndEvent":
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if self.is_key(key, children, plain=not getattr(event, "style", "")):
                children[key.value] = value._replace(key_place=key.place)
        return mapping(children, place)

    def is_key(self, key: Node, earlier: dict[str | int, Node], *, plain: bool) -> bool:
        """Whether it may be a key; reports why not. `plain`: it stands without quotation marks."""
        if not isinstance(key.value, str):
            self.report(key.place, "A key has to be a word.", "Write 'key: value'.")
        elif key.value == "<<" and plain:
            self.report(key.place, "'<<' does not merge keys here.", "Write the keys out.")
        elif key.value in earlier:
            first = earlier[key.value].key_place or key.place
            self.report(
                key.place, f"The key '{key.value}' stands here again; it was on line {first.line}.", "Keep one."
            )
        else:
            return True
        return False

    def grow(self, by: int, place: Place) -> None:
        self.size += by
        if self.size > MOST_VALUES:
            what = f"The file holds more than {MOST_VALUES} values up to here."
            raise self.fatal(place, what, "Write fewer aliases ('*name'): each counts with all that it repeats.")

    def empty(self) -> DocumentError:
        return DocumentError([Problem(self.file, 0, 0, "The file is empty.", "Is it the right file?")])

    def report(self, place: Place, what: str, hint: str = "") -> None:
        self.problems.append(Problem(*place, what, hint))

    def fatal(self, place: Place, what: str, hint: str) -> DocumentError:
        self.report(place, what, hint)
        return DocumentError(self.problems)


def _kind(event: Any) -> str:
    return type(event).__name__


def _at(file: str, event: Any) -> Place:
    return Place(file, event.start_mark.line + 1, event.start_mark.column + 1)
