"""A file as plain data, with the place of every key and value."""

from __future__ import annotations

from typing import Any, NamedTuple

from collabready.errors import Problem

KeyPath = tuple[str | int, ...]


class Place(NamedTuple):
    """Where something stands; lines and columns count from 1, 0 means the file as a whole."""

    file: str
    line: int
    column: int


class Node(NamedTuple):
    """A value with its place, the place of the key before it, and what it holds (a list's by index)."""

    value: Any
    place: Place
    key_place: Place | None
    children: dict[str | int, Node]

    @property
    def start(self) -> Place:
        """Where a reader looks for it: what holds other values is found by the key before it, if there is one."""
        return self.key_place if self.key_place and self.children else self.place


class Tree(NamedTuple):
    """A whole file. `file` is the path as the user typed it, `sha256` is of the bytes."""

    file: str
    sha256: str
    root: Node

    def steps(self, path: KeyPath) -> KeyPath:
        """A path without the steps that the file does not have: what is missing is told where it should be."""
        node, steps = self.root, []
        for step in path:
            if step in node.children:
                node = node.children[step]
                steps.append(step)
        return tuple(steps)

    def node(self, path: KeyPath) -> Node:
        node = self.root
        for step in self.steps(path):
            node = node.children[step]
        return node

    def problem(self, path: KeyPath, what: str, hint: str = "") -> Problem:
        return Problem(*self.node(path).start, what, hint)


def mapping(children: dict[str | int, Node], place: Place, key_place: Place | None = None) -> Node:
    return Node({key: child.value for key, child in children.items()}, place, key_place, children)


def sequence(nodes: list[Node], place: Place, key_place: Place | None = None) -> Node:
    return Node([node.value for node in nodes], place, key_place, dict(enumerate(nodes)))
