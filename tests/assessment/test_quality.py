"""How far a score may be leaned on, as results tell it: reversed once, the whole only, and in every output the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.figures import ladder
from collabready.report.answers import answer_rows
from collabready.report.leaning import leaning, talk_about
from collabready.report.page import report_pages

if TYPE_CHECKING:
    from collabready.assessment.results import DimensionResult, Results
    from collabready.questionnaire.model import Questionnaire
    from conftest import Load, Score

ITEMS = "abcde"
TEXT = """
format: 1
id: test
version: "1"
title: Test
language: en
scales:
  five: {answers: {1: no, 2: rather no, 3: neither, 4: rather yes, 5: yes}}
  seven: {answers: {1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 6: "6", 7: "7"}}
dimensions:
  - id: x
    title: X
    role: ingredient
    practices:
      - id: px
        title: PX
        items: [%s]
scoring: {levels: {low: 0, high: 65}}
"""


def questionnaire(load: Load, reverse: str = "", **more: str) -> Questionnaire:
    items = (
        f"{{id: {i}, statement: Statement {i}., scale: {more.get(i, 'five')}, reverse: {str(i in reverse).lower()}}}"
        for i in ITEMS
    )
    return load(TEXT % ", ".join(items))


def people(n: int, *, seed: int = 1, loading: float = 0.8) -> list[list[int]]:
    draw = random.Random(seed)
    rows = []
    for _ in range(n):
        common = draw.gauss(0, 1)
        rows.append([min(5, max(1, round(3.2 + loading * common + 0.7 * draw.gauss(0, 1)))) for _ in ITEMS])
    return rows


def export(rows: list[list[int]], groups: list[str] | None = None) -> str:
    head = ",".join(ITEMS) + (",Unit" if groups else "")
    lines = [",".join(map(str, row)) + (f",{groups[at]}" if groups else "") for at, row in enumerate(rows)]
    return "\n".join([head, *lines, ""])


def only(results: Results) -> DimensionResult:
    (dimension,) = results.dimensions
    return dimension


def test_mean_sd_alpha_omega_agreement_and_charts_see_a_reversed_item_once(load: Load, score: Score) -> None:
    """The same people, once with `b` worded the other way round: every number is as if it had not been."""
    rows = people(80)
    turned = [[6 - x if item == "b" else x for item, x in zip(ITEMS, row, strict=True)] for row in rows]

    plain = only(score(questionnaire(load), export(rows)))
    reversed_ = only(score(questionnaire(load, "b"), export(turned)))

    assert reversed_.score == pytest.approx(plain.score)
    assert (reversed_.sd, reversed_.ci) == (plain.sd, plain.ci)
    assert plain.reliability is not None
    assert plain.reliability.omega is not None
    assert reversed_.reliability == plain.reliability
    assert reversed_.agreement is not None
    assert plain.agreement is not None
    assert reversed_.agreement.rwg == pytest.approx(plain.agreement.rwg)
    assert [item.item_rest for item in reversed_.items] == [item.item_rest for item in plain.items]
    assert [item.agreement for item in reversed_.items] == [item.agreement for item in plain.items]
    bars = [
        answer_rows(ladder(results), only(results).items, "answers")
        for results in (score(questionnaire(load), export(rows)), score(questionnaire(load, "b"), export(turned)))
    ]
    assert [(row.favourable, row.score) for row in bars[0]] == [(row.favourable, row.score) for row in bars[1]]
    assert [row.chart.svg for row in bars[0] if row.chart] == [row.chart.svg for row in bars[1] if row.chart]


def test_an_item_keyed_the_wrong_way_is_named_in_the_report_and_lowers_alpha(load: Load, score: Score) -> None:
    rows = people(80)
    right = only(score(questionnaire(load), export(rows)))
    wrong = only(score(questionnaire(load, "b"), export(rows)))

    assert wrong.items[1].item_rest is not None
    assert wrong.items[1].item_rest < 0
    assert wrong.reliability is not None
    assert right.reliability is not None
    assert wrong.reliability.alpha is not None
    assert right.reliability.alpha is not None
    assert wrong.reliability.alpha < right.reliability.alpha
    told = " ".join(leaning(wrong))
    assert "Check wording or keying" in told
    assert "Statement b" in told
    assert "Check wording or keying" not in " ".join(leaning(right))


def test_what_is_not_one_thing_is_a_warning_on_the_summary(load: Load, score: Score) -> None:
    rows = people(80, loading=0.1)
    results = score(questionnaire(load, "bd"), export(rows))

    (warning,) = (each for each in results.warnings if each.startswith("X: "))
    assert "do not read the dimension as one thing" in warning or "check the keying" in warning
    assert any("X: Its 5 statements" in told for told in report_pages(results).summary.warnings)


def test_zero_variance_is_a_sentence_on_the_page(load: Load, score: Score) -> None:
    results = score(questionnaire(load), export([[4, 4, 4, 4, 4]] * 40))
    found = only(results)

    assert found.reliability is not None
    assert found.reliability.alpha is None
    assert "Everybody gave the same answers" in found.reliability.says
    assert {item.item_rest for item in found.items} == {None}
    assert found.agreement is not None
    assert found.agreement.label == "agreed"
    assert "Everybody gave the same answers" in " ".join(leaning(found))


def test_fewer_than_thirty_complete_answers_give_no_alpha_and_no_item_rest(load: Load, score: Score) -> None:
    found = only(score(questionnaire(load), export(people(29))))

    assert found.reliability is not None
    assert (found.reliability.alpha, found.reliability.n) == (None, None)
    assert {item.item_rest for item in found.items} == {None}
    assert found.agreement is not None
    assert found.agreement.rwg is not None


def test_only_complete_answers_count_for_alpha(load: Load, score: Score) -> None:
    rows = export(people(40)) + "5,,1,,3\n" * 9

    found = only(score(questionnaire(load), rows)).reliability

    assert found is not None
    assert found.n == 40
    assert found == only(score(questionnaire(load), export(people(40)))).reliability


def test_scales_of_different_width_have_an_alpha_and_no_agreement(load: Load, score: Score) -> None:
    found = only(score(questionnaire(load, b="seven"), export(people(60))))

    assert found.reliability is not None
    assert found.reliability.alpha is not None
    assert found.agreement is not None
    assert found.agreement.rwg is None
    assert "different width" in found.agreement.says


def test_units_are_compared_over_the_groups_shown_and_no_others(load: Load, score: Score) -> None:
    """A hidden group of four changes nothing but by being hidden: its answers are not worked with."""
    rows = people(60, seed=3)
    groups = ["North"] * 25 + ["South"] * 30 + ["Tiny"] * 4 + ["Tin"]
    other = [*rows[:55], *([5, 5, 5, 5, 5] for _ in range(5))]

    found = only(score(questionnaire(load), export(rows, groups), by="Unit")).units
    same = only(score(questionnaire(load), export(other, groups), by="Unit")).units

    assert [each.groups for each in found] == [2]
    assert found == same


def test_without_a_breakdown_no_units_are_compared(load: Load, score: Score) -> None:
    assert only(score(questionnaire(load), export(people(40)))).units == ()


def test_the_page_of_the_groups_says_whether_they_may_be_ranked(load: Load, score: Score) -> None:
    low, high = [[1, 2, 1, 2, 1], [2, 1, 2, 1, 2], [2, 2, 1, 1, 2]] * 5, [[4, 5, 4, 5, 4], [5, 4, 5, 4, 5]] * 10
    far = score(questionnaire(load), export(low + high, ["Low"] * 15 + ["High"] * 20), by="Unit")
    alike = score(questionnaire(load), export(people(40), ["One", "Two"] * 20), by="Unit")

    assert "They differ enough to be ranked in: x." in " ".join(report_pages(far).groups[0].notes.texts)
    assert "Not to be ranked" in " ".join(report_pages(alike).groups[0].notes.texts)


def test_a_page_names_what_splits_people_most_and_leaves_the_statistics_to_the_annex(load: Load, score: Score) -> None:
    """Split are all five; one is named, and what does not go with the rest is no matter for an executive."""
    split = only(score(questionnaire(load), export([[1, 1, 1, 1, 1], [5, 5, 5, 5, 5], [1, 2, 1, 2, 1]] * 20)))
    odd = only(score(questionnaire(load, "b"), export([[1, 1, 1, 1, 1], [5, 5, 5, 5, 5], [1, 2, 1, 2, 1]] * 20)))

    assert talk_about(split).startswith("Talk about what splits people most: “Statement")
    assert "more" not in talk_about(split)
    assert "Check wording or keying, because hardly in line with the others: “Statement b”." in " ".join(leaning(odd))
    assert "Talk about" not in " ".join(leaning(odd))
