"""`collabready init`: a client folder to start from, in which answers are kept out of git."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.cli.options import FLAGSHIP, Organisation, QuestionnaireName
from collabready.errors import CollabreadyError, OutputError
from collabready.files import printable, write_whole

if TYPE_CHECKING:
    from collabready.questionnaire.model import Questionnaire

KEEP = ".gitkeep"

# Lines that begin with '#' and a letter are settings to be switched on; a test does that with all of them at once.
TEMPLATE = """\
# What collabready knows of this client. Lines that begin with "#" are not read: sentences like this one, and settings
# that are switched off, such as #wave. To switch one on, delete the "#" before it and before the lines that belong to
# it, and write your own words behind the colon. Put text that contains ": " or " #" in quotes; write dates like
# 2026-11-27.
# To see where the engagement stands and what comes next, type: collabready

# The client, as every report names it.
{organisation}
# What is looked at: whole, or the name of a pilot such as "pilot: Customer Service", which the titles then bear.
scope: whole

# What people are asked: a questionnaire that comes with the program, or a file of your own in this folder.
{questionnaire}
# The languages in which people are asked.
{languages}
# Which round of asking this is.
#wave: "2026-11"
# The wave before, which the report sets this one beside: its export or its results.json, and what it was asked where
# that was another version.
#earlier: exports-2025/survey.csv
#earlier_questionnaire: questionnaire-2025.yaml

# Who signs the report, and how it looks: the logo is a file in this folder (SVG, PNG or JPEG), and so are the fonts
# (TTF or OTF). The colours are those of your house style: accent for titles and panels, good for what reaches the ready
# line, problem for what does not. One that is too light to be read is refused, and the nearest that will do is told.
#consultant:
#  name: Ann Peeters
#  firm: Peeters & Co
#  logo: logo.svg
#  colours: {{accent: "#0E3347", good: "#2C6E8F", problem: "#B4461A"}}
#  fonts: {{sans: fonts/Text.ttf, serif: fonts/Lead.ttf, display: fonts/Title.ttf}}

