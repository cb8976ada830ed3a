"""Which spelling of a file means which code of a scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.questionnaire.model import Scale
from collabready.responses.labels import vocabulary
from collabready.responses.model import Meaning
from collabready.spelling import normalised

AGREEMENT = Scale.model_validate(
    {
        "answers": {"1": "Strongly disagree", "2": "Disagree", "3": None, "4": "Agree", "5": "Strongly agree"},
        "aliases": {"5": ["Totally agree"]},
        "no_answer": ["Don't know", "N/A"],
    }
)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Strongly agree", "5"),
        ("strongly AGREE", "5"),
        ("  Strongly   agree ", "5"),
        ("Strongly\N{NO-BREAK SPACE}agree\N{NO-BREAK SPACE}", "5"),
        ("Totally agree", "5"),
        ("5", "5"),
        (" 5 ", "5"),
        ("\N{FULLWIDTH DIGIT FIVE}", "5"),
        ("3", "3"),
        ("5.0", "5"),
        ("5,00", "5"),
        ("5 - Strongly agree", "5"),
        ("5 = strongly agree", "5"),
        ("(5) Strongly agree", "5"),
        ("5. Strongly agree", "5"),
        ("Strongly agree (5)", "5"),
        ("Strongly agree.", "5"),
        ("strongly_agree", "5"),
        ("<b>Strongly</b>&nbsp;agree", "5"),
        ("1 - Strongly agree", "5"),
        ("Strongly agree / Totally agree", "5"),
    ],
)
def test_a_label_an_alias_or_a_code_means_its_code(spelling: str, code: str) -> None:
    assert vocabulary([AGREEMENT]).meaning(spelling) == Meaning(code=code)


@pytest.mark.parametrize(
    ("spelling", "kind"),
    [
        ("", "blank"),
        (" \N{NO-BREAK SPACE}\t", "blank"),
        ("Don't know", "don't know"),
        ("n/a", "n/a"),
        ("weet niet", "don't know"),
        ("Ne sait pas", "don't know"),
        ("Vet ikke", "don't know"),
        ("None", "missing"),
        ("NaN", "missing"),
        ("#N/A", "missing"),
        ("99. Weet niet", "don't know"),
        ("Ne sait pas / Don't know", "don't know"),
        ("k.A.", "no answer"),
        ("Unfamiliar (N/A)", "not applicable"),
        ("6", "unknown label"),
        ("Agree a little", "unknown label"),
        ("5.5", "unknown label"),
        ("Agree / Disagree", "unknown label"),
        ("6 - Agree a little", "unknown label"),
    ],
)
def test_everything_else_is_a_kind_of_no_answer(spelling: str, kind: str) -> None:
    assert vocabulary([AGREEMENT]).meaning(spelling) == Meaning(no_answer=kind)


def test_spellings_of_answers_come_first() -> None:
    reading = vocabulary([AGREEMENT]).reading(["Agree ", "what?"])

    assert reading.answered == sum(meaning.code is not None for meaning in reading.meanings)
    assert all(meaning.code for meaning in reading.meanings[: reading.answered])
    assert [reading.spellings[position] for position in reading.blanks] == [""]


@given(spelling=st.text(max_size=30))
def test_normalising_twice_changes_nothing(spelling: str) -> None:
    assert normalised(normalised(spelling)) == normalised(spelling)


TIMES = Scale.model_validate(
    {"answers": {"1": "1 time", "2": "2 times", "3": "3 times", "4": "5 times", "5": "10 times"}}
)


@pytest.mark.parametrize("spelling", ["2-3 times", "1.5 times", "0 - 1 time", "6-10 times", "1,000", ".5"])
def test_a_range_or_a_fraction_is_none_of_its_numbers(spelling: str) -> None:
    assert vocabulary([TIMES]).meaning(spelling) == Meaning(no_answer="unknown label")
