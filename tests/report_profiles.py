"""Results of every kind that a report has to tell, each built from the few numbers that make it what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import prod
from typing import Literal

from collabready.assessment.comparison_results import (
    Gap,
    GapLabel,
    GroupCell,
    GroupReadiness,
    GroupResult,
    VoiceResult,
    Voices,
)
from collabready.assessment.figures import Ladder
from collabready.assessment.interview_results import APART, DIFFER, LEAST, InterviewResult
from collabready.assessment.privacy_results import Comments, Privacy
from collabready.assessment.results import (
    DimensionResult,
    FiredGate,
    PlannedAction,
    PracticeResult,
    QuestionnaireRef,
    Readiness,
    Recipe,
    Results,
    Settings,
    Source,
    Tool,
)
from collabready.assessment.wave_results import Change, Moved, Wave, Waves

LEVELS = {"missing": 0.0, "fragile": 35.0, "forming": 50.0, "ready": 65.0, "strong": 80.0}
FIVE = ("Communities", "Technology", "Purpose", "Executive support", "Managers and safety")
INGREDIENTS = FIVE[:3]
HABITS = ("clear and known", "part of the week", "of use to the work")
LONG = "A name that somebody gave this part with all that it holds and that does not end before this"

Scores = float | tuple[float | None, ...] | None
"""A part with three practices around one score, or with just these practices; None where it has none."""


@dataclass(frozen=True)
class Asked:
    """What a profile is besides its scores. `margin`: half an interval; `offset`: how far practices lie apart."""

    n: int = 150
    margin: float = 2.0
    offset: float = 6.0
    gates: tuple[FiredGate, ...] = ()
    ingredients: tuple[str, ...] = INGREDIENTS
    levels: Mapping[str, float] | None = None
    basis: Literal["survey", "interviews"] = "survey"
    invited: int | None = None


def five(*scores: Scores) -> dict[str, Scores]:
    return dict(zip(FIVE, scores, strict=True))


def ident(title: str) -> str:
    return title.lower().replace(" ", "-")


def gate(
    cap: str, *where: str, uncertain: bool = False, basis: Literal["survey", "interviews"] = "survey"
) -> FiredGate:
    return FiredGate(
        id=f"{cap}-{'-'.join(where)}", cap=cap, says="It does not hold.", uncertain=uncertain, where=where, basis=basis
    )


def built(parts: Mapping[str, Scores], asked: Asked = Asked(), **changed: object) -> Results:
    """The results, with a level that follows from the scores and the gates, and an action for each practice below the line."""
    levels = dict(asked.levels or LEVELS)
    dimensions = tuple(_dimension(title, scores, asked) for title, scores in parts.items())
    results = Results(
        tool=Tool(version="0"),
        questionnaire=QuestionnaireRef(
            id="q", version="1", title="Readiness", language="en", sha256="0", levels=levels
        ),
        organisation="Northmoor Water",
        scope="whole",
        wave=None,
        created="2026-11-24T09:00:00+00:00",
        settings=Settings(min_group=5, min_group_distribution=10),
        sources=(),
        readiness=_readiness(dimensions, Ladder.of(levels), asked),
        recipe=_recipe(dimensions, asked),
        dimensions=dimensions,
        plan=_plan(dimensions, Ladder.of(levels), asked.gates),
    )
    return results.model_copy(update=changed)


def _around(score: float | None, margin: float) -> tuple[float, float] | None:
    return None if score is None else (max(0.0, score - margin), min(100.0, score + margin))


def _mean(scores: Sequence[float]) -> float:
    return prod(scores) ** (1 / len(scores))


def _dimension(title: str, scores: Scores, asked: Asked) -> DimensionResult:
    given = scores if isinstance(scores, tuple) else _three(scores, asked.offset)
    known = [score for score in given if score is not None]
    score = sum(known) / len(known) if known else None
    ci = None if asked.basis == "interviews" else _around(score, asked.margin)
    return DimensionResult(
        id=ident(title), title=title, role="ingredient" if title in asked.ingredients else "condition",
        about=f"What {title} is about.", n=None if score is None else asked.n, score=score, ci=ci, sd=None, median=None,
        favourable=None, neutral=None, unfavourable=None, level=None, borderline=False, incomplete=None, items=(),
        practices=tuple(
            PracticeResult(
                id=f"{ident(title)}-{at}", title=f"{title}: {HABITS[at]}", n=asked.n, score=each,
                ci=None if asked.basis == "interviews" else _around(each, asked.margin), sd=1.0, level=None,
            )
            for at, each in enumerate(given)
        ),
    )  # fmt: skip


def _three(score: float | None, offset: float) -> tuple[float | None, ...]:
    if score is None:
        return (None, None, None)
    reach = min(offset, score, 100 - score)
    return (score - reach, score, score + reach)


def _readiness(dimensions: Sequence[DimensionResult], rungs: Ladder, asked: Asked) -> Readiness:
    scores = [dimension.score for dimension in dimensions]
    known = [score for score in scores if score is not None]
    score = _mean(known) if len(known) == len(scores) and asked.basis == "survey" else None
    before = None if score is None else rungs.level(score)
    level = before and min([before, *(each.cap for each in asked.gates)], key=rungs.cut)
    lowest = min((d for d in dimensions if d.score is not None), key=lambda d: d.score or 0, default=None)
    return Readiness(
        score=score, ci=_around(score, asked.margin), n=asked.n, invited=asked.invited, level=level,
        level_before_gates=before, gates=asked.gates, weakest=lowest and lowest.id, borderline=False, basis=asked.basis,
    )  # fmt: skip


def _recipe(dimensions: Sequence[DimensionResult], asked: Asked) -> Recipe:
    scores = [dimension.score for dimension in dimensions if dimension.role == "ingredient"]
    known = [score for score in scores if score is not None]
    score = _mean(known) if known and len(known) == len(scores) and asked.basis == "survey" else None
    return Recipe(score=score, ci=_around(score, asked.margin))


def _plan(
    dimensions: Sequence[DimensionResult], rungs: Ladder, gates: Sequence[FiredGate]
) -> tuple[PlannedAction, ...]:
    low = [(d, p) for d in dimensions for p in d.practices if rungs.below(p.score)]
    ordered = sorted(
        low, key=lambda each: (not any({each[0].id, each[1].id} & {*g.where} for g in gates), each[1].score)
    )
    return tuple(_action(d, p, at, gates) for at, (d, p) in enumerate(ordered))


def _action(d: DimensionResult, p: PracticeResult, at: int, gates: Sequence[FiredGate]) -> PlannedAction:
    answered = next((g.id for g in gates if {d.id, p.id} & {*g.where}), None)
    return PlannedAction(
        id=f"act-{p.id}", title=f"See to {p.title}", improves=(p.id,), because=f"{p.title} is below the line", gate=answered,
        gain=1.0, effort="S", due=(30, 60, 90)[at % 3], owner="Executive sponsor", first_step=f"Talk about {p.title}.",
        measure=p.title, baseline=p.score, target=min(100.0, (p.score or 0) + 7), rank=at + 1, seed=(),
    )  # fmt: skip


def groups(
    results: Results, *scores: Sequence[float | None] | None, by: str = "Department", differs: float | None = None
) -> Results:
    """The results broken down: a list of the parts' scores for each group, or None for a hidden group.

    `differs`: from how many points on a group is marked.
    """
    made = tuple(_group(results, by, f"Team {at + 1}", each, differs) for at, each in enumerate(scores))
    return results.model_copy(update={"groups": (*results.groups, *made)})


def _group(
    results: Results, by: str, name: str, scores: Sequence[float | None] | None, differs: float | None
) -> GroupResult:
    if scores is None:
        return GroupResult(by=by, group=name, hidden=True)
    cells = {}
    for part, score in zip(results.dimensions, scores, strict=True):
        apart = None if score is None or part.score is None else score - part.score
        marked = None if differs is None or apart is None else abs(apart) >= differs
        cells[part.id] = GroupCell(
            score=score, ci=_around(score, 4), n=30, difference=apart, differs=marked, hidden=score is None
        )
    return GroupResult(
        by=by, group=name, n=30, dimensions=cells, readiness=GroupReadiness(score=None, ci=None, level=None)
    )


def leaders(results: Results, *gaps: tuple[str, float, GapLabel], hidden: bool = False) -> Results:
    """The results beside leaders: a part, by how many points they rate it higher, and how that is labelled."""
    told = {d.id: d for d in results.dimensions}
    cells = {ident(part): GroupCell(score=(told[ident(part)].score or 0) + by, n=20) for part, by, _ in gaps}
    heard = (
        VoiceResult(title="Leaders", hidden=True) if hidden else VoiceResult(title="Leaders", n=20, dimensions=cells)
    )
    found = tuple(
        Gap(
            dimension=ident(part), staff=told[ident(part)].score or 0, leaders=(told[ident(part)].score or 0) + by,
            difference=by, ci=(by - 8, by + 8), g=None, p_adjusted=0.01, label=label,
        )
        for part, by, label in gaps
    )  # fmt: skip
    return results.model_copy(update={"voices": Voices(heard={"leaders": heard}, gaps=found)})


def since(results: Results, *changes: tuple[str, float, Moved]) -> Results:
    """The results after an earlier wave: a part, by how many points it is higher now, and what that is called."""
    told = {d.id: d for d in results.dimensions}
    made = tuple(
        Change(
            kind="dimension", id=ident(part), title=part, earlier=(told[ident(part)].score or 0) - by,
            later=told[ident(part)].score or 0, n_earlier=140, n_later=150, difference=by, ci=(by - 3, by + 3),
            p_adjusted=0.01, label=label,
        )
        for part, by, label in changes
    )  # fmt: skip
    waves = Waves(
        earlier=Wave(wave="2026-05", created="2026-05-24T09:00:00+00:00", n=140),
        later=Wave(wave="2026-11", created="2026-11-24T09:00:00+00:00", n=150),
        paired=None,
        changes=made,
    )
    return results.model_copy(update={"waves": waves})


def heard(results: Results, *ratings: tuple[str, float, int]) -> Results:
    """The results beside interviews: a part, by how many points it was rated higher there, and by how many interviews."""
    told = {d.id: d for d in results.dimensions}
    made = tuple(
        InterviewResult(
            dimension=ident(part), practice=None, title=part, score=(told[ident(part)].score or 0) + by, n=n,
            survey_score=told[ident(part)].score, difference=by, label=DIFFER if n >= LEAST and abs(by) >= APART else None,
        )
        for part, by, n in ratings
    )  # fmt: skip
    talks = Source(
        file="interviews", sha256="0", dialect="interview", encoding="utf-8", delimiter="", channel="interview",
        rows=max(n for *_, n in ratings), accepted=max(n for *_, n in ratings),
    )  # fmt: skip
    return results.model_copy(update={"interviews": made, "sources": (talks,)})


@cache
def profiles() -> dict[str, Results]:
    return {**_whole(), **_shaped(), **_gated(), **_beside()}


def _whole() -> dict[str, Results]:
    """Five parts, from the lowest to the highest."""
    mixed = five(58, 72, 41, 60, 66)
    return {
        "all at zero": built(five(0, 0, 0, 0, 0)),
        "all missing": built(five(20, 25, 22, 18, 28)),
        "all fragile": built(five(40, 42, 38, 44, 46)),
        "all forming": built(five(55, 58, 52, 57, 60)),
        "all just below the line": built(five(64.6, 64.7, 64.8, 64.6, 64.9)),
        "all on the line": built(five(65, 65, 65, 65, 65)),
        "all ready": built(five(70, 72, 68, 74, 71)),
        "all strong": built(five(86, 90, 84, 88, 85)),
        "all at a hundred": built(five(100, 100, 100, 100, 100)),
        "everybody alike": built(five(50, 50, 50, 50, 50), Asked(margin=0, offset=0)),
        "probably ready": built(five(66, 67, 66, 65.5, 68)),
        "ready, one lagging": built(five(80, 82, 78, 60, 75)),
        "ready, three lagging": built(five(90, 92, 60, 61, 62)),
        "mixed": built(mixed),
        "purpose missing": built(five(72, 70, 24, 68, 69)),
        "communities missing": built(five(20, 70, 66, 68, 69)),
        "two missing": built(five(28, 70, 24, 68, 69)),
        "three missing": built(five(28, 30, 24, 68, 69)),
        "probably missing": built(five(72, 70, 34, 68, 69)),
        "not quite missing": built(five(72, 70, 35, 68, 69)),
        "two tied": built(five(50, 72, 50, 60, 66)),
        "three tied": built(five(50, 50, 50, 70, 70)),
        "tied as printed": built(five(50.1, 50.4, 50.3, 70, 70)),
        "only a condition weak": built(five(70, 72, 68, 40, 71)),
        "practices as low as each other": built(five((40, 40.2), (70, 70), (64.8, 66), (50, None, 80), (66, 66))),
        "a practice that nobody answered": built(five((70, None, 70), (60, None), 66, 67, 68)),
        "few of those invited": built(mixed, Asked(invited=700)),
        "all of those invited": built(mixed, Asked(invited=150)),
        "a firm of 25": built(mixed, Asked(n=25, margin=9)),
        "a firm of six": built(mixed, Asked(n=6, margin=20)),
        "a pilot department": built(mixed, Asked(n=40), scope="pilot: Customer Service"),
        "many warnings": built(mixed, warnings=("One thing is odd.", "Another thing is odd.")),
        "nothing to do": built(mixed, plan=()),
        "wide intervals": built(mixed, Asked(margin=15)),
    }  # fmt: skip


def _shaped() -> dict[str, Results]:
    """Other parts than five, and parts without a score."""
    names = [f"Part {letter}" for letter in "ABCDEFGHIJKL"]
    return {
        "one part, low": built({"Purpose": 40}, Asked(ingredients=("Purpose",))),
        "one part, missing": built({"Purpose": 20}, Asked(ingredients=("Purpose",))),
        "one part, high": built({"Purpose": 82}, Asked(ingredients=("Purpose",))),
        "one part, no ingredient": built({"Focus": 55}),
        "two parts": built({"Purpose": 40, "Focus": 70}, Asked(ingredients=("Purpose",))),
        "two ingredients": built({"Purpose": 60, "Technology": 30}, Asked(ingredients=INGREDIENTS)),
        "twelve parts": built({name: 40 + 4 * at for at, name in enumerate(names)}, Asked(ingredients=tuple(names[:6]))),
        "twelve long names": built({f"{LONG} {at}": 45 + 3 * at for at in range(12)}, Asked(ingredients=())),
        "no ingredients": built({"Focus": 60, "Energy": 40, "Trust": 70}),
        "no ingredients, all well": built({"Focus": 70, "Energy": 75, "Trust": 71}),
        "no ingredients, all tied": built({"Focus": 50, "Energy": 50, "Trust": 50}),
        "other levels": built({"Focus": 42, "Energy": 71}, Asked(levels={"low": 0, "high": 60})),
        "one unscored": built(five(67, None, 28, 63, 62)),
        "two unscored": built(five(67, None, 28, 63, None)),
        "three unscored": built(five(None, None, None, 63, 62)),
        "nothing scored": built(five(None, None, None, None, None), Asked(n=3)),
        "interviews only": built(five(60, 75, 30, 50, 62), Asked(n=4, basis="interviews")),
        "interviews only, one part": built({"Purpose": 40}, Asked(n=1, basis="interviews")),
        "interviews only, little heard": built(five(60, None, None, 50, None), Asked(n=2, basis="interviews")),
        "a name of three letters": built(five(58, 72, 41, 60, 66), organisation="Abc"),
        "a name of ninety letters": built(five(58, 72, 41, 60, 66), organisation=f"{LONG[:88]} Ltd"),
    }  # fmt: skip


def _gated() -> dict[str, Results]:
    scores = five(80, 78, 75, 70, 30)
    well = five(80, 78, 75, 70, 68)
    return {
        "safety missing": built(scores, Asked(gates=(gate("fragile", "managers-and-safety"),))),
        "a gate on a practice": built(well, Asked(gates=(gate("forming", "executive-support-1"),))),
        "a gate that is not certain": built(
            well, Asked(gates=(gate("forming", "executive-support-1", uncertain=True),))
        ),
        "a gate on a question": built(well, Asked(gates=(gate("fragile", "member"),))),
        "a gate on a question, not certain": built(well, Asked(gates=(gate("fragile", "member", uncertain=True),))),
        "a gate by interviews": built(well, Asked(gates=(gate("fragile", "purpose", basis="interviews"),))),
        "a gate by interviews, not certain": built(
            well, Asked(gates=(gate("fragile", "purpose", uncertain=True, basis="interviews"),))
        ),
        "a gate that lowers nothing": built(five(20, 25, 22, 18, 28), Asked(gates=(gate("forming", "purpose"),))),
        "a gate on a weak ingredient": built(five(80, 78, 55, 70, 68), Asked(gates=(gate("forming", "purpose"),))),
        "two gates": built(scores, Asked(gates=(gate("forming", "purpose"), gate("fragile", "managers-and-safety")))),
    }


def _beside() -> dict[str, Results]:
    """What stands beside the answers of staff: groups, leaders, an earlier wave, interviews, own words."""
    mixed = built(five(58, 72, 41, 60, 66))
    low, high = (30.0, 40.0, 35.0, 45.0, 50.0), (80.0, 82.0, 78.0, 75.0, 79.0)
    return {
        "every group below": groups(mixed, low, low, low),
        "no group below": groups(mixed, high, high, high),
        "some groups below": groups(mixed, low, high, high),
        "one group shown": groups(mixed, low, None, None),
        "every group hidden": groups(mixed, None, None, None),
        "a group much lower": groups(mixed, low, (57, 73, 42, 61, 66), (60, 71, 45, 58, 67), differs=10),
        "a group much higher": groups(mixed, high, (57, 73, 42, 61, 66), (60, 71, 45, 58, 67), differs=10),
        "cells hidden": groups(mixed, (30, None, 35, None, 50), (None, 82, 78, 75, None)),
        "two breakdowns": groups(groups(mixed, low, high), high, None, by="Site"),
        "leaders see more": leaders(mixed, ("Purpose", 28, "blind-spot"), ("Technology", 2, "no-difference-shown")),
        "leaders see less": leaders(mixed, ("Purpose", -28, "hidden-strength")),
        "leaders see more and less": leaders(mixed, ("Purpose", 28, "blind-spot"), ("Technology", -26, "hidden-strength")),
        "leaders agree on what is weak": leaders(mixed, ("Purpose", 1, "agreed-weakness")),
        "leaders agree on what is strong": leaders(mixed, ("Technology", 1, "agreed-strength")),
        "leaders left open": leaders(mixed, *((part, 9, "no-difference-shown") for part in FIVE)),
        "leaders hidden": leaders(mixed, hidden=True),
        "all rose": since(mixed, *((part, 9, "changed") for part in FIVE)),
        "all fell": since(mixed, *((part, -9, "changed") for part in FIVE)),
        "one rose": since(mixed, ("Purpose", 12, "changed"), *((part, 1, "stable") for part in FIVE[3:])),
        "one fell": since(mixed, ("Purpose", -12, "changed"), *((part, 1, "stable") for part in FIVE[3:])),
        "one rose and one fell": since(mixed, ("Purpose", 12, "changed"), ("Technology", -9, "changed")),
        "all stable": since(mixed, *((part, 1, "stable") for part in FIVE)),
        "too few to tell what moved": since(mixed, *((part, 4, "too few answers to tell") for part in FIVE)),
        "some too few to tell": since(mixed, ("Purpose", 4, "too few answers to tell"), ("Technology", 1, "stable")),
        "nothing comparable": since(mixed),
        "interviews higher": heard(mixed, ("Purpose", 30, 4)),
        "interviews lower": heard(mixed, ("Technology", -40, 4)),
        "interviews both": heard(mixed, ("Purpose", 30, 4), ("Technology", -40, 4)),
        "interviews alike": heard(mixed, ("Purpose", 5, 4)),
        "interviews few": heard(mixed, ("Purpose", 30, 1)),
        "own words": mixed.model_copy(
            update={"comments": (Comments(question="hope", text="What hope?", comments=("No time.", "A room.")),)}
        ),
        "kept": mixed.model_copy(
            update={"privacy": Privacy(scored=29, open_questions=1, personal=0, unused=0, delete_by=date(2027, 6, 30))}
        ),
    }  # fmt: skip
