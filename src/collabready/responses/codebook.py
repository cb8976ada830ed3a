"""What the numbers of an export stand for, where the tool tells: SurveyXact's tables of labels and of structure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from collabready.responses.headers import heading
from collabready.responses.labels import key_of

LABEL_WIDTH = 3
STRUCTURE = ("variablename", "questiontext")


@dataclass(frozen=True)
class Codebook:
    """`labels`: variable -> number -> label. `texts`: variable -> question text."""

    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.labels or self.texts)


def companions(path: Path) -> Iterable[Path]:
    """The tables that may lie beside a dataset: labels.csv and structure.csv beside dataset.csv."""
    stem = path.stem.casefold()
    if not stem.endswith("dataset"):
        return
    start = path.stem[: -len("dataset")]
    wanted = {f"{start}{name}{path.suffix}".casefold() for name in ("labels", "structure")}
    yield from sorted(each for each in path.parent.iterdir() if each.name.casefold() in wanted)


def codebook_of(variables: Sequence[str], tables: Iterable[Sequence[Sequence[str]]]) -> Codebook:
    """The codebook for these variables in tables of any kind; tables that say nothing of them are overlooked."""
    known = {heading(variable) for variable in variables}
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    texts: dict[str, str] = {}
    for rows in tables:
        header = [heading(cell) for cell in rows[0]] if rows else []
        if all(name in header for name in STRUCTURE):
            variable, text = (header.index(name) for name in STRUCTURE)
            texts |= {heading(row[variable]): row[text] for row in rows[1:] if len(row) > max(variable, text)}
        elif len(header) >= LABEL_WIDTH:
            full = [row for row in rows if len(row) >= LABEL_WIDTH and any(map(str.strip, row))]
            if not all(heading(row[0]) in known for row in full):
                continue
            for row in full:
                labels[heading(row[0])][key_of(row[1])] = row[2]
    return Codebook(labels, texts)


def is_codebook(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a file is a table of structure or of labels, and no dataset."""
    header = [heading(cell) for cell in rows[0]] if rows else []
    if all(name in header for name in STRUCTURE):
        return True
    is_labels = all(len(row) == LABEL_WIDTH and row[1].strip().lstrip("-").isdigit() for row in rows)
    return is_labels and 1 < len({row[0] for row in rows}) < len(rows)
