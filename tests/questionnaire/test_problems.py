"""Each rule has a bad questionnaire and the exact text that its author reads.

After a change of words, `python tests/questionnaire/test_problems.py` writes the texts again; read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from collabready.errors import DocumentError
from collabready.questionnaire.reader import load_questionnaire
from collabready.questionnaire.rules import RULES

PROBLEMS = Path(__file__).parent / "problems"
NAMES = sorted(file.stem for file in PROBLEMS.glob("*.yaml"))


def told(name: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load_questionnaire(Path(f"{name}.yaml"))
    return f"{caught.value}\n"


@pytest.mark.parametrize("name", NAMES)
def test_tells_place_fault_and_remedy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROBLEMS)

    assert told(name) == (PROBLEMS / f"{name}.txt").read_text(encoding="utf-8")


def test_every_rule_has_a_bad_questionnaire() -> None:
    assert {rule.__name__ for rule in RULES} <= set(NAMES)


def test_every_text_has_a_bad_questionnaire() -> None:
    assert {file.stem for file in PROBLEMS.glob("*.txt")} == set(NAMES)


def test_every_rule_says_in_its_docstring_what_it_asks() -> None:
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []


def test_a_bad_questionnaire_of_a_rule_breaks_that_rule_only() -> None:
    """Otherwise its text could stay the same when the rule is gone."""
    from collabready.documents import parse, read
    from collabready.questionnaire.model import Questionnaire

    broken = {}
    for rule in RULES:
        questionnaire = parse(read(PROBLEMS / f"{rule.__name__}.yaml"), Questionnaire)
        broken[rule.__name__] = [other.__name__ for other in RULES if list(other(questionnaire))]

    assert broken == {rule.__name__: [rule.__name__] for rule in RULES}


if __name__ == "__main__":
    os.chdir(PROBLEMS)
    for each in NAMES:
        Path(f"{each}.txt").write_text(told(each), encoding="utf-8")
