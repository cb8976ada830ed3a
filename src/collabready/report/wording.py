"""Words around the figures: names in a sentence, lists, number words, dates."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from unicodedata import category

from collabready.language import long_date, say_as, whole_number

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL, SENTENCE, PARAGRAPH = 110, 400, 900
"""Longest texts that a page takes of a name, a statement, and an explanation; what is longer ends in an ellipsis."""


def clip(text: str, limit: int = LABEL) -> str:
    """The text on one line without control characters, cut at a limit so that a runaway text cannot break a page."""
    line = " ".join("".join(sign for sign in text if category(sign) not in {"Cc", "Cs"} or sign.isspace()).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def lines(text: str, limit: int) -> str:
    """The same with its line breaks; lines without words are left out."""
    said = "\n".join(filter(None, (clip(line, limit) for line in text.splitlines())))
    return said if len(said) <= limit else said[: limit - 1].rstrip() + "…"


def inside(title: str, language: str = "en") -> str:
    """A title as it stands inside a sentence: lower-cased unless it opens with an acronym, or is German.

    `language`: that of the title, which is the questionnaire's.
    """
    text = clip(title)
    first = text.split(" ", 1)[0]
    keeps = language.startswith("de") or any(letter.isupper() for letter in first[1:]) or first == "I"
    return text if keeps else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital; Dutch puts none with an accent on "één"."""
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    return text[:1].upper() + text[1:]


def number(n: int) -> str:
    """A number in words up to twelve, for `say_count(n, "{number} action", "{number} actions", number=number(n))`."""
    words = (
        say_as("number", "no"),
        say_as("number", "one"),
        say_as("number", "two"),
        say_as("number", "three"),
        say_as("number", "four"),
        say_as("number", "five"),
        say_as("number", "six"),
        say_as("number", "seven"),
        say_as("number", "eight"),
        say_as("number", "nine"),
        say_as("number", "ten"),
        say_as("number", "eleven"),
        say_as("number", "twelve"),
    )
    return words[n] if n < len(words) else whole_number(n)


def listed(names: Sequence[str], room: int = SENTENCE) -> str:
    """Say "a, b and c"; where that takes more letters than there is room for, "a, b and 4 more"."""
    shown = len(names)
    while shown > 1 and len(_joined(names, shown)) > room:
        shown -= 1
    return _joined(names, shown)


def _joined(names: Sequence[str], shown: int) -> str:
    """The first names and how many more; names that hold a comma or an "and" of their own are kept apart."""
    parts = list(names[:shown])
    if shown < len(names):
        parts.append(say_as("end of a list", "{n} more", n=whole_number(len(names) - shown)))
    *first, last = parts
    if not first:
        return last
    if any("," in part for part in parts):
        return say_as("names that hold commas", "{names}; and {last}", names="; ".join(first), last=last)
    conjunction = say_as("inside a name", "and")
    if any(f" {conjunction} " in part for part in parts):
        return say_as("names that hold an “and”", "{names}, and {last}", names=", ".join(first), last=last)
    return say_as("names", "{names} and {last}", names=", ".join(first), last=last)


def sentence(text: str) -> str:
    """The text with a full stop at its end."""
    line = clip(text, SENTENCE)
    return line if not line or line[-1] in ".!?…" else line + "."


def date(created: str) -> str:
    """An ISO date and time as a day that is written out, '24 November 2026'; anything else as it is."""
    try:
        day = datetime.fromisoformat(created)
    except ValueError:
        return clip(created)
    return long_date(day)
