"""Why an action applies, what it would gain, and why it has its rank."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from collabready.assessment.figures import percent, points
from collabready.assessment.readiness import geometric_mean, is_below
from collabready.assessment.results import DimensionResult, PlannedAction, PracticeResult
from collabready.assessment.uncertainty import SMALLEST_CHANGE, smallest_change, t_interval
from collabready.explanation.material import (
    NO_QUESTIONNAIRE,
    Lines,
    Material,
    exactly,
    must_be,
    rounded,
    unseen,
    worked,
)
from collabready.explanation.whole import rating
from collabready.plan import BLIND_SPOT, EFFORT, STEP, factors, plan
from collabready.plan.stability import RESAMPLES, TOP
from collabready.questionnaire.model import Action


def explain_action(given: Material, ident: str) -> Lines:
    """An action: of the plan, or one that does not apply.

    Raises:
        CollabreadyError: rank, gain, baseline or target is not what the results give.
    """
    planned = next((action for action in given.results.plan if action.id == ident), None)
    asked = _asked(given, ident)
    if planned is None:
        if asked:
            yield f"{asked.title} ({ident}) does not apply."
            yield from _thresholds(given, asked)
        return
    _check(given, planned)
    yield f"{planned.rank}. {planned.title} ({ident})"
    yield f"  {planned.because}"
    if planned.own:
        yield "  It is the consultant's own, and stands behind what the numbers propose."
    elif asked is None:
        yield f"  {NO_QUESTIONNAIRE if planned.improves else 'It is not from the questionnaire.'}"
    else:
        yield from _thresholds(given, asked)
        yield from _gain(given, asked, planned)
    if not planned.own:
        yield from _rank(given, planned)
    yield from _sureness(given, planned)
    yield from _target(given, planned)


def _asked(given: Material, ident: str) -> Action | None:
    actions = given.questionnaire.actions if given.questionnaire else ()
    return next((action for action in actions if action.id == ident), None)


def _check(given: Material, planned: PlannedAction) -> None:
    """Plan once more from the same results."""
    if given.questionnaire is None:
        return
    again = {action.id: action for action in plan(given.questionnaire, given.results)}.get(planned.id)
    if again is None:
        return
    for name in ("rank", "gain", "baseline", "target"):
        found, stands = getattr(again, name), getattr(planned, name)
        if (found is None) != (stands is None):
            must_be(-1 if found is None else found, -1 if stands is None else stands, f"{name} of {planned.id}")
        elif found is not None:
            must_be(found, stands, f"{name} of {planned.id}")


def _practice(given: Material, ident: str) -> tuple[DimensionResult, PracticeResult] | None:
    found = ((d, p) for d in given.results.dimensions for p in d.practices if p.id == ident)
    return next(found, None)


def _thresholds(given: Material, action: Action) -> Lines:
    """The practices that an action improves, held against its threshold."""
    yield f"  It applies where a practice that it improves scores below {action.below:g}, in the survey or in interviews:"
    for ident in action.improves:
        found = _practice(given, ident)
        if found is None:
            yield f"    {ident}: not asked about here."
            continue
        dimension, practice = found
        told = []
        if practice.score is not None:
            told.append(_held(given, practice.score, action.below))
        heard = rating(given, dimension.id, ident)
        if heard and given.surveyed:
            told.append(f"in interviews {_held(given, heard.score, action.below)}")
        yield f"    {ident}: {'; '.join(told)}." if told else f"    {unseen(ident, given.results)}"


def _held(given: Material, score: float, below: float) -> str:
    return f"{exactly(score, given.rungs)} is {'below' if is_below(score, below) else 'not below'} {below:g}"


def _gain(given: Material, action: Action, planned: PlannedAction) -> Lines:
    """Readiness with ten points more on what the action improves, minus readiness."""
    readiness = given.results.readiness.score
    if planned.gain is None or readiness is None or given.questionnaire is None:
        yield "  No gain: there is no readiness."
        return
    better: dict[str, float | None] = {}
    for dimension in given.results.dimensions:
        better[dimension.id] = dimension.score
        known = {p.id: p.score for p in dimension.practices if p.score is not None}
        steps = [min(STEP, 100 - score) for key, score in known.items() if key in action.improves]
        if steps and dimension.score is not None:
            done = worked([dimension.score, *steps], partial(_improved, count=len(known)), rounded(2))
            better[dimension.id] = _improved([dimension.score, *steps], count=len(known))
            yield f"  Gain: {dimension.id} would be {done.inputs[0]} + ({' + '.join(done.inputs[1:])}) / {len(known)} = {done.result}, at most 100,"
    after = geometric_mean(better, given.questionnaire.weights())
    if after is not None:
        must_be(after - readiness, planned.gain, f"gain of {action.id}")
        done = worked([after, readiness], lambda scores: scores[0] - scores[1], rounded(4))
        yield f"    and readiness change by {done.inputs[0]} - {done.inputs[1]} = {done.result}, printed as {points(planned.gain)}."


def _improved(parts: Sequence[float], count: int) -> float:
    """The score of a dimension, the first of the parts, with the other parts added to some of its practices."""
    return min(parts[0] + sum(parts[1:]) / count, 100)


def _rank(given: Material, planned: PlannedAction) -> Lines:
    """Its place, with its neighbours."""
    if given.questionnaire and planned.id not in {action.id for action in plan(given.questionnaire, given.results)}:
        yield "  It stands behind what the numbers propose: it was decided on before, and nothing calls for it now."
        return
    gates = [gate.id for gate in given.results.readiness.gates]
    if planned.gate in gates:
        yield f"  Rank {planned.rank} of {len(given.results.plan)}: it answers gate {planned.gate}, number {gates.index(planned.gate) + 1} of those that fired; they come first, in this order."
    else:
        yield f"  Rank {planned.rank} of {len(given.results.plan)}: it answers no gate that fired; those that do come first."
    blind = given.results.voices.blind_spots
    if planned.gain is None or (blind and given.questionnaire is None):
        return
    more = factors(given.questionnaire, given.results) if given.questionnaire else {}
    if blind:
        yield f"  Worth x {BLIND_SPOT} where leaders have a blind spot on what it is about."
    yield "  Then by gain over effort (S 1, M 2, L 3); on ties the lower score first, then the order of the questionnaire:"
    for action in given.results.plan:
        if abs(action.rank - planned.rank) <= 1 and action.gain is not None:
            effort, here = EFFORT[action.effort], " <- this one" if action.id == planned.id else ""
            factor = more.get(action.id, 1)
            done = worked([action.gain], partial(_worth, effort=effort, factor=factor), rounded(4))
            times = f" x {factor}" if factor != 1 else ""
            gate = f", gate {action.gate}" if action.gate else ""
            yield f"    {action.rank}. {action.id}: {done.inputs[0]} / {effort}{times} = {done.result}{gate}{here}"


def _sureness(given: Material, planned: PlannedAction) -> Lines:
    """Whether its place is more than chance, as far as the answers tell."""
    after = next((action for action in given.results.plan if action.rank == planned.rank + 1), None)
    if planned.equal_priority and after:
        yield f"  Equal priority with {after.rank}. {after.id}: the interval of the difference of their practices, person by person, covers 0."
    if planned.stability is not None:
        yield f"  Among the first {TOP} in {percent(planned.stability)} of {RESAMPLES} resamples of the respondents."


def _worth(parts: Sequence[float], effort: int, factor: float) -> float:
    return parts[0] / effort * factor


def _target(given: Material, planned: PlannedAction) -> Lines:
    """Baseline and the smallest change that can be told from noise."""
    if planned.baseline is None or planned.target is None:
        return
    rungs = given.rungs
    practices = [found[1] for ident in planned.improves if (found := _practice(given, ident))]
    practice = next((p for p in practices if p.score == planned.baseline), None)
    change = None
    if practice and practice.sd is not None and (practice.n or 0) > 1 and given.surveyed:
        n = practice.n or 0
        change = smallest_change(practice.sd, n)
        noise = worked(
            [t_interval(0, 1, 2 * n - 2)[1], practice.sd], lambda v: v[0] * v[1] * math.sqrt(2 / n), rounded(3)
        )
        yield f"  Smallest change that a second wave of {n} could tell from noise: {noise.inputs[0]} x {noise.inputs[1]} x sqrt(2/{n}) = {noise.result} points."
    step = max(SMALLEST_CHANGE, change or 0)
    done = worked([planned.baseline, step], lambda parts: min(parts[0] + parts[1], 100), rungs.score)
    yield f"  Aim: {done.inputs[0]} + {done.inputs[1]} = {done.result}, at least {SMALLEST_CHANGE} points more and at most 100; printed {rungs.score(planned.baseline)} → {rungs.score(planned.target)}."
