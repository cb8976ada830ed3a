"""The screen of a talk, key by key: what is pressed is on disk, what is heard is in sight."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from collabready.interview.desk import Desk
from collabready.interview.screen import TalkApp
from collabready.responses.interview_file import Answer, Interview, Words

if TYPE_CHECKING:
    from textual.pilot import Pilot

Heard = Callable[[], Interview]
Then = Callable[[TalkApp, "Pilot[None]"], Awaitable[None]]
BY_FUNCTION = "1"


def shown(screen: TalkApp) -> str:
    """The characters of the terminal."""
    return "\n".join(strip.text.rstrip() for strip in screen.screen._compositor.render_strips())


def play(desk: Desk, keys: Sequence[str], then: Then | None = None, size: tuple[int, int] = (80, 24)) -> str:
    """Press keys, one after the other, look, and leave."""

    async def drive() -> str:
        screen = TalkApp(desk)
        async with screen.run_test(size=size, notifications=True) as pilot:
            for key in keys:
                await pilot.press(*(key if key.startswith('"') else [key]))
            await pilot.pause(0 if keys else 0.3)
            if then:
                await then(screen, pilot)
            seen = shown(screen)
            screen.write()
            return seen

    return asyncio.run(drive())


def typed(text: str) -> list[str]:
    names = {" ": "space", "\n": "enter", ".": "full_stop", "?": "question_mark", "/": "slash", "-": "minus"}
    return [names.get(letter, letter) for letter in text]


@pytest.mark.parametrize(("key", "use"), [("1", "by-function"), ("2", "pooled"), ("3", "background")])
def test_the_opening_is_said_first_and_the_choice_of_use_is_recorded(
    desk: Desk, on_disk: Heard, key: str, use: str
) -> None:
    assert "You choose how your words are used." in play(desk, [])

    play(desk, [key])

    assert on_disk().interview.use == use


def test_the_opening_says_what_the_client_folder_leaves_open(desk: Desk) -> None:
    assert "decision_meeting" in play(desk, [], size=(120, 40))


def test_no_key_but_a_choice_leaves_the_opening(desk: Desk) -> None:
    assert "You choose" in play(desk, ["escape", "x", "right", "9"])


@pytest.mark.parametrize("code", ["0", "1", "2", "3", "4"])
def test_one_key_rates(desk: Desk, on_disk: Heard, code: str) -> None:
    seen = play(desk, [BY_FUNCTION, "right", code])

    assert on_disk().answers["driver-time"].value == code
    assert f"● {code}" in seen
    assert f"[{code}] Who is the" in seen


def test_a_key_that_is_no_answer_of_the_question_does_nothing(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "right", "7", "z"])

    assert on_disk().answers == {}


def test_a_choice_is_given_by_its_place(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "2"])

    assert on_disk().answers["member"].value == "no"


def test_a_rating_that_was_changed_shows_what_it_was(desk: Desk, on_disk: Heard) -> None:
    seen = play(desk, [BY_FUNCTION, "right", "1", "3"])

    assert [earlier.value for earlier in on_disk().answers["driver-time"].earlier] == ["1"]
    assert "Before: 1, Intended" in seen


def test_the_anchors_and_probes_are_written_out(desk: Desk) -> None:
    seen = play(desk, [BY_FUNCTION, "right"])

    for text in ("Question 2 of 6", "Who is the driver?", "Who steps in?", "0  Nobody", "2  A volunteer", "3  Usual"):
        assert text in seen


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["right"], 2),
        (["space"], 2),
        (["enter"], 2),
        (["right", "left"], 1),
        (["right", "b"], 1),
        (["left"], 1),
        (["1", "right", "right"], 3),
        (["2", "right", "right"], 4),  # 3 is asked only of those in a community
        (["g", "4", "enter"], 4),
        (["j", "4", "enter"], 4),
        (["g", "9", "enter"], 1),
        (["g", "4", "escape"], 1),
        (["slash", *typed("resistance"), "enter"], 6),
        (["slash", *typed("volunteer"), "enter"], 2),
        (["slash", *typed("nothing like it"), "enter"], 1),
        (["right", "2", "left", "1", "o"], 3),
    ],
)
def test_every_way_through_the_questions(desk: Desk, keys: list[str], number: int) -> None:
    play(desk, [BY_FUNCTION, *keys])

    assert desk.session.step.number == number


def test_a_skipped_question_says_why(desk: Desk) -> None:
    seen = play(desk, [BY_FUNCTION, "2", "g", "3", "enter"])

    assert "Asked only when the answer to 1 is 'Yes'; it is" in seen
    assert "-   3 Who helps" in seen


def test_a_note_has_several_lines_and_normal_editing_keys(desk: Desk, on_disk: Heard) -> None:
    keys = ["n", *typed("two evenigs"), "left", "left", "n", "end", "enter", *typed("0 for IT"), "escape"]
    play(desk, [BY_FUNCTION, "right", *keys])

    assert on_disk().answers["driver-time"].note == Words(text="two evenings\n0 for IT")
    assert on_disk().answers["driver-time"].value is None


def test_what_is_pasted_is_kept(desk: Desk, on_disk: Heard) -> None:
    async def paste(screen: TalkApp, pilot: Pilot[None]) -> None:
        from textual.events import Paste

        screen.post_message(Paste("first\nsecond: *bold* [red]"))
        await pilot.pause()

    play(desk, [BY_FUNCTION, "right", "n"], paste)

    assert on_disk().answers["driver-time"].note == Words(text="first\nsecond: *bold* [red]")


def test_a_note_is_on_disk_while_it_is_written(desk: Desk, on_disk: Heard, tmp_path: Path) -> None:
    async def wait(_: TalkApp, pilot: Pilot[None]) -> None:
        for _attempt in range(100):
            await pilot.pause(0.05)
            if "half a sen" in (tmp_path / "cfo.yaml").read_text(encoding="utf-8"):
                break
        assert on_disk().answers["driver-time"].note == Words(text="half a sen")

    play(desk, [BY_FUNCTION, "right", "n", *typed("half a sen")], wait)


def test_a_note_goes_with_its_question(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "right", "n", *typed("mine"), "escape", "right", "n", *typed("other"), "escape", "left"])

    notes = {name: answer.note.text for name, answer in on_disk().answers.items() if answer.note}
    assert notes == {"driver-time": "mine", "rules-length": "other"}


def test_a_quote_waits_for_approval(desk: Desk, on_disk: Heard) -> None:
    seen = play(desk, [BY_FUNCTION, "right", "w", *typed("We just ask"), "escape"])

    assert on_disk().answers["driver-time"].quote == Words(text="We just ask", approved=False)
    assert "not approved yet" in seen


def test_an_open_question_is_answered_in_words(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "g", "6", "enter", "n", *typed("fear\nof blame"), "escape"])

    assert on_disk().texts == {"resistance": "fear\nof blame"}


def test_flag_not_asked_and_dont_know_are_one_key_each(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "right", "f", "x", "right", "d"])

    assert on_disk().answers["driver-time"].flag == "follow-up"
    assert on_disk().answers["driver-time"].reason == "not-asked"
    assert on_disk().answers["rules-length"].reason == "dont-know"


def test_a_flag_is_taken_away_by_the_same_key(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "right", "f", "f"])

    assert on_disk().answers.get("driver-time", Answer()).flag is None


def test_keys_are_taken_in_the_order_in_which_they_are_typed_however_fast(desk: Desk, on_disk: Heard) -> None:
    """A note that begins with the letters of commands is a note; a number after `g` rates nothing."""

    async def at_once(screen: TalkApp, pilot: Pilot[None]) -> None:
        from textual.events import Key

        for key in ("right", "n", "x", "d", "2", "q", "escape"):
            screen.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause(0.3)
        for key, character in (("g", "g"), ("6", "6"), ("enter", "\r")):
            screen.post_message(Key(key, character))
        await pilot.pause(0.3)
        assert "What resistance have you met?" in shown(screen)

    play(desk, [BY_FUNCTION], at_once)

    assert {name: answer.note for name, answer in on_disk().answers.items()} == {"driver-time": Words(text="xd2q")}


def test_the_language_may_be_switched_in_the_middle(desk: Desk, on_disk: Heard) -> None:
    seen = play(desk, [BY_FUNCTION, "right", "2", "l", "2"])

    assert "Wie is de trekker?" in seen
    assert "● 2  Een vrijwilliger" in seen
    assert on_disk().interview.language == "nl"
    assert on_disk().answers["driver-time"].value == "2"


def test_the_use_may_be_changed_later(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "u", "3"])

    assert on_disk().interview.use == "background"


def test_a_pause_hides_the_talk_and_stops_the_clock(desk: Desk) -> None:
    async def look(screen: TalkApp, pilot: Pilot[None]) -> None:
        assert desk.clock.paused
        assert "driver" not in shown(screen)
        await pilot.press("a")
        await pilot.pause()
        assert not desk.clock.paused
        assert "driver" in shown(screen)

    play(desk, [BY_FUNCTION, "p"], look)


def test_help_names_every_key(desk: Desk) -> None:
    seen = play(desk, [BY_FUNCTION, "question_mark"], size=(90, 45))

    for word in ("Rate by the anchors", "Search", "Flag", "Hide everything", "Save and leave"):
        assert word in seen


def test_the_end_shows_what_is_open_and_flagged_and_finishes(desk: Desk, on_disk: Heard) -> None:
    async def finish(screen: TalkApp, pilot: Pilot[None]) -> None:
        assert "Still open:" in shown(screen)
        assert "Flagged for follow-up:" in shown(screen)
        await pilot.press("f")
        await pilot.pause()

    play(desk, [BY_FUNCTION, "right", "2", "f", "e"], finish, size=(100, 40))

    assert on_disk().interview.finished is not None


def test_scores_are_shown_on_request_only(desk: Desk) -> None:
    async def look(screen: TalkApp, pilot: Pilot[None]) -> None:
        assert "Scores so far" not in shown(screen)
        await pilot.press("s")
        await pilot.pause()
        assert "Scores so far" in shown(screen)
        assert "50" in shown(screen)

    play(desk, [BY_FUNCTION, "right", "2", "e"], look)


def test_the_mouse_rates_goes_and_presses_keys(desk: Desk, on_disk: Heard) -> None:
    async def click(screen: TalkApp, pilot: Pilot[None]) -> None:
        lines = shown(screen).split("\n")

        async def on(text: str) -> None:
            row = next(row for row, line in enumerate(lines) if text in line)
            await pilot.click(offset=(lines[row].index(text) + 1, row))
            await pilot.pause()

        await on("Who is the driver")
        lines = shown(screen).split("\n")
        await on("2  A volunteer")
        await on("f flag")

    play(desk, [BY_FUNCTION], click)

    assert on_disk().answers["driver-time"].value == "2"
    assert on_disk().answers["driver-time"].flag == "follow-up"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
def test_question_answers_progress_and_keys_are_in_sight_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    seen = play(desk, [BY_FUNCTION, "right", "2"], size=size)

    for text in (
        "Who is the driver?",
        "● 2  A volunteer",
        "4  A named driver",
        "1 of 5 done",
        "q leave",
        "CFO (Executives)",
    ):
        assert text in seen


def test_no_terminal_is_too_small_to_go_on(desk: Desk, on_disk: Heard) -> None:
    async def shrink(screen: TalkApp, pilot: Pilot[None]) -> None:
        for size in ((8, 24), (3, 3), (1, 1)):
            await pilot.resize_terminal(*size)
            await pilot.press("e", "b", "u", "escape", "question_mark", "escape", "g", "1", "escape", "p", "p", "2")
            await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "● 2" in shown(screen)

    play(desk, [BY_FUNCTION, "right"], shrink)

    assert on_disk().answers["driver-time"].value == "2"


def test_resizing_loses_nothing(desk: Desk, on_disk: Heard) -> None:
    async def resize(screen: TalkApp, pilot: Pilot[None]) -> None:
        for size in ((60, 20), (20, 5), (150, 50), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press(*typed(" more"))
        await pilot.press("escape")
        assert "● 2" in shown(screen)

    play(desk, [BY_FUNCTION, "right", "2", "n", *typed("some")], resize)

    assert on_disk().answers["driver-time"].note == Words(text="some more")


def test_what_cannot_be_saved_is_said_and_saved_later(desk: Desk, on_disk: Heard, tmp_path: Path) -> None:
    async def mend(screen: TalkApp, pilot: Pilot[None]) -> None:
        (tmp_path / "cfo.yaml").chmod(0o400)
        await pilot.press("2")
        await pilot.pause()
        assert "NOT SAVED" in shown(screen)
        assert "● 2" in shown(screen)
        (tmp_path / "cfo.yaml").chmod(0o600)
        await pilot.press("f")
        await pilot.pause()
        assert "NOT SAVED" not in shown(screen)

    play(desk, [BY_FUNCTION, "right"], mend)

    assert on_disk().answers["driver-time"].value == "2"


def test_a_file_edited_meanwhile_is_kept_and_told(desk: Desk, tmp_path: Path) -> None:
    async def edit(screen: TalkApp, pilot: Pilot[None]) -> None:
        (tmp_path / "cfo.yaml").write_text("by: hand\n", encoding="utf-8")
        await pilot.press("2")
        await pilot.pause(0.3)
        assert "edited the file meanwhile" in shown(screen)

    play(desk, [BY_FUNCTION, "right"], edit, size=(120, 40))

    assert (tmp_path / "cfo.yaml.edited-1").read_text(encoding="utf-8") == "by: hand\n"


def test_an_item_that_changed_since_is_marked_and_confirmed_by_the_same_key(desk: Desk, on_disk: Heard) -> None:
    play(desk, [BY_FUNCTION, "right", "2"])
    asked = desk.session.interview.questionnaire
    stale = asked.model_copy(update={"items": {"driver-time": "another"}})
    interview = desk.session.interview.model_copy(update={"questionnaire": stale})
    desk.hear(lambda session, _: replace(session, interview=interview))

    async def confirm(screen: TalkApp, pilot: Pilot[None]) -> None:
        assert "Changed since it was answered" in shown(screen)
        await pilot.press("2")
        await pilot.pause()
        assert "Changed since it was answered" not in shown(screen)

    play(desk, [], confirm, size=(120, 40))

    assert on_disk().answers["driver-time"].earlier == ()


def contrast(foreground: tuple[int, int, int], background: tuple[int, int, int]) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""

    def luminance(colour: tuple[int, int, int]) -> float:
        parts = [value / 255 for value in colour]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(foreground), luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("keys", [[], ["t"]], ids=["dark", "light"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_every_letter_can_be_read_in_dark_and_light(desk: Desk, keys: list[str], size: tuple[int, int]) -> None:
    faint: list[tuple[str, float]] = []

    async def measure(screen: TalkApp, _: Pilot[None]) -> None:
        for strip in screen.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if segment.text.strip(" │─╭╮╰╯▁▂▃▄▅▆▇█") and style and style.color and style.bgcolor:
                    ratio = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
                    faint.extend([(segment.text, ratio)] if ratio < 4.5 else [])

    play(desk, [BY_FUNCTION, *keys, "right", "1", "2", "f"], measure, size=size)

    assert faint == []
