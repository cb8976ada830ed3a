"""The plain mode, as transcripts: what is told, what is typed, and what is on disk afterwards."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collabready.engagement import Engagement
from collabready.errors import CollabreadyError
from collabready.interview.closing import scores_so_far
from collabready.interview.desk import Clock, Desk
from collabready.interview.farewell import farewell
from collabready.interview.help import help_lines
from collabready.interview.journal import Journal, resume_journal, start_journal
from collabready.interview.lines import Stopped
from collabready.interview.opening import Given, talk_of
from collabready.interview.orders import COMMANDS, order_of
from collabready.interview.prompts import ask, choose_talk, completed
from collabready.interview.session import Session, begun, in_language, rated, resumed
from collabready.questionnaire.model import Questionnaire
from collabready.questionnaire.reader import load_questionnaire
from collabready.responses.interview_file import Interview, load_interview
from collabready.responses.interviews import read_interviews

STARTED = "2026-11-23T10:00:00+01:00"
QUESTIONNAIRE = """
format: 1
id: small
version: "1"
title: Small
language: en
texts: {interview: "Thank you. Correct your notes until {date}; questions go to {contact}."}
audiences:
  executive: {title: Executives, voice: leaders}
  manager: {title: Managers, voice: leaders}
  visitor: {title: Visitors}
scales:
  evidence: {answers: {0: No sign, 1: Here and there, 2: Usual}}
dimensions:
  - id: drive
    title: Drive
    practices:
      - id: driver
        title: A driver
        items:
          - {id: hours, question: How many hours?, audience: [executive, manager], probes: [Who agreed?], scale: evidence, anchors: {2: Agreed hours.}}
          - {id: afar, question: Who drives from afar?, audience: [executive, manager], scale: evidence, when: remote = yes}
      - id: help
        title: Help
        items: [{id: team, question: Who helps?, audience: [executive, manager], scale: evidence}]
questions:
  - {id: remote, ask: first, text: Do you work elsewhere?, type: choice, answers: {yes: At times, no: Never}, audience: [executive, manager]}
  - {id: wish, text: What would help?, type: text, audience: [executive, manager]}
