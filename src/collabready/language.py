"""The language in which results are worded: sentences, numbers and dates.

Sentences stand in English where they are decided, with named places for what varies:

    say("{title} scores {score} of 100.", title=title, score=score)
    say_count(n, "One action is due.", "{n} actions are due.")

Their translations stand in `locales/LANGUAGE.po`, in the format of gettext, which translators and their tools know. A
language is spoken for as long as a block lasts:

    with speaking("nl"):
        report_pages(results)

What is not translated, and a language without a file, is English: a report with an English sentence is better than none,
and the tests see to it that none of the shipped languages lacks a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

ENGLISH = "en"
LOCALES = Path(__file__).parent / "locales"

_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def languages() -> tuple[str, ...]:
    """The languages in which everything can be worded, English first."""
    return (ENGLISH, *sorted(file.stem for file in LOCALES.glob("*.po")))


def worded(language: str) -> str:
    """The language in which something in this language is worded: `fr` for `fr-BE`; English where there is no other."""
    known = languages()
    return next((each for each in (language, language.split("-", maxsplit=1)[0]) if each in known), ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Word everything in this language, or in the nearest that there is, until the block ends."""
    before = _spoken.set(worded(language))
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _spoken.get()


def say(text: str, /, **values: object) -> str:
    """A sentence in the language that is spoken; `{name}` stands for a value."""
    return _catalogue(spoken()).gettext(text).format(**values)


def say_count(n: int, one: str, many: str, /, **values: object) -> str:
    """A sentence about a number of things, by the plural rules of the language; `{n}` is the number in its digits."""
    return _catalogue(spoken()).ngettext(one, many, n).format(n=whole_number(n), **values)


def say_as(context: str, text: str, /, **values: object) -> str:
    """A word that is the same in English for several things: `context` tells the translator which is meant."""
    return _catalogue(spoken()).pgettext(context, text).format(**values)


def sayable(text: str) -> str:
    """A text that is kept in English, as a code; this marks it for the translators, and `said` words it when it is shown."""
    return text


def said(text: str) -> str:
    """A text that was kept, in the language that is spoken; as it is where nobody translated it: people's own words."""
    return _catalogue(spoken()).gettext(text) if text else text


def joined(names: Sequence[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    *first, last = names
    return say_as("names", "{names} and {last}", names=", ".join(first), last=last) if first else last


def quoted(text: str) -> str:
    """A text between the quotation marks of the language: “trust”, « trust »."""
    return say_as("quotation marks", "“{text}”", text=text)


def level_name(level: str | None) -> str:
    """What one of the five usual levels is called; a questionnaire's own levels are called as it names them.

    Empty where there is no level.
    """
    names = {
        "missing": say_as("level", "missing"),
        "fragile": say_as("level", "fragile"),
        "forming": say_as("level", "forming"),
        "ready": say_as("level", "ready"),
        "strong": say_as("level", "strong"),
    }
    return names.get(level or "", level or "")


def whole_number(n: int) -> str:
    """A whole number with its thousands apart, as the language writes it: 1,197 or 1.197."""
    if spoken() == ENGLISH:
        return f"{n:,}"
    # A tenth of a second that only other languages need.
    from babel.numbers import format_decimal

    return format_decimal(n, locale=spoken())


def decimal(value: float, places: int) -> str:
    """A number with so many decimals, as the language writes it: 0.81 or 0,81."""
    if spoken() == ENGLISH:
        return f"{value:.{places}f}"
    from babel.numbers import format_decimal

    return format_decimal(round(value, places), "0." + "0" * places if places else "0", locale=spoken())


def long_date(day: date | datetime) -> str:
    """A day as the language writes it out: 24 November 2026, 24 november 2026, 24 novembre 2026."""
    if spoken() == ENGLISH:
        return f"{day.day} {day:%B %Y}"
    from babel.dates import format_date

    return format_date(day, "long", locale=spoken())


@cache
def _catalogue(language: str) -> NullTranslations:
    import gettext

    if language == ENGLISH:
        return gettext.NullTranslations()
    import io

    # Reads the translators' file as it is, so that none can be older than its source.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with (LOCALES / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
