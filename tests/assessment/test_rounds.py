"""What two waves asked alike, and every way in which they did not."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabready.assessment.results import Results
from collabready.assessment.rounds import shared_items
from wave_cases import QUESTIONNAIRE, asked, export, wave

ANSWERS = export({"2,3,4,2": 6})


def results(folder: Path, questionnaire: str = QUESTIONNAIRE, answers: str = ANSWERS) -> Results:
    return wave(folder, asked(folder, questionnaire), answers).results


@pytest.mark.parametrize(
    ("old", "new", "breaks"),
    [
        ("We trust each other.", "The boss trusts us.", [("t1", "wording")]),
        ("other.}\n          - {id: t2", "other}\n          - {id: t2", [("t1", "wording")]),
        (", reverse: true", "", [("u2", "reversed")]),
        ("We trust each other.", "We quarrel., reverse: true", [("t1", "wording"), ("t1", "reversed")]),
        ("id: t1, statement: We trust each other.", "id: t3, statement: We like it here.", [("t3", "added"), ("t1", "dropped")]),
        ("5: Always", "5: Each time", [("t1", "scale"), ("t2", "scale"), ("u1", "scale"), ("u2", "scale")]),
        ("5: Always", "5: Always, 6: Ever", [("t1", "scale"), ("t2", "scale"), ("u1", "scale"), ("u2", "scale")]),
    ],
    ids=["another statement", "a full stop", "keying", "words and keying", "another item", "label", "width"],
)  # fmt: skip
def test_whatever_was_asked_differently_is_a_break(
    tmp_path: Path, old: str, new: str, breaks: list[tuple[str, str]]
) -> None:
    assert old in QUESTIONNAIRE
    answers = ANSWERS.replace("t1", "t3") if "t3" in new else ANSWERS

    shared = shared_items(results(tmp_path), results(tmp_path, QUESTIONNAIRE.replace(old, new), answers))

    assert [(each.item, each.altered) for each in shared.breaks] == breaks
    assert {*shared.items} == {"t1", "t2", "u1", "u2"} - {item for item, _ in breaks}


def test_an_id_that_stands_for_another_statement_shows_both(tmp_path: Path) -> None:
    shared = shared_items(
        results(tmp_path), results(tmp_path, QUESTIONNAIRE.replace("We trust each other.", "The boss trusts us."))
    )

    assert (shared.breaks[0].text, shared.breaks[0].before) == ("The boss trusts us.", "We trust each other.")
    assert "t1" not in shared.items


def test_ids_that_changed_places_follow_their_statements(tmp_path: Path) -> None:
    swapped = QUESTIONNAIRE.replace("id: t1", "id: tx").replace("id: t2", "id: t1").replace("id: tx", "id: t2")

    shared = shared_items(results(tmp_path), results(tmp_path, swapped))

    assert shared.items == {"t1": "t2", "t2": "t1", "u1": "u1", "u2": "u2"}
    assert shared.breaks == ()


def test_what_an_interview_asks_in_place_of_a_statement_is_no_break(tmp_path: Path) -> None:
    asked_too = QUESTIONNAIRE.replace("We trust each other.", "We trust each other., question: Who trusts whom?")

    shared = shared_items(results(tmp_path), results(tmp_path, asked_too))

    assert shared.breaks == ()


def test_an_item_without_a_column_in_one_wave_is_no_break_but_left_out(tmp_path: Path) -> None:
    shared = shared_items(results(tmp_path, answers="t2,u1,u2\n" + "3,4,2\n" * 6), results(tmp_path))

    assert shared.breaks == ()
    assert shared.silent == ("t1",)
    assert "t1" not in shared.items


def test_an_item_that_went_is_told_once(tmp_path: Path) -> None:
    with_more = QUESTIONNAIRE.replace(
        "          - {id: u1", "          - {id: u0, statement: We have tools.}\n          - {id: u1"
    )
    more = results(tmp_path, with_more, export({"2,3,1,4,2": 6}, "t1,t2,u0,u1,u2"))

    gone, new = shared_items(more, results(tmp_path)), shared_items(results(tmp_path), more)

    assert [(each.item, each.altered, each.dimension) for each in gone.breaks] == [("u0", "dropped", "tools")]
    assert [(each.item, each.altered, each.dimension) for each in new.breaks] == [("u0", "added", "tools")]
