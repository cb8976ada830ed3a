"""YAML files with the line and column of every key and value; the only door to `yaml`.

`read` turns a file into a Tree: plain data in which every scalar stays the string that was typed (`id: no` is "no",
`version: 1.10` is "1.10"), and the place of each. `parse` turns a Tree into a model. Both raise DocumentError with all
the problems that they find, each at its place, and nothing else whatever the bytes are. `text_of` goes the other way.
"""

from __future__ import annotations

from collabready.documents.parsing import Document, Texts, as_list, parse
from collabready.documents.reading import read, read_text, tree_of
from collabready.documents.source import LIMIT, UNPRINTABLE, closest, read_bytes
from collabready.documents.tree import KeyPath, Node, Place, Tree, mapping, sequence
from collabready.documents.writing import text_of

__all__ = [
    "LIMIT",
    "UNPRINTABLE",
    "Document",
    "KeyPath",
    "Node",
    "Place",
    "Texts",
    "Tree",
    "as_list",
    "closest",
    "mapping",
    "parse",
    "read",
    "read_bytes",
    "read_text",
    "sequence",
    "text_of",
    "tree_of",
]
