"""The rules that fired: what each says, and whether it is what holds the level down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collabready.assessment.figures import ladder
from collabready.language import level_name, say, whole_number
from collabready.report.room import MORE, fitting, lines
from collabready.report.wording import clip, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.assessment.results import FiredGate, Results

MOST_RULES = 3
"""Longest list of a page that is not about the rules; all stand on the page of the method."""


@dataclass(frozen=True)
class Rule:
    """A gate that fired: its sentence, what it does to the level, and whether it lowers it."""

    says: str
    effect: str
    lowers: bool


def rules(results: Results) -> tuple[Rule, ...]:
    return tuple(_rule(results, gate) for gate in results.readiness.gates)


def fitting_rules(fired: Sequence[Rule], room: float, letters: int) -> tuple[Rule, ...]:
    """The first three at most, and of these what fits; a line for "and 2 more" takes its room as well."""
    heights = [rule_height(rule, letters) for rule in fired]
    if len(fired) <= MOST_RULES and sum(heights) <= room:
        return tuple(fired)
    return tuple(fired[: fitting(heights, room - MORE, MOST_RULES)])


def more(all_of_them: int, shown: int) -> str:
    return say("and {n} more", n=whole_number(all_of_them - shown)) if all_of_them > shown else ""


def rule_height(rule: Rule, letters: int) -> float:
    """Points that a rule takes at so many letters a line."""
    return 6 + 12.6 * lines(f"{rule.says} {rule.effect}", letters)


def _rule(results: Results, gate: FiredGate) -> Rule:
    says, lowers = sentence(gate.sentence), _lowers(results, gate)
    return Rule(
        say("Probably: {says}", says=says) if gate.uncertain else says, _effect(results, gate, lowers=lowers), lowers
    )


def _lowers(results: Results, gate: FiredGate) -> bool:
    """Does the level stand at this gate's cap, and would it be higher without any gate?"""
    level, before, cut = results.readiness.level, results.readiness.level_before_gates, ladder(results).cut
    return level is not None and before is not None and cut(level) == cut(gate.cap) < cut(before)


def _effect(results: Results, gate: FiredGate, *, lowers: bool) -> str:
    level, cut, cap = results.readiness.level, ladder(results).cut, clip(level_name(gate.cap))
    if results.readiness.basis == "interviews":
        return say("It caps no level, since there is none.")
    if level is None:
        return say("It would hold the level at “{cap}” at most.", cap=cap)
    if lowers:
        return say("Holds the level at “{cap}”.", cap=cap)
    if cut(level) == cut(gate.cap):
        return say("The level is no higher than “{cap}” anyway.", cap=cap)
    return say("Caps at “{cap}”; the level is below that anyway.", cap=cap)
