"""What to do: which actions apply, in what order, and why.

1. An action applies when a practice that it improves scores below the action's threshold, in the survey or in the
   interviews.
2. Actions that answer a fired gate come first, in the order of the gates in the file.
3. Then by gain over effort. Gain = readiness with ten points more (at most 100) on every practice that the action
   improves, minus readiness; a quarter more where leaders do not see what staff see. Ties: the lower score first, then
   the order of the file.

Nothing is drawn by chance: the same results give the same plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.comparison_results import Gap
from collabready.assessment.disclosure import MIN_GROUP, minimum_for_spreads
from collabready.assessment.figures import interval, marked, whole
from collabready.assessment.interview_results import InterviewResult
from collabready.assessment.readiness import geometric_mean, is_below
from collabready.assessment.results import (
    DimensionResult,
    FiredGate,
    ItemResult,
    PlannedAction,
    PracticeResult,
    Results,
    Settings,
)
from collabready.assessment.summary import Context, score_responses
from collabready.assessment.uncertainty import SMALLEST_CHANGE, smallest_change
from collabready.language import speaking
from collabready.questionnaire.model import Action, Questionnaire

if TYPE_CHECKING:
    from collabready.responses.model import Responses

STEP = 10
EFFORT = {"S": 1, "M": 2, "L": 3}
BLIND_SPOT = 1.25


@dataclass(frozen=True)
class _Found:
    """A practice with what the survey found of it, None where there was none, and how interviews rate it."""

    practice: PracticeResult
    dimension: DimensionResult
    survey: PracticeResult | None
    heard: InterviewResult | None

    @property
    def score(self) -> float | None:
        """The survey's score; where it has none, the rating."""
        if self.survey and self.survey.score is not None:
            return self.survey.score
        return self.heard.score if self.heard else None

    def surveyed_below(self, threshold: float) -> bool:
        return self.survey is not None and is_below(self.survey.score, threshold)

    def heard_below(self, threshold: float) -> bool:
        return self.heard is not None and is_below(self.heard.score, threshold)

    def lowest(self, threshold: float) -> float | None:
        """The lower of what lies below a threshold; None where nothing does."""
        low = [self.survey.score] if self.survey and self.surveyed_below(threshold) else []
        low += [self.heard.score] if self.heard and self.heard_below(threshold) else []
        return min((score for score in low if score is not None), default=None)


@dataclass(frozen=True)
class _Candidate:
    """An action that applies, and the practice that calls for it most.

    `gate`: the one that it answers, with what that `says`; `gap`: a blind spot of leaders on the practice's dimension.
    """

    action: Action
    place: int
    found: _Found
    gate: FiredGate | None
    gain: float | None
    weights: Mapping[str, float]
    says: str
    gap: Gap | None

    def order(self, gates: Sequence[FiredGate]) -> tuple[float, float, float, int]:
        gate = gates.index(self.gate) if self.gate else len(gates)
        worth = round((self.gain or 0) / EFFORT[self.action.effort] * (BLIND_SPOT if self.gap else 1), 9)
        return gate, -worth, _low(self.found.lowest(self.action.below)), self.place


def assess(
    questionnaire: Questionnaire,
    responses: Responses,
    settings: Settings | None = None,
    context: Context | None = None,
    *,
    interviews: Responses | None = None,
) -> Results:
    """Score responses and plan what to do about it.

    `responses`: of a survey, or of interviews alone; `interviews`: those beside a survey, scored but never averaged.

    Raises:
        ResponsesError: fewer staff than the minimum group, no interview that counts, or no dimension could be scored.
    """
    by = tuple(responses.groups.columns)
    settings = settings or Settings(min_group=MIN_GROUP, min_group_distribution=minimum_for_spreads(MIN_GROUP), by=by)
    with speaking(questionnaire.language):
        results = score_responses(questionnaire, responses, settings, context or Context(), interviews)
        return results.model_copy(update={"plan": plan(questionnaire, results)})


