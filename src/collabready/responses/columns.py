"""Columns to items: which header of an export is which item, question or group.

A header is an item's id, its statement, or one of its aliases, after normalising. Whatever fits two columns, or two
items, is refused with both places: a guess would score the wrong answers without anybody noticing.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Item, Questionnaire
from collabready.responses.receipt import listed, shortened
from collabready.responses.table import Table
from collabready.spelling import normalised


@dataclass(frozen=True)
class Columns:
    """Positions of columns: of items by id, of questions by id, of breakdowns by their header as typed.

    `comments`: the open questions, whose answers are not scored and not printed.
    """

    items: dict[str, int]
    questions: dict[str, int]
    groups: dict[str, int]
    comments: tuple[str, ...]
    unused: tuple[str, ...]


def match_columns(table: Table, questionnaire: Questionnaire, by: Sequence[str]) -> Columns:
    """Find the columns of a table.

    Raises:
        ResponsesError: no column fits any item, a header fits twice, or a breakdown is not there.
    """
    places = {normalised(header): position for position, header in enumerate(table.headers)}
    items = _found(((item.id, _item_names(item)) for item in questionnaire.items), places)
    questions = _found(((q.id, (q.id, q.text, *q.aliases)) for q in questionnaire.questions), places)
    _refuse_shared(table, {**items, **questions})
    asked = [question for question in questionnaire.questions if question.id in questions]
    if not items:
        raise ResponsesError(_no_match(table, questionnaire))
    known = {normalised(name): questions[q.id] for q in asked for name in (q.id, q.text, *q.aliases)}
    groups = dict(_group(table, {**known, **places}, name) for name in by)
    used = {*items.values(), *questions.values(), *groups.values()}
    unused = tuple(header for position, header in enumerate(table.headers) if position not in used)
    comments = tuple(question.id for question in asked if question.type == "text")
    return Columns(items, questions, groups, comments, unused)


def _item_names(item: Item) -> tuple[str, ...]:
    return (item.id, *([item.statement] if item.statement else []), *item.aliases)


def _found(named: Iterable[tuple[str, Sequence[str]]], places: dict[str, int]) -> dict[str, int]:
    positions = ((what, _find(what, names, places)) for what, names in named)
    return {what: position for what, position in positions if position is not None}


def _find(what: str, names: Sequence[str], places: dict[str, int]) -> int | None:
    keys = [normalised(name) for name in names]
    found = {places[key] for key in keys if key in places}
    repeated = [key for key in keys if f"{key} (2)" in places and key not in places]
    if len(found) > 1:
        columns = listed([position + 1 for position in sorted(found)], "column")
        raise ResponsesError(f"'{what}' fits more than one column: {columns}. Remove or rename the wrong one.")
    if repeated and not found:
        same = [position + 1 for key, position in places.items() if key.startswith(f"{repeated[0]} (")]
        raise ResponsesError(
            f"'{what}' fits more than one column: the header '{shortened(repeated[0])}' stands in {listed(same, 'column')}. "
            f"Give the item in the questionnaire the alias '{shortened(repeated[0])} (1)' for the first, '(2)' for the second."
        )
    return found.pop() if found else None


def _refuse_shared(table: Table, found: dict[str, int]) -> None:
    owners: dict[int, str] = {}
    for what, position in found.items():
        if position in owners:
            header = shortened(table.headers[position])
            raise ResponsesError(f"The column '{header}' fits both '{owners[position]}' and '{what}'. Rename it.")
        owners[position] = what


def _group(table: Table, places: dict[str, int], name: str) -> tuple[str, int]:
    position = places.get(normalised(name))
    if position is None:
        near = difflib.get_close_matches(normalised(name), places, n=1)
        columns = listed([shortened(header) for header in table.headers])
        hint = f"Did you mean '{table.headers[places[near[0]]]}'?" if near else f"Columns are: {columns}."
        raise ResponsesError(f"{table.path}: there is no column '{name}' to break the results down by. {hint}")
    return table.headers[position], position


def _no_match(table: Table, questionnaire: Questionnaire) -> str:
    wanted = next(_statements(questionnaire), "")
    return (
        f"{table.path}: no column fits an item of '{questionnaire.id}'. Headers must be item ids or the statements "
        f"themselves, such as '{shortened(wanted)}'; found: {listed([shortened(h, 40) for h in table.headers])}. "
        f"Is this the right questionnaire?"
    )


def _statements(questionnaire: Questionnaire) -> Iterator[str]:
    return (item.statement for item in questionnaire.items if item.statement)
