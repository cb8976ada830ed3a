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

from collabready.cli.circumstances import Inherited, context_of, merged, merges_of
from collabready.cli.decisions import with_decisions
from collabready.cli.earlier_releases import as_noted, tell_what_is_hidden_now, with_releases
from collabready.cli.inputs import input_files, is_export, is_results
from collabready.cli.options import Options, Reading
from collabready.cli.privacy import with_privacy
from collabready.cli.respondents import as_told, settled
from collabready.cli.wanted import Wanted, settings_of, wanted_of
from collabready.errors import CollabreadyError, UnsettledError
from collabready.files import hash_in_background

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.assessment.rounds import Answers
    from collabready.engagement import Engagement
    from collabready.ledger.entries import Ledger
    from collabready.questionnaire.model import Questionnaire
    from collabready.responses.merges import Merges
    from collabready.responses.model import Responses
    from collabready.responses.receipt import Receipt

SOMETHING_SET_ASIDE = 3


Files = tuple[tuple[Path, "Receipt"], ...]


@dataclass(frozen=True)
class Job:
    """What came out: the results, the files with their receipts, and the survey's answers; neither where results were read back."""

    results: Results
    files: Files = ()
    answers: Answers | None = None

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


def job_of(
    options: Options,
    *,
    in_detail: bool = False,
    once_read: Callable[[Files], None] | None = None,
    inherited: Inherited | None = None,
    ledger: Ledger | None = None,
) -> Job:
    """Run the job: read, score, plan. What happened to the files on their way in goes to stderr.

    A results.json in place of an export is read back as it is. `in_detail`: look for languages and careless answers in
    a large file too. `once_read` is given the files with their receipts before anything is scored, which may fail.
    `inherited`: what holds of the client folder, for an earlier wave; None for all, where this is one. `ledger`: what was
    released before, if not what the engagement's own file says; for an earlier wave, only what tells of the same answers
    is checked.
    """
    # Hashing a large export takes as long as the imports below: side by side they cost nothing.
    first = next(filter(is_export, options.files or ()), None)
    digest = hash_in_background(first) if first else None
    from collabready.engagement import load_engagement
    from collabready.ledger.file import load_ledger

    engagement = load_engagement(options.folder) if inherited is None else None
    files = input_files(options.files, engagement)
    if is_results(files[0]):
        return Job(as_noted(_read_back(files[0], options), engagement))
    prepared = _prepared(files, digest, options, engagement, inherited, in_detail=in_detail)
    if once_read:
        once_read(tuple((file, receipt) for file, receipt in prepared.files if is_export(file)))
    ledger = ledger or (load_ledger(engagement.folder) if engagement else None)
    return _assessed(prepared, options, engagement, ledger)


def _read_back(file: Path, options: Options) -> Results:
    """Results that were written before; only the name of the organisation may still be given."""
    from collabready.assessment.results import read_results

    if any(
        (
            options.questionnaire,
            options.by,
            options.min_group,
            options.reading.given,
            options.population,
            options.language,
        )
    ):
        raise CollabreadyError(
            f"{file}: these are results already. --questionnaire, --by, --min-group, --map, --accept-proposals, --partial, "
            "--without, --without-careless, --population and --language belong to scoring: name the export."
        )
    results = read_results(file)
    return results.model_copy(update={"organisation": options.name or results.organisation})


@dataclass(frozen=True)
class Prepared:
    """What is there before it is scored: the survey, or the interviews where there is none, and those beside it."""

    questionnaire: Questionnaire
    responses: Responses
    files: Files
    wanted: Wanted
    interviews: Responses | None = None


def responses_of(options: Options) -> tuple[Prepared, list[Path]]:
    """The exports alone, read and settled but not scored, and their files in the order of the receipts."""
    from collabready.engagement import exports, load_engagement

    engagement = load_engagement(options.folder)
    named = options.files or (exports(engagement) if engagement else ())
    files = [file for file in input_files(named, engagement) if is_export(file)]
    if not files:
        raise CollabreadyError("No export is named here: what people wrote stands in the exports of the survey.")
    prepared = _prepared(files, None, replace(options, files=files), engagement, None, in_detail=False)
    return prepared, files


