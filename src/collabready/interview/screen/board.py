"""The step on the table: the question large, its answers written out, and the places to write."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from collabready.interview.screen import captions
from collabready.interview.screen.options import replace_changed
from collabready.interview.session import Session
from collabready.questionnaire.agenda import Step

WIDTH, INDENT = 88, 5
ROOMY = 32  # lines of a terminal in which the quote is always in sight


class Board(VerticalScroll, can_focus=True):
    """Draws a step of a session, and holds what is being written until the talk takes it."""

    def __init__(self) -> None:
        super().__init__(id="board")
        self.note, self.quote = Writing("note"), Writing("quote")
        self.session: Session | None = None

    def compose(self) -> ComposeResult:
        for part in ("place", "text", "probes"):
            yield Static(id=part, markup=False)
        yield Answers()
        yield Static(id="heard", markup=False)
        yield self.note
        yield self.quote

    def on_resize(self) -> None:
        if self.session:
            self.query_one(Answers).draw(self.session.step, self.session.answer(self.session.step).value)

    @property
    def written(self) -> tuple[str, str] | None:
        """What stands in the places to write: note, quote. None before anything was drawn."""
        return (self.note.text, self.quote.text) if self.session else None

    def draw(self, session: Session) -> None:
        """Draw the step on the table. What is being written is not touched while its step stays."""
        step, answer = session.step, session.answer(session.step)
        for name, text in {
            "place": captions.place(session),
            "text": step.text,
            "probes": captions.probes(step),
            "heard": captions.heard(session),
        }.items():
            part = self.query_one(f"#{name}", Static)
            if part.content != text:  # what stays the same is not laid out again: a key is to be answered at once
                part.update(text)
                part.display = bool(text)
        self.query_one(Answers).draw(step, answer.value)
        self.note.border_title = f"{captions.title_of_notes(step)} (n)"
        self.quote.border_title = f"{captions.title_of_quote(session)} (w)"
        roomy = self.app.size.height >= ROOMY
        self.quote.display = step.kind != "text" and (bool(answer.quote) or self.quote.has_focus or roomy)
        before, self.session = self.session, session
        if before is None or before.step.id != step.id:
            self.set_class(step.kind == "text", "open-question")
            self.note.show_text(captions.noted(session))
            self.quote.show_text(answer.quote.text if answer.quote else "")
            self.scroll_home(animate=False)

    def opened_quote(self) -> Writing:
        """The place for a quote, in sight."""
        self.quote.display = True
        return self.quote


class Answers(OptionList, can_focus=False):
    """The answers of the step on the table, written out, each with its key. A click gives one."""

    def __init__(self) -> None:
        super().__init__(id="answers", markup=False)
        self.drawn: dict[str, str] = {}

    def draw(self, step: Step, given: str | None) -> None:
        keys = {code: key for key, code in captions.keys_of(step).items()}
        said = {
            code: f"{'●' if code == given else ' '} {keys.get(code, ' ')}  {text}"
            for code, text in step.answers.items()
        }
        texts = {code: captions.wrapped(text, self.parent_width - 2, INDENT) for code, text in said.items()}
        replace_changed(self, self.drawn, texts, (Option(text, id=code) for code, text in texts.items()))
        self.drawn = texts
        self.highlighted = None if given is None else list(step.answers).index(given)
        self.display = bool(step.answers)

    @property
    def parent_width(self) -> int:
        """Columns for an answer; the widget's own width is not known before it is shown."""
        return min(self.app.query_one(Board).content_size.width or WIDTH, WIDTH)


class Writing(TextArea):
    """A place to write several lines. Esc gives the keys back to the talk."""

    BINDINGS = [Binding("escape", "app.stop_writing", "Back to the keys", show=False)]

    def __init__(self, name: str) -> None:
        super().__init__(id=name, soft_wrap=True, tab_behavior="focus", compact=True, highlight_cursor_line=False)

    def on_focus(self) -> None:
        self.call_after_refresh(self.scroll_visible, animate=False)

    def show_text(self, text: str) -> None:
        self.load_text(text)
        self.move_cursor(self.document.end)
