"""`collabready interview export`: what was heard in one talk, for the interviewee to correct or for your own use."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import Force, QuestionnaireName, engagement_and_questionnaire
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.exchanges import Exchange
    from collabready.responses.interview_file import Interview


class AnswersFormat(StrEnum):
    json = "json"
    csv = "csv"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The talk: its id, such as 2026-11-23-cfo, or its file.")]
ForRespondent = Annotated[
    bool,
    typer.Option("--for-respondent", help="A page for the interviewee to correct, as PDF and HTML, without numbers."),
]
RespondentFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="The PDF of --for-respondent; the HTML is written beside it. [default: for-ID.pdf, in a client folder in reports/]",
    ),
]
Form = Annotated[AnswersFormat | None, typer.Option("--format", help="How to print the answers. [default: json]")]


def export(
    name: Name,
    for_respondent: ForRespondent = False,
    output: RespondentFile = None,
    form: Form = None,
    questionnaire: QuestionnaireName = None,
    force: Force = False,
) -> None:
    """Print the answers of one talk, for your own use: private, notes and quotes included.

    With --for-respondent: a page to hand back to the interviewee, who may correct it.
    """
    from collabready.engagement import engagement_folder
    from collabready.interview.folder import named, readable
    from collabready.interview.opening import check_about

    _refuse_mixed(for_respondent=for_respondent, output=output, form=form)
    kept = named(name, engagement_folder() or Path())
    engagement, asked = engagement_and_questionnaire(questionnaire)
    interview = readable(kept)
    check_about(kept.path, interview, asked)
    if for_respondent:
        _hand_back(asked, interview, engagement, output, force=force)
    else:
        from collabready.responses.exchanges import exchanges

        _print(exchanges(asked, interview), form)


def _refuse_mixed(*, for_respondent: bool, output: Path | None, form: AnswersFormat | None) -> None:
    if output and not for_respondent:
        raise CollabreadyError("--output is the file of --for-respondent. The answers go to stdout: add > FILE.")
    if form and for_respondent:
        raise CollabreadyError("--format prints the answers; --for-respondent writes a PDF and HTML. Give one of them.")


def _hand_back(
    questionnaire: Questionnaire,
    interview: Interview,
    engagement: Engagement | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    from collabready.clock import now
    from collabready.engagement import page_for, reports_folder
    from collabready.questionnaire.placeholders import gaps
    from collabready.report.brand import brand_of
    from collabready.report.letters import told
    from collabready.report.output import Place, check_output, write_pages
    from collabready.report.respondent import TEMPLATE, for_respondent

    output = output or reports_folder() / f"{page_for(interview.interview.id)}.pdf"
    check_output(output, force=force)
    page = for_respondent(questionnaire, interview, engagement, created=now())
    place = Place(output, private=True, force=force, brand=brand_of(engagement))
    letters = write_pages(page, TEMPLATE, place)
    if missing := gaps(page.words.withdraw, engagement):
        print(f"Gaps to fill in by hand; collabready.yaml would fill them with {', '.join(missing)}.", file=sys.stderr)
    if letters:
        print(told(letters, output.with_suffix(".html").name), file=sys.stderr)
    print(
        f"{output} and {output.with_suffix('.html').name} written. Private: for the interviewee alone.", file=sys.stderr
    )


def _print(answers: Sequence[Exchange], form: AnswersFormat | None) -> None:
    if form is AnswersFormat.csv:
        from collabready.spreadsheet import exchanges_csv

        print(exchanges_csv(answers), end="")
    else:
        import json

        from collabready.responses.exchanges import record

        print(json.dumps([record(one) for one in answers], ensure_ascii=False, indent=2))
