"""Asking on a terminal what an export leaves open. Enter leaves a thing open; Ctrl-C keeps what was answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import typer

from collabready.questionnaire.model import Questionnaire
from collabready.responses.columns import wanted
from collabready.responses.mapping import NOTHING, OPEN, Draft, Line, codes_by_name
from collabready.responses.proposals import likely_columns
from collabready.responses.understanding import Understanding

NOT_ASKED = "not asked"
Ask = Callable[[str, Sequence[str]], str | None]


def settle(found: Understanding, draft: Draft, questionnaire: Questionnaire, ask: Ask | None = None) -> Draft:
    """The mapping with what `ask` answers for each open line: a question and its choices go in, the choice or None out."""
    ask = ask or _ask
    try:
        columns = []
        for place, line in enumerate(draft.columns):
            columns.append(_column(line, found, questionnaire, ask))
            draft = replace(draft, columns=(*columns, *draft.columns[place + 1 :]))
        codes = codes_by_name(questionnaire)
        for name, lines in draft.labels.items():
            settled = tuple(_label(line, name, codes[name], questionnaire, ask) for line in lines)
            draft = replace(draft, labels={**draft.labels, name: settled})
    except (KeyboardInterrupt, EOFError, typer.Abort):
        typer.echo("", err=True)
    used = {line.value for line in draft.columns}
    return replace(draft, unused=[header for header in draft.unused if header not in used])


def _column(line: Line, found: Understanding, questionnaire: Questionnaire, ask: Ask) -> Line:
    if line.value != OPEN:
        return line
    what = next(each for each in wanted(questionnaire) if each.id == line.key)
    choices = [*likely_columns(what, found.table.columns, found.columns.used()), NOT_ASKED]
    text = next((name for name in what.names if name != line.key), "")
    answer = ask(f"{line.key}: {text}\nWhich column is it?", choices)
    if answer is None:
        return line
    return replace(line, value=None if answer == NOT_ASKED else answer, why="settled by hand")


def _label(line: Line, name: str, codes: Sequence[str], questionnaire: Questionnaire, ask: Ask) -> Line:
    if line.value != OPEN:
        return line
    labels = _labels(name, questionnaire)
    choices = {f"{code}  {labels[code]}" if labels.get(code) else code: code for code in codes} | {NOTHING: NOTHING}
    answer = ask(f"{name}: '{line.key}' ({line.why})\nWhat does it mean?", list(choices))
    return line if answer is None else replace(line, value=choices[answer], why="settled by hand")


def _labels(name: str, questionnaire: Questionnaire) -> Mapping[str, str | None]:
    """The labels of a scale or question by code; nothing where it has none."""
    if name in questionnaire.scales:
        return questionnaire.scales[name].answers
    return next((question.answers for question in questionnaire.questions if question.id == name), {})


def _ask(question: str, choices: Sequence[str]) -> str | None:
    """Ask on the terminal; None where the answer is left open."""
    typer.echo(f"\n{question}", err=True)
    for number, choice in enumerate(choices, start=1):
        typer.echo(f"  {number}  {choice}", err=True)
    while True:
        answer = typer.prompt("Number (Enter leaves it open)", default="", show_default=False, err=True).strip()
        if not answer:
            return None
        if answer.isdigit() and 1 <= int(answer) <= len(choices):
            return choices[int(answer) - 1]
        typer.echo(f"Type a number from 1 to {len(choices)}, or nothing.", err=True)
