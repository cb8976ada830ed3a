"""`collabready comments`: what people wrote becomes a file to be approved, and what is approved is printed; nothing else."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.responses.open_answers import as_text, says_something

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Run

QUESTIONNAIRE = """\
format: 1
id: small
version: "1"
title: Small
language: en
audiences: {staff: {title: Staff, voice: staff}, lead: {title: Leaders, voice: leaders}}
scales: {agreement: {answers: {1: Disagree, 2: Agree}}}
dimensions:
  - id: trust
    title: Trust
    practices: [{id: help, title: Help, items: [{id: one, statement: I help.}, {id: two, statement: I ask.}]}]
questions:
  - {id: team, text: Which team?, type: group}
  - {id: role, text: Who are you?, type: audience, answers: {staff: I follow, lead: I lead}}
  - {id: wish, text: What do you wish?, type: text}
  - {id: rest, text: Anything else?, type: text}
scoring: {levels: {low: 0, high: 50}}
"""
SETTINGS = (
    "organisation: Northmoor\nquestionnaire: small.yaml\nexports: exports/*.csv\nby: [team]\nroster: roster.txt\n"
)
HEADER = ("id", "one", "two", "team", "role", "wish", "rest")
WISHES = (
    "Els Maes should listen",
    "ask els.maes@north.example or 0475 12 34 56",
    "Customer Service decides everything",
    "More time",
    "more time.",
    "More time",
    "Less e-mail",
    "<b>Fewer</b> rules &amp; forms",
    "=1+1",
    "n/a",
    "-",
    "",
    "None.",
    "A room\r\nfor us",
    "שלום עולם",
)


def row(number: int, wish: str, rest: str = "", role: str = "I follow") -> Sequence[str]:
    team = "Customer Service" if number % 2 else "Operations"
    return (f"P{number:04}", "Agree", "Disagree", team, role, wish, rest)


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADER, *rows])
    return text.getvalue()


@pytest.fixture
def client(tmp_path: Path) -> Path:
    (tmp_path / "exports").mkdir()
    (tmp_path / "small.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (tmp_path / "collabready.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "roster.txt").write_text("Els Maes\nTom Peeters\n", encoding="utf-8")
    rows = [row(number, wish, "Fine" if number < 9 else "") for number, wish in enumerate(WISHES)]
    write_export(tmp_path, [*rows, row(90, "A leader's wish", role="I lead")])
    return tmp_path


def write_export(client: Path, rows: Sequence[Sequence[str]]) -> None:
    (client / "exports" / "survey.csv").write_text(as_csv(rows), encoding="utf-8", newline="")


def approve(client: Path, *texts: str) -> None:
    """Approve comments by their words, as an editor does."""
    path = client / "comments.yaml"
    content = path.read_text("utf-8")
    for text in texts:
        pattern = rf"approved: no(\n      text: [|'\-\s]*{re.escape(text)})"
        content, count = re.subn(pattern, r"approved: yes\1", content)
        assert count == 1, text
    path.write_text(content, encoding="utf-8")


def printed(run: Run) -> dict[str, dict[str, object]]:
    results = json.loads(run("score", "--format", "json").stdout)
    return {each["question"]: each for each in results["comments"]}


def test_the_review_file_holds_masked_comments_of_staff_in_an_order_that_tells_nothing(run: Run, client: Path) -> None:
    done = run("comments")

    text = (client / "comments.yaml").read_text("utf-8")
    assert text.startswith("# What people wrote, for you to read: private, like the export.")
    body = text[text.index("  wish:") : text.index("  rest:")]
    found = re.sub(r"id: [0-9a-f]{10}\n", "id: X\n", body)
    assert sorted(found.split("    - id: X\n")[1:]) == sorted(
        [
            "      approved: no\n      text: '[name] should listen'\n      masked:\n      - name\n",
            "      approved: no\n      text: ask [e-mail] or [phone]\n      masked:\n      - e-mail\n      - phone\n",
            "      approved: no\n      text: '[unit] decides everything'\n      masked:\n      - unit\n",
            "      approved: no\n      text: More time\n      times: 2\n",
            "      approved: no\n      text: more time.\n",
            "      approved: no\n      text: Less e-mail\n",
            "      approved: no\n      text: Fewer rules & forms\n",
            "      approved: no\n      text: =1+1\n",
            "      approved: no\n      text: |-\n        A room\n        for us\n",
            "      approved: no\n      text: שלום עולם\n",
        ]
    )
    ids = re.findall(r"id: ([0-9a-f]{10})", body)
    assert ids == sorted(ids)
    assert "leader" not in text
    assert (
        "wish: 11 comments, 3 with something masked, 3 dropped that say nothing ('-', n/a, none); 1 blank."
        in done.stderr
    )
    assert "rest: 9 comments; 6 blank. Fewer than 10: none will be printed." in done.stderr
    assert "wish" not in done.stdout


def test_the_review_file_is_private_and_kept_out_of_git(run: Run, client: Path) -> None:
    run("comments")

    assert stat.S_IMODE((client / "comments.yaml").stat().st_mode) == 0o600
    assert "*comments.yaml\n" in (client / ".gitignore").read_text("utf-8")


def test_the_order_of_the_rows_changes_nothing(run: Run, client: Path) -> None:
    run("comments")
    before = (client / "comments.yaml").read_text("utf-8")
    rows = list(csv.reader(io.StringIO((client / "exports" / "survey.csv").read_text("utf-8"))))[1:]
    write_export(client, rows[::-1])

    run("comments")

    after = (client / "comments.yaml").read_text("utf-8")
    assert re.sub(r"- [0-9a-f]{64}", "", after) == re.sub(r"- [0-9a-f]{64}", "", before)


def test_only_approved_comments_are_printed_and_only_where_ten_wrote_one(run: Run, client: Path) -> None:
    run("comments")
    assert printed(run)["wish"]["comments"] == []
    approve(client, "More time", "=1+1", "Fine")

    found = printed(run)

    assert sorted(found["wish"]["comments"]) == ["=1+1", "More time"]  # type: ignore[call-overload] # a list of texts
    assert found["wish"]["note"] is None
    assert found["rest"]["comments"] == []
    assert found["rest"]["note"] == "Fewer than 10 people wrote an answer, so none is printed."
    assert "In their own words: 2 approved answers to 1 question, printed in the report." in run("score").stdout


def test_a_larger_minimum_asks_for_more_comments(run: Run, client: Path) -> None:
    (client / "collabready.yaml").write_text(SETTINGS + "min_group: 12\n", encoding="utf-8")
    run("comments")
    approve(client, "More time")

    assert printed(run)["wish"]["note"] == "Fewer than 12 people wrote an answer, so none is printed."


def test_decisions_stay_with_the_words_when_the_file_is_made_again(run: Run, client: Path) -> None:
    run("comments")
    approve(client, "More time", "Less e-mail")
    path = client / "comments.yaml"
    path.write_text(path.read_text("utf-8").replace("text: Less e-mail", "text: Less mail"), encoding="utf-8")
    rows = [row(number, wish) for number, wish in enumerate(("New", *WISHES[4:]))]
    write_export(client, rows)

    done = run("comments")

    text = path.read_text("utf-8")
    assert "approved: yes\n      text: More time\n" in text
    assert "approved: yes\n      text: Less mail\n" in text
    assert text.count("      approved: yes") == 2
    assert "1 new, 4 gone since the last time." in done.stderr


def test_an_approved_comment_that_nobody_wrote_any_more_is_told(run: Run, client: Path) -> None:
    run("comments")
    approve(client, "Less e-mail")
    write_export(client, [row(number, "Time") for number in range(12)])

    assert "Gone, though approved, because nobody's words are these any more: " in run("comments").stderr


def test_what_the_consultant_wrote_is_printed_and_told_where_it_still_names_somebody(run: Run, client: Path) -> None:
    run("comments")
    approve(client, "Less e-mail")
    path = client / "comments.yaml"
    path.write_text(
        path.read_text("utf-8").replace("text: Less e-mail", "text: Less from Tom Peeters of Operations"),
        encoding="utf-8",
    )

    done = run("score", "--format", "json")

    assert "Less from Tom Peeters of Operations" in done.stdout
    assert "the approved text still seems to hold a name and a unit. Read it again." in done.stderr
    assert "Peeters" not in done.stderr


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"more": True}, "the comments were taken from another export, so no comment is printed"),
        ({"settings": "partial"}, "others count now than when the comments were taken"),
        ({"questionnaire": "other"}, "the comments belong to the questionnaire 'other'"),
    ],
    ids=["export", "respondents", "questionnaire"],
)
def test_comments_of_other_answers_are_not_printed(
    run: Run, client: Path, change: dict[str, object], told: str
) -> None:
    run("comments")
    approve(client, "More time")
    path = client / "comments.yaml"
    text = path.read_text("utf-8")
    if "more" in change:
        write_export(client, [row(number, "x y") for number in range(15)])
    elif "settings" in change:
        path.write_text(text.replace("respondents: 15", "respondents: 16"), encoding="utf-8")
    else:
        path.write_text(text.replace("questionnaire: small", "questionnaire: other"), encoding="utf-8")

    done = run("score", "--format", "json")

    assert told in done.stderr
    assert json.loads(done.stdout)["comments"] == []


def test_a_file_that_is_none_for_review_is_never_written_over(run: Run, client: Path) -> None:
    (client / "notes.yaml").write_text("mine: yes\n", encoding="utf-8")

    done = run("comments", "-o", "notes.yaml", code=1)

    assert "notes.yaml" in done.stderr
    assert (client / "notes.yaml").read_text("utf-8") == "mine: yes\n"


def test_outside_an_engagement_the_export_and_the_list_are_named(
    run: Run, client: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")

    done = run(
        "comments",
        client / "exports" / "survey.csv",
        "-q",
        client / "small.yaml",
        "--roster",
        client / "roster.txt",
        cwd=folder,
    )

    assert "[name] should listen" in (folder / "comments.yaml").read_text("utf-8")
    assert "names of people are not masked" not in done.stderr


def test_without_a_list_of_people_it_is_said_that_names_stay(run: Run, client: Path) -> None:
    (client / "collabready.yaml").write_text(SETTINGS.replace("roster: roster.txt\n", ""), encoding="utf-8")

    done = run("comments")

    assert "No list of people was named (--roster, or `roster:`): names of people are not masked." in done.stderr
    assert "Els Maes should listen" in (client / "comments.yaml").read_text("utf-8")


def test_an_export_without_open_questions_is_told(run: Run, client: Path) -> None:
    text = as_csv([row(number, "") for number in range(12)])
    (client / "exports" / "survey.csv").write_text(text.replace("wish,rest", "a,b"), encoding="utf-8", newline="")

    assert "None of the columns is an open question of 'small'" in run("comments", code=1).stderr
    assert not (client / "comments.yaml").exists()


@pytest.mark.usefixtures("pdf_libraries")
def test_nothing_that_was_written_becomes_markup(run: Run, client: Path) -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt; \x07\x1b[31m red \u202eevil\u202c " + "x" * 5000
    write_export(client, [row(0, evil), *(row(number, f"wish {chr(96 + number)}") for number in range(1, 12))])
    run("comments")
    path = client / "comments.yaml"
    path.write_text(path.read_text("utf-8").replace("approved: no", "approved: yes"), encoding="utf-8")

    run("report", "-o", "report.pdf")

    html = (client / "report.html").read_text("utf-8")
    assert "<script" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "wish k" in html
    assert "shortened: yes" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>Fewer&nbsp;rules</p>", "Fewer rules"),
        ("M&uuml;ller", "Müller"),
        ("a < b and b > c", "a < b and b > c"),
        ("one\r\n\r\n two\u2028three", "one\ntwo\nthree"),
        ("'=1+1", "=1+1"),
        ("a\x00b\x1b[0m\u200bc\ud800", "a b [0mc"),
    ],
)
def test_a_comment_is_read_as_it_looks_on_a_screen(cell: str, text: str) -> None:
    assert as_text(cell) == text


@pytest.mark.parametrize(
    "text", ["-", "n/a", "N.V.T.", "none!", "Geen", "...", "?", "Rien.", "weet niet", "/", "x", "🙂"]
)
def test_what_says_nothing_is_no_comment(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize("text", ["No time", "None of us knows", "Time", "7"])
def test_few_words_are_a_comment(text: str) -> None:
    assert says_something(text)
