"""What is written is read back as it was, and reads like something a person wrote."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from collabready.documents import UNPRINTABLE, read, read_text, text_of
from collabready.responses.interview_file import Interview, interview_of, interview_text

SIGNS = st.sampled_from("\t\n #:-'\"\\|>%&*!@`{}[]?,~=<0a\xa0é你\u200b\U0001f600\U0010fffe")
PIECES = [
    "\n\n",
    "\n ",
    "- ",
    "--- ",
    "---\n",
    "...\n",
    "null",
    "~",
    "yes",
    "no",
    "0x1",
    "1e3",
    "2026-11-23",
    "<<",
    "word " * 30,
]
PRINTABLE = st.characters(exclude_categories=["Cs"]).filter(
    lambda sign: sign not in "\r\x85" and not UNPRINTABLE.search(sign)
)
TEXTS = st.lists(SIGNS | PRINTABLE | st.sampled_from(PIECES), max_size=12).map("".join)
KEYS = TEXTS.filter(lambda key: key.strip() != "")
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
INTERVIEW = """\
format: 1
questionnaire:
  id: talk
  version: '1.10'
  items:
    goal: 0123456789ab
interview:
  id: 2026-11-23-cfo
  respondent: CFO
  audience: executive
  use: background
  started: '2026-11-23T09:00:00+01:00'
  finished: null
answers:
  goal:
    value: 3
    note: |-
      Said twice: we want it.
      - and meant it
    quote:
      text: No, not "today".
      approved: no
    flag: follow-up
    at: '2026-11-23T09:05:00+01:00'
    earlier:
    - value: null
      reason: dont-know
      at: '2026-11-23T09:04:00+01:00'
  board:
    value: null
    reason: not-asked
    at: '2026-11-23T09:07:00+01:00'
  group:
    value: 'yes'
  perhaps:
    value: '01'
  open:
    note: A note alone leaves its item open, and a long line of it is folded where there is a blank, at
      a hundred letters.
texts:
  hopes: |-
    Peace,

      and quiet
"""


@given(values=st.dictionaries(KEYS, VALUES, max_size=4).filter(bool))
def test_what_is_written_is_read_back_as_it_was(values: dict[str, object]) -> None:
    assert read_text(text_of(values), "file.yaml").value == values


@given(text=TEXTS)
def test_a_file_gives_back_its_text_whatever_the_text_looks_like(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("text") / "file.yaml"
    path.write_bytes(text_of({"text": text, "list": [text, {"in it": text}]}).encode())

    assert read(path).root.value == {"text": text, "list": [text, {"in it": text}]}


@given(text=st.lists(SIGNS | st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_slow_yaml_reads_what_the_fast_one_writes_and_the_other_way(text: str) -> None:
    values = {"text": text, "in": {"it": text}}
    fast = text_of(values)

    with pytest.MonkeyPatch.context() as patched:
        patched.delattr(yaml, "CSafeDumper", raising=False)
        patched.delattr(yaml, "CSafeLoader", raising=False)
        slow = text_of(values)
        assert read_text(fast, "file.yaml").value == values

    assert read_text(slow, "file.yaml").value == values


def test_numbers_truth_and_nothing_are_plain() -> None:
    assert text_of({"n": 3, "yes": True, "no": False, "nothing": None, "text": "yes"}) == dedent(
        """\
        n: 3
        'yes': yes
        'no': no
        nothing: null
        text: 'yes'
        """
    )


def test_lines_stay_lines_and_letters_stay_letters() -> None:
    assert text_of({"note": "één\n  twee\n\n- drie: ✓"}) == dedent(
        """\
        note: |-
          één
            twee

          - drie: ✓
        """
    )


def test_an_interview_file_reads_like_something_a_person_wrote() -> None:
    interview = interview_of(INTERVIEW.encode(), "cfo.yaml")

    assert interview_text(interview) == INTERVIEW


def test_an_approved_note_keeps_its_approval() -> None:
    text = INTERVIEW.replace(
        "    note: A note alone", "    note: {approved: yes, text: A note}\n    flag: A note alone"
    )
    interview = interview_of(text.encode(), "cfo.yaml")

    assert interview.answers["open"].note is not None
    assert interview.answers["open"].note.approved
    assert interview_of(interview_text(interview).encode(), "cfo.yaml") == interview


CODES = st.sampled_from(["0", "4", "-1", "01", "٣", "²", "9" * 5000, "yes", "null", "~", "1.0", "0x1", ""]) | TEXTS
SAID = st.none() | st.fixed_dictionaries({"text": TEXTS, "approved": st.booleans()})
MAYBE = st.none() | TEXTS
EARLIER = st.fixed_dictionaries({"value": st.none() | CODES, "reason": MAYBE, "at": MAYBE})
ANSWERS = st.fixed_dictionaries(
    {
        "value": st.none() | CODES,
        "reason": MAYBE,
        "note": SAID,
        "quote": SAID,
        "flag": MAYBE,
        "at": MAYBE,
        "earlier": st.lists(EARLIER, max_size=2),
    }
)


@given(answers=st.dictionaries(KEYS, ANSWERS, max_size=2), texts=st.dictionaries(KEYS, TEXTS, max_size=2), name=TEXTS)
def test_any_interview_is_read_back_as_it_was(answers: dict[str, object], texts: dict[str, str], name: str) -> None:
    interview = Interview.model_validate(
        {
            "format": 1,
            "questionnaire": {"id": name, "version": name, "items": texts},
            "interview": {"id": name, "respondent": name, "audience": name, "interviewer": name, "seconds": 0},
            "answers": answers,
            "texts": texts,
        }
    )

    assert interview_of(interview_text(interview).encode(), "cfo.yaml") == interview


def test_an_interview_by_hand_may_be_shorter(tmp_path: Path) -> None:
    (tmp_path / "cfo.yaml").write_text(
        "{format: 1, questionnaire: {id: q, version: 1}, interview: {id: i, respondent: r, audience: a}, answers: {b: {note: c}}}",
        encoding="utf-8",
    )
    interview = interview_of((tmp_path / "cfo.yaml").read_bytes(), "cfo.yaml")

    assert interview.interview.use == "background"
    assert interview.answers["b"].note is not None
    assert interview.answers["b"].note.text == "c"
