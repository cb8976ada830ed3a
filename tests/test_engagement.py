"""What stands in a client folder's `collabready.yaml`, and what is refused there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from collabready.engagement import (
    Engagement,
    engagement_folder,
    exports,
    file_names,
    is_report,
    load_engagement,
    questionnaire_of,
    unmatched,
)
from collabready.errors import DocumentError
from collabready.responses.interview_folder import interview_files

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
    assert engagement.consultant.colours.accent == "#0E3347"
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
        (
            'consultant: {colours: {problem: "#FF6600"}}',
            "2:33: '#FF6600' is too light: text in it cannot be read well (contrast with white 2.9, needed 4.5). The "
            'nearest that will do: "#C95000".',
        ),
        ("consultant: {colours: {acent: '#0E3347'}}", "2:24: Unknown key 'acent'. Did you mean 'accent'?"),
        ("word: {tool: Teams}", "2:1: Unknown key 'word'. Did you mean 'words'?"),
        ("words: {toll: Teams}", "2:9: Unknown key 'toll'. Did you mean 'tool'?"),
        ("words: {tool: ''}", "2:15: 'tool' has to be text, not ''."),
        ("by:", "2:4: 'by' is empty. Fill it in, or delete the key if it is not needed."),
        (
            "owners: {Head of IT: }",
            "2:22: 'Head of IT' is empty. Fill it in, or delete the key if it is not needed.",
        ),
        ("scope: ' '", "2:8: 'scope' has to be text, not ' '."),
        ("contact: {privacy: ' '}", "2:20: 'privacy' has to be text, not ' '."),
        ("owners: {Executive sponsor: ''}", "2:29: 'Executive sponsor' has to be text, not ''."),
        ("owners: [Els Maes]", "2:1: 'owners' has to hold 'key: value' lines, not a list of 1."),
        ("languages: [nl, Dutch]", "2:17: 'Dutch' is no language. Write its code, like nl or fr-BE."),
        ("languages: NL", "2:12: 'NL' is no language. Write its code, like nl or fr-BE."),
        ("languages: [nl, fr, nl]", "2:1: 'nl' stands here twice. Keep one."),
        ("by: [department, site, Department]", "2:1: 'Department' stands here twice. Keep one."),
        ("exports: [a.csv, '']", "2:18: Entry 2 of 'exports' has to be text, not ''."),
        ("invited: {all: -1}", "2:16: 'all' has to be 0 or more, not '-1'."),
        (
            "invited: {all: 100, department: {Finance: 60, Legal: 41}}",
            "2:21: The groups of 'department' hold 101 people, more than 'all' (100). Check the head counts.",
        ),
        (
            "fieldwork: [2026-10-05, 2026-10-23]\ndelete_by: 2026-10-22",
            "3:12: 'delete_by' is 2026-10-22, before the fieldwork ends (2026-10-23). Check both dates.",
        ),
        (
            "fieldwork: [2026-10-05, 2026-10-23]\ndecision_meeting: 2026-10-22",
            "3:19: 'decision_meeting' is 2026-10-22, before the fieldwork ends (2026-10-23). Check both dates.",
        ),
        (
            "decision_meeting: 2026-11-27\nplan_start: 2026-11-26",
            "3:13: 'plan_start' is 2026-11-26, before the decision meeting (2026-11-27). Check both dates.",
        ),
        (
            "decision_meeting: 2026-11-27\ndelete_by: 2026-11-26",
            "3:12: 'delete_by' is 2026-11-26, before the decision meeting (2026-11-27). Check both dates.",
        ),
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


def test_a_key_whose_value_is_still_to_be_written_counts_as_not_given() -> None:
    engagement = load("organisation: x\nwave:\ndelete_by:\nwords: {tool: }\n")

    assert (engagement.wave, engagement.delete_by, engagement.words.tool) == (None, None, None)


def test_one_day_may_end_the_fieldwork_and_be_that_of_the_meeting_and_of_the_deletion() -> None:
    day = "2026-10-23"

    engagement = load(f"organisation: x\nfieldwork: [{day}, {day}]\ndecision_meeting: {day}\ndelete_by: {day}\n")

    assert engagement.delete_by == engagement.decision_meeting == date(2026, 10, 23)


def test_all_dates_in_the_wrong_order_are_told_at_once() -> None:
    text = told("organisation: x\ndecision_meeting: 2026-11-27\nplan_start: 2026-11-01\ndelete_by: 2026-11-02\n")

    assert text.count("Check both dates.") == 2


def test_the_engagement_is_found_from_a_folder_below_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load("organisation: Northmoor Water\nexports: '*.csv'\n")
    Path("a.csv").touch()
    below = tmp_path / "exports" / "2026"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    engagement = load_engagement()

    assert engagement
    assert engagement.folder == Path("../..")
    assert exports(engagement) == (Path("../../a.csv"),)


def test_the_nearest_engagement_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load("organisation: Outer\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)

    engagement = load("organisation: Inner\n")

    assert engagement.organisation == "Inner"
    assert engagement.folder == Path()


def test_a_folder_given_in_full_is_answered_in_full(tmp_path: Path) -> None:
    load("organisation: x\n")
    (tmp_path / "reports").mkdir()

    assert engagement_folder(tmp_path / "reports") == tmp_path


def test_a_questionnaire_of_ones_own_is_that_of_the_client_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load("organisation: x\nquestionnaire: culture.yaml\n")
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path / "reports")

    engagement = load_engagement()

    assert engagement
    assert questionnaire_of(engagement) == "../culture.yaml"


def test_a_pattern_that_finds_nothing_is_known_unless_the_same_file_may_have_another_suffix() -> None:
    for name in ("one", "two"):
        Path(name).mkdir()
    Path("one", "a.xlsx").touch()

    engagement = load("organisation: x\nexports: [one/*.csv, one/*.xlsx, two/*.csv, tow.csv]\n")

    assert unmatched(engagement) == ("two/*.csv", "tow.csv")


def test_interviews_are_the_files_of_their_folder_but_for_hidden_ones() -> None:
    client = Path()
    assert interview_files(client) == ()
    Path("interviews/old.yaml").mkdir(parents=True)
    for name in ("cio.yml", "cfo.yaml", ".cfo.yaml", ".cfo.yaml.lock", "notes.txt"):
        Path("interviews", name).touch()

    assert [path.as_posix() for path in interview_files(client)] == ["interviews/cfo.yaml", "interviews/cio.yml"]


def test_without_that_folder_they_are_the_yaml_files_that_say_so() -> None:
    Path("collabready.yaml").write_text("organisation: Northmoor Water\n", encoding="utf-8")
    Path("cfo.yml").write_text("format: 1\ninterview: {}\n", encoding="utf-8")

    assert interview_files(Path()) == (Path("cfo.yml"),)


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("board.pdf", True),
        ("for-board.pdf", True),
        ("for-cfo.pdf", False),
        ("for-2026-11-23-gone.pdf", False),
        ("guide.pdf", False),
        ("guide-executive.pdf", False),
        ("guidelines.pdf", True),
    ],
)
def test_a_report_is_neither_a_guide_nor_the_page_for_a_respondent(name: str, *, report: bool) -> None:
    assert is_report(Path("reports", name), ["cfo"]) is report


@pytest.mark.parametrize(
    ("groups", "files"),
    [
        (["Finance"], ["Finance"]),
        (["Research & Development", "Qualité / Sûreté"], ["Research-Development", "Qualité-Sûreté"]),
        (["../../etc/passwd", "C:\\Windows", ".hidden", "a\0b"], ["etc-passwd", "C-Windows", "hidden", "a-b"]),
        (["Sales", "SALES", "sales!", "Sales-2"], ["Sales", "SALES-2", "sales-3", "Sales-2-2"]),
        (["CON", "nul", "LPT1", "Console"], ["CON-", "nul-", "LPT1-", "Console"]),
        (["!!!", "???", " "], ["group", "group-2", "group-3"]),
        (["e\u0301quipe", "équipe"], ["équipe", "équipe-2"]),
        (["人事部"], ["人事部"]),
        (["x" * 500], ["x" * 60]),
    ],
)
def test_files_are_called_as_their_groups_and_each_differently(groups: list[str], files: list[str]) -> None:
    assert list(file_names(groups).values()) == files
