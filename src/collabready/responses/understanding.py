"""An export as far as it is understood: its form, its columns, what its cells mean, and what is open.

`score` needs all of it settled; `map` shows it as it is. Both come through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.answers import Answers, Labels, read_answers, told_labels
from collabready.responses.columns import Columns, group_columns, match_columns
from collabready.responses.doubt import Doubt, Strange, doubtful_numbers, proposed_columns, strange_labels
from collabready.responses.labels import key_of
from collabready.responses.mapping import MappingFile
from collabready.responses.proposals import Proposal
from collabready.responses.receipt import Unread, listed, shortened
from collabready.responses.rows import told_by
from collabready.responses.table import Table, open_table
from collabready.spelling import normalised


@dataclass(frozen=True)
class Understanding:
    """What is known of an export. `unread`: labels that mean nothing. `told`: what `mapping` says of labels.

    `alike`: rare labels that mean nothing but are like a known one: they do not keep the rest from being scored.
    `accepted_columns`, `accepted_labels`: proposals that were taken as they are. `new`: columns that the mapping does
    not know.
    """

    table: Table
    columns: Columns
    answers: Answers
    unread: tuple[Unread, ...]
    doubt: Doubt
    told: Labels = field(default_factory=dict)
    mapping: MappingFile | None = None
    alike: tuple[Strange, ...] = ()
    accepted_columns: tuple[Proposal, ...] = ()
    accepted_labels: tuple[Strange, ...] = ()
    new: tuple[str, ...] = ()

    def is_open(self, scale: str, label: str) -> bool:
        """Whether it is open what a label of the file means."""
        if any(each.scale == scale and each.label == label for each in (*self.doubt.labels, *self.alike)):
            return True
        words = next(spoken.words for spoken in self.answers.spoken.values() if spoken.scale == scale)
        return scale in self.doubt.numbers and words.number(label) is not None


@dataclass(frozen=True)
class Decisions:
    """What somebody decided: by a mapping, or by taking the proposals that have no rival as they are."""

    mapping: MappingFile | None = None
    accept_proposals: bool = False


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
    columns = match_columns(table.columns, questionnaire, agreed)
    proposals = proposed_columns(table, columns, questionnaire)
    taken = tuple(each for each in proposals if decisions.accept_proposals and each.acceptable)
    if taken:
        columns = match_columns(table.columns, questionnaire, agreed | {each.what: each.meant for each in taken})
        proposals = tuple(proposal for proposal in proposals if proposal not in taken)
    if not columns.items and not proposals and not columns.conflicts:
        raise ResponsesError(_no_match(table, questionnaire))
    columns = replace(columns, groups=group_columns(table, columns, questionnaire, by))
    told = told_labels(mapping)
    answers = read_answers(table, columns, questionnaire, told, _texts(table))
    doubt = Doubt(conflicts=columns.conflicts, columns=proposals)
    found = Understanding(table, columns, answers, (), doubt, told, accepted_columns=taken)
    found = _with_labels(found, questionnaire, accept=decisions.accept_proposals)
    return replace(found, mapping=mapping, new=_new(table, columns, mapping))


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
    told = {name: dict(labels) for name, labels in found.told.items()}
    for each in taken:
        if each.proposal:
            told.setdefault(each.scale, {})[key_of(each.label)] = words[each.scale].meaning(each.proposal.meant)
    return told


def _new(table: Table, columns: Columns, mapping: MappingFile | None) -> tuple[str, ...]:
    """Columns of answers that a mapping does not know: the survey has changed since."""
    if mapping is None:
        return ()
    known = {normalised(header) for header in (*mapping.unused, *(h for h in mapping.columns.values() if h))}
    used = columns.used()
    return tuple(
        column.header
        for column in table.columns
        if not column.metadata and column.position not in used and normalised(column.header) not in known
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
