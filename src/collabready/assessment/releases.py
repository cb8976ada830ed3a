"""What was handed out before: whom each published number was about, so that a later one cannot be played off against it.

Nothing here names anybody: a person is a digest, and the file that keeps them is private to the client folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

PEOPLE = ""
"""The statistic that is the number of persons itself."""
VOICE = "voice"
"""The breakdown under which voices are noted."""


class Row(NamedTuple):
    """A published number: of which group of which breakdown, both empty for the whole, and on which statistic.

    `statistic`: a column of person scores such as `dimension:purpose`; empty for the number of persons itself.
    """

    by: str
    group: str
    statistic: str


@dataclass(frozen=True)
class Release:
    """One release. `people`: digest of each person -> the place of their class in `classes`: the rows that count them.

    `name` tells a reader which it was, such as "board.pdf, released 2026-11-24".
    """

    name: str
    classes: tuple[frozenset[Row], ...]
    people: Mapping[str, int]
