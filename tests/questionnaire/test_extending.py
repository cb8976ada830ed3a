"""A questionnaire that extends another: what it keeps, what it replaces, and what it is refused for."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.errors import DocumentError
from collabready.questionnaire.reader import load_questionnaire

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

GOOD = (Path(__file__).parent / "good.yaml").read_text(encoding="utf-8")
HEAD = 'format: 1\nid: short\nversion: "2"\ntitle: Short\nextends: good\n'


@pytest.fixture(autouse=True)
def beside_a_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.yaml").write_text(GOOD, encoding="utf-8")


def load(text: str) -> Questionnaire:
    Path("short.yaml").write_text(text, encoding="utf-8")
    return load_questionnaire("short.yaml")


def told(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load(text)
    return str(caught.value)


UNWEIGHED = HEAD + "scoring: {weights: null}\n"


def test_without_only_everything_is_kept_under_a_new_name() -> None:
    short, good = load(HEAD), load_questionnaire("good.yaml")

    assert (short.id, short.version, short.title, short.language) == ("short", "2", "Short", "en")
    assert short.dimensions == good.dimensions
    assert short.scoring == good.scoring
    assert short.actions == good.actions


def test_only_keeps_what_still_has_an_item() -> None:
    short = load(UNWEIGHED + "only: [com-fear, com-hours]\n")

    assert [item.id for item in short.items] == ["com-hours", "com-fear"]
    assert [practice.id for practice in short.practices] == ["driver", "trust"]
    assert [dimension.id for dimension in short.dimensions] == ["communities"]
    assert short.questions == ()


def test_gates_on_what_is_gone_fall_away() -> None:
    short = load(UNWEIGHED + "only: [com-fear, com-hours]\n")

    assert [gate.id for gate in short.scoring.gates] == ["missing"]


def test_actions_that_improve_nothing_any_more_fall_away() -> None:
    short = load(UNWEIGHED + "only: [com-fear, com-fair, com-driver, member]\n")

    assert [(action.id, action.improves) for action in short.actions] == [("name-a-driver", ("driver", "trust"))]


def test_an_action_improves_the_practices_that_are_left() -> None:
    short = load(UNWEIGHED + "only: [com-fear, com-hours, sup-said, sup-seen]\nactions: []\n")
    assert short.actions == ()

    short = load(HEAD + "scoring: {weights: null}\nonly: [com-driver, com-hours, member, sup-said, sup-seen]\n")
    assert [(action.id, action.improves) for action in short.actions] == [
        ("name-a-driver", ("driver",)),
        ("speak", ("spoken",)),
    ]


def test_texts_scales_audiences_and_scoring_are_replaced_key_by_key() -> None:
    short = load(HEAD + "texts: {thanks: Bye.}\nscoring: {levels: {fragile: 0, forming: 40, ready: 80}}\n")

    assert short.texts == {"introduction": "Hello.", "thanks": "Bye."}
    assert short.scoring.levels == {"fragile": 0, "forming": 40, "ready": 80}
    assert len(short.scoring.gates) == 4
    assert list(short.scales) == ["agreement", "evidence"]


def test_a_list_is_replaced_as_a_whole() -> None:
    short = load(HEAD + "scoring: {gates: []}\nactions: []\n")

    assert short.scoring.gates == ()
    assert short.actions == ()


def test_the_hash_changes_with_either_file() -> None:
    before = load(HEAD).sha256
    after_own = load(HEAD + "# a comment\n").sha256
    Path("good.yaml").write_text(GOOD + "# a comment\n", encoding="utf-8")
    after_both = load_questionnaire("short.yaml").sha256

    assert len({before, after_own, after_both}) == 3
    assert hashlib.sha256(HEAD.encode()).hexdigest() != before


def test_a_shipped_questionnaire_can_be_extended_by_its_name() -> None:
    short = load(HEAD.replace("extends: good", "extends: collaborative-learning") + "texts: {thanks: Bye.}\n")

    assert len(short.dimensions) == 5


def test_an_extended_questionnaire_can_be_extended() -> None:
    Path("middle.yaml").write_text(UNWEIGHED.replace("id: short", "id: middle") + "only: [com-hours, com-fear]\n")

    assert [item.id for item in load(HEAD.replace("good", "middle.yaml")).items] == ["com-hours", "com-fear"]


def test_what_the_file_must_give_itself_is_told() -> None:
    assert told("extends: good\nformat: 1\nid: short\n").splitlines() == [
        "short.yaml:1:1: 'title' is missing. Add it.",
        "short.yaml:1:1: 'version' is missing. Add it.",
    ]


def test_an_unknown_id_is_told_with_the_nearest() -> None:
    assert told(HEAD + "only:\n  - com-fear\n  - com-drivr\n") == (
        "short.yaml:8:5: 'com-drivr' is no item or question of 'good'. Did you mean 'com-driver'?"
    )


def test_a_skip_rule_needs_what_it_asks_about() -> None:
    assert told(HEAD + "only: [com-driver, com-fear]\n") == (
        "short.yaml:6:8: 'com-driver' is asked only when member = yes, but 'member' is not kept. Add member here."
    )


def test_a_rule_that_breaks_in_the_rest_of_the_base_is_told_in_the_base() -> None:
    assert told(HEAD + "only: [com-fear, com-hours, sup-said]\n") == (
        "good.yaml:33:9: The dimension 'support' has one item: a score would rest on a single answer. "
        "Give it two or more."
    )


def test_weights_of_what_is_gone_are_not_shared_out_in_silence() -> None:
    assert told(HEAD + "only: [com-fear, com-hours]\n") == (
        "short.yaml:6:1: The weights of 'good' count 'support', of which nothing is kept. "
        "Give 'scoring: {weights: ...}' in this file, or null."
    )


def test_problems_of_the_base_carry_its_name_and_line() -> None:
    Path("good.yaml").write_text(GOOD.replace("role: ingredient", "role: ingredeint"), encoding="utf-8")

    assert told(HEAD) == "good.yaml:21:11: 'role' has to be 'ingredient' or 'condition', not 'ingredeint'."


def test_problems_of_the_own_keys_carry_the_own_name_and_line() -> None:
    assert told(HEAD + "texts: {thanks: [a]}\naudience: {}\n").splitlines() == [
        "short.yaml:6:9: 'thanks' has to be text, not a list of 1.",
        "short.yaml:7:1: Unknown key 'audience'. Did you mean 'audiences'?",
    ]


def test_a_base_that_is_not_there_is_told_with_the_nearest() -> None:
    assert told(HEAD.replace("extends: good", "extends: goood")) == (
        "short.yaml:5:10: There is no questionnaire 'goood', shipped or beside this file. Did you mean 'good'?"
    )


@pytest.mark.parametrize("name", ["x" * 300, '"a\\0b"', "/", "..", "."])
def test_a_base_that_cannot_be_is_refused(name: str) -> None:
    with pytest.raises(DocumentError):
        load(HEAD.replace("extends: good", f"extends: {name}"))


def test_a_circle_is_refused() -> None:
    Path("good.yaml").write_text(HEAD.replace("extends: good", "extends: short"), encoding="utf-8")

    assert told(HEAD) == "good.yaml:5:10: 'short' extends this file in turn. Delete one of the two."


def test_a_file_that_extends_itself_is_refused() -> None:
    assert told(HEAD.replace("extends: good", "extends: short")).startswith("short.yaml:5:10: 'short' extends")


def test_a_long_chain_is_refused() -> None:
    for n in range(6):
        Path(f"link{n}.yaml").write_text(HEAD.replace("extends: good", f"extends: link{n + 1}"), encoding="utf-8")

    assert told(HEAD.replace("extends: good", "extends: link0")) == (
        "link3.yaml:5:10: This is the 5th file that extends another. Extend a questionnaire nearer to the first."
    )
