"""Columns to items: which header of an export is which item, question or group.

A header is an item's id, its statement in any language of the questionnaire, or one of its aliases; failing that, a
part of a header is. Whatever fits two columns, or two items, is refused with both places: a guess would score the wrong
answers without anybody noticing. What is merely alike is a proposal, which somebody must accept.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.headers import Column, compact, heading
from collabready.responses.receipt import listed, shortened
from collabready.responses.signs import fits
from collabready.responses.table import Table
from collabready.responses.words import GROUPS
from collabready.spelling import normalised

AGREED = "the mapping"
FEW = 20


@dataclass(frozen=True)
class Wanted:
    """An item or question, and everything that it may be called: `names` with the reason that each is one.

    `family`: other words for what a question of groups asks, which tell only where a single column has one of them.
    """

    id: str
    names: Mapping[str, str]
    family: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Its statement or text, or failing that its id."""
        return next((f"'{name}' ({self.id})" for name in self.names if name != self.id), f"'{self.id}'")


@dataclass(frozen=True)
class Columns:
    """Positions of columns: of items and questions by id, of breakdowns by their header as typed.

    `because`: why a column is taken for an item or question. `conflicts`: a sentence for each that fits more than one.
    `missing`: items and questions without a column.
    `comments`: the open questions, whose answers are not scored and not printed.
    """

    items: Mapping[str, int]
    questions: Mapping[str, int]
    because: Mapping[str, str]
    conflicts: Mapping[str, str]
    missing: tuple[Wanted, ...]
    comments: tuple[str, ...]
    groups: Mapping[str, int] = field(default_factory=dict)

    def used(self) -> set[int]:
        return {*self.items.values(), *self.questions.values(), *self.groups.values()}

    def unused(self, columns: Sequence[Column]) -> list[Column]:
        """The columns of answers that nobody needs."""
        used = self.used()
        return [column for column in columns if column.position not in used and not column.metadata]


def wanted(questionnaire: Questionnaire) -> Iterator[Wanted]:
    """The items and the questions, each with its names in every language."""
    tongues = questionnaire.spoken
    items = [{item.id: item for item in spoken.items} for spoken in tongues]
    for name in items[0]:
        texts = {spoken.language: each[name].statement for spoken, each in zip(tongues, items, strict=True)}
        aliases = [alias for each in items for alias in each[name].aliases]
        yield Wanted(name, _names(name, texts, aliases, "its statement"))
    questions = [{question.id: question for question in spoken.questions} for spoken in tongues]
    for name, question in questions[0].items():
        texts = {spoken.language: each[name].text for spoken, each in zip(tongues, questions, strict=True)}
        aliases = [alias for each in questions for alias in each[name].aliases]
        names = _names(name, texts, aliases, "its text")
        yield Wanted(name, names, _family(names) if question.type == "group" else frozenset())


def _names(name: str, texts: Mapping[str, str | None], aliases: Iterable[str], what: str) -> dict[str, str]:
    """All names, each with the reason that it is one. `texts`: by language; with more than one, the reason names it."""
    names = {name: "its id"}
    for language, text in texts.items():
        if text:
            names.setdefault(text, what if len(texts) == 1 else f"{what} ({language})")
    for alias in aliases:
        names.setdefault(alias, "an alias")
    return names


def match_columns(
    columns: Sequence[Column], questionnaire: Questionnaire, agreed: Mapping[str, str | None] | None = None
) -> Columns:
    """Find the columns of a questionnaire.

    `agreed`: what a mapping says, id -> header (one that is there), None for not asked.
    """
    agreed = agreed or {}
    index = _Index.of(columns)
    found: dict[str, tuple[int, str]] = {}
    conflicts: dict[str, str] = {}
    missing: list[Wanted] = []
    for each in wanted(questionnaire):
        if each.id in agreed:
            found |= _agreed(each.id, agreed[each.id], columns)
            continue
        match index.find(each):
            case [], _:
                missing.append(each)
            case [position], because:
                found[each.id] = position, because
            case positions, name:
                conflicts[each.id] = _twice(each.id, name, [columns[position] for position in positions])
    questions = {question.id: question.type for question in questionnaire.questions}
    return Columns(
        items={what: position for what, (position, _) in found.items() if what not in questions},
        questions={what: position for what, (position, _) in found.items() if what in questions},
        because={what: because for what, (_, because) in found.items()},
        conflicts=conflicts | dict(_shared(found, columns)),
        missing=tuple(missing),
        comments=tuple(what for what in found if questions.get(what) == "text"),
    )


def group_columns(table: Table, found: Columns, questionnaire: Questionnaire, by: Iterable[str]) -> dict[str, int]:
    """The columns of breakdowns, by header as typed; a breakdown is named by a header, or by a name of its question.

    Raises:
        ResponsesError: there is no such column.
    """
    places = _group_places(table, found, questionnaire)
    groups = {}
    for name in by:
        match sorted(places.get(heading(name), ())):
            case []:
                raise ResponsesError(_no_group(name, table, list(places)))
            case [position]:
                _refuse_no_group(table, position, found)
                groups[table.columns[position].header] = position
            case positions:
                where = listed([position + 1 for position in positions], "column")
                first = table.columns[positions[0]].header
                raise ResponsesError(f"{table.path}: '{name}' stands in {where}. Say which with --by '{first}'.")
    return groups


