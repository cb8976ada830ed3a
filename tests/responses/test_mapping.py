"""`collabready map`: what is open is written down, settled by a person, and used again for the next wave.

The small exports are synthetic; the pair of `cases/qualtrics` is real, with its source beside it.
"""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.mapping import read_mapping
from collabready.responses.model import Responses
from collabready.responses.reader import read_responses
from collabready.responses.understanding import Decisions

if TYPE_CHECKING:
    from conftest import Run

QUALTRICS = Path(__file__).parents[1] / "cases" / "qualtrics"
HEADER = 'Timestamp,People here help each other!,"We share what we learn; also our mistakes.",I have time to learn.,Department,Remarks'
PEOPLE = [
    "11/3/2026 9:00:00,Strongly agree,Agree,Mostly,Sales,x",
    "11/3/2026 9:10:00,Disagree,Agree,Disagree,Support,",
]
SETTLED = """
format: 1
questionnaire: {id: learning, version: "1"}
columns:
  help: People here help each other!
  share: "We share what we learn; also our mistakes."
  time: I have time to learn.
  unit: Department
labels:
  agreement: {Mostly: 4}
unused: [Remarks]
"""


@pytest.fixture
def wave(tmp_path: Path, survey: Path) -> Path:
    """An export whose headers and labels are not quite those of the questionnaire."""
    assert survey.parent == tmp_path
    return write_wave(tmp_path / "wave.csv")


def write_wave(path: Path, header: str = HEADER) -> Path:
    path.write_text("\n".join([header, *PEOPLE * 6, ""]), encoding="utf-8")
    return path


def test_what_is_open_is_marked_refused_and_scored_once_the_text_says_what_is_right(
    run: Run, wave: Path, tmp_path: Path
) -> None:
    """A person who never saw YAML replaces the question marks; nothing else is needed."""
    score = ("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml")

    written = run("map", wave.name, "-q", "learning.yaml")
    text = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    refused = run(*score, code=1)
    text = text.replace('help: "?"', 'help: "People here help each other!"').replace('Mostly: "?"', "Mostly: 4")
    text = text.replace('share: "?"', 'share: "We share what we learn; also our mistakes."')
    text = text.replace("unit: null", "unit: Department")
    (tmp_path / "mapping.yaml").write_text(text, encoding="utf-8")
    scored = run(*score, "--by", "unit")

    assert "3 lines are still open" in written.stderr
    places = {
        place: line
        for line, place in re.findall(r"^mapping\.yaml:(\d+):\d+: .*'(\w+)'.* still open", refused.stderr, re.MULTILINE)
    }
    lines = text.splitlines()
    assert {place: lines[int(line) - 1].strip().partition(":")[0] for place, line in places.items()} == {
        "help": "help",
        "share": "share",
        "Mostly": "Mostly",
    }
    assert "12 rows read, 12 accepted" in scored.stderr
    assert "Sales       6" in scored.stdout


