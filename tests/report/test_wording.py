"""Names, lists and numbers inside sentences, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from collabready import language
from collabready.assessment.figures import Ladder, answered, coefficient, count, interval, limit, points, signed
from collabready.language import speaking
from collabready.report.wording import date, inside, listed, number

DUTCH = """
msgctxt "number"
msgid "three"
msgstr "drie"

msgctxt "names"
msgid "{names} and {last}"
msgstr "{names} en {last}"

msgctxt "names that hold an “and”"
msgid "{names}, and {last}"
msgstr "{names}, en {last}"

msgctxt "inside a name"
msgid "and"
msgstr "en"

msgctxt "end of a list"
msgid "{n} more"
msgstr "nog {n}"

msgid "{low} to {high}"
msgstr "{low} tot {high}"

msgid "{n} of {invited} invited answered ({rate} %)"
msgstr "{n} van de {invited} genodigden antwoordden ({rate} %)"
"""


@pytest.fixture
def dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dutch as this module needs it, whatever the shipped translation says."""
    (tmp_path / "nl.po").write_text(DUTCH, encoding="utf-8")
    monkeypatch.setattr(language, "LOCALES", tmp_path)
    language._catalogue.cache_clear()
    with speaking("nl"):
        yield
    language._catalogue.cache_clear()


@pytest.mark.parametrize(
    ("title", "spoken", "expected"),
    [
        ("Executive support", "en", "executive support"),
        ("IT support", "en", "IT support"),
        ("I and the team", "en", "I and the team"),
        ("Gemeenschappen", "nl", "gemeenschappen"),
        ("Écoute", "fr", "écoute"),
        ("Gemeinschaften", "de", "Gemeinschaften"),
        ("Gemeinschaften", "de-CH", "Gemeinschaften"),
    ],
)
def test_a_title_is_lower_cased_inside_a_sentence_unless_it_is_german_or_an_acronym(
    title: str, spoken: str, expected: str
) -> None:
    assert inside(title, spoken) == expected


@pytest.mark.usefixtures("dutch")
def test_lists_are_joined_in_the_language_that_is_spoken() -> None:
    assert listed(["doel", "techniek"]) == "doel en techniek"
    assert listed(["doel", "leiding en veiligheid"]) == "doel, en leiding en veiligheid"
    assert listed(["doel", "techniek", "gemeenschappen"], 16) == "doel en nog 2"


@pytest.mark.usefixtures("dutch")
def test_numbers_and_dates_are_written_as_the_language_writes_them() -> None:
    assert (number(3), number(1300)) == ("drie", "1.300")
    assert (count(1197), coefficient(-0.81), signed(3.0), limit(62.5)) == ("1.197", "−0,81", "+3,0", "62,5")
    assert (points(0.44), interval((41.2, 43.1))) == ("+0,4", "41 tot 43")
    assert answered(1000, 2000) == "1.000 van de 2.000 genodigden antwoordden (50 %)"
    assert date("2026-11-24T09:00:00+00:00") == "24 november 2026"


def test_the_ready_line_is_named_as_short_as_it_can_be() -> None:
    assert Ladder.of({"low": 0, "high": 62.5}).line_label == "ready line 62.5"
    assert Ladder.of({"low": 0, "high": 60}).line_label == "ready line 60"


@pytest.mark.parametrize(("n", "word"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1300, "1,300")])
def test_numbers_are_words_up_to_twelve(n: int, word: str) -> None:
    assert number(n) == word
