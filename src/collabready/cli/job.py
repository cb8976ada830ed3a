"""What a command was asked to do, completed from the engagement's settings and from defaults, and done."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from collabready.cli.circumstances import context_of
from collabready.cli.options import FLAGSHIP, Options, Reading, questionnaire_name
from collabready.cli.privacy import with_privacy
from collabready.errors import CollabreadyError, UnsettledError
from collabready.files import hash_in_background

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.engagement import Engagement
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.model import Responses
    from collabready.responses.receipt import Receipt

SMALL = 100_000
SOMETHING_SET_ASIDE = 3


Files = tuple[tuple[Path, "Receipt"], ...]


@dataclass(frozen=True)
class Job:
    """What came out: the results, and the files with their receipts, none where results were read back."""

    results: Results
    files: Files = ()

    @property
    def lost_something(self) -> bool:
        """Whether a row or an answer was set aside."""
        return any(receipt.set_aside or receipt.unread or receipt.lost for _, receipt in self.files)

    @property
    def receipts(self) -> list[Receipt]:
        return [receipt for _, receipt in self.files]


def exit_strictly(job: Job, *, strict: bool) -> None:
    """End with an exit code of its own when something was set aside and the user wants to know."""
    if strict and job.lost_something:
        raise typer.Exit(SOMETHING_SET_ASIDE)


def job_of(options: Options, *, in_detail: bool = False, once_read: Callable[[Files], None] | None = None) -> Job:
    """Run the job: read, score, plan. What happened to the files on their way in goes to stderr.

    A results.json in place of an export is read back as it is. `in_detail`: look for languages and careless answers in
    a large file too. `once_read` is given the files with their receipts before anything is scored, which may fail.
    """
    # Hashing a large export takes as long as the imports below: side by side they cost nothing.
    first = next(filter(_is_export, options.files or ()), None)
    digest = hash_in_background(first) if first else None
    from collabready.engagement import load_engagement

    engagement = load_engagement(options.folder)
    files = _files(options.files, engagement)
    if files[0].suffix.lower() == ".json":
        return Job(_read_back(files[0], options))
    prepared = _prepared(files, digest, options, engagement, in_detail=in_detail)
    if once_read:
        once_read(tuple((file, receipt) for file, receipt in prepared.files if _is_export(file)))
    return _assessed(prepared, options, engagement)


def _read_back(file: Path, options: Options) -> Results:
    """Results that were written before; only the name of the organisation may still be given."""
    from collabready.assessment.results import read_results

    if options.questionnaire or options.by or options.min_group is not None or options.reading.given:
        raise CollabreadyError(
            f"{file}: these are results already. --questionnaire, --by, --min-group, --map, --accept-proposals and --partial "
            "belong to scoring: name the export."
        )
    results = read_results(file)
    return results.model_copy(update={"organisation": options.name or results.organisation})


@dataclass(frozen=True)
class _Wanted:
    """What is to be done: the option if there is one, else the engagement's setting, else the default."""

    questionnaire: str
    by: tuple[str, ...]
    min_group: int
    maps: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """What is there before it is scored: the survey, or the interviews where there is none, and those beside it."""

    questionnaire: Questionnaire
    responses: Responses
    files: Files
    wanted: _Wanted
    interviews: Responses | None = None


def responses_of(options: Options) -> tuple[Prepared, list[Path]]:
    """The exports alone, read and settled but not scored, and their files in the order of the receipts."""
    from collabready.engagement import exports, load_engagement

    engagement = load_engagement(options.folder)
    named = options.files or (exports(engagement) if engagement else ())
    files = [file for file in _files(named, engagement) if _is_export(file)]
    if not files:
        raise CollabreadyError("No export is named here: what people wrote stands in the exports of the survey.")
    prepared = _prepared(files, None, replace(options, files=files), engagement, in_detail=False)
    return prepared, files


def _prepared(
    files: Sequence[Path],
    digest: Future[str] | None,
    options: Options,
    engagement: Engagement | None,
    *,
    in_detail: bool,
) -> Prepared:
    from collabready.assessment.disclosure import check_min_group
    from collabready.assessment.uncertainty import prepare
    from collabready.questionnaire.reader import load_questionnaire

    wanted = _wanted(options, engagement)
    check_min_group(wanted.min_group)
    questionnaire = load_questionnaire(wanted.questionnaire)
    surveys, (talks, others) = [f for f in files if _is_export(f)], _talks(files, options, questionnaire)
    with ThreadPoolExecutor(1) as beside:
        beside.submit(prepare)
        heard = _heard(talks, questionnaire, options.reading, beside=bool(surveys)) if talks else None
        if not surveys and heard:
            return Prepared(questionnaire, heard, (*zip(talks, heard.receipts, strict=True), *others), wanted)
        responses = _responses(surveys, digest, questionnaire, wanted, options.reading)
    responses = _settled(responses, questionnaire, options.reading, in_detail=in_detail)
    _say_what_happened(responses, wanted.by)
    receipts = (*responses.receipts, *(heard.receipts if heard else ()))
    read = zip([*surveys, *talks], receipts, strict=False)
    return Prepared(questionnaire, responses, (*read, *others), wanted, heard)


def _talks(files: Sequence[Path], options: Options, questionnaire: Questionnaire) -> tuple[list[Path], Files]:
    """The interviews that are scored, and those of the folder that follow another questionnaire, which are told of.

    One that the user named is wrong where it follows another: the reader says so.
    """
    from collabready.responses.interviews import apart

    talks = [file for file in files if not _is_export(file)]
    if options.files or not talks:
        return talks, ()
    mine, others = apart(talks, questionnaire)
    for _, receipt in others:
        print(*receipt.lines(), sep="\n", file=sys.stderr)
    if not mine and len(talks) == len(files):
        raise CollabreadyError(
            f"Nothing here is about '{questionnaire.id}'. Name the questionnaire of the interviews with -q, or an export."
        )
    return mine, tuple(others)


