"""The second page of a group's report: what can be taken up, and how to talk about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from collabready.assessment.comparison_results import GroupCell
from collabready.assessment.results import PlannedAction, PracticeResult, Results
from collabready.report.department.team import team_page

Extracted = Callable[..., Results]

WHOLE: dict[str, float | None] = {"Communities": 60.0, "Purpose": 31.0}


def cell(score: float) -> GroupCell:
    return GroupCell(score=score, ci=(score - 4, score + 4), n=40, differs=False)


LOW = {"communities": cell(60.0), "purpose": cell(23.0)}
READY = {"communities": cell(70.0), "purpose": cell(80.0)}
WRITE = PlannedAction(
    id="write", title="Write one sentence", improves=("purpose-practice",), because="Purpose scores 23 here.", gate=None,
    gain=None, effort="S", due=30, owner="Driver", first_step="Ask five members", measure="Share with a sentence",
    baseline=None, target=None, rank=1, seed=(),
)  # fmt: skip


def with_plan(results: Results, *plan: PlannedAction, start: date | None = None) -> Results:
    """The extract with actions, and the names of the habits that they improve."""
    named = tuple(
        part.model_copy(
            update={
                "practices": (
                    PracticeResult(
                        id=f"{part.id}-practice", title="A clear goal", n=None, score=None, ci=None, sd=None, level=None
                    ),
                )
                if any(f"{part.id}-practice" in action.improves for action in plan)
                else ()
            }
        )
        for part in results.dimensions
    )
    return results.model_copy(update={"plan": plan, "dimensions": named, "plan_start": start})


@pytest.mark.parametrize(
    ("here", "plan", "title"),
    [
        (LOW, (WRITE,), "One action of the plan helps where this group is below the line"),
        (LOW, (WRITE, WRITE), "Two actions of the plan help where this group is below the line"),
        (LOW, (WRITE,) * 3, "Three actions of the plan help where this group is below the line"),
        (LOW, (), "The plan holds no action for what is below the line here"),
        (READY, (), "Nothing shown is below the line here: keep what works"),
        ({}, (), "Start from the plan of the whole: no part can be shown here"),
    ],
)
def test_the_title_says_how_much_can_be_taken_up(
    extracted: Extracted, here: dict[str, GroupCell], plan: tuple[PlannedAction, ...], title: str
) -> None:
    assert team_page(with_plan(extracted(WHOLE, here), *plan)).opening.title.text == title


def test_an_action_says_what_to_do_first_whose_it_is_and_when(extracted: Extracted) -> None:
    action = team_page(with_plan(extracted(WHOLE, LOW), WRITE)).actions[0]

    assert (action.number, action.title, action.because) == ("1", "Write one sentence", "Purpose scores 23 here.")
    assert (action.habits, action.first_step) == ("A clear goal", "Ask five members.")
    assert (action.owner, action.due, action.measure) == ("Driver", "by day 30", "Share with a sentence")


@pytest.mark.parametrize(
    ("start", "due_date", "told"),
    [
        (None, None, "by day 30"),
        (date(2026, 12, 1), None, "by 31 December 2026"),
        (date(2026, 12, 1), date(2027, 2, 5), "by 5 February 2027"),
    ],
)
def test_the_day_is_told_where_it_is_known(
    extracted: Extracted, start: date | None, due_date: date | None, told: str
) -> None:
    action = WRITE.model_copy(update={"due_date": due_date})

    assert team_page(with_plan(extracted(WHOLE, LOW), action, start=start)).actions[0].due == told


def test_a_lowest_part_without_an_action_is_told(extracted: Extracted) -> None:
    meet = WRITE.model_copy(update={"improves": ("communities-practice",)})
    page = team_page(with_plan(extracted(WHOLE, LOW), meet))

    assert page.without.startswith("For the lowest part here the plan of the whole holds no action: purpose.")
    assert team_page(with_plan(extracted(WHOLE, LOW), WRITE)).without == ""


def test_the_talk_takes_three_quarters_of_an_hour(extracted: Extracted) -> None:
    steps = team_page(extracted(WHOLE, LOW)).steps

    assert sum(int(minutes.split()[0]) for minutes, _, _ in steps) == 45


def test_the_talk_begins_with_what_is_highest_and_asks_about_what_is_lowest(extracted: Extracted) -> None:
    _, show, ask, *_ = team_page(extracted(WHOLE, LOW)).steps

    assert show[2].startswith("Begin with what is highest: communities. Then what is lowest: purpose.")
    assert "What would have to change to raise this: purpose?" in ask[2]


def test_where_nothing_is_shown_the_talk_names_no_part(extracted: Extracted) -> None:
    said = " ".join(text for *_, text in team_page(extracted(WHOLE, {})).steps)

    assert "those of your group are hidden" in said
    assert "purpose" not in said
