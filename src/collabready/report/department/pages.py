"""The report of one group: every string of it, from its extract alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from collabready.language import say, speaking, spoken
from collabready.report.brand import Brand
from collabready.report.cover import organisation, scope, stamp
from collabready.report.department.beside import NAME, BesidePage, beside_page
from collabready.report.department.notes import NotesPage, notes_page
from collabready.report.department.team import TeamPage, team_page
from collabready.report.wording import SENTENCE, clip, date

if TYPE_CHECKING:
    from collabready.assessment.results import Results


@dataclass(frozen=True)
class DepartmentReport:
    """All pages, in order. `created` is the date and time of the results, for the file's metadata."""

    title: str
    language: str
    created: str
    running_head: str
    running_foot: str
    generator: str
    brand: Brand
    organisation: str
    questionnaire: str
    day: str
    wave: str
    stamp: str
    note: str
    beside: BesidePage
    team: TeamPage
    notes: NotesPage

    @cached_property
    def charts(self) -> dict[str, str]:
        """Name of each chart -> its SVG."""
        drawn = [row.chart for row in self.beside.rows if row.chart]
        return {chart.name: chart.svg for chart in (*drawn, self.beside.axis)}


def department_pages(results: Results, brand: Brand | None = None) -> DepartmentReport:
    """Every page of the report of one group, in the language of its extract."""
    with speaking(results.questionnaire.language):
        return _pages(results, brand or Brand())


def _pages(results: Results, brand: Brand) -> DepartmentReport:
    group = clip(results.groups[0].group, NAME)
    wave = say("wave {wave}", wave=clip(results.wave, 40)) if results.wave else ""
    questionnaire, day = clip(results.questionnaire.title), date(results.created)
    note = clip((results.note or "").split(". ")[0], 60)
    foot = (stamp(results), clip(results.questionnaire.title, 60), wave, day, note)
    return DepartmentReport(
        title=f"{organisation(results)}, {group}: {questionnaire}",
        language=spoken(),
        created=results.created,
        running_head=" · ".join(filter(None, (organisation(results), scope(results), group))),
        running_foot=" · ".join(filter(None, foot)),
        generator=f"collabready {results.tool.version}",
        brand=brand,
        organisation=organisation(results),
        questionnaire=questionnaire,
        day=day,
        wave=wave,
        stamp=stamp(results),
        note=clip(results.note or "", SENTENCE),
        beside=beside_page(results),
        team=team_page(results),
        notes=notes_page(results),
    )
