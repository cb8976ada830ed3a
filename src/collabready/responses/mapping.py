"""mapping.yaml: how an export is read, settled by a person and used again for the next wave.

It says which column is which item, what labels and numbers mean, and which columns nobody needs. What is still to be
settled is marked with a question mark, and no file is scored by a mapping that has one left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from collabready.documents import UNPRINTABLE, Document, Texts, closest, parse, read
from collabready.errors import DocumentError
from collabready.questionnaire.model import Format, Questionnaire
from collabready.responses.labels import key_of

OPEN = "?"
NOTHING = "no answer"
PLAIN_KEY = r"[A-Za-z][A-Za-z0-9_-]*"


class Made(Document):
    """The questionnaire for which a mapping was made; `items`: the fingerprint of each item that has or may get a column."""

    id: str
    version: str
    items: dict[str, str] = Field(default_factory=dict)


class MappingFile(Document):
    """A mapping file. `columns`: item or question -> header, null for not asked.

    `labels`: scale, item or question -> what a cell holds -> a code, or `no answer`. `unused`: headers of columns that
    nobody needs.
    """

    format: Format
    export: str | None = None
    dialect: str | None = None
    questionnaire: Made
    columns: dict[str, str | None] = Field(default_factory=dict)
    labels: dict[str, dict[str, str | None]] = Field(default_factory=dict)
    unused: Texts = ()


@dataclass(frozen=True)
class Line:
    """A line of a mapping: `key: value`, and why. `value` is None for nothing, `?` for what is open."""

    key: str
    value: str | None
    why: str


@dataclass(frozen=True)
class Draft:
    """A mapping to be written. `labels` by scale, item or question."""

    export: str
    dialect: str
    questionnaire: Questionnaire
    columns: Sequence[Line]
    labels: Mapping[str, Sequence[Line]]
    unused: Sequence[str]

    @property
    def open(self) -> list[Line]:
        """What is still to be settled."""
        return [line for lines in (self.columns, *self.labels.values()) for line in lines if line.value == OPEN]


def read_mapping(path: Path, questionnaire: Questionnaire, *, unfinished: bool = False) -> MappingFile:
    """Read a mapping for a questionnaire. `unfinished`: what is still open may be, and is left out.

    Raises:
        DocumentError: something in it is wrong or still open, or it was made for other items.
    """
    tree = read(path)
    mapping = parse(tree, MappingFile)
    if unfinished:
        mapping = without_open(mapping)
    problems = [tree.problem(place, what, hint) for place, what, hint in _faults(mapping, questionnaire)]
    if problems:
        raise DocumentError(sorted(problems, key=lambda problem: problem.line))
    return mapping


def without_open(mapping: MappingFile) -> MappingFile:
    """What is settled of a mapping."""
    columns = {name: header for name, header in mapping.columns.items() if header != OPEN}
    labels = {name: {k: v for k, v in lines.items() if v != OPEN} for name, lines in mapping.labels.items()}
    return mapping.model_copy(update={"columns": columns, "labels": labels})


def mapping_of(draft: Draft) -> MappingFile:
    """What is settled of a draft, as if it had been read from its file."""
    return without_open(
        MappingFile(
            format=1,
            questionnaire=Made(id=draft.questionnaire.id, version=draft.questionnaire.version),
            columns={line.key: line.value for line in draft.columns},
            labels={name: {line.key: line.value for line in lines} for name, lines in draft.labels.items()},
            unused=tuple(draft.unused),
        )
    )


def mapping_text(draft: Draft) -> str:
    """A mapping as the text of its file, with a comment for everything that wants one."""
    items = {item.id for item in draft.questionnaire.items}
    mapped = [line.key for line in draft.columns if line.key in items and line.value is not None]
    prints = {i.id: draft.questionnaire.fingerprint(i) for i in draft.questionnaire.items if i.id in mapped}
    return "\n".join(
        [
            "# How an export is read. Use it with `collabready score EXPORT --map THIS-FILE`, also for the next wave.",
            '# Wherever a value is "?", write what is right: a column as its header has it, a code of the scale,',
            f"# '{NOTHING}' for a label without a value, or null for an item that was not asked.",
            "format: 1",
            f"export: {_quoted(draft.export)}",
            f"dialect: {_quoted(draft.dialect)}",
            "columns:" if draft.columns else "columns: {}",
            *_lines(draft.columns, "  "),
            "labels:" if draft.labels else "labels: {}",
            *(text for name, lines in draft.labels.items() for text in _label_lines(name, lines, draft.questionnaire)),
            "# Columns that nobody needs. A column of a later export that is in neither list is pointed out.",
            "unused:" if draft.unused else "unused: []",
            *(f"  - {_quoted(header)}" for header in draft.unused),
            "# For which questionnaire: should the wording of an item change, this mapping is refused.",
            "questionnaire:",
            f"  id: {draft.questionnaire.id}",
            f"  version: {_quoted(draft.questionnaire.version)}",
            "  items:" if prints else "  items: {}",
            *(f"    {name}: {_quoted(value)}" for name, value in prints.items()),
            "",
        ]
    )


def _label_lines(name: str, lines: Sequence[Line], questionnaire: Questionnaire) -> Iterator[str]:
    """The labels of a scale or question, below a comment with its codes."""
    yield f"  {name}:"
    scale = questionnaire.scales.get(name)
    if scale:
        codes = ", ".join(f"{code} {label}" if label else code for code, label in scale.answers.items())
        yield f"    # The codes: {' '.join(codes.split())}."
    yield from _lines(lines, "    ")


def _lines(lines: Sequence[Line], indent: str) -> Iterator[str]:
    keys = set()
    for line in lines:
        value = "null" if line.value is None else _quoted(line.value)
        why = UNPRINTABLE.sub("", " ".join(line.why.split()))
        key = line.key if re.fullmatch(PLAIN_KEY, line.key) else _quoted(line.key)
        if key in keys:
            continue
        keys.add(key)
        yield f"{indent}{key}: {value}" + (f"  # {why}" if why else "")


def _quoted(text: str) -> str:
    """Text as YAML in double quotes: a header may hold anything. What nobody sees is left out, as in every comparison."""
    import json  # JSON's strings are YAML's

    seen = UNPRINTABLE.sub(lambda found: " " if found[0].isspace() else "", text)
    return json.dumps(seen, ensure_ascii=False).replace("\x85", "\\x85")


def _faults(mapping: MappingFile, questionnaire: Questionnaire) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What is wrong with a mapping: place, what, hint."""
    known = [item.id for item in questionnaire.items] + [question.id for question in questionnaire.questions]
    if mapping.questionnaire.id != questionnaire.id:
        what = f"This mapping was made for '{mapping.questionnaire.id}', not for '{questionnaire.id}'."
        yield ("questionnaire", "id"), what, "Name the right questionnaire with -q, or make a mapping for this one."
        return
    for name, header in mapping.columns.items():
        if name not in known:
            yield ("columns", name), f"'{questionnaire.id}' asks nothing called '{name}'.", closest(name, known)
        if header == OPEN:
            hint = "Write the header of its column, or null if it was not asked."
            yield ("columns", name), f"The column of '{name}' is still open.", hint
    yield from _changed(mapping, questionnaire)
    yield from _wrong_labels(mapping, questionnaire)


