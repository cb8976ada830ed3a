"""What stands in a client folder's `collabready.yaml`, and what is refused there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from collabready.engagement import Engagement, exports, interviews, load_engagement
from collabready.errors import DocumentError

FULL = """\
organisation: Northmoor Water
scope: "pilot: Customer Service"
questionnaire: pulse
languages: [nl, fr]
wave: "2026-11"
consultant: {name: Ann Peeters, firm: Peeters & Co, logo: logo.svg, colours: {accent: "#0E3347"}}
exports: [exports/*.csv, exports/*.xlsx]
by: [department, site]
min_group: 8
fieldwork: [2026-10-05, 2026-10-23]
invited: {all: 1197, department: {Finance: 84}}
decision_meeting: 2026-11-27
plan_start: 2026-12-01
owners: {Executive sponsor: Els Maes (CEO)}
words: {top_leader: our CEO, tool: Teams, community: practice group}
contact: {privacy: privacy@northmoor.example, trust: Jan}
delete_by: 2027-06-30
note: Synthetic data.
"""


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(text: str) -> Engagement:
    Path("collabready.yaml").write_text(text, encoding="utf-8")
    engagement = load_engagement(Path())
    assert engagement
    return engagement


def told(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load(text)
    return str(caught.value)


def test_a_folder_without_settings_is_no_engagement() -> None:
    assert load_engagement(Path()) is None


def test_settings_become_what_they_mean() -> None:
    engagement = load(FULL)

    assert engagement.scope == "pilot: Customer Service"
    assert engagement.wave == "2026-11"
    assert engagement.consultant.colours == {"accent": "#0E3347"}
    assert engagement.min_group == 8
    assert engagement.fieldwork == (date(2026, 10, 5), date(2026, 10, 23))
    assert engagement.invited == {"all": 1197, "department": {"Finance": 84}}
    assert engagement.decision_meeting == date(2026, 11, 27)
    assert engagement.words.community == "practice group"
    assert engagement.note == "Synthetic data."


def test_only_the_organisation_has_to_be_given() -> None:
    engagement = load("organisation: Northmoor Water\n")

    assert engagement.scope == "whole"
    assert engagement.questionnaire == "collaborative-learning"
    assert engagement.min_group == 5
    assert engagement.invited == {}
    assert engagement.fieldwork is None
    assert exports(engagement) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "min_group: 4",
            "2:12: A 'min_group' of 4 is refused: in groups of fewer than 5, people can be recognised.",
        ),
        ("min_group: few", "2:12: 'min_group' has to be a whole number, not 'few'."),
        ("plan_start: 1 December", "2:13: '1 December' is no date. Write it like 2026-11-27."),
        ("plan_start: 2026-02-30", "2:13: '2026-02-30' is no date. Write it like 2026-11-27."),
        ("plan_start: 1767225600", "2:13: '1767225600' is no date. Write it like 2026-11-27."),
        ("fieldwork: [2026-10-05, soon]", "2:25: 'soon' is no date. Write it like 2026-11-27."),
        ("fieldwork: [2026-10-05]", "2:1: 'fieldwork' needs 2 or more entries, not a list of 1."),
        (
            "fieldwork: [2026-10-23, 2026-10-05]",
            "2:1: The fieldwork ends before it starts. Write the first day, then the last.",
        ),
        ("invited: {all: many}", "2:16: 'all' has to be a whole number, not 'many'."),
        ("invited: {department: {Finance: -1}}", "2:33: 'Finance' has to be 0 or more, not '-1'."),
        ("invited: 1197", "2:10: 'invited' has to hold 'key: value' lines, not '1197'."),
        (
            "consultant: {colours: {accent: navy}}",
            "2:32: 'navy' is no colour. Write it in quotes, like \"#0E3347\".",
        ),
        ("word: {tool: Teams}", "2:1: Unknown key 'word'. Did you mean 'words'?"),
        ("words: {toll: Teams}", "2:9: Unknown key 'toll'. Did you mean 'tool'?"),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(line: str, expected: str) -> None:
    assert told(f"organisation: Northmoor Water\n{line}\n") == f"collabready.yaml:{expected}"


def test_a_colour_cannot_carry_a_style_sheet() -> None:
    assert "is no colour" in told('organisation: x\nconsultant: {colours: {accent: "#000000; background: url(x)"}}\n')


def test_exports_are_found_sorted_and_once() -> None:
    Path("exports").mkdir()
    for name in ("b.csv", "a.csv", "c.xlsx", "notes.txt"):
        Path("exports", name).touch()
    engagement = load("organisation: x\nexports: [exports/*.xlsx, exports/*.csv, exports/a.*]\n")

    assert exports(engagement) == tuple(Path("exports", name) for name in ("a.csv", "b.csv", "c.xlsx"))


def test_the_lock_file_of_an_open_workbook_is_no_export() -> None:
    Path("exports").mkdir()
    Path("exports", "a.xlsx").touch()
    Path("exports", "~$a.xlsx").touch()

    assert exports(load("organisation: x\nexports: exports/*.xlsx\n")) == (Path("exports/a.xlsx"),)


def test_exports_are_found_from_another_folder_even_one_with_brackets_in_its_name(tmp_path: Path) -> None:
    client = tmp_path / "Northmoor [2026]"
    client.mkdir()
    (client / "a.csv").touch()
    (client / "collabready.yaml").write_text("organisation: x\nexports: '*.csv'\n", encoding="utf-8")
    engagement = load_engagement(client)

    assert engagement
    assert engagement.folder == client
    assert exports(engagement) == (client / "a.csv",)


def test_an_export_may_have_a_path_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").touch()

    assert exports(load(f"organisation: x\nexports: {tmp_path}/else*.csv\n")) == (tmp_path / "elsewhere.csv",)


def test_interviews_are_the_files_of_their_folder_but_for_hidden_ones() -> None:
    engagement = load("organisation: Northmoor Water\n")
    assert interviews(engagement) == ()
    Path("interviews/old.yaml").mkdir(parents=True)
    for name in ("cio.yaml", "cfo.yaml", ".cfo.yaml", ".cfo.yaml.lock", "notes.txt"):
        Path("interviews", name).touch()

    assert [path.as_posix() for path in interviews(engagement)] == ["interviews/cfo.yaml", "interviews/cio.yaml"]
