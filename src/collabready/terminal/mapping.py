"""How an export is read, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from collabready.responses.receipt import counted, shortened

if TYPE_CHECKING:
    from collabready.responses.mapping import Draft
    from collabready.responses.understanding import Understanding


def print_mapping(found: Understanding, draft: Draft, console: Console | None = None) -> None:
    """How an export is read: what it is, which column is which item, what its labels mean, and what is open, on stdout."""
    console = console or Console(highlight=False, soft_wrap=False)
    table, recognised = found.table, found.table.recognised
    rows = counted(recognised.headers, "header row")
    for line in (
        f"{table.path.name}: {recognised.dialect.name} ({recognised.why}).",
        f"{rows}, {found.answers.frame.height:,} responses, {table.encoding}, delimiter {table.delimiter}.",
        *([table.note] if table.note else []),
    ):
        console.print(Text(line), soft_wrap=True)
    console.print()
    console.print(_mapped_columns(draft))
    console.print()
    console.print(_mapped_labels(found))
    for line in found.doubt.lines():
        console.print(Text(f"Open: {line}"), soft_wrap=True)


def _mapped_columns(draft: Draft) -> Table:
    table = Table("Item or question", "Column", "Because", box=None, pad_edge=False, header_style="")
    for line in draft.columns:
        table.add_row(Text(line.key), Text(shortened(line.value or "-")), Text(shortened(line.why)))
    return table


def _mapped_labels(found: Understanding) -> Table:
    """Every label in the file, by scale, with what it means and how often it occurs."""
    table = Table("Scale", "In the file", "Count", "Means", box=None, pad_edge=False, header_style="")
    table.columns[2].justify = "right"
    for scale, label, times, meaning, number in found.answers.label_counts():
        means = meaning.code if meaning.code is not None else meaning.no_answer or ""
        if found.is_open(scale, label, number=number):
            means = "open"
        table.add_row(Text(scale), Text(shortened(label, 40) or "(blank)"), f"{times:,}", Text(means))
    return table
