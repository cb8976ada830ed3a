"""`collabready score`: an export goes in, the readiness comes out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.job import By, Exports, Force, MinGroup, Options, Organisation, QuestionnaireName, results_of
from collabready.files import check_target, write_whole

if TYPE_CHECKING:
    from collabready.assessment.results import Results


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"


def score(
    files: Exports = None,
    questionnaire: QuestionnaireName = None,
    by: By = None,
    min_group: MinGroup = None,
    organisation: Organisation = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the results to this JSON file.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the results.")] = Format.table,
    force: Force = False,
) -> None:
    """Score a survey export, print what it means."""
    if output:
        check_target(output, force=force)
    results = results_of(Options(files, questionnaire, by, min_group, organisation))
    if output:
        write_whole(output, results.to_json().encode(), force=force)
    _show(results, form)


def _show(results: Results, form: Format) -> None:
    if form is Format.json:
        print(results.to_json(), end="")
    elif form is Format.csv:
        from collabready.spreadsheet import results_csv

        print(results_csv(results), end="")
    else:
        from collabready.terminal import print_results  # rich: not for JSON

        print_results(results)
