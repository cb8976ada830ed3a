"""Each rule has a bad questionnaire, or a bad translation of good.yaml, and the exact text that its author reads.

After a change of words, `python tests/questionnaire/test_problems.py` writes the texts again; read the difference.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from collabready.documents import parse, read
from collabready.errors import DocumentError
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.questionnaire.rules import RULES
from collabready.questionnaire.rules.translations import SPOKEN_RULES, TRANSLATION_RULES
from collabready.questionnaire.translation import Translation
from collabready.questionnaire.words import put_over, words

GOOD = Path(__file__).parent / "good.yaml"
PROBLEMS = Path(__file__).parent / "problems"
TRANSLATIONS = PROBLEMS / "translations"
NAMES = sorted(file.stem for file in PROBLEMS.glob("*.yaml"))
TRANSLATION_NAMES = sorted(file.stem for file in TRANSLATIONS.glob("*.yaml"))


def told(name: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load_questionnaire(Path(f"{name}.yaml"))
    return f"{caught.value}\n"


def told_of_translation(name: str, folder: Path) -> str:
    """What is told of good.yaml when the bad translation lies beside it."""
    shutil.copy(GOOD, folder)
    shutil.copy(TRANSLATIONS / f"{name}.yaml", folder / "good.nl.yaml")
    os.chdir(folder)
    return told("good")


@pytest.mark.parametrize("name", NAMES)
def test_tells_place_fault_and_remedy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROBLEMS)

    assert told(name) == (PROBLEMS / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TRANSLATION_NAMES)
def test_tells_place_fault_and_remedy_of_a_translation(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert told_of_translation(name, tmp_path) == (TRANSLATIONS / f"{name}.txt").read_text(encoding="utf-8")


def test_every_rule_has_a_bad_questionnaire() -> None:
    assert {rule.__name__ for rule in RULES} <= set(NAMES)
    assert {rule.__name__ for rule in (*TRANSLATION_RULES, *SPOKEN_RULES)} <= set(TRANSLATION_NAMES)


def test_every_text_has_a_bad_questionnaire() -> None:
    assert {file.stem for file in PROBLEMS.glob("*.txt")} == set(NAMES)
    assert {file.stem for file in TRANSLATIONS.glob("*.txt")} == set(TRANSLATION_NAMES)


def test_every_rule_says_in_its_docstring_what_it_asks() -> None:
    assert [rule.__name__ for rule in (*RULES, *TRANSLATION_RULES, *SPOKEN_RULES) if not rule.__doc__] == []


def test_a_bad_questionnaire_of_a_rule_breaks_that_rule_only() -> None:
    """Otherwise its text could stay the same when the rule is gone."""
    broken = {}
    for rule in RULES:
        questionnaire = parse(read(PROBLEMS / f"{rule.__name__}.yaml"), Questionnaire)
        broken[rule.__name__] = [other.__name__ for other in RULES if list(other(questionnaire))]

    assert broken == {rule.__name__: [rule.__name__] for rule in RULES}


def test_a_bad_translation_of_a_rule_breaks_that_rule_only() -> None:
    good, broken = load_questionnaire(GOOD), {}
    names = [rule.__name__ for rule in (*TRANSLATION_RULES, *SPOKEN_RULES)]
    for name in names:
        translation = parse(read(TRANSLATIONS / f"{name}.yaml"), Translation)
        spoken = (good, put_over(good, "nl", words(translation)))
        broken[name] = [rule.__name__ for rule in TRANSLATION_RULES if list(rule(translation, good))]
        broken[name] += [rule.__name__ for rule in SPOKEN_RULES if list(rule(spoken))]

    assert broken == {name: [name] for name in names}


if __name__ == "__main__":
    os.chdir(PROBLEMS)
    for each in NAMES:
        Path(f"{each}.txt").write_text(told(each), encoding="utf-8")
    for each in TRANSLATION_NAMES:
        with TemporaryDirectory() as scratch:
            (TRANSLATIONS / f"{each}.txt").write_text(told_of_translation(each, Path(scratch)), encoding="utf-8")