def _prepared(
    files: Sequence[Path],
    digest: Future[str] | None,
    options: Options,
    engagement: Engagement | None,
    inherited: Inherited | None,
    *,
    in_detail: bool,
) -> Prepared:
    from collabready.assessment.uncertainty import prepare
    from collabready.questionnaire.reader import load_questionnaire

    wanted = wanted_of(options, engagement, inherited)
    questionnaire = load_questionnaire(wanted.questionnaire)
    surveys, (talks, others) = [f for f in files if is_export(f)], _talks(files, options, questionnaire)
    with ThreadPoolExecutor(1) as beside:
        beside.submit(prepare)
        heard = _heard(talks, questionnaire, options.reading, beside=bool(surveys)) if talks else None
        if not surveys and heard:
            return Prepared(questionnaire, heard, (*zip(talks, heard.receipts, strict=True), *others), wanted)
        responses = _responses(surveys, digest, questionnaire, wanted, options.reading)
    merges, withdrawn = _inherited(inherited, responses, engagement, wanted)
    responses = merged(responses, merges, questionnaire)
    responses = settled(responses, questionnaire, options.reading, withdrawn, in_detail=in_detail)
    told = as_told(responses, questionnaire, options.reading, wanted.min_group)
    _say_what_happened(told)
    receipts = (*told.receipts, *(heard.receipts if heard else ()))
    read = zip([*surveys, *talks], receipts, strict=False)
    return Prepared(questionnaire, responses, (*read, *others), wanted, heard)


def _inherited(
    inherited: Inherited | None, responses: Responses, engagement: Engagement | None, wanted: Wanted
) -> tuple[Merges, Sequence[str]]:
    """Which groups are one, and who withdrew: of the client folder, or what an earlier wave has of it."""
    from collabready.responses.withdrawn import who_answered

    if inherited is None:
        return merges_of(engagement), wanted.withdrawn
    return inherited.merges, who_answered(responses, inherited.withdrawn)


def _talks(files: Sequence[Path], options: Options, questionnaire: Questionnaire) -> tuple[list[Path], Files]:
    """The interviews that are scored, and those of the folder that follow another questionnaire, which are told of.

    One that the user named is wrong where it follows another: the reader says so.
    """
    from collabready.responses.interviews import apart

    talks = [file for file in files if not is_export(file)]
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
        raise CollabreadyError(
            "--map, --accept-proposals, --partial, --without and --without-careless belong to exports; these are interviews."
        )
    heard = read_interviews(talks, questionnaire)
    _say_what_happened(heard)
    if beside and not heard.height:
        print(NONE_COUNTED, file=sys.stderr)
    return heard


def _assessed(prepared: Prepared, options: Options, engagement: Engagement | None, ledger: Ledger | None) -> Job:
    from collabready.assessment.head_counts import misspelt
    from collabready.assessment.rounds import Answers
    from collabready.language import speaking
    from collabready.plan import assess

    wanted = prepared.wanted
    questionnaire = _spoken(prepared.questionnaire, options, wanted)
    context = context_of(options, engagement, prepared.questionnaire, prepared.responses)
    asked = questionnaire.id if engagement else None
    responses, context = with_releases(prepared.responses, context, asked, ledger)
    with speaking(questionnaire.language):
        context = with_privacy(context, prepared, engagement)
    if names := misspelt(context.invited, wanted.by, responses.groups, questionnaire):
        print(f"invited: nobody answered under {', '.join(names)}. Silent, or spelt in another way?", file=sys.stderr)
    results = assess(questionnaire, responses, settings_of(prepared, options), context, interviews=prepared.interviews)
    results = with_decisions(results, questionnaire, prepared, engagement)
    tell_what_is_hidden_now(results, context.releases)
    return Job(results, prepared.files, Answers(prepared.questionnaire, responses))


def _spoken(questionnaire: Questionnaire, options: Options, wanted: Wanted) -> Questionnaire:
    """The questionnaire in the language that is wanted; one that the user asked for must be there."""
    known = [each.language for each in questionnaire.spoken]
    if options.language and options.language not in known:
        raise CollabreadyError(
            f"{questionnaire.id} is not translated into '{options.language}'. It speaks: {', '.join(known)}. A translation "
            f"stands beside it as NAME.{options.language}.yaml."
        )
    return questionnaire.spoken_in(wanted.language)


def _say_what_happened(responses: Responses) -> None:
    for receipt in responses.receipts:
        print(*receipt.lines(), sep="\n", file=sys.stderr)


def _responses(
    files: Sequence[Path], digest: Future[str] | None, questionnaire: Questionnaire, wanted: Wanted, reading: Reading
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
