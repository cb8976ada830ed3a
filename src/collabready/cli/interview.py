"""`collabready interview`: ask one person, on a screen or in plain lines, and never lose a word."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from collabready.cli.guide import GuideFile, PrintGuide, print_guide
from collabready.cli.interview_export import export
from collabready.cli.interviews import approve, list_, show, use, withdraw
from collabready.cli.options import FLAGSHIP, Force, QuestionnaireName
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.interview.desk import Desk
    from collabready.interview.opening import Given
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.interview_file import Interview


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
    str | None, typer.Option("--audience", help="Which questions: executive, manager, it, hr, driver.")
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
        return
    from collabready.engagement import load_engagement, questionnaire_of
    from collabready.interview.opening import Given, check_given
    from collabready.questionnaire.reader import load_questionnaire

    engagement = load_engagement()
    asked = load_questionnaire(questionnaire or (questionnaire_of(engagement) if engagement else FLAGSHIP))
    check_given(given := Given(respondent, audience, language, interviewer, date), asked)
    if guide or output:
        print_guide(given, questionnaire, asked, engagement, output, wanted=guide, force=force)
        return
    begin = partial(_resumed, over=take_over) if resume or take_over else partial(_begun, named=questionnaire)
    _run(begin(given, file, asked), engagement, questionnaire, plain=plain or must_be_plain())


def must_be_plain() -> bool:
    """Whether this is no terminal for a screen: none at all, a simple one, or one that is read aloud."""
    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    simple = os.environ.get("TERM", "") in {"", "dumb", "unknown"} and os.name != "nt"
    return not terminal or simple or "COLLABREADY_PLAIN" in os.environ or "ACCESSIBLE" in os.environ


def _begun(given: Given, file: Path | None, questionnaire: Questionnaire, *, named: str | None) -> Desk:
    from collabready.engagement import engagement_folder
    from collabready.interview.desk import Clock, Desk, moment
    from collabready.interview.folder import place_for
    from collabready.interview.journal import start_journal
    from collabready.interview.opening import begins, file_for, talk_of
    from collabready.interview.prompts import completed
    from collabready.interview.session import begun
    from collabready.interview.talks import begun_before

    begins(given.day, moment())  # a wrong day is refused before anything is asked
    given = completed(given, questionnaire)
    started, news = begins(given.day, moment()), begun_before(given.respondent or "", named)
    path = file or file_for(place_for(engagement_folder()), given.respondent or "", started)
    session = begun(questionnaire, talk_of(given, path.stem, questionnaire, started))
    desk = Desk(session, start_journal(path, moment()), Clock(0), news=news)
    if given.day:
        desk.clock.pause()
    return desk


def _resumed(given: Given, file: Path | None, questionnaire: Questionnaire, *, over: bool) -> Desk:
    from collabready.interview.desk import Clock, Desk, moment
    from collabready.interview.journal import resume_journal
    from collabready.interview.opening import is_timed
    from collabready.interview.session import in_language, resumed

    if given.day:
        raise CollabreadyError("--date is the day of a talk that begins. The talk that goes on has its day already.")
    path = file or _chosen(given, questionnaire)
    journal, interview = resume_journal(path, moment(), over=over)
    try:
        _refuse_other(path, interview, questionnaire)
        session = resumed(questionnaire, interview)
    except CollabreadyError:
        journal.close()
        raise
    session = in_language(session, given.language) if given.language else session
    desk = Desk(session, journal, Clock(interview.interview.seconds or 0))
    if not is_timed(interview.interview):
        desk.clock.pause()
    return desk


def _refuse_other(path: Path, interview: Interview, questionnaire: Questionnaire) -> None:
    if interview.questionnaire.id != questionnaire.id:
        raise CollabreadyError(
            f"{path}: a talk about '{interview.questionnaire.id}', not about '{questionnaire.id}'. Name the right one with -q."
        )


def _chosen(given: Given, questionnaire: Questionnaire) -> Path:
    """The talk that goes on: the one that is named, the only open one, or one that is chosen from a list."""
    from collabready.engagement import engagement_folder
    from collabready.interview.prompts import choose_talk

    return choose_talk(engagement_folder() or Path(), given.respondent, questionnaire)


def _run(desk: Desk, engagement: Engagement | None, questionnaire: str | None, *, plain: bool) -> None:
    if plain:
        from collabready.interview.prompts import ask

        ask(desk, engagement, questionnaire)
    else:
        from collabready.interview.screen import show  # textual, which nothing else needs
        from collabready.interview.talks import how_to_go_on

        if trouble := show(desk, engagement):
            raise CollabreadyError(trouble)
        path = desk.journal.path
        print(f"Saved in {path}.")
        if desk.session.interview.interview.finished is None:
            print(f"Go on with: {how_to_go_on(path, questionnaire)}")
