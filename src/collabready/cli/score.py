"""`collabready score`: exports go in, the readiness comes out."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from collabready.cli.earlier import with_earlier
from collabready.cli.job import Files, Job, exit_strictly, job_of
from collabready.cli.options import (
    Accept,
    By,
    Earlier,
    EarlierQuestionnaire,
    Exports,
    Force,
    Map,
    MinGroup,
    Options,
    Organisation,
    PartialRule,
    Population,
    QuestionnaireName,
    Reading,
    Rejects,
    Strict,
    Without,
    WithoutCareless,
    refuse_inputs,
)
from collabready.files import check_target, write_whole

if TYPE_CHECKING:
    from collabready.assessment.results import Results


PRIVATE = "Private: keep it with the export, and hand it to nobody."


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"


class Targets(NamedTuple):
    """The files to be written, None for those that nobody asked for."""

    results: Path | None
    receipt: Path | None
    rejects: Path | None

    def check(self, *, force: bool) -> None:
        """Refuse a place where a file may not be written, before anything is done."""
        for target in self:
            if target:
                check_target(target, force=force)

    def write_rejects(self, files: Files) -> None:
        """The rows set aside: before anything is scored, because it is then that somebody wants to mend them."""
        from collabready.responses.rejects import rejects_csv

        if self.rejects and files:
            number = sum(len(rows.numbers) for _, receipt in files for rows in receipt.set_aside)
            write_whole(self.rejects, rejects_csv(files).encode(), force=True)
            print(f"{self.rejects} written: {number} rows as they stood. {PRIVATE}", file=sys.stderr)

    def write(self, job: Job, *, force: bool) -> None:
        from collabready.responses.receipt import receipts_json

        if self.results:
            write_whole(self.results, job.results.to_json().encode(), force=force)
        if self.receipt and job.files:
            write_whole(self.receipt, receipts_json(job.receipts).encode(), force=force)
            print(
                f"{self.results} written, and {self.receipt.name}, which holds row numbers. {PRIVATE}", file=sys.stderr
            )


def targets_of(results: Path | None, rejects: Path | None, *, force: bool) -> Targets:
    """The files to be written, each in a place where it may be: the receipt of results.json is results.receipt.json."""
    Targets(results, None, rejects).check(force=force)
    receipt = results.with_name(f"{results.name.removesuffix('.json')}.receipt.json") if results else None
    targets = Targets(results, receipt, rejects)
    targets.check(force=force)
    return targets


def score(
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
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the results to this JSON file, and the private receipt beside it."),
    ] = None,
    rejects: Rejects = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the results.")] = Format.table,
    strict: Strict = False,
    force: Force = False,
) -> None:
    """Score survey exports, print what they mean."""
    targets = targets_of(output, rejects, force=force)
    read = [*(files or ()), *(map_ or ()), questionnaire, population, earlier, earlier_questionnaire]
    refuse_inputs(targets, read)
    reading = Reading(map_, accept_proposals, partial, without, without_careless)
    options = Options(files, questionnaire, by, min_group, organisation, reading, population=population)
    job = job_of(options, in_detail=targets.receipt is not None, once_read=targets.write_rejects)
    job = with_earlier(job, options, earlier, earlier_questionnaire)
    targets.write(job, force=force)
    _show(job.results, form)
    exit_strictly(job, strict=strict)


def _show(results: Results, form: Format) -> None:
    if form is Format.json:
        print(results.to_json(), end="")
    elif form is Format.csv:
        from collabready.spreadsheet import results_csv

        print(results_csv(results), end="")
    else:
        from collabready.terminal import print_results  # rich: not for JSON

        print_results(results)
