"""`collabready map`: how an export is read, shown, settled and saved."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import Accept, Force, QuestionnaireName, questionnaire_name, refuse_inputs
from collabready.errors import CollabreadyError

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.responses.mapping import Draft
    from collabready.responses.understanding import Understanding


Export = Annotated[
    Path | None,
    typer.Argument(readable=False, metavar="FILE", help="The survey export. In an engagement: its export."),
]
Earlier = Annotated[Path | None, typer.Option("--map", help="A mapping to start from, such as that of the last wave.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Where to write the mapping. [default: mapping.yaml of the client folder]"),
]


def map_(
    file: Export = None,
    questionnaire: QuestionnaireName = None,
    earlier: Earlier = None,
    accept_proposals: Accept = False,
    output: Output = None,
    force: Force = False,
) -> None:
    """Show how an export is read, settle what is open, and save it as a mapping."""
    from collabready.engagement import load_engagement
    from collabready.files import check_target, write_whole
    from collabready.questionnaire.reader import load_questionnaire
    from collabready.responses.drafting import draft_of
    from collabready.responses.mapping import mapping_text, read_mapping
    from collabready.responses.understanding import Decisions, understand

    engagement = load_engagement()
    output = output or (engagement.folder if engagement else Path()) / "mapping.yaml"
    force = force or earlier == output
    refuse_inputs([output], [file, questionnaire])
    check_target(output, force=force)
    file = file or _only_export(engagement)
    questionnaire = questionnaire_name(questionnaire, engagement)
    loaded = load_questionnaire(questionnaire)
    mapping = read_mapping(earlier, loaded, unfinished=True) if earlier else None
    found = understand(file, loaded, (), Decisions(mapping, accept_proposals, to_be_settled=True))
    draft = draft_of(found, loaded)
    draft = _settled(found, draft)
    write_whole(output, mapping_text(draft).encode(), force=force)
    print(_next_step(draft, file, output, questionnaire), file=sys.stderr)


def _only_export(engagement: Engagement | None) -> Path:
    from collabready.engagement import exports

    found = exports(engagement) if engagement else ()
    if len(found) != 1:
        among = f" It has: {', '.join(map(str, found))}." if found else ""
        raise CollabreadyError(f"Which export? Name the file: collabready map responses.csv.{among}")
    return found[0]


def _settled(found: Understanding, draft: Draft) -> Draft:
    """Show the mapping, and complete it with what the user answers, when there is a terminal to ask on."""
    from collabready.terminal import print_mapping

    print_mapping(found, draft)
    if not draft.open or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return draft
    from collabready.cli.settling import settle

    return settle(found, draft)


def _next_step(draft: Draft, file: Path, output: Path, questionnaire: str) -> str:
    if draft.open:
        number = len(draft.open)
        things = "1 line is" if number == 1 else f"{number} lines are"
        return f'{output} written. {things} still open: write what is right in place of each "?" in it.'
    export, name, mapping = (shlex.quote(each) for each in (str(file), questionnaire, str(output)))
    return f"{output} written. Score with: collabready score {export} -q {name} --map {mapping}"
