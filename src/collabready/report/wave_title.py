"""The finding of the page of two waves: which parts moved, which way, and of which it cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.figures import whole
from collabready.assessment.wave_results import largest_first
from collabready.language import say, say_count
from collabready.report.headline import ROOM, Headline, aimed, pointed
from collabready.report.wave_lines import OPEN
from collabready.report.wording import inside, listed, number, upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import Results
    from collabready.assessment.wave_results import Change, Waves


def wave_title(results: Results, waves: Waves) -> Headline:
    parts = waves.of_kind("dimension")
    if not parts:
        return Headline(say("The waves cannot be compared: too little was asked alike"))
    moved = [change for change in largest_first(parts) if change.label == "changed"]
    every = len(parts) == len(results.dimensions)
    if not moved:
        return Headline(_unmoved(parts, every=every))
    about = frozenset(change.id for change in moved)
    language = results.questionnaire.language
    told = listed([_move(change, language, first=at == 0) for at, change in enumerate(moved)])
    if len(told) > ROOM:
        return Headline(_ways(moved, len(parts), every=every), about=about)
    finding = _so_many(len(moved), len(parts), every=every)
    return aimed(say("{finding}: {parts}", finding=finding, parts=pointed(told)), about)


def _so_many(moved: int, parts: int, *, every: bool) -> str:
    """Say "two of five parts moved"; `every`: whether all parts can be compared."""
    if parts == 1:
        return say("The only part moved") if every else say("The only part that can be compared moved")
    values = {"moved": upper_first(number(moved)), "parts": number(parts)}
    if every:
        return say_count(moved, "One of {parts} parts moved", "{moved} of {parts} parts moved", **values)
    return say_count(
        moved,
        "One of {parts} parts that can be compared moved",
        "{moved} of {parts} parts that can be compared moved",
        **values,
    )


def _ways(moved: Sequence[Change], parts: int, *, every: bool) -> str:
    """Where the names do not fit: how many went up and how many down."""
    rose = sum(change.difference > 0 for change in moved)
    fell = len(moved) - rose
    values = {"rose": upper_first(number(rose)), "fell": number(fell), "parts": number(parts)}
    if rose and fell:
        if every:
            return say("{rose} of {parts} parts rose, {fell} fell", **values)
        return say("{rose} of {parts} parts that can be compared rose, {fell} fell", **values)
    return _all_up(rose, parts, every=every) if rose else _all_down(fell, parts, every=every)


def _all_up(rose: int, parts: int, *, every: bool) -> str:
    values = {"rose": upper_first(number(rose)), "parts": number(parts)}
    if rose == parts:
        return (
            say("All {parts} parts rose", **values)
            if every
            else say("All {parts} parts that can be compared rose", **values)
        )
    if every:
        return say_count(rose, "One of {parts} parts rose", "{rose} of {parts} parts rose", **values)
    return say_count(
        rose,
        "One of {parts} parts that can be compared rose",
        "{rose} of {parts} parts that can be compared rose",
        **values,
    )


def _all_down(fell: int, parts: int, *, every: bool) -> str:
    values = {"fell": upper_first(number(fell)), "parts": number(parts)}
    if fell == parts:
        return (
            say("All {parts} parts fell", **values)
            if every
            else say("All {parts} parts that can be compared fell", **values)
        )
    if every:
        return say_count(fell, "One of {parts} parts fell", "{fell} of {parts} parts fell", **values)
    return say_count(
        fell,
        "One of {parts} parts that can be compared fell",
        "{fell} of {parts} parts that can be compared fell",
        **values,
    )


def _move(change: Change, language: str, *, first: bool) -> str:
    """Say "communities rose by 8 points"; the unit only the first time."""
    title, size = inside(change.title, language), abs(whole(change.later) - whole(change.earlier))
    if change.difference > 0:
        told = say_count(size, "{title} rose by {n} point", "{title} rose by {n} points", title=title)
        return told if first else say("{title} rose by {size}", title=title, size=size)
    told = say_count(size, "{title} fell by {n} point", "{title} fell by {n} points", title=title)
    return told if first else say("{title} fell by {size}", title=title, size=size)


def _unmoved(parts: Sequence[Change], *, every: bool) -> str:
    still_open = sum(change.label == OPEN for change in parts)
    if still_open == len(parts):
        if every:
            return say("Too few answers to tell whether any part moved")
        return say("Too few answers to tell whether any part that can be compared moved")
    if still_open:
        return say_count(
            still_open,
            "No part is shown to have moved; for one of {parts} there are too few answers to tell",
            "No part is shown to have moved; for {open} of {parts} there are too few answers to tell",
            open=number(still_open),
            parts=number(len(parts)),
        )
    if every:
        return say("No part moved: each stayed within 5 points")
    return say("No part that can be compared moved: each stayed within 5 points")
