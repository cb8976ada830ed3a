"""Translations on the command line: what `check` says of them, and `show --language`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

SMALL = """\
format: 1
id: small
version: "2026.1"
title: Small
language: en
scales: {agreement: {answers: {1: No, 2: Yes}}}
dimensions:
  - id: purpose
    title: Purpose
    practices:
      - id: goal
        title: A goal
        items: [{id: known, statement: I know our goal.}, {id: shared, statement: We share it.}]
scoring: {levels: {fragile: 0, ready: 65}}
"""
TINY = """\
format: 1
id: tiny
version: "1"
title: Tiny
extends: small
"""
DUTCH = """\
format: 1
translates: small
language: nl
version: "2026.1"
title: Klein
scales: {agreement: {answers: {1: Nee, 2: Ja}}}
dimensions: {purpose: {title: Doel}}
practices: {goal: Een doel}
items:
  known: {statement: Ik ken ons doel.}
  shared: {statement: We delen het.}
"""


@pytest.fixture(autouse=True)
def a_small_questionnaire_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "tiny.yaml").write_text(TINY, encoding="utf-8")
    (tmp_path / "small.nl.yaml").write_text(DUTCH, encoding="utf-8")


SMALL_COUNTED = "no problems: 1 dimension, 1 practice, 2 items, 0 questions, 0 actions"


def test_check_says_of_a_whole_translation_that_nothing_is_missing(run: Run) -> None:
    assert run("questionnaire", "check", "small.yaml").stdout.splitlines() == [
        f"small.yaml: {SMALL_COUNTED}",
        "small.nl.yaml: no texts missing",
    ]


def test_check_lists_what_is_missing_and_that_is_no_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.nl.yaml").write_text(DUTCH.replace("  known: {statement: Ik ken ons doel.}\n", ""), "utf-8")
    done = run("questionnaire", "check", "small")

    assert (done.stdout.splitlines()[1], done.stderr) == ("small.nl.yaml: 1 text missing: items.known.statement", "")


def test_check_lists_more_than_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.nl.yaml").write_text(DUTCH.split("practices:", maxsplit=1)[0], encoding="utf-8")

    assert run("questionnaire", "check", "small.yaml").stdout.splitlines()[1] == (
        "small.nl.yaml: 3 texts missing: practices.goal.title, items.known.statement, items.shared.statement"
    )


def test_check_of_a_translation_checks_it_with_its_questionnaire_once(run: Run) -> None:
    assert run("questionnaire", "check", "small.nl.yaml", "small.yaml").stdout.splitlines() == [
        f"small.yaml: {SMALL_COUNTED}",
        "small.nl.yaml: no texts missing",
    ]


def test_check_says_what_was_translated_from_another_version(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.nl.yaml").write_text(DUTCH.replace("2026.1", "2026.0"), encoding="utf-8")

    assert run("questionnaire", "check", "small.yaml").stdout.splitlines()[1:] == [
        "small.nl.yaml: no texts missing",
        "small.nl.yaml: translated from version 2026.0, the questionnaire is 2026.1: look through the texts",
    ]


def test_check_says_nothing_of_the_version_where_the_translation_does_not(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.nl.yaml").write_text(DUTCH.replace('version: "2026.1"\n', ""), encoding="utf-8")

    assert run("questionnaire", "check", "small.yaml").stdout.splitlines()[1:] == ["small.nl.yaml: no texts missing"]


def test_check_says_what_an_extension_does_not_inherit(run: Run) -> None:
    assert run("questionnaire", "check", "tiny.yaml").stdout.splitlines() == [
        f"tiny.yaml: {SMALL_COUNTED}",
        "tiny.yaml in nl: 1 text missing: title",
    ]


def test_check_refuses_a_broken_translation_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.nl.yaml").write_text(DUTCH.replace("  known:", "  knwon:"), encoding="utf-8")
    done = run("questionnaire", "check", "small.nl.yaml", "small.yaml", code=1)

    assert done.stdout == ""
    assert done.stderr == "small.nl.yaml:10:3: 'small' has no 'knwon' among its items. Did you mean 'known'?\n"


def test_check_refuses_a_translation_without_its_questionnaire(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.nl.yaml").rename(tmp_path / "smal.nl.yaml")

    assert run("questionnaire", "check", "smal.nl.yaml", code=1).stderr == (
        "smal.nl.yaml: There is no 'smal.yaml' beside this translation. "
        "Put it beside the questionnaire that it translates.\n"
    )


def test_check_refuses_a_translation_that_is_not_named_for_its_language(run: Run, tmp_path: Path) -> None:
    (tmp_path / "small.nl.yaml").rename(tmp_path / "klein.yaml")

    assert run("questionnaire", "check", "klein.yaml", code=1).stderr.startswith(
        "klein.yaml:2:13: This is a translation"
    )


def test_show_in_a_language_prints_the_translated_texts(run: Run) -> None:
    assert (
        run("questionnaire", "show", "small.yaml", "--language", "nl").stdout
        == """\
Klein (small 2026.1, nl)
1 dimension, 1 practice, 2 items, 0 questions, 0 actions
Scale agreement: 1 Nee / 2 Ja

Doel (purpose, condition)

  Een doel (goal)
    known: Ik ken ons doel.
    shared: We delen het.
"""
    )


def test_show_in_its_own_language_is_show(run: Run) -> None:
    shown = run("questionnaire", "show", "small.yaml", "--language", "en").stdout

    assert shown == run("questionnaire", "show", "small.yaml").stdout
    assert shown.startswith("Small (small 2026.1, en)")


def test_show_refuses_a_language_that_is_not_there(run: Run) -> None:
    done = run("questionnaire", "show", "small.yaml", "--language", "de", code=1)

    assert (done.stdout, done.stderr) == ("", "'small' is not translated into 'de'. It has: en, nl.\n")


def test_the_list_names_no_translations(run: Run) -> None:
    assert "." not in "".join(line.split()[0] for line in run("questionnaire", "list").stdout.splitlines())
