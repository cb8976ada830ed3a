"""`collabready report`: exports or a results.json go in, a PDF action plan comes out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from collabready.cli.earlier import with_earlier
from collabready.cli.job import exit_strictly, job_of
from collabready.cli.options import (
    Accept,
    By,
    Earlier,
    EarlierQuestionnaire,
    Exports,
    Force,
    Language,
    Map,
    MinGroup,
    Options,
    Organisation,
    PartialRule,
    Population,
    QuestionnaireName,
    Reading,
    Strict,
    Without,
    WithoutCareless,
)

Pdf = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="The PDF; the HTML is written beside it. [default: report.pdf, in a client folder reports/report.pdf]",
    ),
]


Template = Annotated[str, typer.Option("--template", help="A shipped report template, or a folder of your own.")]


def report(
    files: Exports = None,
    questionnaire: QuestionnaireName = None,
    by: By = None,
    map_: Map = None,
    accept_proposals: Accept = False,
    earlier: Earlier = None,
    earlier_questionnaire: EarlierQuestionnaire = None,
    partial: PartialRule = None,
    without: Without = None,
    without_careless: WithoutCareless = False,
    min_group: MinGroup = None,
    population: Population = None,
    organisation: Organisation = None,
    language: Language = None,
    output: Pdf = None,
    template: Template = "executive",
    strict: Strict = False,
    force: Force = False,
) -> None:
    """Render the PDF action plan, and the same as HTML."""
    from collabready.engagement import reports_folder
    from collabready.report.output import check_output, usual_name, write_report

    output = output or reports_folder() / usual_name(template)
    check_output(output, force=force)
    reading = Reading(map_, accept_proposals, partial, without, without_careless)
    options = Options(
        files, questionnaire, by, min_group, organisation, reading, population=population, language=language
    )
    job = with_earlier(job_of(options), options, earlier, earlier_questionnaire)
    write_report(job.results, output, template=template, force=force)
    print(f"{output} and {output.with_suffix('.html').name} written.", file=sys.stderr)
    exit_strictly(job, strict=strict)
