"""`collabready followup`: a short questionnaire of exactly the statements behind the actions that were chosen."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import Force, Options, QuestionnaireName, refuse_inputs
from collabready.cli.plan import Files, planned
from collabready.files import check_target, write_whole

if TYPE_CHECKING:
    from collabready.plan.followup import Followup


def followup(
    files: Files = None,
    questionnaire: QuestionnaireName = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the questionnaire to this YAML file. Without, it is printed."),
    ] = None,
    force: Force = False,
) -> None:
    """Derive a short questionnaire that asks again what stands behind the agreed actions."""
    from collabready.cli.asked import asked_name, its_questionnaire
    from collabready.plan.followup import followup as derived
    from collabready.plan.followup import followup_text
    from collabready.report.priorities import priorities

    if output:
        check_target(output, force=force)
    refuse_inputs([output], [*(files or ()), questionnaire])
    options = Options(files, questionnaire, None, None, None)
    results = planned(options)
    name, base = its_questionnaire(results, asked_name(options))
    found = derived(results, priorities(results), base)
    text = followup_text(found, base, _from(output, name))
    if output:
        write_whole(output, text.encode(), force=force)
    else:
        print(text, end="")
    _say_what(found, output)


def _from(output: Path | None, name: str) -> str:
    """The name of a shipped questionnaire; of another the path to it from the folder of the new file."""
    from collabready import bundled

    if name in bundled.questionnaires():
        return name
    return Path(os.path.relpath(name, output.parent if output else Path())).as_posix()


def _say_what(found: Followup, output: Path | None) -> None:
    """What is asked again and about what, on stderr."""
    from collabready.responses.receipt import counted

    items = counted(len(found.items), "statement")
    many = len(found.actions) - len(found.apart)
    which = counted(many, "agreed action") if found.chosen else f"{counted(many, 'action')} that come first"
    behind = f"{items} behind {which}{'' if found.chosen else '; nothing is agreed yet'}"
    print(f"{output} written: {behind}." if output else f"{behind}.", file=sys.stderr)
    for action in found.apart:
        print(
            f"{action.id} improves nothing that the survey asks: its measure tells ({action.measure}).", file=sys.stderr
        )
