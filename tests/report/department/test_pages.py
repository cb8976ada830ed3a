"""The report of a group as it is printed: three pages, its extract attached, and nobody else in it."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pytest
from page import ValidationProfile, validate_pdf_bytes
from pypdf import PdfReader

from collabready.assessment.figures import whole
from collabready.assessment.results import Results
from collabready.report.department.extract import extract, shown_groups
from collabready.report.department.pages import department_pages
from collabready.report.html import render_html
from collabready.report.output import render_report
from filled_results import demo, filled

TEMPLATE = Path(__file__).parents[3] / "report_templates" / "department"


@cache
def of(name: str) -> Results:
    results = filled()
    return extract(results, next(each for each in results.groups if each.group == name))


def words(html: str) -> str:
    """What a reader sees, with the texts that stand for charts."""
    body = html.partition("<body>")[2]
    alts = re.findall(r'alt="([^"]*)"', body)
    return " ".join(" ".join((re.sub(r"<[^>]+>", " ", body), *alts)).split())


def page(results: Results) -> str:
    return render_html(department_pages(results), TEMPLATE, self_contained=False)


@pytest.mark.parametrize("name", ["Finance", "Customer Service", "Depot"])
def test_no_other_group_is_named_on_any_page(name: str) -> None:
    # The scope of these results is called as one of the groups is.
    told = words(page(of(name).model_copy(update={"scope": "whole"})))

    assert name in told
    assert [each.group for each in filled().groups if each.group != name and each.group in told] == []


def test_every_number_of_the_group_is_printed() -> None:
    results = of("Finance")
    told, group = words(page(results)), results.groups[0]

    for part in results.dimensions:
        cell = group.dimensions[part.id]
        assert cell.score is not None
        assert cell.ci is not None
        assert f"here {whole(cell.score)} of 100, the whole {whole(part.score or 0)}" in told.replace("<", "")
        assert f"{whole(cell.ci[0])} to {whole(cell.ci[1])}" in told
    assert f"{group.n} of {group.invited}" in told


def test_what_the_pages_say_of_privacy_is_what_is_kept() -> None:
    told = words(page(of("Finance")))

    for said in ("2 November 2026 to 13 November 2026", "30 June 2027", "Ada Consult", "privacy@northmoor.example"):
        assert said in told
    assert "Works council" in told
    assert "released on 25 November 2026" in told


@pytest.mark.usefixtures("pdf_libraries")
def test_the_pdf_has_three_pages_and_carries_the_extract() -> None:
    results = extract(demo(), shown_groups(demo(), demo().groups[0].by)[0])
    reader = PdfReader(io.BytesIO(render_report(results)[0]))

    assert len(reader.pages) == 3
    assert all("DRAFT" in each.extract_text().upper() for each in reader.pages)
    assert reader.attachments["results.json"] == [results.to_json().encode()]


@pytest.mark.usefixtures("pdf_libraries")
def test_the_pdf_can_be_read_aloud() -> None:
    """PDF/UA-1 (ISO 14289-1), all rules that page-validation knows."""
    found = validate_pdf_bytes(render_report(of("Depot"))[0], profile=ValidationProfile.PDF_UA_1)

    assert found.failures == []


@pytest.mark.usefixtures("pdf_libraries")
def test_a_released_report_bears_no_stamp() -> None:
    reader = PdfReader(io.BytesIO(render_report(of("Finance"))[0]))

    assert not any("DRAFT" in each.extract_text() for each in reader.pages)


@pytest.mark.usefixtures("pdf_libraries")
def test_long_names_and_many_parts_break_no_page() -> None:
    results, name = of("Finance"), "Netz- und Anlagenbetriebsführungsunterstützung " * 2
    parts = tuple(
        part.model_copy(update={"id": f"{part.id}-{at}", "title": f"{part.title} and much more of it"})
        for at in range(3)
        for part in results.dimensions
    )
    cells = {part.id: results.groups[0].dimensions[part.id.rsplit("-", 1)[0]] for part in parts}
    group = results.groups[0].model_copy(update={"group": name, "by": name, "dimensions": cells})
    crowded = results.model_copy(update={"organisation": name, "dimensions": parts, "groups": (group,)})

    reader = PdfReader(io.BytesIO(render_report(crowded)[0]))
    assert len(reader.pages) <= 4
    assert min(len(each.extract_text().split()) for each in reader.pages) > 45
