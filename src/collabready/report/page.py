"""From results to what is printed: every string of the report, ready to set.

Rounding, wording and the choice of what to show are made here and in the modules of the single pages; a template only
places them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from collabready.language import say, speaking, spoken
from collabready.report.actions import PlanPage, plan_page
from collabready.report.annex import AnnexPage, annex_page
from collabready.report.brand import Brand
from collabready.report.charts import Chart
from collabready.report.comments import CommentsPage, comments_page
from collabready.report.contents import Contents, contents
from collabready.report.cover import Cover, cover, organisation, scope, stamp
from collabready.report.debrief import Debrief, debrief
from collabready.report.dimensions import DimensionPage, dimension_pages
from collabready.report.glossary import GlossaryPage, glossary_page
from collabready.report.groups import GroupPage, group_pages
from collabready.report.interviews import InterviewsPage, interviews_page
from collabready.report.method import MethodPage, method_page
from collabready.report.privacy import PrivacyPage, privacy_page
from collabready.report.recipe import Recipe, recipe
from collabready.report.staff import StaffPage, staff_page
from collabready.report.summary import Summary, summary
from collabready.report.voices import VoicesPage, voices_page
from collabready.report.waves import WavesPage, waves_page
from collabready.report.wording import clip, date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from collabready.assessment.results import Results
    from collabready.report.headline import Opening


@dataclass(frozen=True)
class Report:
    """All pages, in order. `created` is the date and time of the results, for the file's metadata.

    `debrief`: a page for the consultant alone, which no contents list.
    """

    title: str
    language: str
    created: str
    running_head: str
    running_foot: str
    generator: str
    brand: Brand
    cover: Cover
    contents: Contents
    summary: Summary
    recipe: Recipe | None
    dimensions: tuple[DimensionPage, ...]
    groups: tuple[GroupPage, ...]
    voices: VoicesPage | None
    interviews: InterviewsPage | None
    waves: WavesPage | None
    comments: CommentsPage | None
    plan: PlanPage
    method: MethodPage
    annex: AnnexPage
    privacy: PrivacyPage | None
    staff: StaffPage
    glossary: GlossaryPage
    debrief: Debrief | None = None

    @cached_property
    def charts(self) -> dict[str, str]:
        """Name of each chart -> its SVG."""
        return {chart.name: chart.svg for chart in self.every_chart}

    @cached_property
    def every_chart(self) -> tuple[Chart, ...]:
        """All charts, in the order of the pages."""
        return tuple(_charts(tuple(getattr(self, field.name) for field in fields(self))))


def _charts(value: Any) -> Iterator[Chart]:
    if isinstance(value, Chart):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _charts(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _charts(getattr(value, field.name))


def report_pages(results: Results, brand: Brand | None = None, *, with_debrief: bool = False) -> Report:
    """Every page of the report, from the results alone, in their language.

    `with_debrief`: also a page at the end on how to bring the report, for the consultant alone.
    """
    with speaking(results.questionnaire.language):
        report = _pages(results, brand or Brand())
        return replace(report, debrief=debrief(results, report.contents.entries)) if with_debrief else report


def _pages(results: Results, brand: Brand) -> Report:
    report = Report(
        **_around(results, brand),
        cover=cover(results, brand),
        contents=contents(results, ()),
        summary=summary(results),
        recipe=recipe(results),
        dimensions=dimension_pages(results),
        groups=group_pages(results),
        voices=voices_page(results),
        interviews=interviews_page(results),
        waves=waves_page(results),
        comments=comments_page(results),
        plan=plan_page(results),
        method=method_page(results),
        annex=annex_page(results),
        privacy=privacy_page(results),
        staff=staff_page(results),
        glossary=glossary_page(results),
    )
    return replace(report, contents=contents(results, _openings(report)))


def _openings(report: Report) -> list[Opening]:
    """How each page begins that the contents list, in the order of the pages."""
    parts, plan = (report.summary, report.recipe, *report.dimensions, *report.groups), report.plan
    people = (report.voices, report.interviews, report.waves, report.comments)
    ends = (report.method, report.annex, report.privacy, report.glossary)
    return [page.opening for page in (*parts, *people, plan, plan.days, *ends) if page]


def _around(results: Results, brand: Brand) -> dict[str, Any]:
    """What stands around the pages and on each of them."""
    return {
        "title": f"{organisation(results)}: {clip(results.questionnaire.title)}",
        "language": spoken(),
        "created": results.created,
        "running_head": " · ".join(filter(None, (organisation(results), scope(results)))),
        "running_foot": _foot(results),
        "generator": f"collabready {results.tool.version}",
        "brand": brand,
    }


def _foot(results: Results) -> str:
    wave = say("wave {wave}", wave=clip(results.wave, 40)) if results.wave else ""
    return " · ".join(
        filter(
            None,
            (
                stamp(results),
                clip(results.questionnaire.title, 60),
                wave,
                date(results.created),
                clip((results.note or "").split(". ")[0], 60),
            ),
        )
    )
