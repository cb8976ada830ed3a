"""What can go wrong, told to the person who can mend it.

CollabreadyError            the user can mend it: a sentence, exit code 1, no traceback
├── DocumentError           a YAML file is wrong; carries every Problem found in it
├── ResponsesError          an export cannot be read or scored
│   └── UnsettledError      how an export is to be read is not certain; carries what is open
├── OutputError             a file cannot be written
└── PdfUnavailableError     the HTML is written, the PDF cannot be: exit code 4

Everything else that is raised is a fault of the program and keeps its traceback.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a file. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    what: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.what}" + (f" {self.hint}" if self.hint else "")


class CollabreadyError(Exception):
    """The user can mend it: the message says where, what, and what to do."""


class DocumentError(CollabreadyError):
    """A YAML file is wrong. `problems` holds all of them, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ResponsesError(CollabreadyError):
    """An export cannot be read or scored."""


class BesideReleaseError(ResponsesError):
    """Beside what was released, nothing may be shown of an export: it differs by a few people."""


class UnsettledError(ResponsesError):
    """How an export is to be read is not certain, so nothing was scored.

    `lines`: what is open, a sentence each. `acceptable`: whether all of it are proposals that may be taken as they are.
    `options`: what belongs behind `collabready map FILE` to settle it, such as `-q pulse`; `mapping`: where it goes.
    `others`: the same of further files.
    """

    def __init__(
        self, path: Path, lines: tuple[str, ...], *, acceptable: bool, others: Sequence[UnsettledError] = ()
    ) -> None:
        super().__init__()
        self.path, self.lines, self.acceptable, self.others = path, lines, acceptable, tuple(others)
        self.options, self.mapping = "", "mapping.yaml" if not others else f"{path.stem}.mapping.yaml"

    def __str__(self) -> str:
        settle = f"collabready map {shlex.quote(str(self.path))}{self.options} -o {shlex.quote(self.mapping)}"
        hint = " Or, if all of it is right, add --accept-proposals." if self.acceptable else ""
        own = (
            f"{self.path}: it is not certain how this file is to be read, so nothing was scored.",
            *(f"- {line}" for line in self.lines),
            f"Settle it with `{settle}`, then score with --map {shlex.quote(self.mapping)}.{hint}",
        )
        many = ("With several files, give one --map for each, in the order of the files.",) if self.others else ()
        return "\n".join([*own, *map(str, self.others), *many])

    def together_with(self, others: Sequence[UnsettledError]) -> UnsettledError:
        """One error for several files, each with a mapping of its own name."""
        if not others:
            return self
        for other in others:
            other.mapping = f"{other.path.stem}.mapping.yaml"
        return UnsettledError(self.path, self.lines, acceptable=self.acceptable, others=others)

    def with_options(self, options: str, mappings: Mapping[Path, str]) -> UnsettledError:
        """The same, told with the options that the user typed, and the mappings that belong to the files."""
        for error in (self, *self.others):
            earlier = mappings.get(error.path)
            error.options = f"{options} --map {shlex.quote(earlier)}" if earlier else options
            error.mapping = earlier or error.mapping
        return self


class OutputError(CollabreadyError):
    """A file cannot be written; nothing was left half-written."""


class PdfUnavailableError(CollabreadyError):
    """WeasyPrint's native libraries are missing: the HTML is there, the PDF is not."""
