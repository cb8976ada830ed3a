"""A client folder to start from: what is in it, what is kept out of git, and that nobody's work is touched."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.documents import Document
from collabready.engagement import Engagement, load_engagement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

QUESTIONNAIRE = """\
format: 1
id: culture
version: "1"
title: Culture
language: nl
scales: {agreement: {answers: {1: Oneens, 2: Eens}}}
dimensions:
  - id: trust
    title: Vertrouwen
    practices: [{id: help, title: Hulp, items: [{id: a, statement: Ja.}, {id: b, statement: Nee.}]}]
scoring: {levels: {low: 0}}
"""


def settings(folder: Path) -> Engagement:
    engagement = load_engagement(folder)
    assert engagement
    return engagement


def keys(model: type[Document]) -> Iterator[str]:
    """The settings of an engagement, with those within them."""
    for name, field in model.model_fields.items():
        yield name
        if isinstance(field.annotation, type) and issubclass(field.annotation, Document):
            yield from keys(field.annotation)


def test_a_client_folder_has_places_for_everything_and_settings_that_are_valid_as_they_stand(
    run: Run, tmp_path: Path
) -> None:
    done = run("init", "clients/northmoor")

    folder = tmp_path / "clients" / "northmoor"
    assert {path.name for path in folder.iterdir()} == {
        ".gitignore",
        "collabready.yaml",
        "exports",
        "interviews",
        "reports",
    }
    assert settings(folder).organisation == "northmoor"
    assert settings(folder).questionnaire == "collaborative-learning"
    assert done.stderr.splitlines()[-1] == (
        "Next: fill in clients/northmoor/collabready.yaml, then type: cd clients/northmoor && collabready"
    )


def test_what_is_said_on_the_command_line_stands_in_the_settings(run: Run, tmp_path: Path) -> None:
    run("init", "n", "--organisation", "Peeters: water & {co} # 1", "-q", "pulse", "--language", "en")

    engagement = settings(tmp_path / "n")

    assert engagement.organisation == "Peeters: water & {co} # 1"
    assert engagement.questionnaire == "pulse"
    assert engagement.languages == ("en",)


def test_every_setting_is_explained_and_valid_when_all_are_switched_on(run: Run, tmp_path: Path) -> None:
    run("init", "n")
    file = tmp_path / "n" / "collabready.yaml"
    text = file.read_text("utf-8")

    file.write_text(re.sub(r"^#(?=[a-z]|  )", "", text, flags=re.MULTILINE), encoding="utf-8")

    engagement = settings(tmp_path / "n")
    assert set(Engagement.model_fields) == engagement.model_fields_set
    assert [key for key in keys(Engagement) if f"{key}:" not in text] == []
    for name in Engagement.model_fields:
        assert re.search(rf"^# [^\n]+\n(#? *[^\n]+\n)*#?{name}:", text, re.MULTILINE), name


def test_a_questionnaire_of_ones_own_is_named_from_the_client_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "culture.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")

    run("init", "n", "-q", "culture")

    assert settings(tmp_path / "n").questionnaire == "../culture.yaml"
    assert settings(tmp_path / "n").languages == ("nl",)
    assert "Culture (culture 1)" in run(cwd=tmp_path / "n").stdout


def test_what_is_there_is_left_and_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "n"
    (folder / "exports").mkdir(parents=True)
    (folder / "exports" / "survey.csv").write_text("a\n1\n", encoding="utf-8")
    (folder / ".gitignore").write_text("mine\n", encoding="utf-8")
    (folder / "notes.txt").write_text("mine\n", encoding="utf-8")

    done = run("init", "n")

    assert "n/exports was there already, and was left as it is." in done.stderr
    assert "n/.gitignore was there already, and was left as it is.\nSee that it keeps" in done.stderr
    assert (folder / ".gitignore").read_text("utf-8") == "mine\n"
    assert (folder / "notes.txt").read_text("utf-8") == "mine\n"
    assert (folder / "exports" / "survey.csv").read_text("utf-8") == "a\n1\n"


def test_an_engagement_is_never_begun_twice(run: Run, tmp_path: Path) -> None:
    run("init", "n", "--organisation", "First")

    done = run("init", "n", "--organisation", "Second", code=1)

    assert done.stderr.startswith("n/collabready.yaml: an engagement is there already.")
    assert settings(tmp_path / "n").organisation == "First"


def test_a_file_in_the_way_is_told_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / "reports").touch()

    done = run("init", "n", code=1)

    assert done.stderr == "n/reports: a file has this name. Choose another place, or rename the file.\n"
    assert [path.name for path in (tmp_path / "n").iterdir()] == ["reports"]


def test_a_place_below_a_file_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "cannot be written" in run("init", "file/client", code=1).stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("-q", "pulsee"), "pulsee: There is no questionnaire and no file with this name. Did you mean 'pulse'?"),
        (("-q", "pulse", "--language", "xx"), "'pulse' is not translated into 'xx'. It has: en"),
        (("--organisation", " "), "'organisation' has to be text, not ' '."),
        (("--organisation", "a\x07b"), "The text holds a character that cannot be seen (U+0007). Delete it."),
        (("--language", "en", "--language", "en"), "'en' stands here twice. Keep one."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_made(
    run: Run, tmp_path: Path, words: tuple[str, ...], expected: str
) -> None:
    assert expected in run("init", "n", *words, code=1).stderr
    assert not (tmp_path / "n").exists()


def test_the_folder_that_one_stands_in_may_become_an_engagement(run: Run, tmp_path: Path) -> None:
    client = tmp_path / "Northmoor Water"
    client.mkdir()

    done = run("init", ".", cwd=client)

    assert settings(client).organisation == "Northmoor Water"
    assert done.stderr.endswith("Next: fill in collabready.yaml, then type: collabready\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_takes_the_settings_and_no_answers(run: Run, tmp_path: Path) -> None:
    run("init", "n")
    folder = tmp_path / "n"
    private = (
        "interviews/2026-11-23-cfo.yaml",
        "interviews/2026-11-23-cfo.yaml.edited-1",
        "interviews/.2026-11-23-cfo.yaml.lock",
        "exports/survey.csv",
        "exports/2026/survey.txt",
        "reports/report.pdf",
        "reports/for-2026-11-23-cfo.html",
        "results.json",
        "results.receipt.json",
        "rejects.csv",
        "survey.xlsx",
        "mapping.yaml",
        "survey.mapping.yaml",
        "cfo.rescued.yaml.txt",
    )
    for name in (*private, "plan.yaml", "culture.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()

    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    listed = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )

    assert sorted(line[3:] for line in listed.stdout.splitlines()) == [
        ".gitignore",
        "collabready.yaml",
        "culture.yaml",
        "exports/.gitkeep",
        "interviews/.gitkeep",
        "plan.yaml",
        "reports/.gitkeep",
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_look_into_the_places_for_answers(run: Run, tmp_path: Path) -> None:
    run("init", "n")

    for name in ("interviews", "exports"):
        assert stat.S_IMODE((tmp_path / "n" / name).stat().st_mode) == 0o700


@pytest.mark.usefixtures("pdf_libraries")
def test_a_demo_keeps_its_answers_out_of_git_too(run: Run, tmp_path: Path) -> None:
    run("demo", "client")

    assert "/interviews/*" in (tmp_path / "client" / ".gitignore").read_text("utf-8")


def test_a_folder_whose_name_looks_like_an_option_is_gone_to_by_its_path(run: Run) -> None:
    assert run("init", "--", "-x").stderr.endswith("then type: cd ./-x && collabready\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no folder that somebody stands in")
def test_in_a_folder_that_is_gone_nothing_is_made(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'rmdir "{gone}"; exec "{sys.executable}" -m collabready init x'

    done = subprocess.run(["sh", "-c", script], cwd=gone, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (
        1,
        "The folder that you stand in is gone. Go to another one, then type this again.\n",
    )
