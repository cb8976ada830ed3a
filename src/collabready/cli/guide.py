"""`collabready interview --print-guide`: the guide of an interview on paper."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.interview.opening import Given
    from collabready.questionnaire.model import Questionnaire

PrintGuide = Annotated[
    bool, typer.Option("--print-guide", help="Ask nobody: write the questions of an --audience to paper, as a PDF.")
]
GuideFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="The PDF of --print-guide; the HTML is written beside it. [default: guide-AUDIENCE.pdf, in a client folder in reports/]",
    ),
]


def print_guide(
    given: Given,
    named: str | None,
    questionnaire: Questionnaire,
    engagement: Engagement | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Write the guide for an audience.

    Args:
        given: audience and language.
        named: the questionnaire as the user typed it; None where the engagement names it.
        questionnaire: what is asked.
        engagement: the client's folder that the command runs in; None outside one.
        output: the PDF, or None for its usual name.
        force: write over a file that collabready did not make.
    """
    from collabready.clock import now
    from collabready.engagement import guide_for, reports_folder
    from collabready.questionnaire.placeholders import gaps
    from collabready.report.brand import brand_of
    from collabready.report.guide import TEMPLATE, Wanted, guide
    from collabready.report.output import Place, check_output, write_pages

    audience = given.audience if questionnaire.audiences else None
    of = Wanted(audience, given.language, _start(named, audience, given.language))
    printed = guide(questionnaire, of, engagement, created=now())
    output = output or reports_folder() / f"{guide_for(audience)}.pdf"
    check_output(output, force=force)
    write_pages(printed, TEMPLATE, Place(output, force=force, brand=brand_of(engagement)))
    if missing := gaps(questionnaire.texts.get("interview", ""), engagement):
        print(f"Gaps to fill in by hand; collabready.yaml would fill them with {', '.join(missing)}.", file=sys.stderr)
    print(f"{output} and {output.with_suffix('.html').name} written.", file=sys.stderr)


def _start(named: str | None, audience: str | None, language: str | None) -> str:
    """The command that enters the paper's answers."""
    options = {"-q": named, "--audience": audience, "--language": language}
    words = [part for option, value in options.items() if value for part in (option, value)]
    return shlex.join(["collabready", "interview", "--plain", *words])
