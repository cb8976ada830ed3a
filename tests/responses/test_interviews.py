"""An interview file beside the questionnaire as it is now: what counts, what is told, what is refused, what may be printed."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from collabready.errors import DocumentError
from collabready.questionnaire.agenda import agenda
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interviews import read_interviews
from collabready.responses.model import Responses
from collabready.responses.quotes import speaker, subject
from conftest import Load

TEXT = """
format: 1
id: talk
version: "1"
title: Talk
language: en
audiences:
  employee: {title: Staff, voice: staff}
  executive: {title: Executives, voice: leaders}
  it: {title: IT, voice: specialists}
scales:
  evidence: {answers: {0: None, 1: Some, 2: All}}
questions:
  - {id: resistance, text: What resistance did you meet?, type: text}
dimensions:
  - id: d
    title: D
    practices:
      - {id: driver, title: Driver, items: [{id: who, question: Who drives?}, {id: time, question: How many hours?}]}
      - {id: goal, title: Goal, items: [{id: aim, question: What for?, audience: executive}]}
scoring: {levels: {low: 0}}
"""


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def talk(
    folder: Path, answers: str, *, name: str = "cfo", use: str = "by-function", more: str = "", asked: str = "{}"
) -> Path:
    path = folder / f"{name}.yaml"
    text = f"""\
        format: 1
        questionnaire: {{id: talk, version: "1", items: {asked}}}
        interview: {{id: {name}, respondent: Els Maes {name}, audience: executive, use: {use}{more}}}
        answers:
        """
    path.write_text(dedent(text) + "\n".join(f"  {line}" for line in answers.splitlines()), encoding="utf-8")
    return path


def lines(responses: Responses) -> list[str]:
    return [line for receipt in responses.receipts for line in receipt.lines()]


def told(questionnaire: Questionnaire, *paths: Path) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        read_interviews(paths, questionnaire)
    return [str(problem).rpartition("/")[2] for problem in caught.value.problems]


def test_ratings_of_today_are_read_without_a_word(tmp_path: Path, questionnaire: Questionnaire) -> None:
    prints = {step.id: step.fingerprint for step in agenda(questionnaire, None)}
    asked = f"{{who: {prints['who']}, time: {prints['time']}}}"

    responses = read_interviews([talk(tmp_path, "who: {value: 2}\ntime: {value: 0}", asked=asked)], questionnaire)

    assert responses.answers.rows() == [("2", "0", "")]
    assert lines(responses) == ["interview cfo: counted."]


def test_ratings_of_other_words_count_and_are_to_be_confirmed(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = talk(tmp_path, "who: {value: 2}\ntime: {value: 0}\naim: {value: 1}", asked="{who: old, time: older}")

    responses = read_interviews([path], questionnaire)

    assert responses.answers.rows() == [("2", "0", "1")]
    assert lines(responses)[1:] == [
        "2 ratings were given before the wording changed: who, time. Confirm them with `collabready interview --resume cfo`."
    ]


def test_a_rating_that_the_scale_no_longer_has_is_set_aside(tmp_path: Path, questionnaire: Questionnaire) -> None:
    responses = read_interviews(
        [talk(tmp_path, "who: {value: 4}\ntime: {value: 1}", asked="{who: old}")], questionnaire
    )

    assert responses.answers.rows() == [("", "1", "")]
    assert lines(responses)[1:] == ["1 rating set aside, because its scale no longer has such an answer: who."]


def test_a_rating_of_what_nobody_asks_any_more_is_set_aside(tmp_path: Path, questionnaire: Questionnaire) -> None:
    path = talk(tmp_path, "who: {value: 1}\ntool: {value: 1}\nroom: {value: 2}", asked="{tool: old, room: old}")

    responses = read_interviews([path], questionnaire)

    assert responses.answers.rows() == [("1", "", "")]
    assert lines(responses)[1:] == ["2 ratings set aside, because no interview asks for them any more: tool, room."]


def test_the_words_of_other_languages_change_nothing(tmp_path: Path, questionnaire: Questionnaire) -> None:
    """Fingerprints are of the original, whatever language the talk was in."""
    asked = f"{{who: {agenda(questionnaire, 'executive')[0].fingerprint}}}"

    responses = read_interviews([talk(tmp_path, "who: {value: 2}", asked=asked, more=", language: nl")], questionnaire)

    assert len(lines(responses)) == 1


def test_what_was_not_asked_is_told_from_what_was_not_known(tmp_path: Path, questionnaire: Questionnaire) -> None:
    answers = "who: {value: null, reason: not-asked}\ntime: {value: null, reason: dont-know}\naim: {value: null}"

    responses = read_interviews([talk(tmp_path, answers)], questionnaire)

    meant = [
        dict(zip(responses.readings[name].spellings, responses.readings[name].meanings, strict=True))[value].no_answer
        for name, value in responses.answers.row(0, named=True).items()
    ]
    assert meant == ["not asked", "don't know", "blank"]


def test_a_flag_on_an_open_question_is_no_answer_to_it(tmp_path: Path, questionnaire: Questionnaire) -> None:
    responses = read_interviews([talk(tmp_path, "resistance: {flag: follow-up, note: Ask again}")], questionnaire)

    assert responses.height == 1


def test_every_problem_of_every_file_is_told_with_its_place(tmp_path: Path, questionnaire: Questionnaire) -> None:
    first = talk(tmp_path, "who: {value: 7}\nwhoo: {value: 1}\nresistance: {value: 1}", name="a")
    second = talk(tmp_path, "who: {value: 1", name="b")
    third = tmp_path / "c.yaml"
    third.write_text(talk(tmp_path, "who: {value: 1}", name="d").read_text("utf-8").replace("executive", "board"))

    assert told(questionnaire, first, second, third) == [
        "a.yaml:5:16: 'who' is rated 7, but its scale has 0, 1, 2.",
        "a.yaml:6:3: 'talk' asks nothing called 'whoo'. Did you mean 'who'?",
        "a.yaml:7:23: 'resistance' is an open question. Move the answer to `texts`.",
        *told(questionnaire, second),
        "c.yaml:3:54: 'talk' has no audience 'board'. It has: employee, executive, it.",
    ]


def test_a_rating_that_its_scale_never_had_is_an_error_whatever_the_file_keeps(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    asked = f"{{who: {agenda(questionnaire, None)[0].fingerprint}}}"

    assert told(questionnaire, talk(tmp_path, "who: {value: 7}", asked=asked)) == [
        "cfo.yaml:5:16: 'who' is rated 7, but its scale has 0, 1, 2."
    ]


def test_an_interview_of_another_questionnaire_is_refused(tmp_path: Path, load: Load) -> None:
    other = load(TEXT.replace("id: talk", "id: other"))

    assert told(other, talk(tmp_path, "who: {value: 1}")) == [
        "cfo.yaml:2:21: This interview followed 'talk', not 'other'. Name the right questionnaire with -q."
    ]


@pytest.mark.parametrize(
    ("more", "kept"), [(", finished: null", 1), (", finished: 2026-11-23", 0), ("", 0)], ids=["open", "done", "unsaid"]
)
def test_an_unfinished_talk_counts_and_is_told(
    tmp_path: Path, questionnaire: Questionnaire, more: str, kept: int
) -> None:
    responses = read_interviews([talk(tmp_path, "who: {value: 1}", more=more)], questionnaire)

    assert responses.height == 1
    assert [line for line in lines(responses) if "not finished" in line] == [
        "interview cfo: counted, though not finished."
    ] * kept


QUOTED = 'who: {value: 1, quote: {text: "Nobody does.", approved: yes}, note: {text: "Sighed.", approved: yes}}'


def test_only_approved_words_may_be_printed_and_no_name_stands_beside_them(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    answers = (
        'aim: {value: 0, quote: {text: "Not this.", approved: no}, note: "Nor this."}\n'
        'resistance: {quote: {text: "They said no.", approved: yes}}\n'
        f"{QUOTED}"
    )

    quotes = read_interviews([talk(tmp_path, answers)], questionnaire).quotes

    told = [(q.id, subject(q, questionnaire), q.text, speaker(q, questionnaire)) for q in quotes]

    assert sorted(told) == [
        ("driver", "Driver", "Nobody does.", "Executives"),
        ("driver", "Driver", "Sighed.", "Executives"),
        ("resistance", "What resistance did you meet?", "They said no.", "Executives"),
    ]


@pytest.mark.parametrize(
    ("uses", "who"),
    [
        (["pooled", "pooled"], []),
        (["pooled", "pooled", "by-function"], ["Executives"]),
        (["pooled", "pooled", "pooled"], ["one of 3 interviews"] * 3),
        (["background", "background", "background", "background"], []),
        (["pooled", "by-function", "pooled", "background", "pooled"], ["Executives", *["one of 3 interviews"] * 3]),
    ],
)
def test_words_are_used_as_their_speakers_chose(
    tmp_path: Path, questionnaire: Questionnaire, uses: list[str], who: list[str]
) -> None:
    paths = [
        talk(tmp_path, f'who: {{value: 1, quote: {{text: "Word {at}", approved: yes}}}}', name=f"t{at}", use=use)
        for at, use in enumerate(uses)
    ]

    assert [speaker(quote, questionnaire) for quote in read_interviews(paths, questionnaire).quotes] == who


def test_the_order_of_the_words_tells_nothing_of_the_order_of_the_talks(
    tmp_path: Path, questionnaire: Questionnaire
) -> None:
    paths = [
        talk(tmp_path, f'who: {{value: 1, quote: {{text: "Word {at}", approved: yes}}}}', name=f"t{at}", use="pooled")
        for at in range(9)
    ]

    one = read_interviews(paths, questionnaire).quotes
    other = read_interviews(paths[::-1], questionnaire).quotes

    assert one == other
    assert [quote.text for quote in one] != [f"Word {at}" for at in range(9)]


def pool_of(folder: Path, questionnaire: Questionnaire, *talks: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Who is quoted, and what is told of pooled talks: a respondent and the answers of each."""
    paths = []
    for at, (respondent, answers) in enumerate(talks):
        path = talk(folder, answers, name=f"t{at}", use="pooled")
        path.write_text(path.read_text("utf-8").replace(f"Els Maes t{at}", respondent), encoding="utf-8")
        paths.append(path)
    read = read_interviews(paths, questionnaire)
    return [speaker(quote, questionnaire) for quote in read.quotes], lines(read)


