"""What better practices bring: readiness and level, if some of them scored otherwise."""

from __future__ import annotations

import pytest

from collabready.plan.gain import dimensions_with, level_with, readiness_with
from collabready.plan.targets import target_of
from collabready.questionnaire.reader import load_questionnaire
from filled_results import demo
from plan.made_up import profile

FLAGSHIP = load_questionnaire("collaborative-learning")


def even(score: float, **others: float) -> dict[str, float]:
    """All practices at a score but for some."""
    return {p.id: others.get(p.id.replace("-", "_"), score) for p in FLAGSHIP.practices}


def test_nothing_changed_is_as_it_is() -> None:
    whole = demo()

    assert readiness_with({}, FLAGSHIP, whole) == pytest.approx(whole.readiness.score)
    assert level_with({}, FLAGSHIP, whole) == whole.readiness.level
    assert dimensions_with({}, whole) == {d.id: pytest.approx(d.score) for d in whole.dimensions}


def test_a_practice_moves_its_dimension_by_its_share() -> None:
    """Communities have four practices: twelve points on one are three on the whole."""
    results = profile(FLAGSHIP, even(60))

    after = dimensions_with({"driver": 72}, results)

    assert after == {"communities": 63, **{d.id: 60 for d in FLAGSHIP.dimensions if d.id != "communities"}}
    assert readiness_with({"driver": 72}, FLAGSHIP, results) == pytest.approx((63 * 60**4) ** 0.2)


def test_a_gate_that_no_longer_fires_caps_no_level() -> None:
    """All at 70 but for a driver at 30: forming, by the rule on drivers; with the driver at 40 it is ready."""
    results = profile(FLAGSHIP, even(70, driver=30))
    level = {driver: level_with({"driver": driver, "trust": 90}, FLAGSHIP, results) for driver in (30, 40)}

    assert level == {30: "forming", 40: "ready"}


def test_a_target_is_at_most_100() -> None:
    assert target_of(97, None) == 100
    assert target_of(None, None) is None
