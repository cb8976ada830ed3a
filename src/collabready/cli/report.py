"""`collabready report`: exports or a results.json go in, a PDF action plan comes out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.each import breakdowns, check_each, write_each
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

if TYPE_CHECKING:
    from collabready.assessment.results import Results

Pdf = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="The PDF; the HTML is written beside it. [default: report.pdf, in a client folder reports/report.pdf] "
        "With --each the folder.",
    ),
]


Template = Annotated[
    str | None,
    typer.Option(
        "--template",
        help="A shipped report template, or a folder of your own. [default: executive, with --each department]",
    ),
]
Each = Annotated[
    str | None,
    typer.Option(
        "--each",
        metavar="COLUMN",
        help="In place of one report for all: one for each group of this breakdown that is shown, for who leads it.",
    ),
]


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
    template: Template = None,
    each: Each = None,
    strict: Strict = False,
    force: Force = False,
) -> None:
    """Render the PDF action plan, and the same as HTML."""
    paper = Paper(output, template, each, force)
    paper.check()
    reading = Reading(map_, accept_proposals, partial, without, without_careless)
    columns = breakdowns(by, each, files)
    options = Options(files, questionnaire, columns, min_group, organisation, reading, Path(), population, language)
    job = with_earlier(job_of(options), options, earlier, earlier_questionnaire)
    paper.print(job.results)
    exit_strictly(job, strict=strict)


@dataclass(frozen=True)
class Paper:
    """What is to be printed: where, in which look, and of which breakdown each group; None for one report of all."""

    output: Path | None
    template: str | None
    each: str | None
    force: bool

    @property
    def place(self) -> Path:
        from collabready.engagement import reports_folder

        return self.output or reports_folder() / "report.pdf"

    def check(self) -> None:
        """Refuse what cannot be written, before anything is scored."""
        from collabready.report.output import check_output

        check_each(self.each, self.output, self.template)
        if self.each is None:
            check_output(self.place, force=self.force)

    def print(self, results: Results) -> None:
        from collabready.report.output import write_report

        if self.each is not None:
            write_each(results, self.each, self.output, self.template, force=self.force)
            return
        write_report(results, self.place, template=self.template, force=self.force)
        print(f"{self.place} and {self.place.with_suffix('.html').name} written.", file=sys.stderr)
