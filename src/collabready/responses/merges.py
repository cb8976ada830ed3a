"""merges.yaml: groups that are too small to be shown alone, and are counted as one from here on.

format: 1
merges:
  Department:
    Legal + People: [Legal, People]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from collabready.documents import Document, KeyPath, Texts, parse, read, text_of
from collabready.errors import DocumentError
from collabready.questionnaire.model import Format, Questionnaire
from collabready.responses.headers import heading
from collabready.responses.population import names_of
from collabready.responses.receipt import listed, shortened
from collabready.spelling import normalised

if TYPE_CHECKING:
    from collabready.responses.model import Responses

FILE = "merges.yaml"
HEAD = """\
# Groups that are counted as one, because alone they would be hidden. `collabready score` and `report` apply this file.
# Change a name or take a line out as you like; keep it for the next wave, so that groups can be compared.
"""

Merges = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Breakdown -> name of the new group -> the groups that are in it."""


class MergesFile(Document):
    """A file of merges."""

    format: Format
    merges: dict[str, dict[str, Texts]] = Field(default_factory=dict)


def read_merges(path: Path) -> Merges:
    """Read merges.

    Raises:
        DocumentError: it cannot be read, or a group stands in two merges of a breakdown.
    """
    tree = read(path)
    merges = parse(tree, MergesFile).merges
    if problems := [tree.problem(*finding) for finding in _twice(merges)]:
        raise DocumentError(problems)
    return merges


def merges_text(merges: Merges) -> str:
    """Merges as the text of their file."""
    plain = {by: {name: list(groups) for name, groups in each.items()} for by, each in merges.items()}
    return HEAD + text_of({"format": 1, "merges": plain})


def new_names(by: str, questionnaire: Questionnaire, merges: Merges) -> dict[str, str]:
    """The new name of each group that is merged, by its normalised name; the breakdown is found as in an export."""
    names = names_of(by, questionnaire)
    return {
        normalised(group): name
        for breakdown, each in merges.items()
        if heading(breakdown) in names
        for name, groups in each.items()
        for group in groups
    }


def with_merges(responses: Responses, questionnaire: Questionnaire, merges: Merges, file: str) -> Responses:
    """The responses with their groups merged, and a line in each receipt that says so. `file`: where the merges stand."""
    import polars as pl

    columns, told = [], []
    for header in responses.groups.columns:
        present = responses.groups[header].drop_nulls().unique().sort().to_list()
        named = new_names(header, questionnaire, merges)
        renamed = {group: named[normalised(group)] for group in present if normalised(group) in named}
        columns.append(responses.groups[header].cast(pl.String).replace(renamed))
        if renamed:
            told.append(
                f"Groups of '{shortened(header)}' counted as one, by {file}: {listed(sorted({*renamed.values()}))}."
            )
    if not told:
        return responses
    receipts = tuple(replace(receipt, merged=tuple(told)) for receipt in responses.receipts)
    return replace(responses, groups=pl.DataFrame(columns), receipts=receipts)


def _twice(merges: Merges) -> Iterator[tuple[KeyPath, str, str]]:
    for by, each in merges.items():
        seen: dict[str, str] = {}
        for name, groups in each.items():
            for group in groups:
                other = seen.setdefault(normalised(group), name)
                if other != name:
                    yield ("merges", by, name), f"'{group}' is in '{other}' already.", "Keep it in one of them."
