"""Dimensions and practices in a terminal, and how far they can be leaned on."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from collabready.assessment.agreement import AGREED, SPLIT
from collabready.assessment.figures import (
    coefficient,
    count,
    interval,
)
from collabready.assessment.reliability import CUTS
from collabready.assessment.results import Results
from collabready.terminal.scores import score


def dimensions(results: Results) -> Table:
    if results.readiness.basis == "interviews":
        return _ratings(results)
    table = Table("", "Score", "95 %", "n", "Level", box=None, pad_edge=False, header_style="")
    for column in table.columns[1:4]:
        column.justify = "right"
    for d in results.dimensions:
        level = Text(f"{d.level or ''}{', borderline' if d.level and d.borderline else ''}")
        table.add_row(Text(f"{d.title} ({d.role})"), score(d.score, results), interval(d.ci), count(d.n), level)
        for p in d.practices:
            table.add_row(
                Text(f"  {p.title}"), score(p.score, results), interval(p.ci), count(p.n), Text(p.level or "")
            )
    return table


def _ratings(results: Results) -> Table:
    """Ratings of interviews alone: no interval and no level."""
    table = Table("", "Rating", "n", box=None, pad_edge=False, header_style="")
    for column in table.columns[1:]:
        column.justify = "right"
    for d in results.dimensions:
        table.add_row(Text(f"{d.title} ({d.role})"), score(d.score, results), count(d.n))
        for p in d.practices:
            table.add_row(Text(f"  {p.title}"), score(p.score, results), count(p.n))
    return table


def leaning(results: Results) -> Table:
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