# Where the exports of the survey tool are: `*` stands for any name.
exports: [exports/*.csv, exports/*.xlsx]

# How the exports are read, where that is not plain; `collabready map` writes this file.
#mapping: [mapping.yaml]

# Who asked to be taken out of the survey: the ids that the survey tool gives.
#withdrawn: [R_3oTq8JzyW1Xk2Lm]
# What people wrote, for you to approve: `collabready comments` writes this file. And a list of people whose names are
# masked in it: a text file with a name on each line, or a table.
#comments: comments.yaml
#roster: roster.csv

# By which columns of the export the results are broken down, the most important first.
#by: [department, site]

# Groups of fewer people than this are hidden; 5 is the least.
min_group: 5

# The first and the last day of the survey.
#fieldwork: [2026-10-05, 2026-10-23]

# How many people were invited: in all, and in each group of a column as the export spells it. Or a file of head
# counts, such as staff.csv.
#invited:
#  all: 1197
#  department:
#    Finance: 84
#    Operations: 312

# The paper that reports and guides are printed on: A4 or Letter.
#paper: Letter

# The day on which the executives decide; until then an interviewee may withdraw.
#decision_meeting: 2026-11-27

# The first day of the action plan.
#plan_start: 2026-12-01

# Who owns the actions: the role that the questionnaire names, and the person.
#owners:
#  Executive sponsor: Els Maes (CEO)

# The client's own words for what the questionnaire speaks of.
#words:
#  top_leader: our CEO
#  tool: Teams
#  community: practice group

# Whom people can turn to: with questions about their data, and in confidence.
#contact:
#  privacy: privacy@northmoor.example
#  trust: the confidential adviser

# The day by which all answers are deleted, as people were promised; `collabready purge` does it.
#delete_by: 2027-06-30

# A sentence that every report prints.
#note: This is a trial with one department.
"""

GITIGNORE = """\
# What people answered stays on this computer. git forgets nothing: what was committed once can be read for ever, by
# everybody who gets a copy, also after it was deleted here or withdrawn.

# What was heard and answered, and what was made of it: results, receipts, reports, pages for single respondents, and
# the ledger of what was handed out.
/interviews/*
/exports/*
/reports/*
!.gitkeep
*.csv
*.tsv
*.xls
*.xlsx
*.ods
*.json
*.pdf
*.html
*.ics

# A mapping quotes what people typed, comments are what they wrote, and a roster names them. What is kept beside an interview holds the same as the interview.
*mapping.yaml
*comments.yaml
*roster*
*.yaml.*
*.yml.*
*.rescued.*
*~
.*.lock
.*.new
"""


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The client's folder; it may be there already.")],
    organisation: Organisation = None,
    questionnaire: QuestionnaireName = None,
    language: Annotated[
        list[str] | None, typer.Option("--language", help="A language in which people are asked, such as nl.")
    ] = None,
) -> None:
    """Make a client folder, every setting explained."""
    from collabready.engagement import FILE

    _refuse_nowhere()
    if os.path.lexists(folder / FILE):
        raise OutputError(f"{folder / FILE}: an engagement is there already. Choose another folder, or edit the file.")
    name = printable(organisation if organisation is not None else folder.resolve().name)
    settings = _settings(folder, name, questionnaire or FLAGSHIP, tuple(language or ()))
    try:
        left = _made(folder, settings)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}). Choose another place.") from error
    print(f"{folder / FILE} is the engagement of {name}.", file=sys.stderr)
    for path in left:
        print(f"{path} was there already, and was left as it is.", file=sys.stderr)
    if folder / ".gitignore" in left:
        print("See that it keeps exports, interviews, results and reports out of git.", file=sys.stderr)
    to = f"./{folder}" if str(folder).startswith("-") else str(folder)
    there = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(to)} && "
    print(f"Next: fill in {folder / FILE}, then type: {there}collabready", file=sys.stderr)


def _refuse_nowhere() -> None:
    try:
        Path.cwd()
    except OSError as error:
        raise CollabreadyError(
            "The folder that you stand in is gone. Go to another one, then type this again."
        ) from error


def _settings(folder: Path, organisation: str, questionnaire: str, languages: tuple[str, ...]) -> str:
    """The text of the settings. Raises CollabreadyError when it would not be read back."""
    from collabready.documents import Tree, parse, read_text, text_of
    from collabready.engagement import FILE, Engagement
    from collabready.questionnaire.reader import load_questionnaire

    loaded = load_questionnaire(questionnaire)
    _refuse_unspoken(languages, loaded)
    text = TEMPLATE.format(
        organisation=text_of({"organisation": organisation}),
        questionnaire=text_of({"questionnaire": _from(folder, questionnaire)}),
        languages=f"languages: [{', '.join(languages or (loaded.language,))}]\n",
    )
    file = str(folder / FILE)
    parse(Tree(file, "", read_text(text, file)), Engagement)
    return text


def _from(folder: Path, questionnaire: str) -> str:
    """The questionnaire as the settings name it: a path is one from the client's folder."""
    from collabready import bundled

    if questionnaire in bundled.questionnaires():
        return questionnaire
    found = next(path for path in (Path(questionnaire), Path(f"{questionnaire}.yaml")) if path.exists())
    return Path(os.path.relpath(found, folder)).as_posix()


def _refuse_unspoken(languages: tuple[str, ...], questionnaire: Questionnaire) -> None:
    from collabready.questionnaire.refusals import not_translated

    for language in languages:
        if refusal := not_translated(questionnaire, language):
            raise CollabreadyError(refusal)


def _made(folder: Path, settings: str) -> list[Path]:
    """Make what is missing, the settings last: what was broken off can be begun again. Gives back what was there."""
    from collabready.engagement import FILE, FOLDERS

    for place in (folder, *(folder / name for name in FOLDERS)):
        if place.exists() and not place.is_dir():
            raise OutputError(f"{place}: a file has this name. Choose another place, or rename the file.")
    folder.mkdir(parents=True, exist_ok=True)
    left = []
    for part in (folder / name for name in FOLDERS):
        left += [part] if part.exists() else []
        part.mkdir(mode=0o700, exist_ok=True)
        if not os.path.lexists(part / KEEP):
            write_whole(part / KEEP, b"")
    if not keep_out_of_git(folder):
        left.append(folder / ".gitignore")
    write_whole(folder / FILE, settings.encode())
    return left


def keep_out_of_git(folder: Path) -> bool:
    """Write a `.gitignore` that keeps answers out of git, where there is none; says whether it did."""
    if os.path.lexists(folder / ".gitignore"):
        return False
    write_whole(folder / ".gitignore", GITIGNORE.encode())
    return True
