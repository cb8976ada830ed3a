"""What is to be done: the option if there is one, else the engagement's setting, else the default."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from collabready.cli.options import FLAGSHIP, Options, Partial, questionnaire_name
from collabready.cli.respondents import groups_once

if TYPE_CHECKING:
    from collabready.assessment.results import Settings
    from collabready.cli.circumstances import Inherited
    from collabready.cli.job import Prepared
    from collabready.engagement import Engagement


@dataclass(frozen=True)
class Wanted:
    """What is to be done: the option if there is one, else the engagement's setting, else the default."""

    questionnaire: str
    by: tuple[str, ...]
    min_group: int
    maps: tuple[Path, ...] = ()
    withdrawn: tuple[str, ...] = ()
    careless: Literal["kept", "set aside"] = "kept"
    language: str | None = None


def wanted_of(options: Options, engagement: Engagement | None, inherited: Inherited | None) -> Wanted:
    from collabready.assessment.disclosure import MIN_GROUP, check_min_group
    from collabready.engagement import mappings

    settings, reading = engagement or Wanted(FLAGSHIP, (), MIN_GROUP), options.reading
    check_min_group(settings.min_group if options.min_group is None else options.min_group)
    groups = groups_once(options.by, settings.by, reading)
    languages = [inherited.language] if inherited else engagement.languages if engagement else ()
    return Wanted(
        questionnaire=questionnaire_name(options.questionnaire, engagement),
        by=groups,
        min_group=settings.min_group if options.min_group is None else options.min_group,
        maps=tuple(reading.maps or (mappings(engagement) if engagement else ())),
        withdrawn=tuple(dict.fromkeys([*(reading.without or ()), *settings.withdrawn])),
        careless="set aside" if reading.without_careless else "kept",
        language=options.language or next(iter(languages), None),
    )


def settings_of(prepared: Prepared, options: Options) -> Settings:
    from collabready.assessment.disclosure import minimum_for_spreads
    from collabready.assessment.results import Settings

    wanted = prepared.wanted
    return Settings(
        min_group=wanted.min_group,
        min_group_distribution=minimum_for_spreads(wanted.min_group),
        by=tuple(prepared.responses.groups.columns),
        partial=(options.reading.partial or Partial.scored).value,
        careless=wanted.careless,
    )
