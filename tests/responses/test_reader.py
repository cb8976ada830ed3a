"""Which column is what, and what of a file becomes a response."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.errors import ResponsesError
from collabready.responses.answers import MOST_GROUPS
from collabready.responses.model import Responses
from collabready.responses.reader import read_responses

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load

QUESTIONNAIRE = """
format: 1
id: test
version: "1"
title: Test
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}}}
audiences:
  employee: {title: Staff, voice: staff}
  manager: {title: Managers, voice: leaders}
questions:
  - {id: role, text: Do you lead people?, type: audience, answers: {employee: "No", manager: "Yes"}}
  - {id: unit, text: Where do you work?, type: group, aliases: [Unit]}
  - {id: department, text: In which department?, type: group}
dimensions:
  - id: x
    title: X
    practices:
      - id: px
        title: PX
        items:
          - {id: one, statement: "We help, always."}
          - {id: two, statement: We ask., aliases: [Asking (2)]}
scoring: {levels: {low: 0, high: 65}}
"""


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(QUESTIONNAIRE)


def read(folder: Path, questionnaire: Questionnaire, export: str, *by: str) -> Responses:
    path = folder / "export.csv"
    path.write_bytes(export.encode())
    return read_responses(path, questionnaire, by)


@pytest.mark.parametrize(
    "header",
    [
        "one,two",
        "ONE,Two",
        '"We help, always.",We ask.',
        '"  we HELP,\N{NO-BREAK SPACE}always. ",we ask.',
        '"We help,\nalways.",We ask.',
        "one,Asking (2)",
        "one,Asking,Asking",
    ],
)
def test_a_header_is_an_id_a_statement_or_an_alias(tmp_path: Path, questionnaire: Questionnaire, header: str) -> None:
    cells = "4,2,5" if header.count("Asking") == 2 else "4,5"

    responses = read(tmp_path, questionnaire, f"{header}\n{cells}\n")

    assert responses.answers.rows() == [("4", "5")]


@pytest.mark.parametrize(
    "text",
    [
        "\N{ZERO WIDTH NO-BREAK SPACE}one,two\n4,5\n",
        "one;two\n4;5\n",
        "one\ttwo\n4\t5\n",
        "one,two\r\n4,5\r\n",
        "one,two\n4,5",
        'one,two\n"4","5"\n',
        "one,two\n4,5\n\n",
        "one,two,\n4,5,\n",
        'note,one,two\n"a; b; c",4,5\n',
    ],
    ids=["BOM", "semicolon", "tab", "CRLF", "no last line end", "quoted", "blank last line", "trailing", "; in a cell"],
)
def test_the_form_of_the_file_does_not_matter(tmp_path: Path, questionnaire: Questionnaire, text: str) -> None:
    responses = read(tmp_path, questionnaire, text)

    assert responses.answers.rows() == [("4", "5")]


def test_an_empty_row_is_set_aside_with_the_number_that_the_spreadsheet_shows(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    responses = read(tmp_path, questionnaire, 'note,one,two\n"two\nlines",4,5\nx,,\n,4,\n')

    receipt = responses.receipts[0]
    assert (receipt.rows, receipt.accepted) == (3, 2)
    assert [(rows.reason, rows.numbers) for rows in receipt.set_aside] == [("no item answered", (3,))]


def test_a_breakdown_is_found_by_header_id_or_alias(tmp_path: Path, questionnaire: Questionnaire) -> None:
    for header, by in [
        ("Unit", "unit"),
        ("Unit", "Unit"),
        ("Afdeling", "department"),
        ("Where do you work?", "unit"),
        ("Town", "town"),
    ]:
        responses = read(tmp_path, questionnaire, f"one,two,{header}\n4,5, HR \n4,5,\n4,5,H  R\n", by)

        assert responses.groups.columns == [header]
        assert responses.groups[header].to_list() == ["HR", None, "H R"]


def test_groups_that_the_first_rows_do_not_show_are_not_lost(tmp_path: Path, questionnaire: Questionnaire) -> None:
    rows = "4,5,A\n" * 3000 + "4,5,Late\n"

    responses = read(tmp_path, questionnaire, f"one,two,Unit\n{rows}", "unit")

    assert responses.groups["Unit"].value_counts(sort=True).rows() == [("A", 3000), ("Late", 1)]


def test_a_column_of_single_people_is_no_breakdown(tmp_path: Path, questionnaire: Questionnaire) -> None:
    rows = "".join(f"4,5,person {number}\n" for number in range(MOST_GROUPS + 2000))

    with pytest.raises(ResponsesError, match="'Unit' has 3,000 different values, so it is no column of groups"):
        read(tmp_path, questionnaire, f"one,two,Unit\n{rows}", "unit")


def test_who_leads_people_is_read_from_the_audience_question(tmp_path: Path, questionnaire: Questionnaire) -> None:
    responses = read(tmp_path, questionnaire, "one,two,Do you lead people?\n4,5,no\n4,5,Yes\n4,5,perhaps\n4,5,\n")

    assert responses.audience is not None
    assert responses.audience.to_list() == ["employee", "manager"]
    assert responses.receipts[0].set_aside[0].numbers == (4, 5)


def test_one_column_cannot_be_two_items(tmp_path: Path, load: Load) -> None:
    questionnaire = load(QUESTIONNAIRE.replace("aliases: [Asking (2)]", "aliases: [Help]"))

    with pytest.raises(ResponsesError, match="'two' fits more than one column: columns 2, 3"):
        read(tmp_path, questionnaire, "one,Help,two\n1,2,3\n")
