"""`collabready demo`: a complete engagement and its report, to see what the program does before having data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from collabready.cli.init import keep_out_of_git
from collabready.cli.job import job_of
from collabready.cli.options import Force, Options


def demo(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where to put it.")] = Path("collabready-demo"),
    force: Force = False,
) -> None:
    """Write a made-up engagement with its report."""
    from collabready.bundled import example
    from collabready.engagement import REPORTS
    from collabready.files import copy_tree
    from collabready.report.output import check_output, write_report

    report = folder / REPORTS / "report.pdf"
    if report.parent.is_dir():
        check_output(report, force=force)
    copy_tree(example("northmoor"), folder, force=force)
    keep_out_of_git(folder)
    job = job_of(Options(None, None, None, None, None, folder=folder))
    write_report(job.results, report, force=force)
    print(f"The report is {report}", file=sys.stderr)
