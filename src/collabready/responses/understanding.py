"""An export as far as it is understood: its form, its columns, what its cells mean, and what is open.

`score` needs all of it settled; `map` shows it as it is. Both come through here.
"""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.answers import Answers, Labels, read_answers, told_labels
from collabready.responses.columns import Columns, gone_columns, group_columns, match_columns
from collabready.responses.doubt import Doubt, Strange, doubtful_numbers, proposed_columns, strange_labels
from collabready.responses.labels import key_of, number_of
from collabready.responses.mapping import MappingFile
from collabready.responses.proposals import Proposal
from collabready.responses.receipt import Unread, listed, shortened
from collabready.responses.rows import told_by
from collabready.responses.table import Table, open_table
from collabready.spelling import normalised


@dataclass(frozen=True)
class Understanding:
    """What is known of an export, and the mapping by which it was read. `unread`: labels that mean nothing.

    `alike`: rare labels that mean nothing but are like a known one: they do not keep the rest from being scored.
    `accepted_columns`, `accepted_labels`: proposals that were taken as they are. `new`: columns that the mapping does
    not know; `gone`: those that it names and the file lacks, by item or question.
    """

    table: Table
    columns: Columns
    answers: Answers
    unread: tuple[Unread, ...]
    doubt: Doubt
    mapping: MappingFile | None = None
    alike: tuple[Strange, ...] = ()
    accepted_columns: tuple[Proposal, ...] = ()
    accepted_labels: tuple[Strange, ...] = ()
    new: tuple[str, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)

    def is_open(self, scale: str, label: str, *, number: bool) -> bool:
        """Whether it is open what a label of the file means. `number`: it is a bare number that nobody explained."""
        strange = any(each.scale == scale and each.label == label for each in (*self.doubt.labels, *self.alike))
        return strange or (number and scale in self.doubt.numbers)


@dataclass(frozen=True)
class Decisions:
    """What somebody decided: by a mapping, or by taking the proposals that have no rival as they are.

    `to_be_settled`: what a mapping says of columns that are gone is open again, not a fault.
    """

    mapping: MappingFile | None = None
    accept_proposals: bool = False
    to_be_settled: bool = False


UNDECIDED = Decisions()


def understand(
    path: Path, questionnaire: Questionnaire, by: Sequence[str] = (), decisions: Decisions = UNDECIDED
) -> Understanding:
    """Read an export as far as that goes without asking.

    Raises:
        ResponsesError: the file cannot be read, nothing in it looks like an item, or a breakdown is not there.
    """
    table, mapping = open_table(path), decisions.mapping
    agreed = dict(mapping.columns) if mapping else {}
    gone = gone_columns(table.columns, agreed)
    if gone and not decisions.to_be_settled:
        raise ResponsesError(_gone(table, gone))
    if mapping and (other := _made_for_another_tool(mapping, table)):
        raise ResponsesError(other)
    agreed = {what: header for what, header in agreed.items() if what not in gone}
    columns = match_columns(table.columns, questionnaire, agreed)
    proposals = proposed_columns(table, columns, questionnaire)
    taken = tuple(each for each in proposals if decisions.accept_proposals and each.acceptable)
    if taken:
        columns = match_columns(table.columns, questionnaire, agreed | {each.what: each.meant for each in taken})
        proposals = tuple(proposal for proposal in proposals if proposal not in taken)
    if not columns.items and not proposals and not columns.conflicts:
        raise ResponsesError(_no_match(table, questionnaire))
    columns = replace(columns, groups=group_columns(table, columns, questionnaire, by))
    answers = read_answers(table, columns, questionnaire, told_labels(mapping), _texts(table))
    statements = {each.id: each.text for each in columns.missing}
    doubt = Doubt(conflicts=columns.conflicts, columns=proposals, wanted=statements)
    found = Understanding(table, columns, answers, (), doubt, mapping, accepted_columns=taken)
    found = _with_labels(found, questionnaire, accept=decisions.accept_proposals)
    return replace(found, gone=gone, new=_new(table, columns, mapping))


