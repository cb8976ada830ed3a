"""Rows of the page of two waves: a score in both, and lists of them."""

from __future__ import annotations

from dataclasses import dataclass

from collabready.language import say_count


@dataclass(frozen=True)
class ChangeRow:
    """A score in both waves. `note`: what is to be known of the title; `moved`: whether the verdict is that it moved."""

    title: str
    note: str
    earlier: str
    later: str
    difference: str
    interval: str
    n: str
    verdict: str
    moved: bool


@dataclass(frozen=True)
class ChangeList:
    """Statements or groups that moved, how many of how many, what is open, and how many more than fit."""

    title: str
    open: str
    rows: tuple[ChangeRow, ...]
    more: str


def cut(each: ChangeList, most: int) -> ChangeList:
    """The list with so many rows at most, and how many more there are."""
    return ChangeList(each.title, each.open, each.rows[:most], and_more(len(each.rows) - most))


def and_more(left: int) -> str:
    """How many more there are; nothing where all stand there."""
    return say_count(left, "and {n} more", "and {n} more") if left > 0 else ""