scoring: {levels: {low: 0, high: 50}}
"""
DUTCH = """
format: 1
translates: small
language: nl
title: Klein
items: {hours: {question: Hoeveel uur?}}
"""
Text = Callable[..., str]


@pytest.fixture
def small(tmp_path: Path) -> Questionnaire:
    (tmp_path / "q").mkdir()
    return in_folder(tmp_path / "q")


def in_folder(folder: Path) -> Questionnaire:
    (folder / "small.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    (folder / "small.nl.yaml").write_text(DUTCH, encoding="utf-8")
    return load_questionnaire(folder / "small.yaml")


class Typist:
    """Types lines, one a prompt, and keeps what a terminal would show. An exception among the lines is raised."""

    def __init__(self, lines: Sequence[str | BaseException]) -> None:
        self.lines: Iterator[str | BaseException] = iter(lines)
        self.shown: list[str] = []
        self.told: list[str] = []

    def say(self, text: str) -> None:
        self.told.append(text)
        self.shown.append(text)

    def read(self, prompt: str) -> str:
        self.told.append(prompt)
        line = next(self.lines, EOFError())
        self.shown.append(prompt + (line if isinstance(line, str) else ""))
        if isinstance(line, BaseException):
            raise line
        return line

    @property
    def text(self) -> str:
        """All that was shown, without the blanks at the ends of lines."""
        return re.sub(" +$", "", "\n".join(self.shown) + "\n", flags=re.MULTILINE)


def desk_of(path: Path, questionnaire: Questionnaire) -> Desk:
    if path.exists():
        journal, interview = resume_journal(path, STARTED)
        return Desk(resumed(questionnaire, interview), journal, Clock(0))
    talk = talk_of(Given("CFO", "executive"), path.stem, questionnaire, STARTED)
    return Desk(begun(questionnaire, talk), start_journal(path, STARTED), Clock(0))


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def talked(small: Questionnaire) -> Text:
    """Talk with these lines, over the same file each time, and give all that was shown."""

    def talk(*lines: str | BaseException, code: int = 0, engagement: Engagement | None = None) -> str:
        typist = Typist(lines)
        desk = desk_of(Path("cfo.yaml"), small)
        left = ask(desk, engagement, read=typist.read, say=typist.say)
        assert (left.path, left.trouble, left.code) == (Path("cfo.yaml"), "", code)
        assert load_interview(Path("cfo.yaml"))[0] == desk.session.interview
        return typist.text + "".join(f"{line}\n" for line in farewell(left))

    return talk


def heard(folder: Path) -> Interview:
    return load_interview(folder / "cfo.yaml")[0]


def test_a_talk_from_its_first_line_to_its_last(talked: Text) -> None:
    assert talked("1", "no", "2 since May", "1", "A budget", "and time", "", "y") == dedent("""\
        Interview with CFO (Executives): 0 of 4 done. Use: not chosen yet.
        help tells what may be typed, q saves and stops.

        Thank you. Correct your notes until ____; questions go to ____.
        Say it yourself where the text has a gap; collabready.yaml does not tell: decision_meeting, contact: privacy.

        How may the words be used? Let them choose.
        1  Quoted by function. Ratings count; approved words may be printed with the group, such as Executives, never with the name.
        2  Pooled with others. Ratings count from 3 pooled talks on; approved words may be printed without the group.
        3  Background only. Never counted, never quoted.
        Use, 1 to 3, or an empty line for background only: 1
        Use: quoted by function. u changes it.

        Question 1 of 5.
        Do you work elsewhere?
        1  At times (yes)
        2  Never (no)
        Question 1, 1 to 2, or help: no
        Question 1: no, Never.

        Question 2 of 5, Drive.
        How many hours?
        Probe: Who agreed?
        0  No sign
        1  Here and there
        2  Agreed hours.
        Question 2, 0 to 2, or help: 2 since May
        Question 2: 2, Agreed hours. Note kept.
        Question 3 is left out. Asked only when the answer to 1 is 'At times'; it is 'Never'.

        Question 4 of 5, Drive.
        Who helps?
        0  No sign
        1  Here and there
        2  Usual
        Question 4, 0 to 2, or help: 1
        Question 4: 1, Here and there.

        Question 5 of 5.
        What would help?
        Question 5, words, or help: A budget
        More, or an empty line to go on: and time
        More, or an empty line to go on:
        Question 5: answer kept.
        That was the last question, and nothing is open.
        CFO (Executives): 4 of 4 done. Use: quoted by function.
        Nothing is open.
        Finish the talk? y, n, or scores: y
        The talk is finished.
        Saved in cfo.yaml.
        """)


def test_a_talk_goes_on_where_it_stopped_and_tells_what_was_heard(talked: Text) -> None:
    talked("2", "1", "0", "#2 1", "f", "n asked twice", "w Two hours", "q")

    told = re.sub(r"\(20.*\)", "(DAY)", talked("#2", "q"))
    assert told == dedent("""\
        Interview with CFO (Executives): 2 of 5 done. Use: pooled with others.
        help tells what may be typed, q saves and stops.

        Question 3 of 5, Drive.
        Who drives from afar?
        0  No sign
        1  Here and there
        2  Usual
        Note: asked twice
        Quote, not approved yet: Two hours
        Flag: follow-up.
        Question 3, 0 to 2, or help: #2

        Question 2 of 5, Drive.
        How many hours?
        Probe: Who agreed?
        0  No sign
        1  Here and there
        2  Agreed hours.
        Heard: 1, Here and there.
        Before: 0, No sign (DAY).
        Question 2, 0 to 2, or help: q
        Saved in cfo.yaml.
        Go on with: collabready interview --resume cfo
        """)


def test_the_settings_of_the_engagement_stand_in_the_opening(talked: Text) -> None:
    engagement = Engagement.model_validate({"organisation": "X", "decision_meeting": "2026-12-04"})

    told = talked("q", engagement=engagement)

    assert "Correct your notes until 4 December 2026; questions go to ____." in told
    assert "collabready.yaml does not tell: contact: privacy." in told


# One line, one order

ONCE = ["", "1"]  # the use, and the choice: at question 2


@pytest.mark.parametrize(
    ("line", "told", "answers"),
    [
        ("2", "Question 2: 2, Agreed hours.", {"hours": ("2", None)}),
        ("2 in May", "Question 2: 2, Agreed hours. Note kept.", {"hours": ("2", "in May")}),
        ("2, in May", "Question 2: 2, Agreed hours. Note kept.", {"hours": ("2", "in May")}),
        ("#4 1", "Question 4: 1, Here and there.", {"team": ("1", None)}),
        ("#4 1 in May", "Question 4: 1, Here and there. Note kept.", {"team": ("1", "in May")}),
        ("#4: 1 in May", "Question 4: 1, Here and there. Note kept.", {"team": ("1", "in May")}),
        ("j 4 1", "Question 4: 1, Here and there.", {"team": ("1", None)}),
        ("4: 1 in May", "Question 4: 1, Here and there. Note kept.", {"team": ("1", "in May")}),
        ("4 1", "Question 4: 1, Here and there.", {"team": ("1", None)}),
        ("4 1 in May", "Question 4: 1, Here and there. Note kept.", {"team": ("1", "in May")}),
        ("2 1 in May", "Question 2: 1, Here and there. Note kept.", {"hours": ("1", "in May")}),
        ("#1 no", "Question 1: no, Never. Before: yes, At times.", {}),
        ("#1 2", "Question 1: no, Never. Before: yes, At times.", {}),
        ("x", "Question 2: not asked.", {"hours": (None, None)}),
        ("d away in May", "Question 2: they don't know. Note kept.", {"hours": (None, "away in May")}),
        ("#5 Time", "More, or an empty line to go on:", {}),
    ],
)
def test_a_line_rates(
    talked: Text, tmp_path: Path, line: str, told: str, answers: dict[str, tuple[str | None, str | None]]
) -> None:
    assert told in talked(*ONCE, line).splitlines()

    kept = heard(tmp_path).answers
    assert {
        name: (kept[name].value, note.text if (note := kept[name].note) else None) for name in kept if name != "remote"
    } == answers


def test_a_number_that_may_be_an_answer_or_a_question_is_told_and_may_be_turned_round(
    talked: Text, tmp_path: Path
) -> None:
    told = talked(*ONCE, "1 2 hours a week", "m")

    assert (
        "Question 2: 1, Here and there. Note kept.\nIf you meant question 1: no, with the note 'hours a week', type m."
        in told
    )
    assert "Question 1: no, Never. Before: yes, At times. Note kept." in told
    assert list(heard(tmp_path).answers) == ["remote"]


def test_what_stands_on_paper_is_typed_in_its_order(talked: Text, tmp_path: Path) -> None:
    told = talked("", "1 no", "2 1 on Mondays", "4 2 all of them", "#5 Time", "")

    assert "If you meant 2 here, with the note '1 on Mondays', type m." in told
    kept = heard(tmp_path)
    assert {name: answer.value for name, answer in kept.answers.items()} == {"remote": "no", "hours": "1", "team": "2"}
    assert kept.texts == {"wish": "Time"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("7", "'7' is no answer here. Nothing was changed. Type 0 to 2, or help for what else there is."),
        (
            "4",
            "'4' is no answer here. Nothing was changed. #4 goes to question 4. Type 0 to 2, or help for what else there is.",
        ),
        ("#9 1", "There is no question 9; the last is 5."),
        ("#4 8", "Question 4 has no answer '8'. Nothing was changed. m keeps what you typed as its note."),
        ("l fr", "The questionnaire has: en, nl."),
        ("m", "There is nothing to take the other way."),
        ("", "Nothing was typed. s goes on without an answer, help tells what else there is."),
    ],
)
def test_a_line_that_orders_nothing_changes_nothing(talked: Text, tmp_path: Path, line: str, told: str) -> None:
    assert told in talked(*ONCE, line).splitlines()
    assert list(heard(tmp_path).answers) == ["remote"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_tells_each_command(talked: Text, command: str) -> None:
    assert re.search(rf"(^|\s){re.escape(command)}([\s:,]|$)", talked("", "help").split("help: help")[1], re.MULTILINE)


def test_words_that_are_no_answer_are_not_lost(talked: Text, tmp_path: Path) -> None:
    told = talked(*ONCE, "about five hours", "?", "m")

    assert "'about' is no answer here. Nothing was changed. m keeps what you typed as a note." in told
    assert "Question 2: note kept." in told
    assert heard(tmp_path).answers["hours"].note.text == "about five hours"  # type: ignore[union-attr]


# Notes, words, open questions


def test_a_note_grows_line_by_line_until_a_dot(talked: Text, tmp_path: Path) -> None:
    talked(*ONCE, "n", "first", "\\q", ".", "n third", "q")

    assert heard(tmp_path).answers["hours"].note.text == "first\nq\nthird"  # type: ignore[union-attr]


def test_a_note_is_replaced_or_taken_away(talked: Text, tmp_path: Path) -> None:
    assert "Question 2: note replaced." in talked(*ONCE, "n first", "n! second")
    assert heard(tmp_path).answers["hours"].note.text == "second"  # type: ignore[union-attr]
    assert "Question 2: note taken away." in talked("n!")
    assert heard(tmp_path).answers["hours"].note is None


def test_their_own_words_are_kept_unapproved(talked: Text, tmp_path: Path) -> None:
    talked(*ONCE, "w", "We have", "no time", "", "q")

    quote = heard(tmp_path).answers["hours"].quote
    assert quote is not None
    assert (quote.text, quote.approved) == ("We have\nno time", False)


def test_a_command_ends_a_note_and_is_obeyed(talked: Text, tmp_path: Path) -> None:
    told = talked(*ONCE, "n", "first", "b")

    assert told.count("Question 1 of 5.") == 2
    assert heard(tmp_path).answers["hours"].note.text == "first"  # type: ignore[union-attr]


def test_an_open_question_takes_any_text_but_a_command(talked: Text, tmp_path: Path) -> None:
    talked(*ONCE, "#5", "2 more people", "n one more", "\\e", "\\\\", "q")

    assert heard(tmp_path).texts == {"wish": "2 more people\nn one more\ne\n\\"}


@pytest.mark.parametrize("end", [EOFError(), KeyboardInterrupt(), Stopped(15)])
def test_each_line_of_a_note_is_on_disk_before_the_next(talked: Text, tmp_path: Path, end: BaseException) -> None:
    code = {EOFError: 0, KeyboardInterrupt: 130, Stopped: 143}[type(end)]

    told = talked(*ONCE, "n", "first", "second", end, code=code)

    assert heard(tmp_path).answers["hours"].note.text == "first\nsecond"  # type: ignore[union-attr]
    assert told.endswith("Saved in cfo.yaml.\nGo on with: collabready interview --resume cfo\n")


# From paper: lines in any order, each with the number of its question


def test_lines_from_paper_start_their_question_wherever_they_are_typed(talked: Text, tmp_path: Path) -> None:
    told = talked(
        "1", "5: Time", "2: 2 The tool came", "4: 1", "2: f", "2: w We stopped", "#5 and money", "", "1: d", "q"
    )  # fmt: skip

    kept = heard(tmp_path)
    assert kept.texts == {"wish": "Time\nand money"}
    assert (kept.answers["hours"].value, kept.answers["team"].value) == ("2", "1")
    assert kept.answers["hours"].note.text == "The tool came"  # type: ignore[union-attr]
    assert kept.answers["hours"].quote.text == "We stopped"  # type: ignore[union-attr]
    assert kept.answers["hours"].flag == "follow-up"
    assert kept.answers["remote"].reason == "dont-know"
    assert (
        "More, or an empty line to go on: 2: 2 The tool came\n"
        "Question 5: answer kept, and ended by your line. A backslash before it makes it text.\n"
        "Question 2: 2, Agreed hours. Note kept.\n"
    ) in told


def test_a_number_ends_a_note_of_several_lines_and_their_words(talked: Text, tmp_path: Path) -> None:
    told = talked(*ONCE, "n", "first", "4: 1 in May", "#2", "w", "We", "#4 2", "q")

    kept = heard(tmp_path).answers
    assert kept["hours"].note.text == "first"  # type: ignore[union-attr]
    assert kept["hours"].quote.text == "We"  # type: ignore[union-attr]
    assert (kept["team"].value, kept["team"].note.text) == ("2", "in May")  # type: ignore[union-attr]
    assert "Question 2: note kept, and ended by your line. A backslash before it makes it text." in told
    assert "Question 2: quote kept, and ended by your line." in told


def test_a_number_is_text_behind_a_backslash_and_where_no_question_has_it(talked: Text, tmp_path: Path) -> None:
    talked(*ONCE, "5: \\2: not this", "\\2: 2 people", "2024: a new tool", "#99 too", "", "q")

    assert heard(tmp_path).texts == {"wish": "2: not this\n2: 2 people\n2024: a new tool\n#99 too"}


def test_what_is_no_answer_to_another_question_may_still_be_kept_from_within_a_text(
    talked: Text, tmp_path: Path
) -> None:
    told = talked(*ONCE, "5: Time", "2: 7 days", "m", "q")

    assert "Question 2 has no answer '7'. Nothing was changed. m keeps what you typed as its note." in told
    assert heard(tmp_path).answers["hours"].note.text == "7 days"  # type: ignore[union-attr]
    assert heard(tmp_path).texts == {"wish": "Time"}


@pytest.mark.parametrize(
    ("line", "told", "kept"),
    [
        ("4: x", "Question 4: not asked.", {"reason": "not-asked"}),
        ("4: d away", "Question 4: they don't know. Note kept.", {"reason": "dont-know", "note": "away"}),
        ("4: f", "Question 4: flagged for follow-up.", {"flag": "follow-up"}),
        ("4: w We do", "Question 4: quote kept.", {"quote": "We do"}),
        ("4: 2, all", "Question 4: 2, Usual. Note kept.", {"value": "2", "note": "all"}),
        (
            "4: all of them",
            "Question 4: taken as its note, for 'all' is no answer. Note kept.",
            {"note": "all of them"},
        ),
        ("5: f", "Question 5: flagged for follow-up.", {"flag": "follow-up"}),
        ("5: w We do", "Question 5: quote kept.", {"quote": "We do"}),
        ("5: x", "Question 5: not asked.", {"reason": "not-asked"}),
    ],
)
def test_each_box_on_paper_has_its_line(
    talked: Text, tmp_path: Path, line: str, told: str, kept: dict[str, str]
) -> None:
    assert told in talked(*ONCE, line).splitlines()

    answer = heard(tmp_path).answers["team" if line.startswith("4") else "wish"]
    for name, value in kept.items():
        assert str(getattr(getattr(answer, name), "text", getattr(answer, name))) == value
    assert heard(tmp_path).texts == {}


@pytest.mark.parametrize("help_", ["?", "help"])
def test_help_is_given_at_an_open_question(talked: Text, tmp_path: Path, help_: str) -> None:
    told = talked(*ONCE, "#5", help_, "q")

    assert f"Question 5, words, or help: {help_}\nWords: the answer; it may have several lines" in told
    assert heard(tmp_path).texts == {}


@pytest.mark.parametrize("line", ["n! Money", ":n! Money", "5: n! Money"])
@pytest.mark.parametrize("end", [["", "#5"], []])
def test_the_answer_to_an_open_question_is_replaced(talked: Text, tmp_path: Path, line: str, end: list[str]) -> None:
    told = talked(*ONCE, "#5", "Time", *end, line, "q")

    assert "Question 5: answer replaced." in told
    assert heard(tmp_path).texts == {"wish": "Money"}


def test_help_tells_the_lines_that_the_paper_teaches(talked: Text) -> None:
    told = talked(*ONCE, "help")

    assert "4: 2 words, or #4 2 words: answer question 4 with 2 and note the words, from anywhere.\n" in told
    assert "4: words: a note alone. 4: x, 4: d, 4: f and 4: w words do there what x, d, f and w do here.\n" in told
    assert "l: in the next language of the questionnaire; l nl: in that one. It has: en, nl.\n" in told


def test_help_offers_no_language_where_there_is_one_only(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(QUESTIONNAIRE, encoding="utf-8")
    alone = load_questionnaire(tmp_path / "small.yaml")
    session = begun(alone, talk_of(Given("CFO", "executive"), "cfo", alone, STARTED))

    assert [line for line in help_lines(session) if line.startswith("l:")] == []


def test_the_first_line_says_that_no_use_was_chosen_yet(talked: Text) -> None:
    assert talked().startswith("Interview with CFO (Executives): 0 of 4 done. Use: not chosen yet.\n")
    talked("3", "q")
    assert talked().startswith("Interview with CFO (Executives): 0 of 4 done. Use: background only.")


def test_words_typed_at_the_end_are_kept_on_request_and_the_end_goes_on(talked: Text, tmp_path: Path) -> None:
    told = talked(*ONCE, "e", "ask the board", "m", "y")

    assert (
        "scores: ask the board\nNothing was changed. m keeps what you typed with the note of question 2.\nType y"
        in told
    )
    assert "Question 2: note kept.\nFinish the talk?" in told
    assert heard(tmp_path).answers["hours"].note.text == "ask the board"  # type: ignore[union-attr]
    assert heard(tmp_path).interview.finished is not None


@pytest.mark.parametrize("line", ["d", "x", "f", "n!", "w!", "3"])
def test_at_the_end_no_single_letter_changes_the_question_before(talked: Text, tmp_path: Path, line: str) -> None:
    told = talked(*ONCE, "n kept", "e", line, "n", "q")

    assert f"scores: {line}\n" in told
    answer = heard(tmp_path).answers["hours"]
    assert (answer.reason, answer.flag, answer.note and answer.note.text) == (None, None, "kept")


@pytest.mark.parametrize("line", ["4: 2 all", "#4 2 all"])
def test_any_order_is_taken_at_the_end(talked: Text, tmp_path: Path, line: str) -> None:
    talked(*ONCE, "e", line, "q")

    assert heard(tmp_path).answers["team"].value == "2"
    assert heard(tmp_path).interview.finished is None


# Where the talk goes


def test_going_back_on_and_to_what_is_open(talked: Text) -> None:
    told = talked("", "b", "s", "b", "o", "s", "s", "s", "q")

    numbers = [int(number) for number in re.findall(r"Question (\d) of 5", told)]
    assert numbers == [1, 2, 1, 2, 4, 5, 1]
    assert "This is the first question." in told
    assert "That was the last question. Still open: 1, 2, 4, 5. e ends the talk all the same." in told
    assert told.count("Question 3 is left out.") == 1


def test_the_list_tells_the_state_of_each_question(talked: Text) -> None:
    told = talked("", "no", "1", "#4 f", "list")

    assert "1: done, no, Never. Do you work elsewhere?\n2: done, 1, Here and there. How many hours?\n" in told
    assert "3: skipped. Who drives from afar?\n4: open, flagged. Who helps?\n5: open. What would help?\n" in told


def test_a_skipped_question_says_why_when_it_is_asked_for(talked: Text) -> None:
    assert "Question 3 of 5, Drive.\nAsked only when the answer to 1 is 'At times'; it is not answered yet." in talked(
        "", "#3"
    )


def test_a_word_is_found_in_questions_and_in_notes(talked: Text) -> None:
    told = talked(*ONCE, "n Budget", "#4", "/budget", "/nobody at all")

    assert "/budget\n2: How many hours?\n# and its number goes to a question." in told
    assert "Nothing mentions 'nobody at all'." in told


# The talk as a whole


def test_the_use_is_asked_until_it_is_understood_and_may_be_changed(talked: Text, tmp_path: Path) -> None:
    told = talked("5", "2", "u 1", "u", "")

    assert "Type 1, 2 or 3; q saves and stops." in told
    assert told.count("Use: quoted by function. u changes it.") == 2
    assert heard(tmp_path).interview.use == "by-function"


def test_the_language_changes_what_is_read_out(talked: Text, tmp_path: Path) -> None:
    told = talked(*ONCE, "l nl", "l")

    assert re.findall("Hoeveel uur|How many hours", told) == ["How many hours", "Hoeveel uur", "How many hours"]
    assert heard(tmp_path).interview.language == "en"


def test_the_clock_stands_and_goes_on(talked: Text) -> None:
    told = talked("", "p", "t", "p", "t")

    assert "The clock stands. p lets it run again." in told
    assert "0 of 4 done in no time; about 12 minutes to go. The clock stands." in told
    assert told.endswith(
        "0 of 4 done in no time; about 12 minutes to go.\nQuestion 1, 1 to 2, or help:\nSaved in cfo.yaml.\n"
        "Go on with: collabready interview --resume cfo\n"
    )


def test_the_end_tells_what_is_open_and_what_to_follow_up_and_scores_on_request_only(
    talked: Text, tmp_path: Path
) -> None:
    told = talked("", "no", "2", "f ask the board", "e", "what", "scores", "n", "e", "y")

    assert (
        "Still open: 4, 5.\nFlagged for follow-up:\n4: Who helps? Note: ask the board\nFinish the talk? y, n, or scores: what"
        in told
    )
    assert told.count("of 100") == 2
    assert "scores: scores\nDrive: 100 of 100\n  A driver: 100 of 100\n  Help: too little was answered\n" in told
    assert "The talk goes on." in told
    assert heard(tmp_path).interview.finished is not None


def test_a_finished_talk_may_be_corrected(talked: Text) -> None:
    talked("", "e", "y")

    told = talked("1")

    assert re.search(r"^It was finished on \d{4}-\d\d-\d\d. Changes are kept all the same.$", told, re.MULTILINE)
    assert told.endswith("Saved in cfo.yaml.\n")


def test_what_is_said_of_an_open_question_keeps_no_talk_from_counting(talked: Text, small: Questionnaire) -> None:
    talked("1", "no", "2", "#5 f", "w They laughed", "x", "q")

    assert read_interviews([Path("cfo.yaml")], small).height == 1


def test_a_question_that_was_changed_after_its_answer_says_so(talked: Text, tmp_path: Path) -> None:
    talked("", "no", "2", "q")
    file = tmp_path / "cfo.yaml"
    file.write_text(re.sub("hours: [0-9a-f]{12}", "hours: 0123456789ab", file.read_text("utf-8")), encoding="utf-8")
    sentence = "Changed since it was answered: give the answer again to confirm it."

    told = talked("list", "#2", "2", "#2", "q")

    assert "2: done, 2, Usual, changed since. How many hours?" in told
    assert told.count(sentence) == 1


def test_an_answer_that_is_no_longer_asked_for_is_kept_and_told_of(talked: Text, tmp_path: Path) -> None:
    talked("", "no", "2", "q")
    file = tmp_path / "cfo.yaml"
    file.write_text(file.read_text("utf-8").replace("hours:", "gone:"), encoding="utf-8")

    assert "Kept, though no longer asked: gone.\n" in talked("list", "#2 1", "q")
    assert heard(tmp_path).answers["gone"].value == "2"


# When the disk or somebody else interferes


def test_what_is_not_saved_is_said_at_once_and_at_each_prompt(tmp_path: Path, small: Questionnaire) -> None:
    class Nosy(Typist):
        """Takes the right to write away while the second line is typed, and gives it back."""

        def read(self, prompt: str) -> str:
            line = super().read(prompt)
            if line == "1":
                Path("cfo.yaml").chmod(0o400)
            if line == "2 late":
                Path("cfo.yaml").chmod(0o600)
            return line

    typist = Nosy(["", "1", "t", "2 late", "q"])
    ask(desk_of(Path("cfo.yaml"), small), None, read=typist.read, say=typist.say)

    assert typist.text.count("NOT SAVED: cfo.yaml cannot be written") == 2
    assert "Saved now, with everything before.\nQuestion 2: 2, Agreed hours. Note kept." in typist.text
    assert heard(tmp_path).answers["hours"].value == "2"


def test_what_cannot_be_saved_to_the_end_is_kept_elsewhere(tmp_path: Path, talked: Text, small: Questionnaire) -> None:
    class Locked(Typist):
        def read(self, prompt: str) -> str:
            Path("cfo.yaml").chmod(0o400)
            return super().read(prompt)

    talked("", "q")
    typist = Locked(["", "no", "q"])
    left = ask(desk_of(Path("cfo.yaml"), small), None, read=typist.read, say=typist.say)

    assert left.code == 1
    assert "What was heard is in cfo.rescued.yaml.txt. To bring it back" in left.trouble
    assert "value: no" in (tmp_path / "cfo.rescued.yaml.txt").read_text(encoding="utf-8").replace("'", "")


def test_an_edited_file_is_kept_and_told_of_once(tmp_path: Path, small: Questionnaire) -> None:
    class Editor(Typist):
        def read(self, prompt: str) -> str:
            line = super().read(prompt)
            if line == "no":
                Path("cfo.yaml").write_text("mine", encoding="utf-8")
            return line

    typist = Editor(["", "no", "1", "q"])
    ask(desk_of(Path("cfo.yaml"), small), None, read=typist.read, say=typist.say)

    assert typist.text.count("Somebody edited the file meanwhile. Their version is kept in cfo.yaml.edited-1") == 1
    assert (tmp_path / "cfo.yaml.edited-1").read_text(encoding="utf-8") == "mine"


def test_a_talk_that_is_taken_over_ends_with_its_sentence(small: Questionnaire) -> None:
    class Other(Typist):
        def read(self, prompt: str) -> str:
            line = super().read(prompt)
            if line == "no":
                others.append(resume_journal(Path("cfo.yaml"), STARTED, over=True)[0])
            return line

    others: list[Journal] = []
    typist = Other(["", "no", "1"])
    left = ask(desk_of(Path("cfo.yaml"), small), None, read=typist.read, say=typist.say)

    assert left.trouble.startswith("Another window has taken over cfo.yaml")
    assert left.code == 1
    assert "Question 2 of 5" not in typist.text
    others[0].close()


# Whatever is typed

TYPED = ". 0 1 2 yes no b s n n! w w! f x d l u o list p t r m ? e y scores #3 #2|n j|1 l|nl u|2 /e :n 2:|1 4:|w|so 5:|so 5:|n!|so #4|x :w|so 9:|1"
LINES = st.one_of(
    st.sampled_from(["", "#5 Help", "4 1 so", "1 2 so", *(each.replace("|", " ") for each in TYPED.split())]),
    st.text(max_size=20),
)


@given(st.lists(LINES, max_size=30), st.sampled_from([EOFError, KeyboardInterrupt]))
@example(["1", "\x1b[2J\x1b]0;x\x07", "n \x1b[31mred\x9b0m", "/\x1b"], EOFError)
@example(["", "#5", "- a: b", "# c", "", "n", "\ttab", "{x}", ".", "w '\"\"'"], EOFError)
def test_any_lines_whatever_leave_a_file_that_is_the_talk(lines: list[str], end: type[BaseException]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, typist = folder / "cfo.yaml", Typist([*lines, end()])
        desk = desk_of(path, in_folder(folder))
        left = ask(desk, None, read=typist.read, say=typist.say)

        assert left.code in ({0} if end is EOFError else {0, 130})
        assert load_interview(path)[0] == desk.session.interview
        assert [text for text in typist.told if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)] == []


@given(st.text(max_size=30), st.sampled_from(["remote", "hours", "wish"]))
def test_any_line_whatever_gives_an_order_that_the_talk_can_do(line: str, place: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        questionnaire = in_folder(Path(name))
        session = begun(questionnaire, talk_of(Given("CFO", "executive"), "cfo", questionnaire, STARTED))
        order = order_of(line, Session(questionnaire, session.steps, session.interview, place))

    assert order.verb != "rate" or order.code in {"0", "1", "2", "yes", "no"}
    assert order.number is None or 1 <= order.number <= 5


# Before the talk


def test_what_is_missing_is_asked_by_function_and_by_number(small: Questionnaire) -> None:
    typist = Typist(["", "CFO", "3", "2"])

    given_ = completed(Given(language="nl"), small, read=typist.read, say=typist.say)

    assert given_ == Given("CFO", "manager", "nl")
    assert (
        typist.text
        == """\
