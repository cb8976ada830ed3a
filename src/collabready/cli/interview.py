"""`collabready interview`: ask one person, on a screen or in plain lines, and never lose a word."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from collabready.cli.approval import approve
from collabready.cli.guide import GuideFile, PrintGuide, print_guide
from collabready.cli.interview_export import export
from collabready.cli.kept_interviews import list_, show, use, withdraw
from collabready.cli.options import Force, QuestionnaireName, engagement_and_questionnaire
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.interview.desk import Desk
    from collabready.interview.farewell import Left
    from collabready.interview.opening import Given
    from collabready.questionnaire.model import Questionnaire


class ResumingGroup(TyperGroup):
    """A group in which `--resume cfo` is short for `--resume --respondent cfo`: the name may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        place = args.index("--resume") + 1 if "--resume" in args else len(args)
        named = place < len(args) and not args[place].startswith("-")
        return super().parse_args(ctx, [*args[:place], "--respondent", *args[place:]] if named else args)


app = typer.Typer(cls=ResumingGroup, invoke_without_command=True, help="Ask one person, and look after what was heard.")
app.command("list")(list_)
app.command()(show)
app.command()(use)
app.command()(approve)
app.command()(export)
app.command()(withdraw)

Respondent = Annotated[
    str | None,
    typer.Option("--respondent", help="Who is asked, by function: 'CFO'. With --resume: whose talk goes on."),
]
Audience = Annotated[
    str | None, typer.Option("--audience", help="Whose questions: an audience of the questionnaire, such as executive.")
]
Language = Annotated[str | None, typer.Option("--language", help="The language of the questions, such as nl.")]
File = Annotated[Path | None, typer.Option("--file", help="The interview's file. [default: interviews/DATE-NAME.yaml]")]
Interviewer = Annotated[str | None, typer.Option("--interviewer", help="Who asks.")]
Date = Annotated[
    str | None,
    typer.Option(
        "--date", help="The day of a talk on paper that is typed in afterwards, such as 2026-11-20.", metavar="DAY"
    ),
]
Plain = Annotated[bool, typer.Option("--plain", help="Plain lines: for a screen reader, a pipe, a simple terminal.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a talk; without a name the open ones are offered.")]
TakeOver = Annotated[bool, typer.Option("--take-over", help="Go on here with a talk that is open in another window.")]


@app.callback()
def interview(
    ctx: typer.Context,
    questionnaire: QuestionnaireName = None,
    respondent: Respondent = None,
    audience: Audience = None,
    language: Language = None,
    file: File = None,
    interviewer: Interviewer = None,
    date: Date = None,
    resume: Resume = False,
    take_over: TakeOver = False,
    plain: Plain = False,
    guide: PrintGuide = False,
    output: GuideFile = None,
    force: Force = False,
) -> None:
    """Ask one person, and look after what was heard."""
    if ctx.invoked_subcommand is not None:
        _refuse_before(ctx)
        return
    from collabready.interview.opening import Given, check_given

    engagement, asked = engagement_and_questionnaire(questionnaire)
    check_given(given := Given(respondent, audience, language, interviewer, date), asked)
    if guide:
        print_guide(given, questionnaire, asked, engagement, output, force=force)
        return
    if output:
        raise CollabreadyError("--output is the file of --print-guide. Where a talk is kept, --file says.")
    begin = partial(_resumed, over=take_over) if resume or take_over else partial(_begun, named=questionnaire)
    _run(begin(given, file, asked), engagement, questionnaire, plain=plain or must_be_plain())


def _refuse_before(ctx: typer.Context) -> None:
    """Refuse what is said of a new talk and would say nothing to another command."""
    typed = [name for name in ctx.params if (source := ctx.get_parameter_source(name)) and source.name == "COMMANDLINE"]
    if typed:
        options = {param.name: param.opts[0] for param in ctx.command.params}
        raise CollabreadyError(
            f"{options[typed[0]]} stands before '{ctx.invoked_subcommand}', where it says nothing. "
            f"Write it behind: collabready interview {ctx.invoked_subcommand} {options[typed[0]]} ..."
        )


