"""What must hold between the values of a questionnaire: one function a rule, its docstring says which.

A rule is a generator of Findings and knows nothing of files or lines. It must work whatever the other rules find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collabready.questionnaire.rules.actions import idle_action
from collabready.questionnaire.rules.conditions import (
    condition_on_later,
    condition_on_text,
    condition_on_unknown,
    condition_order,
    condition_value,
)
from collabready.questionnaire.rules.gates import (
    gate_answer,
    gate_cap,
    gate_reference,
    gate_target,
    gate_test,
    gate_text,
)
from collabready.questionnaire.rules.names import duplicate_id, same_wording, unknown_audience, unknown_scale
from collabready.questionnaire.rules.questions import question_answers, two_audience_questions
from collabready.questionnaire.rules.scales import (
    alias_of_no_code,
    ambiguous_label,
    anchor_of_no_code,
    code_order,
    nominal_item,
    reversed_nominal_item,
)
from collabready.questionnaire.rules.scoring import (
    level_order,
    one_item_dimension,
    silent_item,
    unasked_anchors,
    weights,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from collabready.questionnaire.model import Questionnaire
    from collabready.questionnaire.rules.findings import Finding

RULES: tuple[Callable[[Questionnaire], Iterator[Finding]], ...] = (
    duplicate_id,
    unknown_scale,
    unknown_audience,
    same_wording,
    silent_item,
    one_item_dimension,
    nominal_item,
    reversed_nominal_item,
    code_order,
    ambiguous_label,
    alias_of_no_code,
    anchor_of_no_code,
    unasked_anchors,
    condition_on_unknown,
    condition_on_later,
    condition_on_text,
    condition_order,
    condition_value,
    question_answers,
    two_audience_questions,
    level_order,
    weights,
    gate_target,
    gate_reference,
    gate_test,
    gate_answer,
    gate_cap,
    gate_text,
    idle_action,
)
