"""What lies over the screen for a moment: a choice, a line to type, a page to read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from collabready.interview.screen.captions import wrapped

WIDTH, FRAME, AROUND = 84, 9, 6
NOTHING = "Nothing like it. Esc goes back."


class Choice(ModalScreen[str | None]):
    """A text and what may be chosen, each by one key or a click. Gives the key's value; None when nothing was chosen."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
    ]

    def __init__(self, title: str, text: str, choices: Mapping[str, tuple[str, str]], *, must: bool = False) -> None:
        """`choices`: key -> value and label. `must`: Esc does not leave."""
        super().__init__()
        self.heading, self.text, self.choices, self.must = title, text, choices, must

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.heading, classes="heading", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(_within(self.text, self.app.size.width), markup=False)
            yield OptionList(
                *(Option(f"{key}  {label}", id=value) for key, (value, label) in self.choices.items()), markup=False
            )

    def on_mount(self) -> None:
        """Enter alone takes the first; where a choice has to be made, the last, which gives least away."""
        options = self.query_one(OptionList)
        options.highlighted = len(self.choices) - 1 if self.must else 0
        self.set_focus(options)

    def on_resize(self) -> None:
        """The text gives way to the choices, which stay in sight."""
        room = self.app.size.height - len(self.choices) - AROUND
        self.query_one(VerticalScroll).styles.max_height = max(room, 2)

    def action_turn(self, by: int) -> None:
        """Scroll the text, while the choices have the focus."""
        text = self.query_one(VerticalScroll)
        text.scroll_relative(y=by * text.size.height, animate=False)

    def on_key(self, event: Key) -> None:
        if event.character and event.character in self.choices:
            event.stop()
            self.dismiss(self.choices[event.character][0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - textual's signature
        return not (self.must and action == "dismiss")


class Line(ModalScreen[str | None]):
    """One line to type, with what it would find below it as it is typed. Gives the id of what was chosen."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Back"), Binding("down", "app.focus_next", show=False)]

    def __init__(self, title: str, find: Callable[[str], Mapping[str, str]]) -> None:
        """`find`: what a line finds, id -> label."""
        super().__init__()
        self.heading, self.find = title, find

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.heading, classes="heading", markup=False)
            yield Input()
            yield OptionList(markup=False)

    def on_key(self, event: Key) -> None:
        """What is typed before the line has the focus is typed into it."""
        line = self.query_one(Input)
        if self.focused is None and event.key == "enter":
            line.post_message(Input.Submitted(line, line.value))
        elif self.focused is None and event.is_printable and event.character:
            line.insert_text_at_cursor(event.character)

    def on_input_changed(self, event: Input.Changed) -> None:
        options = [Option(label, id=name) for name, label in self.find(event.value).items()]
        self.query_one(OptionList).set_options(options or ([Option(NOTHING, disabled=True)] if event.value else []))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What is found first; where nothing is, the line stays."""
        if found := self.find(event.value):
            self.dismiss(next(iter(found)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class Page(ModalScreen[None]):
    """A page to read; any key puts it away, but those that scroll. `opaque`: nothing behind it is seen."""

    def __init__(self, title: str, text: str, *, opaque: bool = False) -> None:
        super().__init__(classes="opaque" if opaque else "")
        self.heading, self.text = title, text

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.heading, classes="heading", markup=False)
            with VerticalScroll():
                yield Static(_within(self.text, self.app.size.width), markup=False)
            yield Static("Any key goes back.", classes="hint", markup=False)

    def on_key(self, event: Key) -> None:
        if event.key not in {"up", "down", "pageup", "pagedown", "home", "end"}:
            event.stop()
            self.dismiss(None)


def _within(text: str, width: int) -> str:
    """Text that fits a dialog, with what stands behind numbers and keys below itself."""
    return "\n".join(wrapped(line, min(width, WIDTH) - FRAME, indent=_indent(line)) for line in text.split("\n"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip().partition("  ")[2]) if line.startswith(" ") else 0