def must_be_plain() -> bool:
    """Whether this is no terminal for a screen: none at all, a simple one, or one that is read aloud."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    simple = os.environ.get("TERM", "") in {"", "dumb", "unknown"} and os.name != "nt"
    return not terminal or simple or "COLLABREADY_PLAIN" in os.environ or "ACCESSIBLE" in os.environ


def _begun(given: Given, file: Path | None, questionnaire: Questionnaire, *, named: str | None) -> Desk:
    from collabready.clock import moment
    from collabready.engagement import engagement_folder
    from collabready.interview.desk import Clock, Desk
    from collabready.interview.folder import check_place, place_for, unseen
    from collabready.interview.journal import start_journal
    from collabready.interview.opening import begins, file_for, talk_of
    from collabready.interview.prompts import completed
    from collabready.interview.session import begun
    from collabready.interview.talks import begun_before

    begins(given.day, moment())  # a wrong day is refused before anything is asked
    if file:
        check_place(file)
    place = file.parent if file else place_for(engagement_folder())
    given = completed(given, questionnaire)
    started, news = begins(given.day, moment()), begun_before(given.respondent or "", named)
    path = file or file_for(place, given.respondent or "", started)
    session = begun(questionnaire, talk_of(given, path.stem, questionnaire, started))
    if why := unseen(path, engagement_folder()):
        print(why, file=sys.stderr)
    desk = Desk(session, start_journal(path, moment()), Clock(0), news=news)
    if given.day:
        desk.clock.pause()
    return desk


def _resumed(given: Given, file: Path | None, questionnaire: Questionnaire, *, over: bool) -> Desk:
    from collabready.clock import moment
    from collabready.interview.copies import used_or_not
    from collabready.interview.desk import Clock, Desk
    from collabready.interview.folder import rescued_copies
    from collabready.interview.journal import resume_journal
    from collabready.interview.opening import check_about, is_timed
    from collabready.interview.session import in_language, resumed

    if given.day:
        raise CollabreadyError("--date is the day of a talk that begins. The talk that goes on has its day already.")
    path = file or _chosen(given, questionnaire)
    journal, interview = resume_journal(path, moment(), over=over)
    try:
        check_about(path, interview, questionnaire)
        session = resumed(questionnaire, interview)
    except CollabreadyError:
        journal.close()
        raise
    for copy in rescued_copies(path, interview):
        print(
            f"{copy} holds words of this talk that could not be written once. {used_or_not(copy, path)}",
            file=sys.stderr,
        )
    session = in_language(session, given.language) if given.language else session
    desk = Desk(session, journal, Clock(interview.interview.seconds or 0))
    if not is_timed(interview.interview):
        desk.clock.pause()
    return desk


def _chosen(given: Given, questionnaire: Questionnaire) -> Path:
    """The talk that goes on: the one that is named, the only open one, or one that is chosen from a list."""
    from collabready.engagement import engagement_folder
    from collabready.interview.prompts import choose_talk

    return choose_talk(engagement_folder() or Path(), given.respondent, questionnaire)


def _run(desk: Desk, engagement: Engagement | None, questionnaire: str | None, *, plain: bool) -> None:
    if plain:
        from collabready.interview.prompts import ask

        left = ask(desk, engagement)
    else:
        from collabready.interview.screen import show  # textual, which nothing else needs

        left = show(desk, engagement)
    _say_goodbye(left, questionnaire)
    raise typer.Exit(left.code)


def _say_goodbye(left: Left, questionnaire: str | None) -> None:
    """Tell where the talk is; whoever ended the program may hear of it no more."""
    from collabready.interview.farewell import farewell
    from collabready.interview.lines import OF_A_SIGNAL, heed_no_more, plainly

    heed_no_more()
    try:
        if left.code > OF_A_SIGNAL:
            print()  # ^C stands in the line
        if left.trouble:
            print(plainly(left.trouble), file=sys.stderr)
        else:
            print(*map(plainly, farewell(left, questionnaire)), sep="\n", flush=True)
    except OSError:
        with contextlib.suppress(OSError, ValueError):  # what still waits in the stream must not fail at the end
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
