"""The ledger by its values: what is noted of a release, what a later score is given of it, and what stays when answers go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.counted import counted
from collabready.assessment.releases import Row
from collabready.assessment.results import Results, Settings
from collabready.assessment.rounds import Answers
from collabready.assessment.summary import Context
from collabready.cli.earlier_releases import with_releases
from collabready.errors import CollabreadyError, OutputError
from collabready.ledger.check import refuse_bared
from collabready.ledger.entries import Entry, Ledger, new_ledger
from collabready.ledger.file import load_ledger, save_ledger
from collabready.plan import assess
from collabready.questionnaire.model import Questionnaire
from collabready.responses.digests import contents, identities
from collabready.responses.model import Responses
from collabready.responses.reader import read_responses

if TYPE_CHECKING:
    from conftest import Load

QUESTIONNAIRE = """
format: 1
id: learning
version: "1"
title: Learning together
language: en
audiences:
  employee: {title: Employees, voice: staff}
  manager: {title: Managers, voice: leaders}
scales:
  agreement: {answers: {1: Disagree, 2: Neither, 3: Agree}}
dimensions:
  - id: learning
    title: Learning
    practices:
      - {id: habits, title: Habits, items: [{id: help, statement: People help.}, {id: share, statement: We share.}]}
  - id: time
    title: Time
    practices:
      - {id: hours, title: Hours, items: [{id: hours, statement: I have time.}, {id: calm, statement: I have calm.}]}
questions:
  - {id: role, text: Do you lead people?, type: audience, answers: {employee: No, manager: Yes}}
