"""The talk on one screen: keys and clicks become changes of the session, and the session is drawn."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import string
from collections.abc import Callable, Iterable, Mapping

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import OptionList, Static, TextArea

from collabready.engagement import Engagement
from collabready.interview import session as change
from collabready.interview.desk import Change, Desk
from collabready.interview.screen import captions
from collabready.interview.screen.agenda_list import Agenda
from collabready.interview.screen.board import Board, Writing
from collabready.interview.screen.dialogs import Choice, Line, Page
from collabready.interview.screen.keys import KEYS, KeyLines, help_text
from collabready.interview.search import found, numbered
from collabready.interview.session import Session
from collabready.interview.wording import opening_lines, score_lines
from collabready.questionnaire.agenda import Step
from collabready.responses.uses import USES, Use

WRITE_AFTER = 0.25  # seconds after a key: a note is on disk while it is written
TICK = 5.0
OF_A_SIGNAL = 128


class TalkApp(App[None]):
    """The screen. It holds no answer of its own: what is typed goes to the desk, what is shown comes from it."""

    TITLE = "collabready interview"
    CSS_PATH = "talk.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]
    # First in line, so that keys are taken in the order in which they are typed, however fast; see `check_action`.
    BINDINGS = [
        *(Binding(key.key, key.action, key.word, show=False, priority=True) for key in KEYS),
        *(Binding(digit, f"give('{digit}')", show=False, priority=True) for digit in string.digits),
    ]

    def __init__(self, desk: Desk, engagement: Engagement | None = None) -> None:
        super().__init__()
        self.desk, self.engagement = desk, engagement
        self.unwritten: Timer | None = None

    @property
    def session(self) -> Session:
        return self.desk.session

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        with Horizontal(id="body"):
            yield Agenda()
            yield Board()
        yield Static(id="status", markup=False)
        yield KeyLines(id="keys")

    def on_mount(self) -> None:
        with contextlib.suppress(AttributeError, NotImplementedError):  # Windows has neither
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGHUP, self.hung_up)
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, self.told_to_end, number)
        self.set_interval(TICK, self.tick)
        self.stop_writing()
        self.draw()
        if not change.choice_made(self.session):
            self.open_talk()

    def hung_up(self) -> None:
        """The terminal is gone: what was typed is written, and nothing is drawn any more."""
        self.write()
        self.desk.leave()
        os._exit(OF_A_SIGNAL + signal.SIGHUP)

    def told_to_end(self, number: int) -> None:
        self.write()
        self.exit(return_code=OF_A_SIGNAL + number)

    # Drawing

    def draw(self) -> None:
        head, text = self.query_one("#head", Static), captions.head(self.session)
        if head.content != text:
            head.update(text)
        self.query_one(Agenda).draw(self.session)
        self.query_one(Board).draw(self.session)
        self.query_one(KeyLines).digits = captions.digits(self.session.step)
        self.draw_status()

    def draw_status(self) -> None:
        bar = self.query_one("#status", Static)
        clock = self.desk.clock
        bar.update(self.desk.trouble or captions.status(self.session, clock.seconds, paused=clock.paused))
        bar.set_class(bool(self.desk.trouble), "trouble")
        if self.desk.news:
            self.notify(self.desk.news, title="Mind", timeout=20)
            self.desk.news = ""

    def tick(self) -> None:
        """Time goes on; what could not be saved is tried again."""
        if self.desk.trouble and not self.desk.taken_over:
            self.desk.save()
        if self.desk.taken_over:
            self.exit()
        self.draw_status()

    # What is heard

    def hear(self, heard: Change) -> None:
        self.write()
        self.desk.hear(heard)
        self.draw()

    def move(self, step: Callable[[Session], Session]) -> None:
        self.write()
        self.stop_writing()
        self.desk.move(step)
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - textual's signature
        """Whether a key is ours: not while something is written or lies over the screen, but for those that always leave."""
        writing = self.focused if isinstance(self.focused, Writing) else None
        if action == "break_off":
            return writing is None or not writing.selected_text
        return (writing is None and len(self.screen_stack) == 1) or action == "stop_writing"

    def action_give(self, key: str) -> None:
        """A key that stands before an answer gives it."""
        code = captions.keys_of(self.session.step).get(key)
        if code is not None:
            self.hear(lambda session, at: change.rated(session, code, at))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        name = event.option.id or ""
        if event.option_list.id == "agenda":
            self.move(lambda session: change.at_step(session, name))
        elif event.option_list.id == "answers":
            self.hear(lambda session, at: change.rated(session, name, at))

    def on_descendant_focus(self) -> None:
        writing = isinstance(self.focused, Writing)
        self.query_one(KeyLines).writing = writing
        self.query_one(Board).set_class(writing, "writing")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.has_focus and self.unwritten is None:
            self.unwritten = self.set_timer(WRITE_AFTER, self.write_and_draw)

    def write(self) -> None:
        """Give the desk what stands in the places to write, whether or not a timer has been set for it."""
        if self.unwritten:
            self.unwritten.stop()
            self.unwritten = None
        if written := self.query_one(Board).written:
            note, quote = written
            self.desk.hear(lambda session, at: change.quoted(change.noted(session, note, at), quote, at))

    def write_and_draw(self) -> None:
        self.write()
        self.draw()

    def action_forward(self) -> None:
        self.move(change.forward)

    def action_previous(self) -> None:
        self.move(change.back)

    def action_next_open(self) -> None:
        self.move(change.next_open)

    def action_note(self) -> None:
        self.screen.set_focus(self.query_one(Board).note)

    def action_words(self) -> None:
        if self.session.step.kind != "text":
            self.screen.set_focus(self.query_one(Board).opened_quote())

    def action_stop_writing(self) -> None:
        self.stop_writing()
        self.write_and_draw()

    def stop_writing(self) -> None:
        self.screen.set_focus(self.query_one(Board))

    def action_flag(self) -> None:
        self.hear(lambda session, _: change.flag_turned(session))

    def action_not_asked(self) -> None:
        self.hear(change.not_asked)

    def action_dont_know(self) -> None:
        self.hear(change.dont_know)

    # Where to go

    def action_go_to(self) -> None:
        self.ask_line("Go to question number", lambda typed: self.labelled(numbered(self.session, typed)))

    def action_search(self) -> None:
        self.ask_line("Search", lambda typed: self.labelled(found(self.session, typed)))

    def labelled(self, steps: Iterable[Step]) -> Mapping[str, str]:
        return {step.id: captions.entry(self.session, step) for step in steps}

    def ask_line(self, title: str, find: Callable[[str], Mapping[str, str]]) -> None:
        def go(name: str | None) -> None:
            if name:
                self.move(lambda session: change.at_step(session, name))

        self.push_screen(Line(title, find), go)

    # The talk as a whole

    def open_talk(self) -> None:
        """What is said first, and the choice of use."""
        said = "\n\n".join(filter(None, opening_lines(self.session, self.engagement)))
        self.push_screen(Choice("Before you begin", said, captions.uses(), must=True), self.use_chosen)

    def use_chosen(self, use: str | None) -> None:
        if use in USES:
            chosen: Use = use
            self.hear(lambda session, _: change.used(session, chosen))

    def action_use(self) -> None:
        now = USES[self.session.interview.interview.use].name
        text = f"Their choice, and they may change it at any time. Now: {now}."
        self.push_screen(Choice("How may these words be used?", text, captions.uses()), self.use_chosen)

    def action_language(self) -> None:
        spoken = change.languages(self.session)
        if len(spoken) == 1:
            self.notify(f"This questionnaire speaks {spoken[0]} only.")
            return
        choices = {str(number): (code, code) for number, code in enumerate(spoken, start=1)}

        def speak(language: str | None) -> None:
            if language:
                self.hear(lambda session, _: change.in_language(session, language))

        self.push_screen(Choice("Ask in which language?", "", choices), speak)

    def action_pause(self) -> None:
        self.write()
        self.desk.clock.pause()
        self.desk.save()

        def go_on(_: None) -> None:
            self.desk.clock.go_on()
            self.draw_status()

        saved = self.desk.trouble or "All is saved."
        text = f"Nothing of the talk is shown, and the clock stands still. {saved}"
        self.push_screen(Page("Paused", text, opaque=True), go_on)

    def action_help(self) -> None:
        self.push_screen(Page("Keys", help_text()))

    def action_light(self) -> None:
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"

    def action_end(self) -> None:
        """What is left to do; the scores only on request, because they should not steer the talk."""
        self.write()
        choices = {"f": ("finish", "finish the talk"), "s": ("scores", "show the scores so far"), "b": ("", "back")}

        def chosen(what: str | None) -> None:
            if what == "finish":
                self.desk.finish()
                self.exit()
            elif what == "scores":
                self.show_scores()

        self.push_screen(Choice("Before you finish", captions.closing(self.session), choices), chosen)

    def show_scores(self) -> None:
        from collabready.interview.closing import scores_so_far  # polars, which the talk itself does not need

        scores = "\n".join(score_lines(scores_so_far(self.session)))
        self.push_screen(Page("Scores so far", scores), lambda _: self.action_end())

    def action_leave(self) -> None:
        self.write()
        self.exit()

    def action_break_off(self) -> None:
        self.action_leave()
