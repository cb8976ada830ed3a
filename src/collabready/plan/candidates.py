"""Which actions apply, and in what order.

1. An action applies when a practice that it improves scores below the action's threshold, in the survey or in the
   interviews.
2. Actions that answer a fired gate come first, in the order of the gates in the file.
3. Then by gain over effort. Gain = readiness with ten points more (at most 100) on every practice that the action
   improves, minus readiness; a quarter more where leaders do not see what staff see. Ties: the lower score first, then
   the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.readiness import is_below
from collabready.plan.gain import gain_of

if TYPE_CHECKING:
    from collabready.assessment.comparison_results import Gap
    from collabready.assessment.interview_results import InterviewResult
    from collabready.assessment.results import DimensionResult, FiredGate, PracticeResult, Results
    from collabready.questionnaire.model import Action, Questionnaire

EFFORT = {"S": 1, "M": 2, "L": 3}
BLIND_SPOT = 1.25


@dataclass(frozen=True)
class Found:
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
class Candidate:
    """An action that applies, and the practice that calls for it most.

    `gate`: the one that it answers, with what that `says`; `gap`: a blind spot of leaders on the practice's dimension.
    `weights`: of the practice's items, by id.
    """

    action: Action
    place: int
    found: Found
    gate: FiredGate | None
    gain: float | None
    weights: Mapping[str, float]
    says: str
    gap: Gap | None

    def order(self, gates: Sequence[FiredGate]) -> tuple[float, float, float, int]:
        gate = gates.index(self.gate) if self.gate else len(gates)
        worth = round((self.gain or 0) / EFFORT[self.action.effort] * (BLIND_SPOT if self.gap else 1), 9)
        return gate, -worth, _low(self.found.lowest(self.action.below)), self.place


def in_order(found: Iterable[Candidate], results: Results) -> list[Candidate]:
    """First things first."""
    return sorted(found, key=lambda candidate: candidate.order(results.readiness.gates))


def candidates(questionnaire: Questionnaire, results: Results) -> Iterator[Candidate]:
    """The actions that apply, in the order of the file."""
    practices = found_practices(results)
    on_questions = _gates_on_questions(questionnaire)
    for place, action in enumerate(questionnaire.actions):
        answered = [gate for gate in results.readiness.gates if answers_gate(action, set(gate.where), questionnaire)]
        improved = [practices[i] for i in action.improves if i in practices]
        low = [found for found in improved if found.lowest(action.below) is not None]
        if not low and {gate.id for gate in answered} & on_questions:
            low = [found for found in improved if found.score is None]
        if low:
            found = min(low, key=lambda each: _low(each.lowest(action.below)))
            weights = {i.id: i.weight for p in questionnaire.practices if p.id == found.practice.id for i in p.items}
            gate, gain = answered[0] if answered else None, gain_of(action, questionnaire, results)
            says = _says(gate, found.dimension, questionnaire)
            gap = results.voices.blind_spots.get(found.dimension.id)
            yield Candidate(action, place, found, gate, gain, weights, says, gap)


def found_practices(results: Results) -> dict[str, Found]:
    """Every practice by id. With no survey, the scores of the results are themselves ratings."""
    heard = {rating.practice: rating for rating in results.interviews if rating.practice}
    surveyed = results.readiness.basis == "survey"
    return {
        p.id: Found(p, dimension, p if surveyed else None, heard.get(p.id))
        for dimension in results.dimensions
        for p in dimension.practices
    }


def _says(gate: FiredGate | None, dimension: DimensionResult, questionnaire: Questionnaire) -> str:
    """What a gate says of the dimension that an action is about, and of no other."""
    templates = {each.id: each.says for each in questionnaire.scoring.gates}
    return templates[gate.id].replace("{dimension}", dimension.title) if gate else ""


def answers_gate(action: Action, tested: AbstractSet[str], questionnaire: Questionnaire) -> bool:
    """Whether an action improves what a gate was tested on: a practice, or a practice of a dimension.

    A gate on a question is answered by what improves the practices whose items only some of its answers lead to.
    `tested`: ids of dimensions, practices or a question.
    """
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


def _low(score: float | None) -> float:
    """A score to put in order: the lowest first, unknown ones last, float noise decides nothing."""
    return 101 if score is None else round(score, 9)
