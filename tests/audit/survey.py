"""People who answered a survey: all statements on communities alike, and those on purpose as everybody did.

`begun`: who answered one of the four statements; the program flags that as careless.
"""

from __future__ import annotations

LABELS = {"1": "Never", "2": "Rarely", "3": "Sometimes", "4": "Often", "5": "Always", "": ""}
Person = dict[str, str]
Shown = tuple[str, str]


def people(count: int, answer: str = "4", **groups: str) -> list[Person]:
    """Some people who gave the same answer and belong to the same groups."""
    return [{"answer": answer, **groups} for _ in range(count)]
