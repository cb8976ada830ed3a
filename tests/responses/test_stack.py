"""Several exports of one survey: stacked by item, kept apart where they differ. All exports are synthetic."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.errors import ResponsesError, UnsettledError
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.mapping import read_mapping
from collabready.responses.model import Responses
from collabready.responses.stack import read_exports
from collabready.responses.understanding import Decisions

if TYPE_CHECKING:
    from conftest import Run

OFFICE = "Unit,help,share,time\n" + "Sales,Agree,Agree,Agree\nSupport,Disagree,Agree,Don't know\n" * 3
FACTORY = "time,Unit,Mensen helpen elkaar hier.\n" + "Eens,sales,Helemaal eens\nOneens,,Oneens\n" * 3


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def meanings(responses: Responses, item: str) -> list[str | None]:
    known = dict(zip(responses.readings[item].spellings, responses.readings[item].meanings, strict=True))
    return [known[cell].code or known[cell].no_answer for cell in responses.answers[item]]


def test_files_are_stacked_by_item_whatever_their_columns_are_called(survey: Path, tmp_path: Path) -> None:
    """In any order, in any language; an item that one file lacks was not shown to its people."""
    files = [write(tmp_path, "office.csv", OFFICE), write(tmp_path, "factory.csv", FACTORY)]

    responses = read_exports(files, load_questionnaire(survey), ["Unit", "file"])

    assert meanings(responses, "help") == ["4", "2"] * 3 + ["5", "2"] * 3
    assert meanings(responses, "share") == ["4"] * 6 + ["not shown"] * 6
    assert meanings(responses, "time") == ["4", "don't know"] * 3 + ["4", "2"] * 3
    assert responses.groups["file"].to_list() == ["office.csv"] * 6 + ["factory.csv"] * 6
    assert [receipt.missing_items for receipt in responses.receipts] == [(), ("share",)]
    assert responses.rows is not None
    assert responses.rows.to_list() == [*range(2, 8), *range(2, 8)]


def test_a_group_is_one_group_however_two_files_spell_it(survey: Path, tmp_path: Path) -> None:
    """`Sales` in one file and `sales` in the other are five people together, not two groups too small to be shown."""
    files = [write(tmp_path, "office.csv", OFFICE), write(tmp_path, "factory.csv", FACTORY)]

    responses = read_exports(files, load_questionnaire(survey), ["Unit"])

    assert responses.groups["Unit"].to_list() == ["Sales", "Support"] * 3 + ["Sales", None] * 3


def test_files_are_compared_by_file_and_each_has_its_receipt(run: Run, survey: Path, tmp_path: Path) -> None:
    write(tmp_path, "office.csv", OFFICE)
    write(tmp_path, "factory.csv", FACTORY)

    done = run("score", "office.csv", "factory.csv", "-q", survey, "--by", "file", "-o", "results.json")

    assert "office.csv: 6 rows read, 6 accepted" in done.stderr
    assert "factory.csv: 6 rows read, 6 accepted" in done.stderr
    assert "1 item of the questionnaire without a column, so not asked: share." in done.stderr
    groups = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if ".csv  " in line}
    assert groups == {"office.csv": "6", "factory.csv": "6"}
    receipt = json.loads((tmp_path / "results.receipt.json").read_text(encoding="utf-8"))
    assert [file["file"] for file in receipt["files"]] == ["office.csv", "factory.csv"]


def test_files_of_one_name_in_two_folders_are_two_files(survey: Path, tmp_path: Path) -> None:
    """The tool names every export alike; a wave lies in a folder of its own."""
    files = []
    for folder, text in (("spring", OFFICE), ("autumn", FACTORY)):
        (tmp_path / folder).mkdir()
        files.append(write(tmp_path / folder, "export.csv", text))

    responses = read_exports(files, load_questionnaire(survey), ["file"])

    assert responses.groups["file"].to_list() == ["export.csv (1)"] * 6 + ["export.csv (2)"] * 6


@pytest.mark.parametrize("second", ["office.csv", "copy.csv"])
def test_the_same_responses_are_not_counted_twice(run: Run, survey: Path, tmp_path: Path, second: str) -> None:
    """Neither the file named twice, nor a copy under another name."""
    write(tmp_path, "office.csv", OFFICE)
    write(tmp_path, "copy.csv", OFFICE)

    done = run("score", "office.csv", second, "-q", survey, code=1)

    assert f"{second} holds the same as office.csv. Name each export once." in done.stderr


QUALTRICS = """\
StartDate,EndDate,Status,Finished,ResponseId,help,share,time
2026-11-03 09:00:00,2026-11-03 09:05:00,IP Address,True,R_1aaaaaaaaaaaaaa,Agree,Agree,Agree
2026-11-03 09:00:00,2026-11-03 09:05:00,IP Address,True,R_1bbbbbbbbbbbbbb,Agree,Agree,Disagree
2026-11-03 09:00:00,2026-11-03 09:05:00,IP Address,True,R_1cccccccccccccc,Agree,Agree,Agree
"""


def test_people_who_are_in_two_files_are_named(run: Run, survey: Path, tmp_path: Path) -> None:
    """An export of Monday and one of Friday: most of the first is in the second."""
    write(tmp_path, "monday.csv", QUALTRICS)
    write(tmp_path, "friday.csv", f"{QUALTRICS}{QUALTRICS.splitlines()[1].replace('1aaa', '1ddd')}\n")

    done = run("score", "monday.csv", "friday.csv", "-q", survey)

    assert (
        "3 respondents more than once, each time counted; delete the rows that are too many: ids "
        "R_1aaaaaaaaaaaaaa, R_1bbbbbbbbbbbbbb, R_1cccccccccccccc." in done.stderr
    )


def test_running_numbers_of_two_files_are_not_taken_for_the_same_people(survey: Path, tmp_path: Path) -> None:
    lines = ["ID,Start time,Completion time,Email,Name,help", "1,a,b,,,Agree", "2,a,b,,,Agree"]
    files = [write(tmp_path, f"{name}.csv", "\n".join([*lines, f"3,a,b,,,{name}"])) for name in ("Agree", "Disagree")]

    responses = read_exports(files, load_questionnaire(survey))

    assert [receipt.repeated for receipt in responses.receipts] == [(), ()]


def mapping(folder: Path, name: str, codes: str) -> Path:
    text = f'format: 1\nquestionnaire: {{id: learning, version: "1"}}\nlabels: {{agreement: {codes}}}\n'
    return write(folder, name, text)


def test_two_files_number_the_same_answers_in_two_ways_and_each_has_its_mapping(survey: Path, tmp_path: Path) -> None:
    """The survey was copied for the second site, and its tool gave out new numbers: 1 is 5 there."""
    questionnaire = load_questionnaire(survey)
    text = "submitdate,startlanguage,help,share,time\n2026-11-03,en,{0}\n2026-11-03,en,{1}\n"
    files = [
        write(tmp_path, "north.csv", text.format("1,2,3", "5,4,1")),
        write(tmp_path, "south.csv", text.format("5,4,3", "1,2,5")),
    ]
    maps = [
        mapping(tmp_path, "north.yaml", '{"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}'),
        mapping(tmp_path, "south.yaml", '{"1": 5, "2": 4, "3": 3, "4": 2, "5": 1}'),
    ]

    with pytest.raises(UnsettledError):
        read_exports(files, questionnaire)
    responses = read_exports(files, questionnaire, (), [Decisions(read_mapping(path, questionnaire)) for path in maps])

    assert meanings(responses, "help") == ["1", "5"] * 2
    assert meanings(responses, "share") == ["2", "4"] * 2
    assert meanings(responses, "time") == ["3", "1"] * 2


def test_three_files_may_spell_one_number_in_three_ways(survey: Path, tmp_path: Path) -> None:
    """Whose `1` is whose is kept apart for any number of files, also where two of them agree."""
    questionnaire = load_questionnaire(survey)
    files = [
        write(tmp_path, f"{name}.csv", f"submitdate,startlanguage,help\n2026-11-0{place},en,1\n,en,2\n")
        for place, name in enumerate(["a", "b", "c", "d"], start=1)
    ]
    codes = ['{"1": 1, "2": 2}', '{"1": 5, "2": 2}', '{"1": 3, "2": 1}', '{"1": 5, "2": 1}']
    decided = [
        Decisions(read_mapping(mapping(tmp_path, f"{place}.yaml", told), questionnaire))
        for place, told in enumerate(codes)
    ]

    responses = read_exports(files, questionnaire, (), decided)

    assert meanings(responses, "help") == ["1", "2", "5", "2", "3", "1", "5", "1"]


def test_mappings_are_one_for_all_files_or_one_for_each(run: Run, survey: Path, tmp_path: Path) -> None:
    names = [write(tmp_path, f"{name}.csv", OFFICE + f"{name},Agree,Agree,Agree\n").name for name in ("a", "b", "c")]
    told = mapping(tmp_path, "told.yaml", "{}").name

    done = run("score", *names, "-q", survey, "--map", told, "--map", told, code=1)

    assert "2 mappings for 3 files: name one for all of them, or one for each in the same order." in done.stderr


ROLE = """
audiences:
  employee: {title: Staff, voice: staff}
  manager: {title: Managers, voice: leaders}