def plan(questionnaire: Questionnaire, results: Results) -> tuple[PlannedAction, ...]:
    """The actions that apply, first things first."""
    gates = results.readiness.gates
    first = (ask_staff(),) if results.readiness.basis == "interviews" else ()
    ordered = sorted(_candidates(questionnaire, results), key=lambda candidate: candidate.order(gates))
    return (*first, *(_planned(candidate, rank) for rank, candidate in enumerate(ordered, start=1 + len(first))))


def factors(questionnaire: Questionnaire, results: Results) -> dict[str, float]:
    """By action that applies: how much more its gain is worth, because leaders do not see what staff see; else 1."""
    return {each.action.id: BLIND_SPOT if each.gap else 1 for each in _candidates(questionnaire, results)}


def ask_staff() -> PlannedAction:
    """What comes before all else where only leaders were heard. It improves nothing but what is known."""
    return PlannedAction(
        id="ask-staff",
        title="Ask staff with the survey",
        improves=(),
        because="Staff have not been asked, and only they can say whether it is so.",
        gate=None,
        gain=None,
        effort="M",
        due=30,
        owner="Executive sponsor",
        first_step="Set the days of the survey, and say who will see which results.",
        measure="Share of staff who have answered",
        baseline=None,
        target=None,
        rank=1,
        seed=(),
    )


def _candidates(questionnaire: Questionnaire, results: Results) -> Iterator[_Candidate]:
    practices = _practices(results)
    on_questions = _gates_on_questions(questionnaire)
    for place, action in enumerate(questionnaire.actions):
        answered = [gate for gate in results.readiness.gates if _answers(action, gate, questionnaire)]
        improved = [practices[i] for i in action.improves if i in practices]
        low = [found for found in improved if found.lowest(action.below) is not None]
        if not low and {gate.id for gate in answered} & on_questions:
            low = [found for found in improved if found.score is None]
        if low:
            found = min(low, key=lambda each: _low(each.lowest(action.below)))
            weights = {i.id: i.weight for p in questionnaire.practices if p.id == found.practice.id for i in p.items}
            gate, gain = answered[0] if answered else None, _gain(action, questionnaire, results)
            says = _says(gate, found.dimension, questionnaire)
            gap = results.voices.blind_spots.get(found.dimension.id)
            yield _Candidate(action, place, found, gate, gain, weights, says, gap)


def _practices(results: Results) -> dict[str, _Found]:
    """Every practice by id. With no survey, the scores of the results are themselves ratings."""
    heard = {rating.practice: rating for rating in results.interviews if rating.practice}
    surveyed = results.readiness.basis == "survey"
    return {
        p.id: _Found(p, dimension, p if surveyed else None, heard.get(p.id))
        for dimension in results.dimensions
        for p in dimension.practices
    }


def _says(gate: FiredGate | None, dimension: DimensionResult, questionnaire: Questionnaire) -> str:
    """What a gate says of the dimension that an action is about, and of no other."""
    templates = {each.id: each.says for each in questionnaire.scoring.gates}
    return templates[gate.id].replace("{dimension}", dimension.title) if gate else ""


def _answers(action: Action, gate: FiredGate, questionnaire: Questionnaire) -> bool:
    """Whether an action improves what a gate was tested on: a practice, or a practice of a dimension.

    A gate on a question is answered by what improves the practices whose items only some of its answers lead to.
    """
    tested = set(gate.where)
    return any(
        practice.id in action.improves
        for dimension in questionnaire.dimensions
        for practice in dimension.practices
        if practice.id in tested
        or dimension.id in tested
        or any(item.when and item.when.of in tested for item in practice.items)
    )


def _gates_on_questions(questionnaire: Questionnaire) -> set[str]:
    """Gates on a question: when they fire, the practices behind it may have no score, and still need something done."""
    return {gate.id for gate in questionnaire.scoring.gates if gate.question}


