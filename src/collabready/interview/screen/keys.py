"""The keys of the screen, once: what the bindings do, what the last lines show, and what the help says."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget


class Key(NamedTuple):
    """A key, the action that it starts, a word for the last lines (empty: only in the help), and a sentence."""

    key: str
    shown: str
    action: str
    word: str
    sentence: str


GAP = "  "
RATE = Key(
    "", "0-4", "", "rate", "Rate by the anchors written out. Press another to change it: what stood there is kept."
)
WRITING = (
    Key("", "Esc", "stop_writing", "ends writing", ""),
    Key("", "", "", "Every word is saved as you type.", ""),
)
KEYS = (
    Key("right,space,enter", "→", "forward", "next", "The next question that is to be asked (also: space, Enter)."),
    Key("left,b", "←", "previous", "back", "The question before (also: b)."),
    Key("o", "o", "next_open", "", "The next question that is still open."),
    Key("g,j", "g", "go_to", "go to", "Any question, by its number (also: j, or a click on the list)."),
    Key("n", "n", "note", "note", "Write a note, or the answer to an open question. Esc ends it; every word is saved as you type."),
    Key("w", "w", "words", "quote", "Write down their own words, to be approved by them later. Esc ends it."),
    Key("f", "f", "flag", "flag", "Flag for follow-up, or take the flag away."),
    Key("x", "x", "not_asked", "not asked", "You did not ask this."),
    Key("d", "d", "dont_know", "don't know", "You asked, and they do not know."),
    Key("slash", "/", "search", "search", "Search in questions, notes and quotes."),
    Key("l", "l", "language", "language", "Ask in another language."),
    Key("u", "u", "use", "", "How their words may be used: their choice, and they may change it."),
    Key("p", "p", "pause", "pause", "Hide everything and stop the clock."),
    Key("e", "e", "end", "end", "What is open, what is flagged, the scores if you want them; then finish."),
    Key("t", "t", "light", "", "Light or dark."),
    Key("question_mark", "?", "help", "help", "This page."),
    Key("q", "q", "leave", "leave", "Save and leave; go on later with --resume."),
    Key("ctrl+c,ctrl+q", "Ctrl-C", "break_off", "", "The same, wherever you are."),
    Key("ctrl+z", "Ctrl-Z", "suspend_process", "", "Back to the shell for a moment; type fg to return."),
)  # fmt: skip


def help_text() -> str:
    """All keys with their sentences, a line each."""
    return "\n".join(f"{key.shown:>6}  {key.sentence}" for key in (RATE, *KEYS))


class KeyLines(Widget):
    """The keys in the last lines, none cut in two. A click on one is the key. Other keys hold while something is written."""

    writing = reactive(default=False, layout=True)
    digits = reactive("", layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - textual's signature
        return len(_packed(self.keys, width))

    @property
    def keys(self) -> tuple[Key, ...]:
        rate = [RATE._replace(shown=self.digits)] if self.digits else []
        return WRITING if self.writing else (*rate, *KEYS)

    def render(self) -> Content:
        lines = _packed(self.keys, self.content_size.width)
        return Content.from_markup("\n".join(GAP.join(map(_marked, line)) for line in lines))


def _packed(keys: tuple[Key, ...], width: int) -> list[list[Key]]:
    """As many keys a line as it holds."""
    lines: list[list[Key]] = [[]]
    for key in keys:
        if key.word and sum(map(_columns, (*lines[-1], key))) > width + len(GAP):
            lines.append([])
        lines[-1] += [key] if key.word else []
    return lines


def _columns(key: Key) -> int:
    return len(f"{key.shown} {key.word}{GAP}")


def _marked(key: Key) -> str:
    text = f"[b]{key.shown}[/b] {key.word}"
    return f"[@click=app.{key.action}]{text}[/]" if key.action else text
