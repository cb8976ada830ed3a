"""`collabready compare`: two waves go in, what changed comes out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import (
    Accept,
    By,
    EarlierQuestionnaire,
    Force,
    Format,
    Map,
    MinGroup,
    Options,
    PartialRule,
    QuestionnaireName,
    Reading,
    refuse_inputs,
)
from collabready.errors import CollabreadyError
from collabready.files import check_target, write_whole

if TYPE_CHECKING:
    from collabready.assessment.results import Results

Wave = Annotated[Path, typer.Argument(readable=False, help="An export (CSV, TSV, XLSX), or a results.json.")]


def compare(
    earlier: Wave,
    later: Wave,
    questionnaire: QuestionnaireName = None,
    earlier_questionnaire: EarlierQuestionnaire = None,
    by: By = None,
    map_: Map = None,
    accept_proposals: Accept = False,
    partial: PartialRule = None,
    min_group: MinGroup = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the comparison to this JSON file.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the comparison.")] = Format.table,
    force: Force = False,
) -> None:
    """Compare two waves: what changed, what is stable, and where the answers are too few to tell."""
    if output:
        check_target(output, force=force)
    refuse_inputs([output], [earlier, later, *(map_ or ()), questionnaire, earlier_questionnaire])
    reading = Reading(map_, accept_proposals, partial)
    options = Options([later], questionnaire, by, min_group, None, reading)
    results = _compared(earlier, options, earlier_questionnaire)
    if output:
        write_whole(output, _json(results).encode(), force=force)
        print(f"{output} written.", file=sys.stderr)
    _show(results, form)


def _compared(earlier: Path, options: Options, asked: str | None) -> Results:
    """The later results with the waves among them. The maps belong to the exports, in the order of the waves."""
    from dataclasses import replace

    from collabready.cli.earlier import EarlierWave, compared
    from collabready.cli.inputs import is_results
    from collabready.cli.job import job_of
    from collabready.engagement import load_engagement

    files = [earlier, *(options.files or ())]
    _refuse_what_is_for_exports(files, options, asked)
    maps = _maps_of(files, options.reading.maps or ())
    plain = Options(options.files, None, None, None, None)
    own = plain if is_results(files[1]) else replace(options, reading=replace(options.reading, maps=maps[1]))
    later = job_of(own)
    return compared(EarlierWave(earlier, asked, maps[0]), options, str(files[1]), later, load_engagement())


def _maps_of(files: Sequence[Path], given: Sequence[Path]) -> list[list[Path] | None]:
    """The maps of each file: one that is given alone belongs to every export, several to one export each, in order."""
    from collabready.cli.inputs import is_results

    each = iter(given) if len(given) > 1 else cycle(given)
    return [None if is_results(file) else [*islice(each, 1)] for file in files]


def _refuse_what_is_for_exports(files: list[Path], options: Options, asked: str | None) -> None:
    from collabready.cli.inputs import is_results

    exports = [file for file in files if not is_results(file)]
    if asked and files[0] not in exports:
        raise CollabreadyError(f"{files[0]}: these are results already. --earlier-questionnaire belongs to an export.")
    if not exports and (options.questionnaire or options.by or options.reading.given):
        raise CollabreadyError(
            "Both are results already. --questionnaire, --by, --map, --accept-proposals and --partial belong to exports."
        )
    if len(options.reading.maps or ()) > max(len(exports), 1):
        raise CollabreadyError(
            "More mappings than exports: name one for both waves, or one for each, the earlier first."
        )


def _json(results: Results) -> str:
    from collabready.assessment.wave_file import WaveFile

    return WaveFile.of(results).to_json()


def _show(results: Results, form: Format) -> None:
    if form is Format.json:
        print(_json(results), end="")
    elif form is Format.csv:
        from collabready.spreadsheet import waves_csv

        print(waves_csv(results), end="")
    else:
        from collabready.terminal import print_waves  # rich: not for JSON

        print_waves(results)
