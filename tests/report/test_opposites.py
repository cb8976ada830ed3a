"""Two clients with opposite troubles get different reports, from their answers to the shipped questionnaire."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from collabready.assessment.results import Results, Settings
from collabready.assessment.summary import Context
from collabready.plan import assess
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.report.page import Report, report_pages
from collabready.responses.reader import read_responses

WEAK, WELL = (1, 1, 2, 2, 2), (4, 4, 4, 5, 5)
"""What five people answer in turn where it is bad, and where it is good, most favourable 5."""
PEOPLE = 60


def answers(questionnaire: Questionnaire, weak: str) -> list[list[str]]:
    """An export: a column for each statement, a row for each person, bad in one dimension and good in the others."""
    asked = [(d.id, item) for d in questionnaire.dimensions for p in d.practices for item in p.items if item.statement]
    rows = [[item.statement or "" for _, item in asked]]
    for person in range(PEOPLE):
        codes = [(WEAK if dimension == weak else WELL)[(person + at) % 5] for at, (dimension, _) in enumerate(asked)]
        told = [(item, 6 - code if item.reverse else code) for code, (_, item) in zip(codes, asked, strict=True)]
        rows.append([questionnaire.scale(item).label(code) for item, code in told])
    return rows


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Results, Report]]:
    return {weak: report(weak, tmp_path_factory.mktemp(weak)) for weak in ("purpose", "psychological-safety")}


@cache
def report(weak: str, folder: Path) -> tuple[Results, Report]:
    questionnaire = load_questionnaire("collaborative-learning")
    file = folder / "export.csv"
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(answers(questionnaire, weak))
    settings = Settings(min_group=5, min_group_distribution=10)
    context = Context(created="2026-11-24T09:00:00+00:00", organisation="Northmoor Water")
    results = assess(questionnaire, read_responses(file, questionnaire, []), settings, context)
    return results, report_pages(results)


Reports = dict[str, tuple[Results, Report]]


def test_each_headline_names_what_is_weak(reports: Reports) -> None:
    (_, aimless), (_, afraid) = reports["purpose"], reports["psychological-safety"]

    assert aimless.summary.opening.title.text == "Not ready yet: purpose is the missing ingredient"
    assert "safety" in afraid.summary.opening.title.text
    assert aimless.cover.title.text != afraid.cover.title.text


def test_their_first_three_actions_have_nothing_in_common(reports: Reports) -> None:
    firsts = [{each.title for each in report.summary.priorities} for _, report in reports.values()]

    assert [len(each) for each in firsts] == [3, 3]
    assert not firsts[0] & firsts[1]


def test_their_ninety_days_are_filled_otherwise(reports: Reports) -> None:
    days = [report.plan.days for _, report in reports.values()]
    rows = [{row.title for row in each.rows} for each in days if each]

    assert [len(each) > 3 for each in rows] == [True, True]
    assert not rows[0] & rows[1]


def test_what_is_worth_building_on_is_what_the_other_lacks(reports: Reports) -> None:
    (_, aimless), (_, afraid) = reports["purpose"], reports["psychological-safety"]
    told = [next(each.title for each in report.summary.findings if each.kind == "base") for report in (aimless, afraid)]

    assert "psychological safety" in told[0]
    assert "purpose" not in told[0]
    assert "purpose" in told[1]
    assert "psychological safety" not in told[1]


def test_who_sees_only_the_summary_knows_what_to_do_on_monday(reports: Reports) -> None:
    """Each decision has a first step, who takes it, and by when."""
    for _, report in reports.values():
        for decision in report.summary.priorities:
            assert decision.first_step
            assert decision.owner
            assert decision.due.startswith("by day ")
