"""Where a number comes from, in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

NARROW = 20


def print_explanation(lines: Iterable[str], console: Console | None = None) -> None:
    """Sentences, each wrapped to the width under its own indent, on stdout."""
    console = console or Console(highlight=False)
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        told = textwrap.fill(line, max(console.width, NARROW), subsequent_indent=f"{indent}  ", break_on_hyphens=False)
        console.print(Text(told), soft_wrap=True)
