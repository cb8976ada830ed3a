"""`collabready plan`: what to do, who and by when; for the terminal, the project office and the calendar, and decided in plan.yaml."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.inputs import is_results
from collabready.cli.job import job_of
from collabready.cli.options import (
    Accept,
    Force,
    Language,
    Map,
    MinGroup,
    Options,
    Organisation,
    QuestionnaireName,
    Reading,
    refuse_inputs,
)
from collabready.cli.outlook import To, WhatIf, show_path, show_what_if
from collabready.errors import CollabreadyError, OutputError
from collabready.files import check_target, write_whole

if TYPE_CHECKING:
    from collabready.assessment.results import PlannedAction, Results
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        readable=False,
        metavar="FILE",
        help="Survey exports, interviews, a results.json, or a report that carries it. In an engagement: its exports and interviews.",
    ),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output", "-o", help="Write the plan to this file: .xlsx, .csv, or .ics for a calendar. May be repeated."
    ),
]
Write = Annotated[
    bool,
    typer.Option("--write", help="Write the actions into plan.yaml, to decide on there; what stands in it stays."),
]
All = Annotated[bool, typer.Option("--all", help="Print all actions in full.")]
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def plan(
    files: Files = None,
    questionnaire: QuestionnaireName = None,
    map_: Map = None,
    accept_proposals: Accept = False,
    min_group: MinGroup = None,
    organisation: Organisation = None,
    language: Language = None,
    output: Outputs = None,
    write: Write = False,
    whole: All = False,
    what_if: WhatIf = None,
    to: To = None,
    force: Force = False,
) -> None:
    """Show the plan: what to do, who, by when and why."""
    targets = output or []
    _one_thing_at_a_time(what_if, to, write=write or bool(targets))
    _check(targets, force=force)
    refuse_inputs(targets, [*(files or ()), *(map_ or ()), questionnaire])
    reading = Reading(map_, accept_proposals)
    options = Options(files, questionnaire, None, min_group, organisation, reading, language=language)
    results = planned(options)
    if what_if or to:
        _look_ahead(what_if, to, results, options)
        return
    if write:
        _write_decisions(results, options)
    for target in targets:
        write_whole(target, WRITERS[target.suffix.lower()](results), force=force)
    if targets:
        _say_written(results, targets)
    if not write and not targets:
        from collabready.terminal import print_plan

        print_plan(results, whole=whole)


def _one_thing_at_a_time(what_if: list[str] | None, to: str | None, *, write: bool) -> None:
    if (what_if and to) or ((what_if or to) and write):
        raise typer.BadParameter("--what-if and --to only print: each by itself, without --write and -o.")


def _look_ahead(what_if: list[str] | None, to: str | None, results: Results, options: Options) -> None:
    """Print what would follow, or the path to a level."""
    from collabready.cli.asked import asked_name, its_questionnaire

    _, original = its_questionnaire(results, asked_name(options))
    questionnaire = original.spoken_in(results.questionnaire.language)
    if what_if:
        show_what_if(what_if, questionnaire, results)
    elif to:
        show_path(to, questionnaire, results)


def _csv(results: Results) -> bytes:
    from collabready.spreadsheet import plan_csv

    return plan_csv(results).encode()


def _workbook(results: Results) -> bytes:
    from collabready.spreadsheet import plan_workbook

    return plan_workbook(results)


def _calendar(results: Results) -> bytes:
    from collabready.plan.calendar import plan_calendar

    return plan_calendar(results)


WRITERS: Mapping[str, Callable[[Results], bytes]] = MappingProxyType(
    {".xlsx": _workbook, ".csv": _csv, ".ics": _calendar}
)
"""What is written to a file, by the suffix of its name."""


def _check(targets: Sequence[Path], *, force: bool) -> None:
    for target in targets:
        if target.suffix.lower() not in WRITERS:
            raise OutputError(
                f"{target}: its ending does not say what to write. Name a file that ends in .xlsx, .csv or .ics."
            )
        check_target(target, force=force)


def planned(options: Options) -> Results:
    """What is scored now, or what a file of results or a report carries."""
    files = options.files or ()
    if len(files) == 1 and files[0].suffix.lower() == ".pdf":
        from collabready.report.attachment import attached_results

        return attached_results(files[0])
    results = job_of(options).results
    if len(files) == 1 and is_results(files[0]):
        _say_what_is_newer(files[0])
    return results


def _say_what_is_newer(file: Path) -> None:
    """Whether something was decided after the results were written: they hold the plan as it was."""
    from collabready.cli.decisions import plan_file
    from collabready.engagement import load_engagement

    engagement = load_engagement()
    path = plan_file(engagement) if engagement else None
    if path and path.is_file() and path.stat().st_mtime > file.stat().st_mtime:
        print(f"{path} is newer than {file}, which holds the plan as it was. Score again to print it.", file=sys.stderr)


def _say_written(results: Results, targets: Sequence[Path]) -> None:
    from collabready.plan.calendar import in_calendar
    from collabready.responses.receipt import counted, listed
    from collabready.terminal.plan import days_count_from

    print(f"{listed(targets)} written. {days_count_from(results)}", file=sys.stderr)
    if any(target.suffix.lower() == ".ics" for target in targets):
        dated = in_calendar(results)
        which = (
            "agreed" if any(action.status == "agreed" for action in dated) else "proposed, for nothing is agreed yet"
        )
        print(f"In the calendar: {counted(len(dated), 'action')} {which}.", file=sys.stderr)


def _write_decisions(results: Results, options: Options) -> None:
    """Make plan.yaml, or add to it what is new."""
    from collabready.cli.decisions import plan_file
    from collabready.engagement import load_engagement

    engagement = load_engagement()
    if engagement is None:
        raise CollabreadyError(
            "plan.yaml belongs into a client folder, and this is none. Make one with collabready init, or go to it."
        )
    path = plan_file(engagement)
    added = _added(path, results, engagement, options)
    if added:
        print(f"{path}: {added}. Decide there, then score or report again.", file=sys.stderr)
    else:
        print(f"{path}: nothing is new; it was left as it is.", file=sys.stderr)


def _added(path: Path, results: Results, engagement: Engagement, options: Options) -> str:
    """Write the file; what was added, for a person."""
    from collabready.cli.options import questionnaire_name
    from collabready.plan.decisions import read_decisions
    from collabready.plan.plan_text import missing, plan_text
    from collabready.questionnaire.reader import load_questionnaire
    from collabready.responses.receipt import counted

    questionnaire = load_questionnaire(questionnaire_name(options.questionnaire, engagement))
    if results.questionnaire.id != questionnaire.id:
        raise CollabreadyError(
            f"{path}: the plan here is about '{questionnaire.id}', and these results about '{results.questionnaire.id}'."
        )
    if not path.exists():
        write_whole(path, plan_text(results, questionnaire).encode())
        return f"{counted(len(results.plan), 'action')} written"
    decisions = read_decisions(path, questionnaire)
    if decisions is None:
        raise CollabreadyError(
            f"{path}: this is about another questionnaire. Move it away, or change its `questionnaire`."
        )
    new = missing(results, decisions)
    if new:
        _extend(path, new, questionnaire)
    return f"{counted(len(new), 'action')} added" if new else ""


def _extend(path: Path, new: Sequence[PlannedAction], questionnaire: Questionnaire) -> None:
    from collabready.documents import read_bytes
    from collabready.documents.source import decode
    from collabready.plan.plan_text import extended

    before = read_bytes(path)
    text = extended(decode(before, str(path)), new, questionnaire, str(path))
    if read_bytes(path) != before:
        raise CollabreadyError(f"{path}: somebody is changing it just now. Save it there, then try again.")
    write_whole(path, _encoded(text, before), force=True)


def _encoded(text: str, before: bytes) -> bytes:
    """As the file was: with the mark that some editors put at its start, or in UTF-16."""
    if before.startswith(UTF_16):
        return text.encode("utf-16")
    return text.encode("utf-8-sig" if before.startswith(codecs.BOM_UTF8) else "utf-8")
