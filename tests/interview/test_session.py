"""A talk as a value: which steps are asked, what was heard, where one is; nothing that was heard is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabready.errors import CollabreadyError
from collabready.interview.search import found
from collabready.interview.session import (
    FOLLOW_UP,
    PACE,
    TELLING,
    Session,
    at_number,
    at_step,
    back,
    begun,
    changed,
    dont_know,
    finished,
    flag_turned,
    flagged,
    forward,
    in_language,
    languages,
    next_open,
    no_longer_asked,
    not_asked,
    noted,
    progress,
    quoted,
    rated,
    remaining,
    resumed,
    state,
    used,
)
from collabready.interview.skips import why_skipped
from collabready.interview.typed import cleaned
from collabready.questionnaire.model import Questionnaire
from collabready.responses.interview_file import Answer, Earlier, Interview, Words, interview_of, interview_text
from crash.talk import QUESTIONNAIRE, TALK, questionnaire_in

AT = "2026-11-23T09:05:00+01:00"
LATER = "2026-11-23T09:06:00+01:00"


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    return questionnaire_in(tmp_path_factory.mktemp("questionnaire"))


@pytest.fixture
def session(questionnaire: Questionnaire) -> Session:
    return begun(questionnaire, TALK)


def answered(session: Session, **codes: str) -> Session:
    """The session with an answer to each of these steps, at the step where it was."""
    place = session.place
    for name, code in codes.items():
        session = rated(at_step(session, name.replace("_", "-")), code, AT)
    return at_step(session, place)


def states(session: Session) -> dict[str, str]:
    return {step.id: state(session, step) for step in session.steps}


def read_back(interview: Interview) -> Interview:
    return interview_of(interview_text(interview).encode(), "cfo.yaml")


# Who is asked what


def test_a_talk_begins_at_the_first_step_with_nothing_heard(session: Session) -> None:
    assert session.step.id == "group"
    assert session.interview.answers == {}
    assert session.interview.questionnaire.id == "talk"
    assert progress(session) == (0, 5)


def test_an_audience_is_asked_its_own_questions(questionnaire: Questionnaire) -> None:
    staff = begun(questionnaire, TALK.model_copy(update={"audience": "staff"}))

    assert "shop" in staff.by_id
    assert "shop" not in begun(questionnaire, TALK).by_id
    assert "survey-only" not in staff.by_id


def test_a_talk_goes_on_at_the_first_open_step(questionnaire: Questionnaire, session: Session) -> None:
    heard = answered(session, group="no", outside="2")

    assert resumed(questionnaire, heard.interview).step.id == "goal"


def test_a_talk_in_which_all_is_answered_goes_on_at_its_first_step(
    questionnaire: Questionnaire, session: Session
) -> None:
    heard = answered(session, group="no", outside="2", goal="2", board="1", shop_too="0")
    heard = noted(at_step(heard, "hopes"), "Much.", AT)

    assert progress(heard) == (6, 6)
    assert resumed(questionnaire, heard.interview).step.id == "group"


def test_an_audience_that_the_questionnaire_does_not_have_is_told(questionnaire: Questionnaire) -> None:
    with pytest.raises(
        CollabreadyError, match=r"has nothing to ask of 'guests' in an interview\. It has for: executive, staff."
    ):
        begun(questionnaire, TALK.model_copy(update={"audience": "guests"}))


# Skip rules


@pytest.mark.parametrize(
    ("rule", "answers", "expected"),
    [
        ("members", {}, "skipped"),
        ("members", {"group": "yes"}, "open"),
        ("members", {"group": "no"}, "skipped"),
        ("outside", {}, "skipped"),
        ("outside", {"group": "01"}, "open"),
        ("outside", {"group": "yes"}, "skipped"),
        ("early", {"goal": "0"}, "open"),
        ("early", {"goal": "1"}, "open"),
        ("early", {"goal": "2"}, "skipped"),
        ("late", {"goal": "3"}, "open"),
        ("late", {"goal": "4"}, "open"),
        ("late", {"goal": "2"}, "skipped"),
    ],
)
def test_a_skip_rule_decides_what_is_asked(session: Session, rule: str, answers: dict[str, str], expected: str) -> None:
    assert states(answered(session, **answers))[rule] == expected


def test_who_does_not_know_is_not_asked_what_follows_from_it(session: Session) -> None:
    heard = dont_know(at_step(session, "goal"), AT)

    assert states(heard)["late"] == states(heard)["early"] == "skipped"


def test_a_rule_over_what_this_audience_is_not_asked_lets_the_step_be_asked(session: Session) -> None:
    assert states(session)["shop-too"] == "open"


def test_a_rule_over_the_role_knows_the_audience_of_the_talk(questionnaire: Questionnaire, session: Session) -> None:
    staff = begun(questionnaire, TALK.model_copy(update={"audience": "staff"}))

    assert states(session)["board"] == "open"
    assert states(staff)["board"] == "skipped"
    assert why_skipped(staff, staff.by_id["board"]) == "Not asked of 'staff': only when role = executive."


def test_an_answer_stays_when_its_step_would_no_longer_be_asked(session: Session) -> None:
    heard = answered(session, group="yes", members="3")
    heard = answered(heard, group="no")

    assert states(heard)["members"] == "done"
    assert heard.interview.answers["members"].value == "3"


def test_an_answer_by_hand_that_is_no_code_breaks_no_rule(questionnaire: Questionnaire, session: Session) -> None:
    interview = session.interview.model_copy(update={"answers": {"goal": Answer(value="three or so")}})
    heard = resumed(questionnaire, interview)

    assert states(heard)["late"] == "skipped"
    assert changed(heard, heard.by_id["goal"])


@pytest.mark.parametrize(
    ("step", "answers", "expected"),
    [
        ("members", {}, "Asked only when the answer to 1 is 'Yes'; it is not answered yet."),
        ("outside", {"group": "yes"}, "Asked only when the answer to 1 is not 'Yes'; it is 'Yes'."),
        ("early", {"goal": "4"}, "Asked only when the answer to 4 is 'No sign' or 'Intended'; it is 'Always'."),
        ("late", {"goal": "0"}, "Asked only when the answer to 4 is at least 'Usual'; it is 'No sign'."),
        ("late", {"goal": "3"}, ""),
        ("goal", {}, ""),
    ],
)
def test_says_in_words_why_a_step_is_skipped(
    session: Session, step: str, answers: dict[str, str], expected: str
) -> None:
    heard = answered(session, **answers)

    assert why_skipped(heard, heard.by_id[step]) == expected


# What is heard


def test_a_rating_is_kept_with_its_moment_and_the_fingerprint_of_what_was_asked(session: Session) -> None:
    heard = rated(at_step(session, "goal"), "3", AT)

    assert heard.answer(heard.step) == Answer(value="3", at=AT)
    assert heard.interview.questionnaire.items == {"goal": heard.step.fingerprint}


def test_a_rating_off_the_scale_is_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="goal has no answer 5"):
        rated(at_step(session, "goal"), "5", AT)


def test_every_earlier_answer_is_kept_beside_the_one_that_stands(session: Session) -> None:
    heard = at_step(session, "goal")
    heard = not_asked(dont_know(rated(heard, "3", "moment 0"), "moment 1"), "moment 2")
    heard = rated(heard, "1", "moment 3")

    assert heard.answer(heard.step) == Answer(
        value="1",
        at="moment 3",
        earlier=(
            Earlier(value="3", at="moment 0"),
            Earlier(reason="dont-know", at="moment 1"),
            Earlier(reason="not-asked", at="moment 2"),
        ),
    )


def test_the_same_answer_again_changes_nothing(session: Session) -> None:
    heard = rated(at_step(session, "goal"), "3", AT)

    assert rated(heard, "3", LATER) == heard


def test_a_note_and_a_quote_stand_beside_a_rating(session: Session) -> None:
    heard = rated(at_step(session, "goal"), "3", AT)
    heard = quoted(noted(heard, "Said it twice.", LATER), "We want it.", LATER)

    assert heard.answer(heard.step) == Answer(
        value="3", note=Words(text="Said it twice."), quote=Words(text="We want it."), at=AT
    )


def test_a_note_alone_leaves_its_step_open(session: Session) -> None:
    heard = noted(at_step(session, "goal"), "To ask again.", AT)

    assert states(heard)["goal"] == "open"


def test_empty_words_take_a_note_and_a_quote_away(session: Session) -> None:
    heard = quoted(noted(at_step(session, "goal"), "a", AT), "b", AT)
    heard = quoted(noted(heard, " \n", LATER), "", LATER)

    assert heard.answer(heard.step) == Answer(at=AT)


def test_a_quote_that_stays_the_same_stays_approved_and_another_does_not(session: Session) -> None:
    approved = Answer(quote=Words(text="We want it.\n", approved=True))  # as `|` in a file gives it, with a line break
    heard = replace(
        session, interview=session.interview.model_copy(update={"answers": {"goal": approved}}), place="goal"
    )

    assert quoted(heard, "We want it.", AT) == heard
    assert quoted(heard, "We want more.", AT).answer(heard.step).quote == Words(text="We want more.")


def test_words_on_an_open_question_are_its_answer(session: Session) -> None:
    heard = noted(at_step(session, "hopes"), "Peace\nand quiet", AT)

    assert heard.interview.texts == {"hopes": "Peace\nand quiet"}
    assert heard.interview.answers == {}
    assert states(heard)["hopes"] == "done"
    assert states(noted(heard, "", LATER))["hopes"] == "open"


def test_an_open_question_that_is_answered_after_all_keeps_why_it_was_not(session: Session) -> None:
    heard = noted(not_asked(at_step(session, "hopes"), AT), "Peace.", LATER)

    assert heard.answer(heard.step) == Answer(at=LATER, earlier=(Earlier(reason="not-asked", at=AT),))
    assert heard.text(heard.step) == "Peace."


def test_a_flag_is_set_and_taken_away(session: Session) -> None:
    heard = flag_turned(session)

    assert heard.answer(heard.step).flag == FOLLOW_UP
    assert flagged(heard, heard.step)
    assert flag_turned(heard) == session


# The questionnaire changed in between


def test_only_what_is_asked_otherwise_now_is_told_as_changed(tmp_path: Path, session: Session) -> None:
    heard = answered(session, group="no", outside="2", goal="2", board="1")
    other = questionnaire_in(tmp_path, QUESTIONNAIRE.replace("What is the goal?", "What is the purpose?"))
    again = resumed(other, heard.interview)

    assert [step.id for step in again.steps if changed(again, step)] == ["goal"]
    assert again.interview == heard.interview
    assert progress(again) == progress(heard)


def test_an_answer_that_is_given_again_is_confirmed(tmp_path: Path, session: Session) -> None:
    heard = answered(session, goal="2")
    other = questionnaire_in(tmp_path, QUESTIONNAIRE.replace("Nobody can say.", "Silence."))
    again = rated(at_step(resumed(other, heard.interview), "goal"), "2", LATER)

    assert not changed(again, again.step)
    assert again.answer(again.step) == Answer(value="2", at=AT)


def test_a_translation_changes_no_answer(tmp_path: Path, session: Session) -> None:
    heard = answered(session, goal="2")
    other = questionnaire_in(tmp_path, translation="format: 1\ntranslates: talk\nlanguage: nl\n")
    again = in_language(resumed(other, heard.interview), "nl")

    assert not any(changed(again, step) for step in again.steps)


def test_what_is_no_longer_asked_is_kept_and_told_once(tmp_path: Path, session: Session) -> None:
    heard = noted(at_step(answered(session, goal="2"), "hopes"), "Peace.", AT)
    heard = flag_turned(heard)
    text = QUESTIONNAIRE.replace("  - {id: hopes, text: What do you hope for?, type: text}\n", "").replace(
        "id: board", "id: table"
    )
    again = resumed(questionnaire_in(tmp_path, text), answered(heard, board="1").interview)

    assert no_longer_asked(again) == ("hopes", "board")
    assert read_back(rated(again, "no", LATER).interview).texts == {"hopes": "Peace."}
    assert rated(again, "no", LATER).interview.answers["board"].value == "1"


# Where the talk is


def test_forward_passes_what_is_skipped_and_stays_at_the_end(session: Session) -> None:
    places = [session.place]
    while session.step is not session.steps[-1]:
        session = forward(session)
        places.append(session.place)

    assert places == ["group", "goal", "board", "shop-too", "hopes"]
    assert forward(session) == session


def test_back_passes_what_is_skipped_and_stays_at_the_start(session: Session) -> None:
    assert back(at_step(session, "goal")).place == "group"
    assert back(session) == session


def test_any_step_can_be_gone_to_by_number_or_id(session: Session) -> None:
    sixth = at_number(session, 6)

    assert sixth is not None
    assert sixth.place == "late"
    assert at_number(session, 10) is at_number(session, 0) is None
    assert at_step(session, "late").place == "late"
    assert at_step(session, "nowhere") == session


def test_the_next_open_step_is_looked_for_from_the_start_again(session: Session) -> None:
    heard = answered(at_step(session, "board"), board="1", shop_too="1")
    heard = noted(at_step(heard, "hopes"), "Peace.", AT)

    assert next_open(heard).place == "group"


def test_where_nothing_is_open_the_next_open_step_is_this_one(session: Session) -> None:
    heard = answered(session, group="no", outside="2", goal="2", board="1", shop_too="0")
    heard = noted(at_step(heard, "hopes"), "Peace.", AT)

    assert next_open(heard) == heard


# The talk as a whole


def test_what_is_left_takes_three_minutes_a_step_and_more_and_more_as_long_as_the_talk_itself(session: Session) -> None:
    assert remaining(session, 0) == 5 * PACE

    heard = answered(session, group="no", outside="2", goal="2")

    assert progress(heard) == (3, 6)
    assert remaining(heard, 60) == 3 * (TELLING * PACE + 60) / (TELLING + 3)


def test_the_use_and_the_end_of_a_talk_can_be_changed(session: Session) -> None:
    assert used(session, "pooled").interview.interview.use == "pooled"
    assert finished(session, AT).interview.interview.finished == AT


def test_another_language_asks_the_same_in_other_words(session: Session) -> None:
    dutch = in_language(answered(session, group="01"), "nl")

    assert languages(session) == ("en", "nl")
    assert dutch.by_id["goal"].text == "Wat is het doel?"
    assert dutch.by_id["board"].text == "How is the board?"
    assert dutch.answer(dutch.step).value == "01"
    assert why_skipped(answered(dutch, group="yes"), dutch.by_id["outside"]).endswith("is not 'Ja'; it is 'Ja'.")
    assert in_language(dutch, "en").steps == session.steps


def test_a_word_is_found_in_what_is_asked_and_in_what_was_noted(session: Session) -> None:
    heard = noted(at_step(session, "board"), "Straße nach Delft", AT)
    heard = noted(at_step(heard, "hopes"), "A goal.", AT)

    assert [step.id for step in found(heard, "GOAL")] == ["goal", "hopes"]
    assert [step.id for step in found(heard, "delft strasse")] == ["board"]
    assert [step.id for step in found(heard, "knows it")] == ["goal"]
    assert found(heard, "") == found(heard, "nothing like it") == ()


# Any talk at all

Change = Callable[[Session], Session]
TEXTS = st.text(
    st.characters() | st.sampled_from("\t\n\r\x0b\x85\u2028\x00\x1b #:-'\"|>~{[&*!%@`\U0001f600é\xa0\ufeff")
)
PIECES = [
    "\r\n",
    "\n\n",
    "\n ",
    "  ",
    "---\n",
    "...",
    "- ",
    "null",
    "~",
    "yes",
    "1",
    "0x1",
    "# no",
    "'",
    '"',
    "|",
    "word " * 30,
]
PASTES = TEXTS | st.lists(st.sampled_from(PIECES) | TEXTS, max_size=8).map("".join)
SURROGATES = st.text(st.characters(categories=["Cs", "Ll"]))


def rated_by(number: int) -> Change:
    def change(session: Session) -> Session:
        codes = list(session.step.answers)
        return rated(session, codes[number % len(codes)], AT) if codes else session

    return change


MOVES: list[Change] = [forward, back, next_open, lambda s: at_step(s, "late"), lambda s: at_number(s, 4) or s]
MOVE = st.sampled_from(MOVES)
HEAR = st.one_of(
    st.integers(0, 9).map(rated_by),
    st.sampled_from([lambda s: not_asked(s, AT), lambda s: dont_know(s, AT), flag_turned]),
    PASTES.map(lambda text: lambda s: noted(s, text, AT)),
    PASTES.map(lambda text: lambda s: quoted(s, text, AT)),
    SURROGATES.map(lambda text: lambda s: noted(s, text, AT)),
    st.sampled_from(["en", "nl"]).map(lambda language: lambda s: in_language(s, language)),
)
TALKS = st.lists(MOVE | HEAR, max_size=30)


def sessions(start: Session, changes: list[Change]) -> Iterator[tuple[Session, Session]]:
    """Each session of a talk with the one that follows it."""
    for change in changes:
        after = change(start)
        yield start, after
        start = after


def given_on(session: Session) -> dict[str, list[tuple[str | None, str | None]]]:
    """Every answer that was ever given to a step, in order."""
    given_: dict[str, list[tuple[str | None, str | None]]] = {}
    for name, answer in session.interview.answers.items():
        said = [(one.value, one.reason) for one in answer.earlier] + [(answer.value, answer.reason)]
        given_[name] = [one for one in said if one != (None, None)]
    return given_


@given(changes=TALKS)
def test_no_answer_is_ever_lost(questionnaire: Questionnaire, changes: list[Change]) -> None:
    for before, after in sessions(begun(questionnaire, TALK), changes):
        for name, answers in given_on(before).items():
            assert given_on(after)[name][: len(answers)] == answers
        for name in before.interview.texts:
            assert name in after.interview.texts or name == before.place


@given(changes=TALKS)
def test_the_place_is_always_a_step_and_only_what_is_on_the_table_changes(
    questionnaire: Questionnaire, changes: list[Change]
) -> None:
    for before, after in sessions(begun(questionnaire, TALK), changes):
        assert after.place in after.by_id
        assert all(before.answer(step) == after.answer(step) for step in before.steps if step.id != before.place)


@given(changes=TALKS)
def test_progress_stays_within_its_bounds(questionnaire: Questionnaire, changes: list[Change]) -> None:
    for _, after in sessions(begun(questionnaire, TALK), changes):
        done, total = progress(after)
        assert 0 <= done <= total <= len(after.steps)
        assert (remaining(after, 0) == 0) == (done == total)
        assert all(bool(why_skipped(after, step)) >= (state(after, step) == "skipped") for step in after.steps)


@given(changes=TALKS)
def test_forward_and_back_again_is_where_one_was(questionnaire: Questionnaire, changes: list[Change]) -> None:
    for _, after in sessions(begun(questionnaire, TALK), changes):
        if state(after, after.step) != "skipped":
            assert back(forward(after)) == after or forward(after) == after
            assert forward(back(after)) == after or back(after) == after


@given(changes=TALKS)
def test_a_talk_is_read_back_as_it_was(questionnaire: Questionnaire, changes: list[Change]) -> None:
    session = begun(questionnaire, TALK)
    for _, after in sessions(session, changes):
        session = after

    assert read_back(session.interview) == session.interview


@given(text=PASTES | SURROGATES)
def test_any_paste_becomes_text_that_stays_itself(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    cleaned(text).encode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x85b\u2028c\u2029d\x0be\x0cf\x1eg", "a\nb\nc\nd\ne\nf\ng"),
        ("  indented\n\tand more", "  indented\n\tand more"),
        ("blanks \t \nat ends  ", "blanks\nat ends"),
        ("\n\n around \n\n", " around"),
        ("\x1b[31mred\x1b[0m\x07\x00", "[31mred[0m"),
        ("👩\u200d👩\u200d👧 你好 שלום e\u0301", "👩\u200d👩\u200d👧 你好 שלום e\u0301"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("\ufeffmark", "mark"),
    ],
)
def test_what_no_file_can_hold_is_taken_out_of_a_paste(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept
