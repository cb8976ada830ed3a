"""Real exports of eight tools, read by the program, beside what a person reads in them.

The folders of `cases` hold the files with source and licence; `expected.json` was counted and scored from the bytes by a
script that shares nothing with the program.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from collabready.assessment.scores import dimension_column, score_persons
from collabready.assessment.unfinished import settle_unfinished
from collabready.errors import ResponsesError
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.reader import read_responses
from collabready.responses.table import open_table

if TYPE_CHECKING:
    from conftest import Run

CASES = Path(__file__).parents[1] / "cases"
EXPECTED: dict[str, dict[str, Any]] = {
    path.parent.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*/expected.json"))
}
FILES = [
    (case, name)
    for case, expected in EXPECTED.items()
    for name, facts in expected["files"].items()
    if facts.get("table", "dataset") == "dataset"
]
SCORED = [(case, name) for case, name in FILES if name in EXPECTED[case].get("scored", ()) and "numeric" not in name]
NAMES = {"SurveyGizmo": "Alchemer"}


@pytest.mark.parametrize(("case", "name"), FILES)
def test_tool_rows_and_columns_are_those_that_a_person_counts(case: str, name: str) -> None:
    facts = EXPECTED[case]["files"][name]

    table = open_table(CASES / case / name)

    assert table.frame is not None
    assert table.recognised.dialect.name == NAMES.get(facts["tool"], facts["tool"])
    assert table.recognised.headers == facts["header_rows"]
    assert (table.first, table.frame.height, len(table.columns)) == (
        facts["first_response_row"],
        facts["responses"],
        facts["columns"],
    )
    assert (table.encoding, table.delimiter) == (facts["encoding"], facts.get("delimiter", "none"))


@pytest.mark.parametrize(("case", "name"), FILES)
def test_what_is_about_the_response_is_no_answer(case: str, name: str) -> None:
    """Metadata of the tool, clocks of pages; a column that REDCap's users name freely may count as an answer."""
    facts = EXPECTED[case]["files"][name]
    about = {*facts["metadata"], *facts.get("technical", ())} - {"participant_id"}

    metadata = {column.header for column in open_table(CASES / case / name).columns if column.metadata}

    assert metadata == about


@pytest.mark.parametrize(("case", "name"), SCORED)
@pytest.mark.parametrize("rule", ["all", "none"])
def test_scores_are_those_of_the_bytes(case: str, name: str, rule: str) -> None:
    """`none` counts those who finished only, where the tool tells."""
    questionnaire = load_questionnaire(CASES / case / "questionnaire.yaml")
    scores = EXPECTED[case]["scores"]
    expected = scores["all"] if rule == "all" else scores.get("finished", scores["all"])

    responses = settle_unfinished(questionnaire, read_responses(CASES / case / name, questionnaire), rule)
    persons = score_persons(questionnaire, responses)

    assert responses.height == expected["accepted"]
    for dimension in questionnaire.dimensions:
        column = persons[dimension_column(dimension.id)].drop_nulls()
        facts = expected["dimensions"][dimension.id]
        assert len(column) == facts["n"]
        assert column.mean() == pytest.approx(facts["score"], abs=1e-9)
        assert column.std() == pytest.approx(facts["sd"], abs=1e-9)


@pytest.mark.parametrize(("case", "name"), SCORED)
def test_every_answer_is_counted_or_told(case: str, name: str) -> None:
    """Of each item: how often each code occurs, over all rows that answered an item."""
    questionnaire = load_questionnaire(CASES / case / "questionnaire.yaml")

    responses = read_responses(CASES / case / name, questionnaire)

    for item, facts in EXPECTED[case]["answers"].items():
        reading = responses.readings[item]
        codes: dict[str, int] = {}
        for category, count in responses.answers[item].to_physical().value_counts().iter_rows():
            code = reading.meanings[category].code
            if code is not None:
                codes[code] = codes.get(code, 0) + count
        assert codes == {code: count for code, count in facts["counts"].items() if count}


def test_numbers_alone_are_refused_and_give_the_scores_of_the_texts_once_a_mapping_says_what_they_mean(
    run: Run, tmp_path: Path
) -> None:
    """The same 156 responses, exported twice: 'strongly agree' is 6 in one and 4 in the other place of the scale."""
    case = CASES / "qualtrics"
    questionnaire = case / "questionnaire.yaml"
    run("score", case / "qualtrics_voting_choicetext.csv", "-q", questionnaire, "-o", "text.json")

    refused = run("score", case / "qualtrics_voting_numeric.csv", "-q", questionnaire, code=1)
    run("map", case / "qualtrics_voting_numeric.csv", "-q", questionnaire)
    mapping = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    still_open = run(
        "score", case / "qualtrics_voting_numeric.csv", "-q", questionnaire, "--map", "mapping.yaml", code=1
    )
    agreement, polarized = mapping.split("  polarized:")
    for number, code in {"1": 1, "6": 2, "2": 3, "3": 4, "4": 5}.items():
        agreement = agreement.replace(f'"{number}": "?"', f'"{number}": {code}')
    for number in "12345":
        polarized = polarized.replace(f'"{number}": "?"', f'"{number}": {number}')
    (tmp_path / "mapping.yaml").write_text(f"{agreement}  polarized:{polarized}", encoding="utf-8")
    run(
        "score",
        case / "qualtrics_voting_numeric.csv",
        "-q",
        questionnaire,
        "--map",
        "mapping.yaml",
        "-o",
        "numeric.json",
    )

    assert "the cells hold 6 as well, while 5 never occurs" in refused.stderr
    assert "What '6' means is still open." in still_open.stderr
    text, numeric = (
        json.loads((tmp_path / f"{each}.json").read_text(encoding="utf-8")) for each in ("text", "numeric")
    )
    assert text["dimensions"] == numeric["dimensions"]
    assert text["readiness"] == numeric["readiness"]


@pytest.mark.parametrize("table", ["labels", "structure"])
def test_a_table_about_the_columns_is_no_export(table: str) -> None:
    with pytest.raises(ResponsesError, match="describes the columns of an export"):
        open_table(CASES / "surveyxact" / f"surveyxact_no_utf16_tab_{table}.csv")
