"""What is translated: every sentence of the source, into every language, whole, and with the same places for values."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from collabready import bundled
from collabready.language import ENGLISH, LOCALES, languages, spoken
from collabready.questionnaire.reader import load_translated
from collabready.questionnaire.words import words
from sentences import KEYWORDS, ROOT, SOURCES, sentences, translations, updated

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

TRANSLATED = [language for language in languages() if language != ENGLISH]
SHIPPED = bundled.questionnaires()
NUMBERS = {"{n}", "{number}", "{some}", "{there}"}
PLACE = re.compile(r"\{\w+\}")
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
# What stands before or behind a sign with any other space than the one it has in French, or with none.
LOOSE = re.compile(
    rf"(?<![{NARROW}])[;!?]|(?<!{NARROW})(?<![{WIDE}0-9]):(?!//)|«(?!{WIDE})|(?<!{WIDE})»|(?<!{WIDE})%|(?<=\w)'(?=\w)"
)


def said(message: Message) -> list[tuple[str, str]]:
    """Each English form of a sentence beside its translation: the first is that for one."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    one, many = message.id
    first, *others = tuple(message.string or ())
    return [(one, first), *((many, text) for text in others)]


def messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def known(catalog: Catalog) -> set[tuple[str | None, object]]:
    return {(message.context, message.id) for message in messages(catalog)}


def test_there_are_sentences_in_the_source() -> None:
    assert len(known(sentences())) > 50


def test_dutch_and_french_are_spoken() -> None:
    assert TRANSLATED == ["fr", "nl"]
    assert spoken() == ENGLISH


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_of_the_source_is_translated_and_no_other(language: str) -> None:
    catalog = translations(language)
    lacking = [message.id for message in messages(catalog) if not all(text for _, text in said(message))]

    assert known(sentences()) - known(catalog) == set()
    assert known(catalog) - known(sentences()) == set()
    assert (lacking, [message.id for message in messages(catalog) if message.fuzzy]) == ([], [])


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_make_sentences_writes_is_what_is_there(language: str) -> None:
    assert updated(translations(language)) == (LOCALES / f"{language}.po").read_bytes()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_for_values_of_its_sentence(language: str) -> None:
    """The form for one may write the number out: "one interview", and where it stands in words, with its gender."""
    differ = [
        (english, text)
        for message in messages(translations(language))
        for english, text in said(message)
        if {*PLACE.findall(english)} - NUMBERS != {*PLACE.findall(text)} - NUMBERS
        or not {*PLACE.findall(text)} <= {*PLACE.findall(english)}
    ]

    assert differ == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_there_is_a_form_for_every_number(language: str) -> None:
    catalog = translations(language)
    forms = {len(said(message)) for message in messages(catalog) if not isinstance(message.id, str)}

    assert forms == {catalog.num_plurals}


@pytest.mark.parametrize("text", ["Quoi ?", "Quoi?", "Un : deux", "Un: deux", "10 %", "« Un »", "l'un", "Un ; deux"])
def test_a_sign_with_another_space_is_found(text: str) -> None:
    assert LOOSE.search(text)


def test_french_signs_have_their_spaces_in_what_is_said() -> None:
    loose = [
        text
        for message in messages(translations("fr"))
        for _, text in said(message)
        if LOOSE.search(PLACE.sub("", text))
    ]

    assert loose == []


@pytest.mark.parametrize("name", SHIPPED)
def test_french_signs_have_their_spaces_in_questionnaires(name: str) -> None:
    _, translated = load_translated(name)
    loose = [
        (path, text)
        for path, said_there in translated["fr"].words.items()
        for text in ([said_there] if isinstance(said_there, str) else said_there)
        if LOOSE.search(PLACE.sub("x", text))
    ]

    assert loose == []


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_questionnaire_is_translated(name: str, language: str) -> None:
    questionnaire, translated = load_translated(name)
    own = translated[language].own

    assert translated[language].missing == ()
    assert own is not None
    assert own.version == questionnaire.version


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_of_a_questionnaire_stands_in_its_order(language: str) -> None:
    questionnaire, translated = load_translated("collaborative-learning")
    own = translated[language].own
    original, there = list(words(questionnaire)), list(words(own)) if own else []

    assert [path for path in there if path in original] == [path for path in original if path in there]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_fonts_have_every_letter_that_is_said(language: str) -> None:
    letters = {letter for message in messages(translations(language)) for _, text in said(message) for letter in text}
    for name in SHIPPED:
        _, translated = load_translated(name)
        letters |= {letter for text in translated[language].words.values() for letter in "".join(text)}
    letters -= {letter for message in messages(sentences()) for text in message.id for letter in text}
    fonts = (bundled.template("executive") / "fonts").glob("*.ttf")
    lacking = {font.name: letters - {"\n"} - {*map(chr, TTFont(font).getBestCmap())} for font in fonts}

    assert {name: found for name, found in lacking.items() if found} == {}


def test_what_is_said_is_written_out() -> None:
    """A sentence that is made up at run time is never found by those who translate."""
    files = [path for path in (ROOT / "src" / "collabready").rglob("*.py") if "interview" not in path.parts]
    made_up = [f"{path.name}:{call.lineno}" for path in files for call in _calls(path) if not _written_out(call)]

    assert SOURCES.keys() == {"src/collabready", "report_templates"}
    assert made_up == []


def _calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            yield node


def _written_out(call: ast.Call) -> bool:
    texts = {"say": [0], "sayable": [0], "say_count": [1, 2], "say_as": [0, 1]}[
        call.func.id if isinstance(call.func, ast.Name) else "say"
    ]
    return all(len(call.args) > at and isinstance(call.args[at], ast.Constant) for at in texts)
