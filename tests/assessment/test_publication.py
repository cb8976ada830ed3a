"""What may be published of a survey, as a user meets it: an export in, results out, and what was handed out before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import polars as pl
import pytest

from collabready.assessment.releases import Release, Row
from collabready.assessment.results import Results, Settings
from collabready.assessment.scores import answers_column
from collabready.assessment.summary import Context
from collabready.errors import ResponsesError
from collabready.plan import assess
from collabready.questionnaire.model import Questionnaire
from collabready.report.method import method_page
from collabready.responses.reader import read_responses
from collabready.responses.stack import read_exports
from collabready.terminal import print_results
from conftest import CREATED, Load, Score

TEXT = """
format: 1
id: test
version: "1"
title: Test
language: en
scales: {five: {answers: {1: a, 2: b, 3: c, 4: d, 5: e}}}
audiences:
  employee: {title: Staff, voice: staff}
  manager: {title: Managers, voice: leaders}
questions:
  - {id: role, text: Role?, type: audience, answers: {employee: Staff, manager: Manager}}
  - {id: unit, text: Unit?, type: group}
dimensions:
  - {id: c, title: Communities, role: ingredient, practices: [{id: pc, title: PC, items: [{id: c1, statement: C1}, {id: c2, statement: C2}]}]}
  - {id: t, title: Technology, role: ingredient, practices: [{id: pt, title: PT, items: [{id: t1, statement: T1}]}, {id: qt, title: QT, items: [{id: t2, statement: T2}]}]}
scoring: {levels: {missing: 0, ready: 65}}
"""
HEADER = "c1,c2,t1,t2,role,unit,site\n"


@pytest.fixture
def questionnaire(load: Load) -> Questionnaire:
    return load(TEXT)


def people(
    number: int, unit: str = "", site: str = "", role: str = "Staff", answers: tuple[str, str, str] = ("2", "3", "4")
) -> str:
    """So many rows of C1 and C2, T1, T2; every second one answers one more, so that there is a spread."""
    cells = (answers[0], *answers)
    one = f"{','.join(cells)},{role},{unit},{site}\n"
    other = f"{','.join(str(int(a) + 1) if a else '' for a in cells)},{role},{unit},{site}\n"
    return "".join(other if at % 2 else one for at in range(number))


def scored(
    questionnaire: Questionnaire,
    folder: Path,
    export: str,
    by: Sequence[str] = (),
    *,
    least: int = 5,
    releases: tuple[Release, ...] = (),
    names: Sequence[str] = (),
) -> Results:
    """The results; `names`: the digests of the respondents."""
    path = folder / "export.csv"
    path.write_text(dedent(export), encoding="utf-8")
    responses = read_responses(path, questionnaire, by)
    if names:
        responses = replace(responses, digests=pl.Series(names))
    settings = Settings(min_group=least, min_group_distribution=10, by=tuple(responses.groups.columns))
    return assess(questionnaire, responses, settings, Context(created=CREATED, releases=releases))


def released(names: Sequence[str], *statistics: str) -> Release:
    """A release of the whole: everybody counted by all of these statistics."""
    return Release(
        "board.pdf, released 2026-11-20", (frozenset(Row("", "", s) for s in statistics),), dict.fromkeys(names, 0)
    )


def names(number: int, first: int = 0) -> list[str]:
    return [f"person {at}" for at in range(first, first + number)]


def test_two_breakdowns_stand_side_by_side(questionnaire: Questionnaire, tmp_path: Path) -> None:
    export = (
        HEADER
        + people(10, "A", "Delft")
        + people(10, "A", "Ghent")
        + people(10, "B", "Delft")
        + people(4, "C", "Ghent")
    )

    results = scored(questionnaire, tmp_path, export, ["unit", "site"])

    told = [(group.by, group.group, group.n) for group in results.groups]
    assert told == [
        ("unit", "A", 20),
        ("unit", "B", None),
        ("unit", "C", None),
        ("site", "Delft", 20),
        ("site", "Ghent", 14),
    ]


def test_what_cannot_be_shown_of_a_breakdown_is_told(questionnaire: Questionnaire, tmp_path: Path) -> None:
    export = HEADER + people(10, "A", "Delft") + people(10, "A", "Ghent") + people(10, "B", "Delft")

    results = scored(questionnaire, tmp_path, export, ["unit", "site"], least=6)

    assert {group.by for group in results.groups} == {"unit"}
    assert results.warnings == (
        "Not broken down by site: a minimum above 5 cannot be kept where breakdowns cross. "
        "Score by one of them alone, and hand out one result.",
    )


def test_a_group_of_which_nobody_answered_looks_like_a_hidden_one(score: Score, questionnaire: Questionnaire) -> None:
    """A few of staff, leaders alone, or nobody under a name of the head counts: in the results it is all the same."""
    invited = {"unit": {"A": 20, "B": 20, "LEGAL": 8}}
    start = HEADER + people(12, "A") + people(12, "B") + people(6)
    few = score(
        questionnaire, start + people(3, "Legal", role="Manager") + people(4, "Legal"), by="unit", invited=invited
    )
    led = score(questionnaire, start + people(7, "Legal", role="Manager"), by="unit", invited=invited)
    empty = score(questionnaire, start, by="unit", invited=invited)

    assert [group.model_dump(exclude_defaults=True) for group in empty.groups][2] == {
        "by": "unit",
        "group": "LEGAL",
        "hidden": True,
    }
    assert few.groups[2] == led.groups[2] == empty.groups[2]


def test_the_rows_of_a_file_do_not_tell_how_many_hidden_leaders_there_are(
    score: Score, questionnaire: Questionnaire
) -> None:
    hidden = score(questionnaire, HEADER + people(12) + people(3, role="Manager"))
    shown = score(questionnaire, HEADER + people(12) + people(6, role="Manager"))

    assert (hidden.sources[0].rows, hidden.sources[0].accepted) == (None, None)
    assert (shown.sources[0].rows, shown.sources[0].accepted) == (18, 18)


def test_the_answers_that_are_missing_in_a_file_of_three_are_not_counted_apart(
    questionnaire: Questionnaire, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report says that they are hidden; the terminal does not say that there are none."""
    files = [tmp_path / "delft.csv", tmp_path / "ghent.csv"]
    for file, number in zip(files, (20, 3), strict=True):
        file.write_text(HEADER + people(number, answers=("2", "3", "")), encoding="utf-8")

    results = assess(questionnaire, read_exports(files, questionnaire))
    print_results(results)

    assert [(s.rows, s.accepted, s.no_answer) for s in results.sources] == [(None, None, None)] * 2
    assert {(s.rows, s.accepted, s.no_answer) for s in method_page(results).sources} == {("hidden",) * 3}
    assert "No answer in" not in capsys.readouterr().out


