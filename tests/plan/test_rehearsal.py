"""The rehearsal of the plan: which actions never or always apply, and which opposites are told the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.plan import plan
from collabready.plan.rehearsal import Alike, rehearsed
from collabready.questionnaire.reader import load_questionnaire
from plan.made_up import TEXT, profile

if TYPE_CHECKING:
    from conftest import Load


def test_the_flagship_passes() -> None:
    """METHOD 9: every action applies to some, none to all; of five dimensions there are 16 pairs of opposites."""
    found = rehearsed(load_questionnaire("collaborative-learning"))

    assert (found.never, found.always, found.alike) == ((), (), ())
    assert (found.profiles, found.pairs) == (4032, 16)


def test_an_action_that_nothing_calls_for_is_found(load: Load) -> None:
    assert rehearsed(load(TEXT.replace("below: 35, effort", "below: 0.0001, effort"))).never == ("rescue",)


def test_an_action_that_everybody_gets_is_found(load: Load) -> None:
    assert rehearsed(load(TEXT.replace("below: 35, effort", "below: 100, effort"))).always == ("rescue",)


def test_opposites_that_are_told_the_same_are_found(load: Load) -> None:
    """With one action for everything, whoever is weak in x or in y gets the same one."""
    actions = (
        "actions:\n  - {id: all, title: All, improves: [trust, driver, goal], effort: S, due: 30, owner: A, first_step: B, "
        "measure: C}\n"
    )
    found = rehearsed(load(TEXT[: TEXT.index("actions:\n")] + actions))

    assert found.pairs == 2
    assert found.alike == (Alike((("x",), ("y",)), ("all",)),)


def test_a_questionnaire_without_actions_is_rehearsed_in_vain(load: Load) -> None:
    found = rehearsed(load(TEXT[: TEXT.index("actions:\n")]))

    assert (found.never, found.always) == ((), ())


def test_the_opposites_are_those_of_the_plan_itself() -> None:
    """Purpose and safety weak, or all but these: the plans of the made-up results begin differently as well."""
    flagship = load_questionnaire("collaborative-learning")
    weak = {"purpose", "psychological-safety"}

    firsts = [
        {
            action.id
            for action in plan(
                flagship,
                profile(
                    flagship,
                    {p.id: 17.5 if (d.id in weak) == low else 90.0 for d in flagship.dimensions for p in d.practices},
                ),
            )[:3]
        }
        for low in (True, False)
    ]

    assert firsts[0] != firsts[1]


def test_the_same_questionnaire_gives_the_same_rehearsal(load: Load) -> None:
    questionnaire = load(TEXT)

    assert rehearsed(questionnaire) == rehearsed(questionnaire)
