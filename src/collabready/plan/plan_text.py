"""The text of plan.yaml: made from a plan, or added to, without touching a letter of what stands there.

A file that is there belongs to the consultant. Actions that it lacks are put at the end of its `actions`; comments, order
and spelling stay.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from collabready.documents import Tree, read_text
from collabready.errors import CollabreadyError, DocumentError
from collabready.plan.decisions import Decisions, decisions_of
from collabready.plan.readings import NAMES

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results
    from collabready.questionnaire.model import Questionnaire

WIDTH = 100
HEAD = """\
# The plan{of}.
# What you decide stands here, and no scoring writes over it: score or report again, and it is printed.
#
# For each action under `actions`, `status` is proposed, agreed, rejected or done. To name an owner, a day or a note, delete
# the "#" before its line and write your own words behind the colon. `due` is 30, 60 or 90 days from the start of the plan
# (`plan_start` in collabready.yaml), or a date like 2027-01-15. `collabready plan --write` adds actions that are new at the
# end, and changes nothing else.
format: 1
questionnaire: {questionnaire}

# What you say of a page of the report, printed there as the consultant's reading. The pages are
# {pages},
# and the id of each dimension.
#reading:
#  summary: What the board should take from this page, in a sentence or two.
#  {dimension}: What you heard about this part that no number tells.

# Actions of your own. `effort` is S, M or L; `improves` names practices, where it improves any.
#own:
#  - id: lunch-talks
#    title: Hold a talk over lunch each month
#    owner: Communication
#    due: 60
#    first_step: Ask two colleagues who have something to show.
#    measure: Talks held
#    effort: S
#    improves: [{practice}]

# What the numbers propose, first things first.
"""
EMPTY = re.compile(r"\{\s*\}")


def plan_text(results: Results, questionnaire: Questionnaire) -> str:
    """The text of a new plan.yaml with all actions that are proposed."""
    head = HEAD.format(
        of=f" of {_one_line(results.organisation)}" if results.organisation else "",
        questionnaire=questionnaire.id,
        pages=", ".join(NAMES),
        dimension=questionnaire.dimensions[0].id,
        practice=next(practice.id for practice in questionnaire.practices),
    )
    return f"{head}actions:\n{''.join(_lines(_proposed(results), 2))}"


def missing(results: Results, decisions: Decisions) -> tuple[PlannedAction, ...]:
    """The actions that are proposed and that a plan.yaml does not name."""
    return tuple(action for action in _proposed(results) if action.id not in decisions.actions)


def extended(text: str, actions: Sequence[PlannedAction], questionnaire: Questionnaire, file: str) -> str:
    """The text of a plan.yaml with these actions at the end of its `actions`. `file` names it in messages.

    Raises:
        DocumentError: it cannot be read, or nothing can be added to it where it stands.
    """
    tree = Tree(file, "", read_text(text, file))
    before = decisions_of(tree, questionnaire)
    added = _with(text, actions, tree)
    after = decisions_of(Tree(file, "", read_text(added, file)), questionnaire)
    kept = after and after.model_copy(
        update={"actions": {key: each for key, each in after.actions.items() if before and key in before.actions}}
    )
    if before is None or kept != before:
        raise CollabreadyError(
            f"{file}: the actions could not be added without changing what stands there. Nothing was written."
        )
    return added


def _with(text: str, actions: Sequence[PlannedAction], tree: Tree) -> str:
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += end
    node = tree.root.children.get("actions")
    if node is None or node.key_place is None:
        return "".join([*lines, end, f"actions:{end}", *_lines(actions, 2, end)])
    first = next(iter(node.children.values()), None)
    if first is None or first.key_place is None:
        at, column = node.place.line - 1, node.place.column - 1
        lines[at] = lines[at][:column] + EMPTY.sub("", lines[at][column:], count=1)
    elif lines[node.place.line - 1][node.place.column - 1 :].startswith("{"):
        what = "The actions stand between { and }, where none can be added."
        raise DocumentError([tree.problem(("actions",), what, "Write each on a line of its own.")])
    indent = first.key_place.column - 1 if first and first.key_place else 2
    at = _end_of_actions(lines, node.key_place.line, tree)
    return "".join([*lines[:at], *_lines(actions, indent, end), *lines[at:]])


def _end_of_actions(lines: Sequence[str], start: int, tree: Tree) -> int:
    """How many lines there are up to the end of the actions: comments at the left margin belong to what follows."""
    tops = [child.key_place.line for child in tree.root.children.values() if child.key_place]
    end = min((line - 1 for line in tops if line > start), default=len(lines))
    while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _proposed(results: Results) -> Sequence[PlannedAction]:
    return [action for action in results.plan if not action.own]


def _lines(actions: Sequence[PlannedAction], indent: int, end: str = "\n") -> Iterator[str]:
    """The lines of some actions under `actions:`."""
    yield from (f"{' ' * indent}{line}{end}" for action in actions for line in _entry(action))


def _entry(action: PlannedAction) -> Iterator[str]:
    yield from _comment(f"{action.rank}. {action.title}", "# ", "#    ")
    yield from _comment(action.because, "#    ", "#    ")
    yield f"{action.id}:"
    yield f"  status: {action.status}"
    yield f"  #owner: {_one_line(action.owner)}"
    yield f"  #due: {action.due}"
    yield "  #note:"


def _comment(text: str, first: str, later: str) -> Iterator[str]:
    yield from textwrap.wrap(
        _one_line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
