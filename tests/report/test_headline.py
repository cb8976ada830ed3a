"""The answer in one sentence.

Requirements:

H1 an ingredient below 35 is the missing one; "probably" when its interval covers 35
H2 otherwise the weakest ingredient is named
H3 a gate on anything else names what it was tested on; "probably" when it is uncertain
H4 ready only when the level is; what is below the line is named all the same
H5 without a score there is no readiness, and the reason is named
H6 staff who were not asked are named before all else
H7 amber on the cover is what the headline names, and nothing else
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collabready.assessment.results import FiredGate, Results
from collabready.report.cover import cover
from collabready.report.drawing import AMBER
from collabready.report.headline import headline

Profile = Callable[..., Results]
Gate = Callable[..., FiredGate]

FIVE = ("Communities", "Technology", "Purpose", "Executive support", "Managers and safety")


def five(*scores: float | None) -> dict[str, float | None]:
    return dict(zip(FIVE, scores, strict=True))


def answer(results: Results) -> str:
    return headline(results).text


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((67, 70, 28, 63, 62), "Not ready yet: purpose is the missing ingredient"),
        ((28, 70, 60, 63, 62), "Not ready yet: communities are the missing ingredient"),
        ((67, 34, 60, 63, 62), "Not ready yet: technology is probably the missing ingredient"),
        ((20, 70, 28, 63, 62), "Not ready yet: communities and purpose are the missing ingredients"),
        ((20, 21, 22, 63, 62), "Not ready yet: all three ingredients are missing"),
        ((0, 90, 90, 90, 90), "Not ready yet: communities are the missing ingredient"),
    ],
)
def test_an_ingredient_below_35_is_missing(profile: Profile, scores: tuple[float, ...], expected: str) -> None:
    """H1."""
    assert answer(profile(five(*scores), "fragile", 45)) == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((67, 47, 70, 63, 62), "Not ready yet: technology is the weakest ingredient"),
        ((67, 70, 35, 20, 62), "Not ready yet: purpose is the weakest ingredient"),
        ((60, 60, 60, 63, 62), "Not ready yet: the three ingredients are equally weak"),
        ((50, 70, 50, 63, 62), "Not ready yet: communities and purpose are the weakest ingredients"),
        ((67, 70, 69, 40, 62), "Not ready yet: executive support is the weakest part"),
    ],
)
def test_otherwise_the_weakest_is_named(profile: Profile, scores: tuple[float, ...], expected: str) -> None:
    """H2."""
    assert answer(profile(five(*scores))) == expected


def test_a_gate_that_rests_on_interviews_says_whose_word_it_is(profile: Profile, gate: Gate) -> None:
    """H3."""
    fired = gate("fragile", "managers-and-safety").model_copy(update={"basis": "interviews"})
    results = profile(five(80, 78, 75, 70, 66), "fragile", 74, gates=(fired,))

    assert answer(results) == "Not ready yet: interviews say that what falls short is managers and safety"


def test_a_gate_on_a_condition_names_the_condition(profile: Profile, gate: Gate) -> None:
    """H3."""
    results = profile(five(80, 78, 75, 70, 30), "fragile", 62, gates=(gate("fragile", "managers-and-safety"),))

    assert answer(results) == "Not ready yet: what falls short is managers and safety"


def test_an_uncertain_gate_is_only_probable(profile: Profile, gate: Gate) -> None:
    """H3."""
    fired = gate("forming", "executive-support-practice", uncertain=True)

    assert answer(profile(five(80, 78, 75, 66, 70), gates=(fired,))) == (
        "Not ready yet: what probably falls short is practice of Executive support"
    )


def test_a_gate_on_a_question_speaks_for_itself(profile: Profile, gate: Gate) -> None:
    """H3."""
    fired = gate("fragile", "com-member", says="Hardly anybody takes part in a community.")

    assert answer(profile(five(80, 78, 75, 66, 70), gates=(fired,))) == (
        "Not ready yet: hardly anybody takes part in a community"
    )


def test_the_gate_that_caps_most_decides(profile: Profile, gate: Gate) -> None:
    """H3."""
    gates = (gate("forming", "purpose"), gate("fragile", "managers-and-safety"))

    assert answer(profile(five(80, 78, 60, 70, 30), "fragile", 60, gates=gates)) == (
        "Not ready yet: what falls short is managers and safety"
    )


@pytest.mark.parametrize(
    ("scores", "level", "score", "expected"),
    [
        ((86, 88, 84, 87, 90), "strong", 87, "Strong: all five parts stand at the ready line or above"),
        ((70, 72, 68, 70, 71), "ready", 70, "Ready: all five parts stand at the ready line or above"),
        ((70, 72, 66, 66, 67), "ready", 66, "Probably ready: all five parts stand at the ready line or above"),
        ((80, 82, 78, 60, 71), "ready", 74, "Ready, but still below the line: executive support"),
        ((80, 82, 78, 70, 61), "ready", 74, "Ready, but still below the line: managers and safety"),
    ],
)
def test_ready_only_when_the_level_is(
    profile: Profile, scores: tuple[float, ...], level: str, score: float, expected: str
) -> None:
    """H4."""
    assert answer(profile(five(*scores), level, score)) == expected


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((67, None, 28, 63, 62), "No readiness yet: technology could not be scored"),
        ((67, None, 28, 63, None), "No readiness yet: technology, and managers and safety could not be scored"),
        ((None, None, None, 63, 62), "No readiness yet: three of five parts could not be scored"),
        ((None,) * 5, "No readiness yet: too few answers"),
    ],
)
def test_without_a_score_there_is_no_readiness(
    profile: Profile, scores: tuple[float | None, ...], expected: str
) -> None:
    """H5."""
    assert answer(profile(five(*scores), None, None)) == expected


def test_staff_who_were_not_asked_are_named_first(profile: Profile) -> None:
    """H6."""
    results = profile(five(67, 70, 28, 63, 62), None, None)
    heard = results.model_copy(update={"readiness": results.readiness.model_copy(update={"basis": "interviews"})})

    assert answer(heard) == "What leaders tell us; staff have not been asked"


def test_conditions_alone_have_a_weakest_part(profile: Profile) -> None:
    assert answer(profile({"Focus": 60.0, "Energy": 40.0})) == "Not ready yet: energy is the weakest part"


@pytest.mark.parametrize(
    ("level", "expected"), [("low", "Not ready yet: focus at 42 of 100"), ("high", "High: focus at 42 of 100")]
)
def test_a_single_part_is_told_by_its_score(profile: Profile, level: str, expected: str) -> None:
    cut = 50.0 if level == "low" else 40.0

    assert answer(profile({"Focus": 42.0}, level, 42, levels={"low": 0, "high": cut})) == expected


@pytest.mark.parametrize(
    ("scores", "level", "amber"),
    [
        ((67, 70, 28, 20, 62), "fragile", {"purpose"}),
        ((20, 70, 28, 10, 62), "fragile", {"communities", "purpose"}),
        ((67, 47, 70, 30, 62), "forming", {"technology"}),
        ((80, 82, 78, 60, 71), "ready", {"executive-support"}),
        ((86, 88, 84, 87, 90), "strong", set()),
    ],
)
def test_amber_marks_what_the_headline_names(
    profile: Profile, scores: tuple[float, ...], level: str, amber: set[str]
) -> None:
    """H7. The lowest part, where the headline names another, is not amber."""
    results = profile(five(*scores), level, 70)
    page = cover(results)

    assert headline(results).about == amber
    marked = page.chart.svg.count(f'r="2.6" fill="{AMBER}"')
    assert marked == len(amber)
    assert ("In amber" in page.chart_note) == bool(amber)


def test_a_gate_on_a_practice_marks_its_part(profile: Profile, gate: Gate) -> None:
    """H7."""
    results = profile(five(80, 78, 75, 66, 70), gates=(gate("forming", "executive-support-practice"),))

    assert headline(results).about == {"executive-support"}


def test_a_headline_never_contradicts_the_figures(profile: Profile) -> None:
    """Whatever the scores: "missing" means below 35, "weakest" means lowest, "all" means all."""
    score = st.floats(0, 100, allow_nan=False)

    @settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.tuples(score, score, score, score, score))
    def holds(scores: tuple[float, ...]) -> None:
        ready = min(scores) >= 65
        said = answer(profile(five(*scores), "ready" if ready else "forming", 70 if ready else 55))
        assert ("missing" in said) == (min(scores[:3]) < 35)
        assert said.startswith(("Ready", "Probably ready")) == ready
        assert ("all five parts" in said) == ready
        if "weakest ingredient" in said:
            assert FIVE[scores.index(min(scores[:3]))].lower() in said

    holds()
