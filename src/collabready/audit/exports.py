"""The exports that finished files may have been made from: each alone, and several stacked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.audit.figures import Output
from collabready.errors import ResponsesError, UnsettledError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.stack import read_exports
from collabready.responses.understanding import UNDECIDED, Decisions

if TYPE_CHECKING:
    from collabready.responses.model import Responses


def readings(
    files: Sequence[Path], questionnaire: Questionnaire, outputs: Sequence[Output], decisions: Sequence[Decisions]
) -> list[Responses]:
    """All readings that an output may rest on.

    `decisions`: how the files are to be read: none, one for all, or one for each in their order.

    Raises:
        ResponsesError: a file cannot be read.
        UnsettledError: how it is to be read is not certain.
    """
    by = list(dict.fromkeys(figure.place.by for output in outputs for figure in output.figures if figure.place.by))
    each = list(decisions) or [UNDECIDED]
    each = each * len(files) if len(each) == 1 else each
    if len(each) != len(files):
        raise ResponsesError(
            f"{len(each)} mappings for {len(files)} exports: name one for all of them, or one for each in the same order."
        )
    alone = [_read([file], questionnaire, by, [decided]) for file, decided in zip(files, each, strict=True)]
    digests = [responses.receipts[0].sha256 for responses in alone]
    together = [
        _read(list(compress(files, chosen)), questionnaire, by, list(compress(each, chosen)))
        for chosen in _stacks(digests, outputs)
    ]
    return [*alone, *together]


def _stacks(digests: Sequence[str], outputs: Sequence[Output]) -> Iterator[tuple[bool, ...]]:
    """Which of the files belong together: those that an output names."""
    named = dict.fromkeys(output.made_from for output in outputs if output.made_from and len(output.made_from) > 1)
    for together in named:
        chosen = tuple(digest in together and digest not in digests[:place] for place, digest in enumerate(digests))
        if sum(chosen) == len(together):
            yield chosen
    if len(set(digests)) == len(digests) > 1 and any(output.made_from is None for output in outputs):
        yield (True,) * len(digests)


def _read(
    files: Sequence[Path], questionnaire: Questionnaire, by: Sequence[str], decisions: Sequence[Decisions]
) -> Responses:
    """An export, or several stacked, with those of the breakdowns that it has."""
    try:
        return read_exports(files, questionnaire, by, decisions)
    except UnsettledError:
        raise
    except ResponsesError:
        if not by:
            raise
        there = [name for name in by if _has(files, questionnaire, name, decisions)] if len(by) > 1 else []
        return read_exports(files, questionnaire, there, decisions)


def _has(files: Sequence[Path], questionnaire: Questionnaire, by: str, decisions: Sequence[Decisions]) -> bool:
    try:
        read_exports(files, questionnaire, [by], decisions)
    except ResponsesError:
        return False
    return True
