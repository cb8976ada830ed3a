"""A list of options of which only what is new is drawn anew: a key is to be answered at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.widgets import OptionList
from textual.widgets.option_list import Option


def replace_changed(
    options: OptionList, before: Mapping[str, str], after: Mapping[str, str], anew: Iterable[Option]
) -> None:
    """Write what is new; all anew only where other options stand there."""
    if [(name, text.count("\n")) for name, text in before.items()] != [(n, t.count("\n")) for n, t in after.items()]:
        options.set_options(anew)
        return
    for name, text in after.items():
        if text != before[name]:
            options.replace_option_prompt(name, text)
