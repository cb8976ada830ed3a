"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.errors import OutputError
from collabready.files import printable

if TYPE_CHECKING:
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire

FLAGSHIP = "collaborative-learning"


class Partial(StrEnum):
    scored = "scored"
    all = "all"
    none = "none"


class Paper(StrEnum):
    a4 = "A4"
    letter = "Letter"


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"


Exports = Annotated[
    list[Path] | None,
    typer.Argument(
        readable=False,  # what cannot be read is told by the reader, with exit code 1
        metavar="FILE",
        help="Survey exports (CSV, TSV, XLSX), interview files (YAML), or a results.json. In an engagement: its exports and interviews.",
    ),
]
QuestionnaireName = Annotated[
    str | None,
    typer.Option("--questionnaire", "-q", help=f"A shipped questionnaire or a YAML file. [default: {FLAGSHIP}]"),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        help="Break the results down by this column, such as Department; `file` for the files. May be given several times.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        help="Word everything in this language of the questionnaire, such as nl. [default: the first of `languages:`]",
    ),
]
MinGroup = Annotated[
    int | None, typer.Option("--min-group", help="Hide groups of fewer respondents; 5 is the least. [default: 5]")
]
Population = Annotated[
    Path | None,
    typer.Option(
        "--population",
        help="Who was asked: a CSV or XLSX of head counts by the columns of --by, or with a row for each person.",
    ),
]
Organisation = Annotated[str | None, typer.Option("--organisation", help="The name of the organisation.")]
PaperSize = Annotated[
    Paper | None,
    typer.Option("--paper", case_sensitive=False, help="The paper to print on. [default: `paper:`, else A4]"),
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that collabready did not make.")]
Map = Annotated[
    list[Path] | None,
    typer.Option(
        "--map", help="How the export is read, settled with `collabready map`: for all files, or one for each."
    ),
]
Accept = Annotated[
    bool,
    typer.Option("--accept-proposals", help="Take headers and labels that are merely alike for what they are like."),
]
PartialRule = Annotated[
    Partial | None,
    typer.Option(
        "--partial",
        help="Who counts of those who did not finish: those with a score for any dimension, all, or none. [default: scored]",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="ID", help="Take out a respondent who withdrew, by the id of the survey tool."),
]
WithoutCareless = Annotated[
    bool,
    typer.Option("--without-careless", help="Set answers aside that look careless; then only the whole is shown."),
]
Earlier = Annotated[
    Path | None,
    typer.Option("--earlier", help="An earlier wave to set beside this one: an export, or its results.json."),
]
EarlierQuestionnaire = Annotated[
    str | None,
    typer.Option(
        "--earlier-questionnaire",
        help="The questionnaire of the earlier export, where it was another version. [default: as -q]",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when a row or an answer was set aside.")]
Rejects = Annotated[
    Path | None, typer.Option("--rejects", help="Write the rows set aside, with reasons, to this CSV file.")
]


@dataclass(frozen=True)
class Reading:
    """How exports are to be read, as the user typed it."""

    maps: Sequence[Path] | None = None
    accept_proposals: bool = False
    partial: Partial | None = None
    without: Sequence[str] | None = None
    without_careless: bool = False

    @property
    def given(self) -> bool:
        return bool(self.maps or self.accept_proposals or self.partial or self.without or self.without_careless)


@dataclass(frozen=True)
class Options:
    """What the user typed, None where nothing was, and the folder whose engagement completes it."""

    files: Sequence[Path] | None
    questionnaire: str | None
    by: Sequence[str] | None
    min_group: int | None
    organisation: str | None
    reading: Reading = Reading()
    folder: Path = Path()
    population: Path | None = None
    language: str | None = None

    @property
    def name(self) -> str | None:
        """The organisation's name, printable."""
        return None if self.organisation is None else printable(self.organisation)


def questionnaire_name(given: str | None, engagement: Engagement | None) -> str:
    """The questionnaire that is given as -q, that of the engagement, or the one that comes with the program."""
    from collabready.engagement import questionnaire_of

    return given or (questionnaire_of(engagement) if engagement else FLAGSHIP)


def engagement_and_questionnaire(given: str | None) -> tuple[Engagement | None, Questionnaire]:
    """The engagement whose folder this is, and the questionnaire. `given`: what was given as -q."""
    from collabready.engagement import load_engagement
    from collabready.questionnaire.reader import load_questionnaire

    engagement = load_engagement()
    return engagement, load_questionnaire(questionnaire_name(given, engagement))


def refuse_inputs(targets: Sequence[Path | None], inputs: Sequence[Path | str | None]) -> None:
    """Refuse to write over what is read, or two things into one file, whatever --force says.

    Raises:
        OutputError: a target is an input, or another target.
    """
    taken = {Path(each).resolve() for each in inputs if each is not None and Path(each).exists()}
    for target in targets:
        if target is not None:
            if target.resolve() in taken:
                raise OutputError(
                    f"{target}: this file is read, or written already. Choose another name for the output."
                )
            taken.add(target.resolve())
