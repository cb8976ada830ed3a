"""The list of all steps at the left."""

from __future__ import annotations

from collections.abc import Iterator

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from collabready.interview.screen.captions import entry
from collabready.interview.screen.options import replace_changed
from collabready.interview.session import Session

FIRST, LAST = "To begin with", "To end with"


class Agenda(OptionList, can_focus=False):
    """All steps under their dimensions, with their states. A click goes to one."""

    def __init__(self) -> None:
        super().__init__(id="agenda", markup=False)
        self.drawn: dict[str, str] = {}

    def draw(self, session: Session) -> None:
        """Write what is new; the step on the table is highlighted."""
        entries = {step.id: entry(session, step) for step in session.steps}
        replace_changed(self, self.drawn, entries, _listed(session))
        self.drawn = entries
        self.highlighted = self.get_option_index(session.step.id)


def _listed(session: Session) -> Iterator[Option]:
    above = None
    for step in session.steps:
        title = step.dimension.title if step.dimension else FIRST if step.number == 1 or above == FIRST else LAST
        if title != above:
            yield Option(title, disabled=True)
        above = title
        yield Option(entry(session, step), id=step.id)
