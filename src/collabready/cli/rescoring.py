"""Results that are to be handed out, made again from the answers: what cannot be made again is not handed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collabready.cli.job import job_of
from collabready.cli.options import Options, Partial, Reading, questionnaire_name
from collabready.errors import CollabreadyError
from collabready.files import hash_in_background
from collabready.ledger.entries import essence

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.assessment.rounds import Answers
    from collabready.engagement import Engagement
    from collabready.ledger.entries import Ledger
    from collabready.report.handouts import Handout


def scored_again(handout: Handout, options: Options, engagement: Engagement, ledger: Ledger) -> Answers:
    """What the results of a file were made of, when scored again from the exports that it names, with its settings.

    `options`: what was typed about how to read them.

    Raises:
        CollabreadyError: an export is not there as it was, or a number differs.
    """
    results = handout.results
    files = [*_exports(handout, engagement), *_talks(results, options, engagement)]
    job = job_of(_options(results, files, options), ledger=ledger)
    place = _first_difference(_compared(results), _compared(_alike(job.results, results)))
    if place or job.answers is None:
        raise CollabreadyError(
            f"{handout.path}: {place} is not what the answers give. It was changed by hand, made by another version of "
            "collabready, or made before something else was: a setting, an interview, another release. Score again "
            "(collabready score -o results.json, collabready report), and release that. Nothing was released."
        )
    return _counted(job.answers, results)


def _alike(again: Results, results: Results) -> Results:
    """What was scored again, cut to the group that results are an extract of; as it is where they are none."""
    from collabready.report.department.extract import extract

    for group in results.groups if results.extract else ():
        for found in again.groups:
            if (found.by, found.group) == (group.by, group.group) and not found.hidden:
                return extract(again, found)
    return again


def _counted(answers: Answers, results: Results) -> Answers:
    """The answers that count in results: without those that look careless, where these were set aside."""
    if results.settings.careless == "kept":
        return answers
    from collabready.assessment.careless_effect import without_careless

    kept = without_careless(answers.questionnaire, answers.responses, results.settings.min_group)
    return replace(answers, responses=kept)


def _options(results: Results, files: Sequence[Path], typed: Options) -> Options:
    """What makes results again: their own settings, and the mappings that were typed."""
    settings, reading = results.settings, typed.reading
    surveyed = results.readiness.basis == "survey"
    partial = Partial(settings.partial) if surveyed and settings.partial != Partial.scored.value else None
    return Options(
        files=files,
        questionnaire=typed.questionnaire,
        by=settings.by or None,
        min_group=settings.min_group,
        organisation=results.organisation,
        reading=Reading(
            reading.maps,
            reading.accept_proposals,
            partial,
            reading.without,
            without_careless=settings.careless == "set aside",
        ),
        language=results.questionnaire.language,
    )


def _exports(handout: Handout, engagement: Engagement) -> list[Path]:
    """The exports that results were made from, known by their content."""
    from collabready.engagement import exports

    paths = exports(engagement)
    hashes = [hash_in_background(path) for path in paths]
    there = {digest.result(): path for digest, path in zip(hashes, paths, strict=True)}
    sources = [source for source in handout.results.sources if source.channel == "survey"]
    for source in sources:
        if source.sha256 not in there:
            changed = next((path for path in paths if path.name == source.file), None)
            raise CollabreadyError(
                f"{handout.path}: it was made from '{source.file}' (sha256 {source.sha256[:12]}), which is not among the "
                f"exports of this engagement{f'; {changed} is newer' if changed else ''}. "
                "Score again and release that, or put the export back as it was, where `exports:` in collabready.yaml "
                "finds it. Nothing was released."
            )
    return [there[source.sha256] for source in sources]


def _talks(results: Results, options: Options, engagement: Engagement) -> list[Path]:
    """The interviews of the engagement about this questionnaire, where results hold any."""
    from collabready.questionnaire.reader import load_questionnaire
    from collabready.responses.interview_folder import interview_files
    from collabready.responses.interviews import apart

    if all(source.channel != "interview" for source in results.sources):
        return []
    asked = load_questionnaire(questionnaire_name(options.questionnaire, engagement))
    return apart(interview_files(engagement.folder), asked)[0]


def _compared(results: Results) -> dict[str, Any]:
    """Results as far as they have to be the same. Earlier waves are not scored here."""
    return essence(results).model_copy(update={"waves": None}).model_dump(mode="json", exclude={"tool"})


def _first_difference(found: Any, again: Any) -> str:
    """Where two results differ first, such as dimensions.2.score; nothing where they do not."""
    return next(_differences(found, again, ""), "")


def _differences(found: Any, again: Any, place: str) -> Iterator[str]:
    if isinstance(found, dict) and isinstance(again, dict) and found.keys() == again.keys():
        for key in found:
            yield from _differences(found[key], again[key], f"{place}.{key}" if place else key)
    elif isinstance(found, list) and isinstance(again, list) and len(found) == len(again):
        for number, (one, other) in enumerate(zip(found, again, strict=True), start=1):
            yield from _differences(one, other, f"{place}.{number}")
    elif found != again:
        yield place or "the file"
