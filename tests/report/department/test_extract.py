"""What the report of one group may hold: that group and the whole, and nothing about anybody else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from collabready.assessment.comparison_results import GroupCell, GroupReadiness, GroupResult
from collabready.assessment.results import PlannedAction, Results
from collabready.errors import CollabreadyError
from collabready.report.department.extract import extract, shown_groups
from filled_results import filled

Profile = Callable[..., Results]

# Who adds a field to the results decides here whether the report of one group shows it.
KEPT = {"format", "tool", "questionnaire", "organisation", "scope", "wave", "created", "note", "released", "settings"}
KEPT |= {"plan_start"}
CUT = {"sources", "readiness", "recipe", "dimensions", "groups", "privacy", "plan", "extract"}
LEFT_OUT = {"questions", "voices", "response", "careless", "waves", "interviews", "quotes", "comments", "warnings"}
LEFT_OUT |= {"readings"}


def group(results: Results, name: str) -> GroupResult:
    return next(each for each in results.groups if each.group == name)


def action(ident: str, *improves: str, due: int = 30, rank: int = 1, status: str = "proposed") -> PlannedAction:
    return PlannedAction.model_validate(
        {
            "id": ident,
            "title": f"Do {ident}",
            "improves": improves,
            "because": "Practice scores 12, below 65.",
            "gate": "weak",
            "gain": 1.5,
            "effort": "S",
            "due": due,
            "owner": "Driver",
            "first_step": "Ask.",
            "measure": "Share",
            "baseline": 12.0,
            "target": 20.0,
            "rank": rank,
            "seed": (3,),
            "status": status,
            "note": "between us",
            "stability": 0.7,
        }
    )


def with_group(results: Results, plan: tuple[PlannedAction, ...] = (), **scores: float) -> Results:
    """Results with one group, whose scores these are, and a plan."""
    cells = {
        key: GroupCell(score=score, ci=(score - 4, score + 4), n=20, differs=False) for key, score in scores.items()
    }
    one = GroupResult(
        by="Unit", group="Sales", n=20, readiness=GroupReadiness(score=50, ci=(45, 55), level=None), dimensions=cells
    )
    return results.model_copy(update={"groups": (one,), "plan": plan})


def test_of_each_field_it_is_decided_whether_a_group_sees_it() -> None:
    assert set(Results.model_fields) == KEPT | CUT | LEFT_OUT


def test_nothing_is_kept_that_the_report_of_a_group_does_not_show() -> None:
    whole = filled()
    cut = extract(whole, group(whole, "Finance"))

    empty = {name: Results.model_fields[name].get_default(call_default_factory=True) for name in LEFT_OUT}
    assert {name: getattr(cut, name) for name in KEPT} == {name: getattr(whole, name) for name in KEPT}
    assert {name: getattr(cut, name) for name in LEFT_OUT} == empty
    assert cut.extract


@pytest.mark.parametrize("name", ["Finance", "Depot"])
def test_no_word_and_no_number_of_another_group_is_in_it(name: str) -> None:
    whole = filled()
    text = extract(whole, group(whole, name)).to_json()

    others = [each for each in whole.groups if each.group != name]
    cells = [cell for each in others for cell in each.dimensions.values() if cell.score is not None]
    assert len(cells) > 20
    assert not [cell.score for cell in cells if repr(cell.score) in text]
    assert not [each.group for each in others if f'"{each.group}"' in text]


def test_no_practice_and_no_statement_has_a_number() -> None:
    whole = filled()
    cut = extract(whole, group(whole, "Finance"))

    assert all(part.items == () and part.units == () and part.reliability is None for part in cut.dimensions)
    practices = [each for part in cut.dimensions for each in part.practices]
    assert {(each.n, each.score, each.ci, each.sd, each.level) for each in practices} <= {(None,) * 5}
    assert {each.id for each in practices} <= {key for act in cut.plan for key in act.improves}


def test_of_the_files_only_their_fingerprint_is_kept() -> None:
    whole = filled()
    sources = extract(whole, group(whole, "Finance")).sources

    assert [(each.channel, each.sha256) for each in sources] == [
        ("survey", whole.sources[0].sha256),
        ("interview", ""),
    ]
    assert {(each.file, each.rows, each.accepted, each.set_aside) for each in sources} == {("", None, None, ())}


def test_a_distance_is_kept_only_where_it_is_more_than_chance() -> None:
    whole = filled()
    cells = extract(whole, group(whole, "Depot")).groups[0].dimensions.values()

    assert [cell.difference is not None for cell in cells] == [True, True, False, False, False]
    assert {cell.p_adjusted for cell in cells} == {None}


def test_it_is_read_back_as_it_was_written() -> None:
    whole = filled()
    cut = extract(whole, group(whole, "Finance"))

    assert Results.model_validate_json(cut.to_json()) == cut


def test_a_group_that_is_hidden_or_not_there_has_no_report() -> None:
    whole = filled()
    hidden = next(each for each in whole.groups if each.hidden)
    for other in (hidden, GroupResult(by="Site", group="Elsewhere", n=30)):
        with pytest.raises(CollabreadyError, match=f"{re.escape(other.group)}: this group is not shown"):
            extract(whole, other)


def test_only_groups_in_which_somebody_answered_are_shown() -> None:
    assert [each.group for each in shown_groups(filled(), "Site")] == ["Depot"]


def test_a_manager_is_given_what_improves_the_lowest_part_here(profile: Profile) -> None:
    """Communities is lowest of the whole, and purpose here; what is done or was refused is not offered."""
    results = profile({"Communities": 40.0, "Purpose": 60.0})
    plan = (
        action("meet", "communities-practice", rank=1),
        action("write", "purpose-practice", rank=2, due=60),
        action("done", "purpose-practice", rank=3, status="done"),
        action("refused", "purpose-practice", rank=4, status="rejected"),
    )
    cut = extract(made := with_group(results, plan, communities=70.0, purpose=30.0), made.groups[0])

    assert [(each.id, each.rank, each.because) for each in cut.plan] == [("write", 1, "Purpose scores 30 here.")]
    only = cut.plan[0]
    assert (only.gate, only.gain, only.baseline, only.target, only.seed) == (None, None, None, None, ())
    assert (only.note, only.stability) == (None, None)


def test_there_are_three_actions_at_most_the_lowest_part_first_and_then_by_date(profile: Profile) -> None:
    results = profile({"Communities": 40.0, "Purpose": 60.0})
    plan = (
        action("a", "communities-practice", rank=1),
        action("b", "communities-practice", rank=2),
        action("c", "purpose-practice", rank=3, due=90),
        action("d", "purpose-practice", rank=4, due=30),
    )
    made = with_group(results, plan, communities=50.0, purpose=30.0)

    assert [each.id for each in extract(made, made.groups[0]).plan] == ["a", "d", "c"]


def test_where_every_part_reaches_the_line_nothing_is_to_be_taken_up(profile: Profile) -> None:
    results = profile({"Communities": 40.0})
    made = with_group(results, (action("a", "communities-practice"),), communities=65.0)

    assert extract(made, made.groups[0]).plan == ()
