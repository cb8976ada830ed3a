"""Two waves side by side, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from collabready.assessment.figures import (
    NONE,
    count,
    difference,
    difference_interval,
)
from collabready.assessment.results import Results
from collabready.assessment.wave_results import Change, Followed, Moved, Wave, Waves, largest_first
from collabready.terminal.scores import score


def print_waves(results: Results, console: Console | None = None) -> None:
    """Two waves side by side, on stdout; nothing where the results hold one."""
    console = console or Console(highlight=False, soft_wrap=False)
    waves = results.waves
    if waves is None:
        return
    console.print(Text(f"{results.questionnaire.title}: {results.organisation or 'no organisation named'}"))
    for name, wave in (("Earlier", waves.earlier), ("Later", waves.later)):
        console.print(Text(f"{name} wave{_wave(wave)}."))
    for table in wave_tables(results, waves):
        console.print()
        console.print(table)
    console.print()
    for note in wave_notes(waves):
        console.print(Text(f"Note: {note}"))


def wave_tables(results: Results, waves: Waves) -> list[Table]:
    """The readiness and all dimensions; what was agreed; of statements and groups those that changed; and what was asked differently."""
    tables = [_changes("Wave to wave", waves.of_kind("readiness", "dimension"), results)]
    for name, changes in (("Statements", waves.of_kind("item")), ("Groups", waves.of_kind("group"))):
        changed = [change for change in largest_first(changes) if change.label == "changed"]
        if changes:
            tables.append(_changes(f"{name}: {len(changed)} of {len(changes)} changed", changed, results))
    if waves.actions:
        tables.insert(1, _actions(waves.actions, results))
    if waves.breaks:
        table = Table("Asked differently, not compared", box=None, pad_edge=False, header_style="")
        for each in waves.breaks:
            before = f" Before: {each.before}" if each.before else ""
            table.add_row(Text(f"{each.item}, {each.altered}: {each.text}{before}"))
        tables.append(table)
    return tables


def wave_notes(waves: Waves) -> Iterator[str]:
    if waves.paired:
        yield f"{count(waves.paired)} respondents are known in both waves by their code; the tests use that."
    yield from waves.notes
    yield "What changed is told, not why."


def _wave(wave: Wave) -> str:
    return f"{' ' if wave.wave else ''}{wave.wave or ''}: n = {count(wave.n)}"


VERDICTS: dict[Moved, str] = {"changed": "moved", "stable": "not moved", "too few answers to tell": "too few answers"}


def _actions(actions: Sequence[Followed], results: Results) -> Table:
    """Each action that was agreed, by the practice that called for it: what was aimed at, and whether it moved."""
    table = Table("What was agreed", box=None, pad_edge=False, header_style="")
    for name in ("Earlier", "Target", "Later", "Diff.", "95 %"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Verdict", max_width=15)
    for action in actions:
        table.add_row(
            Text(action.title),
            score(action.earlier, results),
            score(action.target, results),
            score(action.later, results),
            difference(action.later, action.earlier),
            difference_interval(action.ci) if action.ci else NONE,
            VERDICTS[action.label],
        )
    return table


def _changes(title: str, changes: Sequence[Change], results: Results) -> Table:
    table = Table(title, box=None, pad_edge=False, header_style="")
    for name in ("Earlier", "Later", "Diff.", "95 %", "n") if changes else ():
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Verdict" if changes else "", max_width=15)
    for change in changes:
        group = f"{change.group}: " if change.group else ""
        table.add_row(
            Text(f"{group}{change.title}"),
            score(change.earlier, results),
            score(change.later, results),
            difference(change.later, change.earlier),
            difference_interval(change.ci) if change.ci else NONE,
            f"{count(change.n_earlier)}/{count(change.n_later)}",
            change.label,
        )
    return table