def _changed(mapping: MappingFile, questionnaire: Questionnaire) -> Iterator[tuple[tuple[str, ...], str, str]]:
    now = {item.id: questionnaire.fingerprint(item) for item in questionnaire.items}
    for name, before in mapping.questionnaire.items.items():
        asked = mapping.columns.get(name, OPEN) is not None
        if asked and name in now and now[name] != before:
            what = f"'{name}' has another wording, scale or keying now than in version {mapping.questionnaire.version}."
            hint = "Score with the questionnaire that was fielded, or make the mapping anew."
            yield ("questionnaire", "items", name), what, hint


def _wrong_labels(mapping: MappingFile, questionnaire: Questionnaire) -> Iterator[tuple[tuple[str, ...], str, str]]:
    codes = codes_by_name(questionnaire)
    for name, labels in mapping.labels.items():
        if name not in codes:
            what = f"'{questionnaire.id}' has no scale, item or question with answers called '{name}'."
            yield ("labels", name), what, closest(name, codes)
            continue
        seen: dict[str, str] = {}
        for label, code in labels.items():
            place = ("labels", name, label)
            if (first := seen.setdefault(key_of(label), label)) != label:
                yield place, f"'{label}' and '{first}' are the same label.", "Keep one of the two."
            if code == OPEN:
                yield place, f"What '{label}' means is still open.", _allowed(codes[name])
            elif code not in (None, NOTHING) and code not in codes[name]:
                yield place, f"'{code}' is no code of '{name}'.", _allowed(codes[name])


def codes_by_name(questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    """The codes of every scale, item and question that has any, by id."""
    return {name: tuple(scale.answers) for name, scale in questionnaire.scales.items()} | questionnaire.codes()


def _allowed(codes: Sequence[str]) -> str:
    return f"Write one of {', '.join(codes)}, or '{NOTHING}'."
