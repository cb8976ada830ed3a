"""How a talk begins: a file of its own for each, and names that any file can hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.errors import CollabreadyError
from collabready.interview.opening import Given, begins, check_given, file_for, talk_of
from collabready.interview.session import begun
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import interview_of, interview_text
from crash.talk import questionnaire_in

NOW = "2026-11-23T23:59:59-05:00"


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    return questionnaire_in(tmp_path_factory.mktemp("questionnaire"))


@pytest.mark.parametrize(
    ("respondent", "name"),
    [
        ("CFO", "2026-11-23-cfo.yaml"),
        ("Head of IT & Data", "2026-11-23-head-of-it-data.yaml"),
        ("Geschäftsführer", "2026-11-23-geschaftsfuhrer.yaml"),
        ("../../etc/passwd", "2026-11-23-etc-passwd.yaml"),
        ("最高财务官", "2026-11-23-interview.yaml"),
        ("", "2026-11-23-interview.yaml"),
        ("A very long function with many words in its name", "2026-11-23-a-very-long-function-with-many-words-in.yaml"),
    ],
)
def test_a_file_is_named_for_the_day_where_the_talk_is_and_the_function(
    tmp_path: Path, respondent: str, name: str
) -> None:
    assert file_for(tmp_path, respondent, NOW).name == name


def test_two_talks_of_one_function_on_one_day_have_two_files(tmp_path: Path) -> None:
    for name in ("2026-11-23-cfo.yaml", "2026-11-23-cfo-2.yaml", "2026-11-23-cfo-3.yaml"):
        assert file_for(tmp_path, "CFO", NOW).name == name
        (tmp_path / name).touch()


@given(name=st.text(st.characters() | st.characters(categories=["Cs"]) | st.sampled_from("\x07\n\r\t\x85\u2028")))
def test_whatever_somebody_is_called_the_interview_is_read_back_as_it_was(
    questionnaire: Questionnaire, name: str
) -> None:
    given_ = Given(respondent=name, audience="executive", interviewer=name)
    interview = begun(questionnaire, talk_of(given_, name, questionnaire, NOW)).interview

    assert interview_of(interview_text(interview).encode(), "file.yaml") == interview


@pytest.mark.parametrize(
    ("day", "started"),
    [(None, NOW), ("2026-11-20", "2026-11-20"), (" 2026-11-23 ", "2026-11-23"), ("20261120", "2026-11-20")],
)
def test_a_talk_began_now_or_on_the_day_that_is_given(day: str | None, started: str) -> None:
    assert begins(day, NOW) == started


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-31", "20/11/2026", "", "2026-11", "today"])
def test_a_day_that_is_none_or_has_not_come_is_refused(day: str) -> None:
    with pytest.raises(CollabreadyError, match="--date"):
        begins(day, NOW)


def test_what_the_questionnaire_does_not_have_is_refused(questionnaire: Questionnaire) -> None:
    with pytest.raises(CollabreadyError, match=r"'talk' has no audience 'guests'\. It has: executive, staff"):
        check_given(Given(audience="guests"), questionnaire)
    with pytest.raises(CollabreadyError, match=r"'talk' is not translated into 'fr'\. It has: en, nl"):
        check_given(Given(language="fr"), questionnaire)
    check_given(Given("CFO", "staff", "nl", "me"), questionnaire)
