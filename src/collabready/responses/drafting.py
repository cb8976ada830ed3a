"""What is known and what is open of an export, as a mapping to be settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from collabready.questionnaire.model import Questionnaire
from collabready.responses.answers import Spoken
from collabready.responses.columns import wanted
from collabready.responses.labels import key_of
from collabready.responses.mapping import NOTHING, OPEN, Draft, Line
from collabready.responses.model import OTHER
from collabready.responses.receipt import counted
from collabready.responses.understanding import Understanding


def draft_of(found: Understanding, questionnaire: Questionnaire) -> Draft:
    """The mapping of an export, in which everything uncertain is open."""
    proposed = {proposal.meant for proposal in found.doubt.columns}
    return Draft(
        export=found.table.path.name,
        dialect=found.table.recognised.dialect.name,
        questionnaire=questionnaire,
        columns=tuple(_columns(found, questionnaire)),
        labels={name: lines for name, lines in _labels(found) if lines},
        unused=[column.header for column in found.columns.unused(found.table.columns) if column.header not in proposed],
    )


def _columns(found: Understanding, questionnaire: Questionnaire) -> Iterator[Line]:
    proposals = {proposal.what: proposal for proposal in found.doubt.columns}
    accepted = {proposal.what: proposal for proposal in found.accepted_columns}
    places = {**found.columns.items, **found.columns.questions}
    missing = {each.id for each in found.columns.missing}
    in_survey = {item.id for item in questionnaire.items if item.statement} | {q.id for q in questionnaire.questions}
    for each in wanted(questionnaire):
        if conflict := found.columns.conflicts.get(each.id):
            yield Line(each.id, OPEN, conflict)
        elif each.id in accepted:
            yield Line(each.id, accepted[each.id].meant, f"{accepted[each.id].similarity:.0f} % alike, accepted")
        elif each.id in places:
            yield Line(each.id, found.table.columns[places[each.id]].header, found.columns.because[each.id])
        elif each.id in found.gone:
            likely = f"; {proposals[each.id]}" if each.id in proposals else ""
            yield Line(each.id, OPEN, f"was '{found.gone[each.id]}', which is gone{likely}")
        elif each.id in proposals:
            yield Line(each.id, OPEN, str(proposals[each.id]))
        elif each.id in in_survey:
            yield Line(each.id, None, "no column" if each.id in missing else "not asked")


def _labels(found: Understanding) -> Iterator[tuple[str, Sequence[Line]]]:
    """By scale: what a mapping or an accepted proposal said, and what is open."""
    spoken = list(found.answers.spoken.items())
    scales = list(dict.fromkeys(each.scale for _, each in spoken))
    for scale in scales:
        yield scale, list(_of_scale(found, scale, [(p, each) for p, each in spoken if each.scale == scale]).values())
    for name in found.mapping.labels if found.mapping else ():
        if name not in scales:
            yield name, [line for _, line in _told(found, name)]


def _of_scale(found: Understanding, scale: str, columns: Sequence[tuple[int, Spoken]]) -> dict[str, Line]:
    """The lines of a scale by label as compared: the first that is said of a label holds."""
    lines = dict(_known(found, scale, columns[0][1]))
    for each in (*found.doubt.labels, *found.alike):
        if each.scale == scale:
            why = str(each.proposal) if each.proposal else "no label of the scale"
            lines.setdefault(key_of(each.label), Line(each.label, OPEN, f"{counted(each.count, 'answer')}; {why}"))
    for label, count in _rare(found, columns).items():
        lines.setdefault(key_of(label), Line(label, NOTHING, f"{counted(count, 'answer')}; no label of the scale"))
    if scale in found.doubt.numbers:
        for number, count in sorted(_numbers(found, columns).items(), key=lambda each: int(each[0])):
            lines.setdefault(key_of(number), Line(number, OPEN, counted(count, "answer")))
    return lines


def _rare(found: Understanding, columns: Sequence[tuple[int, Spoken]]) -> Counter[str]:
    """The labels that mean nothing, are like none and were given by few."""
    here = {spoken.id: spoken for _, spoken in columns}
    counts: Counter[str] = Counter()
    for each in found.unread:
        if each.column in here and each.label != OTHER and here[each.column].words.number(each.label) is None:
            counts[" ".join(each.label.split())] += each.count
    return counts


def _known(found: Understanding, scale: str, spoken: Spoken) -> Iterator[tuple[str, Line]]:
    yield from _told(found, scale)
    for each in found.accepted_labels:
        if each.scale == scale and each.proposal:
            code = spoken.words.meaning(each.proposal.meant).code
            yield (
                key_of(each.label),
                Line(each.label, code, f"{each.proposal.similarity:.0f} % like '{each.proposal.meant}', accepted"),
            )


def _told(found: Understanding, name: str) -> Iterator[tuple[str, Line]]:
    labels = found.mapping.labels.get(name, {}) if found.mapping else {}
    for label, code in labels.items():
        yield key_of(label), Line(label, code or NOTHING, "")


def _numbers(found: Understanding, columns: Sequence[tuple[int, Spoken]]) -> Counter[str]:
    """How often each bare number occurs that nobody has explained."""
    counts: Counter[str] = Counter()
    for position, spoken in columns:
        for cell, count in found.answers.frame[str(position)].value_counts().iter_rows():
            number = spoken.words.number(cell)
            if number is not None:
                counts[number] += count
    return counts
