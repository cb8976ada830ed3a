"""The command line: parse, call, print. Errors become text and an exit code here and nowhere else.

Exit codes: 0 done; 1 the user can mend it; 2 wrong usage; 3 something was set aside and --strict given; 4 the HTML is written, the PDF cannot be.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from collabready.cli.audit import audit
from collabready.cli.comments import comments
from collabready.cli.compare import compare
from collabready.cli.demo import demo
from collabready.cli.explain import explain
from collabready.cli.followup import followup
from collabready.cli.forecast import forecast
from collabready.cli.init import init
from collabready.cli.interview import app as interview
from collabready.cli.map import map_
from collabready.cli.plan import plan
from collabready.cli.purge import purge
from collabready.cli.questionnaire import app as questionnaire
from collabready.cli.release import release
from collabready.cli.report import report
from collabready.cli.score import score
from collabready.cli.template import app as template
from collabready.cli.verify import verify
from collabready.errors import CollabreadyError, PdfUnavailableError
from collabready.version import __version__

WRONG_USAGE = 2

# Rich help would cost three times the import of typer, on every call.
app = typer.Typer(
    name="collabready",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    add_completion=False,
    help="Find out whether an organisation is ready for collaborative learning, and what to do about it.\n\n"
    "Alone in a client folder, `collabready` says where the engagement stands and what comes next.",
)
app.command()(comments)
app.command()(demo)
app.command()(init)
app.command()(forecast)
app.command()(score)
app.command()(report)
app.command()(plan)
app.command()(followup)
app.command()(explain)
app.command()(audit)
app.command()(verify)
app.command()(release)
app.command()(compare)
app.command("map")(map_)
app.command()(purge)
app.add_typer(interview, name="interview")
app.add_typer(questionnaire, name="questionnaire")
app.add_typer(template, name="template")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"collabready {__version__}")
        raise typer.Exit


@app.callback()
def collabready(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Without a command: where the engagement stands whose folder this is, and what comes next; elsewhere the help."""
    if ctx.invoked_subcommand is not None:
        return
    from collabready.engagement import engagement_folder

    client = engagement_folder()
    if client is None:
        print(ctx.get_help(), file=sys.stderr)
        raise typer.Exit(WRONG_USAGE)
    from collabready.cli.status import status

    status(client)


def main() -> None:
    # A run is short: looking for garbage among what is imported costs more than it frees, at the end as well.
    gc.set_threshold(100_000)
    # Plugins that other programs installed have no say here, and looking for them takes ten milliseconds.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _speak_unicode()
    try:
        _run()
    except CollabreadyError as error:
        print(error, file=sys.stderr)
        sys.exit(4 if isinstance(error, PdfUnavailableError) else 1)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print(f"The output cannot be written ({error.strerror}).", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    finally:
        gc.freeze()


def _run() -> None:
    """Run the command, and write out what it printed while a failure can still be told."""
    try:
        app()
    finally:
        sys.stdout.flush()


def _speak_unicode() -> None:
    """Pipes carry UTF-8 whatever the locale says; a terminal that knows fewer letters shows question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