def _refuse_no_group(table: Table, position: int, found: Columns) -> None:
    """Refuse columns that name people, and those in which everybody writes something else."""
    column, dialect = table.columns[position], table.recognised.dialect
    header = f"'{shortened(column.header)}'"
    is_language = dialect.language is not None and any(fits(dialect.language, name) for name in column.names)
    if column.metadata and not is_language:
        raise ResponsesError(f"{table.path}: {header} is about single respondents, so it is no column of groups.")
    comments = [what for what in found.comments if found.questions[what] == position]
    if comments:
        raise ResponsesError(
            f"{table.path}: {header} holds open answers ('{comments[0]}'), so it is no column of groups."
        )
    cells = [cell for cell in table.cells(position) if cell.strip()]
    different = len(set(map(normalised, cells)))
    if len(cells) >= FEW and 2 * different > len(cells):
        raise ResponsesError(
            f"{table.path}: {header} has {different:,} different values, so it is no column of groups. "
            "Choose another for --by."
        )


def _group_places(table: Table, found: Columns, questionnaire: Questionnaire) -> dict[str, set[int]]:
    """The positions of columns by everything that a breakdown may be called."""
    places: dict[str, set[int]] = defaultdict(set)
    for column in table.columns:
        for name in column.names:
            places[name].add(column.position)
    for column in table.columns:
        places[normalised(column.header)] = {column.position}
    for each in wanted(questionnaire):
        if each.id in found.questions:
            for name in map(heading, each.names):
                places[name] = places.get(name) or {found.questions[each.id]}
    return places


@dataclass(frozen=True)
class _Index:
    """Positions of columns by their names, by parts of them, and by pieces that may be an id.

    `doubtful`: by names, those that look like metadata, but not in the run at the start, where it is.
    """

    names: Mapping[str, Sequence[int]]
    parts: Mapping[str, Sequence[int]]
    codes: Mapping[str, Sequence[int]]
    doubtful: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, columns: Sequence[Column]) -> _Index:
        indexes: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in range(4))
        names, parts, codes, doubtful = indexes
        for column in columns:
            kinds = [(doubtful, column.names)] if column.metadata else []
            if not column.metadata:
                kinds = [(names, column.names), (parts, column.parts), (codes, column.codes)]
            for index, keys in kinds if not column.leading else []:
                for key in keys:
                    index[key].append(column.position)
        return cls(*map(dict, indexes))

    def find(self, what: Wanted) -> tuple[list[int], str]:
        """The columns that may be this item: by a whole header cell; failing that by a part of one; and why."""
        keys = {heading(name): because for name, because in what.names.items()}
        steps = (
            (self.names, keys, "{}"),
            (
                self.parts,
                {key: because for key, because in keys.items() if because != "its id"},
                "{} within the header",
            ),
            (self.codes, {compact(heading(what.id)): "its id"}, "{} within the header"),
            (self.doubtful, keys, "{}"),
        )
        for index, names, form in steps:
            hits = {position: because for key, because in names.items() for position in index.get(key, ())}
            if hits:
                because = form.format(next(iter(hits.values())))
                return sorted(hits), because if len(hits) == 1 else next(key for key in names if key in index)
        akin = [position for word in what.family for position in self.names.get(word, ())]
        return (akin, "another word for it") if len(akin) == 1 else ([], "")


def _family(names: Iterable[str]) -> frozenset[str]:
    """All words of the families to which one of the names belongs."""
    own = set(map(heading, names))
    families = [frozenset(words.split()) for words in GROUPS]
    return frozenset().union(*(family for family in families if family & own))


def gone_columns(columns: Sequence[Column], agreed: Mapping[str, str | None]) -> dict[str, str]:
    """What a mapping reads from columns that are not there: id -> header."""
    there = {normalised(column.header) for column in columns}
    return {what: header for what, header in agreed.items() if header is not None and normalised(header) not in there}


def _agreed(what: str, header: str | None, columns: Sequence[Column]) -> dict[str, tuple[int, str]]:
    if header is None:
        return {}
    place = next(column.position for column in columns if normalised(column.header) == normalised(header))
    return {what: (place, AGREED)}


def _twice(what: str, name: str, columns: Sequence[Column]) -> str:
    places = listed([column.position + 1 for column in columns], "column")
    first = shortened(columns[0].header)
    same = f": the header '{first.removesuffix(' (1)')}' stands in {places}" if name != heading(what) else f": {places}"
    alias = f"Give it the alias '{first}' in the questionnaire" if first.endswith("(1)") else "Rename the wrong one"
    return f"'{what}' fits more than one column{same}. {alias}, or name the right one in a mapping."


def _shared(found: Mapping[str, tuple[int, str]], columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    owners: dict[int, str] = {}
    for what, (position, _) in found.items():
        if position in owners:
            header, owner = shortened(columns[position].header), owners[position]
            yield what, f"The column '{header}' fits both '{owner}' and '{what}'. Name the right one in a mapping."
        owners[position] = what


def _no_group(name: str, table: Table, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(heading(name), names, n=1)
    headers = listed([shortened(column.header) for column in table.columns])
    hint = f"Did you mean '{near[0]}'?" if near else f"Columns are: {headers}."
    return f"{table.path}: there is no column '{name}' to break the results down by. {hint}"
