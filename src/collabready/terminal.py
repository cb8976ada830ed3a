"""How results look in a terminal: plain tables that fit its width, wording and numbers as in the report."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from collabready.assessment.agreement import AGREED, SPLIT
from collabready.assessment.comparison_results import READINGS
from collabready.assessment.figures import (
    HIGHER,
    LOWER,
    NONE,
    answered,
    coefficient,
    count,
    difference,
    difference_interval,
    difference_mark,
    interval,
    ladder,
    percent,
    turns,
)
from collabready.assessment.interview_results import DIFFER
from collabready.assessment.notes import quality_notes
from collabready.assessment.reliability import CUTS
from collabready.assessment.results import GroupResult, Results
from collabready.assessment.sealed import Interval
from collabready.assessment.wave_results import Change, Wave, Waves
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
    tables += [_leaning(results)] if any(d.reliability for d in results.dimensions) else []
    tables += [_groups(results, by) for by in dict.fromkeys(group.by for group in results.groups)]
    tables += [_leaders_and_staff(results)] if results.voices.gaps else []
    tables += [_interviews(results)] if results.interviews and results.readiness.basis == "survey" else []
    tables += _wave_tables(results, results.waves) if results.waves else []
    tables += [_actions(results)] if results.plan else []
    for table in tables:
        console.print()
        console.print(table)
    console.print()
    for line in _comments(results):
        console.print(Text(line))
    for note in (*results.warnings, *quality_notes(results)):
        console.print(Text(f"Note: {note}"))
    for note in _wave_notes(results.waves) if results.waves else ():
        console.print(Text(f"Waves: {note}"))


def print_waves(results: Results, console: Console | None = None) -> None:
    """Two waves side by side, on stdout; nothing where the results hold one."""
    console = console or Console(highlight=False, soft_wrap=False)
    waves = results.waves
    if waves is None:
        return
    console.print(Text(f"{results.questionnaire.title}: {results.organisation or 'no organisation named'}"))
    for name, wave in (("Earlier", waves.earlier), ("Later", waves.later)):
        console.print(Text(f"{name} wave{_wave(wave)}."))
    for table in _wave_tables(results, waves):
        console.print()
        console.print(table)
    console.print()
    for note in _wave_notes(waves):
        console.print(Text(f"Note: {note}"))


def _headline(results: Results) -> Iterator[str]:
    r = results.readiness
    yield f"{results.questionnaire.title}: {results.organisation or 'no organisation named'}{_state(results)}"
    if results.note:
        yield results.note
    yield from _readiness(results)
    if results.recipe.score is not None:
        yield f"Recipe of the ingredients: {_score(results.recipe.score, results)}{_around(results.recipe.ci)}."
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
        yield f"Readiness {_score(r.score, results)} of 100{_around(r.ci)}: {r.level}{borderline}. n = {r.n}."
    if results.response:
        silent = f" Those who stayed silent: the score would be {told}." if (told := turns(results)) else ""
        yield f"{answered(r.n, r.invited)}.{silent}"


def _state(results: Results) -> str:
    return f", released {results.released}" if results.released else " (draft)"


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


def _leaning(results: Results) -> Table:
    """How far each dimension can be leaned on: whether its statements go together, and whether people agree."""
    table = Table(
        "How far to lean on it",
        "Alpha",
        "95 %",
        "Omega",
        "n",
        "",
        "r_wg",
        "",
        box=None,
        pad_edge=False,
        header_style="",
    )
    for place in (1, 2, 3, 4, 6):
        table.columns[place].justify = "right"
    for d in results.dimensions:
        found, agreed = d.reliability, d.agreement
        if found:
            ci = found.alpha_ci and f"{coefficient(found.alpha_ci[0])} to {coefficient(found.alpha_ci[1])}"
            row = [
                coefficient(found.alpha, CUTS),
                ci or "",
                coefficient(found.omega, CUTS),
                count(found.n),
                found.verdict,
            ]
            row += [coefficient(agreed.rwg, (AGREED, SPLIT)), agreed.label or ""] if agreed else ["", ""]
            table.add_row(Text(d.title), *row)
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


def _groups(results: Results, by: str) -> Table:
    """The groups of one breakdown."""
    groups = [group for group in results.groups if group.by == by]
    table = Table(
        Column(Text(by)),
        "n",
        "Ready",
        box=None,
        pad_edge=False,
        header_style="",
        title_justify="left",
    )
    for dimension in results.dimensions:
        table.add_column(Text(dimension.title), justify="right", max_width=14)
    shown_groups = [group for group in groups if not group.hidden]
    rates = {group.group: [percent(group.rate)] for group in shown_groups if group.rate is not None}
    if rates:
        table.add_column("Rate", justify="right")
    for group in shown_groups:
        cells = [group.dimensions.get(d.id) for d in results.dimensions]
        scores = ["hidden" if c is None or c.hidden else _score(c.score, results) + difference_mark(c) for c in cells]
        ready = _score(group.readiness.score if group.readiness else None, results)
        table.add_row(Text(group.group), count(group.n), ready, *scores, *rates.get(group.group, []))
    table.caption = Text("\n".join(_about_groups(groups)))
    table.caption_justify = "left"
    return table


def _about_groups(groups: Sequence[GroupResult]) -> Iterator[str]:
    hidden = [group.group for group in groups if group.hidden]
    if hidden:
        yield f"Hidden, so that nobody can be recognised: {', '.join(hidden)}"
    if any(cell.differs for group in groups for cell in group.dimensions.values()):
        yield f"{HIGHER} {LOWER}: higher or lower than all other staff together, beyond chance"


def _leaders_and_staff(results: Results) -> Table:
    table = Table("", "Staff", "Leaders", "Differ", "95 %", "Which is", box=None, pad_edge=False, header_style="")
    for column in table.columns[1:5]:
        column.justify = "right"
    titles = {d.id: d.title for d in results.dimensions}
    for gap in results.voices.gaps:
        table.add_row(
            Text(titles[gap.dimension]),
            _score(gap.staff, results),
            _score(gap.leaders, results),
            difference(gap.leaders, gap.staff),
            difference_interval(gap.ci),
            READINGS[gap.label].lower(),
        )
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


def _wave(wave: Wave) -> str:
    return f"{' ' if wave.wave else ''}{wave.wave or ''}: n = {count(wave.n)}"


def _wave_notes(waves: Waves) -> Iterator[str]:
    if waves.paired:
        yield f"{count(waves.paired)} respondents are known in both waves by their code; the tests use that."
    yield from waves.notes
    yield "What changed is told, not why."


def _wave_tables(results: Results, waves: Waves) -> list[Table]:
    """The readiness and all dimensions; of statements and groups those that changed; and what was asked differently."""
    tables = [_changes("Wave to wave", waves.of_kind("readiness", "dimension"), results)]
    for name, changes in (("Statements", waves.of_kind("item")), ("Groups", waves.of_kind("group"))):
        changed = [change for change in changes if change.label == "changed"]
        if changes:
            tables.append(_changes(f"{name}: {len(changed)} of {len(changes)} changed", changed, results))
    if waves.breaks:
        table = Table("Asked differently, not compared", box=None, pad_edge=False, header_style="")
        for each in waves.breaks:
            before = f" Before: {each.before}" if each.before else ""
            table.add_row(Text(f"{each.item}, {each.altered}: {each.text}{before}"))
        tables.append(table)
    return tables


def _changes(title: str, changes: Sequence[Change], results: Results) -> Table:
    table = Table(title, box=None, pad_edge=False, header_style="")
    for name in ("Earlier", "Later", "Diff.", "95 %", "n") if changes else ():
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Verdict" if changes else "", max_width=15)
    for change in changes:
        group = f"{change.group}: " if change.group else ""
        table.add_row(
            Text(f"{group}{change.title}"),
            _score(change.earlier, results),
            _score(change.later, results),
            difference(change.later, change.earlier),
            difference_interval(change.ci) if change.ci else NONE,
            f"{count(change.n_earlier)}/{count(change.n_later)}",
            change.label,
        )
    return table


def _comments(results: Results) -> Iterator[str]:
    """How many comments the report prints, where there are any."""
    printed = [each.comments for each in results.comments if each.comments]
    if printed:
        answers = counted(sum(map(len, printed)), "approved answer")
        yield f"In their own words: {answers} to {counted(len(printed), 'question')}, printed in the report."


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