def test_a_readiness_has_no_interval_where_it_would_rest_on_a_few(score: Score, questionnaire: Questionnaire) -> None:
    """Each dimension has 8 answers and more; both together are of 2 people."""
    export = HEADER + people(2) + people(6, answers=("2", "", "")) + people(6, answers=("", "3", "4"))

    readiness = score(questionnaire, export).readiness

    assert readiness.score is not None
    assert readiness.ci is None


def test_an_export_may_be_scored_again_as_it_was_released(questionnaire: Questionnaire, tmp_path: Path) -> None:
    everybody = names(12)
    before = released(everybody, "", "dimension:c", "dimension:t")

    again = scored(questionnaire, tmp_path, HEADER + people(12), names=everybody, releases=(before,))

    assert again == scored(questionnaire, tmp_path, HEADER + people(12))


def test_two_responses_more_than_were_released_are_refused_with_what_to_do(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    before = released(names(12), "", "dimension:c", "dimension:t")

    with pytest.raises(ResponsesError) as refused:
        scored(questionnaire, tmp_path, HEADER + people(14), names=names(14), releases=(before,))
    assert str(refused.value) == (
        "board.pdf, released 2026-11-20: 2 responses came since. Set side by side, it and a new result would tell how so "
        "few people answered. Keep what is out, wait until 5 or more have come, or score the export as it was released."
    )


def test_responses_that_are_gone_since_a_release_are_counted_too(questionnaire: Questionnaire, tmp_path: Path) -> None:
    before = released(names(12), "", "dimension:c", "dimension:t")

    with pytest.raises(ResponsesError, match="1 response that it counted is gone"):
        scored(questionnaire, tmp_path, HEADER + people(11), names=names(11), releases=(before,))


def test_leaders_of_whom_one_came_since_a_release_are_hidden(questionnaire: Questionnaire, tmp_path: Path) -> None:
    """Six leaders were shown; of seven the seventh would follow, of twelve six would."""
    staff, led = frozenset({Row("", "", "")}), frozenset({Row("voice", "leaders", "")})
    known = dict.fromkeys(names(12), 0) | dict.fromkeys(names(6, 100), 1)
    before = Release("board.pdf, released 2026-11-20", (staff, led), known)

    def leaders(number: int) -> tuple[bool, int | None]:
        export = HEADER + people(12) + people(number, role="Manager")
        there = [*names(12), *names(number, 100)]
        heard = scored(questionnaire, tmp_path, export, names=there, releases=(before,)).voices.heard["leaders"]
        return heard.hidden, heard.n

    assert [leaders(number) for number in (6, 7, 12)] == [(False, 6), (True, None), (False, 12)]


def test_newcomers_of_whom_a_few_have_a_score_are_refused_by_the_name_of_the_dimension(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    before = released(names(12), "", "dimension:c", "dimension:t")
    export = HEADER + people(12) + people(3) + people(3, answers=("2", "", ""))

    with pytest.raises(ResponsesError, match="3 responses with a score on t came since"):
        scored(questionnaire, tmp_path, export, names=names(18), releases=(before,))


def test_an_item_that_a_few_newcomers_answered_is_not_told(questionnaire: Questionnaire, tmp_path: Path) -> None:
    """Six came; two of them skipped T2. Whether or not the ledger tells who had answered it."""
    export = HEADER + people(12) + people(4) + people(2, answers=("2", "3", ""))
    for statistics in ((), (answers_column("t2"), "practice:qt")):
        before = released(names(12), "", "dimension:c", "dimension:t", *statistics)

        results = scored(questionnaire, tmp_path, export, names=names(18), releases=(before,))

        items = {item.id: item.n for dimension in results.dimensions for item in dimension.items}
        practices = {practice.id: practice.n for dimension in results.dimensions for practice in dimension.practices}
        assert items == {"c1": 18, "c2": 18, "t1": 18, "t2": None}
        assert practices == {"pc": 18, "pt": 18, "qt": None}
