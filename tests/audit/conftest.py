"""A survey of four statements, and what a careless program would print of it: figures that hide nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from audit.survey import LABELS, Person, Shown
from collabready.audit.examination import Data, examined
from collabready.audit.verdict import Verdict
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire

ASKED = """
format: 1
id: trust
version: "1"
title: Trust
language: en
audiences:
  employee: {title: Staff}
  manager: {title: Managers, voice: leaders}
scales: {agreement: {answers: {1: Never, 2: Rarely, 3: Sometimes, 4: Often, 5: Always}}}
dimensions:
  - id: communities
    title: Communities
    role: ingredient
    practices:
      - id: trust
        title: Trust
        items: [{id: teams, statement: I trust other teams.}, {id: units, statement: I trust other units.}]
  - id: purpose
    title: Purpose
    role: ingredient
    practices:
      - id: goal
        title: Goal
        items: [{id: known, statement: I know the goal.}, {id: shared, statement: I share the goal.}]
questions:
  - {id: role, text: Do you lead people?, type: audience, answers: {employee: "No", manager: "Yes"}}
scoring: {levels: {low: 0, high: 65}}
"""
STATEMENTS = ("I trust other teams.", "I trust other units.", "I know the goal.", "I share the goal.")


@pytest.fixture
def asked(tmp_path: Path) -> Questionnaire:
    path = tmp_path / "trust.yaml"
    path.write_text(ASKED, encoding="utf-8")
    return load_questionnaire(path)


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    """Write people as the export of a survey."""

    def write(persons: Sequence[Person], name: str = "survey.csv") -> Path:
        headers = list(dict.fromkeys(key for person in persons for key in person if key not in {"answer", "begun"}))
        lines = [",".join([*STATEMENTS, *headers])]
        lines += [
            ",".join(
                [
                    LABELS[p["answer"]],
                    LABELS[p["answer"]],
                    "Often",
                    "" if p.get("begun") else "Often",
                    *(p.get(header, "") for header in headers),
                ]
            )
            for p in persons
        ]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def results(tmp_path: Path) -> Callable[..., Path]:
    """Write a results.json that shows the whole and the groups that are named, whatever their size."""

    def write(source: Path, persons: Sequence[Person], shown: Sequence[Shown] = (), name: str = "results.json") -> Path:
        groups = [_group(by, group, persons) for by, group in shown]
        document = {
            "format": 1,
            "settings": {"min_group": 5},
            "sources": [_source(source, persons)],
            "readiness": {"n": len(_staff(persons)), "basis": "survey"},
            "dimensions": [{"id": "communities", "title": "Communities", **_cell(_staff(persons))}],
            "groups": groups,
        }
        path = tmp_path / name
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write


def _source(source: Path, persons: Sequence[Person]) -> dict[str, Any]:
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return {"file": source.name, "sha256": digest, "channel": "survey", "rows": len(persons), "accepted": len(persons)}


def _staff(persons: Sequence[Person]) -> list[Person]:
    return [person for person in persons if person.get("Do you lead people?") != "Yes"]


def _group(by: str, group: str, persons: Sequence[Person]) -> dict[str, Any]:
    inside = [person for person in _staff(persons) if person.get(by) == group]
    return {"by": by, "group": group, "n": len(inside), "dimensions": {"communities": _cell(inside)}}


def _cell(persons: Sequence[Person]) -> dict[str, Any]:
    scores = [25 * (int(person["answer"]) - 1) for person in persons if person["answer"]]
    return {"n": len(scores), "score": sum(scores) / len(scores)}


@pytest.fixture
def audit(asked: Questionnaire) -> Callable[..., Verdict]:
    """The verdict on finished files."""

    def examine(*files: Path, data: Sequence[Path] = (), withdrawn: Sequence[str] = ()) -> Verdict:
        return examined(files, Data(data, withdrawn=withdrawn), asked)

    return examine
