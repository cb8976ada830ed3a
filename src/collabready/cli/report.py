"""`collabready report`: an export or a results.json goes in, a PDF action plan comes out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from collabready.cli.job import By, Exports, Force, MinGroup, Options, Organisation, QuestionnaireName, results_of


def report(
    files: Exports = None,
    questionnaire: QuestionnaireName = None,
    by: By = None,
    min_group: MinGroup = None,
    organisation: Organisation = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="The PDF; the HTML is written beside it. [default: report.pdf, in a client folder reports/report.pdf]",
        ),
    ] = None,
    template: Annotated[
        str, typer.Option("--template", help="A shipped report template, or a folder of your own.")
    ] = "executive",
    force: Force = False,
) -> None:
    """Render the PDF action plan, and the same as HTML."""
    from collabready.report.output import check_output, write_report

    output = output or (Path("reports") if Path("reports").is_dir() else Path()) / "report.pdf"
    check_output(output, force=force)
    results = results_of(Options(files, questionnaire, by, min_group, organisation))
    write_report(results, output, template=template, force=force)
    print(f"{output} and {output.with_suffix('.html').name} written.", file=sys.stderr)