def _gain(action: Action, questionnaire: Questionnaire, results: Results) -> float | None:
    """Points of readiness for ten points more on what the action improves; None where there is no readiness."""
    if results.readiness.score is None:
        return None
    better = {dimension.id: _improved(dimension, action) for dimension in results.dimensions}
    after = geometric_mean(better, questionnaire.weights())
    return None if after is None else after - results.readiness.score


def _improved(dimension: DimensionResult, action: Action) -> float | None:
    scores = {practice.id: practice.score for practice in dimension.practices if practice.score is not None}
    if dimension.score is None or not scores:
        return dimension.score
    steps = sum(min(STEP, 100 - score) for practice, score in scores.items() if practice in action.improves)
    return min(dimension.score + steps / len(scores), 100)


def _planned(candidate: _Candidate, rank: int) -> PlannedAction:
    action, found = candidate.action, candidate.found
    return PlannedAction(
        id=action.id,
        title=action.title,
        improves=action.improves,
        because=" ".join(_because(candidate)),
        gate=candidate.gate.id if candidate.gate else None,
        gain=candidate.gain,
        effort=action.effort,
        due=action.due,
        owner=action.owner,
        first_step=action.first_step,
        measure=action.measure,
        baseline=found.score,
        target=_target(found),
        rank=rank,
        seed=action.seed,
    )


def _target(found: _Found) -> float | None:
    """Baseline and the smallest change that a second wave of this size could tell from noise, 5 points at least.

    Of ratings 5 points: what interviewees say is no sample.
    """
    if found.score is None:
        return None
    survey = found.survey
    change = smallest_change(survey.sd, survey.n) if survey and survey.sd is not None and survey.n else 0
    return min(found.score + max(SMALLEST_CHANGE, change), 100)


def _because(candidate: _Candidate) -> Iterator[str]:
    found, threshold = candidate.found, candidate.action.below
    title = found.practice.title
    if found.score is None:
        yield f"{title} could not be scored: too few people could answer."
    if found.survey and found.surveyed_below(threshold):
        around = f"{interval(found.survey.ci)}, " if found.survey.ci else ""
        score = marked(found.survey.score, [threshold])
        yield f"{title} scores {score} ({around}n {found.survey.n}), below {threshold:g}."
        if (item := _heaviest(candidate)) and item.score is not None:
            yield f'It is held down most by "{item.text}" ({whole(item.score)}).'
    if found.heard and found.heard_below(threshold):
        named = "it" if found.surveyed_below(threshold) else title
        rating = f"{marked(found.heard.score, [threshold])} (n {found.heard.n}), below {threshold:g}"
        yield f"Interviews rate {named} {rating}{_in_the_survey(found, threshold)}."
    if gap := candidate.gap:
        yield f"Leaders rate {found.dimension.title} {whole(gap.leaders)}, staff {whole(gap.staff)}: a blind spot."
    if candidate.gate:
        first, stop, _ = candidate.says.partition(". ")
        yield f"{'Probably: ' if candidate.gate.uncertain else ''}{first}{stop.strip()}"


def _in_the_survey(found: _Found, threshold: float) -> str:
    """What the survey says where interviews alone call for an action."""
    if found.survey is None:
        return ""
    if found.survey.score is None:
        return "; the survey has no score"
    return ", too" if found.surveyed_below(threshold) else f"; in the survey it scores {whole(found.survey.score)}"


def _heaviest(candidate: _Candidate) -> ItemResult | None:
    """The item that keeps the practice down most, where it has more than one."""
    weights = candidate.weights
    items = [item for item in candidate.found.dimension.items if item.id in weights and item.score is not None]
    if len(items) == 1:
        return None
    return max(items, key=lambda item: round((100 - (item.score or 0)) * weights[item.id], 9), default=None)


def _low(score: float | None) -> float:
    """A score to put in order: the lowest first, unknown ones last, float noise decides nothing."""
    return 101 if score is None else round(score, 9)
