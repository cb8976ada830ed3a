"""What loading a questionnaire gives, and what it refuses besides the rules."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.errors import DocumentError
from collabready.questionnaire.model import Condition, Questionnaire
from collabready.questionnaire.reader import load_questionnaire

GOOD = (Path(__file__).parent / "good.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def in_a_folder_with_a_good_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.yaml").write_text(GOOD, encoding="utf-8")


def load(text: str) -> Questionnaire:
    Path("file.yaml").write_text(text, encoding="utf-8")
    return load_questionnaire("file.yaml")


def told(name: str | Path) -> str:
    with pytest.raises(DocumentError) as caught:
        load_questionnaire(name)
    return str(caught.value)


def test_values_become_what_they_mean() -> None:
    good = load(GOOD)
    driver, hours, fair, fear = tuple(good.items)[:4]

    assert good.version == "1.10"
    assert good.scales["agreement"].no_answer == ("Don't know",)
    assert driver.when == Condition(of="member", operator="=", values=("yes",))
    assert driver.audience == ("employee",)
    assert (hours.scale, hours.anchors) == ("evidence", {"0": "None", "2": "A day a week"})
    assert fair.weight == 0.5
    assert fear.reverse
    assert fear.seed == (28, 29)
    assert good.weights() == {"communities": 0.6, "support": 0.4}
    assert [action.below for action in good.actions] == [65, 50]


def test_the_hash_is_of_the_bytes_of_the_file() -> None:
    assert load(GOOD).sha256 == hashlib.sha256(GOOD.encode()).hexdigest()


def test_a_shipped_questionnaire_is_found_by_its_name() -> None:
    assert load_questionnaire("collaborative-learning").id == "collaborative-learning"


def test_a_path_may_be_relative_to_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")

    assert load_questionnaire("good.yaml", tmp_path).id == "good"


def test_an_unknown_name_suggests_a_shipped_one() -> None:
    assert told("colaborative-learning") == (
        "colaborative-learning: There is no questionnaire and no file with this name. "
        "Did you mean 'collaborative-learning'?"
    )


def test_an_unknown_name_suggests_a_file_in_the_folder() -> None:
    assert told("god").endswith("Did you mean 'good'?")


def test_an_unknown_name_like_no_other_lists_the_shipped_ones() -> None:
    assert told("xyz").endswith("Shipped are: collaborative-learning, pulse.")


@pytest.mark.parametrize("weight", ["-1", "0"])
def test_an_item_cannot_weigh_nothing_or_less(weight: str) -> None:
    with pytest.raises(DocumentError, match=f"'weight' has to be above 0, not '{weight}'"):
        load(GOOD.replace("weight: 0.5", f"weight: {weight}"))


def test_an_impossible_name_is_refused() -> None:
    assert told("x" * 300).endswith("Shipped are: collaborative-learning, pulse.")


def test_keys_and_values_that_do_not_fit_are_told_before_the_rules_are_asked() -> None:
    """A rule cannot judge what has no meaning yet."""
    Path("bad.yaml").write_text(
        GOOD.replace("owner: CEO", "woner: CEO")
        .replace("when: member = yes", "when: member is yes")
        .replace("cap: forming", "cap: no-level"),
        encoding="utf-8",
    )

    assert told("bad.yaml").splitlines() == [
        (
            "bad.yaml:26:96: 'member is yes' is no skip rule. "
            "Write: an earlier item or question, one of = != < <= > >= in, a value."
        ),
        "bad.yaml:63:5: 'owner' is missing. Add it.",
        "bad.yaml:69:5: Unknown key 'woner'. Did you mean 'owner'?",
    ]


def test_the_problems_of_all_rules_come_together_in_the_order_of_the_file() -> None:
    Path("bad.yaml").write_text(
        GOOD.replace("improves: spoken", "improves: spokn")
        .replace("cap: forming", "cap: formin")
        .replace("scale: evidence", "scale: evidnce"),
        encoding="utf-8",
    )

    assert told("bad.yaml").splitlines() == [
        "bad.yaml:27:63: There is no scale 'evidnce'. Did you mean 'evidence'?",
        "bad.yaml:50:54: There is no level 'formin'. Did you mean 'forming'?",
        "bad.yaml:65:15: There is no practice 'spokn'. Did you mean 'spoken'?",
    ]


@pytest.mark.parametrize("id_", ["1st", "two words", "é", "_x", ""])
def test_an_id_is_a_letter_then_letters_digits_and_dashes(id_: str) -> None:
    with pytest.raises(DocumentError, match=r"'id' (has to be an id|is empty)"):
        load(GOOD.replace("id: sup-said", f"id: {id_}"))


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("sup-said = 1", Condition(of="sup-said", operator="=", values=("1",))),
        ("sup-said!=1", Condition(of="sup-said", operator="!=", values=("1",))),
        ("sup-said >= 2", Condition(of="sup-said", operator=">=", values=("2",))),
        ("'sup-said in 1, 2'", Condition(of="sup-said", operator="in", values=("1", "2"))),
        ('"sup-said in [1,2]"', Condition(of="sup-said", operator="in", values=("1", "2"))),
        ("{of: sup-said, operator: <, values: [2]}", Condition(of="sup-said", operator="<", values=("2",))),
    ],
)
def test_a_skip_rule_is_read_as_it_is_written(typed: str, condition: Condition) -> None:
    text = GOOD.replace("{id: sup-seen, ", f"{{id: sup-seen, when: {typed}, ")

    assert tuple(load(text).items)[-1].when == condition


edits = st.lists(
    st.tuples(
        st.integers(0, len(GOOD)),
        st.integers(0, 80),
        st.one_of(
            st.sampled_from(
                ["", "\n", " ", "  ", "\t", ":", ": ", "- ", "[", "]", "{", "}", '"', "'", "#", "&a ", "*a"]
            ),
            st.sampled_from(
                ["null", "~", "-1", "1e999", "9" * 5000, "yes", "driver", "member", "com-driver", "<<: *a"]
            ),
            st.text(max_size=5),
        ),
    ),
    min_size=1,
    max_size=4,
)


@given(edits)
def test_a_questionnaire_with_slips_is_loaded_or_refused_with_problems(slips: list[tuple[int, int, str]]) -> None:
    text = GOOD
    for start, length, replacement in slips:
        text = text[:start] + replacement + text[start + length :]
    with suppress(DocumentError):
        load(text)


@given(st.permutations(GOOD.splitlines(keepends=True)))
def test_a_questionnaire_in_disorder_is_loaded_or_refused_with_problems(lines: list[str]) -> None:
    with suppress(DocumentError):
        load("".join(lines))
