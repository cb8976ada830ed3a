"""A small questionnaire with a plan, and results as far as a plan looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.assessment.readiness import Estimate, Evidence, fired_gates, geometric_mean
from collabready.assessment.results import (
    DimensionResult,
    FiredGate,
    PracticeResult,
    QuestionnaireRef,
    Readiness,
    Recipe,
    Results,
    Settings,
    Tool,
)

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

TEXT = """
format: 1
id: test
version: "1"
title: Test
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}}}
questions:
  - {id: member, ask: first, text: Member?, type: choice, answers: {"yes": "Yes", "no": "No"}}
dimensions:
  - id: x
    title: X
    role: ingredient
    practices:
      - {id: trust, title: Trust, items: [{id: x1, statement: We trust.}, {id: x2, statement: We doubt., reverse: true}]}
      - {id: driver, title: Driver, items: [{id: x3, statement: Somebody drives.}]}
  - id: y
    title: Y
    role: ingredient
    practices:
      - {id: goal, title: Goal, items: [{id: y1, statement: We have a goal.}, {id: y2, statement: It matters.}]}
scoring:
  levels: {missing: 0, fragile: 35, ready: 65}
  gates:
    - {id: no-driver, practice: driver, below: 35, cap: fragile, says: Nobody drives. It will not last.}
actions:
  - {id: meet, title: Meet, improves: trust, effort: S, due: 30, owner: Driver, first_step: Call., measure: Meetings, seed: 6}
  - {id: name, title: Name a driver, improves: driver, effort: L, due: 90, owner: Sponsor, first_step: Ask., measure: Drivers}
  - {id: write, title: Write the goal, improves: goal, effort: S, due: 30, owner: Sponsor, first_step: Write., measure: Goals}
  - {id: cut, title: Cut the goal, improves: goal, effort: M, due: 60, owner: Sponsor, first_step: Cut., measure: Goals}
  - {id: rescue, title: Rescue, improves: goal, below: 35, effort: S, due: 30, owner: Sponsor, first_step: Call., measure: Goals}
"""


def profile(questionnaire: Questionnaire, scores: dict[str, float]) -> Results:
    """Results as far as the plan looks at them: scores of practices, and what follows from those."""
    dimensions, estimates = [], {}
    for dimension in questionnaire.dimensions:
        practices = tuple(
            PracticeResult(id=p.id, title=p.title, n=80, score=scores[p.id], ci=None, sd=20, level=None)
            for p in dimension.practices
        )
        mean = sum(scores[practice.id] for practice in dimension.practices) / len(practices)
        estimates[dimension.id] = Estimate(mean, 20, None, 80)
        blank = dict.fromkeys(
            ["n", "ci", "sd", "median", "favourable", "neutral", "unfavourable", "level", "incomplete"]
        )
        dimensions.append(
            DimensionResult.model_validate(
                {**blank, "id": dimension.id, "title": dimension.title, "role": dimension.role, "about": None,
                 "score": mean, "borderline": False, "practices": practices, "items": ()}
            )
        )  # fmt: skip
    found = {key: Estimate(value, 20, None, 80) for key, value in scores.items()}
    gates: tuple[FiredGate, ...] = tuple(fired_gates(questionnaire, Evidence(estimates, found, {})))
    return Results(
        tool=Tool(version="0"),
        questionnaire=QuestionnaireRef(
            id="q", version="1", title="Q", language="en", sha256="", levels=questionnaire.scoring.levels
        ),
        organisation=None, scope="whole", wave=None, created="2026-11-24T09:00:00+00:00",
        settings=Settings(min_group=5, min_group_distribution=10), sources=(),
        readiness=Readiness(
            score=geometric_mean({k: e.score for k, e in estimates.items()}, questionnaire.weights()),
            ci=None, n=80, level=None, level_before_gates=None, gates=gates, weakest=None, borderline=False, basis="survey",
        ),
        recipe=Recipe(score=None, ci=None), dimensions=tuple(dimensions),
    )  # fmt: skip
