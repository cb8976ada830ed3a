"""The checks on the data: what was found, whether it is sound, and what has to be minded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from collabready.assessment.comparison_results import GroupResult, Response, VoiceResult, Voices
from collabready.assessment.quality_results import Agreement, Careless, Reliability
from collabready.assessment.results import ItemResult, Results, SetAside, Source
from collabready.report.checks import Check, checks

Profile = Callable[..., Results]
Load = Callable[[str], Results]


def found(results: Results) -> dict[str, Check]:
    return {each.name: each for each in checks(results)}


def asked(profile: Profile, n: int, invited: int) -> Results:
    rate = n / invited
    light: Any = "red" if rate < 0.3 else "amber" if rate < 0.5 else "none"
    results = profile({"Purpose": 60.0}, n=n)
    update = {"invited": invited}
    return results.model_copy(
        update={
            "readiness": results.readiness.model_copy(update=update),
            "response": Response(invited=invited, answered=n, rate=rate, light=light),
        }
    )


@pytest.mark.parametrize(
    ("n", "invited", "verdict", "mind"),
    [
        (100, 150, "sound", ""),
        (100, 250, "care", "Of those asked, most did not answer: they may think otherwise."),
        (20, 25, "care", "Few people answered: read the scores as a start of the conversation."),
    ],
)
def test_who_answered_of_those_asked(profile: Profile, n: int, invited: int, verdict: str, mind: str) -> None:
    check = found(asked(profile, n, invited))["Staff who answered"]

    assert (check.found, check.verdict, check.mind) == (f"{n} of {invited}", verdict, mind)


def test_where_nobody_told_how_many_were_asked_that_is_not_known(profile: Profile) -> None:
    told = found(profile({"Purpose": 60.0}))

    assert told["Staff who answered"] == Check("Staff who answered", "100", "sound")
    assert told["How many of those asked"].verdict == "open"
    assert told["Leaders who answered"] == Check("Leaders who answered", "not asked", "open")


def test_the_group_in_which_least_answered_is_named(profile: Profile) -> None:
    groups = (
        GroupResult(by="Team", group="North", n=40, invited=50, rate=0.8, light="none"),
        GroupResult(by="Team", group="South", n=9, invited=30, rate=0.3, light="amber"),
        GroupResult(by="Team", group="Legal", hidden=True),
    )

    check = found(profile({"Purpose": 60.0}).model_copy(update={"groups": groups}))["Lowest share in a group"]

    assert (check.found, check.verdict) == ("South, 30 %", "care")
    assert check.mind == "In South, 30 % answered: read what it scores with care."


def test_hidden_leaders_have_no_number(profile: Profile) -> None:
    voices = Voices(heard={"leaders": VoiceResult(title="Leaders", hidden=True)})

    check = found(profile({"Purpose": 60.0}).model_copy(update={"voices": voices}))["Leaders who answered"]

    assert check == Check("Leaders who answered", "hidden", "open")


def source(**more: Any) -> Source:
    known = {"file": "f", "sha256": "0", "dialect": "d", "encoding": "e", "delimiter": ",", "channel": "survey"}
    return Source.model_validate({**known, "rows": 100, "accepted": 100, **more})


@pytest.mark.parametrize(("aside", "verdict"), [(4, "sound"), (5, "care")])
def test_rows_that_were_set_aside(profile: Profile, aside: int, verdict: str) -> None:
    read = source(set_aside=(SetAside(reason="no answer", count=aside),))

    check = found(profile({"Purpose": 60.0}).model_copy(update={"sources": (read,)}))["Rows of the survey set aside"]

    assert (check.found, check.verdict) == (f"{aside} of 100", verdict)


def test_rows_that_may_not_be_told_are_not_told(profile: Profile) -> None:
    hidden = source(rows=None, accepted=None)

    assert "Rows of the survey set aside" not in found(
        profile({"Purpose": 60.0}).model_copy(update={"sources": (hidden,)})
    )


@pytest.mark.parametrize(
    ("careless", "told", "verdict"),
    [
        (Careless(n=None, says="."), "fewer than 5", "sound"),
        (Careless(n=6, says="."), "6, kept", "sound"),
        (Careless(n=10, says="."), "10, kept", "care"),
        (Careless(n=6, score=66.0, level="ready", says="."), "6, kept", "care"),
    ],
    ids=["few", "some", "many", "another level"],
)
def test_answers_that_look_careless(profile: Profile, careless: Careless, told: str, verdict: str) -> None:
    results = profile({"Purpose": 60.0}).model_copy(update={"careless": careless})

    check = found(results)["Answers that look careless"]
    assert (check.found, check.verdict) == (told, verdict)


def part(results: Results, **update: object) -> Results:
    first, *rest = results.dimensions
    return results.model_copy(update={"dimensions": (first.model_copy(update=update), *rest)})


def test_statements_that_hardly_go_together_are_minded(profile: Profile) -> None:
    results = part(profile({"Purpose": 60.0}), reliability=Reliability(alpha=0.5, verdict="not one thing", says="."))

    check = found(results)["Parts whose statements go together"]
    assert (check.found, check.verdict) == ("0 of 1", "care")
    assert check.mind == "The statements of Purpose go together loosely: read its habits beside the score."


def test_a_part_that_splits_people_is_minded(profile: Profile) -> None:
    results = part(profile({"Purpose": 60.0}), agreement=Agreement(rwg=0.3, ad=30, label="split", says="."))

    assert found(results)["Parts on which people are split"].mind.startswith("People are split on Purpose:")


@pytest.mark.parametrize(("left", "told", "verdict"), [(5, "5 %", "sound"), (10, "10 %", "care")])
def test_answers_that_are_left_out(profile: Profile, left: int, told: str, verdict: str) -> None:
    item = ItemResult(
        id="i", text="I.", n=100 - left, no_answer=left, score=50.0, sd=1.0, distribution=None, labels={}, reverse=False,
        fingerprint="0",
    )  # fmt: skip

    check = found(part(profile({"Purpose": 60.0}), items=(item,)))["Answers left blank or not known"]
    assert (check.found, check.verdict) == (told, verdict)


@pytest.mark.parametrize(("margin", "verdict"), [(5, "sound"), (6, "care")])
def test_a_wide_range_is_minded(profile: Profile, margin: float, verdict: str) -> None:
    assert found(profile({"Purpose": 60.0}, margin=margin))["Range of the readiness (95 %)"].verdict == verdict


def test_a_level_near_a_limit_is_minded(profile: Profile) -> None:
    assert found(profile({"Purpose": 66.0}, "ready", 66.0))["Level at both ends of the range"].verdict == "care"
    assert found(profile({"Purpose": 70.0}, "ready", 70.0))["Level at both ends of the range"].verdict == "sound"


def test_of_interviews_alone_only_they_are_checked(load_results: Load) -> None:
    assert list(found(load_results("interviews-only"))) == ["Interviews", "Parts and habits without a score"]
