"""What is not certain about how an export is to be read: nothing of it is scored before somebody has settled it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from collabready.questionnaire.model import Questionnaire
from collabready.responses.answers import Answers, Spoken
from collabready.responses.columns import Columns
from collabready.responses.labels import is_damaged, key_of
from collabready.responses.model import OTHER, Reading
from collabready.responses.numbers import Numbers, doubts
from collabready.responses.proposals import Proposal, column_proposals, label_proposal
from collabready.responses.receipt import Unread, counted, listed, shortened
from collabready.responses.signs import fits
from collabready.responses.table import Table

# A label that so many people gave is one of the survey, and no slip: to leave it out would bend the scores.
SEVERAL = 5
OFTEN = 0.05


@dataclass(frozen=True)
class Strange:
    """A label that a scale does not know. `proposal`: what it is like.

    `often`: so many gave it that it cannot be a slip; `number`: it is a bare number.
    """

    scale: str
    label: str
    count: int
    columns: tuple[str, ...]
    often: bool
    number: bool
    proposal: Proposal | None

    def __str__(self) -> str:
        answers, columns = counted(self.count, "answer"), listed(self.columns)
        found = f"'{shortened(self.label)}', {answers} to {columns}, is no label of the scale '{self.scale}'"
        if is_damaged(self.label):
            return f"{found}; Excel seems to have made a date of it. Export again, and do not open the file in Excel before."
        return f"{found}; {self.proposal}." if self.proposal else f"{found}."


@dataclass(frozen=True)
class Doubt:
    """All that is open. `columns`: proposals for items without one; `wanted`: their statements by id.

    `conflicts`: a sentence for each item or question that fits more than one column; `numbers`: one for each scale.
    """

    conflicts: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[Proposal, ...] = ()
    wanted: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[Strange, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.conflicts or self.columns or self.labels or self.numbers)

    def lines(self) -> Iterator[str]:
        yield from dict.fromkeys(self.conflicts.values())
        for proposal in self.columns:
            yield f"No column is {self.wanted.get(proposal.what, proposal.what)}, but {proposal}."
        yield from map(str, self.labels)
        yield from self.numbers.values()

    @property
    def acceptable(self) -> bool:
        """Whether all of it are proposals that may be taken as they are."""
        proposals = [*self.columns, *(strange.proposal for strange in self.labels)]
        return not self.conflicts and not self.numbers and all(p and p.acceptable for p in proposals)


def proposed_columns(table: Table, columns: Columns, questionnaire: Questionnaire) -> tuple[Proposal, ...]:
    """Headers that look like items, or like questions whose answers count."""
    counting = {item.id for item in questionnaire.items if item.statement}
    counting |= {question.id for question in questionnaire.questions if question.type in ("audience", "choice")}
    missing = [each for each in columns.missing if each.id in counting]
    return column_proposals(missing, columns.unused(table.columns)) if missing else ()


def strange_labels(answers: Answers, unread: Sequence[Unread]) -> Iterator[Strange]:
    """The labels that a scale ought to know: those that many people gave, and those that are like a known one.

    Spellings that differ in blanks or case are one label.
    """
    by_id = {spoken.id: (position, spoken) for position, spoken in answers.spoken.items()}
    together: dict[tuple[str, str], list[Unread]] = defaultdict(list)
    for each in unread:
        if each.label != OTHER:
            together[by_id[each.column][1].scale, key_of(each.label)].append(each)
    for (scale, _), group in together.items():
        spoken, label = by_id[group[0].column][1], " ".join(group[0].label.split())
        counts: Counter[str] = Counter()
        for each in group:
            counts[each.column] += each.count
        number = spoken.words.number(label) is not None
        proposal = None if number else label_proposal(label, _declared(spoken))
        often = any(
            count >= SEVERAL and count >= OFTEN * answers.answered(by_id[column][0]) for column, count in counts.items()
        )
        if proposal or often:
            yield Strange(scale, label, counts.total(), tuple(counts), often, number, proposal)


def doubtful_numbers(table: Table, answers: Answers) -> dict[str, str]:
    """Why the bare numbers of this file cannot be believed: a sentence by scale."""
    dialect = table.recognised.dialect
    if not dialect.recodes and not any(map(_may_doubt, answers.spoken.values(), answers.readings.values())):
        return {}
    seen = {position: answers.seen(position) for position in answers.spoken}
    labels = {p: any(_is_label(spoken, cell) for cell in seen[p]) for p, spoken in answers.spoken.items()}
    columns = []
    for position, spoken in answers.spoken.items():
        numbers = frozenset(n for cell in seen[position] if (n := spoken.words.number(cell)) is not None)
        if numbers:
            unlabelled = frozenset(spoken.codes) - spoken.words.labelled
            columns.append(
                Numbers(spoken.id, spoken.scale, spoken.codes, numbers, labels=labels[position], unlabelled=unlabelled)
            )
    of_labels = _says_labels(table)
    of_labels = any(labels.values()) if of_labels is None else of_labels
    return dict(doubts(columns, dialect.name, recodes=dialect.recodes, of_labels=of_labels))


def _may_doubt(spoken: Spoken, reading: Reading) -> bool:
    """Whether a column holds a number that is no code."""
    return any((n := spoken.words.number(cell)) is not None and n not in spoken.codes for cell in reading.spellings)


def _declared(spoken: Spoken) -> Mapping[str, str]:
    meanings = {label: spoken.words.meaning(label) for label in spoken.words.spellings}
    return {
        label: meaning.code for label, meaning in meanings.items() if meaning.code is not None and not label.isdigit()
    }


def _is_label(spoken: Spoken, cell: str) -> bool:
    """Whether a cell holds the text of an answer, and not its code: an export has the one or the other throughout."""
    return spoken.words.meaning(cell).code is not None and key_of(cell) not in map(key_of, spoken.codes)


def _says_labels(table: Table) -> bool | None:
    """Whether the export is one of labels, where a column of the tool tells by holding words or numbers."""
    pattern = table.recognised.dialect.labelled
    columns = [c.position for c in table.columns if pattern and any(fits(pattern, name) for name in c.names)]
    cells = [cell for position in columns for cell in table.spellings(position) if cell.strip()]
    return not any(re.fullmatch(r"[\d.,\s-]*", cell) for cell in cells) if cells else None
