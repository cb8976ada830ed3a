"""One scorer: what a person answers scores alike, whether it came by a survey export or by an interview file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.assessment.scores import score_persons
from collabready.errors import DocumentError, ResponsesError
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.interviews import read_interviews
from collabready.responses.reader import read_responses

if TYPE_CHECKING:
    from conftest import Run

QUESTIONNAIRE = """
format: 1
id: both
version: "1"
title: Asked both ways
language: en
scales:
  agreement:
    answers: {1: Strongly disagree, 2: Disagree, 3: Neutral, 4: Agree, 5: Strongly agree}
  evidence:
    answers: {0: No sign, 1: Intended, 2: Here and there, 3: Usual, 4: Always}
dimensions:
  - id: trust
    title: Trust
    practices:
      - id: help
        title: Help
        items:
          - {id: a, statement: We help., question: Who helps?}
          - {id: b, statement: We hide., question: Who hides?, reverse: true, weight: 2}
          - {id: c, statement: We ask., question: Who asks?, scale: evidence}
      - id: time
        title: Time
        items:
          - {id: d, statement: We have time., question: Who has time?, when: a >= 3}
scoring:
  levels: {low: 0, high: 50}
"""
INTERVIEW = """
format: 1
questionnaire: {{id: both, version: "1"}}
interview: {{id: {id}, respondent: CFO {id}, audience: staff, use: {use}}}
answers: {{{answers}}}
"""


def write_interview(folder: Path, answers: dict[str, str], use: str = "by-function", name: str = "cfo.yaml") -> Path:
    path = folder / name
    lines = ", ".join(f"{item}: {{value: {code or 'null'}}}" for item, code in answers.items())
    path.write_text(INTERVIEW.format(answers=lines, use=use, id=f"talk-{path.stem}"), encoding="utf-8")
    return path


@given(
    answers=st.fixed_dictionaries(
        {
            "a": st.sampled_from(["", "1", "2", "3", "4", "5"]),
            "b": st.sampled_from(["", "1", "2", "3", "4", "5"]),
            "c": st.sampled_from(["", "0", "1", "2", "3", "4"]),
            "d": st.sampled_from(["", "1", "2", "3", "4", "5"]),
        }
    ).filter(lambda answers: any(answers.values()))
)
def test_one_person_scores_alike_by_interview_and_by_survey(
    tmp_path_factory: pytest.TempPathFactory, answers: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("both")
    (folder / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    questionnaire = load_questionnaire(folder / "both.yaml")
    (folder / "export.csv").write_text(f"{','.join(answers)}\n{','.join(answers.values())}\n", encoding="utf-8")

    survey = score_persons(questionnaire, read_responses(folder / "export.csv", questionnaire))
    interview = score_persons(questionnaire, read_interviews([write_interview(folder, answers)], questionnaire))

    assert survey.rows() == interview.rows()
    assert survey.schema == interview.schema


def test_interviews_alone_give_no_readiness(run: Run, tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    write_interview(tmp_path, {"a": "4", "b": "2", "c": "3", "d": "5"})

    done = run("score", "cfo.yaml", "-q", "both.yaml")

    assert "No readiness: staff have not been asked." in done.stdout
    assert "not a readiness" in done.stdout


def test_a_talk_that_is_background_only_never_counts(tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    questionnaire = load_questionnaire(tmp_path / "both.yaml")
    paths = [
        write_interview(tmp_path, {"a": "4"}, use, f"{number}.yaml")
        for number, use in enumerate(["by-function", "pooled", "pooled", "background"])
    ]

    responses = read_interviews(paths, questionnaire)

    assert responses.height == 1
    assert [receipt.accepted for receipt in responses.receipts] == [1, 0, 0, 0]


def test_three_pooled_talks_make_a_pool(tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    questionnaire = load_questionnaire(tmp_path / "both.yaml")
    paths = [write_interview(tmp_path, {"a": "4"}, "pooled", f"{number}.yaml") for number in range(3)]

    assert read_interviews(paths, questionnaire).height == 3


def test_a_rating_off_the_scale_is_refused(tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    questionnaire = load_questionnaire(tmp_path / "both.yaml")

    with pytest.raises(DocumentError, match=r"cfo\.yaml:5:22: 'c' is rated 5, but its scale has 0, 1, 2, 3, 4"):
        read_interviews([write_interview(tmp_path, {"c": "5"})], questionnaire)


def test_one_talk_given_twice_makes_no_pool(tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    questionnaire = load_questionnaire(tmp_path / "both.yaml")
    path = write_interview(tmp_path, {"a": "4"}, "pooled")

    with pytest.raises(ResponsesError, match="the interview 'talk-cfo' was given before"):
        read_interviews([path, path, path], questionnaire)


def test_an_answer_to_nothing_is_refused_and_none_disappears(tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    questionnaire = load_questionnaire(tmp_path / "both.yaml")

    with pytest.raises(DocumentError, match=r"cfo\.yaml:5:26: 'both' asks nothing called 'aa'"):
        read_interviews([write_interview(tmp_path, {"a": "4", "aa": "3"})], questionnaire)


def test_no_file_name_of_an_interview_leaves_the_laptop(run: Run, tmp_path: Path) -> None:
    (tmp_path / "both.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    write_interview(tmp_path, {"a": "4", "b": "2", "c": "3"})

    assert "cfo" not in run("score", "cfo.yaml", "-q", "both.yaml", "--format", "json").stdout
