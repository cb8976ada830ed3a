"""Interviews beside a survey, as a user meets them: one command, both scored, nothing averaged."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from collabready.assessment.scores import score_persons
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.interview_file import Answer, Asked, Interview, Talk, interview_text
from collabready.responses.interviews import read_interviews
from collabready.responses.reader import read_responses

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire
    from conftest import Run

QUESTIONNAIRE = """
format: 1
id: both
version: "1"
title: Both
language: en
audiences:
  employee: {title: Staff, voice: staff}
  executive: {title: Executives, voice: leaders}
  it: {title: IT, voice: specialists}
scales:
  agreement: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}}
  evidence: {answers: {0: No sign, 1: Intended, 2: Here and there, 3: Usual, 4: Always}}
dimensions:
  - id: people
    title: People
    role: ingredient
    practices:
      - id: help
        title: Help
        items: [{id: h1, statement: We help.}, {id: h2, question: Who helps?, scale: evidence}]
      - id: time
        title: Time
        items: [{id: t1, statement: We have time.}, {id: t2, question: Who has time?, scale: evidence}]
      - id: backing
        title: Backing
        items: [{id: b2, question: Who backs it?, scale: evidence}]
scoring:
  levels: {low: 0, middle: 40, high: 65}
  gates:
    - {id: no-backing, practice: backing, below: 35, cap: low, says: Nobody backs it.}
    - {id: no-help, practice: help, below: 35, cap: low, says: Nobody helps.}
actions:
  - {id: back, title: Back it, improves: backing, effort: S, due: 30, owner: CEO, first_step: Say so., measure: Words}
  - {id: free, title: Free time, improves: time, effort: S, due: 30, owner: CEO, first_step: Ask., measure: Hours}
  - {id: ask, title: Ask for help, improves: help, effort: S, due: 30, owner: CEO, first_step: Ask., measure: Asked}