def test_a_talk_in_which_nothing_was_heard_makes_no_pool(tmp_path: Path, questionnaire: Questionnaire) -> None:
    silent = "who: {value: null, reason: not-asked}"

    who, told = pool_of(tmp_path, questionnaire, ("A", QUOTED), ("B", QUOTED), ("C", silent))

    assert who == []
    assert "pooled talks count from 3 people heard on, and there are 2; a talk in which nothing was heard" in told[0]


def test_a_silent_talk_beside_a_pool_is_not_among_those_quoted(tmp_path: Path, questionnaire: Questionnaire) -> None:
    silent = "who: {value: null, reason: not-asked}"

    who, _ = pool_of(
        tmp_path, questionnaire, ("A", QUOTED), ("B", "who: {value: 1}"), ("C", "who: {value: 1}"), ("D", silent)
    )

    assert who == ["one of 3 interviews"] * 2


def test_talks_with_the_same_respondent_are_one_person_of_a_pool(tmp_path: Path, questionnaire: Questionnaire) -> None:
    who, told = pool_of(tmp_path, questionnaire, ("Driver", QUOTED), ("driver", QUOTED), (" DRIVER", QUOTED))

    assert who == []
    assert told[0] == (
        "interview t0: set aside; pooled talks count from 3 people heard on, and there is 1; a talk in which nothing was "
        "heard does not count, and the same respondent counts once: write Driver 1 and Driver 2 where they are two."
    )
