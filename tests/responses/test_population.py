"""Who is asked: head counts or a list of employees, read as a user hands them over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from collabready.assessment.head_counts import head_counts_of
from collabready.errors import ResponsesError
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.population import Population, read_population

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire


@pytest.fixture(scope="module")
def flagship() -> Questionnaire:
    return load_questionnaire("collaborative-learning")


def read(folder: Path, text: str, questionnaire: Questionnaire) -> Population:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return read_population(path, questionnaire)


COUNTED = (
    "Department;Audience;Head count\nOps;employee;10\nOps;Managers;3\n ops ;employee;2\nLegal;employee;4\n;employee;1\n"
)


def test_head_counts_are_of_staff_where_the_answers_tell_staff_apart(tmp_path: Path, flagship: Questionnaire) -> None:
    population = read(tmp_path, COUNTED, flagship)

    apart = head_counts_of(population, flagship, ["Department"], told_apart=True)
    together = head_counts_of(population, flagship, ["Department"], told_apart=False)

    assert (apart["all"], apart["staff"], apart["leaders"]) == (20, 17, 3)
    assert apart["Department"] == {"Ops": 12, "Legal": 4}
    assert together == {"all": 20, "Department": {"Ops": 15, "Legal": 4}}


def test_a_row_a_person_is_counted_and_names_are_left_alone(tmp_path: Path, flagship: Questionnaire) -> None:
    population = read(tmp_path, "Name,Department\nAnn,Ops\nBo,Ops\nCy,Legal\n", flagship)

    counts = head_counts_of(population, flagship, ["Department"], told_apart=True)

    assert counts == {"all": 3, "staff": 3, "Department": {"Legal": 1, "Ops": 2}}


def test_a_workbook_is_read_as_well(tmp_path: Path, flagship: Questionnaire) -> None:
    """Numbers that Excel keeps as 10.0 are whole; a blank row in between is nobody."""
    book = xlsxwriter.Workbook(tmp_path / "people.xlsx")
    sheet = book.add_worksheet("Staff")
    for place, row in enumerate([("Department", "Aantal"), ("Ops", 10), (), ("Legal", 4.0)]):
        sheet.write_row(place, 0, row)
    book.close()

    population = read_population(tmp_path / "people.xlsx", flagship)

    assert (population.total, population.columns) == (14, {"Department": ("Ops", "Legal")})


def test_a_breakdown_goes_by_any_name_of_its_question(tmp_path: Path, flagship: Questionnaire) -> None:
    population = read(tmp_path, "Department,n\nOps,10\n", flagship)

    assert population.column("In which department do you work?", flagship) == ("Ops",)
    assert population.column("Shoe size", flagship) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Department,Count\nOps,ten\n", "row 2: 'ten' in 'Count' is no number of people. Write a whole number"),
        ("Department,Count\nOps,10\nLegal,-4\n", "row 3: '-4' in 'Count' is no number of people"),
        ("Department,Count\nOps,2.5\n", "row 2: '2.5' in 'Count' is no number of people"),
        ("Department,Count\nOps,\n", "row 2: '' in 'Count' is no number of people"),
        ("Department,Audience,Count\nOps,Cook,10\n", "row 2: 'Cook' in 'Audience' is no audience. Write one of: employee"),
        ("Department,Count\nOps,10\nTotal,10\n", "row 3: 'Total' in 'Department' looks like a total"),
        ("Department,Count,Invited\nOps,10,10\n", "'Count' and 'Invited' may both be a column of counts. Keep one"),
        ("Department,Count\nOps,0\n", "nobody is in this file"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_row_and_what_to_do(
    tmp_path: Path, flagship: Questionnaire, text: str, told: str
) -> None:
    with pytest.raises(ResponsesError) as caught:
        read(tmp_path, text, flagship)

    assert told in str(caught.value)
