"""The report as HTML: nothing from outside gets in, and nothing of the data becomes markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from collabready.assessment.results import Results
from collabready.errors import CollabreadyError
from collabready.report.html import render_html
from collabready.report.page import report_pages

Load = Callable[[str], Results]
HOSTILE = "<script>alert('x')</script> & \"quotes\" 🎉 \x00\x07"


class Tags(HTMLParser):
    """Collects tags and the addresses that they name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.without_alt = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.addresses += [given[key] or "" for key in ("src", "href") if key in given]
        self.without_alt += tag == "img" and not given.get("alt")


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


def hostile(results: Results, text: str) -> Results:
    """The results with a text in place of every name that a client can type."""
    dimensions = tuple(
        each.model_copy(
            update={
                "title": text,
                "about": text,
                "practices": tuple(practice.model_copy(update={"title": text}) for practice in each.practices),
                "items": tuple(item.model_copy(update={"text": text}) for item in each.items),
            }
        )
        for each in results.dimensions
    )
    groups = tuple(group.model_copy(update={"group": text, "by": text}) for group in results.groups)
    plan = tuple(action.model_copy(update={"title": text, "because": text, "owner": text}) for action in results.plan)
    return results.model_copy(
        update={
            "organisation": text,
            "note": text,
            "wave": text,
            "scope": text,
            "dimensions": dimensions,
            "groups": groups,
            "plan": plan,
            "warnings": (text,),
        }
    )


@pytest.mark.parametrize("name", ["purpose-missing", "nothing-scored", "interviews-only", "one-dimension"])
def test_the_page_for_browsers_needs_nothing_from_outside(load_results: Load, template: Path, name: str) -> None:
    html = render_html(report_pages(load_results(name)), template, self_contained=True)

    page = parsed(html)
    assert all(address.startswith(("data:", "#")) for address in page.addresses)
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)\)", html))
    assert {"link", "script", "iframe", "object"}.isdisjoint(page.tags)


def test_every_picture_has_words(load_results: Load, template: Path) -> None:
    assert (
        parsed(render_html(report_pages(load_results("purpose-missing")), template, self_contained=True)).without_alt
        == 0
    )


def test_names_become_text_and_never_markup(load_results: Load, template: Path) -> None:
    results = hostile(load_results("purpose-missing"), HOSTILE)
    html = render_html(report_pages(results), template, self_contained=False)

    assert "script" not in parsed(html).tags
    assert "&lt;script&gt;" in html
    assert "\x00" not in html


def test_a_long_word_of_the_data_gets_places_to_break_on_paper_only(load_results: Load, template: Path) -> None:
    report = report_pages(load_results("unsafe").model_copy(update={"organisation": "a" * 60 + "b" * 10}))

    assert f"{'a' * 60}\u200b{'b' * 10}" in render_html(report, template, self_contained=False)
    assert "\u200b" not in render_html(report, template, self_contained=True)


def test_headings_come_in_order(load_results: Load, template: Path) -> None:
    html = render_html(report_pages(load_results("purpose-missing")), template, self_contained=False)

    ranks = [int(tag[1]) for tag in parsed(html).tags if re.fullmatch(r"h[1-6]", tag)]
    assert ranks[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_a_template_that_names_what_is_not_there_fails(load_results: Load, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("{{ report.summary.moon }}")

    with pytest.raises(CollabreadyError, match=r"report\.html:1: the template cannot be used: .*moon"):
        render_html(report_pages(load_results("one-dimension")), tmp_path, self_contained=False)


@pytest.mark.parametrize(
    ("attack", "refusal"),
    [
        ("{{ 'a' * 10**9 }}", "is not allowed in a report template"),
        ("{{ report.__class__.__mro__ }}", "'__class__' of 'Report' object is unsafe"),
        ("{{ report.summary.findings.append(1) }}", "has no attribute 'append'"),
    ],
)
def test_a_template_cannot_compute_or_reach_inside(
    load_results: Load, tmp_path: Path, attack: str, refusal: str
) -> None:
    (tmp_path / "report.html").write_text(attack)

    with pytest.raises(CollabreadyError, match=refusal):
        render_html(report_pages(load_results("one-dimension")), tmp_path, self_contained=False)
