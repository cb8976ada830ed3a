"""The privacy page: what a works council asks, from the settings of the run, and what is still open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from collabready.assessment.comparison_results import GroupResult
from collabready.assessment.privacy_results import Privacy
from collabready.assessment.results import Results
from collabready.report.privacy import PrivacyPage, privacy_page

Profile = Callable[..., Results]


def page_of(profile: Profile, results: dict[str, Any] | None = None, **known: Any) -> PrivacyPage:
    privacy = Privacy(scored=39, open_questions=2, personal=3, unused=1, interviews={}).model_copy(update=known)
    page = privacy_page(profile({"Communities": 60.0}).model_copy(update={"privacy": privacy, **(results or {})}))
    assert page
    return page


def test_what_is_settled_is_told(profile: Profile) -> None:
    page = page_of(
        profile,
        delete_by=date(2027, 6, 30),
        contact="privacy@northmoor.example",
        trust="the confidential adviser",
        keeper="Ann Peeters",
        about_people=("In which department do you work?",),
        metadata=("times", "e-mail addresses"),
    )

    assert page.opening.title.text == "Answers are kept until 30 June 2027; no group of fewer than five people is shown"
    assert page.asked == (
        ("Statements that were scored", "39"),
        ("Questions answered in own words", "2"),
        ("Asked about the person", "“In which department do you work?”"),
        ("Stored by the survey tool, not used", "times and e-mail addresses"),
        ("Other columns, not used", "1"),
    )
    kept = dict(page.kept)
    assert kept["Where"].endswith("(Ann Peeters)")
    assert kept["Until when"] == "30 June 2027"
    assert kept["Questions, or to see or withdraw answers"] == "privacy@northmoor.example"
    assert page.open == ()


def test_what_nobody_has_settled_is_said_to_be_open(profile: Profile) -> None:
    page = page_of(profile)

    assert page.opening.title.text.startswith("How long answers are kept is open; ")
    assert page.open == (
        "The day on which all answers are deleted is not set. Set it, and tell people, before this report is handed out.",
        "Nobody is named to whom people can turn with questions about their data.",
    )
    assert dict(page.kept)["Until when"] == "not settled yet"


def test_few_who_withdrew_and_few_interviews_have_no_number(profile: Profile) -> None:
    page = page_of(profile, some_withdrawn=True, interviews=None)

    assert dict(page.kept)["Taken out on request"] == "some people's answers"
    assert dict(page.asked)["Interviews, as each person chose"].endswith(
        "fewer than three chose one of these, so no numbers"
    )


def test_interviews_are_told_by_use_where_each_has_enough(profile: Profile) -> None:
    page = page_of(profile, interviews={"by-function": 4, "pooled": 3})

    assert dict(page.asked)["Interviews, as each person chose"] == "4 quoted by function and 3 pooled with others"


def test_that_groups_are_hidden_is_told_and_never_which_or_how_many(profile: Profile) -> None:
    settings = profile({"Communities": 60.0}).settings.model_copy(update={"by": ("Department",)})
    groups = tuple(GroupResult(by="Department", group=name, hidden=True) for name in ("Legal", "IT"))

    hidden = page_of(profile, {"settings": settings, "groups": groups}).hidden[1]

    assert hidden == "Broken down by “Department”. Some groups are hidden; a hidden group shows nothing but its name."


def test_a_copy_is_a_draft_until_it_is_released(profile: Profile) -> None:
    assert dict(page_of(profile).sees)["This copy"] == "a draft until it is released"
    released = page_of(profile, {"released": date(2026, 11, 27)}, releases=2)
    assert dict(released.sees)["This copy"] == "released on 27 November 2026"
    assert dict(released.sees)["Handed out before"].startswith("two releases of this wave")


def test_results_that_say_nothing_of_it_have_no_page(profile: Profile) -> None:
    assert privacy_page(profile({"Communities": 60.0})) is None
