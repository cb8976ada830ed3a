"""The head count of a client, from the forecast before the survey to the rates after it, as a user types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

PEOPLE = "Team,Audience,Count\nOps,employee,40\nOps,manager,6\nLegal,employee,6\nFinance,employee,8\nIT,employee,30\n"
SETTINGS = (
    "organisation: Northmoor Water\nquestionnaire: pulse\nby: [Team]\nexports: [export.csv]\ninvited: people.csv\n"
)


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A client folder before the survey."""
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "collabready.yaml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def answered(client: Path, **teams: int) -> None:
    """An export of so many answers a team."""
    from collabready.questionnaire.reader import load_questionnaire

    statements = [item.statement for item in load_questionnaire("pulse").items]
    rows = [f"{team}{',4' * len(statements)}" for team, number in teams.items() for _ in range(number)]
    header = ",".join(["Team", *(f'"{statement}"' for statement in statements)])
    (client / "export.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


@pytest.mark.usefixtures("client")
def test_a_forecast_says_what_will_be_hidden_and_what_would_show_more(run: Run) -> None:
    printed = run("forecast", "--rate", "0.5").stdout

    assert printed.splitlines()[0] == "people.csv: 84 staff, 50 % expected to answer. Groups under 5 are hidden."
    rows = {line.split()[0]: line.split()[1:] for line in printed.splitlines() if line}
    assert rows["Finance"] == ["8", "4", "36", "%", "hidden"]
    assert rows["IT"] == ["30", "15", ">99", "%", "shown"]
    assert printed.endswith("2 of 4 groups will be hidden.\nCount Finance and Legal as one, and it is 0.\n")


def test_what_a_forecast_merges_the_next_wave_merges_too(client: Path, run: Run) -> None:
    run("forecast", "--rate", "0.5", "--write")
    answered(client, Ops=20, IT=15, Legal=3, Finance=4)

    done = run("score", "--format", "json")

    groups = {group["group"]: group for group in json.loads(done.stdout)["groups"]}
    assert groups.keys() == {"Finance + Legal", "IT", "Ops"}
    assert not any(group["hidden"] for group in groups.values())
    assert (groups["Finance + Legal"]["invited"], groups["Finance + Legal"]["rate"]) == (14, 0.5)
    assert "Groups of 'Team' counted as one, by merges.yaml: Finance + Legal." in done.stderr
    assert (
        "At this response none of the 3 groups would be hidden." in run("forecast", "--rate", "0.5", "--write").stdout
    )


def test_head_counts_of_a_file_give_rates_and_never_of_hidden_groups(client: Path, run: Run) -> None:
    answered(client, Ops=10, IT=15, Legal=3, Finance=4)

    results = json.loads(run("score", "--format", "json").stdout)

    assert (results["response"]["invited"], results["response"]["answered"]) == (90, 32)
    groups = {group["group"]: group for group in results["groups"]}
    assert (groups["Ops"]["rate"], groups["Ops"]["light"]) == (10 / 46, "red")
    for name in ("Legal", "Finance"):
        told = {key: value for key, value in groups[name].items() if value}
        assert told == {"by": "Team", "group": name, "hidden": True}


def test_an_option_goes_before_the_settings(client: Path, run: Run) -> None:
    answered(client, Ops=10, IT=15)
    (client / "others.csv").write_text("Team,n\nOps,20\nIT,20\n", encoding="utf-8")

    done = run("score", "--population", "others.csv", "--format", "json")

    assert json.loads(done.stdout)["response"]["invited"] == 40
    assert "others.csv: 40 people were invited." in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("forecast", "--rate", "70"), "--rate 70: a share of those asked is above 0 and at most 1, such as 0.7."),
        (("forecast", "--rate", "nan"), "--rate nan: a share"),
        (("forecast", "--by", "Site"), "people.csv has no column 'Site'. It has: 'Team'."),
        (("forecast", "--min-group", "4"), "The smallest allowed is 5."),
        (("forecast", "--population", "gone.csv"), "gone.csv"),
        (("score", "results.json", "--population", "people.csv"), "these are results already"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(client: Path, run: Run, words: tuple[str, ...], told: str) -> None:
    (client / "results.json").write_text("{}", encoding="utf-8")

    assert told in run(*words, code=1).stderr


def test_without_a_head_count_there_is_no_forecast(run: Run) -> None:
    assert "Name a file of head counts: collabready forecast --population FILE" in run("forecast", code=1).stderr


def test_more_answers_than_people_are_an_error(client: Path, run: Run) -> None:
    answered(client, Ops=47, IT=15)

    assert "invited: ops: 46 were invited but 47 answered." in run("score", code=1).stderr


def test_merges_that_somebody_else_wrote_are_not_overwritten(client: Path, run: Run) -> None:
    (client / "merges.yaml").write_text("format: 1\nmerges: {}\n# mine\n", encoding="utf-8")

    assert "merges.yaml: exists" in run("forecast", "--rate", "0.5", "--write", code=1).stderr
    assert (client / "merges.yaml").read_text("utf-8").endswith("# mine\n")
