"""Groups of a breakdown: which spellings are the same group, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping

from collabready.spelling import normalised


def group_names(counts: Mapping[str, int]) -> dict[str, str]:
    """The name of the group of each spelling: case and blanks make no other group, the most frequent spelling names it.

    `counts`: how often each spelling occurs.
    """
    names: dict[str, str] = {}
    for spelling in sorted(counts, key=lambda spelling: (-counts[spelling], spelling)):
        names.setdefault(normalised(spelling), " ".join(spelling.split()))
    return {spelling: names[normalised(spelling)] for spelling in counts}
