"""Asking on a terminal what an export leaves open. Enter leaves a thing open; Ctrl-C keeps what was answered."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import typer

from collabready.errors import ResponsesError
from collabready.questionnaire.model import Questionnaire
from collabready.responses.columns import wanted
from collabready.responses.drafting import draft_of
from collabready.responses.mapping import NOTHING, OPEN, Draft, Line, codes_by_name, mapping_of
from collabready.responses.proposals import likely_columns
from collabready.responses.understanding import Decisions, Understanding, understand

NEITHER = "-"
Ask = Callable[[str, Mapping[str, str]], str | None]


def settle(found: Understanding, draft: Draft, ask: Ask | None = None) -> Draft:
    """The mapping with what `ask` answers for each open line: a question and its choices go in, a key or None out."""
    ask = ask or _ask
    # polars has put its own handler there, under which a prompt does not notice Ctrl-C before the next Enter.
    signal.signal(signal.SIGINT, signal.getsignal(signal.SIGINT))
    try:
        for place, line in enumerate(draft.columns):
            settled = _column(line, found, draft, ask)
            draft = replace(draft, columns=(*draft.columns[:place], settled, *draft.columns[place + 1 :]))
        again = understand(found.table.path, draft.questionnaire, (), Decisions(mapping_of(draft), to_be_settled=True))
        draft = replace(draft, labels=draft_of(again, draft.questionnaire).labels)
        codes = codes_by_name(draft.questionnaire)
        for name in draft.labels:
            for place, line in enumerate(draft.labels[name]):
                label = _label(line, name, codes[name], draft.questionnaire, ask)
                lines = (*draft.labels[name][:place], label, *draft.labels[name][place + 1 :])
                draft = replace(draft, labels={**draft.labels, name: lines})
    except (KeyboardInterrupt, EOFError, typer.Abort, ResponsesError):
        typer.echo("", err=True)
    used = {line.value for line in draft.columns}
    return replace(draft, unused=[header for header in draft.unused if header not in used])


def _column(line: Line, found: Understanding, draft: Draft, ask: Ask) -> Line:
    if line.value != OPEN:
        return line
    what = next(each for each in wanted(draft.questionnaire) if each.id == line.key)
    taken = {other.value for other in draft.columns}
    headers = [
        header for header in likely_columns(what, found.columns.unused(found.table.columns)) if header not in taken
    ]
    choices = {str(number): header for number, header in enumerate(headers, start=1)}
    text = next((name for name in what.names if name != line.key), "")
    answer = ask(f"{line.key}: {text}\nWhich column is it?", {**choices, NEITHER: "none: it was not asked"})
    return line if answer is None else replace(line, value=choices.get(answer), why="settled by hand")


def _label(line: Line, name: str, codes: Sequence[str], questionnaire: Questionnaire, ask: Ask) -> Line:
    if line.value != OPEN:
        return line
    labels = _labels(name, questionnaire)
    choices = {code: labels.get(code) or "" for code in codes} | {NEITHER: NOTHING}
    answer = ask(f"{name}: '{line.key}' ({line.why})\nWhat does it mean?", choices)
    if answer is None:
        return line
    return replace(line, value=answer if answer in codes else NOTHING, why="settled by hand")


def _labels(name: str, questionnaire: Questionnaire) -> Mapping[str, str | None]:
    """The labels of a scale or question by code; nothing where it has none."""
    if name in questionnaire.scales:
        return questionnaire.scales[name].answers
    return next((question.answers for question in questionnaire.questions if question.id == name), {})


def _ask(question: str, choices: Mapping[str, str]) -> str | None:
    """Ask on the terminal; None where the answer is left open."""
    typer.echo(f"\n{question}", err=True)
    for key, shown in choices.items():
        typer.echo(f"  {key}  {shown}", err=True)
    while True:
        answer = typer.prompt(
            "Type one of them (Enter leaves it open)", default="", show_default=False, err=True
        ).strip()
        if not answer or answer in choices:
            return answer or None
        typer.echo(f"Type one of {', '.join(choices)}, or nothing.", err=True)