def _heard(talks: Sequence[Path], questionnaire: Questionnaire, reading: Reading, *, beside: bool) -> Responses:
    """The interviews, with what happened to them told; beside a survey, perhaps none that counts."""
    from collabready.responses.interviews import NONE_COUNTED, read_interviews

    if reading.given and not beside:
        raise CollabreadyError("--map, --accept-proposals and --partial belong to exports; these are interviews.")
    heard = read_interviews(talks, questionnaire)
    _say_what_happened(heard, ())
    if beside and not heard.height:
        print(NONE_COUNTED, file=sys.stderr)
    return heard


def _assessed(prepared: Prepared, options: Options, engagement: Engagement | None) -> Job:
    from collabready.assessment.disclosure import MIN_DISTRIBUTION
    from collabready.assessment.head_counts import misspelt
    from collabready.assessment.results import Settings
    from collabready.plan import assess

    responses, wanted = prepared.responses, prepared.wanted
    context = with_privacy(context_of(options, engagement), prepared, engagement)
    if names := misspelt(context.invited, wanted.by, responses.groups, prepared.questionnaire):
        print(f"invited: nobody answered under {', '.join(names)}. Silent, or spelt in another way?", file=sys.stderr)
    distribution, by = max(MIN_DISTRIBUTION, wanted.min_group), tuple(responses.groups.columns[:1])
    settings = Settings(min_group=wanted.min_group, min_group_distribution=distribution, by=by)
    results = assess(prepared.questionnaire, responses, settings, context, interviews=prepared.interviews)
    return Job(results, prepared.files)


def _settled(responses: Responses, questionnaire: Questionnaire, reading: Reading, *, in_detail: bool) -> Responses:
    """Without those who did not finish and do not count; with receipts in detail, where that takes no time."""
    from collabready.assessment.receipts import with_particulars
    from collabready.assessment.unfinished import settle_unfinished

    responses = settle_unfinished(questionnaire, responses, reading.partial or "scored")
    if in_detail or responses.height <= SMALL:
        return with_particulars(questionnaire, responses)
    return responses


def _wanted(options: Options, engagement: Engagement | None) -> _Wanted:
    from collabready.assessment.disclosure import MIN_GROUP
    from collabready.engagement import mappings

    settings = engagement or _Wanted(FLAGSHIP, (), MIN_GROUP)
    return _Wanted(
        questionnaire=questionnaire_name(options.questionnaire, engagement),
        by=tuple(options.by or settings.by),
        min_group=settings.min_group if options.min_group is None else options.min_group,
        maps=tuple(options.reading.maps or (mappings(engagement) if engagement else ())),
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
    files: Sequence[Path], digest: Future[str] | None, questionnaire: Questionnaire, wanted: _Wanted, reading: Reading
) -> Responses:
    from collabready.responses.mapping import read_mapping
    from collabready.responses.stack import read_exports
    from collabready.responses.understanding import Decisions

    accept = reading.accept_proposals
    decisions = [Decisions(read_mapping(path, questionnaire), accept) for path in wanted.maps]
    try:
        return read_exports(files, questionnaire, wanted.by, decisions or [Decisions(None, accept)], digest)
    except UnsettledError as error:
        maps = list(wanted.maps) * len(files) if len(wanted.maps) == 1 else list(wanted.maps)
        mappings = {file: str(mapping) for file, mapping in zip(files, maps, strict=False)}
        raise error.with_options(f" -q {shlex.quote(wanted.questionnaire)}", mappings) from None


def _files(files: Sequence[Path] | None, engagement: Engagement | None) -> list[Path]:
    """One results.json, or any number of exports and interviews; those of the engagement where none is named."""
    from collabready.engagement import exports, unmatched
    from collabready.responses.interview_folder import interview_files, no_files

    if engagement and not files and (patterns := unmatched(engagement)):
        print(f"exports: no file for {', '.join(patterns)}. Not there yet, or misspelt?", file=sys.stderr)
    if engagement and not files:
        print(*(f"{why}\n" for _, why in no_files(engagement.folder)), sep="", end="", file=sys.stderr)
    found = list(files or ((*exports(engagement), *interview_files(engagement.folder)) if engagement else ()))
    if engagement and not found:
        _refuse_purged(engagement.folder)
    if not found:
        raise CollabreadyError(
            "Which export? Name the file: collabready score responses.csv. In an engagement, `exports:` in "
            "collabready.yaml may name it."
        )
    if len(found) > 1 and any(path.suffix.lower() == ".json" for path in found):
        names = ", ".join(str(path) for path in found)
        raise CollabreadyError(
            f"Exports and interviews go together, a results.json goes alone; these do not go together: {names}."
        )
    return found


def _refuse_purged(client: Path) -> None:
    """Say that the answers are gone, where they were purged."""
    from collabready.purge.certificate import purged_on

    if purged := purged_on(client):
        raise CollabreadyError(
            f"The answers of this engagement were purged on {purged[0]}: {purged[1].name}. "
            "Results that were kept are still printed: collabready report results.json"
        )


def _is_export(path: Path) -> bool:
    """An export is what is neither an interview nor results."""
    return path.suffix.lower() not in {".yaml", ".yml", ".json"}