"""
SURVEY = "h1,t1\n" + "3,5\n" * 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def questionnaire(folder: Path) -> Questionnaire:
    return load_questionnaire(folder / "both.yaml")


def talk(path: Path, ratings: str, use: str = "by-function", audience: str = "executive", more: str = "") -> Path:
    """An interview with ratings of help, time and backing; a dash for what was not asked."""
    path.parent.mkdir(exist_ok=True)
    said = ("{value: null, reason: not-asked}" if code == "-" else f"{{value: {code}}}" for code in ratings)
    answers = ", ".join(f"{name}: {value}" for name, value in zip(("h2", "t2", "b2"), said, strict=True))
    path.write_text(
        f'format: 1\nquestionnaire: {{id: both, version: "1"}}\n'
        f"interview: {{id: {path.stem}, respondent: Els Maes {path.stem}, audience: {audience}, use: {use}{more}}}\n"
        f"answers: {{{answers}}}\n",
        encoding="utf-8",
    )
    return path


def results(run: Run, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("score", *words, "-q", "both.yaml", "--format", "json").stdout)
    return found


def rated(found: dict[str, Any]) -> list[tuple[str, float, int, float | None, float | None, str | None]]:
    keys = ("score", "n", "survey_score", "difference", "label")
    return [(row["practice"] or row["dimension"], *(row[key] for key in keys)) for row in found["interviews"]]


def test_the_survey_is_scored_as_before_and_the_interviews_beside_it(run: Run, folder: Path) -> None:
    talk(folder / "cfo.yaml", "12-")
    talk(folder / "cio.yaml", "32-", audience="it")
    alone = results(run, "survey.csv")

    both = results(run, "cfo.yaml", "survey.csv", "cio.yaml")

    for key in ("readiness", "recipe", "dimensions", "voices", "groups"):
        assert both[key] == alone[key]
    assert alone["interviews"] == []
    assert rated(both) == [
        ("people", 50.0, 2, 75.0, -25.0, None),
        ("help", 50.0, 2, 50.0, 0.0, None),
        ("time", 50.0, 2, 100.0, -50.0, None),
    ]


@pytest.mark.parametrize(
    ("ratings", "labels"),
    [
        (["02-", "02-", "02-"], {"people", "help", "time"}),
        (["02-", "02-"], set()),
        (["1--", "1--", "1--"], {"people", "help"}),
        (["-3-", "-3-", "-4-"], set()),
        (["4--", "4--", "4--"], {"people", "help"}),
        (["02-", "02-", "-2-"], {"people", "time"}),
    ],
    ids=["far", "far-but-two", "25-is-far", "under-25", "upwards", "by-its-own-n"],
)
def test_a_difference_is_named_from_25_points_and_three_interviews_on(
    run: Run, folder: Path, ratings: list[str], labels: set[str]
) -> None:
    """Help scores 50 in the survey, time 100, people 75."""
    names = [talk(folder / f"t{at}.yaml", each).name for at, each in enumerate(ratings)]

    found = results(run, "survey.csv", *names)["interviews"]

    assert {row["practice"] or row["dimension"] for row in found if row["label"]} == labels
    assert {row["label"] for row in found} <= {None, "survey and interviews differ"}


def test_an_engagement_takes_its_exports_and_its_interviews(run: Run, folder: Path) -> None:
    settings = "organisation: North\nquestionnaire: both.yaml\nexports: [survey.csv]\n"
    (folder / "collabready.yaml").write_text(settings, encoding="utf-8")
    talk(folder / "interviews" / "2026-cfo.yaml", "0--")
    talk(folder / "interviews" / "2026-cio.yaml", "2--", more=", finished: null")

    done = run("score", "--format", "json")

    found = json.loads(done.stdout)
    assert found["readiness"]["n"] == 6
    assert rated(found)[1] == ("help", 25.0, 2, 50.0, -25.0, None)
    assert "interview 2026-cio: counted, though not finished.\n" in done.stderr
    assert "1 interview is not finished; what was rated so far counts." in found["warnings"]


def test_an_engagement_takes_what_is_named_and_nothing_else(run: Run, folder: Path) -> None:
    settings = "organisation: North\nquestionnaire: both.yaml\nexports: [survey.csv]\n"
    (folder / "collabready.yaml").write_text(settings, encoding="utf-8")
    talk(folder / "interviews" / "cfo.yaml", "0--")

    assert json.loads(run("score", "survey.csv", "--format", "json").stdout)["interviews"] == []


def test_results_go_alone(run: Run, folder: Path) -> None:
    talk(folder / "cfo.yaml", "0--")
    run("score", "survey.csv", "-q", "both.yaml", "-o", "results.json")

    assert "a results.json goes alone" in run("score", "results.json", "cfo.yaml", code=1).stderr


def test_a_broken_interview_in_an_engagement_stops_it_with_the_place(run: Run, folder: Path) -> None:
    settings = "organisation: North\nquestionnaire: both.yaml\nexports: [survey.csv]\n"
    (folder / "collabready.yaml").write_text(settings, encoding="utf-8")
    talk(folder / "interviews" / "cfo.yaml", "9--")

    done = run("score", code=1)

    assert done.stdout == ""
    assert done.stderr == "interviews/cfo.yaml:4:23: 'h2' is rated 9, but its scale has 0, 1, 2, 3, 4.\n"


def test_an_engagement_with_interviews_alone_has_no_readiness(run: Run, folder: Path) -> None:
    (folder / "collabready.yaml").write_text("organisation: North\nquestionnaire: both.yaml\n", encoding="utf-8")
    talk(folder / "interviews" / "cfo.yaml", "030")

    found = json.loads(run("score", "--format", "json").stdout)

    assert (found["readiness"]["basis"], found["readiness"]["score"], found["readiness"]["level"]) == (
        "interviews",
        None,
        None,
    )
    assert found["plan"][0]["title"] == "Ask staff with the survey"
    assert [action["because"] for action in found["plan"][1:]] == [
        "Interviews rate Backing 0 (n 1), below 65. Probably: Nobody backs it.",
        "Interviews rate Help 0 (n 1), below 65. Probably: Nobody helps.",
    ]
    assert {(gate["basis"], gate["uncertain"]) for gate in found["readiness"]["gates"]} == {("interviews", True)}


def test_interviews_alone_are_ratings_without_spread_recipe_or_level(run: Run, folder: Path) -> None:
    """Of three pooled talks that agree, a spread of 0 would tell each rating."""
    names = [talk(folder / f"p{at}.yaml", "131", use="pooled").name for at in range(3)]

    found = results(run, *names)

    [people] = found["dimensions"]
    for part in (people, *people["practices"]):
        assert part["score"] is not None
        assert part["n"] == 3
        assert (part["sd"], part["ci"], part["level"]) == (None, None, None)
    assert (people["median"], people["borderline"]) == (None, False)
    assert found["recipe"] == {"score": None, "ci": None}
    printed = run("score", *names, "-q", "both.yaml").stdout
    for word in ("Recipe", "borderline", "at most", "95 %", "not estimable"):
        assert word not in printed
    assert "Gate no-help: probably: Nobody helps. This rests on interviews." in " ".join(printed.split())


OTHER = """\
format: 1
questionnaire: {id: pulse, version: "2026.1"}
interview: {id: maes, respondent: Els Maes, audience: executive, finished: null}
"""


def test_a_talk_about_another_questionnaire_in_the_folder_stops_nobody(run: Run, folder: Path) -> None:
    settings = "organisation: North\nquestionnaire: both.yaml\nexports: [survey.csv]\n"
    (folder / "collabready.yaml").write_text(settings, encoding="utf-8")
    talk(folder / "interviews" / "cfo.yml", "0--")
    (folder / "interviews" / "maes.yaml").write_text(OTHER, encoding="utf-8")

    done = run("score", "-o", "results.json")

    assert "interview maes: set aside; about 'pulse', not about 'both'.\n" in done.stderr
    found = json.loads((folder / "results.json").read_text("utf-8"))
    assert rated(found)[1] == ("help", 0.0, 1, 50.0, -50.0, None)
    assert [source["rows"] for source in found["sources"]] == [6, 1]
    receipts = json.loads((folder / "results.receipt.json").read_text("utf-8"))["files"]
    assert [(receipt["file"], receipt["accepted"]) for receipt in receipts] == [
        ("survey.csv", 6),
        ("cfo", 1),
        ("maes", 0),
    ]


def test_a_talk_about_another_questionnaire_is_wrong_where_it_is_named(run: Run, folder: Path) -> None:
    (folder / "maes.yaml").write_text(OTHER, encoding="utf-8")

    told = run("score", "survey.csv", "maes.yaml", "-q", "both.yaml", code=1).stderr

    assert "maes.yaml:2:21: This interview followed 'pulse', not 'both'. Name the right questionnaire with -q." in told


def test_where_every_talk_is_about_another_questionnaire_it_is_said(run: Run, folder: Path) -> None:
    (folder / "collabready.yaml").write_text("organisation: North\nquestionnaire: both.yaml\n", encoding="utf-8")
    (folder / "maes.yaml").write_text(OTHER, encoding="utf-8")

    assert run("score", code=1).stderr == (
        "interview maes: set aside; about 'pulse', not about 'both'.\n"
        "Nothing here is about 'both'. Name the questionnaire of the interviews with -q, or an export.\n"
    )


def test_interviews_that_may_not_be_counted_leave_the_survey_alone(run: Run, folder: Path) -> None:
    talk(folder / "cfo.yaml", "000", use="background")
    talk(folder / "cio.yaml", "000", use="pooled")

    done = run("score", "survey.csv", "cfo.yaml", "cio.yaml", "-q", "both.yaml", "--format", "json")

    assert done.stderr.count("None of the interviews may be counted") == 1
    assert json.loads(done.stdout)["interviews"] == []
    assert json.loads(done.stdout)["readiness"]["gates"] == []


def test_alone_they_are_an_error(run: Run, folder: Path) -> None:
    talk(folder / "cfo.yaml", "000", use="background")

    assert "None of the interviews may be counted" in run("score", "cfo.yaml", "-q", "both.yaml", code=1).stderr


def test_what_is_handed_out_tells_neither_who_nor_which_use(run: Run, folder: Path) -> None:
    for at, use in enumerate(["background", "by-function", "pooled"]):
        talk(folder / f"maes-{at}.yaml", "000", use=use)
    names = ["maes-0.yaml", "maes-1.yaml", "maes-2.yaml"]

    done = run("score", "survey.csv", *names, "-q", "both.yaml", "--format", "json")

    for word in ("maes", "Maes", "background", "by-function", "pooled"):
        assert word not in done.stdout
    source = json.loads(done.stdout)["sources"][1]
    assert (source["channel"], source["rows"], source["accepted"]) == ("interview", 3, 1)
    assert source["set_aside"] == [{"reason": "not to be counted, as the interviewees chose", "count": 2}]
    assert "interview maes-0: set aside; background only, which never counts.\n" in done.stderr
    assert "interview maes-2: set aside; pooled talks count from 3 on, and there is 1.\n" in done.stderr


def test_three_pooled_talks_of_one_person_are_no_pool(run: Run, folder: Path) -> None:
    paths = [talk(folder / f"p{at}.yaml", "131", use="pooled") for at in range(3)]
    for at, path in enumerate(paths):
        path.write_text(path.read_text("utf-8").replace(f"Els Maes p{at}", "Els Maes"), encoding="utf-8")

    done = run("score", "survey.csv", *(path.name for path in paths), "-q", "both.yaml")

    assert done.stderr.count("pooled talks count from 3 people heard on, and there is 1;") == 3
    assert "None of the interviews may be counted" in done.stderr


def test_pooled_talks_count_for_each_number_by_itself(run: Run, folder: Path) -> None:
    """Four are pooled and two speak by function; backing was asked of two of the pool."""
    pool = [talk(folder / f"p{at}.yaml", r, use="pooled").name for at, r in enumerate(["440", "440", "44-", "44-"])]
    alone = [talk(folder / f"f{at}.yaml", r).name for at, r in enumerate(["004", "00-"])]

    found = {name: (score, n) for name, score, n, *_ in rated(results(run, "survey.csv", *pool, *alone))}

    assert found["help"] == pytest.approx((4 * 100 / 6, 6))
    assert found["backing"] == (100.0, 1)


def test_a_gate_on_a_practice_that_the_survey_did_not_ask_fires_on_the_rating(run: Run, folder: Path) -> None:
    talk(folder / "cfo.yaml", "000")

    readiness = results(run, "survey.csv", "cfo.yaml")["readiness"]

    assert [(gate["id"], gate["basis"]) for gate in readiness["gates"]] == [("no-backing", "interviews")]
    assert (readiness["level_before_gates"], readiness["level"]) == ("high", "low")
    printed = run("score", "survey.csv", "cfo.yaml", "-q", "both.yaml").stdout
    assert "Gate no-backing, at most low: probably: Nobody backs it. This rests on interviews." in " ".join(
        printed.split()
    )


def test_what_nobody_rated_never_fires(run: Run, folder: Path) -> None:
    talk(folder / "cfo.yaml", "00-")

    assert results(run, "survey.csv", "cfo.yaml")["readiness"]["gates"] == []


def test_an_action_applies_where_either_lies_below_and_says_which(run: Run, folder: Path) -> None:
    """Help scores 50 in the survey and 25 in interviews, time 100 and 50, backing none and 75."""
    talk(folder / "cfo.yaml", "123")
    talk(folder / "cio.yaml", "123")

    plan = {action["id"]: action for action in results(run, "survey.csv", "cfo.yaml", "cio.yaml")["plan"]}

    assert {name: action["because"] for name, action in plan.items()} == {
        "ask": "Help scores 50 (50 to 50, n 6), below 65. Interviews rate it 25 (n 2), below 65, too.",
        "free": "Interviews rate Time 50 (n 2), below 65; in the survey it scores 100.",
    }
    assert (plan["ask"]["baseline"], plan["ask"]["target"]) == (50.0, 55.0)
    assert (plan["free"]["baseline"], plan["free"]["target"]) == (100.0, 100.0)


def test_an_action_for_what_interviews_alone_rate_starts_from_the_rating(run: Run, folder: Path) -> None:
    talk(folder / "cfo.yaml", "442")

    (action,) = (a for a in results(run, "survey.csv", "cfo.yaml")["plan"] if a["id"] == "back")

    assert action["because"] == "Interviews rate Backing 50 (n 1), below 65; the survey has no score."
    assert (action["baseline"], action["target"]) == (50.0, 55.0)


def test_tables_show_both(run: Run, folder: Path) -> None:
    names = [talk(folder / f"t{at}.yaml", "02-").name for at in range(3)]

    table = run("score", "survey.csv", *names, "-q", "both.yaml").stdout
    text = run("score", "survey.csv", *names, "-q", "both.yaml", "--format", "csv").stdout
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["what"] == "interview"]
    ratings = [(row["of"], row["id"], row["title"], row["n"], row["score"], row["level"]) for row in rows]

    assert "Interviews, rated by the consultant" in table
    assert "Survey and interviews differ: People, Help, Time" in table.replace("\n", " ")
    assert ("people", "people", "People", "3", "25.0", "survey and interviews differ") in ratings
    assert ("people", "help", "Help", "3", "0.0", "survey and interviews differ") in ratings


def test_a_rating_set_aside_ends_a_strict_run_with_its_own_code(run: Run, folder: Path) -> None:
    path = talk(folder / "cfo.yaml", "09-")
    path.write_text(path.read_text("utf-8").replace('"1"}', '"1", items: {t2: old}}'), encoding="utf-8")

    done = run("score", "survey.csv", "cfo.yaml", "-q", "both.yaml", "--strict", code=3)

    assert "1 rating set aside, because its scale no longer has such an answer: t2." in done.stderr


def test_rejects_are_rows_of_the_export(run: Run, folder: Path) -> None:
    (folder / "survey.csv").write_text(
        SURVEY.replace("t1", "t1,note").replace("5", "5,") + ",,Hello\n", encoding="utf-8"
    )
    talk(folder / "cfo.yaml", "12-", use="background")

    run("score", "survey.csv", "cfo.yaml", "-q", "both.yaml", "--rejects", "rejects.csv")

    rows = (folder / "rejects.csv").read_text("utf-8").splitlines()
    assert rows == ["file,row,reason,h1,t1,note", "survey.csv,8,no item answered,,,Hello"]


def test_a_file_that_the_program_wrote_scores_as_one_written_by_hand_and_as_a_survey_row(
    folder: Path, questionnaire: Questionnaire
) -> None:
    """To the bit. What was not asked is an empty cell of a survey that does not have the column."""
    by_hand = talk(folder / "hand.yaml", "13-")
    written = folder / "written.yaml"
    head = Talk(id="w", respondent="CFO", audience="executive", use="by-function", started="2026-11-23")
    answers = {"h2": Answer(value="1"), "t2": Answer(value="3"), "b2": Answer(reason="not-asked")}
    asked = Asked(id="both", version="1")
    written.write_text(interview_text(Interview(format=1, questionnaire=asked, interview=head, answers=answers)))
    swapped = (
        QUESTIONNAIRE.replace("question:", "other:").replace("statement:", "question:").replace("other:", "statement:")
    )
    (folder / "swapped.yaml").write_text(swapped, encoding="utf-8")
    (folder / "row.csv").write_text("h2,t2\n1,3\n", encoding="utf-8")

    scores = [score_persons(questionnaire, read_interviews([path], questionnaire)) for path in (by_hand, written)]
    survey = load_questionnaire(folder / "swapped.yaml")
    row = score_persons(survey, read_responses(folder / "row.csv", survey))

    assert scores[0].equals(scores[1])
    assert scores[0].select(row.columns).equals(row)
    assert scores[0].row(0, named=True) == {
        "practice:help": 25.0,
        "practice:time": 75.0,
        "practice:backing": None,
        "dimension:people": 50.0,
        "partial:people": False,
    }


def test_what_was_not_asked_leaves_the_count_and_what_was_not_known_stays(
    folder: Path, questionnaire: Questionnaire
) -> None:
    """One rating of three practices is less than half, unless the others were not asked."""
    spared = talk(folder / "a.yaml", "2--")
    unknown = folder / "b.yaml"
    unknown.write_text(spared.read_text("utf-8").replace("not-asked", "dont-know").replace("id: a", "id: b"))

    scores = score_persons(questionnaire, read_interviews([spared, unknown], questionnaire))

    assert scores["dimension:people"].to_list() == [50.0, None]
