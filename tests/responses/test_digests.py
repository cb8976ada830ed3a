"""Who is who without a name: the same digest for the same person, whatever the export looks like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.digests import contents, identities, unnumbered
from collabready.responses.model import Responses
from collabready.responses.reader import read_responses

Read = Callable[..., Responses]

SALT = bytes(32)
ROWS = ("Sales,Agree,Agree,Disagree", "Support,Agree,Agree,Disagree", "Sales,Agree,,Strongly agree")


@pytest.fixture
def read(survey: Path, tmp_path: Path) -> Read:
    def read_text(header: str, *rows: str, by: str | None = None) -> Responses:
        path = tmp_path / "export.csv"
        path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
        return read_responses(path, load_questionnaire(survey), [by] if by else [])

    return read_text


def test_answers_make_the_person_whatever_their_language_and_order(read: Read) -> None:
    """And whatever column is a breakdown; an item that nobody answered is as good as none."""
    english = identities(read("Unit,help,share,time", *ROWS, by="Unit"), SALT)
    dutch = identities(read("time,help,share", "Oneens,Eens,Eens", "Oneens,Eens,Eens", "Helemaal eens,Eens,"), SALT)
    without = identities(read("help,time", "Agree,Strongly agree"), SALT)

    assert dutch.to_list() == english.to_list()
    assert without.to_list() == english.to_list()[2:]


def test_those_who_gave_the_same_answers_are_numbered(read: Read) -> None:
    first, second, third = identities(read("Unit,help,share,time", *ROWS), SALT)

    assert second == f"{first}.2"
    assert unnumbered(second) == first
    assert third != first
    assert len(first) == 32


def test_an_id_makes_the_person_and_answers_still_tell_a_change(read: Read) -> None:
    before = read("Unit,help,share,time", *ROWS)
    before = replace(before, respondent=pl.Series(["R_1", " ", "R_3"]))
    after = replace(read("Unit,help,share,time", ROWS[2], ROWS[1], ROWS[0]), respondent=pl.Series(["R_1", "", "R_3 "]))

    assert identities(after, SALT).to_list() == identities(before, SALT).to_list()
    assert contents(after, SALT).to_list() != contents(before, SALT).to_list()


def test_without_the_salt_nobody_is_found_again(read: Read) -> None:
    responses = read("Unit,help,share,time", *ROWS)

    assert not set(identities(responses, SALT)) & set(identities(responses, bytes(31) + b"\1"))
