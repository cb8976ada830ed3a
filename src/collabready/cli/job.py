"""What a command was asked to do: its options, completed from the engagement's settings and from defaults."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from collabready.errors import CollabreadyError
from collabready.files import hash_in_background, printable

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.assessment.summary import Context
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.model import Responses

FLAGSHIP = "collaborative-learning"

Exports = Annotated[
    list[Path] | None,
    typer.Argument(
        readable=False,  # what cannot be read is told by the reader, with exit code 1
        metavar="FILE",
        help="The survey export (CSV), interview files (YAML), or a results.json. In an engagement: its export.",
    ),
]
QuestionnaireName = Annotated[
    str | None,
    typer.Option("--questionnaire", "-q", help=f"A shipped questionnaire or a YAML file. [default: {FLAGSHIP}]"),
]
By = Annotated[
    list[str] | None, typer.Option("--by", help="Break the results down by this column, such as Department.")
]
MinGroup = Annotated[
    int | None, typer.Option("--min-group", help="Hide groups of fewer respondents; 5 is the least. [default: 5]")
]
Organisation = Annotated[str | None, typer.Option("--organisation", help="The name of the organisation.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that collabready did not make.")]


@dataclass(frozen=True)
class Options:
    """What the user typed, None where nothing was, and the folder whose engagement completes it."""

    files: Sequence[Path] | None
    questionnaire: str | None
    by: Sequence[str] | None
    min_group: int | None
    organisation: str | None
    folder: Path = Path()

    @property
    def name(self) -> str | None:
        """The organisation's name, printable."""
        return None if self.organisation is None else printable(self.organisation)


def results_of(options: Options) -> Results:
    """Run the job: read, score, plan. What happened to the file on its way in goes to stderr.

    A results.json in place of an export is read back as it is.
    """
    # Hashing a large export takes as long as the imports below: side by side they cost nothing.
    digest = hash_in_background(options.files[0]) if options.files and _is_export(options.files[0]) else None
    from collabready.engagement import load_engagement

    engagement = load_engagement(options.folder)
    files = _files(options.files, engagement)
    if files[0].suffix.lower() == ".json":
        return _read_back(files[0], options)
    return _assessed(files, digest, options, engagement)


def _read_back(file: Path, options: Options) -> Results:
    """Results that were written before; only the name of the organisation may still be given."""
    from collabready.assessment.results import read_results

    if options.questionnaire or options.by or options.min_group is not None:
        raise CollabreadyError(
            f"{file}: these are results already. --questionnaire, --by and --min-group belong to scoring: name the export."
        )
    results = read_results(file)
    return results.model_copy(update={"organisation": options.name or results.organisation})


def _assessed(
    files: Sequence[Path], digest: Future[str] | None, options: Options, engagement: Engagement | None
) -> Results:
    from collabready.assessment.disclosure import MIN_DISTRIBUTION, check_min_group
    from collabready.assessment.groups import misspelt
    from collabready.assessment.results import Settings
    from collabready.assessment.uncertainty import prepare
    from collabready.plan import assess
    from collabready.questionnaire.reader import load_questionnaire

    wanted = _wanted(options, engagement)
    check_min_group(wanted.min_group)
    questionnaire = load_questionnaire(wanted.questionnaire, options.folder)
    with ThreadPoolExecutor(1) as beside:
        beside.submit(prepare)
        responses = _responses(files, digest, questionnaire, wanted.by)
    _say_what_happened(responses, wanted.by)
    context = _context(options, engagement)
    if names := misspelt(context.invited, wanted.by, responses.groups, questionnaire):
        print(f"invited: nobody answered under {', '.join(names)}. Silent, or spelt in another way?", file=sys.stderr)
    settings = Settings(
        min_group=wanted.min_group,
        min_group_distribution=max(MIN_DISTRIBUTION, wanted.min_group),
        by=tuple(responses.groups.columns[:1]),
    )
    return assess(questionnaire, responses, settings, context)


@dataclass(frozen=True)
class _Wanted:
    """What is to be done: the option if there is one, else the engagement's setting, else the default."""

    questionnaire: str
    by: tuple[str, ...]
    min_group: int


def _wanted(options: Options, engagement: Engagement | None) -> _Wanted:
    from collabready.assessment.disclosure import MIN_GROUP

    settings = engagement or _Wanted(FLAGSHIP, (), MIN_GROUP)
    return _Wanted(
        questionnaire=options.questionnaire or settings.questionnaire,
        by=tuple(options.by or settings.by),
        min_group=settings.min_group if options.min_group is None else options.min_group,
    )


def _say_what_happened(responses: Responses, by: Sequence[str]) -> None:
    for receipt in responses.receipts:
        print(*receipt.lines(), sep="\n", file=sys.stderr)
    if len(by) > 1:
        print(
            f"Shown by '{by[0]}' only: two breakdowns side by side could give single people away. "
            f"Run the command once with --by for each, and hand out one.",
            file=sys.stderr,
        )


def _responses(
    files: Sequence[Path], digest: Future[str] | None, questionnaire: Questionnaire, by: Sequence[str]
) -> Responses:
    if not _is_export(files[0]):
        from collabready.responses.interviews import read_interviews

        return read_interviews(files, questionnaire)
    from collabready.responses.reader import read_responses

    return read_responses(files[0], questionnaire, by, digest)


def _context(options: Options, engagement: Engagement | None) -> Context:
    from collabready.assessment.summary import Context

    if engagement is None:
        return Context(organisation=options.name)
    return Context(
        organisation=options.name or engagement.organisation,
        scope=engagement.scope,
        wave=engagement.wave,
        note=engagement.note,
        invited=engagement.invited,
    )


def _files(files: Sequence[Path] | None, engagement: Engagement | None) -> list[Path]:
    """One export, one results.json, or any number of interviews."""
    from collabready.engagement import exports

    found = list(files or (exports(engagement) if engagement else ()))
    if not found:
        raise CollabreadyError(
            "Which export? Name the file: collabready score responses.csv. In an engagement, `exports:` in "
            "collabready.yaml may name it."
        )
    if len(found) > 1 and any(_is_export(path) for path in found):
        names = ", ".join(str(path) for path in found)
        raise CollabreadyError(f"One export at a time, please; these are {len(found)}: {names}.")
    return found


def _is_export(path: Path) -> bool:
    """An export is what is neither an interview nor results."""
    return path.suffix.lower() not in {".yaml", ".yml", ".json"}
