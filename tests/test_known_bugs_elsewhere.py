"""What other survey and assessment tools got wrong, as their users reported it, held as promises of this one.

Each docstring names where it happened: repository and thread.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from agreement.pages import Cell, read_report
from agreement.report import html_of
from collabready.assessment.results import ItemResult, Results
from collabready.errors import DocumentError
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.reader import read_responses
from collabready.responses.rejects import rejects_csv
from collabready.spreadsheet import results_csv
from conftest import Load, Run, Score

FOUR = """
format: 1
id: test
version: "1"
title: Test
language: en
scales:
  five:
    answers: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
    no_answer: [Don't know, Not applicable]
scoring: {levels: {low: 0, high: 65}}
dimensions:
  - id: dim
    title: Dim
    practices:
      - id: p
        title: Habit
        items:
          - {id: one, statement: One}
          - {id: two, statement: Two}
          - {id: three, statement: Three, reverse: true}
          - {id: four, statement: Four}
"""
HEADER = "one,two,three,four\n"


def item(results: Results, ident: str) -> ItemResult:
    return next(each for each in results.dimensions[0].items if each.id == ident)


def answer_row(results: Results, statement: str) -> list[Cell]:
    """The row of a statement on the page of the first dimension."""
    page = next(section for section in read_report(html_of(results)) if section.anchor == "dimension-0")
    table = next(table for table in page.tables if table.name == "answers")
    return next(row for row in table.rows if row[0].text.startswith(statement))


def table_row(results: Results, what: str, ident: str) -> dict[str, str]:
    lines = csv.DictReader(io.StringIO(results_csv(results)))
    return next(line for line in lines if (line["what"], line["id"]) == (what, ident))


def test_a_blank_is_no_zero_and_one_blank_spoils_no_practice(load: Load, score: Score) -> None:
    """SAMMwise (one blank made the practice 0, by its source); surveyjs/survey-analytics#253."""
    whole = score(load(FOUR), HEADER + "5,5,1,5\n" * 8)
    one_blank = score(load(FOUR), HEADER + "5,5,1,5\n" * 7 + "5,,1,5\n")
    nearly_none = score(load(FOUR), HEADER + "5,5,1,5\n" * 7 + "5,,,\n")

    assert one_blank.dimensions[0].score == whole.dimensions[0].score == 100
    assert (one_blank.dimensions[0].n, nearly_none.dimensions[0].n) == (8, 7)
    assert (item(one_blank, "two").score, item(one_blank, "two").n, item(one_blank, "two").no_answer) == (100, 7, 1)


def test_an_item_with_nothing_but_not_applicable_stays_in_every_table(load: Load, score: Score) -> None:
    """PoetOS/moodle-mod_questionnaire#247: such an item vanished."""
    results = score(load(FOUR), HEADER + "4,4,2,Not applicable\n" * 12)

    assert json.loads(results.to_json())["dimensions"][0]["items"][3]["id"] == "four"
    assert table_row(results, "item", "four")["score"] == ""
    assert [cell.text for cell in answer_row(results, "Four")][1] == "too few answers"


def test_a_score_of_zero_and_no_score_are_told_apart_wherever_they_are_printed(load: Load, score: Score) -> None:
    """TEAMMATES/teammates#11200 (0 stood for no answer); UniversityOfHelsinkiCS/palaute#107."""
    results = score(load(FOUR), HEADER + "1,1,5,Don't know\n" * 12)

    assert (item(results, "one").score, item(results, "four").score) == (0, None)
    assert (table_row(results, "item", "one")["score"], table_row(results, "item", "four")["score"]) == ("0.0", "")
    assert [answer_row(results, name)[-1].text for name in ("One", "Four")] == ["0", "–"]


@pytest.mark.parametrize("stray", ["4711", "-9", "0", "6"])
def test_reversing_uses_the_declared_scale_whatever_the_data_hold(load: Load, score: Score, stray: str) -> None:
    """The manuals of psych and formr warn of it; jasp-stats/jasp-issues#2669 (answers that nobody gave).

    Nobody chose an end, and one cell holds a number that is no answer: 2 on 1-5 is turned to 4, which is 75.
    """
    people = "Neither,Neither,Disagree,Neither\n" * 30
    plain = score(load(FOUR), HEADER + people + "Neither,Neither,,Neither\n")
    strayed = score(load(FOUR), HEADER + people + f"Neither,Neither,{stray},Neither\n")

    for results in (plain, strayed):
        assert (item(results, "three").score, item(results, "three").sd, item(results, "three").n) == (75, 0, 30)


def test_everything_that_is_made_of_a_reversed_item_sees_it_turned_once(load: Load, score: Score) -> None:
    """jasp-stats/jasp-issues#540 (mean and SD were not reversed), #448 (nor was omega).

    The same people, with the statement worded the other way round and answered so: all numbers are the same, and the
    bar of the chart runs the same way.
    """
    answers = [(5, 4, 2, 5), (4, 4, 1, 3), (2, 3, 3, 4), (1, 2, 5, 2), (3, 3, 4, 1), (4, 5, 2, 4)] * 10
    reversed_ = score(load(FOUR), HEADER + "".join(f"{a},{b},{c},{d}\n" for a, b, c, d in answers))
    plain = score(
        load(FOUR.replace(", reverse: true", "")), HEADER + "".join(f"{a},{b},{6 - c},{d}\n" for a, b, c, d in answers)
    )

    one, other = reversed_.dimensions[0], plain.dimensions[0]
    alike = {"items", "practices"}
    assert one.model_dump(exclude=alike) == other.model_dump(exclude=alike)
    assert one.practices == other.practices
    assert (item(reversed_, "three").score, item(reversed_, "three").sd) == (
        item(plain, "three").score,
        item(plain, "three").sd,
    )
    assert item(reversed_, "three").item_rest == item(plain, "three").item_rest
    shares = [re.findall(r"\d+ %", answer_row(results, "Three")[1].alts[0]) for results in (reversed_, plain)]
    assert shares[0] == shares[1]
    assert answer_row(reversed_, "Three")[2].text == answer_row(plain, "Three")[2].text


@pytest.mark.parametrize(
    "rows",
    ["4,4,2,4\n" * 40, "5,1,5,1\n" * 20 + "1,5,1,5\n" * 20, "4,4,2,4\n" * 5, "3,,,\n" * 20 + "4,4,2,4\n" * 5],
    ids=["zero variance", "negative alpha", "the fewest that are shown", "hardly anybody answered"],
)
def test_what_cannot_be_computed_is_a_sentence_and_no_nan(load: Load, score: Score, rows: str) -> None:
    """jasp-stats/jasp-issues#870, #1148: zero variance, one respondent and a negative alpha ended in errors or NaN."""
    results = score(load(FOUR), HEADER + rows)

    assert not re.search(r"\b(NaN|Infinity)\b", results.to_json())
    assert "nan" not in results_csv(results).casefold()
    for dimension in results.dimensions:
        if dimension.reliability is not None and dimension.reliability.alpha is None:
            assert dimension.reliability.says


def test_one_respondent_is_told_and_not_computed(load: Load, score: Score) -> None:
    """jasp-stats/jasp-issues#870."""
    with pytest.raises(Exception, match=r"1 staff answered; nothing can be shown for fewer than 5\."):
        score(load(FOUR), HEADER + "4,4,2,4\n")


def test_an_answer_that_nobody_gave_moves_no_other_part_of_the_bar(load: Load, score: Score) -> None:
    """jbryer/likert#49, #50, #70, strengejacke/sjPlot#109: empty categories shifted bars, labels and colours."""
    ends = score(load(FOUR), HEADER + "1,3,3,3\n" * 20 + "5,3,3,3\n" * 20)
    every = score(load(FOUR), HEADER + "".join(f"{code},3,3,3\n" for code in (1, 2, 3, 4, 5)) * 8)

    for results, shares in ((ends, (50, 0, 0, 0, 50)), (every, (20, 20, 20, 20, 20))):
        labels = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
        told = ", ".join(f"{label} {share} %" for label, share in zip(labels, shares, strict=True))
        assert answer_row(results, "One")[1].alts == [f"One: {told}"]
        assert item(results, "one").distribution == dict(
            zip("12345", [share * 40 // 100 for share in shares], strict=True)
        )


def test_a_weight_of_three_is_three_quarters_and_the_top_can_be_reached(load: Load, score: Score) -> None:
    """intuitem/ciso-assistant-community#4840: weights saturated at the maximum."""
    two = FOUR.replace(
        "          - {id: three, statement: Three, reverse: true}\n          - {id: four, statement: Four}\n", ""
    )
    weighted = load(two.replace("{id: one, statement: One}", "{id: one, statement: One, weight: 3}"))

    def of(answers: str) -> float | None:
        return score(weighted, f"one,two\n{answers * 6}").dimensions[0].score

    assert [of(answers) for answers in ("5,1\n", "1,5\n", "5,5\n", "1,1\n")] == [75, 25, 100, 0]


@pytest.mark.parametrize("weight", ["-1", "0"])
def test_a_weight_of_nothing_or_less_is_refused(load: Load, weight: str) -> None:
    """intuitem/ciso-assistant-community#4840."""
    with pytest.raises(DocumentError, match="weight"):
        load(FOUR.replace("{id: one, statement: One}", f"{{id: one, statement: One, weight: {weight}}}"))


def test_the_same_answer_in_two_languages_is_one_answer(tmp_path: Path) -> None:
    """formbricks/formbricks#8441: each language became a category of its own."""
    (tmp_path / "q.yaml").write_text(FOUR, encoding="utf-8")
    (tmp_path / "q.de.yaml").write_text(
        "format: 1\ntranslates: test\nlanguage: de\nscales:\n  five: {answers: {1: Gar nicht, 2: Kaum, 3: Teils, 4: Eher, 5: Voll}}\n",
        encoding="utf-8",
    )
    (tmp_path / "export.csv").write_text(HEADER + "Agree,4,2,4\n" * 6 + "Eher,4,2,4\n" * 6, encoding="utf-8")
    questionnaire = load_questionnaire(tmp_path / "q.yaml")

    responses = read_responses(tmp_path / "export.csv", questionnaire)

    codes = [
        responses.readings["one"].meanings[place].code for place in responses.answers["one"].to_physical().to_list()
    ]
    assert codes == ["4"] * 12
    assert responses.receipts[0].unknown_labels == 0


@pytest.mark.parametrize("names", [("=a", "'=a"), ("+1", "'+1"), ("-x", "'-x"), ("@y", "''@y")])
def test_headers_that_look_like_formulas_are_escaped_and_stay_apart(tmp_path: Path, names: tuple[str, str]) -> None:
    """formbricks/formbricks#8045 (escaping merged two columns); Eventra#16675 (headers were not escaped)."""
    (tmp_path / "q.yaml").write_text(FOUR, encoding="utf-8")
    export = tmp_path / "export.csv"
    export.write_text(
        f"one,two,three,four,{names[0]},{names[1]}\n" + "4,4,2,4,left,right\n" * 6 + ",,,,left,right\n",
        encoding="utf-8",
    )
    receipt = read_responses(export, load_questionnaire(tmp_path / "q.yaml")).receipts[0]

    header, row = csv.reader(io.StringIO(rejects_csv([(export, receipt)])))

    assert len(header) == len({*header})
    assert all(name.startswith("'") for name in header[-2:])
    assert row[-2:] == ["left", "right"]


def test_the_remainder_of_a_small_group_is_hidden_with_it(load: Load, score: Score) -> None:
    """Culture Amp's rule: of 13 with 9 in A, the total minus A tells of the four in B."""
    rows = "4,4,2,4,A\n" * 9 + "2,2,4,2,B\n" * 4

    results = score(load(FOUR), "one,two,three,four,Unit\n" + rows, by="Unit")

    assert [group.model_dump(exclude_defaults=True) for group in results.groups] == [
        {"by": "Unit", "group": name, "hidden": True} for name in ("A", "B")
    ]
    shown = [line for line in csv.DictReader(io.StringIO(results_csv(results))) if line["what"] == "group"]
    assert [(line["title"], line["n"], line["score"], line["level"]) for line in shown] == [
        ("A", "", "", "hidden"),
        ("B", "", "", "hidden"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["questionnaire", "check", "broken.yaml"],
        ["score", "export.csv", "-q", "broken.yaml", "--format", "json"],
        ["score", "missing.csv", "--format", "json"],
        ["score", "missing.csv", "--format", "csv"],
    ],
)
def test_what_fails_is_no_success_whatever_is_to_be_printed(run: Run, tmp_path: Path, words: list[str]) -> None:
    """XLSForm/pyxform: exit code 0 after a failed validation, and after every error with --json."""
    (tmp_path / "broken.yaml").write_text(FOUR.replace("scale", "skale"), encoding="utf-8")
    (tmp_path / "export.csv").write_text(HEADER + "4,4,2,4\n" * 6, encoding="utf-8")

    done = run(*words, code=1)

    assert done.stderr
    assert not done.stdout.startswith("{")
    assert "what,of" not in done.stdout
