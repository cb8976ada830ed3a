"""An earlier wave beside this one: read and scored as that wave was, and compared.

But for groups that are counted as one by now, which nothing could be compared with, and for those who withdrew for good.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from collabready.cli.circumstances import Inherited, merges_of
from collabready.cli.inputs import is_results
from collabready.cli.job import Job, job_of
from collabready.cli.options import Options, Reading, questionnaire_name
from collabready.errors import BesideReleaseError, CollabreadyError

if TYPE_CHECKING:
    from collabready.assessment.results import Results
    from collabready.assessment.rounds import Round
    from collabready.engagement import Engagement


@dataclass(frozen=True)
class EarlierWave:
    """Where an earlier wave is found. `questionnaire`: None where it was asked the same version."""

    file: Path
    questionnaire: str | None = None
    maps: Sequence[Path] | None = None


def with_earlier(job: Job, options: Options, file: Path | None, questionnaire: str | None) -> Job:
    """The job with the waves among its results: beside the file that is given, or beside that of the client folder.

    The client folder's counts where its own exports were scored, and where there are any.
    """
    from collabready.engagement import load_engagement

    engagement = load_engagement(options.folder)
    wave = EarlierWave(file, questionnaire) if file else None
    if wave is None and engagement and not options.files and engagement.earlier:
        wave = _of_the_folder(engagement)
        if job.results.readiness.basis == "interviews":
            print(f"{wave.file} is not compared: this wave rests on interviews.", file=sys.stderr)
            return job
    if wave is None:
        return job
    name = str(options.files[0]) if options.files else "this wave"
    return replace(job, results=compared(wave, options, name, job, engagement))


def compared(wave: EarlierWave, options: Options, name: str, later: Job, engagement: Engagement | None) -> Results:
    """The later results with the waves among them. `name`: what the later wave is called in messages."""
    from collabready.assessment.waves import compare_waves

    earlier = _scored(wave, options, engagement, later.results.questionnaire.language)
    waves = compare_waves(_round(str(wave.file), earlier, options), _round(name, later, options))
    return later.results.model_copy(update={"waves": waves})


def _scored(wave: EarlierWave, options: Options, engagement: Engagement | None, language: str) -> Job:
    """The earlier wave, checked with what was released of the same answers."""
    from collabready.ledger.file import load_ledger

    ledger = load_ledger(engagement.folder) if engagement else None
    withdrawn = (*(options.reading.without or ()), *(engagement.withdrawn if engagement else ()))
    inherited = Inherited(merges_of(engagement), withdrawn, language)
    try:
        return job_of(_as_it_was(wave, options, engagement), inherited=inherited, ledger=ledger)
    except BesideReleaseError as error:
        raise CollabreadyError(
            f"{wave.file}: {error} As the earlier wave, name the results.json that was released of it (collabready release --list)."
        ) from None


def _of_the_folder(engagement: Engagement) -> EarlierWave:
    from collabready.engagement import questionnaire_of

    asked = engagement.earlier_questionnaire
    return EarlierWave(
        engagement.folder / (engagement.earlier or ""), questionnaire_of(engagement, asked) if asked else None
    )


def _as_it_was(wave: EarlierWave, options: Options, engagement: Engagement | None) -> Options:
    """The options for the earlier wave: those of scoring for an export only, because results are made already."""
    if is_results(wave.file):
        return Options([wave.file], None, None, None, None)
    settings = (engagement.by, engagement.min_group) if engagement else ((), None)
    return Options(
        [wave.file],
        wave.questionnaire or questionnaire_name(options.questionnaire, engagement),
        options.by or settings[0],
        settings[1] if options.min_group is None else options.min_group,
        None,
        Reading(wave.maps, options.reading.accept_proposals, options.reading.partial),
    )


def _round(name: str, job: Job, options: Options) -> Round:
    """What came out, as a wave, under the minimum group that is asked for now, where that is larger.

    Without its answers where careless ones were set aside: those are among them still.
    """
    from collabready.assessment.rounds import Round

    settings = job.results.settings
    least = settings.model_copy(update={"min_group": max(settings.min_group, options.min_group or 0)})
    answers = job.answers if settings.careless == "kept" else None
    return Round(name, job.results.model_copy(update={"settings": least}), answers)
