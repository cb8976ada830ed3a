"""How results, plans, mappings and explanations look in a terminal: plain tables that fit its width, wording and numbers as in the report."""

from __future__ import annotations

from collabready.terminal.explanation import print_explanation
from collabready.terminal.mapping import print_mapping
from collabready.terminal.plan import print_plan
from collabready.terminal.results import print_results
from collabready.terminal.waves import print_waves

__all__ = ["print_explanation", "print_mapping", "print_plan", "print_results", "print_waves"]
