"""Words around the figures: names in a sentence, lists, verbs, dates."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
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
    """A title as it stands inside a sentence: lower-cased unless it opens with an acronym, or is German."""
    text = clip(title)
    first = text.split(" ", 1)[0]
    keeps = language.startswith("de") or any(letter.isupper() for letter in first[1:]) or first == "I"
    return text if keeps else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def number(n: int) -> str:
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def counted(n: int, one: str, many: str | None = None) -> str:
    """Say "one action", "three actions"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def listed(names: Sequence[str], room: int = SENTENCE) -> str:
    """Say "a, b and c"; where that takes more letters than there is room for, "a, b and 4 more"."""
    shown = len(names)
    while shown > 1 and len(_joined(names, shown)) > room:
        shown -= 1
    return _joined(names, shown)


def _joined(names: Sequence[str], shown: int) -> str:
    """The first names and how many more; names that hold a comma or an "and" of their own are kept apart."""
    parts = [*names[:shown], f"{len(names) - shown} more"] if shown < len(names) else list(names)
    mark = ";" if any("," in part for part in parts) else ","
    last = f"{mark} and " if any("," in part or " and " in part for part in parts) else " and "
    return parts[0] if len(parts) == 1 else last.join((f"{mark} ".join(parts[:-1]), parts[-1]))


def sentence(text: str) -> str:
    """The text with a full stop at its end."""
    line = clip(text, SENTENCE)
    return line if not line or line[-1] in ".!?…" else line + "."


def date(created: str) -> str:
    """'24 November 2026' from an ISO date and time; anything else as it is."""
    try:
        day = datetime.fromisoformat(created)
    except ValueError:
        return clip(created)
    return f"{day.day} {day:%B %Y}"
