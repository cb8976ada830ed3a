"""`collabready template`: the looks that a report can have, and one of your own."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import Force

if TYPE_CHECKING:
    from collabready.assessment.results import Results

app = typer.Typer(
    name="template", help="See, copy and check the looks of a report.", rich_markup_mode=None, no_args_is_help=True
)


@app.command("list")
def list_() -> None:
    """The templates that come with the program."""
    from collabready import bundled

    print(*bundled.templates(), sep="\n")


@app.command()
def eject(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A shipped template, such as executive.")],
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where to. [default: NAME]")] = None,
    force: Force = False,
) -> None:
    """Copy a template with all that belongs to it, to change it."""
    from collabready import bundled
    from collabready.files import copy_tree
    from collabready.report.template import SHARED

    source, target = bundled.template(name), folder or Path(name)
    copy_tree(bundled.template(SHARED), target, over=source, force=force)
    print(
        f"{target}: a copy of {name}, yours to change. Look at it with: collabready report --template {target}. "
        f"Check it with: collabready template check {target}",
        file=sys.stderr,
    )


@app.command()
def check(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A template of your own.")]) -> None:
    """Find what is wrong with a template, with file and line: it is tried with a made-up engagement."""
    from collabready.report.inspection import flaws

    found = flaws(folder, _samples())
    if found:
        print(*found, sep="\n", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{folder}: no problems")


def _samples() -> tuple[Results, ...]:
    """Results of the example: with everything, and with as little as a report can have."""
    from collabready import bundled
    from collabready.assessment.comparison_results import Voices
    from collabready.cli.job import job_of
    from collabready.cli.options import Options

    with redirect_stderr(io.StringIO()):  # what happened to the example's answers is not the point here
        full = job_of(Options(None, None, None, None, None, folder=bundled.example("northmoor"))).results
    bare = {
        "groups": (),
        "voices": Voices(),
        "interviews": (),
        "quotes": (),
        "comments": (),
        "privacy": None,
        "plan": (),
    }
    return full, full.model_copy(update=bare)
