"""Results in a terminal: the headline, a table for each subject, and what to mind."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from collabready.assessment.figures import (
    answered,
    count,
    percent,
    turns,
)
from collabready.assessment.notes import quality_notes
from collabready.assessment.results import Results
from collabready.responses.receipt import counted
from collabready.terminal.dimensions import dimensions, leaning
from collabready.terminal.groups import groups, interviews, leaders_and_staff
from collabready.terminal.scores import around, score
from collabready.terminal.waves import wave_notes, wave_tables

FIRST_ACTIONS = 5
OVER = frozenset({"rejected", "done"})


def print_results(results: Results, console: Console | None = None) -> None:
    """Readiness, dimensions with their practices, groups, interviews, the first actions and warnings, on stdout."""
    console = console or Console(highlight=False, soft_wrap=False)
    for line in _headline(results):
        console.print(Text(line))
    tables = [dimensions(results)]
    tables += [leaning(results)] if any(d.reliability for d in results.dimensions) else []
    tables += [groups(results, by) for by in dict.fromkeys(group.by for group in results.groups)]
    tables += [leaders_and_staff(results)] if results.voices.gaps else []
    tables += [interviews(results)] if results.interviews and results.readiness.basis == "survey" else []
    tables += wave_tables(results, results.waves) if results.waves else []
    tables += [_actions(results)] if results.plan else []
    for table in tables:
        console.print()
        console.print(table)
    console.print()
    for line in _comments(results):
        console.print(Text(line))
    for note in (*results.warnings, *quality_notes(results)):
        console.print(Text(f"Note: {note}"))
    for note in wave_notes(results.waves) if results.waves else ():
        console.print(Text(f"Note: {note}"))


def _headline(results: Results) -> Iterator[str]:
    r = results.readiness
    yield f"{results.questionnaire.title}: {results.organisation or 'no organisation named'}{_state(results)}"
    if results.note:
        yield results.note
    yield from _readiness(results)
    if results.recipe.score is not None:
        yield f"Recipe of the ingredients: {score(results.recipe.score, results)}{around(results.recipe.ci)}."
    for source in results.sources:
        if source.channel == "interview" or source.no_answer is None:
            continue
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in source.no_answer.items())
        yield f"No answer in {source.file}: {kinds or 'none'}."
    for gate in r.gates:
        cap = f", at most {gate.cap}" if r.level else ""
        yield f"Gate {gate.id}{cap}: {'probably: ' if gate.uncertain else ''}{gate.sentence}"


def _readiness(results: Results) -> Iterator[str]:
    """Readiness with its level, and who answered."""
    r = results.readiness
    if r.score is None or r.level is None:
        yield "No readiness: " + (
            "staff have not been asked." if r.basis == "interviews" else "a dimension could not be scored."
        )
    else:
        borderline = ", borderline" if r.borderline else ""
        yield f"Readiness {score(r.score, results)} of 100{around(r.ci)}: {r.level}{borderline}. n = {count(r.n)}."
    if results.response:
        silent = f" Those who stayed silent: the score would be {told}." if (told := turns(results)) else ""
        yield f"{answered(r.n, r.invited)}.{silent}"


def _state(results: Results) -> str:
    return f", released {results.released}" if results.released else " (draft)"


def _comments(results: Results) -> Iterator[str]:
    """How many comments the report prints, where there are any."""
    printed = [each.comments for each in results.comments if each.comments]
    if printed:
        answers = counted(sum(map(len, printed)), "approved answer")
        yield f"In their own words: {answers} to {counted(len(printed), 'question')}, printed in the report."


def _actions(results: Results) -> Table:
    """The first actions that are still to be decided on or done."""
    table = Table(
        "First actions, by priority",
        "Days",
        "Effort",
        "In top five",
        "Owner",
        box=None,
        pad_edge=False,
        header_style="",
    )
    table.columns[3].justify = "right"
    first = [action for action in results.plan if action.status not in OVER][:FIRST_ACTIONS]
    for action in first:
        title = Text(f"{action.rank}. {action.title}")
        table.add_row(title, str(action.due), action.effort, percent(action.stability), Text(action.owner))
    if alike := [str(action.rank) for action in first if action.equal_priority]:
        table.caption = Text(f"Equal priority with the next one: {', '.join(alike)}")
        table.caption_justify = "left"
    return table
