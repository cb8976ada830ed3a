"""How readiness, recipe and gates came about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from collabready.assessment.figures import answered, interval, percent
from collabready.assessment.interview_results import InterviewResult
from collabready.assessment.readiness import capped, crosses_cut, equal_weights, geometric_mean, is_below, power_mean
from collabready.assessment.results import DimensionResult, FiredGate
from collabready.assessment.summary import MEANS
from collabready.errors import CollabreadyError
from collabready.explanation.material import (
    CHANGED,
    NO_QUESTIONNAIRE,
    TOLERANCE,
    Lines,
    Material,
    exactly,
    level_lines,
    must_be,
    unseen,
    worked,
)
from collabready.questionnaire.model import Gate

DELTA = (
    "by the delta method, from the covariance of the persons' scores on them and t with n - 1 degrees of freedom; the "
    "covariance is not kept in the results, so this interval cannot be worked out again from them"
)


def explain_readiness(given: Material) -> Lines:
    readiness, rungs = given.results.readiness, given.rungs
    if readiness.score is None:
        yield from _no_readiness(given)
        return
    people = answered(readiness.n, readiness.invited)
    yield f"Readiness: {rungs.score(readiness.score)} of 100, {readiness.level}. {people}."
    scores = {d.id: d.score for d in given.results.dimensions}
    weights = weights_of(given, scores, readiness.score)
    yield from geometric_lines(given, scores, weights, readiness.score, "readiness")
    if readiness.ci:
        yield f"  95 % interval: {interval(readiness.ci)}, {DELTA}{_corrected(readiness.invited)}."
    yield from _level(given)
    yield from _other_means(given, scores, weights)


def _no_readiness(given: Material) -> Lines:
    if not given.surveyed:
        yield "No readiness: staff have not been asked, and interviews alone give none."
        return
    lacking = [d.title for d in given.results.dimensions if d.score is None]
    yield f"No readiness: {', '.join(lacking)} could not be scored, and it is never the mean of what is left."


def weights_of(given: Material, scores: Mapping[str, float | None], stands: float) -> Mapping[str, float] | None:
    """The weights of the questionnaire; without it equal ones, if they give what stands in the results, else None."""
    if given.questionnaire:
        return given.questionnaire.weights()
    equal = equal_weights(list(scores))
    found = geometric_mean(scores, equal)
    return equal if found is not None and abs(found - stands) < TOLERANCE else None


def geometric_lines(
    given: Material, scores: Mapping[str, float | None], weights: Mapping[str, float] | None, stands: float, what: str
) -> Lines:
    """A geometric mean with its arithmetic and its parts.

    Raises:
        CollabreadyError: it does not come out.
    """
    known = {key: score for key, score in scores.items() if score is not None}
    if weights is None:
        yield f"  Its parts are weighted. {NO_QUESTIONNAIRE}"
    else:
        found = geometric_mean(known, weights)
        must_be(found if found is not None else -1, stands, what)
        of = [weights[key] for key in known]
        if len(known) > 1:
            yield f"  How: the geometric mean of {len(known)} dimensions, so that a surplus of one cannot pay for the lack of another."
        yield f"    {_product(given, list(known.values()), of)}, printed as {given.rungs.score(stands)}"
    for key, score in known.items():
        found_in = given.dimension(key)
        yield f"      {given.rungs.score(score):>4}  {key}: {found_in.title if found_in else key}"


def _product(given: Material, values: Sequence[float], weights: Sequence[float]) -> str:
    """`(62 x 71 x 31)^(1/3) = 51.5`, with a power for each where weights differ."""
    if min(values) <= 0:
        return f"{' x '.join(f'{value:g}' for value in values)} = 0: one of them is 0, and so is the whole"
    done = worked(values, lambda parts: power_mean(parts, weights, 0), given.rungs.score)
    if max(weights) - min(weights) < TOLERANCE:
        return f"({' x '.join(done.inputs)})^(1/{len(values)}) = {done.result}"
    return " x ".join(f"{text}^{w:g}" for text, w in zip(done.inputs, weights, strict=True)) + f" = {done.result}"


def _corrected(invited: int | None) -> str:
    return "" if invited is None else f"; narrowed by sqrt(1 - n / {invited}), because {invited} were invited"


def _level(given: Material) -> Lines:
    """The level by the cuts, then what the gates leave of it.

    Raises:
        CollabreadyError: the level is not what cuts and gates give.
    """
    readiness, rungs = given.results.readiness, given.rungs
    score = readiness.score or 0.0
    yield from level_lines(score, rungs)
    for gate in readiness.gates:
        yield f"  Gate {gate.id} fires: at most {gate.cap}. {gate.sentence}"
    before = rungs.level(score)
    level = capped(before, readiness.gates, dict(rungs.rungs))
    if readiness.gates:
        yield f"  The lowest of them is the level: {level}."
    if (before, level) != (readiness.level_before_gates, readiness.level):
        raise CollabreadyError(
            f"level: {readiness.level} stands in the results, but cuts and gates give {level}. {CHANGED}"
        )
    if crosses_cut(readiness.ci, dict(rungs.rungs)):
        yield "  Borderline: the interval reaches over the cut of a level."


def _other_means(given: Material, scores: Mapping[str, float | None], weights: Mapping[str, float] | None) -> Lines:
    values = [score for score in scores.values() if score is not None]
    told = []
    for other in given.results.readiness.robustness:
        if weights:
            power = MEANS[other.mean]
            must_be(power_mean(values, [weights[key] for key in scores], power), other.score, f"{other.mean} mean")
        told.append(f"{other.mean} {given.rungs.score(other.score)}, {other.level}")
    if told:
        yield f"  By other kinds of mean: {'; '.join(told)}."


def explain_recipe(given: Material) -> Lines:
    recipe = given.results.recipe
    ingredients = {d.id: d.score for d in given.results.dimensions if d.role == "ingredient"}
    if recipe.score is None:
        yield "No recipe: " + ("an ingredient could not be scored." if given.surveyed else "staff have not been asked.")
        return
    yield f"Recipe of the ingredients: {given.rungs.score(recipe.score)} of 100."
    yield from geometric_lines(given, ingredients, equal_weights(list(ingredients)), recipe.score, "recipe")
    if recipe.ci:
        yield f"  95 % interval: {interval(recipe.ci)}, {DELTA}{_corrected(given.results.readiness.invited)}."


def explain_gate(given: Material, ident: str) -> Lines:
    """A gate: what it tests, against which limit, and what follows."""
    fired = next((gate for gate in given.results.readiness.gates if gate.id == ident), None)
    rule = _rule(given, ident)
    if fired is None and rule is None:
        return
    if fired:
        probably = "Probably: " if fired.uncertain else ""
        yield f"Gate {ident} fires, and caps the level at {fired.cap}. {probably}{fired.sentence}"
    else:
        yield f"Gate {ident} does not fire."
    yield from _tested(given, rule, fired)
    if fired and fired.uncertain:
        yield "  Uncertain: the interval of what it tests covers the limit, or interviews alone tell."
    if rule is None:
        yield f"  {NO_QUESTIONNAIRE}"


def _rule(given: Material, ident: str) -> Gate | None:
    gates = given.questionnaire.scoring.gates if given.questionnaire else ()
    return next((gate for gate in gates if gate.id == ident), None)


def _tested(given: Material, rule: Gate | None, fired: FiredGate | None) -> Lines:
    low = set(fired.where) if fired else set()
    for name in _where(given, rule, fired):
        score, told = _measured(given, name, rule)
        limit = None if rule is None else rule.share_below if rule.question else rule.below
        if score is None or limit is None:
            yield f"  {name}: {told}."
            continue
        below = is_below(score, limit)
        if below != (name in low):
            raise CollabreadyError(
                f"gate {rule.id if rule else name}: {name} is {told}, which does not fit what stands in the results. "
                f"{CHANGED}"
            )
        limit_told = percent(limit) if rule and rule.question else f"{limit:g}"
        yield f"  {name}: {told} is {'below' if below else 'not below'} {limit_told}."


def _where(given: Material, rule: Gate | None, fired: FiredGate | None) -> list[str]:
    if rule is None:
        return list(fired.where) if fired else []
    tested = [d.id for d in given.results.dimensions if d.id == rule.dimension or (rule.any and d.role == rule.any)]
    return [*tested, *filter(None, (rule.practice, rule.question))]


def _measured(given: Material, name: str, rule: Gate | None) -> tuple[float | None, str]:
    """The score or share of what a gate tests, and the same in words."""
    for dimension in given.results.dimensions:
        scores = {dimension.id: dimension.score, **{p.id: p.score for p in dimension.practices}}
        if name in scores:
            return _rated(given, dimension, name, scores[name])
    question = next((each for each in given.results.questions if each.id == name), None)
    if question is None or question.shares is None or rule is None or rule.answer is None:
        return None, "too few answers are shown to tell, and what is unknown never fires" if rule else "not known here"
    return question.shares[rule.answer], f"{100 * question.shares[rule.answer]:.1f} %"


def _rated(given: Material, dimension: DimensionResult, name: str, score: float | None) -> tuple[float | None, str]:
    if score is not None:
        return score, exactly(score, given.rungs)
    heard = rating(given, dimension.id, name)
    if heard:
        return heard.score, f"{exactly(heard.score, given.rungs)}, as interviews rate it"
    return None, unseen("its score", given.results).rstrip(".") + ", and what is unknown never fires"


def rating(given: Material, dimension: str, name: str) -> InterviewResult | None:
    """How interviews rate a dimension or practice."""
    return next(
        (r for r in given.results.interviews if r.dimension == dimension and (r.practice or r.dimension) == name), None
    )