Who is asked? Write a function, such as CFO, and no name.
Function:
Function: CFO
Which questions?
1  Executives
2  Managers
Questions for, 1 to 2: 3
Type a number from 1 to 2.
Questions for, 1 to 2: 2
"""
    )


def test_nothing_is_asked_that_is_given(small: Questionnaire) -> None:
    typist = Typist([])

    assert completed(Given("CFO", "manager"), small, read=typist.read) == Given("CFO", "manager")


@pytest.mark.parametrize(
    ("lines", "option"), [([], "--respondent CFO, by function"), (["CFO"], "--audience, one of executive, manager.")]
)
def test_when_input_ends_the_option_is_named(small: Questionnaire, lines: list[str], option: str) -> None:
    typist = Typist(lines)

    with pytest.raises(CollabreadyError, match=re.escape(option)):
        completed(Given(), small, read=typist.read, say=typist.say)


TALK = """\
format: 1
questionnaire: {{id: {questionnaire}, version: "1"}}
interview: {{id: {name}, respondent: {respondent}, audience: executive, started: "2026-11-23T10:00:00+01:00", finished: {finished}}}
answers: {{hours: {{value: 1}}}}
"""


def keep(folder: Path, name: str, respondent: str, finished: str = "null", questionnaire: str = "small") -> None:
    text = TALK.format(name=name, respondent=respondent, finished=finished, questionnaire=questionnaire)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """A folder with three talks, one of them finished, and one file that is broken."""
    folder = tmp_path / "interviews"
    folder.mkdir()
    keep(folder, "2026-11-23-cfo", "CFO")
    keep(folder, "2026-11-24-head-of-it", "Head of IT", questionnaire="pulse")
    keep(folder, "2026-11-22-ceo", "CEO", finished="2026-11-22")
    (folder / "broken.yaml").write_text("format: 1\ninterview: {id\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("cfo", "2026-11-23-cfo"),
        ("CE", "2026-11-22-ceo"),
        ("head-of-it", "2026-11-24-head-of-it"),
        ("head of", "2026-11-24-head-of-it"),
        ("2026-11-24", "2026-11-24-head-of-it"),
    ],
)
def test_a_talk_is_found_by_respondent_id_or_file(talks: Path, small: Questionnaire, name: str, file: str) -> None:
    typist = Typist([])

    assert choose_talk(talks, name, small, read=typist.read, say=typist.say).stem == file


def test_the_open_talks_about_what_is_asked_are_offered_and_broken_files_named(
    talks: Path, small: Questionnaire
) -> None:
    keep(talks / "interviews", "2026-11-25-cio", "CIO")
    typist = Typist(["0", "2"])

    path = choose_talk(talks, None, small, read=typist.read, say=typist.say)

    assert path == talks / "interviews" / "2026-11-25-cio.yaml"
    broken, *rest = typist.shown
    assert re.fullmatch(r"Skipped: .*broken\.yaml:\d+:\d+: .*", broken)
    assert rest == [
        "2 talks are open. Which one?",
        "1  CFO, executive, 1 of 4 done, 2026-11-23, file 2026-11-23-cfo.yaml",
        "2  CIO, executive, 1 of 4 done, 2026-11-23, file 2026-11-25-cio.yaml",
        "Talk, 1 to 2: 0",
        "Type a number from 1 to 2.",
        "Talk, 1 to 2: 2",
    ]


def test_the_only_open_talk_is_taken_at_once(tmp_path: Path, small: Questionnaire) -> None:
    keep(tmp_path, "2026-11-23-cfo", "CFO")
    keep(tmp_path, "2026-11-22-ceo", "CEO", finished="2026-11-22")
    (tmp_path / "notes.yaml").write_text("format: 1\nid: [", encoding="utf-8")
    typist = Typist([])

    assert choose_talk(tmp_path, None, small, say=typist.say).stem == "2026-11-23-cfo"
    assert typist.shown == ["Going on with CFO, executive, 1 of 4 done, 2026-11-23, file 2026-11-23-cfo.yaml."]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cto", "is called 'cto'. --resume without a name offers the open ones; --file names any."),
        (None, "Input has ended. Name one: --resume 2026-11-23-cfo."),
        ("c", "Input has ended. Name one: --resume 2026-11-22-ceo."),
    ],
)
def test_a_talk_that_cannot_be_told_says_what_to_do(talks: Path, name: str | None, sentence: str) -> None:
    typist = Typist([])

    with pytest.raises(CollabreadyError, match=re.escape(sentence)):
        choose_talk(talks, name, read=typist.read, say=typist.say)


def test_a_folder_without_talks_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(CollabreadyError, match=r"There is no talk in .*\. Begin one without --resume"):
        choose_talk(tmp_path, None)


# Scores


@pytest.mark.parametrize("use", ["by-function", "pooled", "background"])
def test_what_a_talk_scores_does_not_depend_on_its_use(small: Questionnaire, use: str) -> None:
    talk = talk_of(Given("CFO", "executive"), "cfo", small, STARTED).model_copy(update={"use": use})
    session = rated(Session(small, (s := begun(small, talk)).steps, s.interview, "hours"), "1", STARTED)

    (drive,) = scores_so_far(session)

    assert (drive.title, drive.score, drive.practices) == ("Drive", 50, (("A driver", 50), ("Help", None)))


def test_scores_survive_answers_that_the_questionnaire_no_longer_knows(small: Questionnaire) -> None:
    talk = talk_of(Given("CFO", "executive"), "cfo", small, STARTED)
    answers = {"hours": {"value": "9"}, "gone": {"value": "1"}, "wish": {"flag": "follow-up"}, "team": {"reason": "x"}}
    content = {**begun(small, talk).interview.model_dump(), "answers": answers}

    (drive,) = scores_so_far(in_language(resumed(small, Interview.model_validate(content)), "nl"))

    assert drive.score is None