scoring: {levels: {low: 0, high: 65}}
"""
STAFF = [("Sales", "No", "Agree", "Agree" if number else "") for number in range(8)]
OTHERS = [("Support", "No", "Neither", "Agree")] * 7
LEADERS = [("Sales", "Yes", "Agree", "Agree")] * 6
DAY = date(2026, 11, 24)

Read = Callable[[list[tuple[str, str, str, str]]], Responses]


@pytest.fixture
def asked(load: Load) -> Questionnaire:
    return load(QUESTIONNAIRE)


@pytest.fixture
def read(asked: Questionnaire, tmp_path: Path) -> Read:
    def read_rows(rows: list[tuple[str, str, str, str]]) -> Responses:
        path = tmp_path / "export.csv"
        lines = ["Unit,Do you lead people?,help,share,hours,calm"]
        lines += [f"{unit},{leads},{answer},{answer},{hours},{hours}" for unit, leads, answer, hours in rows]
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
        return read_responses(path, asked, ["Unit"])

    return read_rows


def results_of(asked: Questionnaire, responses: Responses) -> Results:
    settings = Settings(min_group=5, min_group_distribution=10, by=("Unit",))
    return assess(asked, responses, settings, Context(wave="2026-10"))


def entry_of(asked: Questionnaire, responses: Responses, ledger: Ledger) -> Entry:
    results = results_of(asked, responses)
    by_id = counted(Answers(asked, responses), results, identities(responses, ledger.key), "first.json")
    by_answers = counted(
        Answers(asked, responses), results, contents(responses, ledger.key), "first.json", in_detail=True
    )
    return Entry.of(by_id, by_answers, results, DAY)


def test_each_number_that_is_printed_has_the_people_whom_it_counts(asked: Questionnaire, read: Read) -> None:
    """Staff make the whole and the groups, leaders their own voice; who skipped an item is in the number of people only."""
    responses = read(STAFF + OTHERS + LEADERS)
    people = identities(responses, new_ledger().key)

    release = counted(Answers(asked, responses), results_of(asked, responses), people, "first.json")

    def size(*row: str) -> int:
        return sum(Row(*row) in release.classes[place] for place in release.people.values())

    assert size("", "", "") == 15
    assert size("", "", "dimension:time") == 14
    assert size("Unit", "Sales", "") == 8
    assert size("Unit", "Sales", "dimension:learning") == 8
    assert size("Unit", "Sales", "dimension:time") == 7
    assert size("voice", "leaders", "") == 6
    assert len(release.people) == 21


def test_what_is_hidden_is_not_noted(asked: Questionnaire, read: Read) -> None:
    responses = read(STAFF + OTHERS[:4] + LEADERS[:4])
    people = identities(responses, new_ledger().key)

    release = counted(Answers(asked, responses), results_of(asked, responses), people, "first.json")

    assert {(row.by, row.group) for each in release.classes for row in each} == {("", "")}
    assert len(release.people) == 12


def test_a_later_score_is_given_what_was_released_of_its_wave(asked: Questionnaire, read: Read, tmp_path: Path) -> None:
    responses, ledger = read(STAFF + OTHERS), new_ledger()
    entry = entry_of(asked, responses, ledger)
    ledger = ledger.with_entry(entry)
    save_ledger(tmp_path, ledger, None)

    kept = load_ledger(tmp_path)
    scored, context = with_releases(responses, Context(wave="2026-10"), "learning", kept)

    assert kept == ledger
    assert scored.digests is not None
    assert scored.digests.to_list() == identities(responses, ledger.key).to_list()
    [release] = context.releases
    assert set(release.people) == set(scored.digests)
    assert release.classes == entry.release().classes


NAMES = [("2027-10", "learning"), ("2026-10", "pulse"), (None, None)]


@pytest.mark.parametrize(("wave", "questionnaire"), NAMES)
def test_a_score_of_the_same_answers_is_given_what_was_released_whatever_their_wave_is_called(
    asked: Questionnaire, read: Read, wave: str | None, questionnaire: str | None
) -> None:
    ledger = new_ledger()
    entry = entry_of(asked, read(STAFF + OTHERS), ledger)

    scored, given = with_releases(read(STAFF + OTHERS[1:]), Context(wave=wave), questionnaire, ledger.with_entry(entry))

    assert scored.digests is not None
    [release] = given.releases
    assert len(set(release.people) - set(scored.digests)) == 1
    assert frozenset[Row]().union(*release.classes) == frozenset(entry.by_id.rows)


@pytest.mark.parametrize(("wave", "questionnaire"), NAMES)
def test_other_answers_under_other_names_and_a_new_engagement_are_given_nothing(
    asked: Questionnaire, read: Read, wave: str | None, questionnaire: str | None
) -> None:
    """Six of the fourteen answer as somebody did before; fewer than half."""
    ledger = new_ledger()
    ledger = ledger.with_entry(entry_of(asked, read(STAFF + OTHERS), ledger))
    responses = read([("Sales", "No", "Disagree", "Disagree")] * 8 + OTHERS[1:])

    for known in (ledger, None):
        scored, given = with_releases(responses, Context(wave=wave), questionnaire, known)
        assert scored.digests is None
        assert given.releases == ()


@pytest.mark.parametrize("name", [{"wave": "2026-10b"}, {"questionnaire": "pulse"}])
def test_a_release_of_the_same_answers_under_another_name_is_refused_where_few_have_left(
    asked: Questionnaire, read: Read, name: dict[str, str]
) -> None:
    ledger = new_ledger()
    kept = ledger.with_entry(entry_of(asked, read(STAFF + OTHERS), ledger))

    def of(rows: list[tuple[str, str, str, str]]) -> Entry:
        return entry_of(asked, read(rows), ledger).model_copy(update=name)

    with pytest.raises(CollabreadyError, match="fewer than 5 have come, gone or changed"):
        refuse_bared(of(STAFF + OTHERS[1:]), kept, "second.json")
    refuse_bared(of(STAFF + OTHERS), kept, "second.json")
    refuse_bared(of([("Sales", "No", "Disagree", "Disagree")] * 8 + OTHERS[1:]), kept, "second.json")


def test_another_wave_is_released_after_the_answers_of_the_first_were_erased(asked: Questionnaire, read: Read) -> None:
    ledger = new_ledger()
    entry = entry_of(asked, read(STAFF + OTHERS), ledger)

    refuse_bared(
        entry.model_copy(update={"wave": "2027-10"}), ledger.with_entry(entry).without_people(DAY), "second.json"
    )


def test_the_larger_minimum_of_two_releases_holds(asked: Questionnaire, read: Read) -> None:
    ledger = new_ledger()
    earlier = entry_of(asked, read(STAFF + OTHERS), ledger).model_copy(update={"min_group": 12})
    later = entry_of(asked, read(STAFF + OTHERS + OTHERS), ledger)

    with pytest.raises(CollabreadyError, match="fewer than 12 have come, gone or changed"):
        refuse_bared(later, ledger.with_entry(earlier), "second.json")
    refuse_bared(later, ledger.with_entry(earlier.model_copy(update={"min_group": 5})), "second.json")


def test_when_answers_are_erased_nobody_can_be_found_again(asked: Questionnaire, read: Read) -> None:
    """What was handed out stays known; the rest of the wave can no longer be checked, and is refused."""
    ledger = new_ledger()
    entry = entry_of(asked, read(STAFF + OTHERS), ledger)
    noted = ledger.with_entry(entry)

    erased = noted.without_people(DAY)

    text = erased.model_dump_json()
    assert not [digest for each in (*entry.by_id.people, *entry.by_answers.people) for digest in each if digest in text]
    assert erased.salt != noted.salt
    assert erased.releases[0].results == entry.results
    with pytest.raises(CollabreadyError, match="the answers were erased on 2026-11-24"):
        refuse_bared(entry, erased, "second.json")


def test_two_windows_do_not_write_over_each_other(tmp_path: Path, asked: Questionnaire, read: Read) -> None:
    ledger = new_ledger()
    noted = ledger.with_entry(entry_of(asked, read(STAFF + OTHERS), ledger))
    save_ledger(tmp_path, noted, None)

    with pytest.raises(OutputError, match="another window released something meanwhile"):
        save_ledger(tmp_path, new_ledger(), None)
    assert load_ledger(tmp_path) == noted


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"ledger\.json: cannot be written"):
        save_ledger(tmp_path / "nowhere", new_ledger(), None)
