"""Sentences, numbers and dates in the language that is spoken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Thread
from typing import TypeVar

import pytest

from collabready.language import (
    decimal,
    joined,
    level_name,
    long_date,
    quoted,
    said,
    say,
    say_as,
    say_count,
    speaking,
    spoken,
    whole_number,
    worded,
)

Said = TypeVar("Said")
DAY = date(2026, 11, 24)
LANGUAGES = ["en", "nl", "fr"]
THIN = "\N{NARROW NO-BREAK SPACE}"
FINISHED = (
    "{n} interview is not finished; what was rated so far counts.",
    "{n} interviews are not finished; what was rated so far counts.",
)


def in_each(words: Callable[[], Said]) -> list[Said]:
    """What a function says in English, Dutch and French."""
    found = []
    for language in LANGUAGES:
        with speaking(language):
            found.append(words())
    return found


def test_english_is_spoken_where_nothing_else_is() -> None:
    assert (spoken(), say("Readiness")) == ("en", "Readiness")


def test_a_language_is_spoken_until_the_block_ends() -> None:
    with speaking("nl"):
        with speaking("fr"):
            assert say("Readiness") == "Degré de préparation"
        assert say("Readiness") == "Gereedheid"
    assert say("Readiness") == "Readiness"


def test_it_ends_with_an_error_too() -> None:
    with pytest.raises(ValueError, match="any"), speaking("nl"):
        raise ValueError("any")

    assert spoken() == "en"


def test_another_thread_speaks_a_language_of_its_own() -> None:
    heard: list[str] = []
    with speaking("nl"):
        thread = Thread(target=lambda: heard.append(spoken()))
        thread.start()
        thread.join()

    assert heard == ["en"]


def test_a_language_of_a_region_is_the_language() -> None:
    assert [worded(each) for each in ("fr-BE", "nl-NL", "nl", "en-GB")] == ["fr", "nl", "nl", "en"]


def test_a_language_without_translations_is_english() -> None:
    with speaking("de"):
        assert (spoken(), say("Readiness")) == ("en", "Readiness")


def test_values_stand_in_their_places() -> None:
    assert in_each(lambda: say("Groups are compared by {breakdown} only.", breakdown="{by}")) == [
        "Groups are compared by {by} only.",
        "Groepen zijn alleen vergeleken naar {by}.",
        "Les groupes ne sont comparés que par {by}.",
    ]


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, ["0 interviews are", "0 interviews zijn", "0 entretien n’est"]),
        (1, ["1 interview is", "1 interview is", "1 entretien n’est"]),
        (2, ["2 interviews are", "2 interviews zijn", "2 entretiens ne sont"]),
        (1200, ["1,200 interviews are", "1.200 interviews zijn", f"1{THIN}200 entretiens ne sont"]),
    ],
)
def test_plurals_are_those_of_the_language(n: int, expected: list[str]) -> None:
    told = in_each(lambda: say_count(n, *FINISHED))

    assert [text[: len(start)] for text, start in zip(told, expected, strict=True)] == expected


def test_a_word_for_several_things_is_translated_as_what_it_is() -> None:
    assert in_each(lambda: (say_as("level", "missing"), said("missing"))) == [
        ("missing", "missing"),
        ("ontbreekt", "ontbreekt"),
        ("absent", "manquant"),
    ]


def test_levels_are_named() -> None:
    levels = ("missing", "fragile", "forming", "ready", "strong", "grün")

    assert in_each(lambda: " ".join(map(level_name, levels))) == [
        "missing fragile forming ready strong grün",
        "ontbreekt broos in opbouw klaar sterk grün",
        "absent fragile en construction prêt solide grün",
    ]


def test_no_level_has_no_name() -> None:
    assert level_name(None) == ""


def test_a_quotation_has_the_marks_of_the_language() -> None:
    assert in_each(lambda: quoted("A {b}")) == ["“A {b}”", "“A {b}”", "«\N{NO-BREAK SPACE}A {b}\N{NO-BREAK SPACE}»"]


def test_what_was_kept_is_said_and_own_words_stay() -> None:
    assert in_each(lambda: [said(each) for each in ("don't know", "{their} own", "")]) == [
        ["don't know", "{their} own", ""],
        ["weet niet", "{their} own", ""],
        ["ne sait pas", "{their} own", ""],
    ]


def test_names_are_joined() -> None:
    assert in_each(lambda: [joined(["A"]), joined(["A", "B"]), joined(["A", "B", "C"])]) == [
        ["A", "A and B", "A, B and C"],
        ["A", "A en B", "A, B en C"],
        ["A", "A et B", "A, B et C"],
    ]


def test_whole_numbers_have_their_thousands_apart() -> None:
    assert in_each(lambda: whole_number(1197)) == ["1,197", "1.197", f"1{THIN}197"]
    assert in_each(lambda: whole_number(97)) == ["97"] * 3


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (0.814, 2, ["0.81", "0,81", "0,81"]),
        (12.0, 1, ["12.0", "12,0", "12,0"]),
        (65.4, 0, ["65", "65", "65"]),
        (-0.5, 1, ["-0.5", "-0,5", "-0,5"]),
    ],
)
def test_decimals_have_the_mark_of_the_language(value: float, places: int, expected: list[str]) -> None:
    assert in_each(lambda: decimal(value, places)) == expected


def test_a_day_is_written_out() -> None:
    assert in_each(lambda: long_date(DAY)) == ["24 November 2026", "24 november 2026", "24 novembre 2026"]
