"""`collabready score`: exports go in, the readiness comes out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
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
    Format,
    Language,
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
from collabready.errors import OutputError
from collabready.files import check_target, write_whole

if TYPE_CHECKING:
    from collabready.assessment.results import Results


PRIVATE = "Private: keep it with the export, and hand it to nobody."


Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        help="Write the results to this file: .json, with the private receipt beside it, .csv or .xlsx. May be repeated.",
    ),
]


class Targets(NamedTuple):
    """The files to be written: results by their suffix, and what nobody else may see, None where nobody asked for it."""

    results: tuple[Path, ...]
    receipt: Path | None
    rejects: Path | None

    @property
    def files(self) -> list[Path]:
        return [*self.results, *filter(None, (self.receipt, self.rejects))]

    def check(self, *, force: bool) -> None:
        """Refuse a place where a file may not be written, before anything is done."""
        for target in self.files:
            check_target(target, force=force)

    def write_rejects(self, files: Files) -> None:
        """The rows set aside: before anything is scored, because it is then that somebody wants to mend them."""
        from collabready.responses.rejects import rejects_csv

        if self.rejects and files:
            number = sum(len(rows.numbers) for _, receipt in files for rows in receipt.set_aside)
            write_whole(self.rejects, rejects_csv(files).encode(), force=True)
            print(f"{self.rejects} written: {number} rows as they stood. {PRIVATE}", file=sys.stderr)

    def write(self, job: Job, *, force: bool) -> None:
        for target in self.results:
            write_whole(target, WRITERS[target.suffix.lower()](job.results), force=force)
        kept = bool(self.receipt and job.files)
        if self.receipt and kept:
            from collabready.responses.receipt import receipts_json

            write_whole(self.receipt, receipts_json(job.receipts).encode(), force=force)
        if self.results:
            print(self._written(kept=kept), file=sys.stderr)

    def _written(self, *, kept: bool) -> str:
        written = f"{' and '.join(map(str, self.results))} written"
        return (
            f"{written}, and {self.receipt.name}, which holds row numbers. {PRIVATE}"
            if kept and self.receipt
            else f"{written}."
        )


def _json(results: Results) -> bytes:
    return results.to_json().encode()


def _csv(results: Results) -> bytes:
    from collabready.spreadsheet import results_csv

    return results_csv(results).encode()


def _workbook(results: Results) -> bytes:
    from collabready.spreadsheet import results_workbook

    return results_workbook(results)


WRITERS: Mapping[str, Callable[[Results], bytes]] = MappingProxyType({".json": _json, ".csv": _csv, ".xlsx": _workbook})
"""What is written to a file, by the suffix of its name."""


def targets_of(results: Sequence[Path], rejects: Path | None, *, force: bool) -> Targets:
    """The files to be written, each in a place where it may be: the receipt of results.json is results.receipt.json.

    Raises:
        OutputError: a suffix that says nothing, or a place where a file may not be written.
    """
    Targets(tuple(results), None, rejects).check(force=force)
    for target in results:
        if target.suffix.lower() not in WRITERS:
            raise OutputError(
                f"{target}: its ending does not say what to write. Name a file that ends in .json, .csv or .xlsx."
            )
    first = next((target for target in results if target.suffix.lower() == ".json"), None)
    receipt = first.with_name(f"{first.stem}.receipt.json") if first else None
    targets = Targets(tuple(results), receipt, rejects)
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
    language: Language = None,
    output: Outputs = None,
    rejects: Rejects = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the results.")] = Format.table,
    strict: Strict = False,
    force: Force = False,
) -> None:
    """Score survey exports, print what they mean."""
    targets = targets_of(output or (), rejects, force=force)
    read = [*(files or ()), *(map_ or ()), questionnaire, population, earlier, earlier_questionnaire]
    refuse_inputs(targets.files, read)
    reading = Reading(map_, accept_proposals, partial, without, without_careless)
    options = Options(
        files, questionnaire, by, min_group, organisation, reading, population=population, language=language
    )
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
