"""plan.yaml: what the consultant and the client decided about the plan, and what the consultant says of each page.

format: 1
questionnaire: collaborative-learning
actions:
  name-a-driver: {status: agreed, owner: Els Maes, due: 2027-01-15, note: Starts with two communities.}
own:
  - {id: lunch-talks, title: Hold lunch talks, owner: HR, due: 60, first_step: Ask two speakers., measure: Talks held}
reading:
  summary: Purpose comes first; all else waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator

from collabready.documents import Document, KeyPath, Texts, Tree, closest, parse, read
from collabready.engagement.settings import Text
from collabready.errors import DocumentError
from collabready.plan.proposal import ASK_STAFF
from collabready.plan.readings import NAMES, anchor_of
from collabready.questionnaire.model import Format, Id, Questionnaire

FILE = "plan.yaml"
Status = Literal["proposed", "agreed", "rejected", "done"]
DAYS = (30, 60, 90)
A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _as_due(value: Any) -> int | date:
    """A number of days that the plan has, or a day."""
    if isinstance(value, str) and value.isdecimal() and int(value) in DAYS:
        return int(value)
    try:
        if isinstance(value, str) and A_DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise ValueError(f"'due' is '{value}'. Write 30, 60 or 90 days, or a date like 2027-01-15.")


def _or_none_yet(value: Any) -> Any:
    """A key that nothing is written under: nothing is decided yet."""
    return {} if value is None else value


def _or_no_entries(value: Any) -> Any:
    return () if value is None else value


NoneYet = BeforeValidator(_or_none_yet)
Due = Annotated[Literal[30, 60, 90] | date, PlainValidator(_as_due)]


class Decision(Document):
    """What was decided about an action of the questionnaire; None is as it was proposed."""

    status: Status = "proposed"
    owner: Text | None = None
    due: Due | None = None
    note: Text | None = None


class OwnAction(Document):
    """An action that the consultant added. `improves`: practices, where it improves any."""

    id: Id
    title: Text
    owner: Text
    due: Due
    first_step: Text
    measure: Text
    effort: Literal["S", "M", "L"] = "M"
    improves: Texts = ()
    because: Text | None = None
    status: Status = "agreed"
    note: Text | None = None


class Decisions(Document):
    """A plan.yaml. `questionnaire`: whose actions these are; None for whichever is scored. `reading`: by page."""

    format: Format = 1
    questionnaire: str | None = None
    actions: Annotated[dict[str, Annotated[Decision, NoneYet]], NoneYet] = Field(default_factory=dict)
    own: Annotated[tuple[OwnAction, ...], BeforeValidator(_or_no_entries)] = ()
    reading: Annotated[dict[str, Text], NoneYet] = Field(default_factory=dict)


def read_decisions(path: Path, questionnaire: Questionnaire) -> Decisions | None:
    """What was decided about the plan of a questionnaire; None where the file is about another.

    Raises:
        DocumentError: with every problem of the file, such as an action or a page that is not known.
    """
    return decisions_of(read(path), questionnaire)


def decisions_of(tree: Tree, questionnaire: Questionnaire) -> Decisions | None:
    """The same of a file that was read already. Raises DocumentError."""
    found = parse(tree, Decisions)
    if found.questionnaire not in {None, questionnaire.id}:
        return None
    findings = [*_unknown_actions(found, questionnaire), *_own(found, questionnaire), *_pages(found, questionnaire)]
    if findings:
        raise DocumentError([tree.problem(*finding) for finding in findings])
    return found


def _unknown_actions(found: Decisions, questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, str, str]]:
    known = [*(action.id for action in questionnaire.actions), ASK_STAFF]
    for ident in found.actions:
        if ident not in known:
            hint = closest(ident, known) or "One of your own belongs under 'own'."
            yield ("actions", ident), f"'{questionnaire.id}' has no action '{ident}'.", hint


def _own(found: Decisions, questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, str, str]]:
    taken = {action.id for action in questionnaire.actions} | {ASK_STAFF}
    practices = [practice.id for practice in questionnaire.practices]
    for at, action in enumerate(found.own):
        if action.id in taken:
            yield ("own", at, "id"), f"There is an action '{action.id}' already.", "Choose another id."
        taken.add(action.id)
        for place, practice in enumerate(action.improves):
            if practice not in practices:
                hint = closest(practice, practices) or f"It has: {', '.join(practices)}."
                yield ("own", at, "improves", place), f"'{questionnaire.id}' has no practice '{practice}'.", hint


def _pages(found: Decisions, questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, str, str]]:
    """Pages that no report has, and pages that are named twice."""
    dimensions = [dimension.id for dimension in questionnaire.dimensions]
    seen: dict[str, str] = {}
    for page in found.reading:
        anchor = anchor_of(page, dimensions)
        if anchor is None:
            names = [*NAMES, *dimensions]
            yield (
                ("reading", page),
                f"No page is called '{page}'.",
                closest(page, names) or f"There are: {', '.join(names)}.",
            )
        elif anchor in seen:
            yield ("reading", page), f"'{page}' is the page '{seen[anchor]}', which has a reading above.", "Keep one."
        else:
            seen[anchor] = page


def day_of(due: int | date | None) -> date | None:
    """The day, where a day is named and no number of days."""
    return due if isinstance(due, date) else None
