"""merges.yaml: groups that are counted as one, in the answers and in the head counts alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.assessment.head_counts import merged_counts
from collabready.errors import DocumentError
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.merges import merges_text, read_merges, with_merges
from collabready.responses.reader import read_responses

if TYPE_CHECKING:
    from collabready.assessment.head_counts import HeadCounts

TEXT = "format: 1\nmerges:\n  unit:\n    Support: [Legal, people]\n"


def merges_file(folder: Path, text: str) -> Path:
    path = folder / "merges.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_groups_of_answers_and_head_counts_become_one(tmp_path: Path) -> None:
    """Whatever the case of their letters; the receipt says so."""
    questionnaire = load_questionnaire("pulse")
    merges = read_merges(merges_file(tmp_path, TEXT.replace("unit", "Team")))
    header = next(item.statement for item in questionnaire.items)
    export = tmp_path / "export.csv"
    export.write_text(f"Team,{header}\nLegal,4\nPeople,4\nOps,4\n,4\n", encoding="utf-8")
    responses = read_responses(export, questionnaire, ["team"])

    merged = with_merges(responses, questionnaire, merges, "merges.yaml")

    assert merged.groups["Team"].to_list() == ["Support", "Support", "Ops", None]
    assert "Groups of 'Team' counted as one, by merges.yaml: Support." in list(merged.receipts[0].lines())
    counts: HeadCounts = {"all": 90, "Team": {"legal": 4, "People": 5, "Ops": 60}}
    assert merged_counts(counts, questionnaire, merges) == {"all": 90, "Team": {"Support": 9, "Ops": 60}}


def test_merges_are_read_as_they_were_written(tmp_path: Path) -> None:
    merges = {"Team": {"A + B": ("A", "B"), "yes": ("no", "12")}}

    assert read_merges(merges_file(tmp_path, merges_text(merges))) == merges


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "format: 1\nmerges:\n  unit:\n    One: [A, B]\n    Two: [C, a]\n",
            "merges.yaml:5:5: 'a' is in 'One' already. Keep it in one of them.",
        ),
        ("format: 1\nmerges:\n  unit: [A, B]\n", "has to hold 'key: value' lines"),
        ("format: 2\n", "merges.yaml:1:"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_merges(merges_file(tmp_path, text))

    assert told in str(caught.value)