"""
ASKED = "  - {id: role, text: Do you lead people?, type: audience, answers: {employee: No, manager: Yes}}\n"


def test_leaders_are_known_in_all_files_or_in_none(survey: Path, tmp_path: Path) -> None:
    """Managers of the one site would be taken for staff at the other."""
    text = survey.read_text(encoding="utf-8").replace("questions:\n", f"{ROLE}questions:\n{ASKED}")
    survey.write_text(text, encoding="utf-8")
    files = [
        write(tmp_path, "told.csv", "role,help\nYes,Agree\nNo,Agree\n"),
        write(tmp_path, "silent.csv", "help\nAgree\nDisagree\n"),
    ]

    with pytest.raises(
        ResponsesError, match=r"silent\.csv: no column says who leads people, while the other files have one"
    ):
        read_exports(files, load_questionnaire(survey))


def test_a_breakdown_that_one_file_lacks_is_refused_with_the_name_of_the_file(
    run: Run, survey: Path, tmp_path: Path
) -> None:
    write(tmp_path, "office.csv", OFFICE)
    write(tmp_path, "factory.csv", FACTORY.replace("Unit", "Hall"))

    done = run("score", "office.csv", "factory.csv", "-q", survey, "--by", "Unit", code=1)

    assert "factory.csv: there is no column 'Unit' to break the results down by." in done.stderr


def test_files_of_different_tools_go_together(survey: Path, tmp_path: Path) -> None:
    """One site asked in Qualtrics, the other in Google Forms: who did not finish is known of the first only."""
    files = [
        write(tmp_path, "qualtrics.csv", QUALTRICS.replace("True,R_1bbb", "False,R_1bbb")),
        write(tmp_path, "forms.csv", "Timestamp,help,share,time\n11/3/2026 9:00:00,Agree,Agree,Agree\n"),
    ]

    responses = read_exports(files, load_questionnaire(survey))

    assert [receipt.dialect for receipt in responses.receipts] == ["Qualtrics", "Google Forms"]
    assert responses.unfinished is not None
    assert responses.unfinished.to_list() == [False, True, False, False]
    assert responses.respondent is not None
    assert responses.respondent.to_list()[-1] is None
