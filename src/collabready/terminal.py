"""How results look in a terminal: plain tables that fit its width, wording and numbers as in the report."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from collabready.assessment.figures import count, difference, interval, ladder
from collabready.assessment.interview_results import DIFFER
from collabready.assessment.results import Results
from collabready.assessment.sealed import Interval
from collabready.responses.receipt import counted, shortened

if TYPE_CHECKING:
    from collabready.responses.mapping import Draft
    from collabready.responses.understanding import Understanding

FIRST_ACTIONS = 5
NARROW = 20


def print_results(results: Results, console: Console | None = None) -> None:
    """Readiness, dimensions with their practices, groups, interviews, the first actions and warnings, on stdout."""
    console = console or Console(highlight=False, soft_wrap=False)
    for line in _headline(results):
        console.print(Text(line))
    tables = [_dimensions(results)]
    tables += [_groups(results)] if results.groups else []
    tables += [_interviews(results)] if results.interviews and results.readiness.basis == "survey" else []
    tables += [_actions(results)] if results.plan else []
    for table in tables:
        console.print()
        console.print(table)
    console.print()
    for warning in results.warnings:
        console.print(Text(f"Note: {warning}"))


def _headline(results: Results) -> Iterator[str]:
    r = results.readiness
    yield f"{results.questionnaire.title}: {results.organisation or 'no organisation named'}"
    if results.note:
        yield results.note
    if r.score is None or r.level is None:
        yield "No readiness: " + (
            "staff have not been asked." if r.basis == "interviews" else "a dimension could not be scored."
        )
    else:
        borderline = ", borderline" if r.borderline else ""
        yield f"Readiness {_score(r.score, results)} of 100{_around(r.ci)}: {r.level}{borderline}. n = {r.n}."
    if results.recipe.score is not None:
        yield f"Recipe of the ingredients: {_score(results.recipe.score, results)}{_around(results.recipe.ci)}."
    for source in results.sources:
        if source.channel == "interview":
            continue
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in source.no_answer.items())
        yield f"No answer in {source.file}: {kinds or 'none'}."
    for gate in r.gates:
        cap = f", at most {gate.cap}" if r.level else ""
        yield f"Gate {gate.id}{cap}: {'probably: ' if gate.uncertain else ''}{gate.sentence}"


def _dimensions(results: Results) -> Table:
    if results.readiness.basis == "interviews":
        return _ratings(results)
    table = Table("", "Score", "95 %", "n", "Level", box=None, pad_edge=False, header_style="")
    for column in table.columns[1:4]:
        column.justify = "right"
    for d in results.dimensions:
        level = Text(f"{d.level or ''}{', borderline' if d.level and d.borderline else ''}")
        table.add_row(Text(f"{d.title} ({d.role})"), _score(d.score, results), interval(d.ci), count(d.n), level)
        for p in d.practices:
            table.add_row(
                Text(f"  {p.title}"), _score(p.score, results), interval(p.ci), count(p.n), Text(p.level or "")
            )
    return table


def _ratings(results: Results) -> Table:
    """Ratings of interviews alone: no interval and no level."""
    table = Table("", "Rating", "n", box=None, pad_edge=False, header_style="")
    for column in table.columns[1:]:
        column.justify = "right"
    for d in results.dimensions:
        table.add_row(Text(f"{d.title} ({d.role})"), _score(d.score, results), count(d.n))
        for p in d.practices:
            table.add_row(Text(f"  {p.title}"), _score(p.score, results), count(p.n))
    return table


def _groups(results: Results) -> Table:
    shown_groups = [group for group in results.groups if not group.hidden]
    table = Table(
        Column(Text(results.groups[0].by)),
        "n",
        "Ready",
        box=None,
        pad_edge=False,
        header_style="",
        title_justify="left",
    )
    for dimension in results.dimensions:
        table.add_column(Text(dimension.title), justify="right", max_width=14)
    for group in shown_groups:
        cells = [group.dimensions.get(d.id) for d in results.dimensions]
        scores = ["hidden" if c is None or c.hidden else _score(c.score, results) for c in cells]
        table.add_row(
            Text(group.group),
            count(group.n),
            _score(group.readiness.score if group.readiness else None, results),
            *scores,
        )
    hidden = [group.group for group in results.groups if group.hidden]
    if hidden:
        table.caption = Text(f"Hidden, so that nobody can be recognised: {', '.join(hidden)}")
        table.caption_justify = "left"
    return table


def _interviews(results: Results) -> Table:
    """Ratings beside the survey's scores, only where there are any."""
    table = Table(
        "Interviews, rated by the consultant",
        "Rating",
        "n",
        "Survey",
        "Differs",
        box=None,
        pad_edge=False,
        header_style="",
    )
    for column in table.columns[1:]:
        column.justify = "right"
    for rating in results.interviews:
        survey = _score(rating.survey_score, results)
        title = Text(f"  {rating.title}" if rating.practice else rating.title)
        table.add_row(
            title, _score(rating.score, results), count(rating.n), survey, difference(rating.score, rating.survey_score)
        )
    if any(rating.label for rating in results.interviews):
        table.caption = Text(f"{DIFFER[:1].upper()}{DIFFER[1:]}: {_named(results)}")
        table.caption_justify = "left"
    return table


def _named(results: Results) -> str:
    return ", ".join(rating.title for rating in results.interviews if rating.label)


def _actions(results: Results) -> Table:
    table = Table("First actions, by priority", "Days", "Effort", "Owner", box=None, pad_edge=False, header_style="")
    for action in results.plan[:FIRST_ACTIONS]:
        table.add_row(Text(f"{action.rank}. {action.title}"), str(action.due), action.effort, Text(action.owner))
    return table


def _score(score: float | None, results: Results) -> str:
    return ladder(results).score(score)


def _around(ci: Interval | None) -> str:
    return f" (95 %: {interval(ci)})" if ci else ""


def print_explanation(lines: Iterable[str], console: Console | None = None) -> None:
    """Sentences, each wrapped to the width under its own indent, on stdout."""
    console = console or Console(highlight=False)
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        told = textwrap.fill(line, max(console.width, NARROW), subsequent_indent=f"{indent}  ", break_on_hyphens=False)
        console.print(Text(told), soft_wrap=True)


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