def test_a_mapping_is_not_written_over_the_one_that_somebody_settled(run: Run, wave: Path, tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(SETTLED, encoding="utf-8")

    done = run("map", wave.name, "-q", "learning.yaml", code=1)

    assert "mapping.yaml: exists" in done.stderr
    assert (tmp_path / "mapping.yaml").read_text(encoding="utf-8") == SETTLED


def test_a_settled_mapping_and_what_it_becomes_when_saved_again_say_the_same(
    run: Run, wave: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    (tmp_path / "mapping.yaml").write_text(SETTLED, encoding="utf-8")

    again = run("map", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml", "-o", "again.yaml")
    first = run("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml", "--format", "csv")
    second = run("score", wave.name, "-q", "learning.yaml", "--map", "again.yaml", "--format", "csv")

    assert (
        "again.yaml written. Score with: collabready score wave.csv -q learning.yaml --map again.yaml" in again.stderr
    )
    assert first.stdout == second.stdout


def test_numbers_and_texts_of_the_same_people_are_the_same_answers(tmp_path: Path) -> None:
    """Cell by cell, once a mapping names the codes: the recodes are those that the two files show beside each other."""
    questionnaire = load_questionnaire(QUALTRICS / "questionnaire.yaml")
    expected = json.loads((QUALTRICS / "expected.json").read_text(encoding="utf-8"))
    recodes = expected["files"]["qualtrics_voting_numeric.csv"]["recode"]
    codes = {name: _codes(questionnaire.scale(item).answers) for item in questionnaire.items for name in [item.id]}
    labels = {item: {number: codes[item][text] for number, text in texts.items()} for item, texts in recodes.items()}
    mapping = {"format": 1, "questionnaire": {"id": "voting", "version": "1"}, "labels": labels}
    (tmp_path / "mapping.yaml").write_text(json.dumps(mapping), encoding="utf-8")
    decisions = Decisions(read_mapping(tmp_path / "mapping.yaml", questionnaire))

    texts = read_responses(QUALTRICS / "qualtrics_voting_choicetext.csv", questionnaire)
    numbers = read_responses(QUALTRICS / "qualtrics_voting_numeric.csv", questionnaire, decisions=decisions)

    assert texts.height == 136
    assert set(recodes) == set(texts.readings)
    assert {item: answered(numbers, item) for item in recodes} == {item: answered(texts, item) for item in recodes}


def _codes(answers: Mapping[str, str | None]) -> dict[str, str]:
    return {label: code for code, label in answers.items() if label} | {"stronlgy disagree": "1"}


def answered(responses: Responses, item: str) -> list[str | None]:
    reading = responses.readings[item]
    known = dict(zip(reading.spellings, reading.meanings, strict=True))
    return [known[cell].code for cell in responses.answers[item]]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("id: learning", "id: pulse", "mapping.yaml:3:21: This mapping was made for 'pulse', not for 'learning'."),
        ("Mostly: 4", "Mostly: 9", "mapping.yaml:10:23: '9' is no code of 'agreement'. Write one of 1, 2, 3, 4, 5, or 'no answer'."),
        ("  agreement: {", "  agreemnt: {", "no scale, item or question with answers called 'agreemnt'. Did you mean 'agreement'?"),
        ("  time: I have", "  tme: I have", "'learning' asks nothing called 'tme'. Did you mean 'time'?"),
        ("help: People here help", "help: Peopel here help", "the mapping reads 'help' from the column 'Peopel here help each other!', which this file lacks. Is it 'People here help each other!' now?"),
        ("unit: Department", "unit: Floor 3", "Settle it with `collabready map wave.csv --map MAPPING -o MAPPING`."),
        ("format: 1", "format: 2", "mapping.yaml:2:9"),
        ("columns:", "colums:", "Did you mean 'columns'?"),
    ],
)  # fmt: skip
def test_a_mapping_that_does_not_fit_is_refused_with_its_place_and_what_to_do(
    run: Run, wave: Path, tmp_path: Path, before: str, after: str, message: str
) -> None:
    assert before in SETTLED
    (tmp_path / "mapping.yaml").write_text(SETTLED.replace(before, after, 1), encoding="utf-8")

    done = run("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml", code=1)

    assert message in done.stderr
    assert not done.stdout


@pytest.mark.parametrize("item", ["People here help each other.", "I have time to learn."])
def test_a_mapping_made_for_other_words_is_refused(run: Run, wave: Path, tmp_path: Path, item: str) -> None:
    """An item that is asked in other words is another item, whether its column was certain or settled in the text."""
    run("map", wave.name, "-q", "learning.yaml")
    mapping = tmp_path / "mapping.yaml"
    text = mapping.read_text(encoding="utf-8").replace('help: "?"', 'help: "People here help each other!"')
    text = text.replace('share: "?"', "share: null").replace('Mostly: "?"', "Mostly: 4")
    mapping.write_text(text, encoding="utf-8")
    run("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml")
    survey = tmp_path / "learning.yaml"
    survey.write_text(
        survey.read_text(encoding="utf-8").replace(item, f"Never: {item}".replace(":", "")), encoding="utf-8"
    )

    done = run("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml", code=1)

    assert "has another wording, scale or keying now than in version 1." in done.stderr
    assert "Score with the questionnaire that was fielded, or make the mapping anew." in done.stderr


def test_a_label_may_mean_nothing_and_an_item_may_be_not_asked(run: Run, wave: Path, tmp_path: Path) -> None:
    text = SETTLED.replace("Mostly: 4", "Mostly: no answer").replace("help: People here help each other!", "help: null")
    (tmp_path / "mapping.yaml").write_text(text, encoding="utf-8")

    run("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml", "-o", "results.json")

    receipt = json.loads((tmp_path / "results.receipt.json").read_text(encoding="utf-8"))["files"][0]
    assert receipt["no_answer"] == {"no answer": 6}
    assert receipt["missing_items"] == ["help"]


def test_columns_that_the_next_wave_has_more_are_pointed_out(run: Run, wave: Path, tmp_path: Path) -> None:
    """Somebody added a question since: it is named, and what nobody needed before is not."""
    (tmp_path / "mapping.yaml").write_text(SETTLED, encoding="utf-8")
    write_wave(wave, f"{HEADER},How long have you been here?")

    done = run("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml")

    assert (
        "1 column that the mapping does not know; if one is an item, make the mapping anew: How long have you been here?."
        in done.stderr
    )


def test_proposals_are_taken_only_when_somebody_says_so_and_every_one_is_told(
    run: Run, wave: Path, tmp_path: Path
) -> None:
    write_wave(wave).write_text(wave.read_text(encoding="utf-8").replace("Mostly", "Agreee"), encoding="utf-8")

    refused = run("score", wave.name, "-q", "learning.yaml", code=1)
    scored = run("score", wave.name, "-q", "learning.yaml", "--accept-proposals")
    run("map", wave.name, "-q", "learning.yaml", "--accept-proposals")
    mapped = run("score", wave.name, "-q", "learning.yaml", "--map", "mapping.yaml")

    assert "Or, if all of it is right, add --accept-proposals." in refused.stderr
    told = [line for line in scored.stderr.splitlines() if line.startswith("Accepted as proposed: ")]
    assert [line.split("'")[1::2] for line in told] == [
        ["help", "People here help each other!"],
        ["share", "We share what we learn; also our mistakes."],
        ["Agreee", "Agree"],
    ]
    assert scored.stdout == mapped.stdout
    assert ': "?"' not in (tmp_path / "mapping.yaml").read_text(encoding="utf-8")


def test_a_label_that_is_like_nothing_is_not_settled_by_accepting_proposals(run: Run, wave: Path) -> None:
    done = run("score", wave.name, "-q", "learning.yaml", "--accept-proposals", code=1)

    assert "'Mostly', 6 answers to time, is no label of the scale 'agreement'." in done.stderr
    assert "add --accept-proposals" not in done.stderr


# What runs tests in the background may have taken Ctrl-C away from them.
IN_A_TERMINAL = (
    "import fcntl, signal, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from collabready.cli import main; sys.argv[0] = 'collabready'; sys.exit(main())"
)


class Terminal:
    """The program in a terminal of its own, so that it asks; what a person sees, and what they type."""

    def __init__(self, folder: Path, *words: str) -> None:
        import pty  # not everywhere

        self.seen = ""
        self.screen, inside = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-c", IN_A_TERMINAL, *words],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            cwd=folder,
            start_new_session=True,
        )
        os.close(inside)

    def see(self, text: str, seconds: float = 20) -> None:
        """Wait until the screen shows something that it has not shown before."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            piece = self._read(end - time.monotonic())
            assert piece, f"waited for {text!r}, saw {self.seen!r}"
            self.seen += piece
        self.seen = self.seen.partition(text)[2]

    def type(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def end(self) -> int:
        """The exit code; what was shown last is in `seen`."""
        while piece := self._read():
            self.seen += piece
        os.close(self.screen)
        return self.program.wait(20)

    def _read(self, seconds: float = 20) -> str:
        """What is shown next; nothing where nothing comes in time, or the program has left."""
        if not select.select([self.screen], [], [], max(0, seconds))[0]:
            return ""
        try:
            return os.read(self.screen, 4096).decode(errors="replace").replace("\r\n", "\n")
        except OSError:  # Linux says so when the program has left
            return ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_in_a_terminal_open_things_are_settled_by_number_and_enter_leaves_one_open(wave: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "map", wave.name, "-q", "learning.yaml")

    terminal.see("help: People here help each other.\nWhich column is it?\n  1  People here help each other!")
    terminal.see("Type one of them (Enter leaves it open)")
    terminal.type("99\n")
    terminal.see("Type one of 1, ")
    terminal.type("1\n")
    terminal.see("share: We share what we learn, also mistakes.")
    terminal.see("Type one of them (Enter leaves it open)")
    terminal.type("\n")
    terminal.see("agreement: 'Mostly' (6 answers; no label of the scale)\nWhat does it mean?\n  1  Strongly disagree")
    terminal.see("Type one of them (Enter leaves it open)")
    terminal.type("4\n")

    assert terminal.end() == 0
    assert "1 line is still open" in terminal.seen
    text = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    assert 'help: "People here help each other!"  # settled by hand' in text
    assert 'share: "?"' in text
    assert 'Mostly: "4"  # settled by hand' in text
    assert '- "People here help each other!"' not in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_in_a_terminal_ctrl_c_keeps_what_was_answered(wave: Path, tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "map", wave.name, "-q", "learning.yaml")

    for _ in range(2):
        terminal.see("Type one of them (Enter leaves it open)")
        terminal.type("1\n")
    terminal.see("What does it mean?")
    terminal.see("Type one of them (Enter leaves it open)")
    terminal.type("\x03")

    assert terminal.end() == 0
    assert "1 line is still open" in terminal.seen
    text = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    assert 'help: "People here help each other!"' in text
    assert 'share: "We share what we learn; also our mistakes."' in text
    assert 'Mostly: "?"' in text


def test_a_mapping_of_one_tools_numbers_says_nothing_of_anothers(run: Run, survey: Path, tmp_path: Path) -> None:
    rows = "5,4,3\n" * 6
    (tmp_path / "plain.csv").write_text(f"help,share,time\n{rows}", encoding="utf-8")
    (tmp_path / "m.yaml").write_text(
        "format: 1\ndialect: Qualtrics\nquestionnaire: {id: learning, version: '1'}\n"
        "labels: {agreement: {'5': 1, '4': 2, '3': 3}}\n",
        encoding="utf-8",
    )

    done = run("score", "plain.csv", "-q", survey, "--map", "m.yaml", code=1)

    assert "in an export of Qualtrics, but this is plain table" in done.stderr
