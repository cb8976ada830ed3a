"""What became of what was agreed after the earlier wave: by the practice that called for it, moved, not moved or untold."""

from __future__ import annotations

from pathlib import Path

import pytest

from collabready.assessment.results import PlannedAction
from collabready.assessment.rounds import Round
from collabready.assessment.wave_results import Waves
from collabready.assessment.waves import compare_waves
from wave_cases import QUESTIONNAIRE, asked, export, kept, wave

BEFORE = {"2,3,4,2": 20, "3,2,3,3": 20}
"""Help scores 37.5 for everybody: one statement at 25, the other at 50."""
BETTER = {"4,4,4,2": 20, "5,4,3,3": 20}
"""Help: 75 for half of them, 87.5 for the others."""


def agreed(each: Round, *, status: str = "agreed", ident: str = "meet") -> Round:
    """The wave with an action about Help in its plan, aimed at 45."""
    practice = each.results.dimensions[0].practices[0]
    action = PlannedAction.model_validate(
        {
            "id": ident, "title": "Meet each week", "improves": ("help",), "because": "It is low.", "gate": None, "gain": 1.0,
            "effort": "S", "due": 30, "owner": "An", "first_step": "Call.", "measure": "Meetings", "target": 45.0, "rank": 1,
            "baseline": practice.score, "seed": (), "status": status,
        }
    )  # fmt: skip
    return Round(each.name, each.results.model_copy(update={"plan": (*each.results.plan, action)}), each.answers)


def compared(folder: Path, before: dict[str, int], after: dict[str, int], later: str = QUESTIONNAIRE) -> Waves:
    earlier = agreed(wave(folder, asked(folder), export(before)))
    return compare_waves(kept(earlier), wave(folder, asked(folder, later, "later"), export(after)))


def test_an_action_whose_practice_rose_is_told_to_have_moved(tmp_path: Path) -> None:
    """37.5 to (75 + 87.5) / 2 = 81.25."""
    (action,) = compared(tmp_path, BEFORE, BETTER).actions

    assert (action.id, action.practice, action.practice_title, action.owner, action.target) == (
        "meet", "help", "Help", "An", 45.0,
    )  # fmt: skip
    assert (action.earlier, action.later, action.difference) == (37.5, 81.25, 43.75)
    assert (action.n_earlier, action.n_later, action.label) == (40, 40, "changed")


def test_one_whose_practice_fell_moved_as_well(tmp_path: Path) -> None:
    (action,) = compared(tmp_path, BETTER, BEFORE).actions

    assert (action.difference, action.label) == (-43.75, "changed")


def test_one_whose_practice_stayed_is_told_not_to_have_moved(tmp_path: Path) -> None:
    """Two hundred people of whom half score 25 and half 50, both times: the 90 % interval is within 3 points."""
    same = {"2,2,3,3": 100, "3,3,3,3": 100}
    (action,) = compared(tmp_path, same, same).actions

    assert (action.difference, action.label) == (0, "stable")


def test_of_few_answers_it_is_not_told(tmp_path: Path) -> None:
    few = {"1,2,3,3": 4, "4,5,3,3": 4}
    (action,) = compared(tmp_path, few, few).actions

    assert action.label == "too few answers to tell"


def test_the_exports_and_the_results_of_the_earlier_wave_tell_the_same(tmp_path: Path) -> None:
    earlier = agreed(wave(tmp_path, asked(tmp_path), export(BEFORE)))
    later = wave(tmp_path, asked(tmp_path), export(BETTER))

    (one,), (other,) = (compare_waves(each, later).actions for each in (earlier, kept(earlier)))

    assert one.model_dump(exclude={"ci", "p_adjusted"}) == other.model_dump(exclude={"ci", "p_adjusted"})
    assert one.ci == pytest.approx(other.ci)


@pytest.mark.parametrize("status", ["proposed", "rejected"])
def test_what_was_not_agreed_is_not_followed(tmp_path: Path, status: str) -> None:
    earlier = agreed(wave(tmp_path, asked(tmp_path), export(BEFORE)), status=status)

    assert compare_waves(earlier, wave(tmp_path, asked(tmp_path), export(BETTER))).actions == ()


def test_results_from_before_the_meeting_are_followed_by_what_was_agreed_since(tmp_path: Path) -> None:
    """The plan of the earlier results only proposes; that of the later wave, from plan.yaml, says what was agreed."""
    earlier = agreed(wave(tmp_path, asked(tmp_path), export(BEFORE)), status="proposed")
    later = agreed(wave(tmp_path, asked(tmp_path), export(BETTER)), status="done")

    assert [action.id for action in compare_waves(kept(earlier), later).actions] == ["meet"]


def test_where_a_statement_behind_it_was_altered_it_is_not_followed_and_that_is_said(tmp_path: Path) -> None:
    waves = compared(tmp_path, BEFORE, BETTER, QUESTIONNAIRE.replace("We help each other.", "We help."))

    assert waves.actions == ()
    assert waves.notes[-1] == (
        "“Meet each week” cannot be followed: not all that stands behind it was asked alike in both waves, or too few answered."
    )


def test_where_only_some_statements_were_asked_again_it_is_not_followed(tmp_path: Path) -> None:
    """Half of a practice is not what its target was set for."""
    shorter = QUESTIONNAIRE.replace("          - {id: t2, statement: We help each other.}\n", "").replace(
        "{id: t1, statement: We trust each other.}",
        "{id: t1, statement: We trust each other.}\n          - {id: t9, statement: New.}",
    )
    earlier = agreed(wave(tmp_path, asked(tmp_path), export(BEFORE)))
    later = wave(tmp_path, asked(tmp_path, shorter, "later"), export(BETTER, "t1,t9,u1,u2"))

    assert compare_waves(kept(earlier), later).actions == ()


def test_results_that_do_not_say_what_a_practice_is_made_of_are_not_followed(tmp_path: Path) -> None:
    """They are of an earlier version."""
    earlier = agreed(wave(tmp_path, asked(tmp_path), export(BEFORE)))
    parts = tuple(
        part.model_copy(update={"practices": tuple(each.model_copy(update={"items": ()}) for each in part.practices)})
        for part in earlier.results.dimensions
    )
    old = Round(earlier.name, earlier.results.model_copy(update={"dimensions": parts}))

    assert compare_waves(old, wave(tmp_path, asked(tmp_path), export(BETTER))).actions == ()
