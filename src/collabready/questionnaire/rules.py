"""What must hold between the values of a questionnaire: one function a rule, listed in RULES."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from collabready.documents import KeyPath
    from collabready.questionnaire.model import Questionnaire


class Finding(NamedTuple):
    """Something wrong at a path into the file."""

    path: KeyPath
    what: str
    hint: str = ""


RULES: tuple[Callable[[Questionnaire], Iterator[Finding]], ...] = ()