def _texts(table: Table) -> list[int]:
    """Columns that are read as they are."""
    return sorted(set(told_by(table).values()))


def _with_labels(found: Understanding, questionnaire: Questionnaire, *, accept: bool) -> Understanding:
    """What is known of the labels, after the proposals for them were accepted or not."""
    unread = tuple(found.answers.unread())
    strange = tuple(strange_labels(found.answers, unread))
    taken = tuple(each for each in strange if accept and each.proposal and each.proposal.acceptable)
    if taken:
        told = _told_further(found, taken)
        answers = read_answers(found.table, found.columns, questionnaire, told, _texts(found.table))
        found = replace(found, answers=answers, accepted_labels=taken)
        unread = tuple(answers.unread())
        strange = tuple(strange_labels(answers, unread))
    numbers = doubtful_numbers(found.table, found.answers)
    often = tuple(each for each in strange if each.often and not (each.number and each.scale in numbers))
    alike = tuple(each for each in strange if not each.often)
    return replace(found, unread=unread, alike=alike, doubt=replace(found.doubt, labels=often, numbers=numbers))


def _told_further(found: Understanding, taken: Sequence[Strange]) -> Labels:
    """What labels mean, by a mapping and by the proposals that were accepted."""
    words = {spoken.scale: spoken.words for spoken in found.answers.spoken.values()}
    told = {name: dict(labels) for name, labels in told_labels(found.mapping).items()}
    for each in taken:
        if each.proposal:
            told.setdefault(each.scale, {})[key_of(each.label)] = words[each.scale].meaning(each.proposal.meant)
    return told


def _new(table: Table, columns: Columns, mapping: MappingFile | None) -> tuple[str, ...]:
    """Columns of answers that a mapping does not know: the survey has changed since."""
    if mapping is None:
        return ()
    known = {normalised(header) for header in (*mapping.unused, *(h for h in mapping.columns.values() if h))}
    return tuple(column.header for column in columns.unused(table.columns) if normalised(column.header) not in known)


def _made_for_another_tool(mapping: MappingFile, table: Table) -> str:
    """Why the numbers of a mapping say nothing of this file; nothing where they do, or where it has none."""
    name = table.recognised.dialect.name
    numbers = any(number_of(key_of(label)) for labels in mapping.labels.values() for label in labels)
    if mapping.dialect in (None, name) or not numbers:
        return ""
    return (
        f"{table.path}: the mapping says what numbers mean in an export of {mapping.dialect}, but this is {name}, where "
        "they may mean something else. Make a mapping for this file."
    )


def _gone(table: Table, gone: Mapping[str, str]) -> str:
    what, header = next(iter(gone.items()))
    near = difflib.get_close_matches(header, [column.header for column in table.columns], n=1)
    hint = f" Is it '{near[0]}' now?" if near else ""
    others = f" The same holds for {listed(list(gone)[1:])}." if len(gone) > 1 else ""
    return (
        f"{table.path}: the mapping reads '{what}' from the column '{header}', which this file lacks.{hint}{others} "
        f"Settle it with `collabready map {shlex.quote(str(table.path))} --map MAPPING -o MAPPING`. With several files, "
        "give one --map for each, in the same order."
    )


def _no_match(table: Table, questionnaire: Questionnaire) -> str:
    wanted = next((item.statement for item in questionnaire.items if item.statement), "")
    headers = [shortened(column.header, 40) for column in table.columns if not column.metadata]
    hint = (
        "Row 1 looks like answers: is the header missing?"
        if _lacks_header(table)
        else "Is this the right questionnaire?"
    )
    return (
        f"{table.path}: no column fits an item of '{questionnaire.id}'. Headers must be item ids or the statements "
        f"themselves, such as '{shortened(wanted)}'; found: {listed(headers)}. {hint}"
    )


def _lacks_header(table: Table) -> bool:
    """Whether the cells of the header are among those below it."""
    again = [any(cell.strip() == c.header for cell in table.spellings(c.position)) for c in table.columns]
    return 3 * sum(again) >= len(again)
