"""What may stand in plan.yaml, how it is put into the results, and how it is written.

D1  Each problem of the file is told at its place.
D2  What was decided is printed; the order of the numbers stays.
D3  No decision is lost when nothing calls for its action any more.
D4  What the consultant wrote stays letter by letter; only what is missing is added.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from collabready.documents import Tree, read_text
from collabready.engagement.settings import Words
from collabready.errors import DocumentError
from collabready.plan.decided import Agreements, decided, not_proposed
from collabready.plan.decisions import Decisions, decisions_of
from collabready.plan.plan_text import extended, missing, plan_text
from collabready.plan.readings import PAGES
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.page import report_pages
from filled_results import filled
from plan.made_up import TEXT

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score

START = date(2026, 12, 1)
EXPORT = "x1,x2,x3,y1,y2\n" + "3,3,2,3,3\n" * 8


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


@pytest.fixture
def results(score: Score, questionnaire: Questionnaire) -> Results:
    """Name (which answers a gate), write, meet, cut; `rescue` applies below 35 alone."""
    return score(questionnaire, EXPORT)


def read(text: str, questionnaire: Questionnaire) -> Decisions:
    found = decisions_of(Tree("plan.yaml", "", read_text(text, "plan.yaml")), questionnaire)
    assert found is not None
    return found


def plan_with(text: str, results: Results, questionnaire: Questionnaire, **more: object) -> dict[str, PlannedAction]:
    agreements = Agreements(read(text, questionnaire), **more)  # type: ignore[arg-type] # keywords as a test needs them
    return {action.id: action for action in decided(results, questionnaire, agreements).plan}


OWN = "{id: talks, title: Hold talks, owner: HR, due: 60, first_step: Ask., measure: Talks held}"
PROBLEMS = {
    "actions: {wirte: {status: agreed}}": "1:11: 'test' has no action 'wirte'. Did you mean 'write'?",
    "actions: {zzz: {status: agreed}}": "1:11: 'test' has no action 'zzz'. One of your own belongs under 'own'.",
    "actions: {write: {status: accepted}}": "1:27: 'status' has to be 'proposed', 'agreed', 'rejected' or 'done', not 'accepted'.",
    "actions: {write: {due: 45}}": "1:24: 'due' is '45'. Write 30, 60 or 90 days, or a date like 2027-01-15.",
    "actions: {write: {due: 2027-02-30}}": "1:24: 'due' is '2027-02-30'. Write 30, 60 or 90 days, or a date like 2027-01-15.",
    "actions: {write: {ownr: An}}": "1:19: Unknown key 'ownr'. Did you mean 'owner'?",
    f"own: [{OWN.replace('talks,', 'write,')}]": "1:12: There is an action 'write' already. Choose another id.",
    f"own: [{OWN}, {OWN}]": "1:103: There is an action 'talks' already. Choose another id.",
    f"own: [{OWN.replace('due: 60', 'due: 60, improves: [trsut]')}]": "1:69: 'test' has no practice 'trsut'. Did you mean 'trust'?",
    f"own: [{OWN.replace(', measure: Talks held', '')}]": "1:7: 'measure' is missing. Add it.",
    "reading: {sumary: Good.}": "1:19: No page is called 'sumary'. Did you mean 'summary'?",
    "reading: {x: Good., dimension-0: Good.}": "1:34: 'dimension-0' is the page 'x', which has a reading above. Keep one.",
}  # fmt: skip


@pytest.mark.parametrize(("text", "problem"), PROBLEMS.items())
def test_what_is_wrong_is_told_at_its_place(text: str, problem: str, questionnaire: Questionnaire) -> None:
    """D1."""
    with pytest.raises(DocumentError) as error:
        read(text, questionnaire)

    assert str(error.value) == f"plan.yaml:{problem}"


def test_of_another_questionnaire_nothing_is_read(questionnaire: Questionnaire) -> None:
    text = "questionnaire: pulse\nactions: {whatever: {status: agreed}}\n"

    assert decisions_of(Tree("plan.yaml", "", read_text(text, "plan.yaml")), questionnaire) is None


def test_empty_sections_are_ones_in_which_nothing_is_decided_yet(questionnaire: Questionnaire) -> None:
    assert read("actions:\nown:\nreading:\n", questionnaire) == Decisions()
    assert read("actions:\n  write:\n", questionnaire).actions["write"].status == "proposed"


def test_what_was_decided_stands_in_the_plan_in_the_order_of_the_numbers(
    results: Results, questionnaire: Questionnaire
) -> None:
    """D2: status, owner, day and note; 1 December and 30 days are 31 December, 20 January is in the second month."""
    text = """
        actions:
          write: {status: agreed, owner: An Peeters, due: 2027-01-20, note: After the merger.}
          meet: {status: rejected, due: 90}
        """

    plan = plan_with(text, results, questionnaire, start=START)

    assert [*plan] == ["name", "write", "meet", "cut"]
    write, meet, cut = plan["write"], plan["meet"], plan["cut"]
    assert (write.status, write.owner, write.due, write.due_date) == ("agreed", "An Peeters", 60, date(2027, 1, 20))
    assert write.note == "After the merger."
    assert (meet.status, meet.due, meet.due_date) == ("rejected", 90, date(2027, 2, 28))
    assert (cut.status, cut.due, cut.due_date) == ("proposed", 60, date(2027, 1, 29))


def test_without_a_first_day_only_days_that_were_named_stand_there(
    results: Results, questionnaire: Questionnaire
) -> None:
    plan = plan_with("actions: {write: {due: 2026-12-20}}", results, questionnaire)

    assert (plan["write"].due, plan["write"].due_date, plan["meet"].due_date) == (30, date(2026, 12, 20), None)


def test_people_stand_in_place_of_their_roles(results: Results, questionnaire: Questionnaire) -> None:
    plan = plan_with(
        "actions: {cut: {owner: Driver}}", results, questionnaire, owners={"Driver": "Jo", "Sponsor": "Els"}
    )

    assert {key: action.owner for key, action in plan.items()} == {
        "name": "Els",
        "write": "Els",
        "meet": "Jo",
        "cut": "Jo",
    }


def test_an_action_of_ones_own_comes_last_and_gains_what_it_improves(
    results: Results, questionnaire: Questionnaire
) -> None:
    """D2: with the lowest of its practices as baseline; five points more, for all agree."""
    text = f"own: [{OWN.replace('due: 60', 'due: 60, improves: [trust, driver]')}, {OWN.replace('talks,', 'rooms,')}]"

    plan = plan_with(text, results, questionnaire, start=START)

    talks, rooms = plan["talks"], plan["rooms"]
    assert (talks.rank, talks.own, talks.status, talks.effort) == (5, True, "agreed", "M")
    assert (talks.baseline, talks.target) == (25, 30)
    assert talks.gain == pytest.approx((47.5 * 50) ** 0.5 - (37.5 * 50) ** 0.5)
    assert (rooms.rank, rooms.gain, rooms.baseline, rooms.due_date) == (6, None, None, date(2027, 1, 29))


def test_an_action_that_was_agreed_stays_when_nothing_calls_for_it(
    results: Results, questionnaire: Questionnaire
) -> None:
    """D3: `rescue` is for a goal below 35, which is at 50."""
    text = "actions: {rescue: {status: agreed, owner: An}}"

    plan = plan_with(text, results, questionnaire)

    assert plan["rescue"].rank == 5
    assert plan["rescue"].because == "It was agreed. No practice that it improves scores below 35 now."
    assert [*not_proposed(results, read(text, questionnaire))] == [
        "'rescue' is agreed, and nothing calls for it now. It is kept at the end of the plan."
    ]


def test_an_action_that_was_rejected_is_told_of_when_nothing_calls_for_it(
    results: Results, questionnaire: Questionnaire
) -> None:
    """D3."""
    text = "actions: {rescue: {status: rejected}}"

    assert "rescue" not in plan_with(text, results, questionnaire)
    assert [*not_proposed(results, read(text, questionnaire))] == [
        "'rescue' is rejected, and nothing calls for it now. It is kept in this file alone."
    ]


def test_readings_stand_under_the_anchors_of_their_pages(results: Results, questionnaire: Questionnaire) -> None:
    text = "reading: {summary: First., y: Second., leaders: Third., groups-1: Fourth.}"

    found = decided(results, questionnaire, Agreements(read(text, questionnaire)))

    assert found.readings == {"summary": "First.", "dimension-1": "Second.", "voices": "Third.", "groups-1": "Fourth."}


def test_every_page_of_the_report_has_a_name() -> None:
    """But those that go on from another, or explain: the days of the plan, the statistics, the words."""
    named = {*PAGES.values(), *(f"dimension-{at}" for at in range(5)), "groups-1", "days", "statistics", "glossary"}

    anchors = {entry.anchor for entry in report_pages(filled()).contents.entries}

    assert anchors <= named


def test_actions_speak_in_the_words_of_the_client(load: Load, score: Score) -> None:
    """Plain ones where the client has none."""
    text = TEXT.replace("title: Cut the goal,", "title: 'Cut the goal of each {community} in {tool}',")
    questionnaire = load(text)

    own = score(questionnaire, EXPORT, words=Words(tool="Teams"))

    assert own.plan[3].title == "Cut the goal of each community in Teams"


def test_a_new_plan_holds_all_actions_and_can_be_read(results: Results, questionnaire: Questionnaire) -> None:
    """D4: and every line that is switched off can be switched on."""
    text = plan_text(results, questionnaire)

    settings = re.sub(r"^#(?=  )", "", re.sub(r"^( *)#(?=[a-z])", r"\1", text, flags=re.MULTILINE), flags=re.MULTILINE)
    found = read(text, questionnaire)
    all_on = read(settings.replace("note:", "note: Yes"), questionnaire)

    assert [*found.actions] == ["name", "write", "meet", "cut"]
    assert missing(results, found) == ()
    assert (all_on.actions["cut"].owner, all_on.actions["cut"].due, all_on.actions["cut"].note) == (
        "Sponsor",
        60,
        "Yes",
    )
    assert [own.id for own in all_on.own] == ["lunch-talks"]
    assert [*all_on.reading] == ["summary", "x"]


WRITTEN = {
    "a plan as it was made": "{new}",
    "nothing but the format": "format: 1\n",
    "no action": "actions: {}   # none yet\nreading: {summary: First.}\n",
    "an empty section": "actions:\nreading: {summary: First.}\n",
    "a wider indent": "# mine\nactions:\n    write: # ours\n        status: agreed  # on 3 May\n\n# Readings\nreading: {summary: First.}",
    "lines of Windows": "actions:\r\n  write: {status: done}\r\nown: []\r\n",
    "actions at the end without a line end": "reading: {summary: First.}\nactions:\n  write: {status: rejected}",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_only_what_is_missing_is_added(name: str, results: Results, questionnaire: Questionnaire) -> None:
    """D4: all lines that stood there stand there still, in their order, and mean what they meant."""
    fewer = results.model_copy(update={"plan": results.plan[:1]})
    text = WRITTEN[name].replace("{new}", plan_text(fewer, questionnaire))
    before = read(text, questionnaire)

    added = extended(text, missing(results, before), questionnaire, "plan.yaml")

    after = read(added, questionnaire)
    assert {*after.actions} == {"name", "write", "meet", "cut"}
    assert {key: after.actions[key] for key in before.actions} == before.actions
    assert (after.own, after.reading) == (before.own, before.reading)
    rest = iter(added.splitlines())
    assert all(any(line.replace(" {}", " ", 1) == each or line == each for each in rest) for line in text.splitlines())
    assert ("\r\n" in added) == ("\r\n" in text)
    assert missing(results, after) == ()


def test_to_actions_between_brackets_nothing_can_be_added(results: Results, questionnaire: Questionnaire) -> None:
    with pytest.raises(DocumentError) as error:
        extended("actions: {write: {status: done}}\n", results.plan[:1], questionnaire, "plan.yaml")

    assert str(error.value) == (
        "plan.yaml:1:1: The actions stand between { and }, where none can be added. Write each on a line of its own."
    )


def test_the_shipped_questionnaire_has_ids_that_no_page_is_called() -> None:
    """A dimension with the name of a page could not be read about."""
    flagship = load_questionnaire("collaborative-learning")

    assert not {dimension.id for dimension in flagship.dimensions} & {*PAGES}
