"""The commands under `collabready questionnaire`, as they are typed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = Path(__file__).parent / "questionnaire" / "good.yaml"


def run(*arguments: str, folder: Path = GOOD.parent) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "collabready", "questionnaire", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")


def test_list_names_each_shipped_questionnaire_with_version_items_and_title() -> None:
    shown = run("list").stdout.splitlines()

    assert [line.split()[0] for line in shown] == ["collaborative-learning", "pulse"]
    assert shown[1].split(maxsplit=4) == ["pulse", "2026.1", "10", "items", "Pulse: readiness in ten statements"]


def test_show_tells_who_is_asked_what() -> None:
    assert (
        run("show", "good.yaml").stdout
        == """\
A questionnaire with one of everything (good 1.10, en)
2 dimensions, 3 practices, 6 items, 3 questions, 2 actions
Scale agreement: 1 No / 2 Neither / 3 Yes
Scale evidence: 0 No sign of it / 1 Here and there / 2 Usual

Communities (communities, ingredient)

  A driver (driver)
    com-driver: I know who drives my group. [when member = yes]
    com-hours, interview: How many hours?

  Trust (trust)
    com-fair: I trust my group. [when com-driver >= 2]
    com-fear: I keep what I know to myself. [reversed]

Support (support, condition)

  Spoken support (spoken)
    sup-said: Executives speak about our groups.
    sup-seen: Executives take part in our groups.

Asked and reported, never scored
    member: Are you in a group?
        Yes / No
    role: Do you lead people?
        No / Yes
    site: Where do you work?
"""
    )


def test_show_for_an_audience_leaves_out_what_it_is_not_asked() -> None:
    shown = run("show", "good.yaml", "--audience", "manager").stdout

    assert "Managers: 4 statements, 1 interview question" in shown
    assert "com-hours" in shown
    assert "com-driver:" not in shown


def test_show_refuses_an_unknown_audience() -> None:
    done = run("show", "good.yaml", "--audience", "manger")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "'good' has no audience 'manger'. Did you mean 'manager'?\n"


def test_check_says_what_it_found_in_good_files() -> None:
    done = run("check", "good.yaml", "pulse")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "good.yaml: no problems: 2 dimensions, 3 practices, 6 items, 3 questions, 2 actions",
        "pulse: no problems: 5 dimensions, 10 practices, 10 items, 3 questions, 33 actions",
        "pulse.fr.yaml: no texts missing",
        "pulse.nl.yaml: no texts missing",
    ]


def test_check_rehearses_the_plan_of_the_shipped_questionnaires() -> None:
    done = run("check", "--actions", "collaborative-learning", "pulse")

    assert (done.returncode, done.stderr) == (0, "")
    for shipped in (
        "collaborative-learning: 60 actions on 4,032 profiles, 16 pairs of opposites among them",
        "pulse: 33 actions on 4,032 profiles, 16 pairs of opposites among them",
    ):
        assert f"{shipped}: each applies to some, none to all, and opposites get different first three" in done.stdout


def test_check_tells_which_actions_never_or_always_apply_and_fails(tmp_path: Path) -> None:
    text = GOOD.read_text("utf-8")
    first = re.search(r"effort: ", text)
    assert first
    (tmp_path / "own.yaml").write_text(
        f"{text[: first.start()]}below: 100\n    {text[first.start() :]}", encoding="utf-8"
    )

    done = run("check", "--actions", "own.yaml", folder=tmp_path)

    assert done.returncode == 1
    assert "always applies: everything scores below 100. Lower its `below`." in done.stderr


def test_check_tells_the_problems_of_all_files_and_fails() -> None:
    done = run("check", "good.yaml", "problems/weights.yaml", "problems/gate_cap.yaml", "none.yaml")

    assert done.returncode == 1
    assert done.stdout.startswith("good.yaml: no problems")
    assert {line.split(":")[0] for line in done.stderr.splitlines()} == {
        "none.yaml",
        "problems/gate_cap.yaml",
        "problems/weights.yaml",
    }
    assert "Traceback" not in done.stderr


def test_schema_is_json_and_knows_every_key() -> None:
    schema = json.loads(run("schema").stdout)

    assert {"format", "dimensions", "extends", "only"} <= schema["properties"].keys()
    assert schema["$defs"]["Item"]["additionalProperties"] is False
    assert {"type": "string"} in schema["$defs"]["Item"]["properties"]["when"]["anyOf"]


@pytest.mark.parametrize("command", [["list"], ["show", "pulse"], ["check", "pulse"], ["--help"]])
def test_no_heavy_library_is_loaded(command: list[str]) -> None:
    heavy = ["polars", "weasyprint", "jinja2", "rich", "scipy", "numpy"]
    code = (
        "import sys; from collabready.cli.questionnaire import app\n"
        f"try: app({command!r})\n"
        f"except SystemExit: print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
