"""Gates: each tests one thing that is there, and caps at a level that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.questionnaire.rules.findings import Finding, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.documents import KeyPath
    from collabready.questionnaire.model import Gate, Questionnaire

TARGETS = ("any", "dimension", "practice", "question")
PLACEHOLDER = "{dimension}"


def _gates(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Gate]]:
    for g, gate in enumerate(questionnaire.scoring.gates):
        yield ("scoring", "gates", g), gate


def _targets(gate: Gate) -> dict[str, str]:
    return {key: getattr(gate, key) for key in TARGETS if getattr(gate, key) is not None}


def gate_target(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A gate has exactly one of `any`, `dimension`, `practice` and `question`."""
    for path, gate in _gates(questionnaire):
        targets = _targets(gate)
        if len(targets) != 1:
            has = " and ".join(f"'{key}'" for key in targets) or "nothing to test"
            yield Finding(path, f"The gate '{gate.id}' has {has}.", f"Give it one of: {', '.join(TARGETS)}.")


def gate_reference(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What a gate tests is in the file: a dimension (of that role), a practice or a question."""
    known: dict[str, list[str]] = {
        "any": [dimension.role for dimension in questionnaire.dimensions],
        "dimension": [dimension.id for dimension in questionnaire.dimensions],
        "practice": [practice.id for practice in questionnaire.practices],
        "question": [question.id for question in questionnaire.questions],
    }
    for path, gate in _gates(questionnaire):
        for key, name in _targets(gate).items():
            if name not in known[key]:
                thing = f"dimension with the role '{name}'" if key == "any" else f"{key} '{name}'"
                hint = "Give a dimension that role." if key == "any" else nearest(name, known[key])
                yield Finding((*path, key), f"There is no {thing}.", hint)


def gate_test(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A gate on a question has `answer` and `share_below`; any other gate has `below`."""
    for path, gate in _gates(questionnaire):
        right = ("answer", "share_below") if gate.question else ("below",)
        for key in ("below", "answer", "share_below"):
            given = getattr(gate, key) is not None
            if not given and key in right:
                yield Finding(path, f"The gate '{gate.id}' lacks '{key}'.", "Add it.")
            if given and key not in right:
                what = f"'{key}' says nothing in the gate '{gate.id}'."
                yield Finding((*path, key), what, f"It needs: {', '.join(right)}.")


def gate_answer(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A gate on a question counts an answer that the question has."""
    questions = {question.id: question for question in questionnaire.questions}
    for path, gate in _gates(questionnaire):
        question = questions.get(gate.question or "")
        if question and gate.answer is not None and gate.answer not in question.answers:
            what = f"'{question.id}' has no answer '{gate.answer}'."
            yield Finding((*path, "answer"), what, nearest(gate.answer, question.answers))


def gate_cap(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A gate caps at one of the levels."""
    levels = questionnaire.scoring.levels
    for path, gate in _gates(questionnaire):
        if gate.cap not in levels:
            yield Finding((*path, "cap"), f"There is no level '{gate.cap}'.", nearest(gate.cap, levels))


def gate_text(questionnaire: Questionnaire) -> Iterator[Finding]:
    """`says` is plain text; {dimension} may stand in it where the gate tests dimensions."""
    for path, gate in _gates(questionnaire):
        yield from braces((*path, "says"), gate)


def braces(path: KeyPath, gate: Gate) -> Iterator[Finding]:
    """What would be printed with its braces."""
    tests_dimensions = gate.any is not None or gate.dimension is not None
    rest = gate.says.replace(PLACEHOLDER, "") if tests_dimensions else gate.says
    if "{" in rest or "}" in rest:
        replaced = (
            f"Only {PLACEHOLDER} is replaced here, by its title." if tests_dimensions else "Nothing is replaced here."
        )
        yield Finding(path, replaced, "Write the words themselves, without other braces.")
