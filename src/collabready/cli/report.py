"""`collabready report`: exports or a results.json go in, a PDF action plan comes out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
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
    Paper,
    PaperSize,
    PartialRule,
    Population,
    QuestionnaireName,
    Reading,
    Strict,
    Without,
    WithoutCareless,
)
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.report.brand import Brand

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
Debrief = Annotated[
    bool,
    typer.Option(
        "--debrief",
        help="Add a page at the end for you alone: what to say on each page, an agenda of 90 minutes, what to ask. "
        "`release` leaves it out.",
    ),
]
Charts = Annotated[
    Path | None,
    typer.Option("--charts", metavar="DIR", help="Also write every chart as SVG and PNG, for slides of your own."),
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
    charts: Charts = None,
    template: Template = None,
    each: Each = None,
    paper: PaperSize = None,
    debrief: Debrief = False,
    strict: Strict = False,
    force: Force = False,
) -> None:
    """Render the PDF action plan, and the same as HTML."""
    printed = Printed(output, template, each, paper, charts, force, debrief)
    printed.check()
    reading = Reading(map_, accept_proposals, partial, without, without_careless)
    columns = breakdowns(by, each, files)
    options = Options(files, questionnaire, columns, min_group, organisation, reading, Path(), population, language)
    job = with_earlier(job_of(options), options, earlier, earlier_questionnaire)
    printed.write(job.results)
    exit_strictly(job, strict=strict)


@dataclass(frozen=True)
class Printed:
    """What is to be printed: where, in which look, and of which breakdown each group; None for one report of all."""

    output: Path | None
    template: str | None
    each: str | None
    paper: Paper | None
    charts: Path | None
    force: bool
    debrief: bool = False

    @cached_property
    def target(self) -> Path:
        from collabready.engagement import reports_folder
        from collabready.report.output import usual_name

        return self.output or reports_folder() / usual_name(self.template)

    def check(self) -> None:
        """Refuse before the work is done what could not be written after it."""
        from collabready.report.output import check_output

        check_each(self.each, self.output, self.template)
        if self.each is not None and self.charts:
            raise CollabreadyError("--charts draws those of one report. Leave --each out, or --charts.")
        if self.debrief and (self.each is not None or self.template in {"one-page", "staff", "department"}):
            raise CollabreadyError(
                "--debrief adds a page to the report for executives. Leave --each and --template out."
            )
        if self.each is None:
            check_output(self.target, force=self.force)

    def write(self, results: Results) -> None:
        from collabready.engagement import load_engagement
        from collabready.report.brand import brand_of
        from collabready.report.letters import told
        from collabready.report.output import write_report

        brand = brand_of(load_engagement(), self.paper.value if self.paper else None)
        if self.each is not None:
            write_each(results, self.each, self.output, self.template, brand, force=self.force)
            return
        page = self.target.with_suffix(".html").name
        letters = write_report(
            results, self.target, self.template, brand=brand, force=self.force, with_debrief=self.debrief
        )
        if letters:
            print(told(letters, page), file=sys.stderr)
        print(f"{self.target} and {page} written.", file=sys.stderr)
        if self.charts:
            self._write_charts(results, brand, self.charts)

    def _write_charts(self, results: Results, brand: Brand, folder: Path) -> None:
        from collabready.report.page import report_pages
        from collabready.report.slide_files import write_slides

        written = write_slides(report_pages(results, brand), folder, force=self.force)
        print(f"{folder}: {len(written) // 2} charts as SVG and PNG, with their texts in alt.txt.", file=sys.stderr)
